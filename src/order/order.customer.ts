import type { Handover } from '../fulfillment/fulfillment.facts.events.ts';
import { handoverOf, type Pickup, pickupOf } from '../fulfillment/fulfillment.plan.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { type Tracking, trackingOf } from '../fulfillment/fulfillment.tracking.ts';
import type { Money } from '../money.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import type { FulfillmentState, PaymentMethod, ReturnState } from '../statuses.ts';
import type { CustomerStatus } from './order.customer.words.ts';
import { leavesBy } from './order.deadlines.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import { notesOf } from './order.notes.ts';
import { addressOf, billingAddressOf } from './order.papers.ts';
import { type Exchange, exchangesOf } from './order.replacements.ts';
import { type ReturnableUnits, returnableUnitsOf } from './order.returns.ts';
import { saidOf } from './order.tellings.ts';
import type { Fulfillment, Order, Payment } from './order.ts';

/** One line in pieces, as they count: what was reported beyond the order is not among them. @since 0.1.0 */
export interface CustomerLine {
  readonly id: string;
  readonly sku?: string;
  /** Whether the pieces have to be handed over; the counts of parcels say nothing of the others. */
  readonly requiresShipping: boolean;
  readonly ordered: number;
  readonly canceled: number;
  readonly shipped: number;
  readonly delivered: number;
  /** Pieces that arrived back. */
  readonly returned: number;
  /** Pieces that the customer may ask to bring back, and until when: compare `until` with your clock. Absent where there are none. */
  readonly returnable?: readonly ReturnableUnits[];
}

/** What a customer may see of what the carrier says. @since 0.1.0 */
export type CustomerTracking = Pick<Tracking, 'status' | 'delayed' | 'failedAttempts' | 'numbers' | 'carriers'>;

/** A parcel and what the carrier says of it. @since 0.1.0 */
export interface CustomerParcel {
  readonly id: string;
  readonly state: FulfillmentState;
  /** Absent where a carrier brings it. */
  readonly handover?: Exclude<Handover, 'shipping'>;
  /** It can be collected; absent where it cannot. */
  readonly ready?: Omit<Pickup, 'ready'>;
  /** By when it is to leave: an ISO 8601 UTC instant. Absent where nothing was promised, and once it left. */
  readonly shipBy?: string;
  readonly tracking: CustomerTracking;
}

/** What one tender brought and gave back. It has no id: where a gateway began it, that id is the gateway's. @since 0.1.0 */
export interface CustomerTender {
  /** Absent where nobody declared the tender. */
  readonly method?: PaymentMethod;
  readonly paid: Money;
  readonly refunded: Money;
}

/** What goes out for a return case, and how far it is. @since 0.1.0 */
export interface CustomerExchange extends Pick<Exchange, 'kind' | 'progress' | 'back' | 'out' | 'open'> {
  /** What the customer is to pay for it; negative where there is money to get. */
  readonly difference: Money;
}

/** A return case. @since 0.1.0 */
export interface CustomerReturn {
  readonly id: string;
  readonly state: ReturnState;
  /** Absent where the goods come back for money. */
  readonly exchange?: CustomerExchange;
}

/** All of an order that its customer may see. @since 0.1.0 */
export interface CustomerView {
  readonly id: string;
  /** Where it goes, as the shop refers to it. */
  readonly address?: string;
  /** Where its bills go: the shop's reference; absent where nobody told, or where they go with the order. */
  readonly billingAddress?: string;
  readonly status: CustomerStatus;
  readonly lines: readonly CustomerLine[];
  readonly parcels: readonly CustomerParcel[];
  readonly tenders: readonly CustomerTender[];
  readonly returns: readonly CustomerReturn[];
  /** Notes that were written for the customer, the earliest first. */
  readonly notes: readonly string[];
}

/**
 * What a customer may see of an order, and nothing else: words, pieces, parcels with their tracking, what was paid and refunded,
 * returns. It is put together from a list of what may be seen, so what the record learns later does not show until it is added here.
 *
 * Ids of lines, parcels and returns are shown as they are: do not name anything in them that a customer must not read.
 *
 * @since 0.1.0
 */
export function customerView(order: Order, definition: AnyOrderDefinition): CustomerView {
  const address = addressOf(order);
  const billingAddress = billingAddressOf(order);
  return {
    id: order.id,
    ...(address !== undefined && { address }),
    ...(billingAddress !== undefined && billingAddress !== address && { billingAddress }),
    status: saidOf(definition.plugins, order, definition.policy).customer,
    lines: figuresOf(order)
      .lines.filter(({ line }) => line.quantity > 0)
      .map((figures) => lineOf(order, figures)),
    parcels: order.fulfillments.map((parcel) => parcelOf(order, parcel)),
    tenders: order.payments.map((tender) => tenderOf(tender, order.currency)),
    returns: order.returns.map(({ id, state }) => ({ id, state, ...exchangeIn(order, id) })),
    notes: notesOf(order)
      .filter(({ visibility }) => visibility === 'customer')
      .map(({ text }) => text),
  };
}

function exchangeIn(order: Order, id: string): Pick<CustomerReturn, 'exchange'> {
  const known = exchangesOf(order).find((exchange) => exchange.return === id);
  if (!known) return {};
  const { kind, progress, back, out, open, difference } = known;
  return {
    exchange: { kind, progress, back, out, open, difference: { amount: difference, currency: order.currency } },
  };
}

function lineOf(order: Order, figures: LineFigures): CustomerLine {
  const { line, canceled, handedOver, delivered, received } = figures;
  const returnable = returnableUnitsOf(order, figures);
  const { id, sku, quantity, requiresShipping } = line;
  return {
    id,
    ...(sku !== undefined && { sku }),
    requiresShipping,
    ordered: quantity,
    canceled,
    shipped: handedOver,
    delivered: Math.min(delivered, handedOver),
    returned: Math.min(received, handedOver),
    ...(returnable.length > 0 && { returnable }),
  };
}

function parcelOf(order: Order, { id, state, context }: Fulfillment): CustomerParcel {
  const { status, delayed, failedAttempts, numbers, carriers } = trackingOf(context);
  const handover = handoverOf(context);
  const { ready, ...until } = pickupOf(context);
  const shipBy = hasNotLeft.has(state) ? leavesBy(order, context) : undefined;
  return {
    id,
    state,
    ...(handover !== 'shipping' && { handover }),
    ...(ready && state === 'packed' && { ready: until }),
    ...(shipBy !== undefined && { shipBy }),
    tracking: { status, delayed, failedAttempts, numbers, carriers },
  };
}

function tenderOf({ context }: Payment, currency: string): CustomerTender {
  const { method, captured, refunded } = totalsOf(context);
  return {
    ...(method !== undefined && { method }),
    paid: { amount: captured, currency },
    refunded: { amount: refunded, currency },
  };
}
