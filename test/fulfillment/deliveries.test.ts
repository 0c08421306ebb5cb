/** What left, what arrived and what the carrier lost, in whatever pieces it is told. */
import { describe, it } from 'vitest';
import type { Quantities, Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${type}`, fulfillment: 'box', reference, ...more }) as Tell;
const shipped = (reference: string, units?: Quantities) => report('shipped', reference, units && { units });
const delivered = (reference: string, of?: string, units?: Quantities) =>
  report('delivered', reference, { ...(of && { of }), ...(units && { units }) });
const paid = () => given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const unplanned = () => given().when(captured);

describe('a parcel that leaves in two shipments', () => {
  const both = paid().when(shipped('s-1', { shirt: 1 }), shipped('s-2', { shirt: 1, mug: 1 }));

  it.each<[story: string, delivered: number, deliveries: readonly Tell[]]>([
    ['the first of them', 1, [delivered('d-1', 's-1')]],
    ['the second of them', 2, [delivered('d-1', 's-2')]],
    ['both of them', 3, [delivered('d-1', 's-1'), delivered('d-2', 's-2')]],
    ['a piece of each', 2, [delivered('d-1', 's-1', { shirt: 1 }), delivered('d-2', 's-2', { mug: 1 })]],
    ['a piece of one, then all of it', 2, [delivered('d-1', 's-2', { mug: 1 }), delivered('d-2', 's-2')]],
    [
      'a piece of neither, then the first of them',
      2,
      [delivered('d-1', undefined, { mug: 1 }), delivered('d-2', 's-1')],
    ],
    ['all of it', 3, [delivered('d-1')]],
  ])('is delivered as the carrier tells: %s', (_, count, deliveries) => {
    both.when(...deliveries).then({ units: { handedOver: 3, delivered: count } });
  });

  it('lacks what was lost of one of them, and nothing of the other', () => {
    both
      .when(report('lost', 'gone', { of: 's-1' }))
      .then({ units: { handedOver: 2, open: 1 }, discrepancies: ['missing_in_transit'] });
  });
});

describe('a parcel', () => {
  it('of which a part left is delivered as far as it left', () => {
    paid()
      .when(shipped('s-1', { shirt: 1 }), delivered('d-1'))
      .then({ units: { handedOver: 1, delivered: 1, open: 2 } });
  });

  it('of which the same shipment is told under two numbers holds no more for it', () => {
    paid()
      .when(shipped('s-1'), shipped('s-2'), delivered('d-1', 's-1'), delivered('d-2', 's-2'))
      .then({ units: { handedOver: 3, delivered: 3 }, discrepancies: [] });
  });

  it('that was only picked holds what was picked', () => {
    unplanned()
      .when(report('picked', 'p-1', { units: { shirt: 1 } }), { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { handedOver: 1 }, discrepancies: [] });
  });

  it('that was only packed was foreseen', () => {
    unplanned()
      .when(report('packed', 'p-1', { units: { shirt: 1 } }), shipped('s-1'))
      .then({ units: { handedOver: 1 }, discrepancies: [] });
  });

  it('that nobody planned holds what left, and can be sent again when the carrier brings it back', () => {
    unplanned()
      .when(shipped('s-1', { shirt: 2 }), report('returned_to_sender', 'back', { of: 's-1' }))
      .then({ units: { handedOver: 0 }, discrepancies: ['unplanned_fulfillment', 'returned_to_sender'] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { handedOver: 2 }, discrepancies: ['unplanned_fulfillment'] });
  });
});

describe('the fulfillment word', () => {
  const back = (units: Quantities): readonly Tell[] => [
    { type: 'return.requested', return: 'rma', units },
    { type: 'return.received', return: 'rma', reference: 'in-1', units },
  ];

  it('tells of goods that came back only once nothing is to be shipped, and only where some did', () => {
    const shows = given({
      parcels: { box: { shirt: 2 }, rest: { mug: 1 } },
      policy: { returnsShown: 'in_fulfillment' },
    }).when(captured, shipped('s-1'), delivered('d-1'));

    shows.when(...back({ shirt: 1 })).then({ status: { fulfillment: 'partially_fulfilled' } });
    shows
      .when({ type: 'fulfillment.ship', fulfillment: 'rest' })
      .then({ status: { fulfillment: 'partially_delivered' } })
      .when(...back({ shirt: 1 }))
      .then({ status: { fulfillment: 'partially_returned' } });
  });

  it('is that of its units in a shop that calls an order without goods fulfilled', () => {
    given({ policy: { nothingToShip: 'fulfilled' } }).then({ status: { fulfillment: 'unfulfilled' } });
  });

  it('counts canceled units only where there are some and something left', () => {
    const counts = given({ parcels: { box: { shirt: 2 } }, policy: { canceledUnits: 'counted' } }).when(captured);

    counts.when({ type: 'order.cancel_units', units: { mug: 1 } }).then({ status: { fulfillment: 'unfulfilled' } });
    given({ parcels: { box: { shirt: 2, mug: 1 } }, policy: { canceledUnits: 'counted' } })
      .when(captured, shipped('s-1'))
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('shows no hold in a shop that shows the smallest, where there is none', () => {
    given({ policy: { holdShownWhen: 'some' } }).then({ status: { fulfillment: 'unfulfilled' } });
  });

  it('keeps a customer from canceling the rest once a parcel was delivered', () => {
    given({ parcels: { box: { shirt: 2 } } })
      .when(captured, delivered('d-1'))
      .when({ type: 'order.cancel_units', units: { mug: 1 }, by: { kind: 'customer', id: 'carla' } })
      .then({ reasons: ['work_begun'], discrepancies: ['delivered_without_shipment'] });
  });
});
