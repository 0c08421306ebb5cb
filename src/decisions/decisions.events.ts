import type { Envelope } from '../events.ts';

/** Commands that put an order away, take it out, and take it up again. @since 0.1.0 */
export const decisionCommands = ['order.reopen', 'order.archive', 'order.unarchive'] as const;

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

/** What may be decided about an order as a whole, beside placing, canceling and closing it. @since 0.1.0 */
export type DecisionCommand = ReopenOrder | ArchiveOrder | UnarchiveOrder;
