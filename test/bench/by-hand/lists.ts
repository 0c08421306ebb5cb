import type { Unit, Units } from './events.ts';

export const none: Units = [];

/** Where a reference stands in a sorted list, or belongs: then `-1 - place`. */
export function placeOf(list: readonly { readonly reference: string }[], reference: string): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const known = (list[middle] as { readonly reference: string }).reference;
    if (known === reference) return middle;
    if (known < reference) low = middle + 1;
    else high = middle - 1;
  }
  return -1 - low;
}

export function find<Row extends { readonly reference: string }>(
  list: readonly Row[],
  reference: string,
): Row | undefined {
  return list[placeOf(list, reference)];
}

/** The list with one more row, at the place where {@link placeOf} did not find it. */
export function inserted<Row>(list: readonly Row[], missing: number, row: Row): readonly Row[] {
  const copy = list.slice();
  const place = -1 - missing;
  if (place === copy.length) copy.push(row);
  else copy.splice(place, 0, row);
  return copy;
}

export function replaced<Row>(list: readonly Row[], place: number, row: Row): readonly Row[] {
  const copy = list.slice();
  copy[place] = row;
  return copy;
}

/** Where a part stands; -1 where it is not known. */
export function indexOf(parts: readonly { readonly id: string }[], id: string): number {
  for (let i = 0; i < parts.length; i++) if ((parts[i] as { readonly id: string }).id === id) return i;
  return -1;
}

/** The parts with one put in its place by id. */
export function withPart<Part extends { readonly id: string }>(
  parts: readonly Part[],
  known: number,
  part: Part,
): readonly Part[] {
  if (known >= 0) return replaced(parts, known, part);
  let place = parts.length;
  while (place > 0 && (parts[place - 1] as Part).id > part.id) place--;
  return inserted(parts, -1 - place, part);
}

/** Units sorted by line, each line once: the one spelling that is kept. */
export function normal(units: Units): Units {
  for (let i = 1; i < units.length; i++) {
    if ((units[i - 1] as Unit).line >= (units[i] as Unit).line) return joined(units);
  }
  return units;
}

function joined(units: Units): Units {
  const byLine = new Map<string, number>();
  for (const { line, quantity } of units) byLine.set(line, (byLine.get(line) ?? 0) + quantity);
  return [...byLine].sort(([a], [b]) => (a < b ? -1 : 1)).map(([line, quantity]) => ({ line, quantity }));
}

function merged(a: Units, b: Units, join: (a: number, b: number) => number): Units {
  const units: Unit[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (right === undefined || (left !== undefined && left.line < right.line)) {
      units.push(left as Unit);
      i++;
    } else if (left === undefined || right.line < left.line) {
      units.push(right);
      j++;
    } else {
      units.push({ line: left.line, quantity: join(left.quantity, right.quantity) });
      i++;
      j++;
    }
  }
  return units;
}

const plus = (a: number, b: number) => a + b;

export function sum(a: Units, b: Units): Units {
  return a.length === 0 ? b : b.length === 0 ? a : merged(a, b, plus);
}

export function most(a: Units, b: Units): Units {
  return a.length === 0 || a === b ? b : b.length === 0 ? a : merged(a, b, Math.max);
}

/** What of `a` is not in `b`. */
export function without(a: Units, b: Units): Units {
  if (b.length === 0 || a.length === 0) return a;
  if (a === b) return none;
  const rest: Unit[] = [];
  let j = 0;
  for (const unit of a) {
    while (j < b.length && (b[j] as Unit).line < unit.line) j++;
    const other = b[j];
    const quantity = other?.line === unit.line ? unit.quantity - other.quantity : unit.quantity;
    if (quantity > 0) rest.push(quantity === unit.quantity ? unit : { line: unit.line, quantity });
  }
  return rest;
}

/** How many pieces of each line came, or went, between two moments. */
export function differences(before: Units, after: Units): Units {
  if (before === after) return none;
  if (before.length === 0) return after;
  return merged(negative(before), after, plus);
}

function negative(units: Units): Units {
  return units.map(({ line, quantity }) => ({ line, quantity: -quantity }));
}

export function quantityOf(units: Units, line: string): number {
  for (const unit of units) if (unit.line === line) return unit.quantity;
  return 0;
}
