import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

describe('a bank transfer', () => {
  const order = given({ payments: { bank: 'bank_transfer' } });

  it('waits until the money arrives', () => {
    order
      .then({ payments: { bank: 'pending' }, status: { payment: 'pending' } })
      .when({ type: 'payment.captured', payment: 'bank', reference: 'tx-1', amount: 50_00 })
      .then({ payments: { bank: 'captured' }, status: { payment: 'paid', overall: 'processing' } });
  });

  it('comes in two instalments', () => {
    order
      .when({ type: 'payment.captured', payment: 'bank', reference: 'tx-1', amount: 30_00 })
      .then({ payments: { bank: 'partially_captured' }, status: { payment: 'partially_paid' } })
      .when({ type: 'payment.captured', payment: 'bank', reference: 'tx-2', amount: 20_00 })
      .then({ payments: { bank: 'captured' }, status: { payment: 'paid' } });
  });

  it('brings more than is owed', () => {
    order
      .when({ type: 'payment.captured', payment: 'bank', reference: 'tx-1', amount: 60_00 })
      .then({ status: { payment: 'overpaid', overall: 'processing' }, money: { outstanding: -10_00 } })
      .when({ type: 'payment.refund', payment: 'bank', amount: 10_00, id: 'back' })
      .then({ effects: [{ type: 'refund_payment', amount: 10_00, method: 'bank_transfer' }] })
      .when({ type: 'payment.refunded', payment: 'bank', reference: 'r-1', of: 'tx-1', amount: 10_00, op: 'back' })
      .then({ status: { payment: 'partially_refunded' }, money: { outstanding: 0 } });
  });

  it('cannot be asked for at a gateway', () => {
    order
      .when({ type: 'payment.capture', payment: 'bank', amount: 50_00 })
      .then({ reasons: ['offline_method'] })
      .when({ type: 'payment.authorize', payment: 'bank', amount: 50_00 })
      .then({ reasons: ['offline_method'] });
  });

  it('is reminded of, which moves nothing', () => {
    order.when({ type: 'payment.reminded', payment: 'bank', reference: 'mail-1' }).then({ outcome: 'unchanged' });
  });
});

describe('money that somebody records by hand', () => {
  const order = given({ payments: { bank: 'bank_transfer' } });
  const mark = (amount: number, more: object = {}): Tell =>
    ({ type: 'payment.mark_paid', payment: 'bank', amount, reference: 'slip-1', id: 'seen', ...more }) as Tell;

  it('is paid at once, and the report of the bank adds nothing', () => {
    order
      .when(mark(50_00))
      .then({ status: { payment: 'paid' }, payments: { bank: 'captured' }, effects: [], pending: [] })
      .when({ type: 'payment.captured', payment: 'bank', reference: 'slip-1', amount: 50_00 })
      .then({ outcome: 'duplicate', money: { captured: 50_00 } });
  });

  it('is a conflicting report where the bank says another amount, and one reference is used once', () => {
    order
      .when(mark(30_00), { type: 'payment.captured', payment: 'bank', reference: 'slip-1', amount: 20_00 })
      .then({ discrepancies: ['conflicting_report'], money: { captured: 30_00 } })
      .when(mark(10_00, { id: 'again' }))
      .then({ reasons: ['reference_used'], discrepancies: ['conflicting_report'] });
  });

  it('is one transfer, though there are two tenders that it could be for', () => {
    const mark = (payment: string): Tell => ({ type: 'payment.mark_paid', payment, amount: 25_00, reference: 'tx-1' });
    given({ payments: { first: ['bank_transfer', 25_00], second: ['bank_transfer', 25_00] } })
      .when(mark('first'))
      .then({ money: { captured: 25_00 } })
      .when(mark('second'))
      .then({ reasons: ['reference_used'], money: { captured: 25_00 } });
  });

  it('is no more than is outstanding', () => {
    order.when(mark(50_01)).then({ reasons: ['exceeds_owed'] });
    order.when(mark(20_00), mark(30_01, { id: 'b', reference: 'slip-2' })).then({ reasons: ['exceeds_owed'] });
  });

  it('bears the id of its command where nobody says another, and can be refunded', () => {
    given({ payments: { cash: 'cash_on_delivery' } })
      .when({ type: 'payment.mark_paid', payment: 'cash', amount: 50_00, id: 'till-7' })
      .when({ type: 'payment.refund', payment: 'cash', of: 'till-7', amount: 50_00 })
      .then({ effects: [{ type: 'refund_payment', of: 'till-7', method: 'cash_on_delivery' }] });
  });

  it('is not for cards: their gateway tells', () => {
    given()
      .when({ type: 'payment.mark_paid', payment: 'card', amount: 1 })
      .then({ reasons: ['gateway_method'] });
  });

  it('is not for customers', () => {
    order.when(mark(1, { by: { kind: 'customer', id: 'carla' } })).then({ reasons: ['not_authorized'] });
  });
});

describe('cash on delivery', () => {
  it('is pending until it is collected, and does not keep the goods back', () => {
    given({ payments: { cash: 'cash_on_delivery' }, parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' })
      .then({ status: { payment: 'pending', fulfillment: 'fulfilled', overall: 'shipped' } })
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' })
      .then({ status: { payment: 'pending', fulfillment: 'delivered', overall: 'shipped' } })
      .when({ type: 'payment.captured', payment: 'cash', reference: 'receipt-1', amount: 50_00 })
      .then({ status: { payment: 'paid', overall: 'completed' } });
  });
});

describe('a voucher', () => {
  it('is taken at once', () => {
    given({ payments: { gift: 'voucher' } })
      .when({ type: 'payment.capture', payment: 'gift', amount: 50_00, id: 'redeem' })
      .then({ effects: [{ type: 'capture_payment', method: 'voucher', amount: 50_00 }] })
      .when({ type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 50_00, op: 'redeem' })
      .then({ payments: { gift: 'captured' }, status: { payment: 'paid' } });
  });
});

it.each(['card', 'voucher', 'store_credit', 'bank_transfer'] as const)(
  'a tender by %s is paid before the goods leave: the unpaid order has its deadline',
  (method) => {
    const { definition, order } = given({ payments: { one: method }, policy: { unpaidAfter: { days: 3 } } });
    expect(definition.nextDeadline(order)?.kind).toBe('unpaid');
  },
);

describe('several tenders', () => {
  const order = given({ payments: { gift: ['voucher', 20_00], card: ['card', 30_00] } });

  it('pay together', () => {
    order
      .when({ type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 20_00 })
      .then({ payments: { gift: 'captured', card: 'pending' }, status: { payment: 'partially_paid' } })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 30_00 })
      .then({ status: { payment: 'partially_paid' }, money: { authorized: 30_00, captured: 20_00 } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 30_00 })
      .then({ status: { payment: 'paid' } });
  });

  it('are authorized one after the other', () => {
    order
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 30_00 })
      .then({ status: { payment: 'partially_authorized' } })
      .when({ type: 'payment.authorized', payment: 'gift', reference: 'a-2', amount: 20_00 })
      .then({ status: { payment: 'authorized' } });
  });

  it('replace one that failed', () => {
    order
      .when(
        { type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 20_00 },
        { type: 'payment.failed', payment: 'card', reference: 'try-1' },
        { type: 'payment.added', payment: 'card-2', method: 'card', amount: 30_00 },
      )
      .then({ status: { payment: 'partially_paid' }, payments: { card: 'failed', 'card-2': 'pending' } })
      .when({ type: 'payment.captured', payment: 'card-2', reference: 'c-1', amount: 30_00 })
      .then({ status: { payment: 'paid' } });
  });

  it('that promise another sum than the order costs are a discrepancy', () => {
    given({ payments: { card: ['card', 45_00] } }).then({ discrepancies: ['sum_differs'] });
  });
});

describe('money in several currencies', () => {
  it('is kept to the minor unit in yen, which has none, and in dinar, which has three', () => {
    for (const currency of ['JPY', 'KWD']) {
      given({ currency, lines: { tea: { quantity: 3, total: 1000 } } })
        .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 1000 })
        .then({ status: { payment: 'paid' }, money: { total: 1000 } });
    }
  });
});

describe('an order that costs nothing', () => {
  const free = given({ lines: { gift: { total: 0 } }, payments: { card: ['card', 0] } });
  const card = { payment: 'card' } as const;

  it('has nothing to pay, and nothing is refunded where only a card was blocked', () => {
    const blocked: Tell = { ...card, type: 'payment.authorized', reference: 'a-1', amount: 10_00 };
    free.then({ status: { payment: 'not_required' } });
    given({ lines: { gift: { total: 0 } }, payments: { card: ['card', 0] }, policy: { refundComparedWith: 'total' } })
      .when(blocked)
      .then({ status: { payment: 'authorized' } });
  });

  it('is refunded where money went back that nobody took', () => {
    free
      .when({ ...card, type: 'payment.captured', reference: 'c-1', amount: 0 })
      .when({ ...card, type: 'payment.refunded', reference: 'r-1', of: 'c-1', amount: 10_00 })
      .then({ status: { payment: 'refunded' }, discrepancies: ['refund_exceeds_capture'] });
  });
});

describe('an authorization', () => {
  it('that is said to take its own place stands', () => {
    given()
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00, replaces: 'a-1' })
      .then({ status: { payment: 'authorized' }, payments: { card: 'authorized' } });
  });
});

it('a refund of money that came in another currency is a refund of nothing that counts', () => {
  const yen = { amount: 5_000, currency: 'JPY' };
  given()
    .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: yen as never })
    .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 10_00 })
    .then({ money: { captured: 0, refunded: 0 }, discrepancies: ['currency_mismatch', 'refund_without_capture'] });
});
