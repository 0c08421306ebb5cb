import * as z from 'zod';
import { cause, envelope, id, text } from '../events.schema.ts';
import { longest } from '../events.ts';
import { cancelCauses, fulfillmentSettings, paymentSettings } from '../statuses.ts';
import type { DecisionCommand } from './decisions.events.ts';

/** The shape of every such decision. */
export const decisionSchemas = {
  'order.reopen': z.strictObject({ ...envelope, type: z.literal('order.reopen'), reason: text(longest.reason) }),
  'order.archive': z.strictObject({ ...envelope, type: z.literal('order.archive') }),
  'order.unarchive': z.strictObject({ ...envelope, type: z.literal('order.unarchive') }),
  'order.set_status': z.strictObject({
    ...envelope,
    type: z.literal('order.set_status'),
    payment: z.enum(paymentSettings).exactOptional(),
    fulfillment: z.enum(fulfillmentSettings).exactOptional(),
    cause: cause(cancelCauses).exactOptional(),
    tracking: id.exactOptional(),
    carrier: id.exactOptional(),
    bulk: z.literal(true).exactOptional(),
  }),
} satisfies {
  readonly [Type in DecisionCommand['type']]: z.ZodType<Extract<DecisionCommand, { readonly type: Type }>>;
};
