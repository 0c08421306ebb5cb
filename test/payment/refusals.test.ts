/** Why a tender refuses what is asked of it, and what it takes all the same. */
import { describe, expect, it } from 'vitest';
import { longest } from '../../src/events.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference, ...more }) as Tell;
const ask = (what: string, id: string, amount: number, more: object = {}): Tell =>
  ({ type: `payment.${what}`, payment: 'card', id, amount, ...more }) as Tell;
const authorized = (amount: number) => report('authorized', 'a-1', { amount });
const captured = (amount: number, reference = 'c-1') => report('captured', reference, { amount });
const refused = (story: Story) => {
  const outcome = story.latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code, data }) => ({ code, data })) : [];
};

describe('a tender whose money no gateway holds', () => {
  const cash = () => given({ payments: { card: 'cash_on_delivery' } });

  it('is not captured, voided or authorized at one', () => {
    for (const what of ['authorize', 'capture', 'void'])
      expect(refused(cash().when(ask(what, 'ask', 10_00)))).toContainEqual({
        code: what === 'void' ? 'not_in_state' : 'offline_method',
        data: expect.anything(),
      });
  });

  it('is captured where a gateway holds some of it all the same', () => {
    cash()
      .when(authorized(50_00), ask('capture', 'take', 50_00))
      .then({ pending: [{ type: 'capture_payment', amount: 50_00 }] });
  });

  it('is marked as paid once under each number, and under one that can be written down', () => {
    const marked = cash().when(ask('mark_paid', 'slip', 10_00));

    expect(refused(marked.when(ask('mark_paid', 'again', 10_00, { reference: 'slip' })))).toEqual([
      { code: 'reference_used', data: { reference: 'slip' } },
    ]);
    expect(refused(cash().when(ask('mark_paid', 'x'.repeat(longest.reference + 1), 10_00)))).toEqual([
      {
        code: 'invalid_event',
        data: { path: 'reference', problem: 'a reference is needed beside so long an id' },
      },
    ]);
  });
});

describe('a card', () => {
  it('is not marked as paid, and neither is what nobody declared', () => {
    expect(refused(given().when(ask('mark_paid', 'slip', 10_00)))).toEqual([
      { code: 'gateway_method', data: { method: 'card' } },
    ]);
    expect(refused(given({ payments: {} }).when(captured(10_00), ask('mark_paid', 'slip', 10_00)))).toEqual([
      { code: 'gateway_method', data: { method: 'unknown' } },
    ]);
  });

  it('starts one attempt at a time, and says which one is open', () => {
    const trying = given().when(ask('authorize', 'try', 50_00));

    expect(refused(trying.when(ask('capture', 'take', 50_00)))).toEqual([
      { code: 'operation_pending', data: { operations: ['try'] } },
    ]);
  });

  it('takes the place of no authorization that there never was', () => {
    expect(refused(given().when(ask('authorize', 'try', 50_00, { replaces: 'a-9' })))).toEqual([
      { code: 'unknown_part', data: { part: 'authorization', id: 'a-9' } },
    ]);
  });

  it('may be authorized again once its authorization ran out', () => {
    given()
      .when(authorized(50_00), report('expired', 'end', { of: 'a-1', amount: 50_00 }), ask('authorize', 'anew', 50_00))
      .then({ payments: { card: 'pending' } });
  });

  it('may be authorized again once its authorization was given back, or marked as paid where it is a transfer', () => {
    const back = report('voided', 'v-1', { of: 'a-1', amount: 50_00 });
    given()
      .when(authorized(50_00), back, ask('authorize', 'anew', 50_00))
      .then({ payments: { card: 'pending' } });
    given({ payments: { card: 'bank_transfer' } })
      .when(authorized(50_00), back)
      .then({ payments: { card: 'voided' } })
      .when(ask('mark_paid', 'slip', 50_00))
      .then({ payments: { card: 'captured' }, discrepancies: ['captured_beyond_authorization'] });
  });

  it('of captures that name no authorization counts what is beyond all of them once', () => {
    const authorized = (reference: string): Tell => ({
      type: 'payment.authorized',
      payment: 'card',
      reference,
      amount: 10_00,
    });
    const story = given().when(authorized('a-1'), authorized('a-2'), {
      type: 'payment.captured',
      payment: 'card',
      reference: 'c-1',
      amount: 25_00,
    });
    expect(story.definition.discrepanciesOf(story.order)).toMatchObject([
      { code: 'captured_beyond_authorization', data: { excess: 5_00 } },
    ]);
  });

  it('gives nothing back in another currency', () => {
    const yen = { ...ask('void', 'back', 1), amount: { amount: 1, currency: 'JPY' } } as unknown as Tell;
    expect(refused(given().when(authorized(50_00), yen))).toEqual([
      { code: 'currency_mismatch', data: { expected: 'EUR', currency: 'JPY' } },
    ]);
  });

  it('is captured in part while something of it is still set aside', () => {
    given({ payments: { card: ['card', 30_00], rest: ['voucher', 20_00] } })
      .when(
        authorized(30_00),
        report('authorized', 'a-2', { amount: 10_00 }),
        report('captured', 'c-1', { amount: 30_00, of: 'a-1' }),
      )
      .then({ payments: { card: 'partially_captured' } });
  });
});

describe('a transfer that waits for its customer', () => {
  it('is marked as paid when the money is seen on the account', () => {
    given({ payments: { card: 'bank_transfer' } })
      .when(report('action_required', 'try'), ask('mark_paid', 'slip', 50_00))
      .then({ payments: { card: 'captured' } });
  });
});

describe('the payment word', () => {
  const refund = (amount: number) => report('refunded', 'r-1', { of: 'c-1', amount });
  const free = () => given({ lines: { sample: { total: 0 } }, payments: { card: ['card', 5_00] } });

  it('compares what went back with what was captured, or with the total, as the shop says', () => {
    const by = (refundComparedWith: 'captured' | 'total') => given({ policy: { refundComparedWith } });

    by('total')
      .when(captured(50_00), refund(10_00))
      .then({ status: { payment: 'partially_refunded' } });
    by('total')
      .when(captured(50_00))
      .then({ status: { payment: 'paid' } });
    by('captured')
      .when(captured(60_00), refund(50_00))
      .then({ status: { payment: 'partially_refunded' } });
  });

  it('of an order that costs nothing tells of money that came all the same', () => {
    const discrepancies = ['sum_differs'] as const;
    free()
      .when(authorized(5_00))
      .then({ status: { payment: 'authorized' }, discrepancies });
    free()
      .when(captured(5_00))
      .then({ status: { payment: 'overpaid' }, discrepancies });
    free()
      .when(captured(5_00), refund(5_00))
      .then({ status: { payment: 'refunded' }, discrepancies });
  });
});
