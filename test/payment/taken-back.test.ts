import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type, payment: 'card', reference, ...more }) as Tell;
const captured = report('payment.captured', 'c-1', { amount: 50_00 });
const bounced = report('payment.failed', 'no-1', { of: 'c-1' });

describe('a success that did not happen after all', () => {
  it('is not counted any more, and what was owed is owed again', () => {
    given()
      .when(captured)
      .then({ status: { payment: 'paid' } })
      .when(bounced)
      .then({ payments: { card: 'failed' }, status: { payment: 'failed' }, money: { captured: 0, outstanding: 50_00 } })
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'again' })
      .then({ payments: { card: 'pending' } });
  });

  it('is the same whichever report came first, and however often', () => {
    const one = given().when(captured, bounced, captured).order;
    const other = given().when(bounced, captured, bounced).order;
    expect({ ...one, revision: 0 }).toEqual({ ...other, revision: 0 });
  });

  it('may bear the reference of the attempt itself', () => {
    given()
      .when(captured, report('payment.failed', 'c-1', { of: 'c-1' }))
      .then({ status: { payment: 'failed' }, discrepancies: [] });
  });

  it('stays where the failure names nothing', () => {
    given()
      .when(captured, report('payment.failed', 'c-1'))
      .then({ status: { payment: 'paid' } });
  });

  it('ends the operation that it answered: nobody asks for the same money again', () => {
    const asked = given().when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' });
    const answered = asked.when({ ...captured, op: 'take' } as Tell, bounced);
    answered.then({ pending: [], discrepancies: [], money: { captured: 0 } });
    expect(operationsOf(answered.order)).toEqual([]);
  });

  it('was a transfer that somebody had marked as paid', () => {
    given({ payments: { card: 'bank_transfer' } })
      .when({ type: 'payment.mark_paid', payment: 'card', amount: 50_00, reference: 'slip-1' } as Tell)
      .then({ status: { payment: 'paid' } })
      .when(report('payment.failed', 'bounced-1', { of: 'slip-1' }))
      .then({ status: { payment: 'failed' }, money: { outstanding: 50_00 } });
  });

  it('leaves what was refunded of it paid out of our own pocket: it is owed, too', () => {
    given()
      .when(captured, report('payment.refunded', 'r-1', { amount: 20_00, of: 'c-1' }), bounced)
      .then({
        discrepancies: ['refund_exceeds_capture'],
        money: { captured: 0, refunded: 20_00, outstanding: 70_00 },
      });
  });

  it('and was refunded in part lets what is paid anew go back only so far as it covers both', () => {
    given()
      .when(
        captured,
        report('payment.refunded', 'r-1', { amount: 20_00, of: 'c-1' }),
        bounced,
        report('payment.captured', 'c-2', { amount: 50_00 }),
        { type: 'order.cancel', scope: 'all', reason: 'customer' },
      )
      .then({
        effects: [{ type: 'refund_payment', amount: 30_00, of: 'c-2' }],
        discrepancies: ['refund_exceeds_capture'],
      })
      .when(report('payment.refunded', 'r-2', { amount: 30_00, of: 'c-2' }))
      .then({ discrepancies: ['refund_exceeds_capture'], money: { outstanding: 0, captured: 50_00, refunded: 50_00 } });
  });

  it('and was disputed is lost twice once the bank keeps it, which shows as exactly that', () => {
    const story = given().when(
      captured,
      report('payment.dispute_opened', 'd-1', { amount: 50_00, of: 'c-1', kind: 'chargeback' }),
      report('payment.dispute_closed', 'd-1-end', { of: 'd-1', outcome: 'lost' }),
      bounced,
    );
    story.then({ discrepancies: ['paid_back_twice'], money: { captured: 0, disputeLost: 50_00, outstanding: 100_00 } });
    expect(story.definition.discrepanciesOf(story.order)[0]?.data).toMatchObject({ excess: 50_00 });
  });

  it('was a void: the money is set aside as before', () => {
    given()
      .when(
        report('payment.authorized', 'a-1', { amount: 50_00 }),
        report('payment.voided', 'v-1', { amount: 50_00, of: 'a-1' }),
      )
      .then({ status: { payment: 'voided' } })
      .when(report('payment.failed', 'no-1', { of: 'v-1' }))
      .then({ status: { payment: 'authorized' }, money: { authorized: 50_00 } });
  });

  it('was an authorization: there is nothing to capture', () => {
    given()
      .when(report('payment.authorized', 'a-1', { amount: 50_00 }), report('payment.failed', 'no-1', { of: 'a-1' }))
      .then({ status: { payment: 'failed' }, money: { authorized: 0 } });
  });

  it('leaves the tender failed, though a refund of it is asked for: that is no attempt to pay', () => {
    given()
      .when(report('payment.captured', 'c-1', { amount: 50_00 }))
      .when({ type: 'payment.refund', payment: 'card', of: 'c-1', amount: 50_00, goodwill: true })
      .when(report('payment.failed', 'no-1', { of: 'c-1' }))
      .then({ payments: { card: 'failed' }, pending: [{ type: 'refund_payment' }] });
  });

  it('is the last step, where a provider gives all steps one reference', () => {
    given()
      .when(
        report('payment.authorized', 'x', { amount: 50_00 }),
        report('payment.captured', 'x', { amount: 50_00, of: 'x' }),
        report('payment.failed', 'no-1', { of: 'x' }),
      )
      .then({ status: { payment: 'authorized' }, money: { authorized: 50_00, captured: 0 } });
  });
});
