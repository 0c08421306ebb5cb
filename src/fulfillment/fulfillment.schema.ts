import * as z from 'zod';
import { cause, envelope, id, instant, of, reference, reported, text, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { trackingStatuses } from '../statuses.ts';
import type { FulfillmentCommand, FulfillmentFact } from './fulfillment.events.ts';
import { handovers, rejectionCauses } from './fulfillment.facts.events.ts';

const ofFulfillment = { ...envelope, fulfillment: id };
const report = { ...reported, fulfillment: id };
const some = { units: units.exactOptional() };
const maybeOf = of.exactOptional();
const plan = {
  startsAt: instant.exactOptional(),
  shipBy: instant.exactOptional(),
  location: id.exactOptional(),
  handover: z.enum(handovers).exactOptional(),
};
const until = instant.exactOptional();
const answered = { ...report, op: text(longest.op) };
const carried = { tracking: id.exactOptional(), carrier: id.exactOptional() };

/** The shape of every event about a parcel. */
export const fulfillmentSchemas = {
  'fulfillment.planned': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.planned'), units, ...plan }),
  'fulfillment.picked': z.strictObject({ ...report, type: z.literal('fulfillment.picked'), units }),
  'fulfillment.packed': z.strictObject({ ...report, type: z.literal('fulfillment.packed'), ...some }),
  'fulfillment.shipped': z.strictObject({ ...report, type: z.literal('fulfillment.shipped'), ...some, ...carried }),
  'fulfillment.tracked': z.strictObject({
    ...report,
    type: z.literal('fulfillment.tracked'),
    status: z.enum(trackingStatuses),
    of: maybeOf,
  }),
  'fulfillment.delivery_failed': z.strictObject({
    ...report,
    type: z.literal('fulfillment.delivery_failed'),
    of: maybeOf,
  }),
  'fulfillment.delivered': z.strictObject({
    ...report,
    type: z.literal('fulfillment.delivered'),
    ...some,
    of: maybeOf,
  }),
  'fulfillment.returned_to_sender': z.strictObject({
    ...report,
    type: z.literal('fulfillment.returned_to_sender'),
    of,
  }),
  'fulfillment.damaged': z.strictObject({ ...report, type: z.literal('fulfillment.damaged'), ...some, of }),
  'fulfillment.lost': z.strictObject({ ...report, type: z.literal('fulfillment.lost'), ...some, of }),
  'fulfillment.canceled': z.strictObject({ ...report, type: z.literal('fulfillment.canceled') }),
  'fulfillment.accepted': z.strictObject({ ...answered, type: z.literal('fulfillment.accepted') }),
  'fulfillment.rejected': z.strictObject({
    ...answered,
    type: z.literal('fulfillment.rejected'),
    cause: cause(rejectionCauses),
  }),
  'fulfillment.cancel_rejected': z.strictObject({ ...answered, type: z.literal('fulfillment.cancel_rejected') }),
  'fulfillment.verified': z.strictObject({ ...report, type: z.literal('fulfillment.verified'), units, of: maybeOf }),
  'fulfillment.ready_for_pickup': z.strictObject({
    ...report,
    type: z.literal('fulfillment.ready_for_pickup'),
    until,
  }),
  'fulfillment.picked_up': z.strictObject({ ...report, type: z.literal('fulfillment.picked_up'), ...some }),
  'fulfillment.not_collected': z.strictObject({ ...report, type: z.literal('fulfillment.not_collected'), of }),
  'fulfillment.overdue': z.strictObject({ ...report, type: z.literal('fulfillment.overdue') }),
  'fulfillment.split': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.split'), into: id, units }),
  'fulfillment.merge': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.merge'), into: id }),
  'fulfillment.move': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.move'), location: id }),
  'fulfillment.pick': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.pick'), units }),
  'fulfillment.verify': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.verify'), units }),
  'fulfillment.offer': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.offer'), until }),
  'fulfillment.schedule': z.strictObject({
    ...ofFulfillment,
    type: z.literal('fulfillment.schedule'),
    startsAt: instant,
  }),
  'fulfillment.start': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.start') }),
  'fulfillment.request': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.request'), service: id }),
  'fulfillment.plan': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.plan'), units, ...plan }),
  'fulfillment.pack': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.pack'), ...some }),
  'fulfillment.ship': z.strictObject({
    ...ofFulfillment,
    type: z.literal('fulfillment.ship'),
    reference: reference.exactOptional(),
    ...some,
    ...carried,
    force: z.literal(true).exactOptional(),
  }),
  'fulfillment.unship': z.strictObject({
    ...ofFulfillment,
    type: z.literal('fulfillment.unship'),
    of,
    reason: z.string().min(1, { error: 'expected a reason for taking a shipment back' }).max(longest.reason),
    bulk: z.literal(true).exactOptional(),
  }),
  'fulfillment.cancel': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.cancel') }),
} satisfies {
  readonly [Type in (FulfillmentFact | FulfillmentCommand)['type']]: z.ZodType<
    Extract<FulfillmentFact | FulfillmentCommand, { readonly type: Type }>
  >;
};
