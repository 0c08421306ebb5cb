import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import type { OrderLine } from '../lines.ts';
import { addUnits, noUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { Order } from './order.ts';

/**
 * How much of a line stock does not have, by the line as it stands and what was shipped of it: rejected, not reserved since, not canceled
 * since. What was shipped by force beyond what stock has is not missing any more.
 */
export function shortageIn(order: Order): (line: OrderLine, shipped: number) => number {
  const { rows } = order.lifecycle.context;
  const rejected = sumOf(rowsOf(rows, 'stock_rejected').map((row) => stillRejected(rows, row)));
  const given = rowsOf(rows, 'shortage_canceled').filter(({ reference }) => !hasRow(rows, 'edit_reverted', reference));
  const canceled = sumOf(given.map(unitsOf));
  const editedAway = sumOf(given.filter(({ reference }) => hasRow(rows, 'edited', reference)).map(unitsOf));
  const forced = sumOf(
    order.fulfillments.flatMap(({ context }) =>
      parcelOf(context).shipments.flatMap(({ force, units = noUnits }) => (force ? [units] : [])),
    ),
  );
  return ({ id, quantity }, shipped) => {
    const short = quantityOf(rejected, id);
    const inStock = Math.max(0, quantity + quantityOf(editedAway, id) - short);
    const beyond = Math.min(quantityOf(forced, id), Math.max(0, shipped - inStock));
    return Math.max(0, short - quantityOf(canceled, id) - beyond);
  };
}

/** What stock rejected in an attempt and has not reserved in it since. */
function stillRejected(rows: readonly LedgerRow[], { reference, units = noUnits }: LedgerRow): Units {
  const reserved = rows.find((row) => row.kind === 'stock_reserved' && row.reference === reference);
  return reserved ? withoutUnits(units, reserved.units ?? units) : units;
}

function unitsOf({ units = noUnits }: LedgerRow): Units {
  return units;
}

function sumOf(all: readonly Units[]): Units {
  return all.reduce(addUnits, noUnits);
}
