/** Successes and failures that take them back, in any order: what counts is what no failure names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder, type Fact, money, type Order, tendersOf } from '../../src/index.ts';

const shop = defineOrder({ policy: { stock: 'outside' } });
const by = { kind: 'provider', id: 'psp' } as const;
const at = '2026-01-01T10:00:00Z';
const eur = (amount: number) => money(amount, 'EUR');
const placed = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'carla' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 1, total: eur(100_00) }],
  payments: [{ id: 'card', method: 'card', amount: eur(100_00) }],
}).order;

const names = ['a', 'b', 'c'] as const;
type Report = { readonly kind: 'captured' | 'failed'; readonly name: string; readonly amount: number };
const reports: fc.Arbitrary<readonly Report[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('captured' as const, 'failed' as const),
      name: fc.constantFrom(...names),
      amount: fc.constant(10_00),
    }),
    { maxLength: 8 },
  )
  .map((drawn) => drawn.map((one) => ({ ...one, amount: 10_00 * (1 + names.indexOf(one.name as 'a')) })));

function factOf({ kind, name, amount }: Report): Fact {
  const about = { id: `${kind}-${name}`, at, by, payment: 'card' };
  return kind === 'captured'
    ? { ...about, type: 'payment.captured', reference: name, amount: eur(amount) }
    : { ...about, type: 'payment.failed', reference: `no-${name}`, of: name };
}

const knowing = (order: Order, told: readonly Report[]) =>
  told.reduce((now, report) => shop.apply(now, factOf(report)).order, order);

describe('a success that is taken back', () => {
  it('counts in no order of the reports, and what nobody took back counts in every order', () => {
    fc.assert(
      fc.property(reports, fc.func(fc.nat()), (told, dice) => {
        const shuffled = told
          .map((report, i) => ({ report, by: dice(i) }))
          .toSorted((one, other) => one.by - other.by)
          .map(({ report }) => report);
        const [one, other] = [knowing(placed, told), knowing(placed, shuffled)];
        expect({ ...one, revision: 0 }).toEqual({ ...other, revision: 0 });
        const gone = new Set(told.flatMap(({ kind, name }) => (kind === 'failed' ? [name] : [])));
        const stays = new Map(
          told.flatMap(({ kind, name, amount }) => (kind === 'captured' && !gone.has(name) ? [[name, amount]] : [])),
        );
        const captured = [...stays.values()].reduce((sum, amount) => sum + amount, 0);
        expect(tendersOf(one)[0]?.captured).toBe(captured);
        expect(shop.explain(one).payment.figures.outstanding).toBe(100_00 - captured);
        expect(shop.decode(JSON.parse(JSON.stringify(shop.encode(one))))).toEqual(one);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the same order whatever came first, among authorizations, releases, refunds and chargebacks', () => {
    const facts = fc.array(
      fc.record({
        type: fc.constantFrom(
          ...([
            'authorized',
            'captured',
            'voided',
            'expired',
            'refunded',
            'dispute_opened',
            'failed',
            'failed',
          ] as const),
        ),
        reference: fc.constantFrom(...names),
        of: fc.constantFrom(...names),
        amount: fc.constantFrom(10_00, 20_00, 60_00),
      }),
      { maxLength: 10 },
    );
    const tell = (
      now: Order,
      { type, reference, of, amount }: { type: string; reference: string; of: string; amount: number },
    ) => {
      const about = { id: `${type}-${reference}`, at, by, payment: 'card', type: `payment.${type}`, reference };
      const more = { ...(type !== 'authorized' && { of }), ...(type === 'dispute_opened' && { kind: 'chargeback' }) };
      const { order, outcome } = shop.receive(now, {
        ...about,
        ...more,
        ...(type !== 'failed' && { amount: eur(amount) }),
      });
      expect(outcome.kind).not.toBe('rejected');
      return order;
    };
    fc.assert(
      fc.property(facts, fc.func(fc.nat()), (told, dice) => {
        const shuffled = told
          .map((fact, i) => ({ fact, by: dice(i) }))
          .toSorted((one, other) => one.by - other.by)
          .map(({ fact }) => fact);
        const [one, other] = [told.reduce(tell, placed), [...shuffled, ...told].reduce(tell, placed)];
        expect({ ...one, revision: 0 }).toEqual({ ...other, revision: 0 });
        const [tender] = tendersOf(one);
        expect(
          Math.min(...Object.values(tender ?? {}).filter((figure) => typeof figure === 'number')),
        ).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });
});
