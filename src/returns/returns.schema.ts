import * as z from 'zod';
import { lineInputSchema, replacementLineSchema } from '../edits/edits.schema.ts';
import { cause, envelope, id, lineUnits, money, of, op, reference, reported, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { claimCauses, declineCauses, dispositions, returnCauses, trackingStatuses } from '../statuses.ts';
import type { ReturnEvent } from './returns.events.ts';

const ofReturn = { ...envelope, return: id };
const report = { ...reported, return: id };
const maybeReference = reference.exactOptional();
const why = { cause: cause(returnCauses).exactOptional() };
const exchange = { exchange: z.array(lineInputSchema).min(1).max(longest.units).exactOptional() };
const inspected = z
  .array(z.strictObject({ ...lineUnits.shape, disposition: z.enum(dispositions) }))
  .min(1)
  .max(longest.units);

/** The shape of every event about a return case. */
export const returnSchemas = {
  'return.requested': z.strictObject({ ...ofReturn, type: z.literal('return.requested'), units, ...why }),
  'return.label_created': z.strictObject({
    ...report,
    type: z.literal('return.label_created'),
    op,
    tracking: id.exactOptional(),
  }),
  'return.sent': z.strictObject({ ...report, type: z.literal('return.sent') }),
  'return.tracked': z.strictObject({ ...report, type: z.literal('return.tracked'), status: z.enum(trackingStatuses) }),
  'return.received': z.strictObject({ ...report, type: z.literal('return.received'), units }),
  'return.inspected': z.strictObject({ ...report, type: z.literal('return.inspected'), units: inspected }),
  'return.restocked': z.strictObject({ ...report, type: z.literal('return.restocked'), reference: of }),
  'return.request': z.strictObject({ ...ofReturn, type: z.literal('return.request'), units, ...why, ...exchange }),
  'return.claim': z.strictObject({
    ...ofReturn,
    type: z.literal('return.claim'),
    units,
    cause: cause(claimCauses),
    replacement: z.array(replacementLineSchema).min(1).max(longest.units),
  }),
  'return.approve': z.strictObject({ ...ofReturn, type: z.literal('return.approve'), fee: money.exactOptional() }),
  'return.decline': z.strictObject({
    ...ofReturn,
    type: z.literal('return.decline'),
    cause: cause(declineCauses),
  }),
  'return.label': z.strictObject({ ...ofReturn, type: z.literal('return.label') }),
  'return.receive': z.strictObject({
    ...ofReturn,
    type: z.literal('return.receive'),
    units,
    reference: maybeReference,
  }),
  'return.inspect': z.strictObject({
    ...ofReturn,
    type: z.literal('return.inspect'),
    units: inspected,
    reference: maybeReference,
  }),
  'return.close': z.strictObject({ ...ofReturn, type: z.literal('return.close') }),
  'return.cancel': z.strictObject({ ...ofReturn, type: z.literal('return.cancel') }),
  'return.reopen': z.strictObject({ ...ofReturn, type: z.literal('return.reopen') }),
} satisfies { readonly [Type in ReturnEvent['type']]: z.ZodType<Extract<ReturnEvent, { readonly type: Type }>> };
