import { type CoreOrderDefinition, type Effect, type Order, type OrderEvent, stockOf } from '../../core.ts';
import { standingStatuses } from '../../order/order.plugin.readings.ts';
import { statusOf } from '../../order/order.status.ts';
import { begin, type GeneratedHistory, isAccepted } from '../histories/history.ts';
import { createWarehouse, type Shelves, type Warehouse } from '../warehouse.ts';
import { close, leftOpen } from './closing.ts';
import { breaks } from './law-broken.ts';
import { splitsOf } from './laws.units.ts';
import { createUnitBooks } from './unit-books.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/**
 * What happens between the shop and the warehouse after an event: it is asked what is open and answers at once; nothing; it gets what was
 * ever sent to it, wanted still or not, and its answers stay on the way; what is on the way arrives, the last first.
 */
export type StockMail = 'asked' | 'nothing' | 'sent' | 'arrives';

/** What the shelves hold at first, and what goes to and fro after each event. */
export interface StockDraw {
  readonly shelves: readonly number[];
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
 * says: nothing is deducted twice, let go without being kept back, or forgotten. Requests come to an end. An order at its end has nothing
 * kept back.
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
  const books = createUnitBooks(opening);
  const told: OrderEvent[] = [];
  const outbox: Effect[] = [];
  const onTheWay: OrderEvent[] = [];
  let [order, answers] = [begin(definition, opening), 0];
  outbox.push(...definition.pendingEffects(order));
  const backByReturns = new Map<string, number>();
  const done = new Set<string>();

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
    books.decide(event, before);
    books.read(event);
    if (event.type === 'order.cancel_units') for (const split of splitsOf(event, order)) books.read(split);
    return true;
  };
  /** The warehouse does what it is asked, and what it put on its shelves for a return is counted. */
  const does = (effect: Effect, at: string) => {
    const fact = warehouse.answer(order, effect, at);
    if (fact && !done.has(effect.key) && effect.type === 'restock' && effect.return !== undefined)
      for (const { line, quantity } of effect.units) backByReturns.set(line, (backByReturns.get(line) ?? 0) + quantity);
    if (fact) done.add(effect.key);
    return fact;
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
      const effect = definition.pendingEffects(order).find((one) => warehouse.answer(order, one, at));
      if (!effect) return;
      const fact = does(effect, at);
      if (!fact || !take(fact)) return fail(`${effect.key} is asked and was answered`);
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
      const gone = (shelves[line] as number) - warehouse.onHand(line) - (backByReturns.get(line) ?? 0);
      const deducted = committed + writtenOff + restocked - (backByReturns.get(line) ?? 0);
      if (gone > deducted) fail(`${gone} of ${line} left the shelves and ${deducted} are deducted`);
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
      const gone = (shelves[line] as number) - warehouse.onHand(line);
      const left = shipped + missing - (backByReturns.get(line) ?? 0);
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
