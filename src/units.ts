/**
 * So many pieces of one order line.
 *
 * @since 0.1.0
 */
export interface LineUnits {
  /** The line's id in the order. */
  readonly line: string;
  /** Pieces; a positive integer. */
  readonly quantity: number;
}

/**
 * Pieces of several lines, sorted by line, each line once.
 *
 * @since 0.1.0
 */
export type Units = readonly LineUnits[];

/** No units at all. */
export const noUnits: Units = [];

/** Sorts by line, adds repeated lines together and leaves out lines without pieces: the one spelling of a set of units. */
export function normalUnits(units: Units): Units {
  return combine(units, (a, b) => a + b);
}

/** Both together, line by line. */
export function addUnits(a: Units, b: Units): Units {
  if (a.length === 0) return b;
  return b.length === 0 ? a : combine([...a, ...b], (x, y) => x + y);
}

/** The larger count of each line. */
export function maxUnits(a: Units, b: Units): Units {
  if (a.length === 0 || a === b) return b;
  return b.length === 0 ? a : combine([...a, ...b], Math.max);
}

/** The smaller count of each line; a line that one of them lacks is left out. */
export function minUnits(a: Units, b: Units): Units {
  if (a.length === 0 || b.length === 0) return noUnits;
  if (a === b) return a;
  const other = quantitiesIn(b, a.length);
  return a.flatMap(({ line, quantity }) => {
    const least = Math.min(quantity, other(line));
    return least > 0 ? [{ line, quantity: least }] : [];
  });
}

/** What of `a` is not in `b`, line by line, never below nothing. */
export function withoutUnits(a: Units, b: Units): Units {
  if (a.length === 0 || b.length === 0) return a;
  const gone = quantitiesIn(b, a.length);
  return a.flatMap(({ line, quantity }) => {
    const rest = quantity - gone(line);
    return rest > 0 ? [{ line, quantity: rest }] : [];
  });
}

/** Pieces of one line. */
export function quantityOf(units: Units, line: string): number {
  for (const unit of units) if (unit.line === line) return unit.quantity;
  return 0;
}

/** Pieces by line, for so many questions: where those and the lines are many, an index is worth its price. */
export function quantitiesIn(units: Units, questions: number): (line: string) => number {
  if (units.length * questions < 100) return (line) => quantityOf(units, line);
  const byLine = new Map<string, number>();
  for (const { line, quantity } of units) if (!byLine.has(line)) byLine.set(line, quantity);
  return (line) => byLine.get(line) ?? 0;
}

/** Pieces of all lines together. */
export function countUnits(units: Units): number {
  let count = 0;
  for (const unit of units) count += unit.quantity;
  return count;
}

/** Whether two normal sets of units are the same. */
export function sameUnits(a: Units, b: Units): boolean {
  return a.length === b.length && a.every((unit, i) => unit.line === b[i]?.line && unit.quantity === b[i]?.quantity);
}

function combine(units: Units, join: (a: number, b: number) => number): Units {
  const together: LineUnits[] = [];
  for (const { line, quantity } of units) {
    const at = placeOf(together, line);
    const known = together[at];
    if (known?.line === line) together[at] = { line, quantity: join(known.quantity, quantity) };
    else if (known) together.splice(at, 0, { line, quantity });
    else together.push({ line, quantity });
  }
  return together.every(({ quantity }) => quantity > 0) ? together : together.filter(({ quantity }) => quantity > 0);
}

/** Where a line stands among sorted ones, or belongs. */
function placeOf(units: Units, line: string): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle] as LineUnits).line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
