import { describe, expect, it } from 'vitest';
import { longest } from '../../src/events.ts';
import { trackingOf } from '../../src/index.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 } as const;
const paid = given().when(captured);
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);

describe('a parcel', () => {
  it('is planned, packed, shipped and delivered', () => {
    paid
      .then({ status: { fulfillment: 'unfulfilled', overall: 'processing' } })
      .when({ type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 2, mug: 1 } })
      .then({ fulfillments: { box: 'open' }, status: { fulfillment: 'unfulfilled' } })
      .when({ type: 'fulfillment.pack', fulfillment: 'box' })
      .then({ fulfillments: { box: 'packed' }, status: { fulfillment: 'in_progress' } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1', tracking: 'TRACK' })
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled', overall: 'completed' } })
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' })
      .then({ fulfillments: { box: 'delivered' }, status: { fulfillment: 'delivered', overall: 'completed' } });
  });

  it('is picked first', () => {
    boxed
      .when({ type: 'fulfillment.picked', fulfillment: 'box', reference: 'pick-1', units: { shirt: 1 } })
      .then({ fulfillments: { box: 'in_progress' }, status: { fulfillment: 'in_progress' }, units: { begun: 1 } });
  });

  it('shipped by staff is the parcel that the carrier then reports under the same reference', () => {
    boxed
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' })
      .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' })
      .then({ outcome: 'duplicate', units: { handedOver: 3 } });
  });

  it('carries part of a line, and moves only its own quantity', () => {
    paid
      .when(
        { type: 'fulfillment.plan', fulfillment: 'first', units: { shirt: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'first' },
      )
      .then({
        status: { fulfillment: 'partially_fulfilled', overall: 'processing' },
        units: { handedOver: 1, open: 2, begun: 0 },
      })
      .when({ type: 'fulfillment.plan', fulfillment: 'second', units: { shirt: 2 } })
      .then({ reasons: ['exceeds_unfulfilled'] })
      .when(
        { type: 'fulfillment.plan', fulfillment: 'second', units: { shirt: 1, mug: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'second' },
      )
      .then({ status: { fulfillment: 'fulfilled', overall: 'completed' } })
      .when({ type: 'fulfillment.delivered', fulfillment: 'first', reference: 'del-1' })
      .then({ status: { fulfillment: 'partially_delivered' }, units: { delivered: 1 } })
      .when({ type: 'fulfillment.delivered', fulfillment: 'second', reference: 'del-2' })
      .then({ status: { fulfillment: 'delivered' } });
  });

  it('leaves with fewer pieces than it held, and the rest goes into another', () => {
    boxed
      .when({ type: 'fulfillment.ship', fulfillment: 'box', units: { shirt: 1 } })
      .then({ units: { handedOver: 1, open: 2 }, fulfillments: { box: 'shipped' } })
      .when({ type: 'fulfillment.plan', fulfillment: 'rest', units: { shirt: 1, mug: 1 } })
      .then({ outcome: 'applied', fulfillments: { rest: 'open' } });
  });

  it('is packed and shipped with no more than it holds', () => {
    boxed
      .when({ type: 'fulfillment.pack', fulfillment: 'box', units: { shirt: 3 } })
      .then({ reasons: ['exceeds_parcel'] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', units: { shirt: 2, mug: 2 } })
      .then({ reasons: ['exceeds_shippable', 'exceeds_parcel'] });
  });

  it('does not leave before money is secured', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['unpaid'] })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'auth-1', amount: 50_00 })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ status: { payment: 'authorized', fulfillment: 'fulfilled', overall: 'shipped' } });
  });

  it('is called off, and its units can go into another', () => {
    boxed
      .when({ type: 'fulfillment.cancel', fulfillment: 'box', id: 'off' })
      .then({
        fulfillments: { box: 'canceled' },
        status: { fulfillment: 'unfulfilled' },
        effects: ['cancel_fulfillment order-1/cancel_fulfillment/box/off'],
      })
      .when({ type: 'fulfillment.canceled', fulfillment: 'box', reference: 'ack-1' })
      .then({ pending: [] })
      .when({ type: 'fulfillment.plan', fulfillment: 'box-2', units: { shirt: 2, mug: 1 } })
      .then({ fulfillments: { 'box-2': 'open' } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['not_in_state'] });
  });

  it('that was called off and left all the same has left', () => {
    boxed
      .when(
        { type: 'fulfillment.cancel', fulfillment: 'box' },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
      )
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' }, pending: [] });
  });
});

describe('a shipment that is taken back', () => {
  const shipped = boxed.when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' });
  const unshipped = shipped.when({
    type: 'fulfillment.unship',
    fulfillment: 'box',
    of: 'way-1',
    reason: 'the van never came',
  });

  it('is here again, and ships again under a new reference', () => {
    unshipped
      .then({ fulfillments: { box: 'open' }, status: { fulfillment: 'unfulfilled', overall: 'processing' } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' })
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled', overall: 'completed' } });
  });

  it('does not ship again under the reference that was taken back', () => {
    unshipped
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' })
      .then({ reasons: ['reference_used'], fulfillments: { box: 'open' } });
  });

  it('stays taken back when the carrier repeats its old report', () => {
    unshipped
      .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' })
      .then({ outcome: 'duplicate', fulfillments: { box: 'open' } });
  });

  it('needs a shipment that stands', () => {
    shipped
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-9', reason: 'typo' })
      .then({ reasons: ['unknown_part'] });
  });

  it('is not taken back once some of it was delivered', () => {
    shipped
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1', units: { mug: 1 } })
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'late' })
      .then({ reasons: ['already_delivered'] });
  });

  it('is not taken back once some of it comes back as a return', () => {
    shipped
      .when({ type: 'return.request', return: 'rma', units: { mug: 1 } })
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'late' })
      .then({ reasons: ['already_returned'] });
  });

  it('was packed before, and is packed again', () => {
    boxed
      .when(
        { type: 'fulfillment.pack', fulfillment: 'box' },
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
        { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong van' },
      )
      .then({ fulfillments: { box: 'packed' } });
  });

  it('was delivered after all: the delivery stands, as a discrepancy', () => {
    unshipped.when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' }).then({
      fulfillments: { box: 'delivered' },
      status: { fulfillment: 'delivered' },
      discrepancies: ['delivered_without_shipment'],
    });
  });
});

describe("the carrier's reports", () => {
  const sent = boxed.when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', tracking: 'T-1' });
  const trackingIn = ({ order }: Story) => trackingOf(order.fulfillments[0]?.context ?? { rows: [] });

  it('stand beside the state and never move it', () => {
    const tracked = sent
      .when({ type: 'fulfillment.tracked', fulfillment: 'box', reference: 't-2', status: 'out_for_delivery' })
      .then({ outcome: 'unchanged', fulfillments: { box: 'shipped' } })
      .when({ type: 'fulfillment.tracked', fulfillment: 'box', reference: 't-1', status: 'in_transit' })
      .then({ outcome: 'unchanged', fulfillments: { box: 'shipped' } });

    expect(trackingIn(tracked)).toMatchObject({ status: 'out_for_delivery', failedAttempts: 0, numbers: ['T-1'] });
  });

  it('tell of a failed delivery, and of another attempt that succeeds', () => {
    const failed = sent
      .when({ type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: 'f-1', of: 'way-1' })
      .then({ outcome: 'unchanged', fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' } });
    expect(trackingIn(failed).failedAttempts).toBe(1);
    failed
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' })
      .then({ fulfillments: { box: 'delivered' } });
  });

  it('tell of a return to the sender: the parcel is here again until it is shipped anew', () => {
    sent
      .when({ type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'back-1', of: 'way-1' })
      .then({
        fulfillments: { box: 'packed' },
        status: { fulfillment: 'in_progress' },
        discrepancies: ['returned_to_sender'],
      })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' })
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' } });
  });

  it('of a delivery alone are enough', () => {
    boxed.when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1' }).then({
      fulfillments: { box: 'delivered' },
      status: { fulfillment: 'delivered' },
      discrepancies: ['delivered_without_shipment'],
    });
  });

  it('of part of a parcel leave the rest on its way', () => {
    sent
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', units: { mug: 1 } })
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'partially_delivered' } });
  });
});

describe('lines that need no shipping', () => {
  it('leave nothing to fulfill where the whole order is such', () => {
    given({ lines: { ebook: { total: 9_00, ships: false } } })
      .then({ status: { fulfillment: 'not_required', overall: 'pending' } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 9_00 })
      .then({ status: { fulfillment: 'not_required', overall: 'completed' } });
  });

  it('do not keep an order open beside lines that are shipped', () => {
    given({ lines: { mug: { total: 10_00 }, postage: { total: 5_00, ships: false } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 15_00 },
        { type: 'fulfillment.plan', fulfillment: 'box', units: { mug: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'box' },
      )
      .then({ status: { fulfillment: 'fulfilled', overall: 'completed' } });
  });
});

describe('a shipment under a long command id', () => {
  it('can be taken back like any other', () => {
    const id = 's'.repeat(longest.event);
    boxed
      .when({ type: 'fulfillment.ship', fulfillment: 'box', id })
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: id, reason: 'late' })
      .then({ fulfillments: { box: 'open' } });
  });
});
