import type { Envelope } from '../events.ts';
import type { Money } from '../money.ts';
import type { DisputeKind, DisputeOutcome, DisputeStage } from '../statuses.money.ts';

/** Facts about disputes. @since 0.1.0 */
export const disputeFacts = [
  'payment.dispute_opened',
  'payment.dispute_updated',
  'payment.dispute_unanswered',
  'payment.dispute_closed',
] as const;

interface Reported extends Envelope {
  /** The tender's id in the order. */
  readonly payment: string;
  /** The provider's id of this occurrence. */
  readonly reference: string;
}

interface OfDispute extends Reported {
  /** The dispute's reference. */
  readonly of: string;
  /** The provider's count of its reports about this dispute; a higher one is later. Without it, fixed precedence decides. */
  readonly sequence?: number;
}

/**
 * The customer's bank asks about a capture (`inquiry`), or takes its money away until it has decided (`chargeback`). `reference` names
 * the dispute. Uncounted until its capture is known.
 *
 * @since 0.1.0
 */
export interface PaymentDisputeOpened extends Reported {
  readonly type: 'payment.dispute_opened';
  /** The capture's reference. */
  readonly of: string;
  /** What is disputed; it may be more or less than the capture. */
  readonly amount: Money;
  readonly kind: DisputeKind;
  /** Until when evidence can be given: an ISO 8601 UTC instant. A deadline counts to it; of several the latest holds. */
  readonly respondBy?: string;
}

/** A dispute went on. `reference` names this report. @since 0.1.0 */
export interface PaymentDisputeUpdated extends OfDispute {
  readonly type: 'payment.dispute_updated';
  readonly status: DisputeStage;
  /** An inquiry became a chargeback: its money is taken from now on. */
  readonly kind?: 'chargeback';
}

/**
 * Nobody answered a dispute in time. Also what its deadline comes to; the bank decides all the same. `reference` names this report.
 *
 * @since 0.1.0
 */
export interface PaymentDisputeUnanswered extends Reported {
  readonly type: 'payment.dispute_unanswered';
  /** The dispute's reference. */
  readonly of: string;
}

/**
 * A dispute was decided. `won` gives its money back; `lost` and `accepted` (we did not fight it) keep it from us for good. `lost` stands
 * over `won` unless a higher `sequence` says won. `reference` names this report.
 *
 * @since 0.1.0
 */
export interface PaymentDisputeClosed extends OfDispute {
  readonly type: 'payment.dispute_closed';
  readonly outcome: DisputeOutcome;
  /** What was taken in the end, where that is not what was disputed. What an inquiry took has to be said here. */
  readonly amount?: Money;
}

/** What happened to a dispute. @since 0.1.0 */
export type DisputeFact =
  | PaymentDisputeOpened
  | PaymentDisputeUpdated
  | PaymentDisputeUnanswered
  | PaymentDisputeClosed;
