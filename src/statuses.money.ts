/** How a tender pays. @since 0.1.0 */
export const paymentMethods = [
  'card',
  'bank_transfer',
  'cash_on_delivery',
  'invoice',
  'voucher',
  'store_credit',
] as const;

/**
 * How a tender pays. `card`, `voucher` and `store_credit` are asked at a gateway, the last two usually the shop's own; the others are
 * reported to us.
 *
 * @since 0.1.0
 */
export type PaymentMethod = (typeof paymentMethods)[number];

/** What the payment axis can be set to. @since 0.1.0 */
export const paymentSettings = ['paid'] as const;

/** What the payment axis can be set to: the money of offline tenders came. @since 0.1.0 */
export type PaymentSetting = (typeof paymentSettings)[number];

/** As what money can go back. @since 0.1.0 */
export const refundDestinations = ['original', 'store_credit'] as const;

/** As what money goes back: the way it came, or as credit in the shop. Both count alike. @since 0.1.0 */
export type RefundDestination = (typeof refundDestinations)[number];

/** What a customer's bank may do about a capture. @since 0.1.0 */
export const disputeKinds = ['chargeback', 'inquiry'] as const;

/** A chargeback takes the money until it is decided; an inquiry takes none. @since 0.1.0 */
export type DisputeKind = (typeof disputeKinds)[number];

/** Where an open dispute can stand. @since 0.1.0 */
export const disputeStages = ['needs_response', 'under_review'] as const;

/** Who acts next in an open dispute: we, or the bank. @since 0.1.0 */
export type DisputeStage = (typeof disputeStages)[number];

/** How a dispute can end. @since 0.1.0 */
export const disputeOutcomes = ['won', 'lost', 'accepted'] as const;

/** How a dispute ended: for us, against us, or because we did not fight it. @since 0.1.0 */
export type DisputeOutcome = (typeof disputeOutcomes)[number];

/** Where a dispute stands. @since 0.1.0 */
export type DisputeState = DisputeStage | DisputeOutcome;
