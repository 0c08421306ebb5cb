import { totalsOf } from '../payment/payment.ledger.ts';
import { pendingOf } from '../payment/payment.operations.ts';
import { countedSumOf } from '../payment/payment.rows.ts';
import type { PaymentMethod, PaymentState } from '../statuses.ts';
import type { Order } from './order.ts';

/** One tender in figures, in minor units of the order's currency. @since 0.1.0 */
export interface TenderFigures {
  /** The tender. */
  readonly payment: string;
  readonly state: PaymentState;
  /** How it pays; absent where nobody declared it. */
  readonly method?: PaymentMethod;
  /** What it is to pay; absent where nobody declared it. */
  readonly declared?: number;
  /** Authorized and neither captured, voided nor expired. */
  readonly authorized: number;
  readonly captured: number;
  /** Given back of what was authorized. */
  readonly voided: number;
  readonly refunded: number;
  /** Reported as refunded of a capture that is not known: it does not count until the capture comes. */
  readonly unmatched: number;
  /** What chargebacks keep from us. */
  readonly disputed: number;
  /** What was asked for and is not answered; of refunds also what is reported to be on its way. */
  readonly pending: {
    readonly authorize: number;
    readonly capture: number;
    readonly void: number;
    readonly refund: number;
  };
}

/**
 * Every tender in figures: what a list of an order's payments shows. What counts for the order as a whole is in `explain(…).payment.figures`.
 *
 * @since 0.1.0
 */
export function tendersOf(order: Order): readonly TenderFigures[] {
  return order.payments.map(({ id, state, context }) => {
    const { method, declared, open, captured, refunded, refundUncounted, disputed, ...totals } = totalsOf(context);
    return {
      payment: id,
      state,
      ...(method !== undefined && { method }),
      ...(declared !== undefined && { declared }),
      authorized: open,
      captured,
      voided: countedSumOf(context, 'voided'),
      refunded,
      unmatched: refundUncounted,
      disputed,
      pending: {
        authorize: pendingOf(context, 'authorize'),
        capture: totals.capturePending,
        void: totals.voidPending,
        refund: totals.refundPending,
      },
    };
  });
}
