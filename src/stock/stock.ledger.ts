import { rowOf } from '../events.ts';
import { enter, hasRow, type LedgerRow, rowOfKind, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import type { LifecycleContext, LifecycleKind } from '../order/lifecycle.ledger.ts';
import { normalUnits, noUnits, type Units } from '../units.ts';
import type {
  StockCommitted,
  StockFact,
  StockRejected,
  StockReleased,
  StockReserved,
  StockRestocked,
} from './stock.events.ts';

const some = (units: Units | undefined) => units && normalUnits(units);

/** What is known of stock after an event. */
export const stockEvolvers = {
  recordRejection: (context: LifecycleContext, event: StockRejected) =>
    enter(context, answer('stock_rejected', event, { source: event.source })),
  recordReservation: (context: LifecycleContext, event: StockReserved) =>
    enter(context, answer('stock_reserved', event)),
  recordCommitment: (context: LifecycleContext, event: StockCommitted) =>
    enter(context, answer('stock_committed', event)),
  recordReleasing: (context: LifecycleContext, event: StockReleased) => enter(context, answer('stock_released', event)),
  recordRestocking: (context: LifecycleContext, event: StockRestocked) =>
    enter(context, answer('stock_restocked', event)),
};

function answer(kind: LifecycleKind, event: StockFact, more: { readonly source?: string | undefined } = {}) {
  const reference = event.type === 'stock.restocked' ? event.reference : event.attempt;
  const reserved = 'reserved' in event ? some(event.reserved) : undefined;
  return rowOf(kind, reference, event, { units: some(event.units), reserved, location: event.location, ...more });
}

/** What a keeper can be asked for: each has attempts of its own. */
export type StockVerb = 'reserve' | 'commit' | 'release' | 'restock';

const answersTo: Readonly<Record<StockVerb, readonly LifecycleKind[]>> = {
  reserve: ['stock_reserved', 'stock_rejected'],
  commit: ['stock_committed'],
  release: ['stock_released'],
  restock: ['stock_restocked'],
};

/** The name of the attempt that is to be answered next: the first that nobody answered, so a retry keeps it and a new request has another. */
export function nextAttempt({ rows }: LifecycleContext, verb: StockVerb, location: string | undefined): string {
  const place = location === undefined ? '' : `@${location}`;
  for (let n = 1; ; n++) {
    const attempt = `${verb}/${n}${place}`;
    if (!answersTo[verb].some((kind) => hasRow(rows, kind, attempt))) return attempt;
  }
}

/** Of each line, the places at which a keeper that was asked to deduct it deducted it elsewhere: it knows better what lies where. */
export const deductedElsewhere: (context: LifecycleContext) => ReadonlyMap<string, ReadonlySet<string>> = once(
  ({ rows }) => {
    const places = new Map<string, Set<string>>();
    for (const { reference, location, units = noUnits } of rowsOf(rows, 'stock_committed')) {
      const [, asked] = /^commit\/\d+@(.*)/s.exec(reference) ?? [];
      if (asked === undefined || asked === location) continue;
      for (const { line } of units) places.set(line, (places.get(line) ?? new Set()).add(asked));
    }
    return places;
  },
);

/** What was asked where an order began elsewhere, before its first request here. */
export function firstAttempt(verb: StockVerb): string {
  return `${verb}/0`;
}

/** Whether a reservation answers no request of ours. */
export function isUnsolicited({ reference }: LedgerRow): boolean {
  return !/^reserve\/\d+(@|$)/.test(reference);
}

/** What the keeper told of one line at one place, in pieces. Below nothing where it does not add up. */
export interface StockCount {
  readonly line: string;
  /** Undefined where no place was told. */
  readonly location: string | undefined;
  /** Kept back for the order now. */
  readonly reserved: number;
  /** Gone from the stock, and not put back on a request of the stock policy. */
  readonly committed: number;
  /** Ever given up after they were kept back. */
  readonly released: number;
  /** Ever put back on a request of the stock policy, and not kept back. */
  readonly restocked: number;
}

const columns = ['reserved', 'committed', 'released', 'restocked'] as const;
type Column = (typeof columns)[number];
type Entry = readonly [column: Column, sign: 1 | -1, units: Units];

/** How each answer moves pieces between the columns. */
const entries: { readonly [Kind in LifecycleKind]?: (row: LedgerRow) => readonly Entry[] } = {
  stock_reserved: ({ units = noUnits }) => [['reserved', 1, units]],
  stock_rejected: ({ reserved = noUnits }) => [['reserved', 1, reserved]],
  stock_released: ({ units = noUnits }) => [
    ['reserved', -1, units],
    ['released', 1, units],
  ],
  stock_committed: ({ units = noUnits, reserved = units }) => [
    ['reserved', -1, reserved],
    ['committed', 1, units],
  ],
  stock_restocked: ({ units = noUnits, reserved = noUnits }) => [
    ['committed', -1, units],
    ['reserved', 1, reserved],
    ['restocked', 1, units],
    ['restocked', -1, reserved],
  ],
};

/** Everything that the keeper told: of each line, place by place. */
export const stockTold: (context: LifecycleContext) => ReadonlyMap<string, readonly StockCount[]> = once(({ rows }) => {
  const counts = new Map<string, { -readonly [Field in keyof StockCount]: StockCount[Field] }[]>();
  for (const row of rows) {
    for (const [column, sign, units] of entries[row.kind]?.(withRejected(rows, row)) ?? []) {
      for (const { line, quantity } of units) {
        const places = counts.get(line) ?? [];
        let known = places.find(({ location }) => location === row.location);
        if (!known) {
          known = { line, location: row.location, reserved: 0, committed: 0, released: 0, restocked: 0 };
          places.push(known);
          counts.set(line, places);
        }
        known[column] += sign * quantity;
      }
    }
  }
  return counts;
});

/** What the keeper told of one line, over all places. Below nothing where it does not add up. */
export function stockSums(context: LifecycleContext, line: string): Readonly<Record<Column, number>> {
  const sums = { reserved: 0, committed: 0, released: 0, restocked: 0 };
  for (const count of stockTold(context).get(line) ?? []) for (const column of columns) sums[column] += count[column];
  return sums;
}

/** A reservation without units is all of what its attempt was rejected. */
function withRejected(rows: readonly LedgerRow[], row: LedgerRow): LedgerRow {
  if (row.kind !== 'stock_reserved' || row.units !== undefined) return row;
  const rejected = rowOfKind(rows, 'stock_rejected', row.reference);
  return { ...row, units: rejected?.units ?? noUnits };
}
