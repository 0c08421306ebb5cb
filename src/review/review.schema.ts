import * as z from 'zod';
import { cause, envelope, id, of, reported, text } from '../events.schema.ts';
import { longest } from '../events.ts';
import { cancelCauses, holdCauses, riskLevels } from '../statuses.ts';
import type { ReviewCommand, ReviewFact } from './review.events.ts';

/** The shape of every event about reviews and risk. */
export const reviewSchemas = {
  'review.opened': z.strictObject({
    ...reported,
    type: z.literal('review.opened'),
    cause: cause(holdCauses).exactOptional(),
  }),
  'risk.assessed': z.strictObject({
    ...reported,
    type: z.literal('risk.assessed'),
    level: z.enum(riskLevels),
    source: id.exactOptional(),
    score: id.exactOptional(),
  }),
  'review.approve': z.strictObject({ ...envelope, type: z.literal('review.approve'), review: of }),
  'review.reject': z.strictObject({
    ...envelope,
    type: z.literal('review.reject'),
    review: of,
    reason: text(longest.reason),
    cause: cause(cancelCauses).exactOptional(),
  }),
} satisfies {
  readonly [Type in (ReviewFact | ReviewCommand)['type']]: z.ZodType<
    Extract<ReviewFact | ReviewCommand, { readonly type: Type }>
  >;
};
