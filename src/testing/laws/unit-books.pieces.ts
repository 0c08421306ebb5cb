import type { LineUnits } from '../../core.ts';

/** Pieces by line. */
export type Pieces = ReadonlyMap<string, number>;

export const none: Pieces = new Map();

export function piecesOf(units: readonly LineUnits[]): Pieces {
  return plus(...units.map(({ line, quantity }) => new Map([[line, quantity]])));
}

export function merge(all: readonly Pieces[], join: (a: number, b: number) => number): Pieces {
  const merged = new Map<string, number>();
  for (const pieces of all) for (const [line, n] of pieces) merged.set(line, join(merged.get(line) ?? 0, n));
  return merged;
}

export const plus = (...all: readonly Pieces[]) => merge(all, (a, b) => a + b);

export const most = (...all: readonly Pieces[]) => merge(all, Math.max);

export const least = (a: Pieces, b: Pieces): Pieces =>
  new Map([...a].map(([line, n]) => [line, Math.min(n, b.get(line) ?? 0)]));

export const minus = (a: Pieces, b: Pieces): Pieces =>
  new Map([...a].map(([line, n]) => [line, Math.max(0, n - (b.get(line) ?? 0))]));

export const isEmpty = (pieces: Pieces) => [...pieces.values()].every((n) => n === 0);

/** Reports by reference; `null` where no pieces were named. */
export type Reports = Map<string, Pieces | null>;

/** Without pieces named, a report stands for the whole; several reports add up. */
export function together(reports: Iterable<Pieces | null>, whole: Pieces): Pieces {
  const all = [...reports];
  const named = plus(...all.filter((pieces) => pieces !== null));
  return all.includes(null) ? most(named, whole) : named;
}

/** What a parcel was said to hold; saying it twice does not make it more. */
export function said(reports: Iterable<Pieces | null>, whole: Pieces): Pieces {
  return most(...[...reports].map((pieces) => pieces ?? whole));
}

export function note(reports: Reports, reference: string, pieces: Pieces | null): void {
  const known = reports.get(reference);
  reports.set(reference, known && pieces ? most(known, pieces) : (known ?? pieces));
}
