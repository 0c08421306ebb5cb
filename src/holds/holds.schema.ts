import * as z from 'zod';
import { cause, envelope, id, instant, units } from '../events.schema.ts';
import { holdCauses } from '../statuses.ts';
import type { HoldCommand, HoldFact } from './holds.events.ts';

const ofHold = { ...envelope, hold: id };
const holding = {
  ...ofHold,
  on: z.union([z.literal('order'), z.strictObject({ fulfillment: id }), z.strictObject({ units })]),
  cause: cause(holdCauses),
  owner: id.exactOptional(),
  expiresAt: instant.exactOptional(),
};

/** The shape of every event about holds. */
export const holdSchemas = {
  'hold.placed': z.strictObject({ ...holding, type: z.literal('hold.placed') }),
  'hold.released': z.strictObject({ ...ofHold, type: z.literal('hold.released') }),
  'hold.place': z.strictObject({ ...holding, type: z.literal('hold.place') }),
  'hold.release': z.strictObject({ ...ofHold, type: z.literal('hold.release') }),
} satisfies {
  readonly [Type in (HoldFact | HoldCommand)['type']]: z.ZodType<
    Extract<HoldFact | HoldCommand, { readonly type: Type }>
  >;
};
