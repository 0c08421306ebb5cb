import type { Envelope } from '../events.ts';
import type { CancelCause, FulfillmentSetting, PaymentSetting } from '../statuses.ts';

/** Commands that put an order away, take it out, and take it up again. @since 0.1.0 */
export const decisionCommands = ['order.reopen', 'order.archive', 'order.unarchive', 'order.set_status'] as const;

/**
 * Take back that the order was canceled as a whole, or closed. Units are open again; parcels that were called off and money that went
 * back stay so. Only where the policy `reopen` allows it.
 *
 * @since 0.1.0
 */
export interface ReopenOrder extends Envelope {
  readonly type: 'order.reopen';
  readonly reason: string;
}

/** Put the order away. No state and no word: whatever happens to it goes on as ever. @since 0.1.0 */
export interface ArchiveOrder extends Envelope {
  readonly type: 'order.archive';
}

/** Take the order out of the archive. @since 0.1.0 */
export interface UnarchiveOrder extends Envelope {
  readonly type: 'order.unarchive';
}

/**
 * Set one axis or both, as a dialog with two lists does. Resolved into ordinary commands and reports, each checked on the order as it is
 * then: all of them or none. No word is written; what they bring about is shown.
 *
 * @since 0.1.0
 */
export interface SetStatus extends Envelope {
  readonly type: 'order.set_status';
  readonly payment?: PaymentSetting;
  /** A canceled order is taken up again first, where the policy `reopen` allows it. */
  readonly fulfillment?: FulfillmentSetting;
  /** Why it is canceled, as data. */
  readonly cause?: CancelCause;
  /** The tracking number of what is shipped. */
  readonly tracking?: string;
  /** Who carries what is shipped. */
  readonly carrier?: string;
  /** It is one of several: what the policy `unship: 'in_bulk'` asks for. */
  readonly bulk?: true;
}

/** What may be decided about an order as a whole, beside placing, canceling and closing it. @since 0.1.0 */
export type DecisionCommand = ReopenOrder | ArchiveOrder | UnarchiveOrder | SetStatus;
