import { describe, expect, it } from 'vitest';
import { hours } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const customer = { kind: 'customer', id: 'carla' } as const;

describe('a draft', () => {
  const draft = given({ begin: 'draft' });

  it('is placed', () => {
    draft
      .then({ lifecycle: 'draft', status: { overall: 'draft' } })
      .when({ type: 'order.place', by: customer })
      .then({ lifecycle: 'open', status: { overall: 'pending' } })
      .when({ type: 'order.place', by: customer })
      .then({ reasons: ['not_in_state'] });
  });

  it('is given up', () => {
    draft
      .when({ type: 'order.cancel', scope: 'all', by: customer })
      .then({ lifecycle: 'canceled', status: { overall: 'canceled', payment: 'voided' } })
      .when({ type: 'order.place' })
      .then({ reasons: ['not_in_state'] });
  });
});

describe('an order that was canceled outside', () => {
  const canceled = { type: 'order.canceled', reference: 'cancel-1', source: 'marketplace' } as const;

  it('requests nothing, though an authorization still holds money', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 }, canceled)
      .then({
        lifecycle: 'canceled',
        effects: [],
        pending: [],
        status: { overall: 'canceled' },
        discrepancies: ['money_held_after_cancel'],
      });
  });

  it('shows the money that is still held as a discrepancy until it went back', () => {
    given()
      .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 }, canceled)
      .then({ discrepancies: ['money_held_after_cancel'], status: { overall: 'canceled', payment: 'overpaid' } })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 50_00 })
      .then({ discrepancies: [], status: { overall: 'canceled', payment: 'refunded' } });
  });

  it('accepts no new work, and no money beyond what was shipped', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 }, canceled)
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['order_canceled', 'exceeds_shippable'], discrepancies: ['money_held_after_cancel'] })
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00 })
      .then({ reasons: ['exceeds_owed'], discrepancies: ['money_held_after_cancel'] })
      .when({ type: 'payment.void', payment: 'card', amount: 50_00, id: 'let-go' })
      .when({ type: 'payment.voided', payment: 'card', reference: 'v-1', of: 'a-1', amount: 50_00, op: 'let-go' })
      .then({ discrepancies: [], status: { payment: 'voided' } });
  });

  it('after it left is a discrepancy and not a cancellation', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
        canceled,
      )
      .then({
        discrepancies: ['shipped_after_cancel', 'shipped_after_cancel'],
        status: { overall: 'completed', fulfillment: 'fulfilled' },
        units: { canceled: 0 },
      });
  });
});

describe('closing an order', () => {
  const shipped = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
    { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
    { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
  );

  it('ends it, and leaves refunds and returns possible', () => {
    shipped
      .when({ type: 'order.close' })
      .then({ lifecycle: 'closed', status: { overall: 'completed' } })
      .when({ type: 'payment.refund', payment: 'card', amount: 5_00, goodwill: true })
      .then({ effects: [{ type: 'refund_payment', amount: 5_00 }] })
      .when({ type: 'return.request', return: 'rma', units: { mug: 1 } })
      .then({ returns: { rma: 'requested' } })
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'late' })
      .then({ outcome: 'rejected' })
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({ outcome: 'rejected' });
  });

  it('leaves a way to deal with a parcel that comes back to the sender: it is sent again, or called off', () => {
    const back = given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
        { type: 'order.close' },
        { type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'b-1', of: 'way-1' },
      )
      .then({ discrepancies: ['returned_to_sender'], units: { open: 3 }, lifecycle: 'closed' });
    back
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' })
      .then({ status: { overall: 'completed' }, units: { open: 0 } });
    back
      .when({ type: 'order.cancel', scope: 'all' })
      .then({ reasons: ['order_closed'], discrepancies: ['returned_to_sender'] })
      .when({ type: 'order.cancel', scope: 'unshipped' })
      .then({
        effects: [{ type: 'refund_payment', amount: 50_00 }, { type: 'cancel_fulfillment' }],
        status: { overall: 'canceled' },
        lifecycle: 'closed',
      });
  });

  it('is refused while units, money, operations or returns are open', () => {
    given()
      .when({ type: 'order.close' })
      .then({ reasons: ['units_open', 'balance_open'] });
    shipped
      .when({ type: 'payment.refund', payment: 'card', amount: 5_00, goodwill: true })
      .when({ type: 'order.close' })
      .then({ reasons: ['operation_pending'] });
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_01 },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
      )
      .when({ type: 'order.close' })
      .then({ reasons: ['authorization_open'] });
    shipped
      .when({ type: 'return.request', return: 'rma', units: { mug: 1 } })
      .when({ type: 'order.close' })
      .then({ reasons: ['return_open'] });
  });

  it('is refused while money is on its way back, whoever began that', () => {
    shipped
      .when({ type: 'payment.refund_pending', payment: 'card', reference: 'r-1', of: 'c-1', amount: 50_00 })
      .when({ type: 'order.close' })
      .then({ reasons: ['operation_pending'] });
  });

  it('is refused while a chargeback is open, and neither by an inquiry nor once it is won', () => {
    const dispute = {
      type: 'payment.dispute_opened',
      payment: 'card',
      reference: 'd-1',
      of: 'c-1',
      amount: 50_00,
    } as const;
    const policy = { autoCompleteAfter: { days: 14 } } as const;
    const open = given({ policy, parcels: { box: { shirt: 2, mug: 1 } } }).when(
      { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
      { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', occurredAt: hours(1) },
      { ...dispute, kind: 'chargeback' },
    );
    expect(open.definition.nextDeadline(open.order)).toBeNull();
    open.when({ type: 'order.close' }).then({ reasons: ['dispute_open'], lifecycle: 'open' });
    const won = open.when({
      type: 'payment.dispute_closed',
      payment: 'card',
      reference: 'e-1',
      of: 'd-1',
      outcome: 'won',
    });
    expect(won.definition.nextDeadline(won.order)?.kind).toBe('auto_complete');
    won.when({ type: 'order.close' }).then({ lifecycle: 'closed' });
    shipped
      .when({ ...dispute, kind: 'inquiry' })
      .when({ type: 'order.close' })
      .then({ lifecycle: 'closed' });
  });
});
