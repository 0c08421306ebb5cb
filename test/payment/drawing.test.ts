/** Which authorization a request draws on, and what is spoken for already. */
import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference, ...more }) as Tell;
const ask = (what: string, id: string, amount: number, more: object = {}): Tell =>
  ({ type: `payment.${what}`, payment: 'card', id, amount, ...more }) as Tell;
const set = (reference: string, amount: number, more: object = {}) =>
  report('authorized', reference, { amount, ...more });
const open = ({ order }: Story) =>
  operationsOf(order).map(({ op, left, of }) => `${op}: ${left.amount / 100} of ${of}`);
const refused = ({ latest }: Story) => {
  const outcome = latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code, data }) => ({ code, data })) : [];
};

describe('a capture that names no authorization', () => {
  const two = given().when(set('a-1', 20_00), set('a-2', 30_00));

  it('draws on the first that has enough', () => {
    expect(open(two.when(ask('capture', 'take', 25_00)))).toEqual(['take: 25 of a-2']);
    expect(open(two.when(ask('capture', 'take', 20_00)))).toEqual(['take: 20 of a-1']);
  });

  it('is told what the largest has where none has enough', () => {
    const none = { code: 'exceeds_authorized', data: { requested: 40_00, available: 30_00 } };

    expect(refused(two.when(ask('capture', 'take', 40_00)))).toEqual([none]);
    expect(refused(given().when(set('a-1', 30_00), set('a-2', 20_00), ask('capture', 'take', 40_00)))).toEqual([none]);
  });

  it('passes by what has run out, at the instant at which it does', () => {
    const story = given()
      .when(set('a-1', 20_00, { expiresAt: days(7) }), set('a-2', 30_00))
      .when({ ...ask('capture', 'take', 20_00), at: days(7) } as Tell);

    expect(open(story)).toEqual(['take: 20 of a-2']);
  });

  it('leaves what is spoken for in another authorization out of account', () => {
    expect(open(two.when(ask('capture', 'one', 20_00), ask('capture', 'two', 30_00)))).toEqual([
      'one: 20 of a-1',
      'two: 30 of a-2',
    ]);
  });

  it('takes nothing that is being given back', () => {
    const story = given().when(set('a-1', 50_00), ask('void', 'let-go', 20_00), ask('capture', 'take', 31_00));

    expect(refused(story)).toEqual([{ code: 'exceeds_authorized', data: { requested: 31_00, available: 30_00 } }]);
  });
});

describe('a request that waits', () => {
  it('is not answered by a report of something else that names it', () => {
    const story = given().when(ask('capture', 'take', 30_00), set('a-1', 30_00, { op: 'take' }));

    expect(open(story)).toEqual(['take: 30 of undefined']);
  });

  it('to give back asks for no more than is left, and a capture for all that it asked', () => {
    const captured = report('captured', 'c-1', { of: 'a-1', amount: 10_00 });
    const voided = report('voided', 'v-1', { of: 'a-2', amount: 20_00 });
    const both = given().when(
      set('a-1', 30_00),
      set('a-2', 20_00),
      ask('void', 'let-go', 30_00, { of: 'a-1' }),
      ask('capture', 'take', 20_00, { of: 'a-2' }),
    );

    for (const [fact, left] of [
      [captured, 'let-go: 20 of a-1'],
      [voided, 'let-go: 30 of a-1'],
    ] as const)
      expect(open(both.when(fact)).sort()).toEqual([left, 'take: 20 of a-2']);
    expect(open(both.when(report('voided', 'v-1', { of: 'a-1', amount: 30_00 })))).toEqual(['take: 20 of a-2']);
  });
});

describe('refunds on their way', () => {
  it('count once each, the larger of what was asked and what is reported', () => {
    given()
      .when(
        report('captured', 'c-1', { amount: 50_00 }),
        ask('refund', 'one', 20_00, { of: 'c-1', goodwill: true }),
        ask('refund', 'two', 10_00, { of: 'c-1', goodwill: true }),
        report('refund_pending', 'r-1', { of: 'c-1', amount: 20_00, op: 'one' }),
      )
      .then({ money: { refundPending: 30_00 } });
  });

  it('lower nothing that is owed where their capture is not known', () => {
    given()
      .when(report('refunded', 'r-1', { of: 'c-9', amount: 10_00, goodwill: true }))
      .then({ money: { owed: 50_00 }, discrepancies: ['refund_without_capture'] });
  });
});
