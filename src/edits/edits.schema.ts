import * as z from 'zod';
import { envelope, id, money, of, someMoney } from '../events.schema.ts';
import { longest } from '../events.ts';
import type { LineInput, ReplacementLine } from '../lines.ts';
import { type EditCommand, mostChanges } from './edits.events.ts';

const ordered = {
  id,
  sku: id.exactOptional(),
  quantity: z.int({ error: 'expected a whole number of pieces' }).min(1),
  requiresShipping: z.boolean().exactOptional(),
  returnable: z.boolean().exactOptional(),
};

const inside = z
  .strictObject({ ...ordered, total: money, tax: money.exactOptional() })
  .refine(({ total, tax }) => tax === undefined || tax.currency === total.currency, {
    path: ['tax', 'currency'],
    error: 'expected the currency of the total',
  })
  .refine(({ total, tax }) => tax === undefined || tax.amount <= total.amount, {
    path: ['tax', 'amount'],
    error: 'expected no more tax than the total',
  });

const beside = z
  .strictObject({ ...ordered, net: money, tax: money })
  .refine(({ net, tax }) => tax.currency === net.currency, {
    path: ['tax', 'currency'],
    error: 'expected the currency of the net price',
  });

/** A line as it is ordered. */
export const lineInputSchema: z.ZodType<LineInput> = z.union([inside, beside]);

/** A line that replaces something at no charge. */
export const replacementLineSchema: z.ZodType<ReplacementLine> = z.strictObject({
  id,
  sku: id.exactOptional(),
  quantity: ordered.quantity,
  requiresShipping: ordered.requiresShipping,
});

const signed = z.strictObject({ ...money.shape, amount: z.int() });
const notZero = z.int().refine((by) => by !== 0, { error: 'expected some pieces more or fewer' });

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add_line'), line: lineInputSchema }),
  z.strictObject({ kind: z.literal('change_quantity'), line: id, by: notZero }),
  z.strictObject({ kind: z.literal('change_total'), line: id, by: signed, tax: signed.exactOptional() }),
  z.strictObject({
    kind: z.literal('discount'),
    amount: someMoney,
    lines: z.array(id).min(1).max(longest.units).exactOptional(),
  }),
]);

const editing = {
  ...envelope,
  version: z.int().min(0).exactOptional(),
  settle: z.literal(true).exactOptional(),
};

/** The shape of every event that changes what was ordered. */
export const editSchemas = {
  'order.edit': z.strictObject({
    ...editing,
    type: z.literal('order.edit'),
    changes: z.array(change).min(1).max(mostChanges),
  }),
  'order.revert_edit': z.strictObject({ ...editing, type: z.literal('order.revert_edit'), edit: of }),
} satisfies { readonly [Type in EditCommand['type']]: z.ZodType<Extract<EditCommand, { readonly type: Type }>> };
