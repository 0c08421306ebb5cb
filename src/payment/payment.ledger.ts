import { hasRow, type Ledger, type LedgerRow, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import type { PaymentMethod } from '../statuses.ts';

/** Everything that can occur to a tender. The last four are our own operations, keyed by the command's id. @since 0.1.0 */
export const paymentKinds = [
  'added',
  'action_required',
  'authorized',
  'captured',
  'voided',
  'expired',
  'failed',
  'refund_pending',
  'refunded',
  'refund_failed',
  'reminded',
  'authorize',
  'capture',
  'void',
  'refund',
] as const;

/** A row's kind. @since 0.1.0 */
export type PaymentKind = (typeof paymentKinds)[number];

/**
 * What is known of one tender.
 *
 * @since 0.1.0
 */
export interface PaymentContext {
  /** The order's currency. Rows in another are kept, shown as a discrepancy and not counted. */
  readonly currency: string;
  /** What has happened so far. */
  readonly rows: Ledger<PaymentKind>;
}

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
  /** Of what was refunded: given although it was owed to us. */
  readonly goodwill: number;
  /** Of the refunds that are asked for or under way. */
  readonly goodwillPending: number;
  /** Ids of operations whose outcome is not known. */
  readonly pendingOperations: readonly string[];
  /** Captured beyond what was authorized and still held. */
  readonly overCaptured: number;
}

/** The tender in figures. */
export const totalsOf: (context: PaymentContext) => PaymentTotals = once(count);

function count({ currency, rows }: PaymentContext): PaymentTotals {
  const counted = (kind: PaymentKind): Ledger<PaymentKind> =>
    rowsOf(rows, kind).filter((row) => row.amount?.currency === currency);
  const authorizations = counted('authorized');
  const captures = counted('captured');
  const voids = counted('voided');
  const refunds = counted('refunded').filter((refund) => !isTakenBack(rows, refund));
  const known = refunds.filter((refund) => captures.some((capture) => capture.reference === refund.of));
  const operations = pendingOperationsOf(rows);
  const refundsPending = [
    ...operations.filter((row) => row.kind === 'refund'),
    ...underWay(rows, counted('refund_pending'), operations),
  ];
  const { open, overCaptured } = authorizationsOf(authorizations, captures, voids, counted('expired'));
  const added = rowsOf(rows, 'added')[0];
  return {
    method: added?.method as PaymentMethod | undefined,
    declared: added?.amount?.currency === currency ? added.amount.amount : undefined,
    authorized: sum(authorizations),
    open,
    captured: sum(captures),
    refunded: sum(known),
    refundPending: sum(refundsPending),
    refundUncounted: sum(refunds) - sum(known),
    capturePending: sum(operations.filter((row) => row.kind === 'capture')),
    voidPending: sum(operations.filter((row) => row.kind === 'void')),
    goodwill: sum(known.filter((refund) => isGoodwill(rows, refund))),
    goodwillPending: sum(refundsPending.filter((refund) => isGoodwill(rows, refund))),
    pendingOperations: operations.map((row) => row.reference),
    overCaptured,
  };
}

/** An authorization and what is left of it after its own captures, voids and expiry. */
interface OpenAuthorization {
  readonly row: LedgerRow<PaymentKind>;
  readonly left: number;
}

/** Authorizations of which something is left. */
export function openAuthorizationsOf({ currency, rows }: PaymentContext): readonly OpenAuthorization[] {
  const counted = (kind: PaymentKind) => rowsOf(rows, kind).filter((row) => row.amount?.currency === currency);
  const [captures, voids, expiries] = [counted('captured'), counted('voided'), counted('expired')];
  return counted('authorized').flatMap((row) => {
    const left = minor(row) - releasedOf(row, voids, expiries) - sum(ofRow(captures, row));
    return left > 0 ? [{ row, left }] : [];
  });
}

/** What of an authorization was given back or ran out. An expiry that is reported twice ran out once. */
function releasedOf(authorization: LedgerRow, voids: Ledger, expiries: Ledger): number {
  return sum(ofRow(voids, authorization)) + Math.max(0, ...ofRow(expiries, authorization).map(minor));
}

/** What is left of all authorizations together, and what was captured although it was not. */
function authorizationsOf(authorizations: Ledger, captures: Ledger, voids: Ledger, expiries: Ledger) {
  if (authorizations.length === 0) return { open: 0, overCaptured: 0 };
  let open = 0;
  let overCaptured = 0;
  for (const authorization of authorizations) {
    const left = Math.max(0, minor(authorization) - releasedOf(authorization, voids, expiries));
    const taken = sum(ofRow(captures, authorization));
    open += Math.max(0, left - taken);
    overCaptured += Math.max(0, taken - left);
  }
  const unlinked = (rows: Ledger) => sum(rows.filter((row) => row.of === undefined));
  const left = Math.max(0, open - unlinked(voids));
  return {
    open: Math.max(0, left - unlinked(captures)),
    overCaptured: overCaptured + Math.max(0, unlinked(captures) - left),
  };
}

/** What is set aside and not spoken for: of one authorization, or of all together where none is named. */
export function availableOf(context: PaymentContext, authorization?: string): number {
  const { open, capturePending, voidPending } = totalsOf(context);
  const together = Math.max(0, open - capturePending - voidPending);
  if (authorization === undefined) return together;
  const left = openAuthorizationsOf(context).find(({ row }) => row.reference === authorization)?.left ?? 0;
  const spoken = pendingOperationsOf(context.rows).filter((row) => row.of === authorization && row.kind !== 'refund');
  return Math.max(0, Math.min(together, left - sum(spoken)));
}

/** What may be captured: what is set aside, or at once where nothing was ever authorized. */
export function capturableOf(context: PaymentContext, authorization?: string): number {
  const totals = totalsOf(context);
  if (totals.authorized > 0 || authorization !== undefined) return availableOf(context, authorization);
  return totals.declared === undefined
    ? Number.MAX_SAFE_INTEGER
    : totals.declared - totals.captured - totals.capturePending;
}

/** What may still be paid back, of one capture or of the tender. Pending and uncounted refunds count as gone. */
export function refundableOf(context: PaymentContext, capture?: string): number {
  const totals = totalsOf(context);
  const ofTender = totals.captured - totals.refunded - totals.refundUncounted - totals.refundPending;
  if (capture === undefined) return Math.max(0, ofTender);
  const { rows, currency } = context;
  const ofCapture = (row: LedgerRow<PaymentKind>) => row.of === capture && row.amount?.currency === currency;
  const pending = pendingOperationsOf(rows).filter((row) => row.kind === 'refund');
  const gone =
    sum(rowsOf(rows, 'refunded').filter((row) => ofCapture(row) && !isTakenBack(rows, row))) +
    sum([...pending, ...underWay(rows, rowsOf(rows, 'refund_pending'), pending)].filter(ofCapture));
  const captured = sum(
    rowsOf(rows, 'captured').filter((row) => row.reference === capture && row.amount?.currency === currency),
  );
  return Math.max(0, Math.min(ofTender, captured - gone));
}

/** For each capture that more was refunded of than it was: its reference and the excess. */
export function refundExcessOf({
  currency,
  rows,
}: PaymentContext): { readonly reference: string; readonly excess: number }[] {
  return rowsOf(rows, 'captured').flatMap((capture) => {
    const refunds = rowsOf(rows, 'refunded').filter(
      (row) => row.of === capture.reference && row.amount?.currency === currency && !isTakenBack(rows, row),
    );
    const excess = sum(refunds) - minor(capture);
    return capture.amount?.currency === currency && excess > 0 ? [{ reference: capture.reference, excess }] : [];
  });
}

/** Our operations that no fact has answered. */
export function pendingOperationsOf(rows: Ledger<PaymentKind>): Ledger<PaymentKind> {
  return rows.filter((row) => {
    const answers = answersTo[row.kind];
    return (
      answers !== undefined && !rows.some((answer) => answer.op === row.reference && answers.includes(answer.kind))
    );
  });
}

/** Which facts answer an operation. */
const answersTo: { readonly [Kind in PaymentKind]?: readonly PaymentKind[] } = {
  authorize: ['authorized', 'captured', 'failed'],
  capture: ['captured', 'failed'],
  void: ['voided', 'failed'],
  refund: ['refunded', 'refund_failed'],
};

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

/** A refund that failed later, by its own reference or by the operation it answered. */
function isTakenBack(rows: Ledger<PaymentKind>, refund: LedgerRow<PaymentKind>): boolean {
  return rows.some(
    (row) =>
      row.kind === 'refund_failed' &&
      (row.reference === refund.reference || (row.op !== undefined && row.op === refund.op)),
  );
}

function isGoodwill(rows: Ledger<PaymentKind>, refund: LedgerRow<PaymentKind>): boolean {
  return (
    refund.goodwill === true ||
    rows.some((row) => row.kind === 'refund' && row.reference === refund.op && row.goodwill === true)
  );
}

/** Refunds that a provider has under way and that are not the answer to an operation we count already. */
function underWay(
  rows: Ledger<PaymentKind>,
  pending: Ledger<PaymentKind>,
  operations: Ledger<PaymentKind>,
): Ledger<PaymentKind> {
  return pending.filter(
    (row) =>
      !hasRow(rows, 'refunded', row.reference) &&
      !isTakenBack(rows, row) &&
      !operations.some((operation) => operation.reference === row.op),
  );
}

function ofRow(rows: Ledger, parent: LedgerRow): Ledger {
  return rows.filter((row) => row.of === parent.reference);
}

/** A row's amount in minor units; nothing where it has none. */
function minor(row: LedgerRow): number {
  return row.amount?.amount ?? 0;
}

/** Amounts together, in minor units. */
export function sum(rows: Ledger): number {
  let total = 0;
  for (const row of rows) total += minor(row);
  return total;
}
