import * as z from 'zod';
import { envelope, id, op, reference, reported } from '../events.schema.ts';
import type { PaperCommand, PaperFact } from './papers.events.ts';

/** The shape of every event about an order's papers. */
export const paperSchemas = {
  'order.invoiced': z.strictObject({ ...reported, type: z.literal('order.invoiced'), op }),
  'order.change_address': z.strictObject({
    ...envelope,
    type: z.literal('order.change_address'),
    address: reference,
    fulfillment: id.exactOptional(),
    billing: z.literal(true).exactOptional(),
  }),
  'order.invoice': z.strictObject({ ...envelope, type: z.literal('order.invoice') }),
  'order.confirm_receipt': z.strictObject({ ...envelope, type: z.literal('order.confirm_receipt') }),
} satisfies {
  readonly [Type in (PaperFact | PaperCommand)['type']]: z.ZodType<
    Extract<PaperFact | PaperCommand, { readonly type: Type }>
  >;
};
