import { describe, expect, it } from 'vitest';
import { returnBalancesOf } from '../../src/index.ts';
import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const opened = (opening: StoryOpening = {}) =>
  given({ parcels: { box: { shirt: 2, mug: 1 } }, ...opening }).when(
    { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
    { type: 'return.request', return: 'rma', units: { shirt: 2 } },
    { type: 'return.approve', return: 'rma', fee: 3_00 },
  );
const limited = opened({ policy: { refundLimitedByReceipt: true } });
const refund = (amount: number, more: object = {}): Tell =>
  ({ type: 'payment.refund', payment: 'card', amount, return: 'rma', ...more }) as Tell;
const back = (n: number): readonly Tell[] => [
  { type: 'return.receive', return: 'rma', units: { shirt: n } },
  { type: 'return.inspect', return: 'rma', units: { shirt: { restock: n } } },
];

describe('a refund that names a return', () => {
  it('goes back before the goods do where the shop says nothing', () => {
    opened()
      .when(refund(40_00))
      .then({ effects: [{ type: 'refund_payment', amount: 40_00, return: 'rma' }] });
  });

  it('is capped by the goods received where the shop wants it so: their worth, less the fee, less what was refunded', () => {
    limited
      .when(refund(1))
      .then({ reasons: ['exceeds_return'] })
      .when(...back(1))
      .when(refund(17_01))
      .then({ reasons: ['exceeds_return'] })
      .when(refund(10_00, { id: 'some' }))
      .when(refund(7_01))
      .then({ reasons: ['exceeds_return'] })
      .when(refund(7_00, { id: 'rest' }), ...back(1))
      .when(refund(20_01))
      .then({ reasons: ['exceeds_return'] })
      .when(refund(20_00))
      .then({ money: { refundPending: 37_00 } });
  });

  it('is capped just as well where a plan spreads it over captures that stay below it one by one', () => {
    const spread = (amount: number): Tell => ({ type: 'order.refund', amount, plan: 'proportional', return: 'rma' });
    const twice = given({
      parcels: { box: { shirt: 2, mug: 1 } },
      payments: { card: ['card', 25_00], transfer: ['bank_transfer', 25_00] },
      policy: { refundLimitedByReceipt: true },
    }).when(
      { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 25_00 },
      { type: 'payment.captured', payment: 'transfer', reference: 'cap-2', amount: 25_00 },
      { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
      { type: 'return.request', return: 'rma', units: { shirt: 1 } },
      { type: 'return.approve', return: 'rma' },
    );
    twice
      .when(spread(1))
      .then({ reasons: ['exceeds_return'] })
      .when(...back(1))
      .when(spread(20_01))
      .then({ reasons: ['exceeds_return'] })
      .when(spread(20_00))
      .then({ money: { refundPending: 20_00 } });
  });

  it('that failed may be asked for again', () => {
    limited
      .when(...back(2), refund(37_00, { id: 'first' }))
      .when(refund(1))
      .then({ reasons: ['exceeds_return'] })
      .when({ type: 'payment.refund_failed', payment: 'card', reference: 'f-1', op: 'first' })
      .when(refund(37_00, { id: 'second' }))
      .then({ money: { refundPending: 37_00 } });
  });

  it('that was answered stays counted', () => {
    limited
      .when(...back(2), refund(37_00, { id: 'first' }))
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 37_00, op: 'first' })
      .when(refund(1))
      .then({ reasons: ['exceeds_return'], money: { refunded: 37_00, outstanding: 0 } });
  });

  it('is not capped as goodwill, and what names no return never is', () => {
    limited.when(refund(5_00, { goodwill: true })).then({ money: { refundPending: 5_00 } });
    limited.when({ type: 'payment.refund', payment: 'card', amount: 50_00 }).then({ money: { refundPending: 50_00 } });
  });

  it('is capped as it was promised at placement, and the promise is recorded only where there is one', () => {
    expect(limited.order.obligations.refundLimitedByReceipt).toBe(true);
    expect(opened().order.obligations).not.toHaveProperty('refundLimitedByReceipt');
  });
});

describe('a return in money', () => {
  it('tells what was accepted, what is kept, what went back and what is due', () => {
    const { order } = opened().when(...back(2), refund(10_00));

    expect(returnBalancesOf(order)).toEqual([
      {
        return: 'rma',
        worth: 40_00,
        fee: 3_00,
        credited: 37_00,
        expected: 37_00,
        exchanged: 0,
        advance: 0,
        refunded: 10_00,
        due: 27_00,
      },
    ]);
  });

  it('is due in full beside goodwill that names it', () => {
    const { order } = opened().when(...back(2), refund(10_00, { goodwill: true }));

    expect(returnBalancesOf(order)).toMatchObject([{ return: 'rma', refunded: 0, due: 37_00 }]);
  });
});
