import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CoreOrderDefinition,
  disputesOf,
  isOrderError,
  type LedgerRow,
  money,
  type Order,
  type OrderEvent,
  type ProviderSnapshot,
  parkingBound,
  reconcile,
  type SnapshotPayment,
} from '../../src/index.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { isFact, tell } from '../../src/testing/histories/history.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { running } from '../support/running.ts';

const eur = (amount: number) => money(amount, 'EUR');
const read = (tender: Omit<SnapshotPayment, 'payment'>): ProviderSnapshot => ({
  at: days(1),
  by: { kind: 'provider', id: 'psp' },
  payments: [{ payment: 'card', ...tender }],
});
const applied = ({ definition, order }: Story, snapshot: ProviderSnapshot) => {
  const facts = reconcile(order, snapshot);
  const after = facts.reduce((known, fact) => definition.apply(known, fact).order, order);
  return { facts, after, status: definition.statusOf(after).payment, again: reconcile(after, snapshot) };
};
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };

describe("a provider's snapshot", () => {
  it('gives the facts that were never told, as complete events at its own instant', () => {
    const { facts, status, again } = applied(
      given(),
      read({
        authorizations: [{ reference: 'a-1', amount: eur(50_00), expiresAt: days(7) }],
        captures: [{ reference: 'c-1', amount: eur(50_00), of: 'a-1' }],
      }),
    );
    expect(facts).toEqual([
      {
        type: 'payment.authorized',
        id: 'reconcile/card/payment.authorized/a-1',
        at: days(1),
        by: { kind: 'provider', id: 'psp' },
        payment: 'card',
        reference: 'a-1',
        amount: eur(50_00),
        expiresAt: days(7),
      },
      expect.objectContaining({ type: 'payment.captured', reference: 'c-1', of: 'a-1' }),
    ]);
    expect([status, again]).toEqual(['paid', []]);
  });

  it('gives nothing that webhooks told, and only what is new', () => {
    const story = given().when(captured);
    const list = { captures: [{ reference: 'c-1', amount: eur(50_00) }] };
    expect(reconcile(story.order, read(list))).toEqual([]);
    const more = {
      ...list,
      refunds: [{ reference: 'r-1', of: 'c-1', amount: eur(5_00), status: 'succeeded' as const }],
    };
    expect(applied(story, read(more))).toMatchObject({ facts: [{ type: 'payment.refunded' }], again: [] });
  });

  it('answers an operation whose call timed out', () => {
    const story = given().when(
      { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' },
      { type: 'payment.unknown', payment: 'card', reference: 'call-1', op: 'take' },
    );
    const { after, status } = applied(
      story,
      read({ captures: [{ reference: 'c-1', amount: eur(50_00), op: 'take' }] }),
    );
    expect([status, story.definition.pendingEffects(after)]).toEqual(['paid', []]);
  });

  it('takes a refund back that failed, and no news from a pending one that is done', () => {
    const story = given().when(captured, {
      type: 'payment.refunded',
      payment: 'card',
      reference: 'r-1',
      of: 'c-1',
      amount: 50_00,
    });
    const refund = { reference: 'r-1', of: 'c-1', amount: eur(50_00) };
    expect(reconcile(story.order, read({ refunds: [{ ...refund, status: 'pending' }] }))).toEqual([]);
    expect(applied(story, read({ refunds: [{ ...refund, status: 'failed' }] })).status).toBe('paid');
  });

  it('gives no refund as pending again that is known to have failed', () => {
    const failed = given().when(captured, { type: 'payment.refund_failed', payment: 'card', reference: 'r-1' });
    const refund = { reference: 'r-1', of: 'c-1', amount: eur(1_00) };

    expect(reconcile(failed.order, read({ refunds: [{ ...refund, status: 'pending' }] }))).toEqual([]);
  });

  it('brings disputes to where the provider has them', () => {
    const dispute = { reference: 'd-1', of: 'c-1', amount: eur(50_00), kind: 'chargeback' as const };
    const open = applied(given().when(captured), read({ disputes: [{ ...dispute, state: 'under_review' }] }));
    expect(open.facts.map(({ type }) => type)).toEqual(['payment.dispute_opened', 'payment.dispute_updated']);
    expect([disputesOf(open.after)[0]?.state, open.again]).toEqual(['under_review', []]);
    const lost = applied(
      given().when(captured),
      read({ disputes: [{ ...dispute, state: 'lost', taken: eur(20_00), sequence: 3 }] }),
    );
    expect([lost.status, disputesOf(lost.after)[0]?.taken, lost.again]).toEqual(['disputed', eur(20_00), []]);
    const inquiry: Tell = {
      type: 'payment.dispute_opened',
      payment: 'card',
      reference: 'd-1',
      of: 'c-1',
      amount: 50_00,
      kind: 'inquiry',
    };
    const worse = applied(
      given().when(captured, inquiry),
      read({ disputes: [{ ...dispute, state: 'needs_response' }] }),
    );
    expect([worse.status, worse.again]).toEqual(['disputed', []]);
    expect(given().definition.discrepanciesOf(worse.after)).toEqual([]);
  });

  it('tells that an inquiry became a chargeback, though it stands under review as before', () => {
    const inquiry: Tell = {
      type: 'payment.dispute_opened',
      ...{ payment: 'card', reference: 'd-1', of: 'c-1', amount: 50_00, kind: 'inquiry' },
    };
    const review: Tell = {
      type: 'payment.dispute_updated',
      ...{ payment: 'card', reference: 'u-1', of: 'd-1', status: 'under_review' },
    };
    const listed = { reference: 'd-1', of: 'c-1', amount: eur(50_00), kind: 'chargeback' } as const;
    const worse = applied(
      given().when(captured, inquiry, review),
      read({ disputes: [{ ...listed, state: 'under_review' }] }),
    );

    expect(disputesOf(worse.after)).toMatchObject([{ reference: 'd-1', kind: 'chargeback', state: 'under_review' }]);
    expect(worse.again).toEqual([]);
  });

  it('says what was taken in the end, where the order knows only that it was lost', () => {
    const opened: Tell = {
      type: 'payment.dispute_opened',
      payment: 'card',
      reference: 'd-1',
      of: 'c-1',
      amount: 50_00,
      kind: 'chargeback',
    };
    const lost: Tell = {
      type: 'payment.dispute_closed',
      payment: 'card',
      reference: 'e-1',
      of: 'd-1',
      outcome: 'lost',
    };
    const listed = { reference: 'd-1', of: 'c-1', amount: eur(50_00), kind: 'chargeback', state: 'lost' } as const;
    const story = given().when(captured, opened, lost);
    expect(reconcile(story.order, read({ disputes: [listed] }))).toEqual([]);
    const { after, again } = applied(story, read({ disputes: [{ ...listed, taken: eur(20_00) }] }));
    expect([disputesOf(after)[0]?.taken, again]).toEqual([eur(20_00), []]);
  });

  it('follows a dispute that goes back and forth, as the provider counts its reports', () => {
    const ways = [
      ['won', 'lost', 'won'],
      ['under_review', 'needs_response', 'under_review'],
    ] as const;
    for (const states of ways) {
      const { definition } = given();
      const order = states.reduce((known, state, sequence) => {
        const dispute = {
          reference: 'd-1',
          of: 'c-1',
          amount: eur(50_00),
          kind: 'chargeback',
          state,
          sequence,
        } as const;
        const { after, again } = applied({ definition, order: known } as Story, read({ disputes: [dispute] }));
        expect([disputesOf(after)[0]?.state, again]).toEqual([state, []]);
        return after;
      }, given().when(captured).order);
      expect(definition.discrepanciesOf(order)).toEqual([]);
    }
  });

  it('gives what the order has no room for, too: it is to be sent again', () => {
    const full = given().when(
      ...Array.from(
        { length: parkingBound },
        (_, n): Tell => ({ type: 'payment.failed', payment: 'other', reference: `no-${n}` }),
      ),
    );
    const one = { at: days(1), by: { kind: 'provider', id: 'psp' } as const };
    const facts = reconcile(full.order, { ...one, payments: [{ payment: 'third', failures: [{ reference: 'f-1' }] }] });
    expect(facts).toMatchObject([{ type: 'payment.failed', reference: 'f-1' }]);
  });

  it('shows where it contradicts what was told', () => {
    const { after, again } = applied(
      given().when(captured),
      read({ captures: [{ reference: 'c-1', amount: eur(1) }] }),
    );
    expect(
      given()
        .definition.discrepanciesOf(after)
        .map(({ code }) => code),
    ).toEqual(['conflicting_report']);
    expect(again).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no object', null, ''],
    ['without an instant', { by: { kind: 'provider', id: 'psp' }, payments: [] }, 'at'],
    [
      'with a list of another name',
      { ...read({}), payments: [{ payment: 'card', charges: [] }] },
      'payments.0.charges',
    ],
    [
      'with an amount that is none',
      read({ captures: [{ reference: 'c', amount: { amount: 1.5, currency: 'EUR' } }] }),
      '',
    ],
    [
      'with a refund in no known status',
      read({ refunds: [{ reference: 'r', status: 'odd' }] } as never),
      'payments.0.refunds.0.status',
    ],
    ['with an item that is none', read({ captures: [null] } as never), 'payments.0.captures.0'],
  ])('that is malformed is a fault of the call: %s', (_, snapshot, path) => {
    try {
      reconcile(given().order, typeof snapshot === 'function' ? snapshot() : (snapshot as never));
      expect.fail('it was taken');
    } catch (error) {
      expect(isOrderError(error) && [error.code, error.details.path]).toEqual([
        'invalid_input',
        path || expect.any(String),
      ]);
    }
  });
});

/** What a provider would list of an order, from the rows of its tenders. */
function snapshotOf(order: Order): ProviderSnapshot {
  const disputes = disputesOf(order);
  const payments = order.payments.map(({ id: payment, context }): SnapshotPayment => {
    const rows = context.rows as readonly LedgerRow[];
    const of = (kind: string) => rows.filter((row) => row.kind === kind && (row.amount ?? row.foreign));
    const item = ({ reference, op, of, amount, foreign, expiresAt, replaces, occurredAt }: LedgerRow) =>
      JSON.parse(JSON.stringify({ reference, op, of, amount: amount ?? foreign, expiresAt, replaces, occurredAt }));
    const has = (kind: string, reference: string) =>
      rows.some((row) => row.kind === kind && row.reference === reference);
    const refunds = [...of('refunded'), ...of('refund_pending').filter((row) => !has('refunded', row.reference))];
    return {
      payment,
      authorizations: of('authorized').map(item),
      captures: of('captured').map(item),
      voids: of('voided').map(item),
      expiries: of('expired').map(item),
      failures: rows
        .filter(({ kind }) => kind === 'failed')
        .map(({ reference, op }) => (op ? { reference, op } : { reference })),
      refunds: refunds.map((row) => ({
        ...item(row),
        status: has('refund_failed', row.reference) ? 'failed' : row.kind === 'refunded' ? 'succeeded' : 'pending',
      })),
      disputes: disputes
        .filter((dispute) => dispute.payment === payment && dispute.capture !== undefined)
        .map(({ reference, capture = '', amount, kind, state, taken }) => ({
          reference,
          of: capture,
          amount,
          kind,
          state,
          ...((state === 'lost' || state === 'accepted') && { taken }),
        })),
    };
  });
  return { at: days(9), by: { kind: 'provider', id: 'psp' }, payments };
}

const moneyOf = (definition: CoreOrderDefinition, order: Order) => definition.explain(order).payment.figures;
const shuffled = <Item>(items: readonly Item[], draws: readonly number[]) =>
  items
    .map((item, i) => ({ item, draw: draws[i % draws.length] ?? 0 }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ item }) => item);

describe('reconciling', () => {
  it('twice gives nothing the second time, and never more than the provider has, whatever webhooks told', () => {
    let found = 0;
    let runs = 0;
    fc.assert(
      fc.property(
        histories(definitions(), { most: 40 }),
        fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
        fc.nat(),
        (history, draws, cut) => {
          const definition = history.definition;
          const { told, last } = tell(definition, history);
          const snapshot = snapshotOf(last);
          const at = told.length === 0 ? 0 : cut % told.length;
          const before = told[at]?.before ?? last;
          const apply = (order: Order, event: OrderEvent) => definition.apply(order, event).order;
          const facts = reconcile(before, snapshot);
          found += facts.length;
          runs += 1;

          expect(reconcile(facts.reduce(apply, before), snapshot)).toEqual([]);

          // What the provider reports later mixes with what it listed: the money is what its reports alone come to.
          const rest = told.slice(at).map(({ event }) => event);
          const webhooks = rest.filter((event) => isFact(definition, event) && event.type.startsWith('payment.'));
          const alone = webhooks.reduce(apply, before);
          const listed = reconcile(before, snapshotOf(alone));
          const mixed = shuffled([...webhooks, ...listed], draws).reduce(apply, before);
          expect(moneyOf(definition, mixed)).toEqual(moneyOf(definition, alone));
        },
      ),
      running(200, 204),
    );
    expect(found).toBeGreaterThan(runs / 5);
  });
});
