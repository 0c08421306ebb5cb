import * as z from 'zod';
import { editSchemas } from '../edits/edits.schema.ts';
import { reportableCodes } from '../errors.ts';
import { envelope, id, instant, reference, reported, units } from '../events.schema.ts';
import { deadlineKinds, type OrderCommand, type OrderFact } from './lifecycle.events.ts';

const source = id.exactOptional();

/** The shape of every event about the order as a whole. */
export const lifecycleSchemas = {
  'order.confirmed': z.strictObject({ ...reported, type: z.literal('order.confirmed') }),
  'order.canceled': z.strictObject({ ...reported, type: z.literal('order.canceled'), source }),
  'order.reported': z.strictObject({ ...reported, type: z.literal('order.reported'), code: z.enum(reportableCodes) }),
  'stock.rejected': z.strictObject({
    ...envelope,
    type: z.literal('stock.rejected'),
    attempt: reference,
    units,
    source,
  }),
  'stock.reserved': z.strictObject({
    ...envelope,
    type: z.literal('stock.reserved'),
    attempt: reference,
    units: units.exactOptional(),
  }),
  'order.place': z.strictObject({ ...envelope, type: z.literal('order.place') }),
  ...editSchemas,
  'order.cancel': z.strictObject({ ...envelope, type: z.literal('order.cancel'), scope: z.enum(['all', 'unshipped']) }),
  'order.close': z.strictObject({ ...envelope, type: z.literal('order.close') }),
  'deadline.fired': z.strictObject({
    ...envelope,
    type: z.literal('deadline.fired'),
    deadline: z.strictObject({
      kind: z.enum(deadlineKinds),
      dueAt: instant,
      payment: id.exactOptional(),
      of: reference.exactOptional(),
    }),
  }),
} satisfies {
  readonly [Type in (OrderFact | OrderCommand)['type']]: z.ZodType<
    Extract<OrderFact | OrderCommand, { readonly type: Type }>
  >;
};
