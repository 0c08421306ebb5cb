import * as z from 'zod';
import { id, money, text, units } from '../events.schema.ts';
import { longest } from '../events.ts';
import { fulfillmentSchemas } from '../fulfillment/fulfillment.schema.ts';
import { paymentSchemas } from '../payment/payment.schema.ts';
import { type Reason, reason } from '../reasons.ts';
import { returnSchemas } from '../returns/returns.schema.ts';
import { fulfillmentStates, lifecycleStates, paymentStates, returnStates } from '../statuses.ts';
import { lifecycleSchemas } from './lifecycle.schema.ts';
import { reviewMoments, stockMoments } from './order.policy.ts';
import type { Order, OrderEvent } from './order.ts';
import { parkingBound } from './order.ts';

/** A zod schema for every event. @since 0.1.0 */
export type EventSchemas = {
  readonly [Type in OrderEvent['type']]: z.ZodType<Extract<OrderEvent, { readonly type: Type }>>;
};

/**
 * The shape of every event, by type: for forms, for API documentation, for checking a payload before it is sent. Unknown fields
 * are refused. `receive` tells what is wrong with an event by the same schemas.
 *
 * @since 0.1.0
 */
export const eventSchemas: EventSchemas = {
  ...paymentSchemas,
  ...fulfillmentSchemas,
  ...returnSchemas,
  ...lifecycleSchemas,
};

/** Why what came from outside is no event: one reason for each place that is wrong. */
export function reasonsAgainstShape(value: unknown): readonly Reason[] {
  if (typeof value !== 'object' || value === null) return [malformed('event', 'expected an object')];
  const { type } = value as { readonly type?: unknown };
  if (typeof type !== 'string') return [malformed('type', 'expected the name of an event')];
  if (!Object.hasOwn(eventSchemas, type)) return [reason('unknown_event', { type: type.slice(0, 100) })];
  const { error } = eventSchemas[type as OrderEvent['type']].safeParse(value);
  return error?.issues.map((issue) => malformed(issue.path.join('.') || 'event', issue.message)) ?? [];
}

function malformed(path: string, problem: string): Reason {
  return reason('invalid_event', { path, problem });
}

const rowUnits = z.array(z.strictObject({ line: id, quantity: z.int().min(1) })).exactOptional();

const rowValue = {
  amount: money.exactOptional(),
  foreign: money.exactOptional(),
  units: rowUnits,
  restock: rowUnits,
  reserved: rowUnits,
  damaged: rowUnits,
  missing: rowUnits,
  wrongItem: rowUnits,
  of: z.string().exactOptional(),
  op: z.string().exactOptional(),
  occurredAt: z.string().exactOptional(),
  expiresAt: z.string().exactOptional(),
  method: z.string().exactOptional(),
  cause: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  source: z.string().exactOptional(),
  return: id.exactOptional(),
  tracking: z.string().exactOptional(),
  carrier: z.string().exactOptional(),
  goodwill: z.literal(true).exactOptional(),
  to: z.string().exactOptional(),
  form: z.string().exactOptional(),
  status: z.string().exactOptional(),
  sequence: z.int().min(0).exactOptional(),
  address: z.string().exactOptional(),
  notify: z.literal(true).exactOptional(),
  changes: z
    .array(
      z.strictObject({
        line: id,
        quantity: z.int(),
        total: z.int(),
        tax: z.int().exactOptional(),
        discount: z.int().exactOptional(),
        sku: id.exactOptional(),
        requiresShipping: z.boolean().exactOptional(),
        returnable: z.literal(false).exactOptional(),
      }),
    )
    .exactOptional(),
  force: z.literal(true).exactOptional(),
  fulfillment: id.exactOptional(),
  owner: id.exactOptional(),
  text: z.string().exactOptional(),
  visibility: z.string().exactOptional(),
  level: z.string().exactOptional(),
  score: id.exactOptional(),
  startsAt: z.string().exactOptional(),
  shipBy: z.string().exactOptional(),
  location: z.string().exactOptional(),
  handover: z.string().exactOptional(),
  service: z.string().exactOptional(),
  replaces: z.string().exactOptional(),
  worth: money.exactOptional(),
};

const row = z.strictObject({
  kind: z.string(),
  reference: z.string().min(1),
  ...rowValue,
  conflicts: z
    .record(z.string(), z.union([z.string(), z.number(), z.literal(true), money, units.or(z.tuple([]))]))
    .exactOptional(),
});

const partOf = <const States extends readonly [string, ...string[]]>(
  states: States,
  context: Record<string, z.ZodType> = {},
) => ({
  state: z.enum(states),
  context: z.strictObject({ ...context, rows: z.array(row) }),
});

/**
 * The shape of a record, for tools that read records. `decode` has a check of its own, which also looks at what a shape cannot tell:
 * that every state follows from its rows.
 *
 * @since 0.1.0
 */
export const orderSchema: z.ZodType<Order> = z.strictObject({
  format: z.literal(1),
  definition: z.strictObject({ id, version: z.int().min(1) }),
  id,
  revision: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  lines: z
    .array(
      z.strictObject({
        id,
        sku: z.string().exactOptional(),
        quantity: z.int().min(1),
        total: z.int().min(0),
        tax: z.int().min(0).exactOptional(),
        discount: z.int().min(0).exactOptional(),
        requiresShipping: z.boolean(),
        returnable: z.literal(false).exactOptional(),
      }),
    )
    .min(1),
  payments: z.array(z.strictObject({ id, ...partOf(paymentStates, { currency: z.string() }) })),
  fulfillments: z.array(z.strictObject({ id, ...partOf(fulfillmentStates) })),
  returns: z.array(z.strictObject({ id, ...partOf(returnStates) })),
  lifecycle: z.strictObject(partOf(lifecycleStates)),
  obligations: z.strictObject({
    unpaidAfter: z.int().nullable(),
    autoCompleteAfter: z.int().nullable(),
    review: z.enum(reviewMoments).exactOptional(),
    shipWithin: z.int().min(1).exactOptional(),
    returnWindow: z.int().min(1).exactOptional(),
    refundLimitedByReceipt: z.literal(true).exactOptional(),
    cancelAfterCapture: z.enum(['refuse', 'review']).exactOptional(),
    lateMoney: z.enum(['refund', 'reopen']).exactOptional(),
    archived: z.enum(['freeze', 'unarchive_on_work']).exactOptional(),
    stock: z
      .strictObject({
        reserveAt: z.enum(stockMoments),
        deductAt: z.enum(stockMoments),
        onUnship: z.enum(['reserved', 'deducted']),
        onCancel: z.enum(['put_back', 'as_asked']),
        onFailedPayment: z.enum(['kept', 'released']),
        backorder: z.int().min(0).nullable(),
      })
      .exactOptional(),
  }),
  commands: z.array(z.strictObject({ id: text(longest.op), content: z.string() })),
  parked: z.array(z.looseObject({ type: z.string() })).max(parkingBound),
  plugins: z
    .record(
      z.string(),
      z.strictObject({
        version: z.int().min(1),
        rows: z.array(
          z.strictObject({
            event: z.string(),
            reference: z.string(),
            payload: z.json().exactOptional(),
            at: z.string().exactOptional(),
            ends: z.array(z.string()).exactOptional(),
          }),
        ),
      }),
    )
    .exactOptional(),
}) as unknown as z.ZodType<Order>;
