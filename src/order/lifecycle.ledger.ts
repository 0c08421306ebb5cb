import type { Ledger } from '../ledger.ts';

/**
 * Everything that can occur to an order as a whole. What takes back is named by what it takes back: `released` by its hold,
 * `approved` and `review_rejected` by their review, `note_removed` and `untagged` by the row that added the note or tag,
 * `unarchived` by the `archived` row, `kept` by the tender and the capture that were here when the order was canceled and are left to staff, `shortage_canceled` by the cancellation or edit that took away what stock did not have, `reopened` by kind and reference of what had ended the order.
 *
 * @since 0.1.0
 */
export const lifecycleKinds = [
  'placed',
  'edited',
  'edit_reverted',
  'refund',
  'written_off',
  'confirmed',
  'canceled',
  'cancel_all',
  'cancel_unshipped',
  'kept',
  'reported',
  'stock_rejected',
  'stock_reserved',
  'stock_committed',
  'stock_released',
  'stock_restocked',
  'shortage_canceled',
  'notified',
  'closed',
  'held',
  'released',
  'review_opened',
  'approved',
  'review_rejected',
  'risk',
  'note',
  'note_removed',
  'tagged',
  'untagged',
  'reopened',
  'archived',
  'unarchived',
  'status_set',
  'addressed',
  'billed',
  'invoice',
  'invoiced',
  'received',
] as const;

/** A row's kind. @since 0.1.0 */
export type LifecycleKind = (typeof lifecycleKinds)[number];

/**
 * What is known of the order as a whole.
 *
 * @since 0.1.0
 */
export interface LifecycleContext {
  /** What has happened so far. */
  readonly rows: Ledger<LifecycleKind>;
}
