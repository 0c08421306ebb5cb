import { defineOrder, type Effect, type Fact, type Order, type Units } from '../../src/index.ts';
import { createWarehouse } from '../../src/testing/testing.ts';
import type { Levels, Story } from './format.ts';
import { contentsOf, shelvesOf } from './shelves.ts';

type StockEffect = Extract<Effect, { readonly type: 'reserve_stock' | 'commit_stock' | 'release_stock' | 'restock' }>;

/** What a case's shelves are asked and told. Articles are kept by the library's warehouse; kits are taken apart before it sees them. */
export interface Keeper {
  readonly keeps: boolean;
  readonly answer: (order: Order, effect: Effect, at: string) => Fact | null;
  /** Keeps back for an order; what could be. */
  readonly reserve: (
    order: string,
    units: Units,
    location?: string,
  ) => { readonly units: Units; readonly location?: string };
  /** Pieces of a line that the order at hand could have: on the shelf, and kept back for nobody else. */
  readonly available: (line: string, place?: string) => number;
  readonly onHand: (line: string, place?: string) => number;
  /** Of an article: pieces in the building, and of these kept back, at one place or at all. */
  readonly onShelf: (article: string, place?: string) => number;
  readonly allocated: (article: string, place?: string) => number;
  readonly heldFor: (order: string, line: string) => number;
  readonly isTracked: (line: string) => boolean;
  readonly track: (article: string, tracked: boolean) => void;
  /** More or fewer pieces on the shelf, by somebody else's doing. */
  readonly change: (article: string, by: number, place?: string) => readonly Fact[];
  /** Keeps pieces back for somebody, or lets go of them; at the places that have them, where none is named. */
  readonly allocate: (article: string, by: number, place?: string) => void;
  readonly levels: () => Levels;
}

const nobody = 'somebody-else';
const at = '2026-01-01T00:00:00Z';
const pickLists = defineOrder();
const someone = { kind: 'system', id: 'keeper' } as const;

export function createKeeper(story: Story): Keeper {
  const spots = Object.entries(shelvesOf(story)).map(([key, level]) => {
    const [article = key, place = ''] = key.split('@');
    return { key, article, place, onHand: level.onHand ?? 0, allocated: level.allocated ?? 0 };
  });
  const lines = new Map(story.order.lines.map((line) => [line.id, line]));
  const tracked = new Map<string, boolean>();
  let count = 0;

  const shelves: Record<string, Record<string, number>> = {};
  for (const { article, place, onHand, allocated } of spots)
    shelves[article] = { ...shelves[article], [place]: Math.max(onHand, allocated, 0) };
  const articles = new Set(Object.keys(shelves));
  const warehouse = createWarehouse({ shelves });

  const isTracked = (id: string) => {
    const line = lines.get(id);
    return line !== undefined && (tracked.get(line.sku) ?? line.tracked !== false);
  };
  /** What a piece of a line is made of, as far as it is kept. */
  const piecesOf = (id: string): readonly (readonly [article: string, per: number])[] => {
    const line = lines.get(id);
    return line && isTracked(id) ? contentsOf(line).filter(([article]) => articles.has(article)) : [];
  };
  const pickList = (order: string): Order => {
    const total = { amount: 0, currency: 'USD' };
    const picked = [...lines.values()].flatMap((line) =>
      contentsOf(line).map(([article]) => ({ id: `${line.id}/${article}`, sku: article, quantity: 1, total })),
    );
    const loose = [...articles, 'nothing'].map((article) => ({ id: article, sku: article, quantity: 1, total }));
    const input = { id: order, at, by: someone, currency: 'USD', lines: [...picked, ...loose] };
    return pickLists.place(input).order;
  };
  const takenApart = (units: Units): Units =>
    units.flatMap(({ line, quantity }) =>
      piecesOf(line).map(([article, per]) => ({ line: `${line}/${article}`, quantity: quantity * per })),
    );
  /** Whole pieces of a line, of at most what was asked for, that its parts make up. */
  const putTogether = (asked: Units, parts: Units): Units =>
    asked.flatMap(({ line, quantity }) => {
      const whole = piecesOf(line).map(([article, per]) =>
        Math.floor(parts.reduce((sum, one) => (one.line === `${line}/${article}` ? sum + one.quantity : sum), 0) / per),
      );
      const most = Math.min(quantity, ...whole);
      return most > 0 ? [{ line, quantity: most }] : [];
    });
  const told = (order: string, effect: StockEffect) =>
    warehouse.answer(pickList(order), effect, at) as
      | (Fact & { units?: Units; reserved?: Units; location?: string })
      | null;
  const ask = (type: StockEffect['type'], order: string, units: Units, location = '') => {
    const attempt = `case-${++count}`;
    const place = location === '' ? {} : { location };
    const key = `${order}/${type}/${attempt}`;
    return told(order, { type, key, attempt, reference: attempt, units, reserved: [], ...place } as StockEffect);
  };

  const answer = (order: Order, effect: Effect, when: string): Fact | null => {
    if (!isStock(effect)) return null;
    const apart = takenApart(effect.units);
    const reserved = 'reserved' in effect && effect.reserved ? takenApart(effect.reserved) : [];
    const asked = { ...effect, units: apart, ...('reserved' in effect && { reserved }) } as StockEffect;
    const reply = apart.length > 0 ? told(order.id, asked) : null;
    const envelope = { id: effect.key, at: when, by: { kind: 'warehouse', id: 'warehouse' } } as const;
    const place = reply?.location === undefined || reply.location === '' ? {} : { location: reply.location };
    switch (effect.type) {
      case 'reserve_stock': {
        const kept = reply?.type === 'stock.rejected' ? (reply.reserved ?? []) : (reply?.units ?? []);
        const got = putTogether(effect.units, kept);
        const base = { ...envelope, attempt: effect.attempt, ...place };
        if (reply?.type !== 'stock.rejected') return { ...base, type: 'stock.reserved', units: got };
        const units = effect.units.flatMap(({ line, quantity }) => {
          const lacking = quantity - (got.find((one) => one.line === line)?.quantity ?? 0);
          return lacking > 0 ? [{ line, quantity: lacking }] : [];
        });
        return { ...base, type: 'stock.rejected', units, ...(got.length > 0 && { reserved: got }) };
      }
      case 'commit_stock':
        return {
          ...envelope,
          type: 'stock.committed',
          attempt: effect.attempt,
          units: effect.units,
          reserved: putTogether(effect.reserved, reply?.reserved ?? []),
          ...place,
        };
      case 'release_stock':
        return { ...envelope, type: 'stock.released', attempt: effect.attempt, units: effect.units, ...place };
      case 'restock':
        return effect.return === undefined
          ? {
              ...envelope,
              type: 'stock.restocked',
              reference: effect.reference,
              units: effect.units,
              reserved: effect.reserved ?? [],
              ...place,
            }
          : { ...envelope, type: 'return.restocked', return: effect.return, reference: effect.reference };
    }
  };

  const reserve: Keeper['reserve'] = (order, units, location) => {
    const reply = ask('reserve_stock', order, takenApart(units), location);
    const kept = reply?.type === 'stock.rejected' ? (reply.reserved ?? []) : (reply?.units ?? []);
    const place = reply?.location === undefined ? {} : { location: reply.location };
    return { units: putTogether(units, kept), ...place };
  };
  const whole = (line: string, of: (article: string) => number) =>
    Math.min(Number.MAX_SAFE_INTEGER, ...piecesOf(line).map(([article, per]) => Math.floor(of(article) / per)));
  const change = (article: string, by: number, place = ''): Fact[] => {
    if (by < 0) ask('commit_stock', nobody, [{ line: article, quantity: -by }], place);
    const news = by > 0 ? warehouse.receive(article, by, at, place) : [];
    return news.flatMap(({ order, fact }) => {
      const parts = (fact as { units?: Units }).units ?? [];
      const units = putTogether(asLines(parts), parts);
      return order === nobody || units.length === 0 ? [] : [{ ...fact, units } as Fact];
    });
  };
  /** A warehouse answers for one place at a time: what another has is asked for again. */
  const allocate = (article: string, by: number, place = '') => {
    const type = by > 0 ? 'reserve_stock' : 'release_stock';
    for (let left = Math.abs(by), given = left; left > 0 && given > 0; left -= given) {
      const reply = ask(type, nobody, [{ line: article, quantity: left }], place);
      const units = reply?.type === 'stock.rejected' ? reply.reserved : reply?.units;
      given = units?.[0]?.quantity ?? 0;
    }
  };

  return {
    keeps: spots.length > 0,
    answer,
    reserve,
    available: (line, place) =>
      whole(line, (article) => warehouse.onHand(article, place) - warehouse.reserved(article, place)),
    onHand: (line, place) => whole(line, (article) => warehouse.onHand(article, place)),
    onShelf: warehouse.onHand,
    allocated: warehouse.reserved,
    heldFor: (order, line) => whole(line, (article) => warehouse.reservedFor(order, `${line}/${article}`)),
    isTracked,
    track: (article, value) => tracked.set(article, value),
    change,
    allocate,
    levels: () =>
      Object.fromEntries(
        spots.map(({ key, article, place }) => [
          key,
          { onHand: warehouse.onHand(article, place), allocated: warehouse.reserved(article, place) },
        ]),
      ),
  };
}

/** Of which lines the parts are. */
function asLines(parts: Units): Units {
  return parts.map(({ line, quantity }) => ({ line: line.slice(0, line.lastIndexOf('/')), quantity }));
}

function isStock(effect: Effect): effect is StockEffect {
  return ['reserve_stock', 'commit_stock', 'release_stock', 'restock'].includes(effect.type);
}
