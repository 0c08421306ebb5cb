import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { addUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { Order } from './order.ts';

/**
 * What stock does not have of the lines: rejected, not reserved since, and neither canceled nor forced out since. What was forced out is
 * told by its shipment, while that stands.
 */
export function shortageIn(order: Order): Units {
  const { rows } = order.lifecycle.context;
  const rejected = sumOf(rowsOf(rows, 'stock_rejected').map((row) => stillRejected(rows, row)));
  const canceled = rowsOf(rows, 'shortage_canceled').filter(
    ({ reference }) => !hasRow(rows, 'edit_reverted', reference),
  );
  const forced = order.fulfillments.flatMap(({ context }) => {
    const { shipments } = parcelOf(context);
    return rowsOf(context.rows, 'forced_short').filter(({ reference }) => hasRow(shipments, 'shipped', reference));
  });
  return withoutUnits(rejected, sumOf([...canceled, ...forced].map(({ units = noUnits }) => units)));
}

/** What stock rejected in an attempt and has not reserved in it since. */
function stillRejected(rows: readonly LedgerRow[], { reference, units = noUnits }: LedgerRow): Units {
  const reserved = rows.find((row) => row.kind === 'stock_reserved' && row.reference === reference);
  return reserved ? withoutUnits(units, reserved.units ?? units) : units;
}

function sumOf(all: readonly Units[]): Units {
  return all.reduce(addUnits, noUnits);
}
