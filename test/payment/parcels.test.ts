/** Captures for parcels: each takes what its units cost, and all of them what the order costs. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandDraft, defineOrder, money, type OrderEvent, worthOf } from '../../src/index.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { running } from '../support/running.ts';

const lines = { shirt: { quantity: 3, total: 10_00 }, mug: { total: 5_00 }, fee: { total: 2_99, ships: false } };
const parcels = { one: { shirt: 1 }, rest: { shirt: 2, mug: 1 } };
const authorized: Tell = { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 17_99 };
const ship = (fulfillment: string): Tell => ({ type: 'fulfillment.ship', fulfillment });
const capture = (fulfillment: string, amount: number, more: Partial<Tell> = {}): Tell =>
  ({ type: 'payment.capture', payment: 'card', fulfillment, amount, ...more }) as Tell;
const open = () => given({ lines, parcels }).when(authorized, ship('one'), ship('rest'));
const offered = ({ definition, order }: Story) =>
  definition
    .available(order, { by: { kind: 'staff', id: 'sam' }, at: dayOne })
    .map(({ command }) => command)
    .filter((command) => command.type === 'payment.capture' && command.fulfillment !== undefined)
    .map((command) => command as Extract<CommandDraft, { type: 'payment.capture' }>)
    .map(({ fulfillment, amount }) => [fulfillment, amount.amount]);

describe('a capture for a parcel', () => {
  it('is offered for each parcel that has left, and not for one that has not', () => {
    expect(offered(given({ lines, parcels }).when(authorized, ship('rest')))).toEqual([['rest', 14_65]]);
  });

  it('takes what its units cost: the first with what needs no shipping, the last with the rest of a cent', () => {
    const story = open()
      .when(capture('one', 6_33))
      .then({ reasons: ['exceeds_parcel_worth'] })
      .when(capture('one', 6_32))
      .then({ effects: [{ type: 'capture_payment', fulfillment: 'one', amount: 6_32, of: 'a-1' }] });
    expect(offered(story)).toEqual([['rest', 11_67]]);
    const done = story
      .when(capture('rest', 11_67))
      .answered()
      .then({ status: { payment: 'paid' } });
    expect(offered(done)).toEqual([]);
    expect(worthOf(done.order, 'one').worth.amount + worthOf(done.order, 'rest').worth.amount).toBe(17_99);
  });

  it('in part leaves the rest of the parcel to be captured', () => {
    const story = open().when(capture('one', 2_00)).answered();
    expect(worthOf(story.order, 'one')).toMatchObject({ charged: { amount: 2_00 }, left: { amount: 4_32 } });
    story.when(capture('one', 4_33)).then({ reasons: ['exceeds_parcel_worth'] });
    story.when(capture('one', 4_32)).then({ effects: [{ type: 'capture_payment', amount: 4_32 }] });
  });

  it('that fails frees the parcel for another', () => {
    const story = open().when(capture('one', 6_32, { id: 'take' } as never), {
      type: 'payment.failed',
      payment: 'card',
      reference: 'no-1',
      op: 'take',
    });
    expect(offered(story).map(([parcel]) => parcel)).toEqual(['one', 'rest']);
  });

  it('names a parcel that is there', () => {
    open()
      .when(capture('two', 1))
      .then({ reasons: ['unknown_part'] });
  });

  it('of a parcel from which units were canceled takes what is owed, to the cent', () => {
    const story = given({ lines, parcels }).when(authorized, ship('one'), { type: 'order.cancel', scope: 'unshipped' });
    const { owed } = story.definition.explain(story.order).payment.figures;
    expect(worthOf(story.order, 'one').left.amount).toBe(owed);
  });

  it('takes the cent that a later cancellation leaves, and what an edit adds once everything was charged', () => {
    const story = given({ lines: { shirt: { quantity: 3, total: 10_00 } }, parcels: { one: { shirt: 1 } } })
      .when({ ...authorized, amount: 10_00 }, capture('one', 3_33), ship('one'))
      .answered()
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({ money: { owed: 3_34, outstanding: 1 } });
    expect(offered(story)).toEqual([['one', 1]]);
    const edit: Tell = {
      type: 'order.edit',
      changes: [
        { kind: 'add_line', line: { id: 'gift', quantity: 1, total: money(2_00, 'EUR'), requiresShipping: false } },
      ],
    };
    const cent: Tell = { type: 'payment.captured', payment: 'card', reference: 'cent', op: 'rest', amount: 1 };
    const more = story.when(capture('one', 1, { id: 'rest' } as never), cent, edit);
    expect(worthOf(more.order, 'one')).toMatchObject({ worth: { amount: 5_34 }, left: { amount: 2_00 } });
  });

  it('that is canceled leaves what was not captured to the parcels that go instead', () => {
    const answer = (type: 'payment.captured' | 'payment.failed', more: object = {}): Tell =>
      ({ type, payment: 'card', reference: 'part', op: 'take', ...more }) as Tell;
    const instead: Tell = { type: 'fulfillment.plan', fulfillment: 'two', units: { shirt: 1 } };
    const story = given({ lines, parcels })
      .when(authorized, capture('one', 6_32, { id: 'take' } as never), answer('payment.captured', { amount: 2_00 }))
      .when(answer('payment.failed'), { type: 'fulfillment.cancel', fulfillment: 'one' }, instead)
      .when(ship('two'), ship('rest'));
    expect(worthOf(story.order, 'one')).toMatchObject({ worth: { amount: 2_00 }, left: { amount: 0 } });
    expect(offered(story)).toEqual([
      ['rest', 12_65],
      ['two', 3_34],
    ]);
    const refunded: Tell = { type: 'payment.refunded', payment: 'card', reference: 'r', of: 'part', amount: 2_00 };
    expect(offered(story.when(refunded)).reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(17_99);
  });

  it('that is canceled or unknown costs nothing', () => {
    const story = given({ lines, parcels }).when({ type: 'fulfillment.cancel', fulfillment: 'one' });
    for (const parcel of ['one', 'none']) expect(worthOf(story.order, parcel).worth.amount).toBe(0);
  });
});

const basket = fc.record({
  lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), total: fc.integer({ min: 1, max: 9_999 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  fee: fc.nat({ max: 500 }),
  cuts: fc.array(fc.nat({ max: 3 }), { minLength: 24, maxLength: 24 }),
  turn: fc.array(fc.nat({ max: 99 }), { minLength: 20, maxLength: 20 }),
});

it('captures over all parcels, in any order and with failures between, sum to the order to the cent', () => {
  const shop = defineOrder();
  fc.assert(
    fc.property(basket, ({ lines, fee, cuts, turn }) => {
      const currency = 'EUR' as const;
      const by = { kind: 'staff', id: 'sam' } as const;
      const total = lines.reduce((sum, line) => sum + line.total, fee);
      const units: { line: string; quantity: number }[][] = [[], [], [], []];
      lines.forEach(({ quantity }, i) => {
        for (let n = 0; n < quantity; n++)
          units[cuts[(i * 6 + n) % cuts.length] ?? 0]?.push({ line: `l-${i}`, quantity: 1 });
      });
      let { order } = shop.place({
        id: 'order-1',
        at: dayOne,
        by,
        currency,
        lines: [
          ...lines.map(({ quantity, total }, i) => ({ id: `l-${i}`, quantity, total: money(total, currency) })),
          { id: 'fee', quantity: 1, total: money(fee, currency), requiresShipping: false },
        ],
        payments: [{ id: 'card', method: 'card', amount: money(total, currency) }],
        fulfillments: units.flatMap((some, n) => (some.length > 0 ? [{ id: `p-${n}`, units: some }] : [])),
      });
      let count = 0;
      const send = (told: object) => {
        const event = { id: `e-${++count}`, at: dayOne, by, ...told } as OrderEvent;
        const applied = shop.apply(order, event);
        order = applied.order;
        return applied;
      };
      send({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: { amount: total, currency } });
      for (const { id } of order.fulfillments) send({ type: 'fulfillment.ship', fulfillment: id });
      for (let n = 0; n < 60; n++) {
        const offered = shop
          .available(order, { by, at: dayOne })
          .filter(({ command, allowed }) => allowed && command.type === 'payment.capture' && command.fulfillment);
        const next = offered[(turn[n % turn.length] ?? 0) % Math.max(1, offered.length)];
        if (!next) break;
        for (const effect of send(next.command).effects) {
          if (effect.type !== 'capture_payment') continue;
          const { op, amount, of } = effect;
          const report = { payment: 'card', op, reference: `r-${n}` };
          if (n < 20 && (turn[n % turn.length] ?? 0) % 4 === 0) send({ type: 'payment.failed', ...report });
          else send({ type: 'payment.captured', ...report, amount, of });
        }
      }

      expect(shop.explain(order).payment.figures).toMatchObject({ captured: total, outstanding: 0, authorized: 0 });
      const worths = order.fulfillments.map(({ id }) => worthOf(order, id));
      expect(worths.reduce((sum, { worth }) => sum + worth.amount, 0)).toBe(total);
      expect(worths.every(({ left }) => left.amount === 0)).toBe(true);
    }),
    running(200, 202),
  );
});
