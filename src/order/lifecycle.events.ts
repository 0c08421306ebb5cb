import { type EditCommand, editCommands, type ResolvedEdit, type RevertEdit } from '../edits/edits.events.ts';
import type { ReportableCode } from '../errors.ts';
import type { Envelope } from '../events.ts';
import type { Units } from '../units.ts';

/** Facts about the order as a whole. @since 0.1.0 */
export const orderFacts = [
  'order.confirmed',
  'order.canceled',
  'order.reported',
  'stock.rejected',
  'stock.reserved',
] as const;

/** Commands about the order as a whole. @since 0.1.0 */
export const orderCommands = ['order.place', ...editCommands, 'order.cancel', 'order.close', 'deadline.fired'] as const;

/** The deadlines an order can have. @since 0.1.0 */
export const deadlineKinds = ['authorization_expiry', 'unpaid', 'auto_complete'] as const;

/** What happens when nobody acts in time. @since 0.1.0 */
export type DeadlineKind = (typeof deadlineKinds)[number];

/**
 * Something that is due. It lives in the record's rows; firing it is an event like any other, checked again when it is applied.
 *
 * @since 0.1.0
 */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** An ISO 8601 UTC instant. */
  readonly dueAt: string;
  /** The tender, for an authorization. */
  readonly payment?: string;
  /** The authorization's reference. */
  readonly of?: string;
}

interface Reported extends Envelope {
  /** The reporter's id of this occurrence. */
  readonly reference: string;
}

/** Somebody confirmed the order. @since 0.1.0 */
export interface OrderConfirmed extends Reported {
  readonly type: 'order.confirmed';
}

/** The order was canceled outside. Requests nothing; money still held is a discrepancy. @since 0.1.0 */
export interface OrderCanceled extends Reported {
  readonly type: 'order.canceled';
  /** Which service or record says so. */
  readonly source?: string;
}

/** Something about the order does not add up where it comes from. Becomes a discrepancy of that code. @since 0.1.0 */
export interface OrderReported extends Reported {
  readonly type: 'order.reported';
  readonly code: ReportableCode;
}

/** Stock cannot supply units. @since 0.1.0 */
export interface StockRejected extends Envelope {
  readonly type: 'stock.rejected';
  /** The attempt to reserve; a later `stock.reserved` of the same attempt takes it back. */
  readonly attempt: string;
  readonly units: Units;
  /** Which service or record says so. */
  readonly source?: string;
}

/** Stock can supply the units after all. @since 0.1.0 */
export interface StockReserved extends Envelope {
  readonly type: 'stock.reserved';
  readonly attempt: string;
  /** Without units: all of the attempt. */
  readonly units?: Units;
}

/** Turn a draft into an order. @since 0.1.0 */
export interface PlaceOrder extends Envelope {
  readonly type: 'order.place';
}

/**
 * Cancel the order while nothing has been shipped (`all`), or exactly the units not yet shipped (`unshipped`). Voids and refunds
 * what is then not owed.
 *
 * @since 0.1.0
 */
export interface CancelOrder extends Envelope {
  readonly type: 'order.cancel';
  readonly scope: 'all' | 'unshipped';
}

/** End the order: nothing is open, outstanding or pending. @since 0.1.0 */
export interface CloseOrder extends Envelope {
  readonly type: 'order.close';
}

/** A deadline passed. Made by `tick`; refused where the deadline no longer stands. @since 0.1.0 */
export interface DeadlineFired extends Envelope {
  readonly type: 'deadline.fired';
  readonly deadline: Deadline;
}

/** What happened to the order as a whole. @since 0.1.0 */
export type OrderFact = OrderConfirmed | OrderCanceled | OrderReported | StockRejected | StockReserved;

/** What may be asked of the order as a whole. @since 0.1.0 */
export type OrderCommand = PlaceOrder | EditCommand | CancelOrder | CloseOrder | DeadlineFired;

/** `order.cancel` as the life-cycle records it: with the units that the decision covered. @since 0.1.0 */
export interface ResolvedCancel extends CancelOrder {
  readonly units: Units;
}

/** Everything the lifecycle part understands. @since 0.1.0 */
export type LifecycleEvent = OrderFact | PlaceOrder | ResolvedEdit | RevertEdit | ResolvedCancel | CloseOrder;
