import { hasRow, rowsOf } from '../ledger.ts';
import { refundableOf, totalsOf } from '../payment/payment.ledger.ts';
import { linksOf, operationOf } from '../payment/payment.links.ts';
import { pendingOperationsOf, refundsUnderWayOf, standingRefundsOf } from '../payment/payment.operations.ts';
import { countedRowsOf, minorOf, type PaymentContext, sum } from '../payment/payment.rows.ts';
import { repayableOf } from './order.figures.ts';
import type { Order } from './order.ts';

/** How far refunds have come, in minor units of the order's currency. @since 0.1.0 */
export interface RefundProgress {
  /** Asked for, and nobody has said anything of it. */
  readonly requested: number;
  /** Of that, where a call timed out: it may have gone through. */
  readonly unknown: number;
  /** Reported to be on its way. */
  readonly underWay: number;
  /** Money that went back. Only this counts as returned. */
  readonly executed: number;
  /** Asked for or reported, and failed since. It can be refunded again. */
  readonly failed: number;
  /** What may still be refunded. */
  readonly refundable: number;
}

/** The refunds of one tender. @since 0.1.0 */
export interface TenderRefunds extends RefundProgress {
  readonly payment: string;
}

/** What was promised, and what has become of it. @since 0.1.0 */
export interface Refunds extends RefundProgress {
  /** What the customer is to get back, and nobody was asked for. */
  readonly promised: number;
  readonly tenders: readonly TenderRefunds[];
}

/**
 * Promised against executed refunds, for each tender and in sum. What is promised belongs to no tender until a refund is planned.
 *
 * @since 0.1.0
 */
export function refundsOf(order: Order): Refunds {
  const tenders = order.payments.map(({ id, context }) => ({ payment: id, ...progressOf(context) }));
  const together = (field: keyof RefundProgress) => tenders.reduce((amount, tender) => amount + tender[field], 0);
  return {
    promised: Math.max(0, repayableOf(order)),
    requested: together('requested'),
    unknown: together('unknown'),
    underWay: together('underWay'),
    executed: together('executed'),
    failed: together('failed'),
    refundable: together('refundable'),
    tenders,
  };
}

function progressOf(context: PaymentContext): RefundProgress {
  const going = refundsUnderWayOf(context).map(({ row, amount }) => {
    const reported = row.kind === 'refund_pending' ? amount : reportedOf(context, row.reference);
    return { row, reported, asked: amount - reported };
  });
  const { unknown } = linksOf(context);
  const asked = (rows: typeof going) => rows.reduce((amount, { asked }) => amount + asked, 0);
  return {
    requested: asked(going),
    unknown: asked(going.filter(({ row }) => unknown.has(row.reference))),
    underWay: going.reduce((amount, { reported }) => amount + reported, 0),
    executed: totalsOf(context).refunded,
    failed: failedOf(context),
    refundable: refundableOf(context),
  };
}

/** What is reported to be on its way for one of our operations. */
function reportedOf(context: PaymentContext, operation: string): number {
  const going = countedRowsOf(context, 'refund_pending').filter(
    (row) =>
      operationOf(context, row)?.reference === operation &&
      !hasRow(context.rows, 'refunded', row.reference) &&
      !hasRow(context.rows, 'refund_failed', row.reference),
  );
  return sum(going);
}

/** What was asked for and ended without being paid in full, and what others reported and took back. */
function failedOf(context: PaymentContext): number {
  const { operations } = linksOf(context);
  const waiting = new Set(pendingOperationsOf(context).map(({ row }) => row.reference));
  const standing = standingRefundsOf(context);
  const ours = [...operations.values()].filter(({ kind, reference }) => kind === 'refund' && !waiting.has(reference));
  const unpaid = ours.reduce((amount, operation) => {
    const paid = sum(standing.filter((refund) => operationOf(context, refund) === operation));
    return amount + Math.max(0, minorOf(operation) - paid - reportedOf(context, operation.reference));
  }, 0);
  const others = rowsOf(context.rows, 'refund_failed').map(({ reference }) => {
    const told = [...countedRowsOf(context, 'refunded'), ...countedRowsOf(context, 'refund_pending')].filter(
      (row) => row.reference === reference && operationOf(context, row) === undefined,
    );
    return Math.max(0, ...told.map(minorOf));
  });
  return others.reduce((amount, other) => amount + other, unpaid);
}
