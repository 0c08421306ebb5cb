import { type LedgerRow, rowsOf } from '../ledger.ts';
import { type TrackingStatus, trackingStatuses } from '../statuses.ts';
import { addUnits, noUnits, type Units } from '../units.ts';
import { goneOf, parcelOf } from './fulfillment.ledger.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';

/** What the carrier says of a parcel. @since 0.1.0 */
export interface Tracking {
  /** The furthest report of the shipments that stand, in the order of the list of tracking statuses. */
  readonly status: TrackingStatus | null;
  /** The carrier reported a delay, whatever else it reported. */
  readonly delayed: boolean;
  /** How many attempts to deliver failed. */
  readonly failedAttempts: number;
  /** What the carrier damaged of the shipments that stand, as reported; it may have been delivered after all. */
  readonly damaged: Units;
  /** What the carrier lost of the shipments that stand, as reported; it may have been delivered after all. */
  readonly lost: Units;
  /** References of the shipments that the carrier brought back. */
  readonly returned: readonly string[];
  /** Tracking numbers of the shipments that stand. */
  readonly numbers: readonly string[];
  /** Who carries the shipments that stand, each once. */
  readonly carriers: readonly string[];
}

/**
 * What the carrier says of a parcel, beside the merchant's state. Takes the parcel's context.
 *
 * @since 0.1.0
 */
export function trackingOf(context: FulfillmentContext): Tracking {
  const { rows } = context;
  const { shipments, contents } = parcelOf(context);
  const current = ({ of }: LedgerRow) => of === undefined || shipments.some((row) => row.reference === of);
  const reports = rowsOf(rows, 'tracked').filter(current);
  const furthest = Math.max(-1, ...reports.map((row) => trackingStatuses.indexOf(row.tracking as TrackingStatus)));
  const gone = (kind: FulfillmentKind) =>
    shipments.reduce((units, row) => addUnits(units, goneOf(rows, row, contents, [kind])), noUnits);
  return {
    status: trackingStatuses[furthest] ?? null,
    delayed: reports.some((row) => row.tracking === 'delayed'),
    failedAttempts: rowsOf(rows, 'delivery_failed').filter(current).length,
    damaged: gone('damaged'),
    lost: gone('lost'),
    returned: [...new Set(rowsOf(rows, 'returned_to_sender').flatMap(({ of }) => of ?? []))],
    numbers: shipments.flatMap((row) => (row.tracking === undefined ? [] : [row.tracking])),
    carriers: [...new Set(shipments.flatMap(({ carrier }) => carrier ?? []))],
  };
}
