import { choice, instantText, integer, isBoolean, list, shape, someUnits, text } from '../checks.ts';
import { longest } from '../events.ts';
import { lineInput } from '../lines.checks.ts';
import { fulfillmentStates, paymentMethods, returnStates } from '../statuses.ts';
import type { Applied } from './order.apply.ts';
import {
  fulfillmentEvents,
  type OpeningFulfillment,
  type OpeningPayment,
  type OpeningReturn,
  type OpeningStock,
  paymentEvents,
  returnEvents,
  stockEvents,
} from './order.opening.ts';
import { invalid, orderedLines, type PlaceInput, parcelFields } from './order.place.ts';
import type { Order, OrderEvent } from './order.ts';

/** An order that began elsewhere, from its parts. @since 0.1.0 */
export interface AdoptInput extends Omit<PlaceInput, 'payments' | 'fulfillments'> {
  readonly payments?: readonly OpeningPayment[];
  readonly fulfillments?: readonly OpeningFulfillment[];
  readonly returns?: readonly OpeningReturn[];
  /** What the stock's keeper did so far: from then on it is asked as the policy says. Without it, whoever saw to the stock goes on. */
  readonly stock?: OpeningStock;
  /** The order was canceled as a whole. */
  readonly canceled?: boolean;
}

/** The input without what has happened: what the order is placed with. */
export function placementOf({
  payments = [],
  fulfillments = [],
  returns: _,
  stock: __,
  canceled: ___,
  ...input
}: AdoptInput): PlaceInput {
  return {
    ...input,
    payments: payments.map(({ id, method, amount, dueAt }) => ({
      id,
      method,
      amount: { amount, currency: input.currency },
      ...(dueAt !== undefined && { dueAt }),
    })),
    // A canceled parcel holds nothing: it is told afterwards, beside those that took its place.
    fulfillments: fulfillments
      .filter(({ state }) => state !== 'canceled')
      .map(({ state: _, service: __, startsAt: ___, ...parcel }) => parcel),
  };
}

const minor = integer(0);
const id = text(longest.id);

/** What an opening says beside what an order is placed with. */
const openingParts = shape(
  {},
  {
    payments: list(
      shape(
        { id, method: choice(paymentMethods), amount: minor },
        {
          dueAt: instantText,
          authorized: minor,
          captured: minor,
          refunded: minor,
          voided: minor,
          expired: minor,
          attempt: choice(['failed', 'requires_action']),
        },
      ),
    ),
    fulfillments: list(
      shape({ id, units: someUnits, state: choice(fulfillmentStates) }, { ...parcelFields, service: id }),
    ),
    returns: list(
      shape(
        { id, units: someUnits, state: choice(returnStates) },
        { received: someUnits, restocked: someUnits, exchange: list(lineInput, 1) },
      ),
    ),
    stock: shape({}, { reserved: someUnits, committed: someUnits }),
    canceled: isBoolean,
  },
);

/** Takes one event of an opening. Whatever does not enter the record is a fault of the opening: nothing is lost in silence. */
export function adoptEvent(
  order: Order,
  event: OrderEvent,
  step: (order: Order, event: OrderEvent, trusted: boolean) => Applied,
): Order {
  const applied = step(order, event, true);
  if (applied.order !== order) return applied.order;
  const { outcome } = applied;
  const problem =
    outcome.kind === 'rejected' ? (outcome.reasons[0]?.message ?? '') : 'it adds nothing; name each part once';
  throw invalid({ path: event.type, problem });
}

/** What must have happened for the order to stand where it does, as events. The references begin with `opening`. */
export function openingEvents(input: AdoptInput): OrderEvent[] {
  const { payments, fulfillments, returns, stock, canceled } = input;
  const problem = openingParts({ payments, fulfillments, returns, stock, canceled }, '');
  if (problem) throw invalid(problem);
  orderedLines({
    ...placementOf(input),
    lines: [...input.lines, ...(returns ?? []).flatMap((box) => box.exchange ?? [])],
  });
  const events: OrderEvent[] = [];
  let count = 0;
  const envelope = () => ({ id: `opening:${++count}`, at: input.at, by: input.by, occurredAt: input.at });
  for (const payment of input.payments ?? []) events.push(...paymentEvents(payment, input.currency, envelope));
  for (const parcel of input.fulfillments ?? []) events.push(...fulfillmentEvents(parcel, envelope));
  for (const opening of input.returns ?? []) events.push(...returnEvents(opening, envelope));
  if (stock) events.push(...stockEvents(stock, envelope));
  if (canceled) events.push({ ...envelope(), type: 'order.canceled', reference: 'opening', source: 'opening' });
  return events;
}
