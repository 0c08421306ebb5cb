import * as z from 'zod';
import { decisionSchemas } from '../decisions/decisions.schema.ts';
import { editSchemas } from '../edits/edits.schema.ts';
import { reportableCodes } from '../errors.ts';
import { cause, envelope, id, instant, of, reference, reported, someMoney, text, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { holdSchemas } from '../holds/holds.schema.ts';
import { noteSchemas } from '../notes/notes.schema.ts';
import { paperSchemas } from '../papers/papers.schema.ts';
import { refundSchemas } from '../payment/refund.schema.ts';
import { reviewSchemas } from '../review/review.schema.ts';
import { cancelCauses } from '../statuses.ts';
import { stockSchemas } from '../stock/stock.schema.ts';
import { deadlineKinds, type OrderCommand, type OrderFact } from './lifecycle.events.ts';

const source = id.exactOptional();
const canceling = {
  ...envelope,
  cause: cause(cancelCauses).exactOptional(),
  restock: z.literal(true).exactOptional(),
  notify: z.literal(true).exactOptional(),
};

/** The shape of every event about the order as a whole. */
export const lifecycleSchemas = {
  ...holdSchemas,
  ...reviewSchemas,
  ...noteSchemas,
  ...decisionSchemas,
  ...paperSchemas,
  ...stockSchemas,
  'order.confirmed': z.strictObject({ ...reported, type: z.literal('order.confirmed') }),
  'order.canceled': z.strictObject({ ...reported, type: z.literal('order.canceled'), source }),
  'order.reported': z.strictObject({ ...reported, type: z.literal('order.reported'), code: z.enum(reportableCodes) }),
  'order.place': z.strictObject({ ...envelope, type: z.literal('order.place') }),
  'customer.notified': z.strictObject({ ...envelope, type: z.literal('customer.notified'), reference: of }),
  ...editSchemas,
  ...refundSchemas,
  'order.cancel': z.strictObject({
    ...canceling,
    type: z.literal('order.cancel'),
    scope: z.enum(['all', 'unshipped']),
  }),
  'order.cancel_units': z.strictObject({ ...canceling, type: z.literal('order.cancel_units'), units }),
  'order.close': z.strictObject({ ...envelope, type: z.literal('order.close') }),
  'order.write_off': z.strictObject({
    ...envelope,
    type: z.literal('order.write_off'),
    amount: someMoney,
    reason: text(longest.reason),
  }),
  'deadline.fired': z.strictObject({
    ...envelope,
    type: z.literal('deadline.fired'),
    deadline: z.strictObject({
      kind: z.enum(deadlineKinds),
      dueAt: instant,
      payment: id.exactOptional(),
      fulfillment: id.exactOptional(),
      of: reference.exactOptional(),
    }),
  }),
} satisfies {
  readonly [Type in (OrderFact | OrderCommand)['type']]: z.ZodType<
    Extract<OrderFact | OrderCommand, { readonly type: Type }>
  >;
};
