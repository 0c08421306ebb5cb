import * as z from 'zod';
import { envelope, id, lineUnits, of, reference, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import type { StockFact } from './stock.events.ts';

const some = units.exactOptional();
/** Those that are kept back may be none. */
const kept = z.array(lineUnits).max(longest.units).exactOptional();
const location = id.exactOptional();
const answer = { ...envelope, attempt: reference, location };

/** The shape of every fact about an order's stock. */
export const stockSchemas = {
  'stock.reserved': z.strictObject({ ...answer, type: z.literal('stock.reserved'), units: some }),
  'stock.rejected': z.strictObject({
    ...answer,
    type: z.literal('stock.rejected'),
    units,
    reserved: kept,
    source: id.exactOptional(),
  }),
  'stock.committed': z.strictObject({ ...answer, type: z.literal('stock.committed'), units, reserved: kept }),
  'stock.released': z.strictObject({ ...answer, type: z.literal('stock.released'), units }),
  'stock.restocked': z.strictObject({
    ...envelope,
    type: z.literal('stock.restocked'),
    reference: of,
    units: some,
    reserved: kept,
    location,
  }),
} satisfies { readonly [Type in StockFact['type']]: z.ZodType<Extract<StockFact, { readonly type: Type }>> };
