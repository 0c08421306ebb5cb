import { hasRow } from '../ledger.ts';
import { leftOf } from '../payment/payment.authorizations.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { availableOf, drawnOn } from '../payment/payment.operations.ts';
import type { RefundShare } from '../payment/refund.events.ts';
import { type Reason, reason } from '../reasons.ts';
import { authorizableForOrder, chargeableOf, figuresOf, forgivableOf } from './order.figures.ts';
import { type Guard, guard } from './order.guard.ts';
import { planRefund } from './order.refund.plan.ts';
import { worthOf } from './order.worth.ts';

/** What speaks against taking money. */
export const chargeGuards: readonly Guard[] = [
  guard('charges_more_than_is_owed', ['payment.capture', 'payment.mark_paid'], (order, { amount }) =>
    exceedsOwed(amount.amount, chargeableOf(order)),
  ),
  guard('charges_more_than_the_parcel_is_worth', ['payment.capture'], (order, { amount, fulfillment }) => {
    if (fulfillment === undefined) return null;
    if (!order.fulfillments.some(({ id }) => id === fulfillment))
      return reason('unknown_part', { part: 'fulfillment', id: fulfillment });
    const available = worthOf(order, fulfillment).left.amount;
    return amount.amount > available
      ? reason('exceeds_parcel_worth', { fulfillment, requested: amount.amount, available })
      : null;
  }),
  guard('counts_one_transfer_twice', ['payment.mark_paid'], ({ payments }, { payment, id, reference = id }) =>
    payments.some((other) => other.id !== payment && hasRow(other.context.rows, 'captured', reference))
      ? reason('reference_used', { reference })
      : null,
  ),
  guard('authorizes_more_than_is_owed', ['payment.authorize'], (order, { amount, payment, replaces }) => {
    const tender = order.payments.find(({ id }) => id === payment);
    return exceedsOwed(amount.amount, authorizableForOrder(order, tender && leftOf(tender.context, replaces)));
  }),
  guard('charges_what_has_run_out', ['payment.capture'], (order, { payment, amount, of, at }) => {
    const tender = order.payments.find(({ id }) => id === payment);
    if (!tender) return null;
    const drawn = drawnOn(tender.context, amount.amount, of, at);
    const available = availableOf(tender.context, drawn, at);
    return available < availableOf(tender.context, drawn)
      ? reason('authorization_expired', { requested: amount.amount, available })
      : null;
  }),
];

/** What speaks against giving money up. */
export const writeOffGuards: readonly Guard[] = [
  guard('gives_up_more_than_is_missing', ['order.write_off'], (order, { amount }) =>
    amount.currency === order.currency
      ? exceedsOwed(amount.amount, forgivableOf(order))
      : reason('currency_mismatch', { expected: order.currency, currency: amount.currency }),
  ),
];

/** What speaks against giving money back. */
export const refundGuards: readonly Guard[] = [
  guard('refunds_for_no_return', ['payment.refund', 'order.refund'], ({ returns }, command) =>
    command.return === undefined || returns.some(({ id }) => id === command.return)
      ? null
      : reason('unknown_part', { part: 'return', id: command.return }),
  ),
  guard('gives_goodwill_where_nothing_is_owed', ['payment.refund', 'order.refund'], (order, { amount, goodwill }) => {
    if (!goodwill) return null;
    const going = order.payments.reduce((sum, { context }) => sum + totalsOf(context).goodwillPending, 0);
    return exceedsOwed(amount.amount, Math.max(0, figuresOf(order).money.owed - going));
  }),
  guard('plans_another_sum', ['order.refund'], (_, { amount, plan }) => {
    if (typeof plan === 'string') return null;
    const planned = sumOf(plan);
    const isSum = planned === amount.amount && plan.every((share) => share.amount.currency === amount.currency);
    return isSum ? null : reason('plan_sum_differs', { requested: amount.amount, planned });
  }),
  guard('refunds_more_than_the_plan_covers', ['order.refund'], (order, { amount, plan }) => {
    const { currency } = order;
    if (amount.currency !== currency)
      return reason('currency_mismatch', { expected: currency, currency: amount.currency });
    const available = sumOf(planRefund(order, amount, plan));
    const requested = typeof plan === 'string' ? amount.amount : sumOf(plan);
    return requested > available ? reason('exceeds_refundable', { requested, available }) : null;
  }),
];

function sumOf(shares: readonly RefundShare[]): number {
  return shares.reduce((sum, { amount }) => sum + amount.amount, 0);
}

function exceedsOwed(requested: number, owed: number): null | Reason {
  return requested > owed ? reason('exceeds_owed', { requested, owed }) : null;
}
