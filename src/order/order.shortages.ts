import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { isUnsolicited } from '../stock/stock.ledger.ts';
import { addUnits, maxUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { Order } from './order.ts';

/**
 * What stock does not have of the lines: rejected, not reserved since, and neither canceled nor forced out since. What was forced out is
 * told by its shipment, while that stands. Of a keeper that is asked, the answers tell more: what left the stock without having been kept
 * back, and what it keeps back unasked, was rejected before.
 */
export function shortageIn(order: Order): Units {
  const { rows } = order.lifecycle.context;
  const rejected = sumOf(rowsOf(rows, 'stock_rejected').map((row) => stillRejected(rows, row)));
  if (rejected.length === 0) return noUnits;
  const canceled = unitsOf(
    rowsOf(rows, 'shortage_canceled').filter(({ reference }) => !hasRow(rows, 'edit_reverted', reference)),
  );
  const forced = unitsOf(
    order.fulfillments.flatMap(({ context }) => {
      const { shipments } = parcelOf(context);
      return rowsOf(context.rows, 'forced_short').filter(({ reference }) => hasRow(shipments, 'shipped', reference));
    }),
  );
  if (!order.obligations.stock) return withoutUnits(rejected, addUnits(canceled, forced));
  const sold = sumOf(
    rowsOf(rows, 'stock_committed').map(({ units = noUnits, reserved = units }) => withoutUnits(units, reserved)),
  );
  const unasked = rowsOf(rows, 'stock_reserved').filter(
    (row) => isUnsolicited(row) && !hasRow(rows, 'stock_rejected', row.reference),
  );
  return withoutUnits(rejected, [maxUnits(forced, sold), unitsOf(unasked)].reduce(addUnits, canceled));
}

/** What stock rejected in an attempt and has not reserved in it since. */
function stillRejected(rows: readonly LedgerRow[], { reference, units = noUnits }: LedgerRow): Units {
  const reserved = rows.find((row) => row.kind === 'stock_reserved' && row.reference === reference);
  return reserved ? withoutUnits(units, reserved.units ?? units) : units;
}

function unitsOf(rows: readonly LedgerRow[]): Units {
  return sumOf(rows.map(({ units = noUnits }) => units));
}

function sumOf(all: readonly Units[]): Units {
  return all.reduce(addUnits, noUnits);
}
