import * as z from 'zod';
import { envelope, id, of, reference, reported, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { trackingStatuses } from '../statuses.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';

const ofFulfillment = { ...envelope, fulfillment: id };
const report = { ...reported, fulfillment: id };
const some = { units: units.exactOptional() };
const maybeOf = of.exactOptional();
const tracking = id.exactOptional();

/** The shape of every event about a parcel. */
export const fulfillmentSchemas = {
  'fulfillment.planned': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.planned'), units }),
  'fulfillment.picked': z.strictObject({ ...report, type: z.literal('fulfillment.picked'), units }),
  'fulfillment.packed': z.strictObject({ ...report, type: z.literal('fulfillment.packed'), ...some }),
  'fulfillment.shipped': z.strictObject({ ...report, type: z.literal('fulfillment.shipped'), ...some, tracking }),
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
  'fulfillment.plan': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.plan'), units }),
  'fulfillment.pack': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.pack'), ...some }),
  'fulfillment.ship': z.strictObject({
    ...ofFulfillment,
    type: z.literal('fulfillment.ship'),
    reference: reference.exactOptional(),
    ...some,
    tracking,
    force: z.literal(true).exactOptional(),
  }),
  'fulfillment.unship': z.strictObject({
    ...ofFulfillment,
    type: z.literal('fulfillment.unship'),
    of,
    reason: z.string().min(1, { error: 'expected a reason for taking a shipment back' }).max(longest.reason),
  }),
  'fulfillment.cancel': z.strictObject({ ...ofFulfillment, type: z.literal('fulfillment.cancel') }),
} satisfies {
  readonly [Type in FulfillmentEvent['type']]: z.ZodType<Extract<FulfillmentEvent, { readonly type: Type }>>;
};
