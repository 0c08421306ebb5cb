import type { Reason, ReasonCode } from '../../src/index.ts';

/** One of our reasons, and the neutral codes that mean it. Without commands it holds for all that no row above names. */
export interface CodeRow {
  readonly reason: ReasonCode;
  readonly on?: readonly string[];
  /** What the reason's data say; `invalid_event` names the place that is wrong. */
  readonly path?: RegExp;
  readonly neutral: readonly string[];
}

/** Ours is said of what was asked, theirs of what stands in the way: one of ours may be several of theirs. The first row that fits counts. */
export const codes: readonly CodeRow[] = [
  { reason: 'invalid_event', path: /units$|lines$|items$/, neutral: ['empty_selection', 'invalid_quantity'] },
  { reason: 'invalid_event', path: /units|quantity|\bby$/, neutral: ['invalid_quantity'] },
  { reason: 'invalid_event', path: /amount|total|tax/, neutral: ['invalid_amount'] },
  { reason: 'invalid_event', path: /(payment|fulfillment|return)$/, neutral: ['unknown_reference'] },
  { reason: 'command_id_reused', neutral: ['conflicting_event'] },
  { reason: 'order_not_placed', neutral: ['order_not_placed'] },
  {
    reason: 'order_canceled',
    on: ['order.cancel', 'order.cancel_units'],
    neutral: ['already_canceled', 'not_cancelable'],
  },
  { reason: 'order_canceled', on: ['payment.'], neutral: ['payment_not_allowed'] },
  { reason: 'order_canceled', neutral: ['already_canceled', 'invalid_transition'] },
  { reason: 'order_closed', neutral: ['invalid_transition'] },
  { reason: 'not_in_state', on: ['payment.capture'], neutral: ['capture_not_allowed', 'invalid_transition'] },
  { reason: 'not_in_state', on: ['payment.void'], neutral: ['void_not_allowed', 'invalid_transition'] },
  {
    reason: 'not_in_state',
    on: ['payment.refund'],
    neutral: ['refund_not_allowed', 'over_refund', 'invalid_transition'],
  },
  { reason: 'not_in_state', on: ['order.set_status'], neutral: ['invalid_transition', 'not_cancelable'] },
  {
    reason: 'not_in_state',
    on: ['payment.'],
    neutral: ['payment_not_allowed', 'already_processed', 'invalid_transition'],
  },
  {
    reason: 'not_in_state',
    on: ['return.'],
    neutral: ['return_not_allowed', 'already_processed', 'invalid_transition'],
  },
  { reason: 'not_in_state', on: ['order.cancel'], neutral: ['not_cancelable', 'already_canceled'] },
  {
    reason: 'not_in_state',
    on: ['fulfillment.'],
    neutral: ['invalid_transition', 'already_processed', 'already_fulfilled', 'already_delivered'],
  },
  { reason: 'not_in_state', neutral: ['invalid_transition', 'already_processed'] },
  {
    reason: 'unknown_part',
    on: ['payment.refund', 'order.refund'],
    neutral: ['unknown_reference', 'refund_not_allowed'],
  },
  { reason: 'unknown_part', neutral: ['unknown_reference'] },
  { reason: 'unknown_line', neutral: ['unknown_reference'] },
  { reason: 'part_exists', neutral: ['already_processed'] },
  { reason: 'empty_selection', neutral: ['empty_selection'] },
  { reason: 'unpaid', neutral: ['unpaid_fulfillment_blocked'] },
  { reason: 'out_of_stock', on: ['release_stock'], neutral: ['exceeds_reserved', 'insufficient_stock'] },
  { reason: 'out_of_stock', neutral: ['insufficient_stock'] },
  { reason: 'nothing_to_void', neutral: ['void_not_allowed', 'already_processed'] },
  { reason: 'exceeds_authorized', neutral: ['over_capture', 'capture_not_allowed'] },
  { reason: 'exceeds_parcel_worth', neutral: ['over_capture'] },
  { reason: 'authorization_expired', neutral: ['capture_not_allowed', 'invalid_transition'] },
  { reason: 'offline_method', neutral: ['payment_not_allowed', 'refund_not_allowed'] },
  { reason: 'gateway_method', neutral: ['payment_not_allowed'] },
  { reason: 'currency_mismatch', neutral: ['invalid_amount'] },
  { reason: 'plan_sum_differs', neutral: ['invalid_amount'] },
  { reason: 'exceeds_declared', neutral: ['over_capture', 'payment_not_allowed'] },
  {
    reason: 'exceeds_owed',
    on: ['payment.'],
    neutral: ['payment_not_allowed', 'over_capture', 'already_processed', 'capture_not_allowed'],
  },
  { reason: 'exceeds_owed', neutral: ['invalid_amount', 'over_refund'] },
  { reason: 'exceeds_lines', neutral: ['invalid_amount'] },
  { reason: 'exceeds_line', neutral: ['invalid_quantity', 'invalid_amount', 'quantity_below_fulfilled'] },
  { reason: 'exceeds_refundable', neutral: ['over_refund', 'refund_not_allowed'] },
  { reason: 'exceeds_return', neutral: ['over_refund', 'incomplete_reimbursement'] },
  { reason: 'already_refunded', neutral: ['refund_not_allowed'] },
  {
    reason: 'exceeds_unfulfilled',
    on: ['order.cancel_units'],
    neutral: [
      'quantity_below_fulfilled',
      'exceeds_unfulfilled',
      'already_canceled',
      'already_fulfilled',
      'invalid_quantity',
    ],
  },
  {
    reason: 'exceeds_unfulfilled',
    on: ['order.edit'],
    neutral: ['quantity_below_fulfilled', 'exceeds_unfulfilled'],
  },
  { reason: 'exceeds_unfulfilled', neutral: ['exceeds_unfulfilled', 'exceeds_reserved', 'already_fulfilled'] },
  { reason: 'exceeds_shippable', on: ['order.edit'], neutral: ['quantity_below_fulfilled'] },
  { reason: 'exceeds_shippable', neutral: ['exceeds_unfulfilled', 'already_fulfilled'] },
  { reason: 'exceeds_parcel', neutral: ['exceeds_unfulfilled', 'invalid_transition'] },
  { reason: 'exceeds_returnable', neutral: ['return_exceeds_fulfilled', 'return_not_allowed'] },
  { reason: 'return_window_closed', neutral: ['return_not_allowed'] },
  { reason: 'final_sale', neutral: ['return_not_allowed'] },
  { reason: 'exceeds_requested', neutral: ['receive_exceeds_requested'] },
  { reason: 'exceeds_received', neutral: ['receive_exceeds_requested', 'invalid_quantity'] },
  { reason: 'already_returned', neutral: ['return_exceeds_fulfilled', 'return_not_allowed'] },
  { reason: 'reference_used', neutral: ['already_processed', 'conflicting_event'] },
  { reason: 'already_received', neutral: ['already_processed', 'return_not_allowed'] },
  { reason: 'nothing_to_receive', on: ['order.confirm_receipt'], neutral: ['invalid_transition'] },
  { reason: 'nothing_to_receive', neutral: ['return_not_allowed'] },
  { reason: 'already_shipped', on: ['order.cancel'], neutral: ['not_cancelable', 'already_fulfilled'] },
  { reason: 'already_shipped', on: ['order.edit'], neutral: ['quantity_below_fulfilled'] },
  { reason: 'already_shipped', neutral: ['already_fulfilled', 'invalid_transition'] },
  { reason: 'already_delivered', neutral: ['already_delivered', 'invalid_transition'] },
  { reason: 'nothing_to_cancel', neutral: ['not_cancelable', 'already_canceled'] },
  { reason: 'work_begun', on: ['order.edit'], neutral: ['quantity_below_fulfilled'] },
  { reason: 'work_begun', neutral: ['not_cancelable'] },
  { reason: 'money_held', neutral: ['not_cancelable'] },
  { reason: 'units_open', on: ['order.confirm_receipt'], neutral: ['invalid_transition'] },
  { reason: 'balance_open', on: ['order.set_status'], neutral: ['invalid_transition'] },
  { reason: 'units_open', neutral: ['invalid_transition'] },
  { reason: 'balance_open', neutral: ['invalid_transition'] },
  { reason: 'operation_pending', neutral: ['already_processed', 'invalid_transition'] },
  { reason: 'on_hold', neutral: ['invalid_transition'] },
  { reason: 'not_planned', neutral: ['invalid_transition', 'unknown_reference'] },
  { reason: 'with_service', neutral: ['invalid_transition', 'already_processed'] },
  { reason: 'in_review', neutral: ['invalid_transition'] },
  { reason: 'order_archived', neutral: ['invalid_transition'] },
  { reason: 'plugin_veto', neutral: ['invalid_transition'] },
  { reason: 'other_handover', neutral: ['mixed_fulfillment'] },
  { reason: 'other_address', neutral: ['mixed_fulfillment'] },
  { reason: 'needs_shipping', neutral: ['mixed_fulfillment'] },
  { reason: 'nothing_to_set', neutral: ['invalid_transition'] },
  { reason: 'forbidden_by_policy', on: ['payment.refund', 'order.refund'], neutral: ['refund_not_allowed'] },
  { reason: 'forbidden_by_policy', neutral: ['invalid_transition'] },
  { reason: 'limit_reached', neutral: ['quantity_limit'] },
  { reason: 'return_open', neutral: ['incomplete_reimbursement', 'invalid_transition'] },
];

/** The neutral codes of a reason for which a command was refused. */
export function neutralOf(command: string, { code, data }: Reason): readonly string[] {
  const path = String((data as Readonly<Record<string, unknown>>).path ?? '');
  const row = codes.find(
    ({ reason, on, path: place }) =>
      reason === code && (on?.some((prefix) => command.startsWith(prefix)) ?? true) && (place?.test(path) ?? true),
  );
  return row?.neutral ?? [];
}
