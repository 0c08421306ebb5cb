import { hasRow, rowsOf } from '../ledger.ts';
import { inspectionOf } from '../returns/returns.ledger.ts';
import { stockSums, stockTold } from '../stock/stock.ledger.ts';
import { addUnits, noUnits, quantityOf, type Units } from '../units.ts';
import { figuresOf } from './order.figures.ts';
import { about, type Found } from './order.found.ts';
import type { Order } from './order.ts';

/**
 * Where the pieces of a line are in the stock's life, as the keeper told. Each piece is in exactly one of the six: they add up to what was
 * ordered, and what the carrier lost of it; to more where the keeper gave more, until that is let go.
 *
 * @since 0.1.0
 */
export interface LineStock {
  readonly line: string;
  /** Never asked for, or not answered. */
  readonly none: number;
  /** Kept back for the order. */
  readonly reserved: number;
  /** Deducted: at the customer, on the way, or about to leave. */
  readonly committed: number;
  /** Was kept back, and let go. */
  readonly released: number;
  /** Was deducted, and is in stock again. */
  readonly restocked: number;
  /** Was deducted, came back or was lost, and is not sold again. */
  readonly writtenOff: number;
  /** Of those in `none`: rejected, and so held back. */
  readonly rejected: number;
  /** Of those in `none`: rejected, and sold all the same. */
  readonly backordered: number;
}

/** What is kept back or deducted at one place. @since 0.1.0 */
export interface PlaceStock {
  /** Absent where the keeper told no place. */
  readonly location?: string;
  readonly line: string;
  readonly reserved: number;
  readonly committed: number;
}

/** Where the pieces of every line that is shipped are in the stock's life. A function of what the keeper told. @since 0.1.0 */
export function stockOf(order: Order): readonly LineStock[] {
  const [back, spoiled] = cameBack(order);
  return figuresOf(order).lines.flatMap((figures) => {
    const { id, quantity, requiresShipping } = figures.line;
    if (!requiresShipping) return [];
    const told = stockSums(order.lifecycle.context, id);
    const sum = (field: keyof typeof told) => Math.max(0, told[field]);
    let left = Math.max(quantity + figures.missing, sum('committed') + sum('reserved'));
    const take = (pieces: number) => {
      const taken = Math.min(left, pieces);
      left -= taken;
      return taken;
    };
    const deducted = take(sum('committed'));
    const returned = Math.min(deducted, quantityOf(back, id));
    const writtenOff = Math.min(deducted - returned, quantityOf(spoiled, id) + figures.missing);
    const reserved = take(sum('reserved'));
    const rejected = take(Math.min(figures.rejected, figures.open));
    const backordered = take(Math.min(figures.backordered, figures.open - rejected));
    const restocked = take(sum('restocked'));
    const released = take(sum('released'));
    return [
      {
        line: id,
        none: left + rejected + backordered,
        reserved,
        committed: deducted - returned - writtenOff,
        released,
        restocked: restocked + returned,
        writtenOff,
        rejected,
        backordered,
      },
    ];
  });
}

/** What is kept back or deducted, place by place, as the keeper told. @since 0.1.0 */
export function stockByPlace(order: Order): readonly PlaceStock[] {
  return [...stockTold(order.lifecycle.context).values()].flat().map(({ line, location, reserved, committed }) => ({
    ...(location !== undefined && { location }),
    line,
    reserved,
    committed,
  }));
}

/** Of a keeper that is asked: more was let go or deducted than it kept back, or more was put back than it had deducted. */
export function stockThatDoesNotAddUp(order: Order): Found[] {
  if (!order.obligations.stock) return [];
  const { context } = order.lifecycle;
  return [...stockTold(context).keys()].flatMap((line) => {
    const { reserved, committed } = stockSums(context, line);
    return reserved < 0 || committed < 0 ? [about(line, { reserved, committed })] : [];
  });
}

/** What came back and is in stock again, and what came back and is not sold again. */
function cameBack({ returns }: Order): readonly [Units, Units] {
  let [back, spoiled]: [Units, Units] = [noUnits, noUnits];
  for (const { context } of returns) {
    for (const row of rowsOf(context.rows, 'inspected'))
      if (hasRow(context.rows, 'restocked', row.reference)) back = addUnits(back, row.restock ?? noUnits);
    spoiled = addUnits(spoiled, inspectionOf(context).writtenOff);
  }
  return [back, spoiled];
}
