import type { Money } from '../money.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { figuresOf } from './order.figures.ts';
import type { Order } from './order.ts';

/** A tender that has not brought in time what it is to pay. @since 0.1.0 */
export interface OverduePayment {
  readonly payment: string;
  /** When it was to be paid; absent where only a report says that it is overdue. */
  readonly dueAt?: string;
  /** What it has not brought of what is still owed. */
  readonly missing: Money;
}

/**
 * The tenders that are overdue: their deadline fired, or somebody reported it, and the money is still missing. Nothing is canceled by it,
 * and no word moves.
 *
 * @since 0.1.0
 */
export function overdueOf(order: Order): readonly OverduePayment[] {
  return missingOf(order).flatMap(({ payment, dueAt, missing, isOverdue }) =>
    isOverdue ? [{ payment, ...(dueAt !== undefined && { dueAt }), missing }] : [],
  );
}

/** A tender of which money is still missing. */
export interface MissingPayment extends OverduePayment {
  readonly isOverdue: boolean;
}

/** Every tender that has not brought what it is to pay, of an order to which something is still owed. */
export function missingOf(order: Order): readonly MissingPayment[] {
  const { outstanding } = figuresOf(order).money;
  const { state } = order.lifecycle;
  if (state === 'draft' || state === 'canceled' || outstanding <= 0) return [];
  return order.payments.flatMap(({ id, context }) => {
    const { declared = 0, captured } = totalsOf(context);
    const dueAt = context.rows.find(({ kind }) => kind === 'added')?.expiresAt;
    const amount = Math.min(declared - captured, outstanding);
    const missing = { amount, currency: order.currency };
    const isOverdue = context.rows.some(({ kind }) => kind === 'overdue');
    return amount > 0 ? [{ payment: id, ...(dueAt !== undefined && { dueAt }), missing, isOverdue }] : [];
  });
}
