import {
  type CoreOrderDefinition,
  type Effect,
  type Order,
  type OrderEvent,
  stockByPlace,
  stockOf,
} from '../../core.ts';
import { standingStatuses } from '../../order/order.plugin.readings.ts';
import { statusOf } from '../../order/order.status.ts';
import { begin, type GeneratedHistory, isAccepted } from '../histories/history.ts';
import type { Shelves } from '../warehouse.input.ts';
import { createWarehouse, type Warehouse } from '../warehouse.ts';
import { createPlaceBooks } from './books.places.ts';
import { close, leftOpen } from './closing.ts';
import { breaks } from './law-broken.ts';
import { readUnits } from './laws.units.ts';
import { createShelfAccounts } from './shelf-accounts.ts';
import { createUnitBooks } from './unit-books.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/**
 * What happens between the shop and the warehouse after an event: it is asked what is open and answers at once; nothing; it gets what was
 * ever sent to it, wanted still or not, and its answers stay on the way; what is on the way arrives, the last first.
 */
export type StockMail = 'asked' | 'nothing' | 'sent' | 'arrives';

/** What the shelves hold at first, and what goes to and fro after each event. */
export interface StockDraw {
  /** Line by line: in one building, or at each place. */
  readonly shelves: readonly Shelves[string][];
  readonly mail: readonly StockMail[];
}

/** What a history of stock came to, for counting that it came to something. */
export interface StockSeen {
  readonly answers: number;
  readonly ended: boolean;
}

const limit = 100;
const rounds = 6;

/**
 * Law 6: every unit is in exactly one stock state, and a real warehouse that is asked, late or at once, has on its shelves what the order
 * says, at each place: nothing is deducted twice, let go without being kept back, or forgotten, and what left is deducted where it left,
 * as far as it has shelves there. Requests come to an end. An order at its end has nothing kept back.
 *
 * What the history tells of stock itself is left out: the warehouse says it.
 */
export function everyUnitIsInOneStockState(
  definition: CoreOrderDefinition,
  history: Story,
  { shelves: drawn, mail }: StockDraw,
): StockSeen {
  const { opening } = history;
  const events = history.events.filter(({ type }) => !type.startsWith('stock.') && type !== 'return.restocked');
  const shelves: Shelves = Object.fromEntries(
    opening.input.lines.map(({ id }, i) => [id, drawn[i % drawn.length] ?? 5]),
  );
  const warehouse = createWarehouse({ shelves });
  const accounts = createShelfAccounts(warehouse, shelves);
  const books = createUnitBooks(opening);
  const places = createPlaceBooks();
  const told: OrderEvent[] = [];
  const outbox: Effect[] = [];
  const onTheWay: OrderEvent[] = [];
  let [order, answers] = [begin(definition, opening), 0];
  outbox.push(...definition.pendingEffects(order));

  const fail = (problem: string) =>
    breaks('everyUnitIsInOneStockState', `after event ${told.length} ${problem}`, definition, {
      opening,
      events: told,
    });
  const take = (event: OrderEvent) => {
    const before = order;
    const applied = definition.apply(order, event);
    told.push(event);
    order = applied.order;
    outbox.push(...applied.effects);
    if (!isAccepted({ event, before, applied })) return false;
    readUnits(books, event, before, order);
    places.read(event);
    return true;
  };
  /** The warehouse does what it is asked, and what it put on its shelves for a return is counted. */
  const does = (effect: Effect, at: string) => {
    const answer = () => warehouse.answer(order, effect, at);
    return effect.type === 'restock' && effect.return !== undefined ? accounts.putAway(answer) : answer();
  };
  const send = (at: string) => {
    for (const effect of outbox.splice(0)) {
      const fact = does(effect, at);
      if (fact) onTheWay.push(fact);
    }
  };
  const arrive = () => {
    for (const fact of onTheWay.splice(0).reverse()) if (take(fact)) answers += 1;
  };
  const answerAll = (at: string) => {
    for (let n = 0; ; n++) {
      if (n > limit) fail('what the warehouse is asked does not end');
      const open = definition.pendingEffects(order);
      if (onTheWay.length === 0) asksForWhatIsKept(open);
      let fact: OrderEvent | null = null;
      for (const effect of open) fact ??= does(effect, at);
      if (!fact) return;
      if (!take(fact)) return fail(`${fact.id} is asked and was answered`);
      answers += 1;
      if (onTheWay.length === 0) agrees();
    }
  };
  /** What the order says of each line is what lies on the shelves. */
  const agrees = () => {
    for (const stock of stockOf(order)) {
      const { line, none, reserved, committed, released, restocked, writtenOff } = stock;
      const states = { none, reserved, committed, released, restocked, writtenOff };
      if (Object.values(states).some((pieces) => pieces < 0)) fail(`${line} has ${JSON.stringify(states)}`);
      if (!(line in shelves)) continue;
      if (warehouse.reservedFor(order.id, line) !== reserved)
        fail(`${reserved} of ${line} are kept back and the warehouse keeps ${warehouse.reservedFor(order.id, line)}`);
      const [gone, deducted] = [accounts.deducted(line), committed + writtenOff + restocked];
      if (gone > deducted) fail(`${gone} of ${line} left the shelves and ${deducted} are deducted`);
      for (const place of accounts.places) agreesAt(line, place);
    }
  };
  const agreesAt = (line: string, place: string) => {
    const said = stockByPlace(order).find((one) => one.line === line && (one.location ?? '') === place);
    const { reserved = 0, committed = 0 } = said ?? {};
    const [kept, gone] = [warehouse.reservedFor(order.id, line, place), accounts.deducted(line, place)];
    const at = `at "${place}"`;
    if (kept !== reserved) fail(`${reserved} of ${line} are kept back ${at} and the warehouse keeps ${kept}`);
    if (gone !== committed) fail(`${gone} of ${line} left the shelves ${at} and ${committed} are deducted there`);
  };
  /** What is to be deducted of what is kept back is kept back where it is asked for, or where nobody said. */
  const asksForWhatIsKept = (open: readonly Effect[]) => {
    for (const effect of open) {
      if (effect.type !== 'commit_stock') continue;
      const here = [...new Set([effect.location ?? '', ''])];
      for (const { line, quantity } of effect.reserved) {
        if (!(line in shelves)) continue;
        const kept = here.reduce((sum, place) => sum + warehouse.reservedFor(order.id, line, place), 0);
        if (quantity > kept) fail(`${effect.key} asks for ${quantity} of ${line} of what is kept back, and ${kept} is`);
      }
    }
  };
  /** What left was deducted where it left. */
  const leftWhereItWas = () => {
    if (!order.obligations.stock) return;
    const left = order.fulfillments.map(({ id }) => ({ place: places.placeOf(id), pieces: books.leftWith(id) }));
    for (const { line } of stockOf(order)) {
      for (const place of accounts.placesOf(line)) {
        const here = left.filter((one) => one.place === place);
        const pieces = here.reduce((sum, one) => sum + (one.pieces.get(line) ?? 0), 0);
        const gone = accounts.deducted(line, place);
        if (gone < pieces) fail(`${pieces} of ${line} left at "${place}" and ${gone} are deducted there`);
      }
    }
  };
  const settled = () => {
    const terms = order.obligations.stock;
    const wanted = new Set(standingIn(definition, order).flatMap(({ traits }) => traits.counts?.stock ?? []));
    // A draft that was never placed was promised nothing.
    if (!terms) return;
    for (const { line, reserved, rejected, backordered } of stockOf(order)) {
      const { shipped, missing, open, canceled } = books.lineOf(order, line);
      if (!(line in shelves)) continue;
      const [gone, left] = [accounts.deducted(line), shipped + missing];
      const { deductAt, onUnship, onFailedPayment, onCancel, reserveAt } = terms;
      const early = gone - left;
      if (early < 0) fail(`${left} of ${line} left the building and ${gone} the shelves`);
      if (deductAt === 'shipped' && onUnship === 'reserved' && !wanted.has('deducted') && early !== 0)
        fail(`${left} of ${line} left the building and ${gone} the shelves`);
      if (reserved > open) fail(`${reserved} of ${line} are kept back and ${open} are open`);
      // Whoever cancels says what becomes of what is deducted; where nobody said a word, it stays so.
      const mayStay = onCancel === 'as_asked' ? canceled : 0;
      if (reserved + early > open + mayStay)
        fail(`${reserved} of ${line} are kept back, ${early} deducted early, ${open} are open and ${mayStay} may stay`);
      if (wanted.has('released') && reserved > 0)
        fail(`${reserved} of ${line} are kept back, and a status lets them go`);
      if (wanted.has('released') || onFailedPayment === 'released' || order.lifecycle.state === 'draft') continue;
      if (deductAt === 'placed' && reserved > 0) fail(`${reserved} of ${line} are kept back that were to be deducted`);
      const secured = reserveAt === 'placed' || deductAt === 'placed';
      const lacking = open - reserved - early;
      if (secured && lacking > rejected + backordered)
        fail(`${lacking} of ${line} are neither kept back, deducted nor rejected`);
    }
  };

  for (const parcel of opening.input.fulfillments ?? [])
    places.read({
      ...parcel,
      fulfillment: parcel.id,
      id: '',
      at: '',
      by: opening.input.by,
      type: 'fulfillment.planned',
    });
  for (const [i, event] of events.entries()) {
    take(event);
    const what = mail[i % mail.length];
    if (what === 'asked') answerAll(event.at);
    if (what === 'sent') send(event.at);
    if (what === 'arrives') arrive();
  }
  const last = events.at(-1)?.at ?? opening.input.at;
  send(last);
  arrive();
  answerAll(last);
  agrees();
  leftWhereItWas();
  settled();
  // What the warehouse rejects is known only as it answers: the shop looks again.
  for (let round = 1; round <= rounds && leftOpen(definition, order).length > 0; round++) {
    for (const event of close(definition, order, last).sent) {
      if (event.type.startsWith('stock.') || event.type === 'return.restocked') continue;
      take({ ...event, id: `round-${round}-${event.id}` });
      answerAll(event.at);
    }
  }
  agrees();
  const ended = leftOpen(definition, order).length === 0;
  if (ended) nothingIsKept(order, warehouse, fail);
  return { answers, ended };
}

function nothingIsKept(order: Order, warehouse: Warehouse, fail: (problem: string) => never): void {
  for (const { line, reserved } of stockOf(order)) {
    if (reserved > 0) fail(`the order is at its end, and ${reserved} of ${line} are kept back`);
    if (warehouse.reservedFor(order.id, line) > 0) fail(`the order is at its end, and the warehouse keeps ${line}`);
  }
}

function standingIn({ plugins, policy }: CoreOrderDefinition, order: Order) {
  return standingStatuses(plugins, order, statusOf(order, policy));
}
