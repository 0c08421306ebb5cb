import { describe, it } from 'vitest';
import { given } from '../../src/testing/scenario.ts';

const paid = given().when({ type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 });

describe('a refund', () => {
  it('is asked for, under way and done', () => {
    paid
      .when({ type: 'payment.refund', payment: 'card', amount: 20_00, of: 'cap-1', id: 'back' })
      .then({
        effects: [{ type: 'refund_payment', key: 'order-1/refund/back', amount: 20_00, of: 'cap-1' }],
        status: { payment: 'paid' },
        money: { refundPending: 20_00, refunded: 0 },
      })
      .when({
        type: 'payment.refund_pending',
        payment: 'card',
        reference: 'r-1',
        of: 'cap-1',
        amount: 20_00,
        op: 'back',
      })
      .then({ status: { payment: 'paid' }, money: { refundPending: 20_00, refunded: 0 } })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 20_00, op: 'back' })
      .then({
        payments: { card: 'partially_refunded' },
        status: { payment: 'partially_refunded' },
        money: { refundPending: 0, refunded: 20_00 },
        pending: [],
      });
  });

  it('is repeated until all is back', () => {
    paid
      .when(
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 20_00 },
        { type: 'payment.refunded', payment: 'card', reference: 'r-2', of: 'cap-1', amount: 10_00 },
      )
      .then({ payments: { card: 'partially_refunded' }, money: { refunded: 30_00 } })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-3', of: 'cap-1', amount: 20_00 })
      .then({ payments: { card: 'refunded' }, status: { payment: 'refunded' } });
  });

  it('is never asked for beyond what was captured, pending refunds included', () => {
    paid
      .when({ type: 'payment.refund', payment: 'card', amount: 30_00 })
      .when({ type: 'payment.refund', payment: 'card', amount: 20_01 })
      .then({ reasons: ['exceeds_refundable'] })
      .when({ type: 'payment.refund', payment: 'card', amount: 20_00 })
      .then({ money: { refundPending: 50_00 } })
      .when({ type: 'payment.refund', payment: 'card', amount: 1 })
      .then({ reasons: ['exceeds_refundable'] });
  });

  it('of one capture is limited by that capture', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'auth-1', amount: 50_00 },
        { type: 'payment.captured', payment: 'card', reference: 'cap-1', of: 'auth-1', amount: 30_00 },
        { type: 'payment.captured', payment: 'card', reference: 'cap-2', of: 'auth-1', amount: 20_00 },
      )
      .when({ type: 'payment.refund', payment: 'card', amount: 20_01, of: 'cap-2' })
      .then({ reasons: ['exceeds_refundable'] })
      .when({ type: 'payment.refund', payment: 'card', amount: 20_00, of: 'cap-2' })
      .then({ outcome: 'unchanged', money: { refundPending: 20_00 } });
  });

  it('that was paid keeps no order open; one that is on its way does', () => {
    const asked = given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .when({ type: 'payment.refund', payment: 'card', of: 'c-1', amount: 5_00, goodwill: true, id: 'sorry' });
    asked.when({ type: 'order.close' }).then({ reasons: ['operation_pending'] });
    asked.answered().when({ type: 'order.close' }).then({ lifecycle: 'closed' });
  });

  it('that fails leaves the money where it is, and can be asked for again', () => {
    paid
      .when(
        { type: 'payment.refund', payment: 'card', amount: 20_00, id: 'back' },
        { type: 'payment.refund_failed', payment: 'card', reference: 'r-1', op: 'back' },
      )
      .then({ payments: { card: 'captured' }, status: { payment: 'paid' }, money: { refundPending: 0 }, pending: [] })
      .when({ type: 'payment.refund', payment: 'card', amount: 50_00, id: 'again' })
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }] });
  });

  it('that fails after it was reported as done is taken back', () => {
    paid
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 50_00 })
      .then({ status: { payment: 'refunded' } })
      .when({ type: 'payment.refund_failed', payment: 'card', reference: 'r-1' })
      .then({ payments: { card: 'captured' }, status: { payment: 'paid' }, money: { refunded: 0, captured: 50_00 } });
  });

  it('that failed is not done, though the failure is reported first', () => {
    paid
      .when(
        { type: 'payment.refund_failed', payment: 'card', reference: 'r-1' },
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 50_00 },
      )
      .then({ status: { payment: 'paid' } });
  });

  it('that is under way at the provider and fails there counts for nothing', () => {
    paid
      .when({ type: 'payment.refund_pending', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 20_00 })
      .then({ money: { refundPending: 20_00 } })
      .when({ type: 'payment.refund_failed', payment: 'card', reference: 'r-1' })
      .then({ money: { refundPending: 0 }, status: { payment: 'paid' } });
  });

  it('that comes before its capture is recorded and not counted until the capture is there', () => {
    given()
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 50_00 })
      .then({ discrepancies: ['refund_without_capture'], money: { refunded: 0 }, payments: { card: 'pending' } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 })
      .then({ status: { payment: 'refunded' } });
  });

  it('in excess is a discrepancy of exactly that excess', () => {
    const story = paid
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 53_00 })
      .then({ discrepancies: ['refund_exceeds_capture'], status: { payment: 'refunded' } });
    const [excess] = story.definition.discrepanciesOf(story.order);
    if (excess?.data.excess !== 3_00) throw new Error(`the excess is ${excess?.data.excess}`);
  });

  it('as goodwill lowers what is owed', () => {
    paid
      .when({ type: 'payment.refund', payment: 'card', amount: 5_00, goodwill: true, id: 'sorry' })
      .then({ money: { owed: 50_00, outstanding: 0 } })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 5_00, op: 'sorry' })
      .then({ money: { owed: 45_00, outstanding: 0 }, status: { payment: 'partially_refunded' } });
  });

  it('of a part capture leaves the open authorization to be captured', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'auth-1', amount: 50_00 },
        { type: 'payment.captured', payment: 'card', reference: 'cap-1', of: 'auth-1', amount: 30_00 },
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 10_00 },
      )
      .then({ payments: { card: 'partially_refunded' }, money: { authorized: 20_00 } })
      .when({ type: 'payment.capture', payment: 'card', amount: 20_00 })
      .then({ outcome: 'unchanged', effects: [{ type: 'capture_payment', amount: 20_00 }] });
  });
});
