import { describe, it } from 'vitest';
import { given } from '../../src/testing/scenario.ts';

const customer = { kind: 'customer', id: 'carla' } as const;

describe('canceling a whole order', () => {
  it('that nobody paid asks for nothing', () => {
    given()
      .when({ type: 'order.cancel', scope: 'all' })
      .then({
        lifecycle: 'canceled',
        effects: [],
        status: { overall: 'canceled', payment: 'voided', fulfillment: 'canceled' },
      });
  });

  it('voids what is authorized and refunds what is captured, tender by tender, to the cent', () => {
    given({ payments: { bank: ['bank_transfer', 5_01], card: ['card', 30_00], gift: ['voucher', 14_99] } })
      .when(
        { type: 'payment.captured', payment: 'bank', reference: 'b-1', amount: 5_01 },
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 30_00 },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 10_00 },
        { type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 14_99 },
      )
      .when({ type: 'order.cancel', scope: 'all', id: 'stop' })
      .then({
        lifecycle: 'canceled',
        effects: [
          { type: 'void_payment', payment: 'card', amount: 20_00 },
          { type: 'refund_payment', payment: 'card', amount: 10_00 },
          { type: 'refund_payment', payment: 'bank', amount: 5_01 },
          { type: 'refund_payment', payment: 'gift', amount: 14_99 },
        ],
        status: { overall: 'canceled', payment: 'overpaid' },
      })
      .answered()
      .then({ pending: [], status: { overall: 'canceled', payment: 'refunded' }, money: { outstanding: 0 } });
  });

  it('calls off the parcels that have not left', () => {
    given({ parcels: { box: { shirt: 2 }, bag: { mug: 1 } } })
      .when({ type: 'order.cancel', scope: 'all', id: 'stop' })
      .then({
        fulfillments: { box: 'canceled', bag: 'canceled' },
        effects: [
          { type: 'cancel_fulfillment', fulfillment: 'box' },
          { type: 'cancel_fulfillment', fulfillment: 'bag' },
        ],
      });
  });

  it('is possible for a customer while goods are only being picked, and not once they are packed', () => {
    const picked = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when({
      type: 'fulfillment.picked',
      fulfillment: 'box',
      reference: 'pick-1',
      units: { shirt: 1 },
    });
    picked.when({ type: 'order.cancel', scope: 'all', by: customer }).then({ lifecycle: 'canceled' });
    picked
      .when({ type: 'fulfillment.pack', fulfillment: 'box' })
      .when({ type: 'order.cancel', scope: 'all', by: customer })
      .then({ reasons: ['work_begun'] })
      .when({ type: 'order.cancel', scope: 'all' })
      .then({ lifecycle: 'canceled' });
  });

  it('is refused once something was shipped, but the rest can be canceled', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
      )
      .when({ type: 'order.cancel', scope: 'all' })
      .then({ reasons: ['already_shipped'] });
  });

  it('does not ask again when it is repeated', () => {
    given()
      .when({ type: 'order.cancel', scope: 'all', id: 'stop' })
      .when({ type: 'order.cancel', scope: 'all', id: 'stop' })
      .then({ outcome: 'duplicate', effects: [] })
      .when({ type: 'order.cancel', scope: 'all', id: 'stop-2' })
      .then({ reasons: ['not_in_state'] });
  });
});

describe('canceling exactly the units not yet shipped', () => {
  const partShipped = (payments: Parameters<typeof given>[0]) =>
    given({ parcels: { box: { shirt: 1 }, bag: { mug: 1 } }, ...payments });

  it('refunds exactly their price, and the rest completes', () => {
    partShipped({})
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'order.cancel', scope: 'unshipped', id: 'rest' },
      )
      .then({
        lifecycle: 'open',
        fulfillments: { box: 'shipped', bag: 'canceled' },
        units: { canceled: 2, live: 1, open: 0 },
        money: { owed: 20_00, refundPending: 30_00 },
        status: { fulfillment: 'fulfilled', overall: 'shipped' },
      })
      .answered()
      .then({ status: { overall: 'completed', payment: 'partially_refunded' }, money: { outstanding: 0 } });
  });

  it('gives back authorizations first and the last tender first', () => {
    partShipped({ payments: { bank: ['bank_transfer', 15_00], card: ['card', 25_00], gift: ['voucher', 10_00] } })
      .when(
        { type: 'payment.captured', payment: 'bank', reference: 'b-1', amount: 15_00 },
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 25_00 },
        { type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 10_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
      )
      .when({ type: 'order.cancel', scope: 'unshipped', id: 'rest' })
      .then({
        money: { owed: 20_00 },
        effects: [
          { type: 'cancel_fulfillment', fulfillment: 'bag' },
          { type: 'void_payment', payment: 'card', amount: 25_00 },
          { type: 'refund_payment', payment: 'gift', amount: 5_00 },
        ],
      });
  });

  it('leaves no discrepancy where a whole tender was given back', () => {
    partShipped({ payments: { card: ['card', 30_00], gift: ['voucher', 20_00] } })
      .when(
        { type: 'payment.captured', payment: 'gift', reference: 'g-1', amount: 20_00 },
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 30_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'order.cancel', scope: 'unshipped', id: 'rest' },
      )
      .answered()
      .then({ payments: { card: 'voided' }, status: { overall: 'completed', payment: 'paid' }, discrepancies: [] });
  });

  it('counts what is being voided already', () => {
    partShipped({})
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'payment.void', payment: 'card', amount: 30_00, id: 'by-hand' },
      )
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({ money: { owed: 20_00 }, effects: [{ type: 'cancel_fulfillment', fulfillment: 'bag' }] });
  });

  it('gives back in full what is canceled, beside a goodwill refund that is under way', () => {
    partShipped({})
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'payment.refund', payment: 'card', amount: 5_00, goodwill: true, id: 'sorry' },
        { type: 'order.cancel', scope: 'unshipped', id: 'rest' },
      )
      .then({
        pending: [
          { type: 'refund_payment', op: 'sorry', amount: 5_00 },
          { type: 'refund_payment', of: 'c-1', amount: 30_00 },
          { type: 'cancel_fulfillment', fulfillment: 'bag' },
        ],
      });
  });

  it('is refused where nothing is left to cancel', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' })
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({ reasons: ['nothing_to_cancel'], discrepancies: ['no_approval'] });
  });

  it('of an order of which nothing left cancels it', () => {
    given()
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({ status: { overall: 'canceled', fulfillment: 'canceled' }, units: { live: 0 } });
  });
});

describe('canceling some units of an order that two cards secured', () => {
  it('lets go of the last card first', () => {
    given({ payments: { first: ['card', 25_00], second: ['card', 25_00] } })
      .when(
        { type: 'payment.authorized', payment: 'first', reference: 'a-1', amount: 25_00 },
        { type: 'payment.authorized', payment: 'second', reference: 'a-2', amount: 25_00 },
        { type: 'order.cancel_units', units: { mug: 1 } },
      )
      .then({ pending: [{ type: 'void_payment', payment: 'second', of: 'a-2', amount: 10_00 }] });
  });
});
