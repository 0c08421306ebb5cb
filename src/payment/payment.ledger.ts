import { rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import type { PaymentMethod } from '../statuses.ts';
import { authorizationsOf, leftOf } from './payment.authorizations.ts';
import { disputedOf, disputeLostOf, disputeUncountedOf } from './payment.disputes.ts';
import {
  availableOf,
  isGoodwill,
  pendingOf,
  pendingOperationsOf,
  type RefundUnderWay,
  refundsUnderWayOf,
  standingRefundsOf,
} from './payment.operations.ts';
import { capturesOf, countedSumOf, minorOf, type PaymentContext, type PaymentRow, sum } from './payment.rows.ts';

/** A tender in figures; all amounts in minor units of the order's currency. Pure function of its rows. */
export interface PaymentTotals {
  /** How it pays, once it was declared. */
  readonly method: PaymentMethod | undefined;
  /** What it is to pay, once it was declared. */
  readonly declared: number | undefined;
  readonly authorized: number;
  /** Authorized and neither captured, voided nor expired. */
  readonly open: number;
  readonly captured: number;
  readonly refunded: number;
  /** Refunds that are asked for or under way. */
  readonly refundPending: number;
  /** Refunds whose capture is not known yet. */
  readonly refundUncounted: number;
  readonly capturePending: number;
  readonly voidPending: number;
  /** Of the refunds that are asked for or under way: given although it was owed to us. */
  readonly goodwillPending: number;
  /** Ids of operations whose outcome is not known. */
  readonly pendingOperations: readonly string[];
  /** Captured beyond what was authorized. */
  readonly overCaptured: number;
  /** What chargebacks keep from us: open ones, and those that were not won. */
  readonly disputed: number;
  /** Of that, what is lost for good. */
  readonly disputeLost: number;
  /** Disputed money whose capture is not known. */
  readonly disputeUncounted: number;
}

/** The tender in figures. */
export const totalsOf: (context: PaymentContext) => PaymentTotals = once((context) => {
  let [authorized, open, overCaptured] = [0, 0, 0];
  for (const authorization of authorizationsOf(context)) {
    authorized += minorOf(authorization.row);
    open += authorization.left;
    overCaptured += authorization.overCaptured;
  }
  const refunds = standingRefundsOf(context);
  const counted = refunds.filter(({ of }) => of !== undefined && capturesOf(context).has(of));
  const operations = pendingOperationsOf(context);
  const underWay = refundsUnderWayOf(context);
  const going = (refunds: readonly RefundUnderWay[]) => refunds.reduce((amount, refund) => amount + refund.amount, 0);
  const added = rowsOf(context.rows, 'added')[0];
  return {
    method: added?.method as PaymentMethod | undefined,
    declared: added?.amount?.amount,
    authorized,
    open,
    captured: countedSumOf(context, 'captured'),
    refunded: sum(counted),
    refundPending: going(underWay),
    refundUncounted: sum(refunds) - sum(counted),
    capturePending: pendingOf(context, 'capture'),
    voidPending: pendingOf(context, 'void'),
    goodwillPending: going(underWay.filter(({ row }) => isGoodwill(context, row))),
    pendingOperations: operations.map(({ row }) => row.reference),
    overCaptured,
    disputed: disputedOf(context),
    disputeLost: disputeLostOf(context),
    disputeUncounted: disputeUncountedOf(context),
  };
});

/** What may be captured of the authorization that a request draws on; at once where nothing is set aside and none is named. */
export function capturableOf(context: PaymentContext, authorization: string | undefined): number {
  if (authorization !== undefined) return availableOf(context, authorization);
  const { open, capturePending } = totalsOf(context);
  return open > 0 ? 0 : Math.max(0, wantedOf(context) - capturePending);
}

/** What may be authorized: what the tender is to pay, and has neither brought nor set aside but in the authorization that is replaced. */
export function authorizableOf(context: PaymentContext, replaces?: string): number {
  return Math.max(0, wantedOf(context) - totalsOf(context).open + leftOf(context, replaces));
}

/** What the tender is to pay and does not hold; without end where it was never declared. */
function wantedOf(context: PaymentContext): number {
  const { declared, captured, refunded, disputeLost } = totalsOf(context);
  return declared === undefined ? Number.MAX_SAFE_INTEGER : declared - (captured - refunded - disputeLost);
}

/** What may still be paid back, of one capture or of the tender. Pending and uncounted refunds count as gone, and so does what is disputed. */
export function refundableOf(context: PaymentContext, capture?: string): number {
  const { captured, refunded, refundUncounted, refundPending, disputed, disputeUncounted } = totalsOf(context);
  const ofTender = Math.max(0, captured - refunded - refundUncounted - refundPending - disputed - disputeUncounted);
  if (capture === undefined) return ofTender;
  const ofCapture = (row: PaymentRow) => row.of === capture;
  const underWay = refundsUnderWayOf(context).filter(({ row }) => ofCapture(row));
  const gone =
    sum(standingRefundsOf(context).filter(ofCapture)) + underWay.reduce((amount, refund) => amount + refund.amount, 0);
  const brought = capturesOf(context).get(capture) ?? 0;
  return Math.max(0, Math.min(ofTender, brought - gone - disputedOf(context, capture)));
}

/** For each capture that more was refunded of than it was: its reference and the excess. */
export function refundExcessOf(context: PaymentContext): { readonly reference: string; readonly excess: number }[] {
  const refunded = new Map<string, number>();
  for (const refund of standingRefundsOf(context)) {
    if (refund.of !== undefined) refunded.set(refund.of, (refunded.get(refund.of) ?? 0) + minorOf(refund));
  }
  return [...capturesOf(context)].flatMap(([reference, brought]) => {
    const excess = (refunded.get(reference) ?? 0) - brought;
    return excess > 0 ? [{ reference, excess }] : [];
  });
}

/** Whether an attempt waits for the customer. Money or a failure of the same reference, or of the same operation, answers it. */
export function awaitsCustomer({ rows }: PaymentContext): boolean {
  return rowsOf(rows, 'action_required').some(
    (asked) =>
      !rows.some(
        (row) =>
          (row.kind === 'authorized' || row.kind === 'captured' || row.kind === 'failed') &&
          (row.reference === asked.reference || (row.op !== undefined && row.op === asked.op)),
      ),
  );
}
