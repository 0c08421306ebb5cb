import type { Effect, ReserveStockEffect } from '../order/order.effects.ts';
import { linesOf } from '../order/order.lines.ts';
import type { Fact, Order } from '../order/order.ts';
import type { StockFact } from '../stock/stock.events.ts';
import { countUnits, normalUnits, quantityOf } from '../units.ts';
import { refuseUnknown } from './refused.ts';
import { type WarehouseInput, warehouseInput } from './warehouse.input.ts';

/** What a warehouse tells of an order unasked. @since 0.1.0 */
export interface WarehouseNews {
  /** The order's id. */
  readonly order: string;
  readonly fact: Fact;
}

/**
 * A stock's keeper in memory, for tests and examples. It does what effects ask once for each key, and gives the same answer again to the
 * same key. What it rejected it remembers, and keeps back when goods come in.
 *
 * @since 0.1.0
 */
export interface Warehouse {
  /** The answer to an effect about stock; `null` to any other effect. */
  readonly answer: (order: Order, effect: Effect, at: string) => Fact | null;
  /** Goods come in; orders that wait for them are told, the first that asked before the others. */
  readonly receive: (article: string, quantity: number, at: string, location?: string) => readonly WarehouseNews[];
  /** Pieces in the building, at one place or at all. Below nothing where more left than was known to be there. */
  readonly onHand: (article: string, location?: string) => number;
  /** Of these: pieces that are kept back for orders. */
  readonly reserved: (article: string, location?: string) => number;
  /** Pieces of a line that are kept back for one order, at one place or at all. */
  readonly reservedFor: (order: string, line: string, location?: string) => number;
}

const nowhere = '';

/** A fact that answers, before it is put into its envelope. */
type StockAnswer = Omit<StockFact | Extract<Fact, { readonly type: 'return.restocked' }>, 'id' | 'at' | 'by'> & {
  readonly [field: string]: unknown;
};

/** Pieces that were kept back at a place. */
interface Taken {
  readonly place: string;
  readonly quantity: number;
}

interface Waiting {
  readonly order: string;
  readonly line: string;
  readonly article: string;
  quantity: number;
}

/**
 * A stock's keeper in memory.
 *
 * @throws An `OrderError` `invalid_input` where it is to begin with something else than shelves of pieces.
 * @since 0.1.0
 */
export function createWarehouse(input: WarehouseInput): Warehouse {
  refuseUnknown('createWarehouse', input, warehouseInput);
  const { shelves, by = { kind: 'warehouse', id: 'warehouse' } } = input;
  const hand = new Map<string, Map<string, number>>();
  for (const [article, places] of Object.entries(shelves))
    hand.set(article, new Map(typeof places === 'number' ? [[nowhere, places]] : Object.entries(places)));
  /** By order, line and place. */
  const kept = new Map<string, { order: string; line: string; article: string; place: string; quantity: number }>();
  const answered = new Map<string, Fact>();
  const waiting: Waiting[] = [];
  let news = 0;

  const keptAt = (article: string, place?: string) =>
    [...kept.values()].reduce(
      (sum, one) =>
        one.article === article && (place === undefined || one.place === place) ? sum + one.quantity : sum,
      0,
    );
  const free = (article: string, place: string) =>
    Math.max(0, (hand.get(article)?.get(place) ?? 0) - keptAt(article, place));
  const keep = (order: string, line: string, article: string, place: string, quantity: number) => {
    const key = JSON.stringify([order, line, place]);
    const known = kept.get(key) ?? { order, line, article, place, quantity: 0 };
    known.quantity += quantity;
    kept.set(key, known);
  };
  const shelve = (article: string, place: string, quantity: number) => {
    const places = hand.get(article);
    places?.set(place, (places.get(place) ?? 0) + quantity);
  };

  const answer = (order: Order, effect: Effect, at: string): Fact | null => {
    const known = answered.get(effect.key);
    if (known) return known;
    const told = answerTo(order, effect);
    if (told === null) return null;
    const fact = { id: effect.key, at, by, ...told } as Fact;
    answered.set(effect.key, fact);
    return fact;
  };

  /** What an order's lines are to the warehouse, and where. */
  const seen = (order: Order) => {
    const articles = new Map(linesOf(order).map(({ id, sku = id }) => [id, sku]));
    const articleOf = (line: string) => articles.get(line) ?? line;
    const placesOf = (line: string) => [...(hand.get(articleOf(line))?.keys() ?? [])];
    return { articleOf, placesOf, isKept: (line: string) => hand.has(articleOf(line)) };
  };

  /** One place for each answer: the one that can give most of what is asked. What another can give is asked for again. */
  const reserve = (order: Order, { attempt, units, location }: ReserveStockEffect): StockAnswer => {
    const { articleOf, placesOf, isKept } = seen(order);
    const givenAt = (place: string) =>
      units.flatMap(({ line, quantity }) => {
        const most = isKept(line) ? Math.min(quantity, free(articleOf(line), place)) : quantity;
        return most > 0 ? [{ line, quantity: most }] : [];
      });
    const places = [
      ...new Set([...(location === undefined ? [] : [location]), ...units.flatMap(({ line }) => placesOf(line))]),
    ];
    const [place = nowhere] = places.toSorted((a, b) => countUnits(givenAt(b)) - countUnits(givenAt(a)));
    const reserved = givenAt(place);
    for (const { line, quantity } of reserved) if (isKept(line)) keep(order.id, line, articleOf(line), place, quantity);
    const rejected = units.flatMap(({ line, quantity }) => {
      const elsewhere = placesOf(line).reduce(
        (sum, other) => sum + (other === place ? 0 : free(articleOf(line), other)),
        0,
      );
      const lacking = quantity - quantityOf(reserved, line) - elsewhere;
      return lacking > 0 ? [{ line, quantity: lacking }] : [];
    });
    for (const { line, quantity } of rejected)
      waiting.push({ order: order.id, line, article: articleOf(line), quantity });
    const from = reserved.length > 0 && place !== nowhere ? { location: place } : {};
    if (rejected.length === 0) return { type: 'stock.reserved', attempt, units: reserved, ...from };
    return { type: 'stock.rejected', attempt, units: rejected, ...(reserved.length > 0 && { reserved }), ...from };
  };

  /** Takes pieces out of what is kept back for a line, at the named place first and then at the others that will do, and tells from where. */
  const letGo = (
    order: Order,
    line: string,
    quantity: number,
    location: string | undefined,
    willDo: (place: string) => boolean,
  ): Taken[] => {
    if (!seen(order).isKept(line)) return [{ place: nowhere, quantity }];
    const own = [...kept.values()].filter((one) => one.order === order.id && one.line === line && willDo(one.place));
    let left = quantity;
    return own
      .sort((a, b) => Number(b.place === location) - Number(a.place === location))
      .map((one) => {
        const taken = Math.min(left, one.quantity);
        one.quantity -= taken;
        left -= taken;
        return { place: one.place, quantity: taken };
      });
  };

  /** The named place where it knows the article, else the first that does. */
  const placeFor = (order: Order, line: string, location: string | undefined): string => {
    const places = seen(order).placesOf(line);
    return location !== undefined && places.includes(location) ? location : (places[0] ?? nowhere);
  };

  const count = (taken: readonly Taken[]) => taken.reduce((sum, { quantity }) => sum + quantity, 0);

  const answerTo = (order: Order, effect: Effect): StockAnswer | null => {
    if (!('units' in effect)) return null;
    const asked = 'location' in effect ? effect.location : undefined;
    // It speaks of no place that it does not have, but of the one that it turns to instead.
    const places = effect.units.flatMap(({ line }) => seen(order).placesOf(line));
    const place = asked !== undefined && places.includes(asked) ? asked : places[0];
    const location = place === nowhere ? undefined : place;
    const at = location === undefined ? {} : { location };
    const isHere = (one: string) => location === undefined || one === location || one === nowhere;
    switch (effect.type) {
      case 'reserve_stock':
        return reserve(order, effect);
      case 'commit_stock': {
        const { attempt, units } = effect;
        const { articleOf } = seen(order);
        const reserved = units.map(({ line, quantity }) => {
          const taken = letGo(order, line, quantityOf(effect.reserved, line), location, isHere);
          for (const { place, quantity } of taken) shelve(articleOf(line), place, -quantity);
          shelve(articleOf(line), placeFor(order, line, location), count(taken) - quantity);
          return { line, quantity: count(taken) };
        });
        return { type: 'stock.committed', attempt, units, reserved: normalUnits(reserved), ...at };
      }
      case 'release_stock': {
        const { attempt, units } = effect;
        // What it does not keep back, as somebody was faster than the request, it cannot let go.
        const released = normalUnits(
          units.map(({ line, quantity }) => ({
            line,
            quantity: count(letGo(order, line, quantity, location, isHere)),
          })),
        );
        return released.length > 0 ? { type: 'stock.released', attempt, units: released, ...at } : null;
      }
      case 'restock': {
        const { units, reference, reserved = [] } = effect;
        const { articleOf, isKept } = seen(order);
        for (const { line, quantity } of units) shelve(articleOf(line), placeFor(order, line, location), quantity);
        for (const { line, quantity } of reserved)
          if (isKept(line)) keep(order.id, line, articleOf(line), placeFor(order, line, location), quantity);
        return effect.return === undefined
          ? { type: 'stock.restocked', reference, units, reserved, ...at }
          : { type: 'return.restocked', return: effect.return, reference };
      }
      default:
        return null;
    }
  };

  const receive = (
    article: string,
    quantity: number,
    at: string,
    location: string = nowhere,
  ): readonly WarehouseNews[] => {
    if (!hand.has(article)) hand.set(article, new Map());
    shelve(article, location, quantity);
    return waiting.flatMap((one): WarehouseNews[] => {
      const given = one.article === article ? Math.min(one.quantity, free(article, location)) : 0;
      if (given === 0) return [];
      one.quantity -= given;
      keep(one.order, one.line, article, location, given);
      news += 1;
      const units = [{ line: one.line, quantity: given }];
      const place = location === nowhere ? {} : { location };
      const attempt = `incoming-${news}`;
      return [{ order: one.order, fact: { id: attempt, at, by, type: 'stock.reserved', attempt, units, ...place } }];
    });
  };

  const inHouse = (article: string, location?: string) =>
    [...(hand.get(article) ?? [])].reduce(
      (all, [place, n]) => (location === undefined || place === location ? all + n : all),
      0,
    );

  return {
    answer,
    receive,
    onHand: inHouse,
    reserved: keptAt,
    reservedFor: (order, line, location) =>
      [...kept.values()].reduce(
        (all, one) =>
          one.order === order && one.line === line && (location === undefined || one.place === location)
            ? all + one.quantity
            : all,
        0,
      ),
  };
}
