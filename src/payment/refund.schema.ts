import * as z from 'zod';
import { envelope, id, of, someMoney } from '../events.schema.ts';
import { longest } from '../events.ts';
import { refundDestinations } from '../statuses.money.ts';
import { type RefundOrder, refundPolicies } from './refund.events.ts';

const share = z.strictObject({ payment: id, of, amount: someMoney });

/** The shape of every command about money that goes back over several tenders. */
export const refundSchemas = {
  'order.refund': z.strictObject({
    ...envelope,
    type: z.literal('order.refund'),
    amount: someMoney,
    plan: z.union([z.enum(refundPolicies), z.array(share).min(1).max(longest.units)]),
    goodwill: z.literal(true).exactOptional(),
    return: id.exactOptional(),
    to: z.enum(refundDestinations).exactOptional(),
  }),
} satisfies { readonly 'order.refund': z.ZodType<RefundOrder> };
