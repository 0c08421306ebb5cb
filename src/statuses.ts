/**
 * Every word that an order can show, and the closed lists beside them, as plain data: for pages, filters and databases that need the words
 * and not the rules.
 *
 * @module statuses
 */
export {
  type DisputeKind,
  type DisputeOutcome,
  type DisputeStage,
  type DisputeState,
  disputeKinds,
  disputeOutcomes,
  disputeStages,
  type PaymentMethod,
  type PaymentSetting,
  paymentMethods,
  paymentSettings,
  type RefundDestination,
  refundDestinations,
} from './statuses.money.ts';

/** Words of the payment axis, in the order of the derivation table's reading, not of time. @since 0.1.0 */
export const paymentStatuses = [
  'not_required',
  'unpaid',
  'pending',
  'authorized',
  'partially_authorized',
  'partially_paid',
  'paid',
  'overpaid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
  'failed',
  'disputed',
] as const;

/** What the order's money looks like as a whole. Derived from every tender's ledger; nothing writes it. @since 0.1.0 */
export type PaymentStatus = (typeof paymentStatuses)[number];

/** Words of the fulfillment axis. @since 0.1.0 */
export const fulfillmentStatuses = [
  'not_required',
  'unfulfilled',
  'scheduled',
  'on_hold',
  'in_progress',
  'partially_fulfilled',
  'fulfilled',
  'partially_delivered',
  'delivered',
  'partially_returned',
  'returned',
  'canceled',
] as const;

/**
 * How far the goods have come. Units decide, never parcel records; canceled units leave the denominator. That goods came back shows here
 * only where the policy `returnsShown` says so.
 *
 * @since 0.1.0
 */
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];

/** Words of the returns axis. @since 0.1.0 */
export const returnStatuses = [
  'none',
  'requested',
  'in_progress',
  'inspection_complete',
  'partially_returned',
  'returned',
] as const;

/** What came back, or is about to. A return never hides units that are still to be shipped. @since 0.1.0 */
export type ReturnStatus = (typeof returnStatuses)[number];

/** Words of the overall axis. @since 0.1.0 */
export const overallStatuses = [
  'draft',
  'in_review',
  'pending',
  'processing',
  'on_hold',
  'shipped',
  'completed',
  'canceled',
  'returned',
] as const;

/** The one word a shop shows for an order. Derived from the other axes and the figures. @since 0.1.0 */
export type OverallStatus = (typeof overallStatuses)[number];

/** States of one tender. @since 0.1.0 */
export const paymentStates = [
  'pending',
  'requires_action',
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
  'failed',
] as const;

/** Where one tender stands: a function of its ledger. @since 0.1.0 */
export type PaymentState = (typeof paymentStates)[number];

/** States of one parcel or piece of work. @since 0.1.0 */
export const fulfillmentStates = [
  'open',
  'scheduled',
  'requested',
  'in_progress',
  'packed',
  'shipped',
  'delivered',
  'canceled',
] as const;

/** Where one parcel stands for the merchant; what the carrier says stands beside it. @since 0.1.0 */
export type FulfillmentState = (typeof fulfillmentStates)[number];

/** States of one return case. @since 0.1.0 */
export const returnStates = [
  'requested',
  'approved',
  'declined',
  'in_transit',
  'received',
  'inspected',
  'closed',
  'canceled',
] as const;

/** Where one return case stands. @since 0.1.0 */
export type ReturnState = (typeof returnStates)[number];

/** States of the order's own life-cycle: decisions only. @since 0.1.0 */
export const lifecycleStates = ['draft', 'in_review', 'open', 'canceled', 'closed'] as const;

/** What was decided about the order. "Completed" is not here: it is derived. @since 0.1.0 */
export type LifecycleState = (typeof lifecycleStates)[number];

/**
 * What a carrier may report about a parcel beside what has a fact of its own (a failed attempt, a delivery, damage, loss, a return to
 * the sender), the furthest last. `undeliverable`: the carrier gave up.
 *
 * @since 0.1.0
 */
export const trackingStatuses = [
  'label_purchased',
  'label_printed',
  'confirmed',
  'carrier_picked_up',
  'delayed',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'undeliverable',
] as const;

/** A carrier's report. It never moves the merchant's state. @since 0.1.0 */
export type TrackingStatus = (typeof trackingStatuses)[number];

/** Why somebody canceled. @since 0.1.0 */
export const cancelCauses = ['customer', 'declined', 'fraud', 'inventory', 'staff', 'other'] as const;

/** Why somebody canceled; `declined` means that the payment was. @since 0.1.0 */
export type CancelCause = (typeof cancelCauses)[number] | OwnCode;

/** A code of the shop's own, beside a closed list: `own:` and a text of its choice. @since 0.1.0 */
export type OwnCode = `own:${string}`;

/** Why goods come back, as customers and shops say it. @since 0.1.0 */
export const returnCauses = [
  'unwanted',
  'size_too_small',
  'size_too_large',
  'color',
  'style',
  'not_as_described',
  'wrong_item',
  'defective',
  'damaged',
  'late',
  'warranty',
  'other',
] as const;

/** Why goods come back. `warranty` is bound neither by the return window nor by a final sale. @since 0.1.0 */
export type ReturnCause = (typeof returnCauses)[number] | OwnCode;

/** Why a shop does not take goods back. @since 0.1.0 */
export const declineCauses = ['return_period_ended', 'final_sale', 'other'] as const;

/** Why a shop does not take goods back. @since 0.1.0 */
export type DeclineCause = (typeof declineCauses)[number] | OwnCode;

/** Why something is replaced although nothing comes back. @since 0.1.0 */
export const claimCauses = ['defective', 'damaged', 'lost', 'missing', 'wrong_item', 'warranty', 'other'] as const;

/** Why something is replaced. @since 0.1.0 */
export type ClaimCause = (typeof claimCauses)[number] | OwnCode;

/** What an inspection finds of a unit. @since 0.1.0 */
export const dispositions = ['restock', 'write_off', 'damaged', 'missing', 'wrong_item'] as const;

/** `restock`, `write_off` and `damaged` units are accepted; `missing` ones and those in whose place came a `wrong_item` did not come back. @since 0.1.0 */
export type Disposition = (typeof dispositions)[number];

/** Why work is held. @since 0.1.0 */
export const holdCauses = [
  'awaiting_payment',
  'high_risk_of_fraud',
  'incorrect_address',
  'inventory_out_of_stock',
  'unknown_delivery_date',
  'post_purchase_cross_sell',
  'awaiting_return_items',
  'other',
] as const;

/** Why work is held, as data: one of the list, or a cause of the shop's own. @since 0.1.0 */
export type HoldCause = (typeof holdCauses)[number] | OwnCode;

/** How risky an order may be, the highest first. @since 0.1.0 */
export const riskLevels = ['high', 'medium', 'low', 'none', 'pending'] as const;

/** How risky an order is. `pending`: the rating is not done. @since 0.1.0 */
export type RiskLevel = (typeof riskLevels)[number];

/** Who may read a note. @since 0.1.0 */
export const noteVisibilities = ['staff', 'customer'] as const;

/** Who may read a note: staff alone, or the customer too. @since 0.1.0 */
export type NoteVisibility = (typeof noteVisibilities)[number];

/** What the fulfillment axis can be set to. @since 0.1.0 */
export const fulfillmentSettings = ['unfulfilled', 'in_progress', 'fulfilled', 'delivered', 'canceled'] as const;

/**
 * What the fulfillment axis can be set to: shipments are taken back, what is open is packed, is shipped, is delivered too, or the order is
 * canceled.
 *
 * @since 0.1.0
 */
export type FulfillmentSetting = (typeof fulfillmentSettings)[number];

/** Who may speak to an order. @since 0.1.0 */
export const actorKinds = ['customer', 'staff', 'warehouse', 'provider', 'carrier', 'system', 'plugin'] as const;

/** Who speaks. Commands are checked against it; facts are recorded whoever reports them. @since 0.1.0 */
export type ActorKind = (typeof actorKinds)[number];
