import * as fc from 'fast-check';
import {
  claimCauses,
  declineCauses,
  dispositions,
  type FulfillmentEvent,
  handovers,
  type ReturnEvent,
  returnCauses,
  trackingStatuses,
} from '../../core.ts';
import { amount, events, maybe, operation, place, reference, startsAt, units } from './part-events.fields.ts';

const ofParcel = { fulfillment: fc.constant('parcel-1') };

const ofBox = { return: fc.constant('return-1') };

const inspected = fc.array(
  fc.record({
    line: fc.constantFrom('a', 'b'),
    quantity: fc.integer({ min: 1, max: 3 }),
    disposition: fc.constantFrom(...dispositions),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Random events of a parcel. */
export const fulfillmentEvents: fc.Arbitrary<FulfillmentEvent> = fc.oneof(
  events<FulfillmentEvent>(['fulfillment.planned', 'fulfillment.plan'], {
    ...ofParcel,
    units,
    startsAt: maybe(startsAt),
    shipBy: maybe(startsAt),
    location: maybe(place),
    handover: maybe(fc.constantFrom(...handovers)),
  }),
  { weight: 2, arbitrary: events<FulfillmentEvent>(['fulfillment.schedule'], { ...ofParcel, startsAt }) },
  events<FulfillmentEvent>(['fulfillment.start', 'fulfillment.offer'], ofParcel),
  events<FulfillmentEvent>(['fulfillment.split'], { ...ofParcel, into: fc.constant('parcel-2'), units }),
  events<FulfillmentEvent>(['fulfillment.merge'], {
    ...ofParcel,
    into: fc.constant('parcel-2'),
    from: maybe(fc.constant('parcel-3')),
    units,
  }),
  events<FulfillmentEvent>(['fulfillment.move'], { ...ofParcel, location: place }),
  events<FulfillmentEvent>(['fulfillment.pick', 'fulfillment.verify'], { ...ofParcel, units }),
  events<FulfillmentEvent>(['fulfillment.verified'], { ...ofParcel, reference, units, of: maybe(reference) }),
  events<FulfillmentEvent>(['fulfillment.ready_for_pickup'], { ...ofParcel, reference, until: maybe(startsAt) }),
  events<FulfillmentEvent>(['fulfillment.picked_up'], { ...ofParcel, reference, units: maybe(units) }),
  events<FulfillmentEvent>(['fulfillment.not_collected'], { ...ofParcel, reference, of: reference }),
  events<FulfillmentEvent>(['fulfillment.overdue'], { ...ofParcel, reference }),
  {
    weight: 3,
    arbitrary: events<FulfillmentEvent>(['fulfillment.request'], { ...ofParcel, service: fc.constantFrom('s1', 's2') }),
  },
  events<FulfillmentEvent>(['fulfillment.accepted', 'fulfillment.cancel_rejected'], {
    ...ofParcel,
    reference,
    op: operation,
  }),
  events<FulfillmentEvent>(['fulfillment.rejected'], {
    ...ofParcel,
    reference,
    op: operation,
    cause: fc.constantFrom('other', 'own:closed'),
  }),
  events<FulfillmentEvent>(['fulfillment.picked'], { ...ofParcel, reference, units }),
  events<FulfillmentEvent>(['fulfillment.packed'], { ...ofParcel, reference, units: maybe(units) }),
  events<FulfillmentEvent>(['fulfillment.shipped'], {
    ...ofParcel,
    reference,
    units: maybe(units),
    carrier: maybe(fc.constantFrom('post', 'rider')),
    tracking: maybe(fc.constantFrom('t1', 't2')),
  }),
  events<FulfillmentEvent>(['fulfillment.delivered'], {
    ...ofParcel,
    reference,
    units: maybe(units),
    of: maybe(reference),
  }),
  events<FulfillmentEvent>(['fulfillment.tracked'], {
    ...ofParcel,
    reference,
    status: fc.constantFrom(...trackingStatuses),
    of: maybe(reference),
  }),
  events<FulfillmentEvent>(['fulfillment.delivery_failed'], { ...ofParcel, reference, of: maybe(reference) }),
  events<FulfillmentEvent>(['fulfillment.returned_to_sender'], { ...ofParcel, reference, of: reference }),
  events<FulfillmentEvent>(['fulfillment.damaged', 'fulfillment.lost'], {
    ...ofParcel,
    reference,
    of: reference,
    units: maybe(units),
  }),
  events<FulfillmentEvent>(['fulfillment.canceled'], { ...ofParcel, reference }),
  { weight: 2, arbitrary: events<FulfillmentEvent>(['fulfillment.pack'], { ...ofParcel, units: maybe(units) }) },
  {
    weight: 2,
    arbitrary: events<FulfillmentEvent>(['fulfillment.ship'], {
      ...ofParcel,
      reference: maybe(reference),
      units: maybe(units),
    }),
  },
  {
    weight: 2,
    arbitrary: events<FulfillmentEvent>(['fulfillment.unship'], {
      ...ofParcel,
      of: reference,
      reason: fc.constant('lost'),
    }),
  },
  events<FulfillmentEvent>(['fulfillment.cancel'], ofParcel),
);

/** Random events of a return case. */
export const returnEvents: fc.Arbitrary<ReturnEvent> = fc.oneof(
  events<ReturnEvent>(['return.requested', 'return.request'], {
    ...ofBox,
    units,
    cause: maybe(fc.constantFrom(...returnCauses, 'own:allergy')),
    exchange: maybe(fc.constant([{ id: 'd', quantity: 2, total: { amount: 4, currency: 'EUR' } }])),
  }),
  events<ReturnEvent>(['return.sent', 'return.restocked'], { ...ofBox, reference }),
  events<ReturnEvent>(['return.claim'], {
    ...ofBox,
    units,
    cause: fc.constantFrom(...claimCauses, 'own:mold'),
    replacement: fc.constant([{ id: 'c', quantity: 1 }]),
  }),
  events<ReturnEvent>(['return.label_created'], {
    ...ofBox,
    reference,
    op: maybe(operation),
    tracking: maybe(fc.constantFrom('t1', 't2')),
  }),
  events<ReturnEvent>(['return.tracked'], { ...ofBox, reference, status: fc.constantFrom(...trackingStatuses) }),
  events<ReturnEvent>(['return.received'], { ...ofBox, reference, units }),
  events<ReturnEvent>(['return.inspected'], { ...ofBox, reference, units: inspected }),
  { weight: 2, arbitrary: events<ReturnEvent>(['return.receive'], { ...ofBox, units, reference: maybe(reference) }) },
  {
    weight: 2,
    arbitrary: events<ReturnEvent>(['return.inspect'], { ...ofBox, units: inspected, reference: maybe(reference) }),
  },
  { weight: 2, arbitrary: events<ReturnEvent>(['return.close', 'return.label'], ofBox) },
  { weight: 2, arbitrary: events<ReturnEvent>(['return.approve'], { ...ofBox, fee: maybe(amount) }) },
  events<ReturnEvent>(['return.cancel', 'return.reopen'], ofBox),
  events<ReturnEvent>(['return.decline'], { ...ofBox, cause: fc.constantFrom(...declineCauses, 'own:worn') }),
);
