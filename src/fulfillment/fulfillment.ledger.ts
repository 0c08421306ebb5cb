import { has, hasRow, type Ledger, type LedgerRow, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { addUnits, maxUnits, minUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';

/** A parcel in units. Pure function of its rows. */
export interface FulfillmentTotals {
  /** What it holds, or is to hold. */
  readonly contents: Units;
  readonly picked: Units;
  readonly packed: Units;
  /** What left and did not come back to the sender; what was delivered has left. */
  readonly shipped: Units;
  readonly delivered: Units;
  /** Of what left: what the carrier damaged or lost and did not deliver after all. */
  readonly missing: Units;
  /** Shipments that stand. */
  readonly shipments: Ledger<FulfillmentKind>;
  /** Whether somebody planned, picked or packed it before it was seen on its way. */
  readonly foreseen: boolean;
  /** All its units went into other parcels. */
  readonly emptied: boolean;
  /** Packed in this parcel or sent with it, as reported, although they had been put into another one. */
  readonly strayed: Units;
  /** The shipments that the carrier brought back; they are here while none is on its way. */
  readonly broughtBack: readonly string[];
}

/** The parcel in units. */
export const parcelOf: (context: FulfillmentContext) => FulfillmentTotals = once(count);

function count({ rows }: FulfillmentContext): FulfillmentTotals {
  const planned = occurrences(rowsOf(rows, 'planned'), noUnits);
  const pieces = unitsOf(rows, 'picked');
  const picked = withoutUnits(pieces, unitsOf(rows, 'unpicked'));
  const whole = planned.length > 0 ? planned : pieces;
  const movedOut = rowsOf(rows, 'moved_out');
  const intended = withoutUnits(addUnits(whole, unitsOf(rows, 'moved_in')), occurrences(movedOut, noUnits));
  const packed = reportedContents(rowsOf(rows, 'packed'), intended);
  const shipments = rowsOf(rows, 'shipped').filter((row) => !isTakenBack(rows, row.reference));
  const deliveries = rowsOf(rows, 'delivered').filter((row) => row.of === undefined || !isBroughtBack(rows, row.of));
  const prepared = packed.length > 0 ? packed : intended;
  const sent = reportedContents(rowsOf(rows, 'shipped'), noUnits);
  const seen = sent.length > 0 ? sent : reportedContents(rowsOf(rows, 'delivered'), noUnits);
  const contents = whatCameBack(rows, prepared.length > 0 || movedOut.length > 0 ? prepared : seen);
  const left = occurrences(shipments, contents);
  const delivered = deliveredUnits(rows, deliveries, left.length > 0 ? left : contents, contents);
  return {
    contents,
    picked,
    packed,
    shipped: maxUnits(left, delivered),
    delivered,
    missing: minUnits(missingIn(rows, shipments, contents), withoutUnits(left, delivered)),
    shipments,
    foreseen: whole.length > 0 || packed.length > 0,
    emptied: contents.length === 0 && movedOut.length > 0,
    strayed: minUnits(
      withoutUnits(maxUnits(packed, left), intended),
      occurrences(
        movedOut.filter((row) => row.of !== undefined),
        noUnits,
      ),
    ),
    broughtBack: rowsOf(rows, 'returned_to_sender').flatMap(({ of }) => of ?? []),
  };
}

/** What the carrier damaged or lost of the shipments that stand. */
function missingIn(rows: Ledger<FulfillmentKind>, shipments: Ledger<FulfillmentKind>, contents: Units): Units {
  if (!gone.some((kind) => has<FulfillmentKind>(kind)({ rows }))) return noUnits;
  return shipments.reduce((units, row) => addUnits(units, goneOf(rows, row, contents, gone)), noUnits);
}

const gone = ['damaged', 'lost'] as const;

/** The looks at a parcel that count: no later one replaced them, and what the parcel holds was not arranged anew since. */
export function looksOf({ rows }: FulfillmentContext): Ledger<FulfillmentKind> {
  const looks = rowsOf(rows, 'verified');
  return looks.filter(
    ({ reference }) => !hasRow(rows, 'outdated', reference) && !looks.some((other) => other.of === reference),
  );
}

/**
 * A parcel of which part was shipped and came back holds that part: the rest was open meanwhile, and may be in another parcel. Of what the
 * carrier brings back, the shipments count that no later one followed; what we took back of a closed parcel is kept with the command.
 */
function whatCameBack(rows: Ledger<FulfillmentKind>, prepared: Units): Units {
  const back = lastBroughtBackOf(rows);
  const here = back.length > 0 ? reportedContents(back, prepared) : prepared;
  return rowsOf(rows, 'unshipped').reduce((units, row) => minUnits(units, row.units ?? units), here);
}

/** Shipments that the carrier brought back, and that no later shipment of ours followed. */
export function lastBroughtBackOf(rows: Ledger<FulfillmentKind>): Ledger<FulfillmentKind> {
  if (!has<FulfillmentKind>('returned_to_sender')({ rows })) return [];
  const shipments = rowsOf(rows, 'shipped');
  const followed = new Set(shipments.map(({ of }) => of));
  return shipments.filter(({ reference }) => isBroughtBack(rows, reference) && !followed.has(reference));
}

function unitsOf(rows: Ledger<FulfillmentKind>, kind: FulfillmentKind): Units {
  return occurrences(rowsOf(rows, kind), noUnits);
}

/** What reports say that a parcel holds: packing it again does not make it hold twice as much. */
function reportedContents(rows: Ledger, whole: Units): Units {
  return rows.reduce((contents, row) => maxUnits(contents, row.units ?? whole), noUnits);
}

/** What several occurrences name together; one that names nothing stands for all of `whole`. */
function occurrences(rows: Ledger, whole: Units): Units {
  let named: Units = noUnits;
  let all = false;
  for (const { units } of rows) {
    if (units === undefined) all = true;
    else named = addUnits(named, units);
  }
  return all ? maxUnits(named, whole) : named;
}

/**
 * What deliveries name together. One without units completes the shipment that it names, or all that left; it adds nothing to what
 * was said of that shipment already, and units that were named without a shipment are among those that left as far as they can be.
 */
function deliveredUnits(
  rows: Ledger<FulfillmentKind>,
  deliveries: Ledger<FulfillmentKind>,
  left: Units,
  contents: Units,
): Units {
  if (deliveries.length === 0) return noUnits;
  const named = (some: Ledger<FulfillmentKind>) =>
    some.reduce((units, row) => addUnits(units, row.units ?? noUnits), noUnits);
  const shipments = new Set(deliveries.flatMap((row) => (row.of === undefined ? [] : [row.of])));
  const arrived = [...shipments].map((shipment) => {
    const own = deliveries.filter((row) => row.of === shipment);
    const sent = rowsOf(rows, 'shipped').find((row) => row.reference === shipment);
    const isWhole = own.some((row) => row.units === undefined);
    const whole = isWhole ? (sent ? (sent.units ?? contents) : left) : noUnits;
    return { units: maxUnits(named(own), whole), isAll: isWhole && sent?.units === undefined };
  });
  // Whole shipments of one parcel are told twice: it holds no more for it.
  const ofShipments = arrived.reduce(
    (units, one) => maxUnits(units, one.units),
    arrived.filter(({ isAll }) => !isAll).reduce((units, one) => addUnits(units, one.units), noUnits),
  );
  const loose = deliveries.filter((row) => row.of === undefined);
  const within = minUnits(addUnits(ofShipments, named(loose)), left);
  const together = maxUnits(maxUnits(named(deliveries), ofShipments), within);
  return loose.some((row) => row.units === undefined) ? maxUnits(together, left) : together;
}

/** What the carrier reported of one shipment in these words, never more than it was. */
export function goneOf(
  rows: Ledger<FulfillmentKind>,
  shipment: LedgerRow,
  contents: Units,
  kinds: readonly FulfillmentKind[],
): Units {
  const sent = shipment.units ?? contents;
  const reports = rows.filter((row) => row.of === shipment.reference && kinds.includes(row.kind));
  return minUnits(occurrences(reports, sent), sent);
}

function isTakenBack(rows: Ledger<FulfillmentKind>, shipment: string): boolean {
  return hasRow(rows, 'unshipped', shipment) || isBroughtBack(rows, shipment);
}

function isBroughtBack(rows: Ledger<FulfillmentKind>, shipment: string): boolean {
  return rowsOf(rows, 'returned_to_sender').some((row) => row.of === shipment);
}
