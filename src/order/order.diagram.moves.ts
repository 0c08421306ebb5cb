import type { FulfillmentEvent } from '../fulfillment/fulfillment.events.ts';
import type { PaymentEvent } from '../payment/payment.events.ts';
import type { ReturnEvent } from '../returns/returns.events.ts';
import type { FulfillmentState, LifecycleState, PaymentState, ReturnState } from '../statuses.ts';
import type { LifecycleEvent } from './lifecycle.events.ts';

/** What leads from a state to another. */
export interface Move<State extends string = string, Type extends string = string> {
  readonly from: State;
  readonly to: State;
  /** The events that do, each by itself. */
  readonly by: readonly Type[];
}

/** One row of a usual course: where it begins, what happens, where that leads. */
type Course<State extends string, Type extends string> = readonly (readonly [from: State, by: Type, to: State])[];

const payment: Course<PaymentState, PaymentEvent['type']> = [
  ['pending', 'payment.action_required', 'requires_action'],
  ['pending', 'payment.authorized', 'authorized'],
  ['pending', 'payment.captured', 'captured'],
  ['pending', 'payment.mark_paid', 'captured'],
  ['pending', 'payment.failed', 'failed'],
  ['requires_action', 'payment.authorized', 'authorized'],
  ['requires_action', 'payment.failed', 'failed'],
  ['authorized', 'payment.captured', 'partially_captured'],
  ['authorized', 'payment.captured', 'captured'],
  ['authorized', 'payment.voided', 'voided'],
  ['authorized', 'payment.expired', 'expired'],
  ['partially_captured', 'payment.captured', 'captured'],
  ['partially_captured', 'payment.refunded', 'partially_refunded'],
  ['captured', 'payment.refunded', 'partially_refunded'],
  ['captured', 'payment.refunded', 'refunded'],
  ['partially_refunded', 'payment.refunded', 'refunded'],
  ['refunded', 'payment.refund_failed', 'captured'],
  ['voided', 'payment.authorize', 'pending'],
  ['expired', 'payment.authorize', 'pending'],
  ['failed', 'payment.authorize', 'pending'],
  ['failed', 'payment.capture', 'pending'],
];

const fulfillment: Course<FulfillmentState, FulfillmentEvent['type']> = [
  ['open', 'fulfillment.schedule', 'scheduled'],
  ['open', 'fulfillment.request', 'requested'],
  ['open', 'fulfillment.pick', 'in_progress'],
  ['open', 'fulfillment.picked', 'in_progress'],
  ['open', 'fulfillment.pack', 'packed'],
  ['open', 'fulfillment.ship', 'shipped'],
  ['open', 'fulfillment.cancel', 'canceled'],
  ['scheduled', 'fulfillment.start', 'open'],
  ['scheduled', 'fulfillment.cancel', 'canceled'],
  ['requested', 'fulfillment.accepted', 'in_progress'],
  ['requested', 'fulfillment.rejected', 'open'],
  ['requested', 'fulfillment.canceled', 'canceled'],
  ['in_progress', 'fulfillment.pack', 'packed'],
  ['in_progress', 'fulfillment.packed', 'packed'],
  ['in_progress', 'fulfillment.ship', 'shipped'],
  ['in_progress', 'fulfillment.shipped', 'shipped'],
  ['in_progress', 'fulfillment.cancel', 'canceled'],
  ['packed', 'fulfillment.ship', 'shipped'],
  ['packed', 'fulfillment.shipped', 'shipped'],
  ['packed', 'fulfillment.picked_up', 'delivered'],
  ['packed', 'fulfillment.cancel', 'canceled'],
  ['shipped', 'fulfillment.delivered', 'delivered'],
  ['shipped', 'fulfillment.unship', 'packed'],
  ['shipped', 'fulfillment.returned_to_sender', 'packed'],
];

const returns: Course<ReturnState, ReturnEvent['type']> = [
  ['requested', 'return.approve', 'approved'],
  ['requested', 'return.decline', 'declined'],
  ['requested', 'return.cancel', 'canceled'],
  ['approved', 'return.sent', 'in_transit'],
  ['approved', 'return.receive', 'received'],
  ['approved', 'return.received', 'received'],
  ['approved', 'return.close', 'closed'],
  ['approved', 'return.cancel', 'canceled'],
  ['declined', 'return.reopen', 'requested'],
  ['in_transit', 'return.receive', 'received'],
  ['in_transit', 'return.received', 'received'],
  ['in_transit', 'return.close', 'closed'],
  ['in_transit', 'return.cancel', 'canceled'],
  ['received', 'return.inspect', 'inspected'],
  ['received', 'return.inspected', 'inspected'],
  ['inspected', 'return.receive', 'received'],
  ['inspected', 'return.received', 'received'],
  ['inspected', 'return.close', 'closed'],
  ['closed', 'return.reopen', 'inspected'],
  ['closed', 'return.received', 'received'],
  ['canceled', 'return.reopen', 'requested'],
];

const lifecycle: Course<LifecycleState, LifecycleEvent['type']> = [
  ['draft', 'order.place', 'open'],
  ['draft', 'order.cancel', 'canceled'],
  ['in_review', 'review.approve', 'open'],
  ['in_review', 'order.cancel', 'canceled'],
  ['open', 'review.opened', 'in_review'],
  ['open', 'order.cancel', 'canceled'],
  ['open', 'order.canceled', 'canceled'],
  ['open', 'order.close', 'closed'],
  ['canceled', 'order.reopen', 'open'],
  ['closed', 'order.reopen', 'open'],
  ['closed', 'order.cancel', 'canceled'],
];

/** The usual course of the library's parts: what a reader needs to see first. Tests walk every row. */
export const movesOfParts = {
  payment: movesOf(payment),
  fulfillment: movesOf(fulfillment),
  return: movesOf(returns),
  lifecycle: movesOf(lifecycle),
};

function movesOf(course: Course<string, string>): readonly Move[] {
  return joined(course.map(([from, by, to]) => ({ from, to, by: [by] })));
}

/** One arrow from a state to another, with everything that leads along it. */
export function joined(moves: readonly Move[]): readonly Move[] {
  const arrows = new Map<string, Move>();
  for (const { from, to, by } of moves) {
    const key = `${from} ${to}`;
    const known = arrows.get(key)?.by ?? [];
    arrows.set(key, { from, to, by: [...known, ...by.filter((type) => !known.includes(type))] });
  }
  return [...arrows.values()];
}
