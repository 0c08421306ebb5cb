/** A JSON value: what the figures of a reason, a rule or a discrepancy are made of. @since 0.1.0 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The figures behind a word. @since 0.1.0 */
export type Figures = { readonly [name: string]: Json };

/** Everything that can fail to add up. @since 0.1.0 */
export const discrepancyCodes = [
  'parked_fact',
  'conflicting_report',
  'currency_mismatch',
  'reported_twice',
  'undeclared_payment',
  'unplanned_fulfillment',
  'unannounced_return',
  'unknown_line',
  'activity_on_draft',
  'sum_differs',
  'captured_beyond_authorization',
  'refund_without_capture',
  'refund_exceeds_capture',
  'dispute_without_capture',
  'paid_back_twice',
  'money_held_after_cancel',
  'no_approval',
  'handed_over_before_approved',
  'delivered_before_approved',
  'shipped_more_than_ordered',
  'shipped_after_cancel',
  'delivered_without_shipment',
  'returned_to_sender',
  'pick_differs',
  'moved_units_reported',
  'missing_in_transit',
  'returned_more_than_shipped',
  'received_more_than_requested',
  'wrong_item_returned',
  'inspected_more_than_received',
  'stock_out_of_balance',
  'held_goods_left',
  'unknown_parcel',
  'over_limit',
  'unsettled_archive',
  'plugin_missing',
  'plugin_failed',
  'no_items',
  'no_delivery_report',
] as const;

/** What does not add up. @since 0.1.0 */
export type DiscrepancyCode = (typeof discrepancyCodes)[number];

/**
 * What a service may report about an order as a whole with `order.reported`: it has no lines where it comes from, or it is recorded as
 * delivered and no delivery was reported.
 *
 * @since 0.1.0
 */
export const reportableCodes = ['no_items', 'no_delivery_report'] as const satisfies readonly DiscrepancyCode[];

/** A report about an order as a whole. @since 0.1.0 */
export type ReportableCode = (typeof reportableCodes)[number];

/**
 * Something that does not add up. Facts are never refused, so what is wrong with them stands here until other facts mend it.
 *
 * @since 0.1.0
 */
export interface Discrepancy {
  readonly code: DiscrepancyCode;
  /** The tender, parcel, return or line it is about; absent where it is about the order. */
  readonly subject?: string;
  /** The figures that disagree. Amounts are minor units. */
  readonly data: Figures;
}

/** Every way in which a call itself can be wrong. @since 0.1.0 */
export const errorCodes = [
  'invalid_input',
  'currency_mismatch',
  'invalid_definition',
  'invalid_record',
  'newer_format',
  'other_definition',
  'invalid_history',
] as const;

/** What is wrong with a call. @since 0.1.0 */
export type ErrorCode = (typeof errorCodes)[number];

const brand = Symbol.for('order-actor/error');

/**
 * A fault in a call: a malformed input, definition or record. Refused events are never errors: they are outcomes with reasons.
 *
 * Recognise it with {@link isOrderError}, which also works when two copies of the library are loaded.
 *
 * @since 0.1.0
 */
export class OrderError extends Error {
  override readonly name = 'OrderError';
  readonly code: ErrorCode;
  /** Where and what, as data; `path` names the place. */
  readonly details: Figures;
  readonly [brand] = true;

  constructor(code: ErrorCode, message: string, details: Figures = {}, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

/**
 * Whether something thrown is an {@link OrderError}, from whichever copy of the library.
 *
 * @since 0.1.0
 */
export function isOrderError(error: unknown): error is OrderError {
  return typeof error === 'object' && error !== null && (error as { [brand]?: unknown })[brand] === true;
}
