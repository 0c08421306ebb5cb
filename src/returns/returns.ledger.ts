import { hasRow, type Ledger, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { addUnits, maxUnits, noUnits, type Units, withoutUnits } from '../units.ts';

/** Everything that can occur to a return case. An inspection says which of its units go back to stock. @since 0.1.0 */
export const returnKinds = [
  'requested',
  'approved',
  'declined',
  'sent',
  'received',
  'inspected',
  'restocked',
  'closed',
  'canceled',
] as const;

/** A row's kind. @since 0.1.0 */
export type ReturnKind = (typeof returnKinds)[number];

/**
 * What is known of one return case.
 *
 * @since 0.1.0
 */
export interface ReturnContext {
  /** What has happened so far. */
  readonly rows: Ledger<ReturnKind>;
}

/** A return case in units. Pure function of its rows. */
export interface ReturnTotals {
  readonly requested: Units;
  readonly received: Units;
  readonly restock: Units;
  readonly writtenOff: Units;
  /** Looked at, whatever became of it. */
  readonly inspected: Units;
  /** Received and not looked at. */
  readonly uninspected: Units;
  /** Coming back or here: what this case claims of what was handed over. */
  readonly claimed: Units;
  /** Whether somebody announced it. */
  readonly announced: boolean;
}

/** The return case in units. */
export const returnTotalsOf: (context: ReturnContext) => ReturnTotals = once(count);

function count({ rows }: ReturnContext): ReturnTotals {
  const requested = unitsOf(rows, 'requested');
  const inspected = unitsOf(rows, 'inspected');
  const restock = rowsOf(rows, 'inspected').reduce((units, row) => addUnits(units, row.restock ?? noUnits), noUnits);
  const reported = unitsOf(rows, 'received');
  const received = maxUnits(reported, inspected);
  const ended = rows.some((row) => row.kind === 'closed' || row.kind === 'declined' || row.kind === 'canceled');
  return {
    requested,
    received,
    restock,
    writtenOff: withoutUnits(inspected, restock),
    inspected,
    uninspected: withoutUnits(received, inspected),
    claimed: ended ? received : maxUnits(requested, received),
    announced: requested.length > 0,
  };
}

/** Inspections whose units go back to stock and of which the warehouse has not said that it was done. */
export function restocksPendingOf(rows: Ledger<ReturnKind>): Ledger<ReturnKind> {
  return rowsOf(rows, 'inspected').filter(
    (row) => (row.restock ?? noUnits).length > 0 && !hasRow(rows, 'restocked', row.reference),
  );
}

/** What was inspected beyond what was reported as received. */
export function inspectedBeyondOf({ rows }: ReturnContext): Units {
  return withoutUnits(returnTotalsOf({ rows }).inspected, unitsOf(rows, 'received'));
}

function unitsOf(rows: Ledger<ReturnKind>, kind: ReturnKind): Units {
  let units: Units = noUnits;
  for (const row of rows) if (row.kind === kind) units = addUnits(units, row.units ?? noUnits);
  return units;
}
