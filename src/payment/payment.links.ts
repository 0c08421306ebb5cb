import { hasAny, rowsOf } from '../ledger.ts';
import { onceWhere } from '../once.ts';
import type { PaymentContext, PaymentKind, PaymentRow } from './payment.rows.ts';

/** What answers an operation. An attempt to authorize is answered by whatever comes of it, the others in full or by a failure. */
export const answersTo: {
  readonly [Kind in PaymentKind]?: { readonly by: readonly PaymentKind[]; readonly inFull: boolean };
} = {
  authorize: { by: ['authorized', 'captured', 'failed'], inFull: false },
  capture: { by: ['captured', 'failed'], inFull: true },
  void: { by: ['voided', 'failed'], inFull: true },
  refund: { by: ['refunded', 'refund_failed'], inFull: true },
};

/** Whether we asked for anything. */
export const isAsked: (context: PaymentContext) => boolean = hasAny(Object.keys(answersTo) as PaymentKind[]);

/** What ends an operation without money. */
export const failures: ReadonlySet<PaymentKind> = new Set(['failed', 'refund_failed']);

const refundReports: ReadonlySet<PaymentKind> = new Set(['refund_pending', 'refunded', 'refund_failed']);

/** Who belongs to whom among a tender's rows. */
export interface Links {
  /** Our operations by command id. */
  readonly operations: ReadonlyMap<string, PaymentRow>;
  /** The operation that any report of a reference names: a refund has nothing in common with a charge of the same reference. */
  readonly operationOfReference: Readonly<Record<Occurrence, ReadonlyMap<string, string>>>;
  /** The reports that belong to an operation; one that names two belongs to both. */
  readonly reportsOf: ReadonlyMap<string, readonly PaymentRow[]>;
  /** Operations of which a call timed out. */
  readonly unknown: ReadonlySet<string>;
}

/** What a reference names. */
type Occurrence = 'refund' | 'charge';

function occurrenceOf(kind: PaymentKind): Occurrence {
  return refundReports.has(kind) ? 'refund' : 'charge';
}

/** Nothing was asked for: whatever is reported answers nothing of ours. */
const noLinks: Links = {
  operations: new Map(),
  operationOfReference: { refund: new Map(), charge: new Map() },
  reportsOf: new Map(),
  unknown: new Set(),
};

/** Who belongs to whom among a tender's rows. */
export const linksOf: (context: PaymentContext) => Links = onceWhere(isAsked, noLinks, ({ rows }) => {
  const operations = new Map<string, PaymentRow>();
  const operationOfReference = { refund: new Map<string, string>(), charge: new Map<string, string>() };
  for (const row of rows) {
    if (answersTo[row.kind]) operations.set(row.reference, row);
    else if (row.op !== undefined && row.kind !== 'unknown')
      operationOfReference[occurrenceOf(row.kind)].set(row.reference, row.op);
  }
  const reportsOf = new Map<string, PaymentRow[]>();
  const add = (operation: string, row: PaymentRow) => {
    const reports = reportsOf.get(operation);
    if (reports) reports.push(row);
    else reportsOf.set(operation, [row]);
  };
  for (const row of rows) {
    if (answersTo[row.kind]) continue;
    const takesBack =
      row.kind === 'failed' && row.of !== undefined ? operationOfReference.charge.get(row.of) : undefined;
    const named = row.op ?? operationOfReference[occurrenceOf(row.kind)].get(row.reference) ?? takesBack;
    if (named !== undefined) add(named, row);
    if (typeof row.conflicts?.op === 'string') add(row.conflicts.op, row);
  }
  return {
    operations,
    operationOfReference,
    reportsOf,
    unknown: new Set(rowsOf(rows, 'unknown').flatMap(({ op }) => op ?? [])),
  };
});

/** The operation of ours that a report belongs to: it says so itself, or another report of the same reference does. */
export function operationOf(context: PaymentContext, report: PaymentRow): PaymentRow | undefined {
  return operationIn(linksOf(context), report);
}

/** The same, for many reports of one tender. */
export function operationIn(
  { operations, operationOfReference }: Links,
  { kind, reference, op }: PaymentRow,
): PaymentRow | undefined {
  if (operations.size === 0) return undefined;
  const id = op ?? operationOfReference[occurrenceOf(kind)].get(reference);
  return id === undefined ? undefined : operations.get(id);
}
