import * as z from 'zod';
import { cause, envelope, id, lineUnits, of, reference, reported, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { declineCauses, dispositions, returnCauses } from '../statuses.ts';
import type { ReturnEvent } from './returns.events.ts';

const ofReturn = { ...envelope, return: id };
const report = { ...reported, return: id };
const maybeReference = reference.exactOptional();
const why = { cause: cause(returnCauses).exactOptional() };
const inspected = z
  .array(z.strictObject({ ...lineUnits.shape, disposition: z.enum(dispositions) }))
  .min(1)
  .max(longest.units);

/** The shape of every event about a return case. */
export const returnSchemas = {
  'return.requested': z.strictObject({ ...ofReturn, type: z.literal('return.requested'), units, ...why }),
  'return.sent': z.strictObject({ ...report, type: z.literal('return.sent') }),
  'return.received': z.strictObject({ ...report, type: z.literal('return.received'), units }),
  'return.inspected': z.strictObject({ ...report, type: z.literal('return.inspected'), units: inspected }),
  'return.restocked': z.strictObject({ ...report, type: z.literal('return.restocked'), reference: of }),
  'return.request': z.strictObject({ ...ofReturn, type: z.literal('return.request'), units, ...why }),
  'return.approve': z.strictObject({ ...ofReturn, type: z.literal('return.approve') }),
  'return.decline': z.strictObject({
    ...ofReturn,
    type: z.literal('return.decline'),
    cause: cause(declineCauses),
  }),
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
} satisfies { readonly [Type in ReturnEvent['type']]: z.ZodType<Extract<ReturnEvent, { readonly type: Type }>> };
