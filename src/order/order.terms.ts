import { byContent } from '../canonical.ts';
import { rowsOf } from '../ledger.ts';
import type { Money } from '../money.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isSince, type PaymentContext } from '../payment/payment.rows.ts';
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

/**
 * Every tender that does not hold what it is to pay, of an order to which something is still owed: the earliest due first, together no more
 * than is owed. What went back or was charged back is missing again.
 */
export function missingOf(order: Order): readonly MissingPayment[] {
  const { outstanding } = figuresOf(order).money;
  const { state } = order.lifecycle;
  if (state === 'draft' || state === 'canceled' || outstanding <= 0) return [];
  let left = outstanding;
  return order.payments
    .map(({ id, context }) => ({ id, context, dueAt: dueAtOf(context) }))
    .sort((a, b) => byContent([a.dueAt ?? atLast], [b.dueAt ?? atLast]))
    .flatMap(({ id, context, dueAt }) => {
      const { declared = 0, captured, refunded, disputeLost } = totalsOf(context);
      const amount = Math.min(declared - (captured - refunded - disputeLost), left);
      if (amount <= 0) return [];
      left -= amount;
      const missing = { amount, currency: order.currency };
      const isOverdue = rowsOf(context.rows, 'overdue').some((row) => isSince(row, dueAt));
      return [{ payment: id, ...(dueAt !== undefined && { dueAt }), missing, isOverdue }];
    });
}

/** Behind every instant. */
const atLast = '~';

function dueAtOf({ rows }: PaymentContext): string | undefined {
  return rowsOf(rows, 'added')[0]?.expiresAt;
}
