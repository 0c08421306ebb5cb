import type { Envelope } from '../events.ts';
import type { Money } from '../money.ts';
import type { RefundDestination } from '../statuses.money.ts';
import type { PaymentMethod } from '../statuses.ts';
import type { Units } from '../units.ts';
import { type DisputeFact, disputeFacts } from './dispute.events.ts';

/** Facts about tenders. @since 0.1.0 */
export const paymentFacts = [
  'payment.added',
  'payment.action_required',
  'payment.authorized',
  'payment.captured',
  'payment.voided',
  'payment.expired',
  'payment.failed',
  'payment.unknown',
  'payment.refund_pending',
  'payment.refunded',
  'payment.refund_failed',
  'payment.reminded',
  'payment.overdue',
  ...disputeFacts,
] as const;

/** Commands about tenders: each asks a gateway and waits for the fact that answers it, but for `payment.mark_paid`. @since 0.1.0 */
export const paymentCommands = [
  'payment.authorize',
  'payment.capture',
  'payment.void',
  'payment.refund',
  'payment.mark_paid',
] as const;

interface OfPayment extends Envelope {
  /** The tender's id in the order. */
  readonly payment: string;
}

interface Reported extends OfPayment {
  /** The provider's id of this occurrence. */
  readonly reference: string;
  /** The id of our command that this answers. */
  readonly op?: string;
}

/** A tender was chosen: this much is to be paid this way. @since 0.1.0 */
export interface PaymentAdded extends OfPayment {
  readonly type: 'payment.added';
  readonly method: PaymentMethod;
  readonly amount: Money;
  /** When it is to be paid: an ISO 8601 UTC instant. A deadline counts to it. */
  readonly dueAt?: string;
}

/** The customer has to do something (3-D Secure, a redirect). The fact of the same `reference` or `op` answers it. @since 0.1.0 */
export interface PaymentActionRequired extends Reported {
  readonly type: 'payment.action_required';
}

/** Money was set aside for us. @since 0.1.0 */
export interface PaymentAuthorized extends Reported {
  readonly type: 'payment.authorized';
  readonly amount: Money;
  /** Until when it can be captured: an ISO 8601 UTC instant. A deadline counts to it. */
  readonly expiresAt?: string;
  /** The reference of the authorization that this one takes the place of: what was left of that is released. */
  readonly replaces?: string;
}

/** Money reached us. Creates its tender where the order has none by that id. @since 0.1.0 */
export interface PaymentCaptured extends Reported {
  readonly type: 'payment.captured';
  readonly amount: Money;
  /** The authorization's reference. */
  readonly of?: string;
}

/** An authorization, or what was left of it, was given back. @since 0.1.0 */
export interface PaymentVoided extends Reported {
  readonly type: 'payment.voided';
  readonly amount: Money;
  /** The authorization's reference. */
  readonly of?: string;
}

/** An authorization ran out. @since 0.1.0 */
export interface PaymentExpired extends Reported {
  readonly type: 'payment.expired';
  readonly amount: Money;
  /** The authorization's reference. */
  readonly of: string;
}

/**
 * An attempt to authorize, capture or void failed. `reference` names the attempt. Beside a success of the same attempt it changes nothing,
 * unless `of` takes that success back.
 *
 * @since 0.1.0
 */
export interface PaymentFailed extends Reported {
  readonly type: 'payment.failed';
  /**
   * The reference of a success that was reported and did not happen after all: a capture that the bank turned down later, a transfer that
   * bounced. Of several reports of one reference the last step is taken back: the capture, else the void, else the authorization.
   */
  readonly of?: string;
}

/**
 * A call timed out: nobody knows what came of it. The operation stays pending, to be asked again under the same key, until a fact answers
 * it. `reference` names the call.
 *
 * @since 0.1.0
 */
export interface PaymentUnknown extends Reported {
  readonly type: 'payment.unknown';
  /** The id of our command whose outcome is not known. */
  readonly op: string;
}

/** A refund is under way at the provider. Counts against what can be refunded, not as money returned. @since 0.1.0 */
export interface PaymentRefundPending extends Reported {
  readonly type: 'payment.refund_pending';
  readonly amount: Money;
  /** The capture's reference. */
  readonly of: string;
  /** As what it goes back; the way it came, unless told otherwise. */
  readonly to?: RefundDestination;
}

/** Money went back. Uncounted until its capture is known. @since 0.1.0 */
export interface PaymentRefunded extends Reported {
  readonly type: 'payment.refunded';
  readonly amount: Money;
  /** The capture's reference. */
  readonly of: string;
  /** Given although it is owed to us: lowers what is owed. */
  readonly goodwill?: true;
  /** As what it went back; the way it came, unless told otherwise. */
  readonly to?: RefundDestination;
}

/**
 * A refund failed, however late. Takes back the refund of the same `reference`. With `op`, it ends what is left of that operation and
 * leaves alone what was paid under other references. The capture stands.
 *
 * @since 0.1.0
 */
export interface PaymentRefundFailed extends Reported {
  readonly type: 'payment.refund_failed';
}

/** The customer was asked to pay. @since 0.1.0 */
export interface PaymentReminded extends Reported {
  readonly type: 'payment.reminded';
}

/**
 * It was not paid in time. Also what its deadline comes to; nothing is canceled by it. One that occurred before the date that counts now
 * tells of an earlier date.
 *
 * @since 0.1.0
 */
export interface PaymentOverdue extends Reported {
  readonly type: 'payment.overdue';
}

/** Ask the gateway to set money aside. @since 0.1.0 */
export interface AuthorizePayment extends OfPayment {
  readonly type: 'payment.authorize';
  readonly amount: Money;
  /** The reference of an authorization that this one is to take the place of, because that runs out or is too small. */
  readonly replaces?: string;
}

/** Ask the gateway for money: what was authorized, or at once where nothing is set aside. @since 0.1.0 */
export interface CapturePayment extends OfPayment {
  readonly type: 'payment.capture';
  readonly amount: Money;
  /** The authorization's reference; without it, the first that has enough and has not run out. */
  readonly of?: string;
  /** The parcel that it is for: no more than its units cost. */
  readonly fulfillment?: string;
}

/** `payment.capture` for a parcel as the tender records it: with the units that it is for and what they cost. @since 0.1.0 */
export interface ResolvedCapture extends CapturePayment {
  readonly units?: Units;
  readonly worth?: Money;
}

/**
 * Record money that no gateway can be asked about: a transfer that is on the account, cash in the till. It is the record itself; the
 * bank's later report of the same reference is known already.
 *
 * @since 0.1.0
 */
export interface MarkPaymentPaid extends OfPayment {
  readonly type: 'payment.mark_paid';
  readonly amount: Money;
  /** The bank's or till's id of this payment; without it, the command's id. */
  readonly reference?: string;
}

/** Ask the gateway to give back an authorization, or part of it. @since 0.1.0 */
export interface VoidPayment extends OfPayment {
  readonly type: 'payment.void';
  readonly amount: Money;
  /** The authorization's reference; without it, the first that has enough. */
  readonly of?: string;
}

/** Ask the gateway to pay money back. @since 0.1.0 */
export interface RefundPayment extends OfPayment {
  readonly type: 'payment.refund';
  readonly amount: Money;
  /** The capture's reference; leave it out to refund the tender as a whole. */
  readonly of?: string;
  /** Give it although it is owed to us: lowers what is owed. */
  readonly goodwill?: true;
  /** The return case this refund belongs to. */
  readonly return?: string;
  /** As what it goes back; the way it came, unless told otherwise. */
  readonly to?: RefundDestination;
}

/** `payment.refund` as the tender records it: goodwill knows the pieces that it is given for. @since 0.1.0 */
export interface ResolvedRefund extends RefundPayment {
  readonly units?: Units;
}

/** What happened to a tender. @since 0.1.0 */
export type PaymentFact =
  | PaymentAdded
  | PaymentActionRequired
  | PaymentAuthorized
  | PaymentCaptured
  | PaymentVoided
  | PaymentExpired
  | PaymentFailed
  | PaymentUnknown
  | PaymentRefundPending
  | PaymentRefunded
  | PaymentRefundFailed
  | PaymentReminded
  | PaymentOverdue
  | DisputeFact;

/** What may be asked of a tender. @since 0.1.0 */
export type PaymentCommand = AuthorizePayment | CapturePayment | VoidPayment | RefundPayment | MarkPaymentPaid;

/** Everything a payment part understands. @since 0.1.0 */
export type PaymentEvent = PaymentFact | PaymentCommand;
