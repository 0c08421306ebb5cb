import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { locationOf } from '../fulfillment/fulfillment.plan.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { deductedElsewhere, nextAttempt, type StockCount, type StockVerb, stockTold } from '../stock/stock.ledger.ts';
import { normalUnits } from '../units.ts';
import type { PendingEffect } from './order.effects.ts';
import { keyOf } from './order.keys.ts';
import { type StatusStocks, type StockSteps, stockStepsOf, stockStepsWith } from './order.stock.ts';
import type { Order } from './order.ts';

/** Pieces of a line at a place; of them, those that are kept back, or are to be. */
interface Move {
  readonly verb: StockVerb;
  readonly location: Place;
  readonly line: string;
  readonly quantity: number;
  readonly reserved: number;
}

/**
 * What the stock's keeper is asked: what the policy wants and the keeper has not told. One request for each verb and place, under the name
 * of its attempt, until it is answered; whatever the answer is, the next request is for what is then missing.
 */
export function stockRequests(order: Order, statuses?: StatusStocks): PendingEffect[] {
  const byRequest = new Map<string, [Move, ...Move[]]>();
  for (const move of movesOf(order, statuses)) {
    const key = JSON.stringify([move.verb, move.location]);
    const moves = byRequest.get(key);
    if (moves) moves.push(move);
    else byRequest.set(key, [move]);
  }
  return [...byRequest.values()].map((moves) => requestOf(order, moves));
}

function requestOf(order: Order, moves: readonly [Move, ...Move[]]): PendingEffect {
  const [{ verb, location }] = moves;
  const attempt = nextAttempt(order.lifecycle.context, verb, location);
  const units = normalUnits(moves.map(({ line, quantity }) => ({ line, quantity })));
  const reserved = normalUnits(moves.map((move) => ({ line: move.line, quantity: move.reserved })));
  const type = verb === 'restock' ? verb : (`${verb}_stock` as const);
  const request = { key: keyOf(order.id, type, attempt), units, ...(location !== undefined && { location }) };
  switch (type) {
    case 'restock':
      return { type, ...request, reference: attempt, ...(reserved.length > 0 && { reserved }) };
    case 'commit_stock':
      return { type, ...request, attempt, reserved };
    default:
      return { type, ...request, attempt };
  }
}

function movesOf(order: Order, statuses?: StatusStocks): readonly Move[] {
  const steps = statuses ? stockStepsWith(order, statuses) : stockStepsOf(order);
  if (steps.length === 0) return [];
  const [told, left, planned] = [
    stockTold(order.lifecycle.context),
    unitsByPlace(order, 'shipped'),
    unitsByPlace(order, 'contents'),
  ];
  const insisted = deductedElsewhere(order.lifecycle.context);
  return steps.flatMap((step) => {
    const counts = told.get(step.line) ?? [];
    return [
      ...commits(step, counts, left, insisted.get(step.line)),
      ...putBacks(step, counts, left),
      ...releases(step, counts, planned),
      ...reservations(step, counts, planned),
    ];
  });
}

type Place = string | undefined;
/** Pieces by place and line. */
type Places = ReadonlyMap<Place, ReadonlyMap<string, number>>;

/** What left each place, or is planned to. */
function unitsByPlace({ fulfillments }: Order, field: 'shipped' | 'contents'): Places {
  const places = new Map<Place, Map<string, number>>();
  for (const { state, context } of fulfillments) {
    if (field === 'contents' && !hasNotLeft.has(state)) continue;
    const place = locationOf(context) ?? undefined;
    const pieces = places.get(place) ?? new Map<string, number>();
    for (const { line, quantity } of parcelOf(context)[field]) pieces.set(line, (pieces.get(line) ?? 0) + quantity);
    places.set(place, pieces);
  }
  return places;
}

/** By their names; what is at no known place comes last, as sorting leaves it. */
function inOrder(places: Places): readonly Place[] {
  return [...places.keys()].sort();
}

function piecesAt(places: Places, place: Place, line: string): number {
  return places.get(place)?.get(line) ?? 0;
}

/** Shares pieces out: to each place what it can take, in their order, and the rest to no place. */
function sharedOut(pieces: number, takers: readonly (readonly [place: Place, most: number])[]) {
  const shares = new Map<Place, number>();
  let left = pieces;
  for (const [place, most] of [...takers, [undefined, left] as const]) {
    const share = Math.max(0, Math.min(left, most));
    left -= share;
    if (share > 0) shares.set(place, (shares.get(place) ?? 0) + share);
  }
  return [...shares];
}

/** Those that are more than none. */
function sumOf(pieces: readonly number[]): number {
  return pieces.reduce((sum, some) => sum + Math.max(0, some), 0);
}

function at(told: readonly StockCount[], place: Place, field: 'reserved' | 'committed'): number {
  return told.find(({ location }) => location === place)?.[field] ?? 0;
}

/**
 * From where the parcels left; what left no known place, or is deducted earlier, from where it is kept back. Only what is kept back there,
 * or nobody said where, is deducted of what is kept back: what is kept back elsewhere is let go then. What was deducted at a place from
 * which it did not leave is deducted where it left, and is too much then: it is put back where it was deducted for nothing. Where the
 * keeper was asked for this line before and insisted on another place, it is not asked again.
 */
function commits(
  { line, commit }: StockSteps,
  told: readonly StockCount[],
  left: Places,
  insisted: ReadonlySet<string> = new Set(),
): Move[] {
  const known = inOrder(left).filter((place) => place !== undefined);
  const missing = known.map((place) => [place, piecesAt(left, place, line) - at(told, place, 'committed')] as const);
  const elsewhere = missing.map(([place, pieces]) => (insisted.has(place) ? 0 : pieces));
  const spare = told.map(({ location, committed }) =>
    location === undefined ? 0 : committed - piecesAt(left, location, line),
  );
  const nowhere = Math.max(0, at(told, undefined, 'committed'));
  const moved = Math.min(sumOf(elsewhere) - commit.units - nowhere, sumOf(spare));
  const shares = sharedOut(commit.units + Math.max(0, moved), [
    ...missing,
    ...told.map(({ location, reserved }) => [location, reserved] as const),
  ]);
  let anywhere = Math.max(0, at(told, undefined, 'reserved'));
  return shares.map(([location, quantity]) => {
    const here = location === undefined ? 0 : Math.max(0, Math.min(quantity, at(told, location, 'reserved')));
    const unplaced = Math.min(quantity - here, anywhere);
    anywhere -= unplaced;
    return { verb: 'commit', location, line, quantity, reserved: here + unplaced };
  });
}

/** To where more was deducted than left. */
function putBacks({ line, restock }: StockSteps, told: readonly StockCount[], left: Places): Move[] {
  const shares = sharedOut(
    restock.units,
    told.map(({ location, committed }) => [location, committed - piecesAt(left, location, line)] as const),
  );
  let again = restock.reserved;
  return shares.map(([location, quantity]) => {
    const reserved = Math.min(quantity, again);
    again -= reserved;
    return { verb: 'restock', location, line, quantity, reserved };
  });
}

/** Where no parcel is to leave first. */
function releases({ line, release }: StockSteps, told: readonly StockCount[], planned: Places): Move[] {
  const needed = told.map(({ location, reserved }) => Math.min(reserved, piecesAt(planned, location, line)));
  const shares = sharedOut(release, [
    ...told.map(({ location, reserved }, i) => [location, reserved - (needed[i] as number)] as const),
    ...told.map(({ location }, i) => [location, needed[i] as number] as const),
  ]);
  return shares.map(([location, quantity]) => ({ verb: 'release', location, line, quantity, reserved: 0 }));
}

/** At the places from which parcels are planned to leave. */
function reservations({ line, reserve }: StockSteps, told: readonly StockCount[], planned: Places): Move[] {
  const shares = sharedOut(
    reserve,
    inOrder(planned).map((place) => [place, piecesAt(planned, place, line) - at(told, place, 'reserved')] as const),
  );
  return shares.map(([location, quantity]) => ({ verb: 'reserve', location, line, quantity, reserved: 0 }));
}
