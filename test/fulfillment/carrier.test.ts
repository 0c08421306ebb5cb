import { describe, expect, it } from 'vitest';
import { type TrackingStatus, trackingOf, trackingStatuses } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const sent = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured, {
  type: 'fulfillment.shipped',
  fulfillment: 'box',
  reference: 'way-1',
});
const tracked = (status: TrackingStatus): Tell => ({
  type: 'fulfillment.tracked',
  fulfillment: 'box',
  reference: `scan-${status}`,
  status,
  of: 'way-1',
});
const lost = (units?: Record<string, number>, reference = 'lost-1'): Tell =>
  ({ type: 'fulfillment.lost', fulfillment: 'box', reference, of: 'way-1', ...(units && { units }) }) as Tell;
const damaged = (units: Record<string, number>): Tell => ({
  type: 'fulfillment.damaged',
  fulfillment: 'box',
  reference: 'damage-1',
  of: 'way-1',
  units,
});
const delivered = (units?: Record<string, number>): Tell =>
  ({
    type: 'fulfillment.delivered',
    fulfillment: 'box',
    reference: 'del-1',
    of: 'way-1',
    ...(units && { units }),
  }) as Tell;
const trackingIn = ({ order }: Story) => trackingOf(order.fulfillments[0]?.context ?? { rows: [] });

/** The eleven kinds of event that carriers report, each with its one place here. */
const places: Readonly<Record<string, Tell>> = {
  'label purchased': tracked('label_purchased'),
  'label printed': tracked('label_printed'),
  'ready for pickup': tracked('available_for_pickup'),
  confirmed: tracked('confirmed'),
  'carrier picked up': tracked('carrier_picked_up'),
  'in transit': tracked('in_transit'),
  'out for delivery': tracked('out_for_delivery'),
  'attempted delivery': { type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: 'try-1', of: 'way-1' },
  delayed: tracked('delayed'),
  delivered: delivered(),
  failure: tracked('undeliverable'),
};

describe('the eleven events of a carrier', () => {
  it('have one place each, and no tracking status is left over', () => {
    expect(Object.keys(places)).toHaveLength(11);
    const told = Object.values(places).map((event) => ('status' in event ? event.status : event.type));
    expect(new Set(told).size).toBe(11);
    expect(trackingStatuses.filter((status) => !told.includes(status))).toEqual([]);
  });

  it.each(Object.keys(places).filter((kind) => kind !== 'delivered'))('%s never moves the parcel', (kind) => {
    sent
      .when(places[kind] as Tell)
      .then({ outcome: 'unchanged', fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' } });
  });

  it('tell of a delay even when a later scan goes further', () => {
    expect(trackingIn(sent.when(tracked('delayed'), tracked('in_transit')))).toMatchObject({
      status: 'in_transit',
      delayed: true,
    });
  });
});

describe('units that the carrier lost or damaged', () => {
  it('left and will not arrive: they are open again, and the parcel stays shipped', () => {
    const story = sent.when(lost({ shirt: 1 }), damaged({ mug: 1 })).then({
      fulfillments: { box: 'shipped' },
      status: { fulfillment: 'partially_fulfilled', overall: 'processing' },
      units: { handedOver: 1, open: 2 },
      discrepancies: ['missing_in_transit', 'missing_in_transit'],
    });
    expect(trackingIn(story)).toMatchObject({
      lost: [{ line: 'shirt', quantity: 1 }],
      damaged: [{ line: 'mug', quantity: 1 }],
    });
    expect(story.definition.discrepanciesOf(story.order)).toEqual([
      { code: 'missing_in_transit', subject: 'mug', data: { excess: 1 } },
      { code: 'missing_in_transit', subject: 'shirt', data: { excess: 1 } },
    ]);
  });

  it('are the whole shipment where none are named, and no more than it', () => {
    sent
      .when(lost(), damaged({ mug: 1 }))
      .then({ units: { handedOver: 0, open: 3 }, discrepancies: ['missing_in_transit', 'missing_in_transit'] });
  });

  it('are no longer missing once they are delivered after all', () => {
    sent.when(lost(), delivered()).then({
      fulfillments: { box: 'delivered' },
      status: { fulfillment: 'delivered', overall: 'completed' },
      discrepancies: [],
    });
  });

  it('are sent anew in another parcel, which settles it', () => {
    sent
      .when(
        lost({ shirt: 1 }),
        { type: 'fulfillment.plan', fulfillment: 'again', units: { shirt: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'again' },
      )
      .then({ status: { fulfillment: 'fulfilled', overall: 'completed' }, discrepancies: [] });
  });

  it('that were sent anew and arrive twice are one too many', () => {
    sent
      .when(
        lost({ mug: 1 }),
        { type: 'fulfillment.plan', fulfillment: 'again', units: { mug: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'again' },
        delivered(),
      )
      .then({ discrepancies: ['shipped_more_than_ordered'] });
  });

  it('are canceled and refunded, which settles it too', () => {
    sent
      .when(lost({ shirt: 2 }), { type: 'order.cancel', scope: 'unshipped' })
      .answered()
      .then({ status: { payment: 'partially_refunded' }, money: { owed: 10_00 }, discrepancies: [] });
  });

  it('do not count before their shipment is known, nor once it is taken back', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(captured, lost({ mug: 1 }))
      .then({ units: { open: 3 }, discrepancies: [] })
      .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' })
      .then({ units: { open: 1 }, discrepancies: ['missing_in_transit'] })
      .when({ type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'back-1', of: 'way-1' })
      .then({ units: { open: 3 }, discrepancies: ['returned_to_sender'] });
  });

  it('are told with the failed attempts and what came back', () => {
    const story = sent.when(places['attempted delivery'] as Tell, {
      type: 'fulfillment.returned_to_sender',
      fulfillment: 'box',
      reference: 'back-1',
      of: 'way-1',
    });
    expect(trackingIn(story)).toMatchObject({ failedAttempts: 0, returned: ['way-1'] });
  });
});

describe('what a carrier reports', () => {
  const unshipped: Tell = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'not left' };
  const again: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' };
  const told = (story: Story) => story.definition.discrepanciesOf(story.order);

  it('of a shipment that was taken back is no news of the next one', () => {
    const failed: Tell = { type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: 'f-1', of: 'way-1' };
    const next = sent.when(tracked('out_for_delivery'), failed, unshipped, again);
    expect(trackingOf(next.order.fulfillments[0]?.context ?? { rows: [] })).toMatchObject({
      status: null,
      failedAttempts: 0,
    });
  });

  it('without a number and without a name is told as neither', () => {
    expect(trackingOf(sent.order.fulfillments[0]?.context ?? { rows: [] })).toMatchObject({
      numbers: [],
      carriers: [],
      returned: [],
    });
  });

  it('of a parcel that nobody planned is told with as many pieces as left, or arrived', () => {
    const units = { shirt: 2 };
    const shipped = given().when(captured, { type: 'fulfillment.shipped', fulfillment: 'x', reference: 'w', units });
    const arrived = given().when(captured, { type: 'fulfillment.delivered', fulfillment: 'x', reference: 'd', units });
    for (const story of [shipped, arrived])
      expect(told(story)).toContainEqual({ code: 'unplanned_fulfillment', subject: 'x', data: { units: 2 } });
  });

  it('as brought back names the shipment, known or not', () => {
    const back = (of: string): Tell => ({
      type: 'fulfillment.returned_to_sender',
      fulfillment: 'box',
      reference: 'back-1',
      of,
    });
    expect(told(sent.when(back('way-1')))).toMatchObject([{ data: { shipment: 'way-1' } }]);
    const unsent = given({ parcels: { box: { shirt: 2, mug: 1 } } });
    expect(told(unsent.when(back('way-9')))).toMatchObject([{ data: { shipment: 'way-9' } }]);
  });

  it('may come back from the customer all the same, and that is no more than was shipped', () => {
    sent
      .when(lost({ shirt: 1 }), { type: 'return.requested', return: 'rma', units: { shirt: 2 } })
      .when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 2 } })
      .then({ discrepancies: ['missing_in_transit'] });
  });
});
