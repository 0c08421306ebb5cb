import { hasRow, type Ledger, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { type TrackingStatus, trackingStatuses } from '../statuses.ts';
import { addUnits, maxUnits, noUnits, type Units, withoutUnits } from '../units.ts';

/** Everything that can occur to a return case. `label` is our own request; an inspection says what was found of its units; `reopened` is named by the end that it takes back. @since 0.1.0 */
export const returnKinds = [
  'requested',
  'claimed',
  'approved',
  'declined',
  'label',
  'label_created',
  'sent',
  'tracked',
  'received',
  'inspected',
  'restocked',
  'closed',
  'canceled',
  'reopened',
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
  /** In boxes that came, as they were booked in or looked at. */
  readonly arrived: Units;
  /** Came back: what arrived, without what was missing or something else. */
  readonly received: Units;
  /** Looked at, whatever was found. */
  readonly inspected: Units;
  /** Looked at and taken: what is credited. */
  readonly accepted: Units;
  /** What is to be sold again. */
  readonly restock: Units;
  readonly damaged: Units;
  readonly missing: Units;
  readonly wrongItem: Units;
  /** Arrived and not looked at. */
  readonly uninspected: Units;
  /** Coming back or here: what this case claims of what was handed over. */
  readonly claimed: Units;
  /** Whether somebody announced it. */
  readonly announced: boolean;
  /** What was agreed to be kept for restocking, in minor units. */
  readonly fee: number;
}

/** The return case in units. */
export const returnTotalsOf: (context: ReturnContext) => ReturnTotals = once(count);

function count({ rows }: ReturnContext): ReturnTotals {
  const requested = unitsOf(rows, 'requested');
  const inspected = unitsOf(rows, 'inspected');
  const found = (field: 'restock' | 'damaged' | 'missing' | 'wrongItem') =>
    rowsOf(rows, 'inspected').reduce((units, row) => addUnits(units, row[field] ?? noUnits), noUnits);
  const [missing, wrongItem] = [found('missing'), found('wrongItem')];
  const notThere = addUnits(missing, wrongItem);
  const arrived = maxUnits(unitsOf(rows, 'received'), inspected);
  const received = withoutUnits(arrived, notThere);
  const ended = endsOf(rows).length > 0;
  return {
    requested,
    arrived,
    received,
    inspected,
    accepted: withoutUnits(inspected, notThere),
    restock: found('restock'),
    damaged: found('damaged'),
    missing,
    wrongItem,
    uninspected: withoutUnits(arrived, inspected),
    claimed: ended ? received : maxUnits(requested, received),
    announced: requested.length > 0 || rowsOf(rows, 'claimed').length > 0,
    fee: Math.max(0, ...rowsOf(rows, 'approved').map(({ amount }) => amount?.amount ?? 0)),
  };
}

/** Whatever ended the case and was not taken back: of one kind, or of any. */
export function endsOf(rows: Ledger<ReturnKind>, kind?: 'closed' | 'declined' | 'canceled'): Ledger<ReturnKind> {
  return rows.filter(
    (row) => (kind === undefined ? ends.has(row.kind) : row.kind === kind) && !hasRow(rows, 'reopened', row.reference),
  );
}

const ends: ReadonlySet<ReturnKind> = new Set(['closed', 'declined', 'canceled']);

/** What inspections of one case found. @since 0.1.0 */
export interface Inspection {
  /** Goes back to stock. */
  readonly restock: Units;
  /** Accepted and not sold again, the damaged among them. */
  readonly writtenOff: Units;
  readonly damaged: Units;
  /** Was not in the box. */
  readonly missing: Units;
  /** Something else came in its place. */
  readonly wrongItem: Units;
}

/**
 * What inspections of one return case found, unit by unit. Takes the case's context.
 *
 * @since 0.1.0
 */
export function inspectionOf(context: ReturnContext): Inspection {
  const { accepted, restock, damaged, missing, wrongItem } = returnTotalsOf(context);
  return { restock, writtenOff: withoutUnits(accepted, restock), damaged, missing, wrongItem };
}

/** Inspections whose units go back to stock and of which the warehouse has not said that it was done. */
export function restocksPendingOf(rows: Ledger<ReturnKind>): Ledger<ReturnKind> {
  return rowsOf(rows, 'inspected').filter(
    (row) => (row.restock ?? noUnits).length > 0 && !hasRow(rows, 'restocked', row.reference),
  );
}

/** Labels that were asked for and are not there. Where the box is on its way, or does not come, nobody needs one. */
export function labelsPendingOf(rows: Ledger<ReturnKind>): Ledger<ReturnKind> {
  const created = new Set(rowsOf(rows, 'label_created').map(({ op }) => op));
  return rowsOf(rows, 'label').filter(({ reference }) => !created.has(reference));
}

/** What the carrier says of a box that comes back. @since 0.1.0 */
export interface ReturnTracking {
  /** The furthest report, in the order of the list of tracking statuses. */
  readonly status: TrackingStatus | null;
  /** Tracking numbers of the labels. */
  readonly numbers: readonly string[];
}

/**
 * What the carrier says of a box that comes back, beside the case's state. Takes the case's context.
 *
 * @since 0.1.0
 */
export function returnTrackingOf({ rows }: ReturnContext): ReturnTracking {
  const reports = rowsOf(rows, 'tracked').map((row) => trackingStatuses.indexOf(row.tracking as TrackingStatus));
  return {
    status: trackingStatuses[Math.max(-1, ...reports)] ?? null,
    numbers: rowsOf(rows, 'label_created').flatMap(({ tracking }) => (tracking === undefined ? [] : [tracking])),
  };
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
