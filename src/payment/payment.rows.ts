import { has, type Ledger, type LedgerRow, rowsOf, someOf, tallyOf } from '../ledger.ts';
import { once, onceWhere } from '../once.ts';

/** Everything that can occur to a tender. The last four are our own operations, keyed by the command's id. @since 0.1.0 */
export const paymentKinds = [
  'added',
  'action_required',
  'authorized',
  'captured',
  'voided',
  'expired',
  'failed',
  'unknown',
  'refund_pending',
  'refunded',
  'refund_failed',
  'reminded',
  'overdue',
  'dispute_opened',
  'dispute_updated',
  'dispute_unanswered',
  'dispute_closed',
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

/** A row of a tender's ledger. */
export type PaymentRow = LedgerRow<PaymentKind>;

/** The rows of one kind that count: those with money in the order's currency that no later failure took back. */
export function countedRowsOf(context: PaymentContext, kind: PaymentKind): readonly PaymentRow[] {
  const rows = rowsOf(context.rows, kind);
  const takenBack = takenBackIn(context);
  return takenBack.size === 0 && rows.every(hasMoney)
    ? rows
    : rows.filter((row) => hasMoney(row) && !takenBack.has(row));
}

/** What they come to, in minor units. */
export function countedSumOf(context: PaymentContext, kind: PaymentKind): number {
  const takenBack = takenBackIn(context);
  return takenBack.size === 0
    ? tallyOf(context.rows, kind, minorOf)
    : tallyOf(context.rows, kind, (row) => (takenBack.has(row) ? 0 : minorOf(row)));
}

/** Whether there is such a row. */
export function hasCounted(kind: PaymentKind): (context: PaymentContext) => boolean {
  return (context) => {
    const takenBack = takenBackIn(context);
    return someOf(context.rows, kind, (row) => hasMoney(row) && !takenBack.has(row));
  };
}

function hasMoney({ amount }: PaymentRow): boolean {
  return amount !== undefined;
}

/** Every capture that is known, and what it brought in minor units: nothing where it was taken back. What was paid back of it counts all the same. */
export const capturesOf: (context: PaymentContext) => ReadonlyMap<string, number> = once((context) => {
  const takenBack = takenBackIn(context);
  const told = rowsOf(context.rows, 'captured').filter(hasMoney);
  return new Map(told.map((row) => [row.reference, takenBack.has(row) ? 0 : minorOf(row)]));
});

const noRows: ReadonlySet<PaymentRow> = new Set();

/** Successes that were reported and did not happen after all, each by the row of its last step. */
export const takenBackIn: (context: PaymentContext) => ReadonlySet<PaymentRow> = onceWhere(
  has<PaymentKind>('failed'),
  noRows,
  ({ rows }) => {
    const lastSteps = rowsOf(rows, 'failed').flatMap(({ of }) =>
      (['captured', 'voided', 'authorized'] as const)
        .flatMap((kind) => rowsOf(rows, kind).filter(({ reference }) => reference === of))
        .slice(0, 1),
    );
    return new Set(lastSteps);
  },
);

/** A row's amount in minor units; nothing where it has none. */
export function minorOf(row: LedgerRow): number {
  return row.amount?.amount ?? 0;
}

/** Amounts together, in minor units. */
export function sum(rows: Ledger): number {
  let total = 0;
  for (const row of rows) total += minorOf(row);
  return total;
}

/** Whether a lapse that was reported is one of the instant that counts now, and not of an earlier one that was put off. */
export function isSince({ occurredAt }: LedgerRow, dueAt: string | undefined): boolean {
  return occurredAt === undefined || dueAt === undefined || occurredAt >= dueAt;
}
