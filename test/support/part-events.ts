import * as fc from 'fast-check';
import {
  claimCauses,
  declineCauses,
  dispositions,
  disputeKinds,
  disputeOutcomes,
  disputeStages,
  type FulfillmentEvent,
  handovers,
  type LifecycleEvent,
  noteVisibilities,
  type PaymentEvent,
  paymentMethods,
  type ReturnEvent,
  refundDestinations,
  returnCauses,
  riskLevels,
  trackingStatuses,
} from '../../src/index.ts';

// Few references and small figures, so that reports join, contradict and answer each other.
const reference = fc.constantFrom('r1', 'r2', 'r3');
const operation = fc.constantFrom('c1', 'c2', 'c3', 'c4');
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const amount = fc.record({
  amount: fc.integer({ min: 1, max: 6 }),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'USD'),
});
const units = fc.array(fc.record({ line: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 2,
});
const signed = fc.integer({ min: -3, max: 3 });
const startsAt = fc.constantFrom('2026-02-01T00:00:00Z', '2026-02-02T00:00:00.000Z');
const place = fc.constantFrom('hall-1', 'hall-2');
const envelope = {
  at: fc.constant('2026-01-01T08:00:00.000Z'),
  by: fc.constant({ kind: 'staff' as const, id: 'staff-1' }),
  occurredAt: maybe(fc.constantFrom('2026-01-01T07:00:00Z', '2026-01-01T06:00:00.000Z')),
  reason: maybe(fc.constantFrom('x', 'y')),
};

type Fields<Event> = { readonly [Name in keyof Event]?: fc.Arbitrary<unknown> };

/** Events of one type from arbitraries of their fields; absent fields are left out, as `exactOptionalPropertyTypes` wants it. */
function events<Event extends { readonly type: string }>(types: readonly Event['type'][], fields: object) {
  return fc
    .record({ ...envelope, id: operation, ...(fields as Fields<Event>), type: fc.constantFrom(...types) })
    .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)))
    .map((event) => event as unknown as Event);
}

const ofPayment = { payment: fc.constant('pay-1') };
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

/** Random events of a tender: commands as often as facts. */
export const paymentEvents: fc.Arbitrary<PaymentEvent> = fc.oneof(
  events<PaymentEvent>(['payment.added'], {
    ...ofPayment,
    method: fc.constantFrom(...paymentMethods),
    amount,
    dueAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
  }),
  events<PaymentEvent>(['payment.authorized'], {
    ...ofPayment,
    reference,
    amount,
    op: maybe(operation),
    expiresAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
    replaces: maybe(reference),
  }),
  {
    weight: 4,
    arbitrary: events<PaymentEvent>(['payment.captured', 'payment.voided'], {
      ...ofPayment,
      reference,
      amount,
      op: maybe(operation),
      of: maybe(reference),
    }),
  },
  {
    weight: 3,
    arbitrary: events<PaymentEvent>(['payment.expired', 'payment.expired', 'payment.refund_pending'], {
      ...ofPayment,
      reference,
      amount,
      of: reference,
      op: maybe(operation),
    }),
  },
  {
    weight: 5,
    arbitrary: events<PaymentEvent>(['payment.refunded'], {
      ...ofPayment,
      reference,
      amount,
      of: reference,
      op: maybe(operation),
      goodwill: maybe(fc.constant(true)),
    }),
  },
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.action_required', 'payment.failed'], {
      ...ofPayment,
      reference,
      op: maybe(operation),
    }),
  },
  events<PaymentEvent>(['payment.refund_failed', 'payment.reminded', 'payment.overdue'], {
    ...ofPayment,
    reference,
    op: maybe(operation),
  }),
  events<PaymentEvent>(['payment.dispute_opened'], {
    ...ofPayment,
    reference,
    amount,
    of: reference,
    kind: fc.constantFrom(...disputeKinds),
  }),
  events<PaymentEvent>(['payment.dispute_unanswered'], { ...ofPayment, reference, of: reference }),
  events<PaymentEvent>(['payment.dispute_updated'], {
    ...ofPayment,
    reference,
    of: reference,
    status: fc.constantFrom(...disputeStages),
    sequence: maybe(fc.nat({ max: 3 })),
  }),
  events<PaymentEvent>(['payment.dispute_closed'], {
    ...ofPayment,
    reference,
    of: reference,
    outcome: fc.constantFrom(...disputeOutcomes),
    amount: maybe(amount),
    sequence: maybe(fc.nat({ max: 3 })),
  }),
  events<PaymentEvent>(['payment.unknown'], { ...ofPayment, reference, op: operation }),
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.authorize'], { ...ofPayment, amount, replaces: maybe(reference) }),
  },
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.capture', 'payment.void'], {
      ...ofPayment,
      amount,
      of: maybe(reference),
    }),
  },
  events<PaymentEvent>(['payment.mark_paid'], { ...ofPayment, amount, reference: maybe(reference) }),
  {
    weight: 2,
    arbitrary: events<PaymentEvent>(['payment.refund'], {
      ...ofPayment,
      amount,
      of: maybe(reference),
      goodwill: maybe(fc.constant(true)),
      to: maybe(fc.constantFrom(...refundDestinations)),
    }),
  },
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

const location = maybe(fc.constantFrom('north', 'south'));

/** Random decisions about an order, and reports about it as a whole. */
export const lifecycleEvents: fc.Arbitrary<LifecycleEvent> = fc.oneof(
  events<LifecycleEvent>(['order.confirmed'], { reference }),
  events<LifecycleEvent>(['order.canceled'], { reference, source: maybe(fc.constant('marketplace')) }),
  events<LifecycleEvent>(['order.reported'], { reference, code: fc.constant('no_items') }),
  events<LifecycleEvent>(['stock.rejected'], {
    attempt: reference,
    units,
    reserved: maybe(units),
    source: maybe(fc.constant('erp')),
  }),
  events<LifecycleEvent>(['stock.reserved'], { attempt: reference, units: maybe(units), location }),
  events<LifecycleEvent>(['stock.committed'], { attempt: reference, units, reserved: maybe(units), location }),
  events<LifecycleEvent>(['stock.released'], { attempt: reference, units, location }),
  events<LifecycleEvent>(['hold.placed', 'hold.place'], {
    hold: reference,
    on: fc.oneof(fc.constant('order'), fc.record({ units }), fc.constant({ fulfillment: 'parcel-1' })),
    cause: fc.constantFrom('other', 'own:x'),
    owner: maybe(fc.constant('app')),
    expiresAt: maybe(fc.constant('2026-02-01T00:00:00Z')),
  }),
  events<LifecycleEvent>(['hold.released', 'hold.release'], { hold: reference }),
  events<LifecycleEvent>(['review.opened'], { reference, cause: maybe(fc.constant('other')) }),
  events<LifecycleEvent>(['risk.assessed'], { reference, level: fc.constantFrom(...riskLevels) }),
  events<LifecycleEvent>(['review.approve'], { review: reference }),
  events<LifecycleEvent>(['review.reject'], { review: reference, reason: fc.constant('x') }),
  events<LifecycleEvent>(['note.add'], { text: fc.constant('note'), visibility: fc.constantFrom(...noteVisibilities) }),
  events<LifecycleEvent>(['note.remove'], { note: operation }),
  events<LifecycleEvent>(['order.set_status'], { fulfillment: maybe(fc.constant('fulfilled')) }),
  events<LifecycleEvent>(['order.archive', 'order.unarchive'], {}),
  { weight: 2, arbitrary: events<LifecycleEvent>(['order.reopen'], { reason: fc.constant('x') }) },
  events<LifecycleEvent>(['tag.add', 'tag.remove'], { tag: fc.constantFrom('vip', 'late') }),
  { weight: 5, arbitrary: events<LifecycleEvent>(['order.place', 'order.close'], {}) },
  events<LifecycleEvent>(['order.edit'], {
    changes: fc.array(fc.record({ line: fc.constantFrom('a', 'b'), quantity: signed, total: signed }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  events<LifecycleEvent>(['order.revert_edit'], { edit: operation }),
  events<LifecycleEvent>(['stock.restocked'], { reference: operation, units: maybe(units), reserved: maybe(units) }),
  events<LifecycleEvent>(['customer.notified'], { reference: operation }),
  events<LifecycleEvent>(['order.change_address'], {
    address: fc.constantFrom('home', 'office'),
    billing: maybe(fc.constant(true)),
    fulfillment: maybe(fc.constant('parcel-1')),
  }),
  events<LifecycleEvent>(['order.invoiced'], { reference, op: maybe(operation) }),
  events<LifecycleEvent>(['order.invoice'], {}),
  events<LifecycleEvent>(['order.confirm_receipt'], { units }),
  events<LifecycleEvent>(['order.cancel_units'], { units, restock: maybe(units), notify: maybe(fc.constant(true)) }),
  events<LifecycleEvent>(['order.refund'], {
    amount,
    plan: fc.constantFrom('first', 'last'),
    to: maybe(fc.constantFrom(...refundDestinations)),
  }),
  events<LifecycleEvent>(['order.write_off'], { amount, owed: amount, units, reason: fc.constant('x') }),
  events<LifecycleEvent>(['order.cancel'], {
    scope: fc.constantFrom('all', 'unshipped', 'unshipped', 'unshipped'),
    units,
  }),
);
