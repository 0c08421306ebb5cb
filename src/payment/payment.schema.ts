import * as z from 'zod';
import { envelope, id, instant, money, of, op, reference, reported, someMoney, text } from '../events.schema.ts';
import { longest } from '../events.ts';
import { disputeKinds, disputeOutcomes, disputeStages, refundDestinations } from '../statuses.money.ts';
import { paymentMethods } from '../statuses.ts';
import type { PaymentEvent } from './payment.events.ts';

const ofPayment = { ...envelope, payment: id };
const report = { ...reported, payment: id, op };
const disputed = { ...reported, payment: id, of };
const sequence = z.int().min(0).exactOptional();
const to = z.enum(refundDestinations).exactOptional();
const goodwill = z.literal(true).exactOptional();

/** The shape of every event about a tender. */
export const paymentSchemas = {
  'payment.added': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.added'),
    method: z.enum(paymentMethods),
    amount: money,
    dueAt: instant.exactOptional(),
  }),
  'payment.action_required': z.strictObject({ ...report, type: z.literal('payment.action_required') }),
  'payment.authorized': z.strictObject({
    ...report,
    type: z.literal('payment.authorized'),
    amount: money,
    expiresAt: instant.exactOptional(),
    replaces: reference.exactOptional(),
  }),
  'payment.captured': z.strictObject({
    ...report,
    type: z.literal('payment.captured'),
    amount: money,
    of: of.exactOptional(),
  }),
  'payment.voided': z.strictObject({
    ...report,
    type: z.literal('payment.voided'),
    amount: money,
    of: of.exactOptional(),
  }),
  'payment.expired': z.strictObject({ ...report, type: z.literal('payment.expired'), amount: money, of }),
  'payment.failed': z.strictObject({ ...report, type: z.literal('payment.failed'), of: of.exactOptional() }),
  'payment.unknown': z.strictObject({ ...report, type: z.literal('payment.unknown'), op: text(longest.op) }),
  'payment.refund_pending': z.strictObject({
    ...report,
    type: z.literal('payment.refund_pending'),
    amount: money,
    of,
    to,
  }),
  'payment.refunded': z.strictObject({
    ...report,
    type: z.literal('payment.refunded'),
    amount: money,
    of,
    goodwill,
    to,
  }),
  'payment.refund_failed': z.strictObject({ ...report, type: z.literal('payment.refund_failed') }),
  'payment.reminded': z.strictObject({ ...report, type: z.literal('payment.reminded') }),
  'payment.overdue': z.strictObject({ ...report, type: z.literal('payment.overdue') }),
  'payment.dispute_opened': z.strictObject({
    ...disputed,
    type: z.literal('payment.dispute_opened'),
    amount: money,
    kind: z.enum(disputeKinds),
    respondBy: instant.exactOptional(),
  }),
  'payment.dispute_updated': z.strictObject({
    ...disputed,
    type: z.literal('payment.dispute_updated'),
    status: z.enum(disputeStages),
    kind: z.literal('chargeback').exactOptional(),
    sequence,
  }),
  'payment.dispute_unanswered': z.strictObject({ ...disputed, type: z.literal('payment.dispute_unanswered') }),
  'payment.dispute_closed': z.strictObject({
    ...disputed,
    type: z.literal('payment.dispute_closed'),
    outcome: z.enum(disputeOutcomes),
    amount: money.exactOptional(),
    sequence,
  }),
  'payment.authorize': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.authorize'),
    amount: someMoney,
    replaces: reference.exactOptional(),
  }),
  'payment.capture': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.capture'),
    amount: someMoney,
    of: of.exactOptional(),
    fulfillment: id.exactOptional(),
  }),
  'payment.void': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.void'),
    amount: someMoney,
    of: of.exactOptional(),
  }),
  'payment.refund': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.refund'),
    amount: someMoney,
    of: of.exactOptional(),
    goodwill,
    return: id.exactOptional(),
    to,
  }),
  'payment.mark_paid': z.strictObject({
    ...ofPayment,
    type: z.literal('payment.mark_paid'),
    amount: someMoney,
    reference: reference.exactOptional(),
  }),
} satisfies { readonly [Type in PaymentEvent['type']]: z.ZodType<Extract<PaymentEvent, { readonly type: Type }>> };
