import { type DecisionCommand, decisionCommands } from '../decisions/decisions.events.ts';
import { type EditCommand, editCommands, type ResolvedEdit, type RevertEdit } from '../edits/edits.events.ts';
import type { ReportableCode } from '../errors.ts';
import type { Envelope } from '../events.ts';
import { type HoldCommand, type HoldFact, holdCommands, holdFacts } from '../holds/holds.events.ts';
import type { Money } from '../money.ts';
import { type NoteCommand, noteCommands } from '../notes/notes.events.ts';
import {
  type ConfirmReceipt,
  type PaperCommand,
  type PaperFact,
  paperCommands,
  paperFacts,
  type ResolvedReceipt,
} from '../papers/papers.events.ts';
import { type RefundOrder, refundCommands } from '../payment/refund.events.ts';
import { type ReviewCommand, type ReviewFact, reviewCommands, reviewFacts } from '../review/review.events.ts';
import type { CancelCause } from '../statuses.ts';
import { type StockFact, stockFacts } from '../stock/stock.events.ts';
import type { Units } from '../units.ts';

/** Facts about the order as a whole. @since 0.1.0 */
export const orderFacts = [
  'order.confirmed',
  'order.canceled',
  'order.reported',
  ...stockFacts,
  'customer.notified',
  ...holdFacts,
  ...reviewFacts,
  ...paperFacts,
] as const;

/** Commands about the order as a whole. @since 0.1.0 */
export const orderCommands = [
  'order.place',
  ...editCommands,
  ...refundCommands,
  'order.cancel',
  'order.cancel_units',
  'order.close',
  'order.write_off',
  'deadline.fired',
  ...holdCommands,
  ...reviewCommands,
  ...noteCommands,
  ...decisionCommands,
  ...paperCommands,
] as const;

/** The deadlines an order can have. @since 0.1.0 */
export const deadlineKinds = [
  'authorization_expiry',
  'unpaid',
  'auto_complete',
  'hold_expiry',
  'scheduled_start',
  'pickup_by',
  'ship_by',
  'payment_due',
  'dispute_response',
  'late_money',
] as const;

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
  /** The tender, for an authorization, a dispute and what is to be paid. */
  readonly payment?: string;
  /** The parcel, where it is about one. */
  readonly fulfillment?: string;
  /** The authorization's, the dispute's or the capture's reference, or the hold's handle. */
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

/** The customer was told: the answer to a `notify_customer` request. @since 0.1.0 */
export interface CustomerNotified extends Envelope {
  readonly type: 'customer.notified';
  /** The id of the command that they were told of. */
  readonly reference: string;
}

/** Turn a draft into an order. @since 0.1.0 */
export interface PlaceOrder extends Envelope {
  readonly type: 'order.place';
}

interface Canceling extends Envelope {
  readonly cause?: CancelCause;
  /** Put the canceled units back into stock: asks for it with a `restock` effect. There is no hidden default. */
  readonly restock?: true;
  /** Tell the customer: asks for it with a `notify_customer` effect. */
  readonly notify?: true;
}

/**
 * Cancel the order while nothing has been shipped (`all`), or exactly the units not yet shipped (`unshipped`). Voids and refunds
 * what is then not owed.
 *
 * @since 0.1.0
 */
export interface CancelOrder extends Canceling {
  readonly type: 'order.cancel';
  readonly scope: 'all' | 'unshipped';
}

/**
 * Cancel some units that were not handed over. Those in no parcel go first, then those in parcels that nobody has closed. Voids and refunds
 * what is then not owed.
 *
 * @since 0.1.0
 */
export interface CancelUnits extends Canceling {
  readonly type: 'order.cancel_units';
  readonly units: Units;
}

/** End the order: nothing is open, outstanding or pending. @since 0.1.0 */
export interface CloseOrder extends Envelope {
  readonly type: 'order.close';
}

/**
 * Give up money that is owed and will not come: an invoice that nobody pays, a chargeback that was lost. No money moves and what is owed
 * stays what it is; nobody asks for this part of it any more. What comes after all is paid, and takes the place of what was written off.
 *
 * @since 0.1.0
 */
export interface WriteOff extends Envelope {
  readonly type: 'order.write_off';
  /** At most what is outstanding and not being captured. */
  readonly amount: Money;
  readonly reason: string;
}

/** A write-off as the life-cycle records it: with what was owed when it was decided, and the pieces that it was owed for. @since 0.1.0 */
export interface ResolvedWriteOff extends WriteOff {
  readonly owed: Money;
  readonly units: Units;
}

/** A deadline passed. Made by `tick`; refused where the deadline no longer stands. @since 0.1.0 */
export interface DeadlineFired extends Envelope {
  readonly type: 'deadline.fired';
  readonly deadline: Deadline;
}

/** What happened to the order as a whole. @since 0.1.0 */
export type OrderFact =
  | OrderConfirmed
  | OrderCanceled
  | OrderReported
  | StockFact
  | CustomerNotified
  | HoldFact
  | ReviewFact
  | PaperFact;

/** What may be asked of the order as a whole. @since 0.1.0 */
export type OrderCommand =
  | PlaceOrder
  | EditCommand
  | RefundOrder
  | CancelOrder
  | CancelUnits
  | CloseOrder
  | WriteOff
  | DeadlineFired
  | HoldCommand
  | ReviewCommand
  | NoteCommand
  | DecisionCommand
  | PaperCommand;

/** A cancellation as the life-cycle records it: with the units that the decision covered, and those that go back into stock. @since 0.1.0 */
export type ResolvedCancel = (Omit<CancelOrder, 'restock'> | Omit<CancelUnits, 'restock'>) & {
  readonly units: Units;
  readonly restock?: Units;
  /** Of the units: those that stock had rejected. */
  readonly shortage?: Units;
  /** The captures that were here then and are left to staff: no late money. */
  readonly kept?: readonly string[];
};

/** Everything the lifecycle part understands. @since 0.1.0 */
export type LifecycleEvent =
  | OrderFact
  | PlaceOrder
  | ResolvedEdit
  | RevertEdit
  | RefundOrder
  | ResolvedCancel
  | ResolvedWriteOff
  | CloseOrder
  | HoldCommand
  | ReviewCommand
  | NoteCommand
  | DecisionCommand
  | Exclude<PaperCommand, ConfirmReceipt>
  | ResolvedReceipt;
