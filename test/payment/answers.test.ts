/** What answers a request to a gateway, what does not, and what is left to be answered. */
import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference, ...more }) as Tell;
const ask = (what: string, id: string, amount: number, more: object = {}): Tell =>
  ({ type: `payment.${what}`, payment: 'card', id, amount, ...more }) as Tell;
const captured = (amount: number, reference = 'c-1', more: object = {}) =>
  report('captured', reference, { amount, ...more });
const authorized = (amount: number, reference = 'a-1', more: object = {}) =>
  report('authorized', reference, { amount, ...more });

/** What still waits, as `id: amount`, with a question mark where a call timed out. */
const waiting = ({ order }: Story) =>
  operationsOf(order).map(({ op, left, unknown }) => `${op}: ${left.amount / 100}${unknown ? '?' : ''}`);

describe('a capture that was asked for', () => {
  const asked = given().when(ask('capture', 'take', 30_00));

  it('waits for the rest of what was brought', () => {
    expect(waiting(asked.when(captured(10_00, 'c-1', { op: 'take' })))).toEqual(['take: 20']);
    expect(waiting(asked.when(captured(30_00, 'c-1', { op: 'take' })))).toEqual([]);
  });

  it('is over when it failed, or when what it brought was taken back', () => {
    const part = asked.when(captured(10_00, 'c-1', { op: 'take' }));

    expect(waiting(part.when(report('failed', 'no', { op: 'take' })))).toEqual([]);
    expect(waiting(part.when(report('failed', 'no', { of: 'c-1' })))).toEqual([]);
    expect(waiting(part.when(report('failed', 'no', { of: 'c-9' })))).toEqual(['take: 20']);
    expect(waiting(part.when(report('failed', 'no')))).toEqual(['take: 20']);
  });

  it('is asked again where its call timed out, and only then', () => {
    expect(waiting(asked.when(report('unknown', 'call-1', { op: 'take' })))).toEqual(['take: 30?']);
    expect(waiting(asked.when(captured(10_00, 'c-1', { op: 'take' })))).toEqual(['take: 20']);
  });

  it('is not answered by a charge that has the number of the call that timed out', () => {
    const late = asked.when(report('unknown', 'call-1', { op: 'take' }), captured(30_00, 'call-1'));

    expect(waiting(late)).toEqual(['take: 30?']);
  });

  it('keeps what was captured elsewhere when a capture is taken back', () => {
    given()
      .when(captured(10_00), captured(20_00, 'c-2'), report('failed', 'no', { of: 'c-1' }))
      .then({ money: { captured: 20_00 } });
  });
});

describe('an authorization that was asked for', () => {
  const asked = given().when(ask('authorize', 'try', 50_00));

  it('is answered by whatever comes of it', () => {
    expect(waiting(asked)).toEqual(['try: 50']);
    for (const answer of [
      authorized(30_00, 'a-1', { op: 'try' }),
      captured(30_00, 'c-1', { op: 'try' }),
      report('failed', 'no', { op: 'try' }),
    ])
      expect(waiting(asked.when(answer))).toEqual([]);
  });
});

describe('a void that was asked for', () => {
  const asked = given().when(authorized(50_00), ask('void', 'let-go', 40_00, { of: 'a-1' }));

  it('waits for the rest, unless it failed', () => {
    expect(waiting(asked.when(report('voided', 'v-1', { of: 'a-1', amount: 15_00, op: 'let-go' })))).toEqual([
      'let-go: 25',
    ]);
    expect(waiting(asked.when(report('failed', 'no', { op: 'let-go' })))).toEqual([]);
  });
});

describe('a refund that was asked for', () => {
  const asked = given().when(captured(50_00), ask('refund', 'back', 20_00, { of: 'c-1', goodwill: true }));

  it('is over when the part of it that went back came back', () => {
    const part = asked.when(report('refunded', 'r-1', { of: 'c-1', amount: 10_00, op: 'back' }));

    expect(waiting(part)).toEqual(['back: 10']);
    expect(waiting(part.when(report('refund_failed', 'r-1')))).toEqual([]);
  });

  it('is goodwill as it was asked, also where a later report names only its own reference', () => {
    asked
      .when(
        report('refund_pending', 'r-1', { of: 'c-1', amount: 20_00, op: 'back' }),
        report('refunded', 'r-1', { of: 'c-1', amount: 20_00 }),
      )
      .then({ money: { owed: 30_00, refunded: 20_00, outstanding: 0 } });
  });
});

describe('a customer who is asked for something', () => {
  const challenge = (more: object = {}) => report('action_required', 'try', more);
  const expired = (of: string) => report('expired', `end-${of}`, { of, amount: 50_00 });

  it('has answered where money of the same attempt comes', () => {
    given()
      .when(challenge(), authorized(50_00, 'try'), expired('try'))
      .then({ payments: { card: 'expired' } });
    given()
      .when(challenge(), captured(50_00, 'try'), report('failed', 'no', { of: 'try' }))
      .then({ payments: { card: 'failed' } });
  });

  it('has answered where money of the same request comes', () => {
    given()
      .when(
        ask('authorize', 'ask', 50_00),
        challenge({ op: 'ask' }),
        authorized(50_00, 'a-1', { op: 'ask' }),
        expired('a-1'),
      )
      .then({ payments: { card: 'expired' } });
  });

  it('is still asked where another attempt, or another request, came to something', () => {
    given()
      .when(challenge(), authorized(50_00, 'a-1'), expired('a-1'))
      .then({ payments: { card: 'requires_action' } });
    given()
      .when(challenge({ op: 'ask' }), authorized(50_00, 'a-1', { op: 'other' }), expired('a-1'))
      .then({ payments: { card: 'requires_action' } });
    given()
      .when(challenge(), report('failed', 'no'))
      .then({ payments: { card: 'requires_action' } });
  });
});

describe('a tender', () => {
  it('is not captured by money in another currency', () => {
    given()
      .when(captured(0, 'c-1', { amount: { amount: 50_00, currency: 'USD' } }))
      .then({ payments: { card: 'pending' }, discrepancies: ['currency_mismatch'] });
  });

  it('takes nothing at once while all that is set aside is being captured', () => {
    given({ payments: { card: ['card', 50_00] } })
      .when(authorized(30_00), ask('capture', 'take', 30_00))
      .when(ask('capture', 'more', 10_00))
      .then({ reasons: ['exceeds_authorized'] });
  });

  it('may be charged again for what a dispute lost', () => {
    given()
      .when(
        captured(50_00),
        report('dispute_opened', 'd-1', { of: 'c-1', amount: 20_00, kind: 'chargeback' }),
        report('dispute_closed', 'd-2', { of: 'd-1', outcome: 'lost' }),
      )
      .when(ask('capture', 'again', 20_01))
      .then({ reasons: ['exceeds_owed', 'exceeds_authorized'] })
      .when(ask('capture', 'again', 20_00))
      .then({ pending: [{ type: 'capture_payment', amount: 20_00 }] });
  });

  it('pays nothing back that a dispute or a refund of a capture that is not known may have taken', () => {
    const back = (amount: number) => ask('refund', `back-${amount}`, amount, { of: 'c-1', goodwill: true });
    for (const [taken, code] of [
      [
        report('dispute_opened', 'd-1', { of: 'c-9', amount: 10_00, kind: 'chargeback' }),
        'dispute_without_capture',
      ] as const,
      [report('refunded', 'r-1', { of: 'c-9', amount: 10_00 }), 'refund_without_capture'] as const,
    ])
      given()
        .when(captured(50_00), taken)
        .when(back(40_01))
        .then({ reasons: ['exceeds_refundable'], discrepancies: [code] })
        .when(back(40_00))
        .then({ outcome: 'unchanged', discrepancies: [code] });
  });
});
