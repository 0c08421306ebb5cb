import type { Ledger } from '../ledger.ts';

/**
 * Everything that can occur to a parcel. `unshipped` is named by the shipment it takes back, `forced_short` by the shipment that was
 * forced out, with what stock did not have of it, `outdated` by the look that counts no more; `cancel` is our own decision, `cancel_asked`
 * the same where a service has the work; `unpicked` are picked pieces that went into another parcel.
 *
 * @since 0.1.0
 */
export const fulfillmentKinds = [
  'planned',
  'picked',
  'unpicked',
  'verified',
  'outdated',
  'packed',
  'offered',
  'not_collected',
  'shipped',
  'forced_short',
  'unshipped',
  'tracked',
  'delivery_failed',
  'delivered',
  'returned_to_sender',
  'damaged',
  'lost',
  'overdue',
  'moved_out',
  'moved_in',
  'relocated',
  'scheduled',
  'started',
  'requested',
  'accepted',
  'rejected',
  'cancel',
  'cancel_asked',
  'cancel_rejected',
  'canceled',
] as const;

/** A row's kind. @since 0.1.0 */
export type FulfillmentKind = (typeof fulfillmentKinds)[number];

/**
 * What is known of one parcel.
 *
 * @since 0.1.0
 */
export interface FulfillmentContext {
  /** What has happened so far. */
  readonly rows: Ledger<FulfillmentKind>;
}
