import { endingsOf } from '../decisions/decisions.ledger.ts';
import { hasRow, rowsOf } from '../ledger.ts';
import type { RefundShare } from '../payment/refund.events.ts';
import type { Deadline, DeadlineFired } from './lifecycle.events.ts';
import { repayableOf } from './order.figures.ts';
import { planRefund } from './order.refund.plan.ts';
import type { Command, Order } from './order.ts';

/** Money that came to an order after we canceled it, and that nobody was asked to give back. Due at once: it should not be here. */
export function lateMoneyOf(order: Order): readonly Deadline[] {
  const canceled = endingsOf(order.lifecycle.context, 'cancel_all').at(-1)?.occurredAt;
  const { lateMoney } = order.obligations;
  if (lateMoney === undefined || order.lifecycle.state !== 'canceled' || canceled === undefined) return [];
  const late = lateShares(order).map(
    ({ payment, of }) => ({ kind: 'late_money', dueAt: canceled, payment, of }) as const,
  );
  return lateMoney === 'refund' ? late : late.slice(0, 1);
}

/** What was there when the order was canceled was asked back then, or was left to staff: none of it is late. */
function lateShares(order: Order): readonly RefundShare[] {
  const back = { amount: Math.max(0, repayableOf(order)), currency: order.currency };
  return planRefund(order, back, 'last').filter(({ payment, of }) => {
    const tender = order.payments.find(({ id }) => id === payment);
    return (
      tender !== undefined &&
      !rowsOf(tender.context.rows, 'refund').some((row) => row.of === of) &&
      !hasRow(order.lifecycle.context.rows, 'kept', keyOf(payment, of))
    );
  });
}

/** What a cancellation leaves to staff, where money that comes later is not left to them. */
export function keptWith({ payments, obligations }: Order): { readonly kept?: readonly string[] } {
  if (obligations.cancelAfterCapture !== 'review' || obligations.lateMoney === undefined) return {};
  const kept = payments.flatMap(({ id, context }) =>
    rowsOf(context.rows, 'captured').map(({ reference }) => keyOf(id, reference)),
  );
  return kept.length > 0 ? { kept } : {};
}

/** A tender's name may hold a colon of its own. */
function keyOf(payment: string, capture: string): string {
  return `${payment.replaceAll('%', '%25').replaceAll(':', '%3A')}:${capture}`;
}

/** What late money that is due stands for. */
export function answerToLateMoney(order: Order, { id, at, by, deadline }: DeadlineFired): Command {
  const { payment = '', of = '' } = deadline;
  const envelope = { id, at, by, reason: 'late_money' };
  if (order.obligations.lateMoney === 'reopen') return { ...envelope, type: 'order.reopen' };
  const share = lateShares(order).find((one) => one.payment === payment && one.of === of);
  const amount = share?.amount ?? { amount: 0, currency: order.currency };
  return { ...envelope, type: 'payment.refund', payment, of, amount };
}
