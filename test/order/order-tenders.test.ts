import { describe, expect, it } from 'vitest';
import { tendersOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const report = (type: string, payment: string, reference: string, amount: number, more: object = {}): Tell =>
  ({ type, payment, reference, amount, ...more }) as Tell;

describe('the tenders of an order', () => {
  it('are told in figures, each on its own', () => {
    const { order } = given({ payments: { card: ['card', 30_00], voucher: ['voucher', 20_00] } }).when(
      report('payment.authorized', 'card', 'a-1', 30_00),
      report('payment.captured', 'card', 'c-1', 20_00, { of: 'a-1' }),
      report('payment.voided', 'card', 'v-1', 4_00, { of: 'a-1' }),
      report('payment.refunded', 'card', 'r-1', 5_00, { of: 'c-1' }),
      report('payment.refunded', 'voucher', 'r-2', 1_00, { of: 'nothing-known' }),
      { type: 'payment.capture', payment: 'card', amount: 6_00, id: 'rest' },
    );
    const pending = { authorize: 0, capture: 0, void: 0, refund: 0 };
    expect(tendersOf(order)).toEqual([
      {
        payment: 'card',
        state: 'partially_refunded',
        method: 'card',
        declared: 30_00,
        authorized: 6_00,
        captured: 20_00,
        voided: 4_00,
        refunded: 5_00,
        unmatched: 0,
        disputed: 0,
        pending: { ...pending, capture: 6_00 },
      },
      {
        payment: 'voucher',
        state: 'pending',
        method: 'voucher',
        declared: 20_00,
        authorized: 0,
        captured: 0,
        voided: 0,
        refunded: 0,
        unmatched: 1_00,
        disputed: 0,
        pending,
      },
    ]);
  });
});
