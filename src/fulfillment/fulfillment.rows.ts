import type { Ledger } from '../ledger.ts';

/** Everything that can occur to a parcel. `unshipped` is named by the shipment it takes back; `cancel` is our own decision. @since 0.1.0 */
export const fulfillmentKinds = [
  'planned',
  'picked',
  'packed',
  'shipped',
  'unshipped',
  'tracked',
  'delivery_failed',
  'delivered',
  'returned_to_sender',
  'damaged',
  'lost',
  'cancel',
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
