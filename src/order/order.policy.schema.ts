import * as z from 'zod';
import { notificationsSchema } from './order.notifications.schema.ts';
import { contradictionIn, isSpan, spanNeeded } from './order.policy.answers.ts';
import { defaultPolicy, type Policy, policyChoices } from './order.policy.ts';

const some = z.number().min(0).optional();
const span = z
  .strictObject({ days: some, hours: some, minutes: some })
  .refine((value) => isSpan(value as Parameters<typeof isSpan>[0]), { error: spanNeeded })
  .nullable()
  .optional();

type Choice = keyof typeof policyChoices;

const choices = Object.fromEntries(
  (Object.keys(policyChoices) as Choice[]).map((question) => [question, z.enum(policyChoices[question]).optional()]),
);

const others: Record<Exclude<keyof Policy, Choice>, z.ZodType> = {
  notifications: notificationsSchema.optional(),
  unpaidAfter: span,
  autoCompleteAfter: span,
  shipWithin: span,
  returnWindow: span,
  refundLimitedByReceipt: z.boolean().optional(),
  backorderLimit: z.int().min(0).nullable().optional(),
};

/**
 * The shape of what a shop says of its policy, such as settings that are kept in a file: what it accepts, `defineOrder` takes. Unknown
 * questions are refused; what is not said has its default.
 *
 * @since 0.1.0
 */
export const policySchema = z.strictObject({ ...choices, ...others }).superRefine((said, context) => {
  const contradiction = contradictionIn({ ...defaultPolicy, ...(said as Partial<Policy>) });
  if (contradiction) context.addIssue({ code: 'custom', path: [contradiction.path], message: contradiction.problem });
}) as unknown as z.ZodType<Partial<Policy>>;
