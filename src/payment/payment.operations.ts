import { once } from '../once.ts';
import { countedRowsOf, minorOf, type PaymentContext, type PaymentKind, type PaymentRow, sum } from './payment.rows.ts';

/** What we asked a gateway for, and how much of it is still to be answered. */
export interface Operation {
  readonly row: PaymentRow;
  /** Minor units; more than nothing. */
  readonly left: number;
}

/** What answers an operation. An attempt to authorize is answered by whatever comes of it, the others in full or by a failure. */
const answersTo: {
  readonly [Kind in PaymentKind]?: { readonly by: readonly PaymentKind[]; readonly inFull: boolean };
} = {
  authorize: { by: ['authorized', 'captured', 'failed'], inFull: false },
  capture: { by: ['captured', 'failed'], inFull: true },
  void: { by: ['voided', 'failed'], inFull: true },
  refund: { by: ['refunded', 'refund_failed'], inFull: true },
};

/** What ends an operation without money. */
const failures: ReadonlySet<PaymentKind> = new Set(['failed', 'refund_failed']);

const refundReports: ReadonlySet<PaymentKind> = new Set(['refund_pending', 'refunded', 'refund_failed']);

/** Who belongs to whom among a tender's rows. */
interface Links {
  /** Our operations by command id. */
  readonly operations: ReadonlyMap<string, PaymentRow>;
  /** The operation that any report of a reference names: of a refund, or of the money that it gives back. */
  readonly operationOfReference: ReadonlyMap<string, string>;
  /** The reports that belong to an operation. */
  readonly reportsOf: ReadonlyMap<string, readonly PaymentRow[]>;
  readonly refunded: ReadonlySet<string>;
  readonly refundFailed: ReadonlySet<string>;
}

/** What a reference names: a refund has nothing in common with a charge of the same reference. */
function occurrenceOf({ kind, reference }: PaymentRow): string {
  return `${refundReports.has(kind) ? 'refund' : 'charge'}:${reference}`;
}

const linksOf: (context: PaymentContext) => Links = once(({ rows }) => {
  const operations = new Map<string, PaymentRow>();
  const operationOfReference = new Map<string, string>();
  for (const row of rows) {
    if (answersTo[row.kind]) operations.set(row.reference, row);
    else if (row.op !== undefined) operationOfReference.set(occurrenceOf(row), row.op);
  }
  const reportsOf = new Map<string, PaymentRow[]>();
  for (const row of rows) {
    const operation = answersTo[row.kind] ? undefined : (row.op ?? operationOfReference.get(occurrenceOf(row)));
    if (operation === undefined) continue;
    const reports = reportsOf.get(operation);
    if (reports) reports.push(row);
    else reportsOf.set(operation, [row]);
  }
  const referencesOf = (kind: PaymentKind) =>
    new Set(rows.flatMap((row) => (row.kind === kind ? [row.reference] : [])));
  return {
    operations,
    operationOfReference,
    reportsOf,
    refunded: referencesOf('refunded'),
    refundFailed: referencesOf('refund_failed'),
  };
});

/** Our operations that wait for an answer, or for the rest of one. */
export const pendingOperationsOf: (context: PaymentContext) => readonly Operation[] = once((context) => {
  const { operations, reportsOf } = linksOf(context);
  return [...operations.values()].flatMap((row) => {
    const answers = answersTo[row.kind];
    const given = (reportsOf.get(row.reference) ?? []).filter((report) => answers?.by.includes(report.kind));
    const ended = given.some((report) => failures.has(report.kind) || !answers?.inFull);
    const left = minorOf(row) - sum(given);
    return ended || left <= 0 ? [] : [{ row, left }];
  });
});

/** What is asked for and not answered, of one kind and, where it is named, of one authorization or capture. */
export function pendingOf(context: PaymentContext, kind: PaymentKind, of?: string): number {
  let pending = 0;
  for (const { row, left } of pendingOperationsOf(context)) {
    if (row.kind === kind && (of === undefined || row.of === of)) pending += left;
  }
  return pending;
}

/** The operation of ours that a report belongs to: it says so itself, or another report of the same reference does. */
export function operationOf(context: PaymentContext, report: PaymentRow): PaymentRow | undefined {
  const { operations, operationOfReference } = linksOf(context);
  const id = report.op ?? operationOfReference.get(occurrenceOf(report));
  return id === undefined ? undefined : operations.get(id);
}

/**
 * Refunds that stand. A failure takes back the refund of its own reference. One that names only the operation ends what is left of
 * the operation: another attempt under the same key may have paid, and what was paid is never paid again.
 */
export const standingRefundsOf: (context: PaymentContext) => readonly PaymentRow[] = once((context) => {
  const { refundFailed } = linksOf(context);
  return countedRowsOf(context, 'refunded').filter((refund) => !refundFailed.has(refund.reference));
});

/** A refund that is on its way: asked for and not answered, or reported as pending. */
export interface RefundUnderWay {
  /** The operation or the report. */
  readonly row: PaymentRow;
  /** Minor units. */
  readonly amount: number;
}

/**
 * Every refund that is on its way. An operation of ours and what a provider reports as pending for it are the same money: the larger
 * figure counts.
 */
export const refundsUnderWayOf: (context: PaymentContext) => readonly RefundUnderWay[] = once((context) => {
  const { operations, reportsOf, refunded, refundFailed } = linksOf(context);
  const pending = countedRowsOf(context, 'refund_pending').filter(
    ({ reference }) => !refunded.has(reference) && !refundFailed.has(reference),
  );
  const isOurs = (row: PaymentRow) => operationOf(context, row)?.kind === 'refund';
  const ours = [...operations.values()].flatMap((row) => {
    if (row.kind !== 'refund' || (reportsOf.get(row.reference) ?? []).some(({ kind }) => kind === 'refund_failed'))
      return [];
    const left = pendingOperationsOf(context).find((operation) => operation.row === row)?.left ?? 0;
    const reported = sum(pending.filter((report) => operationOf(context, report) === row));
    return left + reported > 0 ? [{ row, amount: Math.max(left, reported) }] : [];
  });
  return [...ours, ...pending.filter((row) => !isOurs(row)).map((row) => ({ row, amount: minorOf(row) }))];
});

/** Whether a refund is goodwill: it says so, or the operation that it answers does. */
export function isGoodwill(context: PaymentContext, refund: PaymentRow): boolean {
  return refund.goodwill === true || operationOf(context, refund)?.goodwill === true;
}

/** Operations that were answered in full and are also reported as failed, under another reference. What was paid stays counted. */
export function contradictedOperationsOf(context: PaymentContext): readonly string[] {
  const { operations, reportsOf } = linksOf(context);
  return [...operations.values()].flatMap((row) => {
    const answers = answersTo[row.kind];
    const given = (reportsOf.get(row.reference) ?? []).filter((report) => answers?.by.includes(report.kind));
    const failed = given.some((report) => failures.has(report.kind));
    return answers?.inFull && failed && sum(given) >= minorOf(row) ? [row.reference] : [];
  });
}
