import type { FulfillmentCommand, FulfillmentFact } from '../fulfillment/fulfillment.events.ts';
import { fulfillmentCommands, fulfillmentFacts } from '../fulfillment/fulfillment.events.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import type { OrderLine } from '../lines.ts';
import type { PaymentCommand, PaymentFact } from '../payment/payment.events.ts';
import { paymentCommands, paymentFacts } from '../payment/payment.events.ts';
import type { PaymentContext } from '../payment/payment.rows.ts';
import type { PluginContext } from '../plugin/plugin.slice.ts';
import type { Reason } from '../reasons.ts';
import type { ReturnCommand, ReturnFact } from '../returns/returns.events.ts';
import { returnCommands, returnFacts } from '../returns/returns.events.ts';
import type { ReturnContext } from '../returns/returns.ledger.ts';
import type { FulfillmentState, LifecycleState, PaymentState, ReturnState } from '../statuses.ts';
import type { OrderCommand, OrderFact } from './lifecycle.events.ts';
import { orderCommands, orderFacts } from './lifecycle.events.ts';
import type { LifecycleContext } from './lifecycle.ledger.ts';
import type { StockMoment } from './order.policy.ts';

/** Every fact an order understands. @since 0.1.0 */
export const factTypes = [...paymentFacts, ...fulfillmentFacts, ...returnFacts, ...orderFacts] as const;

/** Every command an order understands. @since 0.1.0 */
export const commandTypes = [...paymentCommands, ...fulfillmentCommands, ...returnCommands, ...orderCommands] as const;

/** What happened in the world. Recorded whatever the state of the order; never refused for what it says. @since 0.1.0 */
export type Fact = PaymentFact | FulfillmentFact | ReturnFact | OrderFact;

/** What somebody asks for. Refused, with reasons, where the order does not allow it. @since 0.1.0 */
export type Command = PaymentCommand | FulfillmentCommand | ReturnCommand | OrderCommand;

/** Everything an order understands. @since 0.1.0 */
export type OrderEvent = Fact | Command;

/** A tender, parcel or return case of an order: where it stands and what is known of it. @since 0.1.0 */
export interface PartRecord<State extends string, Context> {
  readonly id: string;
  /** A function of the context; never written by hand. */
  readonly state: State;
  readonly context: Context;
}

/** A tender. @since 0.1.0 */
export type Payment = PartRecord<PaymentState, PaymentContext>;
/** A parcel or piece of work. @since 0.1.0 */
export type Fulfillment = PartRecord<FulfillmentState, FulfillmentContext>;
/** A return case. @since 0.1.0 */
export type Return = PartRecord<ReturnState, ReturnContext>;

/** How stock follows an order: its policy at the time when it was placed. @since 0.1.0 */
export interface StockTerms {
  readonly reserveAt: StockMoment;
  readonly deductAt: StockMoment;
  readonly onUnship: 'reserved' | 'deducted';
  readonly onCancel: 'put_back' | 'as_asked';
  readonly onFailedPayment: 'kept' | 'released';
  /** How many pieces of a line may be sold though stock rejected them. `null`: any number. */
  readonly backorder: number | null;
}

/** What was promised when the order was placed. A later change of policy does not alter it. @since 0.1.0 */
export interface Obligations {
  /** Milliseconds after placement at which an unpaid order is canceled. */
  readonly unpaidAfter: number | null;
  /** Milliseconds after hand-over at which the order is closed. */
  readonly autoCompleteAfter: number | null;
  /** What waits for the review that placing opened; absent where it opened none. */
  readonly review?: 'beside_payment' | 'before_payment';
  /** Milliseconds after placement by which each parcel is to leave; absent where nothing was promised. */
  readonly shipWithin?: number;
  /** Milliseconds after arrival within which a customer may ask to bring units back. Absent: without end. */
  readonly returnWindow?: number;
  /** A refund for a return is limited to what was accepted of it. Absent where it is not. */
  readonly refundLimitedByReceipt?: true;
  /** What canceling does with captured money; absent where it asks for its refund. */
  readonly cancelAfterCapture?: 'refuse' | 'review';
  /** What comes of money that arrives after the order was canceled; absent where staff decide. */
  readonly lateMoney?: 'refund' | 'reopen';
  /** How stock follows the order; absent where somebody outside sees to it. */
  readonly stock?: StockTerms;
  /** What archiving does; absent where it does nothing. */
  readonly archived?: 'freeze' | 'unarchive_on_work';
}

/** A fact that waits for the tender, parcel or return it is about, or until a frozen order is taken out of the archive. @since 0.1.0 */
export type ParkedFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'id' | 'at' | 'by'> : never) : never;

/** A command that was accepted: how a retry is known. @since 0.1.0 */
export interface AcceptedCommand {
  readonly id: string;
  /** What it asked for, as canonical JSON. */
  readonly content: string;
}

/**
 * An order: one plain JSON value, and the whole truth about it. Statuses, totals and discrepancies are functions of it.
 *
 * Keep it as you like; change it with `apply` only.
 *
 * @since 0.1.0
 */
export interface Order {
  /** The version of this structure. */
  readonly format: 1;
  /** Which definition made it. */
  readonly definition: { readonly id: string; readonly version: number };
  readonly id: string;
  /** Grows by one with every event that changed the record. */
  readonly revision: number;
  /** ISO 4217. */
  readonly currency: string;
  /** As they were ordered; `linesOf` gives them as they were edited. */
  readonly lines: readonly OrderLine[];
  /** Sorted by id, like all parts. */
  readonly payments: readonly Payment[];
  readonly fulfillments: readonly Fulfillment[];
  readonly returns: readonly Return[];
  readonly lifecycle: { readonly state: LifecycleState; readonly context: LifecycleContext };
  readonly obligations: Obligations;
  /** Sorted by id. */
  readonly commands: readonly AcceptedCommand[];
  /** Sorted by content. At most {@link parkingBound}. */
  readonly parked: readonly ParkedFact[];
  /** What plugins know of the order, by id; absent where none was told anything. Kept also while a plugin is missing. */
  readonly plugins?: Readonly<Record<string, PluginRecord>>;
}

/** What a plugin knows of an order, and the version that wrote it. @since 0.1.0 */
export interface PluginRecord extends PluginContext {
  readonly version: number;
}

/** How many facts may wait for their parent before the sender is asked to keep them. @since 0.1.0 */
export const parkingBound = 64;

/**
 * How many of each an order has at most. A command beyond it is refused (`limit_reached`); what facts bring beyond it is recorded and
 * stands as the discrepancy `over_limit`.
 *
 * @since 0.1.0
 */
export const orderBounds = {
  /** Holds that stand at the same time. */
  holds: 50,
  /** Of these, holds of one owner. */
  holds_of_owner: 10,
  /** Notes that stand. */
  notes: 250,
  /** Tags that stand. */
  tags: 250,
  /** Rows of one kind that the record keeps of what comes and goes: also notes, tags, holds and archivings that were taken back. */
  rows_of_kind: 1_000,
  /** Requests to gateways for money, over the order's whole life. Money can always go back. */
  operations: 500,
} as const;

/**
 * What became of an event.
 *
 * - `applied`: recorded, and a status word moved. `unchanged`: recorded, and none did.
 * - `duplicate`: known already; the same order comes back.
 * - `parked`: a fact whose tender, parcel or return is not known yet; it is applied when that comes.
 * - `rejected`: nothing changed; `reasons` say why. With `retry`, keep the event and send it again later.
 *
 * @since 0.1.0
 */
export type Outcome =
  | { readonly kind: 'applied' | 'unchanged' | 'duplicate' | 'parked' }
  | { readonly kind: 'rejected'; readonly reasons: readonly Reason[]; readonly retry?: true };

/** Every kind of outcome. @since 0.1.0 */
export const outcomeKinds = ['applied', 'unchanged', 'duplicate', 'parked', 'rejected'] as const;
