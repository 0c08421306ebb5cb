import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { editedLines, type OrderLine } from '../lines.ts';
import { once } from '../once.ts';
import type { Order } from './order.ts';

/**
 * The lines of an order as they stand now: as ordered, with every edit that was not taken back. A line that an edit took away stays,
 * with no pieces and no price, because what was reported about it stays too.
 *
 * @since 0.1.0
 */
export const linesOf: (order: Order) => readonly OrderLine[] = once((order) =>
  editedLines(order.lines, standingEditsOf(order)),
);

/**
 * How often the lines were edited, taking back counted: name it in the next edit, and that is refused if somebody was faster.
 *
 * @since 0.1.0
 */
export function linesVersionOf({ lifecycle }: Order): number {
  return lifecycle.context.rows.filter(({ kind }) => kind === 'edited' || kind === 'edit_reverted').length;
}

/** Edits that were not taken back. */
export function standingEditsOf({ lifecycle }: Order): readonly LedgerRow[] {
  const { rows } = lifecycle.context;
  return rowsOf(rows, 'edited').filter(({ reference }) => !hasRow(rows, 'edit_reverted', reference));
}
