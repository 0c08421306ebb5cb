import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { editedLines, type LineDelta, type OrderLine, type PricedLine } from '../lines.ts';
import { once } from '../once.ts';
import { replacementsAgreedOf } from '../returns/returns.replacements.ts';
import type { Order } from './order.ts';

/**
 * The lines of an order as they stand now: as ordered, with what replaces returned units, and every edit that was not taken back. A line that an edit took away stays,
 * with no pieces and no price, because what was reported about it stays too.
 *
 * @since 0.1.0
 */
export const linesOf: (order: Order) => readonly OrderLine[] = once((order) =>
  editsOf(order).length === 0 && replacementsOf(order).length === 0
    ? order.lines
    : [...pricedLinesOf(order).values()].map(({ line }) => line),
);

/** The lines by id, each with what its price follows from. What goes out in exchange stands in front of the edits, which may change it. */
export const pricedLinesOf: (order: Order) => ReadonlyMap<string, PricedLine> = once((order) =>
  editedLines(order.lines, [
    ...replacementsOf(order).map((changes) => ({ changes, takenBack: false })),
    ...editsOf(order).map((row) => ({ changes: row.changes ?? [], takenBack: isTakenBack(order, row) })),
  ]),
);

/**
 * How often the lines were edited, taking back counted: name it in the next edit, and that is refused if somebody was faster.
 *
 * @since 0.1.0
 */
export function linesVersionOf({ lifecycle }: Order): number {
  return lifecycle.context.rows.filter(({ kind }) => kind === 'edited' || kind === 'edit_reverted').length;
}

/** Edits that were not taken back, in the order in which they were made. */
export function standingEditsOf(order: Order): readonly LedgerRow[] {
  return editsOf(order).filter((row) => !isTakenBack(order, row));
}

function editsOf({ lifecycle }: Order): readonly LedgerRow[] {
  const edits = rowsOf(lifecycle.context.rows, 'edited');
  return edits.length < 2 ? edits : [...edits].sort((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
}

function isTakenBack({ lifecycle }: Order, { reference }: LedgerRow): boolean {
  return hasRow(lifecycle.context.rows, 'edit_reverted', reference);
}

/** Lines that were added for exchanges and claims, case by case. */
function replacementsOf({ returns }: Order): readonly (readonly LineDelta[])[] {
  return returns.map(({ context }) => replacementsAgreedOf(context)).filter((added) => added.length > 0);
}
