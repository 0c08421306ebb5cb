import { describe, expect, it } from 'vitest';
import { defineOrder, money, operationsOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const ask = (
  type: 'payment.authorize' | 'payment.capture' | 'payment.void' | 'payment.refund',
  amount: number,
  id: string,
  of?: string,
): Tell => ({ type, payment: 'card', amount, id, ...(of !== undefined && { of }) }) as Tell;
const report = (type: string, reference: string, amount?: number, more: object = {}): Tell =>
  ({ type, payment: 'card', reference, ...(amount !== undefined && { amount }), ...more }) as Tell;

const eur = (amount: number) => money(amount, 'EUR');

const paidTwice = () =>
  given().when(report('payment.captured', 'c-1', 30_00), report('payment.captured', 'c-2', 20_00));

describe('a call that times out', () => {
  const asked = given().when(
    ask('payment.capture', 50_00, 'take'),
    report('payment.unknown', 'call-1', undefined, { op: 'take' }),
  );

  it('leaves the operation pending under its key, known as unknown', () => {
    asked.then({ pending: ['capture_payment order-1/capture/take'], payments: { card: 'pending' } });
    expect(operationsOf(asked.order)).toEqual([
      { payment: 'card', op: 'take', kind: 'capture', amount: eur(50_00), left: eur(50_00), unknown: true },
    ]);
  });

  it('is answered by the money', () => {
    asked
      .when(report('payment.captured', 'c-1', 50_00, { op: 'take' }))
      .then({ pending: [], payments: { card: 'captured' }, status: { payment: 'paid' } });
  });

  it('is answered by a rejection, and a new attempt has a new key', () => {
    asked
      .when(report('payment.failed', 'no-1', undefined, { op: 'take' }), ask('payment.capture', 50_00, 'again'))
      .then({ pending: ['capture_payment order-1/capture/again'] });
  });

  it('blocks no more than any pending operation: the rest can be asked for', () => {
    given()
      .when(ask('payment.capture', 20_00, 'take'), report('payment.unknown', 'call-1', undefined, { op: 'take' }))
      .when(ask('payment.capture', 30_01, 'more'))
      .then({ reasons: ['exceeds_owed', 'exceeds_authorized'] })
      .when(ask('payment.capture', 30_00, 'rest'))
      .then({ outcome: 'unchanged' });
  });

  it('that is told late, when the money came already, changes nothing', () => {
    given()
      .when(ask('payment.capture', 50_00, 'take'), report('payment.captured', 'c-1', 50_00, { op: 'take' }))
      .when(report('payment.unknown', 'call-1', undefined, { op: 'take' }))
      .then({ pending: [], status: { payment: 'paid' } });
  });

  it('says nothing of the occurrence that a provider reports under the same reference', () => {
    given()
      .when(report('payment.authorized', 'a-1', 50_00), ask('payment.void', 10_00, 'drop', 'a-1'))
      .when(report('payment.unknown', 'c-1', undefined, { op: 'drop' }), report('payment.captured', 'c-1', 40_00))
      .then({ money: { captured: 40_00, authorized: 10_00 } });
  });
});

describe('a refund that we asked for', () => {
  it('is answered in full: half an answer leaves the other half pending', () => {
    paidTwice()
      .when(ask('payment.refund', 50_00, 'back'), report('payment.refunded', 're-1', 30_00, { of: 'c-1', op: 'back' }))
      .then({ pending: ['refund_payment order-1/refund/back'], money: { refunded: 30_00, refundPending: 20_00 } })
      .when(ask('payment.refund', 20_00, 'again'))
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('that fails in part keeps the part that was paid', () => {
    paidTwice()
      .when(
        ask('payment.refund', 50_00, 'back'),
        report('payment.refunded', 're-1', 30_00, { of: 'c-1', op: 'back' }),
        report('payment.refund_failed', 're-2', undefined, { op: 'back' }),
      )
      .then({ pending: [], money: { refunded: 30_00, refundPending: 0 } })
      .when(ask('payment.refund', 20_01, 'more'))
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('is on its way alone: a capture that is asked for beside it is no refund', () => {
    given()
      .when(report('payment.authorized', 'a-1', 50_00), report('payment.captured', 'c-1', 20_00, { of: 'a-1' }))
      .when(ask('payment.capture', 30_00, 'more', 'a-1'), ask('payment.refund', 5_00, 'back'))
      .then({
        pending: ['capture_payment order-1/capture/more', 'refund_payment order-1/refund/back'],
        money: { captured: 20_00, refundPending: 5_00 },
      });
  });

  it('that fails in part keeps counting the part that is on its way', () => {
    paidTwice()
      .when(
        ask('payment.refund', 50_00, 'back'),
        report('payment.refund_pending', 're-1', 30_00, { of: 'c-1', op: 'back' }),
        report('payment.refund_pending', 're-2', 20_00, { of: 'c-2', op: 'back' }),
        report('payment.refund_failed', 're-2', undefined, { op: 'back' }),
      )
      .then({ money: { refundPending: 30_00 } })
      .when(ask('payment.refund', 50_00, 'again'))
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('that failed and then succeeded under the same key is paid, and the contradiction shows', () => {
    given()
      .when(report('payment.captured', 'c-1', 50_00), ask('payment.refund', 50_00, 'back'))
      .when(
        report('payment.refund_failed', 'try-1', undefined, { op: 'back' }),
        report('payment.refunded', 're-1', 50_00, { of: 'c-1', op: 'back' }),
      )
      .then({ money: { refunded: 50_00 }, status: { payment: 'refunded' }, discrepancies: ['conflicting_report'] })
      .when(ask('payment.refund', 1, 'again'))
      .then({ reasons: ['exceeds_refundable'], discrepancies: ['conflicting_report'] });
  });

  it('that fails late, by its own reference, is no contradiction', () => {
    given()
      .when(report('payment.captured', 'c-1', 50_00), ask('payment.refund', 50_00, 'back'))
      .when(
        report('payment.refunded', 're-1', 50_00, { of: 'c-1', op: 'back' }),
        report('payment.refund_failed', 're-1', undefined, { op: 'back' }),
      )
      .then({ money: { refunded: 0, refundPending: 0 }, status: { payment: 'paid' } });
  });

  it('is told of once, by a report that knows its operation only through another', () => {
    given()
      .when(report('payment.captured', 'c-1', 50_00), ask('payment.refund', 20_00, 'back'))
      .when(
        report('payment.refund_pending', 're-1', 20_00, { of: 'c-1', op: 'back' }),
        report('payment.refunded', 're-1', 20_00, { of: 'c-1' }),
      )
      .then({ money: { refunded: 20_00, refundPending: 0 }, pending: [] });
  });
});

describe('a capture that we asked for', () => {
  it('draws on its authorization, whether or not the answer names it', () => {
    given({ payments: { card: 'card' } })
      .when(report('payment.authorized', 'a', 30_00), report('payment.authorized', 'b', 20_00))
      .when(ask('payment.capture', 30_00, 'take'), report('payment.captured', 'c-1', 30_00, { op: 'take' }))
      .when(ask('payment.capture', 20_00, 'more', 'a'))
      .then({ reasons: ['exceeds_authorized'] })
      .when(ask('payment.capture', 20_00, 'rest'), report('payment.captured', 'c-2', 20_00, { op: 'rest' }))
      .then({ status: { payment: 'paid' }, money: { authorized: 0 } });
  });

  it('at once leaves a later authorization alone', () => {
    given()
      .when(ask('payment.capture', 50_00, 'take'), report('payment.captured', 'c-1', 50_00, { op: 'take' }))
      .when(ask('payment.refund', 50_00, 'back'), report('payment.refunded', 're-1', 50_00, { of: 'c-1', op: 'back' }))
      .when(ask('payment.authorize', 50_00, 'hold'), report('payment.authorized', 'a', 50_00, { op: 'hold' }))
      .then({ money: { authorized: 50_00 }, status: { payment: 'refunded' } })
      .when({ type: 'order.cancel', scope: 'all', id: 'off' })
      .then({ effects: [{ type: 'void_payment', amount: 50_00, of: 'a' }] });
  });

  it('that names none draws on an authorization that has not run out', () => {
    given()
      .when(
        report('payment.authorized', 'a', 50_00, { expiresAt: days(7) }),
        report('payment.authorized', 'b', 50_00, { expiresAt: days(30) }),
      )
      .when({ ...ask('payment.capture', 50_00, 'take'), at: days(8) } as Tell)
      .then({ effects: [{ type: 'capture_payment', amount: 50_00, of: 'b' }] });
    given()
      .when(report('payment.authorized', 'a', 50_00, { expiresAt: days(7) }))
      .when({ ...ask('payment.capture', 50_00, 'take'), at: days(8) } as Tell)
      .then({ reasons: ['authorization_expired'] });
  });

  it('keeps its authorization from running out under it', () => {
    const taking = given().when(
      report('payment.authorized', 'a', 50_00, { expiresAt: days(7) }),
      ask('payment.capture', 50_00, 'take'),
    );
    expect(taking.definition.tick(taking.order, days(8))).toEqual([]);
    taking
      .when(report('payment.captured', 'c-1', 50_00, { op: 'take' }))
      .then({ status: { payment: 'paid' }, money: { authorized: 0 } });
  });

  it('waits for the attempt to authorize, and asks for no more than is owed', () => {
    given()
      .when(ask('payment.authorize', 50_00, 'hold'), ask('payment.capture', 50_00, 'take'))
      .then({ reasons: ['operation_pending'] });
    given()
      .when({ type: 'order.cancel', scope: 'unshipped' }, ask('payment.capture', 50_00, 'take'))
      .then({ reasons: ['exceeds_owed'], status: { payment: 'voided', overall: 'canceled' } });
  });

  it('is one of two tenders, never both for the whole', () => {
    given({ payments: { card: ['card', 50_00], other: ['card', 50_00] } })
      .when(ask('payment.authorize', 50_00, 'hold'))
      .when({ type: 'payment.authorize', payment: 'other', amount: 50_00, id: 'too' } as Tell)
      .then({ reasons: ['exceeds_owed'], discrepancies: ['sum_differs'] });
  });
});

describe('what is owed', () => {
  it('is never below nothing, however much was given as goodwill before the order was canceled', () => {
    given()
      .when(report('payment.captured', 'c-1', 50_00))
      .when({ type: 'payment.refund', payment: 'card', amount: 20_00, goodwill: true, id: 'sorry' } as Tell)
      .when(report('payment.refunded', 're-1', 20_00, { of: 'c-1', op: 'sorry' }))
      .when({ type: 'order.cancel', scope: 'all' })
      .answered()
      .then({
        money: { owed: 0, outstanding: 0, refunded: 50_00 },
        status: { overall: 'canceled', payment: 'refunded' },
      });
  });

  it('again after a refund can be collected at once, as the authorization is used up', () => {
    given()
      .when(report('payment.authorized', 'a-1', 50_00), report('payment.captured', 'c-1', 50_00, { of: 'a-1' }))
      .when(report('payment.refunded', 'r-1', 50_00, { of: 'c-1' }), ask('payment.capture', 50_00, 'again'))
      .then({ pending: [{ type: 'capture_payment', op: 'again', amount: 50_00 }] });
  });

  it('again after a refund can be collected again', () => {
    given()
      .when(report('payment.captured', 'c-1', 50_00))
      .when(ask('payment.refund', 50_00, 'back'), report('payment.refunded', 're-1', 50_00, { of: 'c-1', op: 'back' }))
      .then({ money: { outstanding: 50_00 } })
      .when(ask('payment.capture', 50_00, 'take'), report('payment.captured', 'c-2', 50_00, { op: 'take' }))
      .then({ money: { outstanding: 0, captured: 100_00 } });
  });
});

describe('an own guard', () => {
  const opening = given().order;
  const close = { type: 'fulfillment.plan', fulfillment: 'box', units: [{ line: 'shirt', quantity: 1 }] } as const;
  const event = { id: 'plan', at: days(1), by: { kind: 'staff', id: 's' }, ...close } as const;
  const circular: Record<string, unknown> = {};
  circular.self = circular;

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['answers later', () => Promise.resolve(null)],
    ['answers with what is no reason', () => 'no'],
    [
      'answers with figures that are no JSON',
      () => ({ code: 'unpaid', message: 'no', data: { n: 1n }, unblockedBy: [] }),
    ],
    ['answers with figures without end', () => ({ code: 'unpaid', message: 'no', data: circular, unblockedBy: [] })],
  ])('that %s refuses the command and changes nothing', (_story, check) => {
    const shop = defineOrder({ guards: [{ name: 'own', check: check as () => null }] });
    const { outcome, order } = shop.apply(opening, event);
    expect(outcome).toMatchObject({ kind: 'rejected', reasons: [{ code: 'hook_failed', data: { hook: 'own' } }] });
    expect(order).toBe(opening);
  });

  it('that says nothing lets it pass', () => {
    expect(defineOrder({ guards: [{ name: 'own', check: () => null }] }).apply(opening, event).outcome.kind).toBe(
      'applied',
    );
  });
});

it('two adopted tenders are two charges', () => {
  const shop = defineOrder();
  const { order, status } = shop.adopt({
    id: 'order-1',
    at: days(0),
    by: { kind: 'staff', id: 's' },
    currency: 'EUR',
    lines: [{ id: 'shirt', quantity: 1, total: money(50_00, 'EUR') }],
    payments: [
      { id: 'card', method: 'card', amount: 30_00, authorized: 30_00, captured: 30_00 },
      { id: 'voucher', method: 'voucher', amount: 20_00, captured: 20_00 },
    ],
    fulfillments: [{ id: 'box', units: [{ line: 'shirt', quantity: 1 }], state: 'delivered' }],
    returns: [
      {
        id: 'back',
        units: [{ line: 'shirt', quantity: 1 }],
        state: 'closed',
        restocked: [{ line: 'shirt', quantity: 1 }],
      },
    ],
  });
  expect(shop.discrepanciesOf(order)).toEqual([]);
  expect(shop.pendingEffects(order)).toEqual([]);
  expect(status).toMatchObject({
    payment: 'overpaid',
    fulfillment: 'delivered',
    returns: 'returned',
    overall: 'returned',
  });
});

describe('an operation', () => {
  it('is not answered by a capture made elsewhere, though the provider gives all steps one reference', () => {
    const { order } = given()
      .when(report('payment.authorized', 'x-1', 50_00), ask('payment.capture', 20_00, 'take', 'x-1'))
      .when(report('payment.captured', 'x-1', 5_00, { op: 'take' }))
      .when(report('payment.captured', 'c-2', 10_00, { of: 'x-1' }))
      .then({ money: { captured: 15_00 } });
    expect(operationsOf(order).map(({ op, left }) => [op, left.amount])).toEqual([['take', 15_00]]);
  });

  it('is to give back one of two authorizations, whatever is left of the other', () => {
    const both = given().when(report('payment.authorized', 'a-1', 20_00), report('payment.authorized', 'a-2', 30_00));
    both
      .when(report('payment.voided', 'v-1', 20_00, { of: 'a-1' }), ask('payment.void', 30_00, 'back', 'a-2'))
      .then({ pending: [{ type: 'void_payment', op: 'back', amount: 30_00 }] });
    both
      .when(ask('payment.void', 20_00, 'back', 'a-1'), report('payment.voided', 'v-1', 20_00, { of: 'a-1' }))
      .then({ pending: [] });
  });

  it('is answered by a capture that names it in one report and another operation in the next', () => {
    given()
      .when(report('payment.authorized', 'a-1', 20_00), report('payment.authorized', 'a-2', 20_00))
      .when(ask('payment.capture', 20_00, 'first', 'a-1'), ask('payment.capture', 20_00, 'second', 'a-2'))
      .when(report('payment.captured', 'c-1', 20_00, { op: 'first' }))
      .then({ pending: [{ type: 'capture_payment', op: 'second', amount: 20_00 }] })
      .when(report('payment.captured', 'c-1', 20_00, { op: 'second' }))
      .then({ pending: [], money: { captured: 20_00 }, discrepancies: ['conflicting_report'] });
  });

  it('that failed and succeeded is a contradiction, though a refund of the same reference failed', () => {
    given()
      .when(ask('payment.capture', 50_00, 'take'), report('payment.failed', 'no-1', undefined, { op: 'take' }))
      .when(report('payment.captured', 'x-1', 50_00, { op: 'take' }))
      .then({ discrepancies: ['conflicting_report'] })
      .when(report('payment.refund_failed', 'x-1'))
      .then({ discrepancies: ['conflicting_report'] });
  });
});
