import { endingsOf } from '../decisions/decisions.ledger.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasRow, type Ledger, type LedgerRow, rowOfKind, rowsOf } from '../ledger.ts';
import { isUnsolicited, stockSums } from '../stock/stock.ledger.ts';
import { addUnits, maxUnits, normalUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { LifecycleKind } from './lifecycle.ledger.ts';
import type { Order } from './order.ts';

/** What a line's keeper does not have, and what it keeps gone. */
export interface LineShortages {
  /** Rejected by stock without a later reservation of the same attempt, and neither canceled nor shipped by force since. */
  readonly rejected: number;
  /** Rejected likewise, and sold all the same: it holds nothing back. */
  readonly backordered: number;
  /** Canceled when it was deducted from stock, and left so. */
  readonly keptDeducted: number;
}

/** How a line stands before it is known what of it stock has. */
interface Pieces {
  readonly canceled: number;
  readonly live: number;
  readonly shipped: number;
  readonly missing: number;
}

/** What stock does not have, line by line; `undefined` where nothing is missing. Of a keeper that is asked, no more than it has not given by now. */
export function shortagesOf(order: Order): ((line: string, pieces: Pieces) => LineShortages) | undefined {
  const [shortage, kept] = [shortageIn(order), keptDeductedIn(order)];
  if (shortage.length === 0 && kept.length === 0) return undefined;
  const [rejected, leftOut] = [byLine(shortage), byLine(kept)];
  const terms = order.obligations.stock;
  return (line, { canceled, live, shipped, missing }) => {
    const keptDeducted = Math.min(canceled, leftOut.get(line) ?? 0);
    const { reserved, committed } = stockSums(order.lifecycle.context, line);
    const given = Math.max(0, reserved) + Math.max(0, committed - keptDeducted);
    const most = terms ? Math.max(0, Math.max(live, shipped) + missing - given) : Number.POSITIVE_INFINITY;
    const lacking = Math.min(most, rejected.get(line) ?? 0);
    const backordered = Math.min(lacking, terms ? (terms.backorder ?? lacking) : 0);
    return { rejected: lacking - backordered, backordered, keptDeducted };
  };
}

/**
 * What stock does not have of the lines: rejected, not reserved since, and neither canceled nor forced out since. What was forced out is
 * told by its shipment, while that stands. Of a keeper that is asked, the answers tell more: what left the stock without having been kept
 * back, and what it keeps back unasked, was rejected before. What was let go was kept back in its stead.
 */
function shortageIn(order: Order): Units {
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
  const sold = withoutUnits(
    sumOf(
      rowsOf(rows, 'stock_committed').map(({ units = noUnits, reserved = units }) => withoutUnits(units, reserved)),
    ),
    unitsOf(rowsOf(rows, 'stock_released')),
  );
  const unasked = rowsOf(rows, 'stock_reserved').filter(
    (row) => isUnsolicited(row) && !hasRow(rows, 'stock_rejected', row.reference),
  );
  return withoutUnits(rejected, [maxUnits(forced, sold), unitsOf(unasked)].reduce(addUnits, canceled));
}

/** What stock rejected in an attempt and has not reserved in it since. */
function stillRejected(rows: Ledger<LifecycleKind>, { reference, units = noUnits }: LedgerRow): Units {
  const reserved = rowOfKind(rows, 'stock_reserved', reference);
  return reserved ? withoutUnits(units, reserved.units ?? units) : units;
}

/**
 * What was canceled when it was deducted, and is not put back: the shop asks each time, and this time it was not asked for. The
 * cancellation tells what it gives back.
 */
function keptDeductedIn(order: Order): Units {
  if (order.obligations.stock?.onCancel !== 'as_asked') return noUnits;
  const { context } = order.lifecycle;
  const rows = [...endingsOf(context, 'cancel_all'), ...rowsOf(context.rows, 'cancel_unshipped')];
  return sumOf(rows.map(({ units = noUnits, restock = noUnits }) => withoutUnits(units, restock)));
}

function unitsOf(rows: readonly LedgerRow[]): Units {
  return sumOf(rows.map(({ units = noUnits }) => units));
}

function byLine(units: Units): ReadonlyMap<string, number> {
  return new Map(units.map(({ line, quantity }) => [line, quantity]));
}

function sumOf(all: readonly Units[]): Units {
  return normalUnits(all.flat());
}
