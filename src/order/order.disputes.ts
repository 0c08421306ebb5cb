import type { Money } from '../money.ts';
import { disputesIn } from '../payment/payment.disputes.ts';
import { type DisputeKind, type DisputeState, disputeStages } from '../statuses.money.ts';
import type { Order } from './order.ts';

/** A dispute about a capture, over everything that was reported of it. @since 0.1.0 */
export interface Dispute {
  /** The tender. */
  readonly payment: string;
  /** The dispute's reference. */
  readonly reference: string;
  /** The capture's reference; absent where only later reports of the dispute came. */
  readonly capture?: string;
  readonly kind: DisputeKind;
  /** A dispute of which nothing but its opening is known needs a response. */
  readonly state: DisputeState;
  /** What is disputed. */
  readonly amount: Money;
  /** What it keeps from us now: for good, or until it is decided. An inquiry keeps nothing. */
  readonly taken: Money;
  /** Until when evidence can be given. */
  readonly respondBy?: string;
  /** Nobody answered it by then. Absent where somebody can still, or did. */
  readonly unanswered?: true;
}

/** Every dispute of an order, by tender and reference. @since 0.1.0 */
export function disputesOf({ payments, currency }: Order): readonly Dispute[] {
  return payments.flatMap(({ id, context }) =>
    disputesIn(context).map(({ reference, capture, kind, state, amount, taken, respondBy, unanswered }) => ({
      payment: id,
      reference,
      ...(capture !== undefined && { capture }),
      kind,
      state,
      amount: { amount, currency },
      taken: { amount: taken, currency },
      ...(respondBy !== undefined && { respondBy }),
      ...(unanswered && { unanswered }),
    })),
  );
}

/** Whether somebody still has to act: we, or the bank. */
export function isOpenDispute({ state }: Pick<Dispute, 'state'>): boolean {
  return disputeStages.some((stage) => stage === state);
}

/** The references of chargebacks that the bank has not decided. */
export function openChargebacksOf(order: Order): readonly string[] {
  const open = disputesOf(order).filter((dispute) => dispute.kind === 'chargeback' && isOpenDispute(dispute));
  return open.map(({ reference }) => reference);
}
