import type { Envelope } from '../events.ts';
import { authorizationsOf } from '../payment/payment.authorizations.ts';
import type { CapturePayment, RefundPayment, ResolvedCapture, ResolvedRefund } from '../payment/payment.events.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { availableOf } from '../payment/payment.operations.ts';
import type { RefundOrder, RefundShare } from '../payment/refund.events.ts';
import type { ResolvedWriteOff, WriteOff } from './lifecycle.events.ts';
import { figuresOf, repayableOf } from './order.figures.ts';
import { envelopeOf } from './order.implied.ts';
import { coveredUnits } from './order.money.ts';
import type { StepEvent } from './order.parts.ts';
import { planRefund } from './order.refund.plan.ts';
import type { Order } from './order.ts';
import { chargeIn } from './order.worth.ts';

/** What a cancellation gives back; captured money stays for staff to decide about, where that was promised to the order. */
export function moneyToGiveBackAfterCancel(order: Order, command: Envelope): readonly StepEvent[] {
  const back = moneyToGiveBack(order, command);
  return order.obligations.cancelAfterCapture === 'review' ? back.filter(({ type }) => type === 'payment.void') : back;
}

/** Voids and refunds that bring what is secured down to what is owed: open authorizations first, the last tender first. */
export function moneyToGiveBack(order: Order, command: Envelope): readonly StepEvent[] {
  const { authorized } = figuresOf(order).money;
  const voided = order.payments.reduce((sum, { context }) => sum + totalsOf(context).voidPending, 0);
  const repayable = repayableOf(order);
  let excess = repayable + authorized - voided;
  const voids: StepEvent[] = [];
  for (const { id, context } of [...order.payments].reverse()) {
    for (const { row } of authorizationsOf(context)) {
      const amount = Math.min(availableOf(context, row.reference), excess);
      if (amount <= 0) continue;
      excess -= amount;
      voids.push({ ...operation(order, command, 'void', id, row.reference, amount), type: 'payment.void' });
    }
  }
  const back = { amount: Math.max(0, repayable), currency: order.currency };
  return [...voids, ...refundsBy(order, command, planRefund(order, back, 'last'))];
}

/** The refunds that a refund of the order asks for. */
export function plannedRefunds(order: Order, command: RefundOrder): readonly StepEvent[] {
  return refundsBy(order, command, planRefund(order, command.amount, command.plan));
}

/** One refund for each capture of a plan, with all that the command says of it. */
function refundsBy(
  order: Order,
  command: Envelope & Partial<Pick<RefundOrder, 'goodwill' | 'return' | 'to'>>,
  shares: readonly RefundShare[],
): readonly StepEvent[] {
  const { goodwill, return: about, to } = command;
  return shares.map(({ payment, of, amount }) =>
    withCover(order, {
      ...operation(order, command, 'refund', payment, of, amount.amount),
      type: 'payment.refund',
      ...(goodwill !== undefined && { goodwill }),
      ...(about !== undefined && { return: about }),
      ...(to !== undefined && { to }),
    }),
  );
}

/** One request for one authorization or capture, so that one answer answers it. */
function operation({ currency }: Order, command: Envelope, kind: string, payment: string, of: string, amount: number) {
  return {
    ...envelopeOf(command, `${command.id}:${kind}:${payment}:${of}`),
    payment,
    of,
    amount: { amount, currency },
  };
}

/** Goodwill knows the pieces that it is given for. */
export function withCover(order: Order, command: RefundPayment): ResolvedRefund {
  return command.goodwill ? { ...command, units: coveredUnits(order) } : command;
}

/** A write-off knows what was owed when it was decided, and for which pieces: what is owed beyond that later is not given up. */
export function withOwed(order: Order, command: WriteOff): ResolvedWriteOff {
  const owed = { amount: figuresOf(order).money.owed, currency: order.currency };
  return { ...command, owed, units: coveredUnits(order) };
}

/** A capture for a parcel knows which of its units it is for, and what they cost when it is accepted. */
export function withCharge(order: Order, command: CapturePayment): ResolvedCapture {
  if (command.fulfillment === undefined) return command;
  const charge = chargeIn(order, command.fulfillment);
  if (!charge) return command;
  const worth = { amount: charge.worth, currency: order.currency };
  return { ...command, ...(charge.units.length > 0 && { units: charge.units }), worth };
}
