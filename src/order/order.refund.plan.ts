import { type Money, shareOf } from '../money.ts';
import { refundableOf } from '../payment/payment.ledger.ts';
import { countedRowsOf } from '../payment/payment.rows.ts';
import type { RefundPlan, RefundPolicy, RefundShare } from '../payment/refund.events.ts';
import type { Order, Payment } from './order.ts';

/** A capture and the most that can go back of it, in minor units. */
interface Refundable {
  readonly payment: string;
  readonly of: string;
  readonly most: number;
}

/**
 * Spreads a refund over the captures of an order: never more than a capture has left, what is pending and disputed counted. The shares
 * sum to the amount, to the cent; to less where less can be refunded. Nothing of it is asked for: send `order.refund`.
 *
 * Of given shares, each is cut to what its capture has left.
 *
 * @since 0.1.0
 */
export function planRefund(order: Order, amount: Money, plan: RefundPlan): readonly RefundShare[] {
  if (amount.currency !== order.currency) return [];
  const shares = typeof plan === 'string' ? byPolicy[plan](order, amount.amount) : asGiven(order, plan);
  return shares
    .filter(({ most }) => most > 0)
    .map(({ payment, of, most }) => ({ payment, of, amount: { amount: most, currency: order.currency } }));
}

const byPolicy: Record<RefundPolicy, (order: Order, amount: number) => readonly Refundable[]> = {
  first: ({ payments }, amount) => fill(payments.flatMap(refundablesOf), amount),
  last: ({ payments }, amount) => fill([...payments].reverse().flatMap(refundablesOf), amount),
  proportional: ({ payments }, amount) => {
    const captures = payments.flatMap(refundablesOf);
    const all = captures.reduce((sum, { most }) => sum + most, 0);
    const whole = Math.min(amount, all);
    let before = 0;
    return captures.map((capture) => {
      const from = before;
      before += capture.most;
      return { ...capture, most: shareOf(whole, before, all) - shareOf(whole, from, all) };
    });
  },
};

function asGiven({ payments, currency }: Order, shares: readonly RefundShare[]): readonly Refundable[] {
  return payments.flatMap((payment) =>
    refundablesOf(payment).map((capture) => {
      const own = shares.filter((share) => share.payment === capture.payment && share.of === capture.of);
      const asked = own.reduce((sum, { amount }) => sum + (amount.currency === currency ? amount.amount : 0), 0);
      return { ...capture, most: Math.min(asked, capture.most) };
    }),
  );
}

/** Each capture in full until the amount is reached. */
function fill(captures: readonly Refundable[], amount: number): readonly Refundable[] {
  let left = amount;
  return captures.map((capture) => {
    const most = Math.min(capture.most, left);
    left -= most;
    return { ...capture, most };
  });
}

/** What of a tender's captures can go back, one after the other within what of the tender can. */
function refundablesOf({ id, context }: Payment): readonly Refundable[] {
  const captures = countedRowsOf(context, 'captured').map(({ reference }) => ({
    payment: id,
    of: reference,
    most: refundableOf(context, reference),
  }));
  return fill(captures, refundableOf(context));
}
