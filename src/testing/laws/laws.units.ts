import type { CoreOrderDefinition, DiscrepancyCode, Order, OrderEvent } from '../../core.ts';
import { parcelOf } from '../../fulfillment/fulfillment.ledger.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { isSame } from './is-same.ts';
import { breaks } from './law-broken.ts';
import { createUnitBooks } from './unit-books.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

/**
 * Law 5: whenever we ship, cancel or take back, line by line: shipped and canceled units are no more than were ordered, returned units no
 * more than were shipped; what a service accepted is called off by its answer alone; what facts move beyond it is a discrepancy of exactly
 * that many.
 */
export function noUnitIsMovedTwice(definition: CoreOrderDefinition, history: Story): void {
  const law = 'noUnitIsMovedTwice';
  const { opening, events } = history;
  const books = createUnitBooks(opening);
  const taken = { requests: new Map<string, string>(), accepted: new Set<string>(), given: new Set<string>() };
  const { told } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    if (!isAccepted({ event, before, applied })) continue;
    const story = { opening, events: events.slice(0, i + 1) };
    const fail = (problem: string) => breaks(law, `after event ${i + 1} ${problem}`, definition, story);
    const { order } = applied;

    const linesBefore = new Map(books.lines.map(({ id }) => [id, books.lineOf(before, id)]));
    if (event.type === 'order.cancel' && event.scope === 'unshipped') {
      const covered = order.lifecycle.context.rows.find(
        (row) => row.kind === 'cancel_unshipped' && row.reference === event.id,
      );
      for (const { id } of books.lines) {
        const open = linesBefore.get(id)?.open ?? 0;
        const canceled = covered?.units?.find(({ line }) => line === id)?.quantity ?? 0;
        if (canceled !== open) fail(`${canceled} of ${id} are canceled and ${open} were open`);
      }
    }
    readUnits(books, event, before, order);
    for (const id of takenFromService(taken, event, before, order))
      fail(`what a service accepted is taken out of ${id} without it`);
    if (event.type === 'fulfillment.split' || event.type === 'fulfillment.merge') {
      for (const id of [event.fulfillment, event.into]) {
        const held = parcelIn(order, id);
        const booked = books.contentsOf(id);
        if (!isSame(held, booked))
          fail(`${id} holds ${JSON.stringify(held)} and the books say ${JSON.stringify(booked)}`);
        const picked = parcelIn(order, id, 'picked');
        if (!isSame(picked, books.pickedOf(id)))
          fail(`${JSON.stringify(picked)} is picked in ${id} and the books say ${JSON.stringify(books.pickedOf(id))}`);
      }
      const both = [event.fulfillment, event.into];
      for (const figure of ['contents', 'picked'] as const) {
        const together = (one: Order) => sumOf(both.map((id) => parcelIn(one, id, figure)));
        if (!isSame(together(before), together(order)))
          fail(`units that are ${figure} are not the same before and after`);
      }
    }

    const back = (order.obligations.stock ? [] : definition.pendingEffects(order)).flatMap((effect) =>
      effect.type === 'restock' && effect.return === undefined ? effect.units : [],
    );
    for (const { id } of books.lines) {
      const asked = back.reduce((sum, { line, quantity }) => sum + (line === id ? quantity : 0), 0);
      const { canceled } = books.lineOf(order, id);
      if (asked > canceled) fail(`${asked} of ${id} are asked back into stock and ${canceled} are canceled`);
    }

    const cancels =
      event.type === 'order.cancel' ||
      event.type === 'order.cancel_units' ||
      (event.type === 'deadline.fired' && event.deadline.kind === 'unpaid');
    const named = 'units' in event && event.units !== undefined ? event.units.map(({ line }) => line) : null;
    for (const { id } of books.lines) {
      const line = books.lineOf(order, id);
      const was = linesBefore.get(id);
      const concerned = named === null || named.includes(id);
      if (event.type === 'fulfillment.ship' && concerned) {
        if (line.shipped > (was?.shipped ?? 0) && line.shipped + line.asked > line.quantity)
          fail(`${line.shipped} of ${id} are shipped and ${line.asked} canceled of ${line.quantity}`);
      }
      if (cancels && was && was.shipped + was.asked <= was.quantity && line.shipped + line.asked > line.quantity)
        fail(`${line.asked} of ${id} are canceled and ${line.shipped} shipped of ${line.quantity}`);
      if (event.type === 'return.request' && concerned && line.claimed > line.shipped)
        fail(`${line.claimed} of ${id} are to come back and ${line.shipped} were shipped`);
      if (event.type === 'return.receive' && concerned && line.returned > line.shipped + line.missing)
        fail(`${line.returned} of ${id} came back and ${line.shipped} were shipped`);

      const shown = (code: DiscrepancyCode) =>
        definition
          .discrepanciesOf(order)
          .filter((one) => one.code === code && one.subject === id)
          .reduce((sum, { data }) => sum + Number(data.excess), 0);
      const excesses: readonly (readonly [DiscrepancyCode, number])[] = [
        ['shipped_more_than_ordered', line.shipped - line.quantity],
        ['shipped_after_cancel', line.asked - line.canceled],
        ['missing_in_transit', Math.min(line.missing, line.open)],
        ['returned_more_than_shipped', line.returned - line.shipped - line.missing],
      ];
      for (const [code, excess] of excesses) {
        if (shown(code) !== Math.max(0, excess))
          fail(`${code} of ${id} is ${Math.max(0, excess)} and the discrepancy says ${shown(code)}`);
      }
    }
  }
}

/** What services were asked for last, parcel by parcel; the requests that they accepted, and the parcels that they gave back. */
interface Taken {
  readonly requests: Map<string, string>;
  readonly accepted: Set<string>;
  readonly given: Set<string>;
}

/** Parcels that a service has and that a command of ours makes smaller or calls off: the service alone does, by its answer. */
function takenFromService(
  { requests, accepted, given }: Taken,
  event: OrderEvent,
  before: Order,
  after: Order,
): readonly string[] {
  if (event.type === 'fulfillment.request') requests.set(event.fulfillment, event.id);
  if (event.type === 'fulfillment.accepted') accepted.add(`${event.fulfillment} ${event.op}`);
  if (event.type === 'fulfillment.rejected' || event.type === 'fulfillment.canceled') given.add(event.fulfillment);
  if (event.type !== 'order.cancel' && event.type !== 'order.cancel_units' && event.type !== 'fulfillment.cancel')
    return [];
  const stateIn = ({ fulfillments }: Order, id: string) => fulfillments.find((one) => one.id === id)?.state;
  return [...requests.keys()].filter(
    (id) =>
      accepted.has(`${id} ${requests.get(id)}`) &&
      !given.has(id) &&
      stateIn(before, id) !== 'canceled' &&
      (stateIn(after, id) === 'canceled' || !isSame(parcelIn(before, id), parcelIn(after, id))),
  );
}

/** Reads an accepted event: what it decides about what was there before it, itself, and what it took out of parcels. */
export function readUnits(
  books: ReturnType<typeof createUnitBooks>,
  event: OrderEvent,
  before: Order,
  after: Order,
): void {
  books.decide(event, before);
  books.read(event);
  if (event.type === 'order.cancel_units') for (const split of splitsOf(event, after)) books.read(split);
}

/** What the library says that a parcel holds. */
function parcelIn(
  { fulfillments }: Order,
  id: string,
  figure: 'contents' | 'picked' = 'contents',
): Record<string, number> {
  const parcel = fulfillments.find((one) => one.id === id);
  return sumOf((parcel ? parcelOf(parcel.context)[figure] : []).map(({ line, quantity }) => ({ [line]: quantity })));
}

function sumOf(all: readonly Record<string, number>[]): Record<string, number> {
  const sum = new Map<string, number>();
  for (const one of all) for (const [line, n] of Object.entries(one)) sum.set(line, (sum.get(line) ?? 0) + n);
  return Object.fromEntries([...sum].sort());
}

/** What a cancellation took out of parcels, as the splits that the record tells. */
function splitsOf(event: Extract<OrderEvent, { readonly type: 'order.cancel_units' }>, order: Order): OrderEvent[] {
  const { id, at, by } = event;
  return order.fulfillments.flatMap(({ id: fulfillment, context }) =>
    context.rows.flatMap(({ kind, reference, units = [], of: into = '' }): OrderEvent[] =>
      kind === 'moved_out' && reference === `${id}:split:${fulfillment}`
        ? [{ id: reference, at, by, type: 'fulfillment.split', fulfillment, into, units }]
        : [],
    ),
  );
}
