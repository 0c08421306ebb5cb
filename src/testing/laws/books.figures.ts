import { linesOf, type Opening, type Order, type OrderEvent, shareOf } from '../../core.ts';
import { createCreditBooks } from './books.credits.ts';
import { createHoldBooks } from './books.holds.ts';
import { createBooks } from './books.money.ts';
import { createTenderBooks } from './books.tenders.ts';
import { createWriteOffBooks } from './books.write-offs.ts';
import { readUnits } from './laws.units.ts';
import { eventsOf } from './settings.ts';
import { createUnitBooks } from './unit-books.ts';

/** What the words are read from, as the books count it. */
export type BookedFigures = ReturnType<ReturnType<typeof createFigureBooks>['figures']>;

const notHere: ReadonlySet<string> = new Set(['shipped', 'delivered', 'canceled']);

/**
 * Figures of an order from books of pieces, of money, of tenders, of holds and of what was given up. Where pieces are exchanged, a
 * fee is kept, a replacement came back in its turn, or money was given out of goodwill, they do not know what is owed; where stock rejected something, how much
 * of what is open is held. States of parcels and of the order as a whole are read off the record.
 */
export function createFigureBooks(opening: Opening) {
  const units = createUnitBooks(opening);
  const money = createBooks(opening);
  const tenders = createTenderBooks(opening);
  const holds = createHoldBooks();
  const givenUp = createWriteOffBooks();
  const credits = createCreditBooks(opening);
  const confirmed = new Map<string, number>();
  const known = { confirmed: false, received: false, rejected: false, goodwill: false, owedWhenGivenUp: true };

  const handedOver = (order: Order, id: string) => {
    const { quantity, canceled, shipped } = units.lineOf(order, id);
    return Math.min(quantity - canceled, shipped);
  };
  const isFullyConfirmed = (order: Order) =>
    units.lines.every(({ id }) => handedOver(order, id) <= (confirmed.get(id) ?? 0));

  /** Of a line: pieces in parcels of some kind. */
  function inParcels(
    { fulfillments }: Order,
    line: string,
    isMeant: (parcel: Order['fulfillments'][number]) => boolean,
  ) {
    return fulfillments.filter(isMeant).reduce((sum, { id }) => sum + (units.heldIn(id).get(line) ?? 0), 0);
  }
  function digitalOf(order: Order, line: string): number {
    return order.fulfillments
      .filter(({ id, state }) => state !== 'canceled' && units.handoverOf(id) === 'digital')
      .reduce(
        (sum, { id }) => sum + Math.max(0, (units.heldIn(id).get(line) ?? 0) - (units.leftWith(id).get(line) ?? 0)),
        0,
      );
  }
  /** In parcels that are worked on: what was picked of them, or all where nobody said. */
  function pickedOf({ fulfillments }: Order, line: string): number {
    return fulfillments
      .filter(({ state }) => state === 'in_progress')
      .reduce((sum, { id }) => {
        const picked = new Map(Object.entries(units.pickedOf(id)));
        return sum + ((picked.size > 0 ? picked : units.heldIn(id)).get(line) ?? 0);
      }, 0);
  }
  function pieceFigures(order: Order) {
    const sum = { ordered: 0, live: 0, liveOfAll: 0, gone: 0, arrived: 0, back: 0, scheduled: 0, begun: 0 };
    const open = { shipping: 0, digital: 0 };
    const held = { shipping: 0, digital: 0 };
    for (const { id } of units.lines) {
      const { quantity, requiresShipping, canceled, shipped, delivered, returned } = units.lineOf(order, id);
      const live = quantity - canceled;
      const gone = Math.min(live, shipped);
      const digital = Math.min(digitalOf(order, id), live - gone);
      const rest = requiresShipping ? live - gone : digital;
      const inHeld = inParcels(order, id, (one) => holds.onParcel(one.id) && !notHere.has(one.state));
      const kept = holds.onOrder() ? rest : Math.min(rest, Math.max(inHeld, holds.onLine(id)));
      const way = requiresShipping ? 'shipping' : 'digital';
      sum.liveOfAll += live;
      open[way] += rest;
      held[way] += kept;
      if (!requiresShipping) continue;
      sum.ordered += quantity;
      sum.live += live;
      sum.gone += gone;
      sum.arrived += Math.min(gone, delivered);
      sum.back += Math.min(gone, returned);
      sum.scheduled += Math.min(
        rest,
        inParcels(order, id, ({ state }) => state === 'scheduled'),
      );
      sum.begun += inParcels(order, id, ({ state }) => state === 'packed') + pickedOf(order, id);
    }
    return { ...sum, open, held, heldAtMost: known.rejected ? open : held };
  }
  function owedOf(order: Order): number | null {
    if (known.goodwill || !credits.isSimple()) return null;
    const boxes = new Set(order.returns.map(({ id }) => id));
    return linesOf(order).reduce<number | null>((sum, { id, quantity, total }) => {
      const credited = credits.creditedOf(boxes, (line) => units.lineOf(order, line), id);
      if (sum === null || credited === null) return null;
      const pieces = units.lineOf(order, id).canceled + credited;
      return sum + total - (pieces === 0 ? 0 : shareOf(total, pieces, quantity));
    }, 0);
  }
  function moneyFigures(order: Order) {
    const [captured, refunded] = [money.captured(), money.refundedOfKnown()];
    const { now: disputed, lost } = money.disputed();
    const held = captured - refunded - lost;
    const owed = owedOf(order);
    const limits = owed === null || !known.owedWhenGivenUp ? null : givenUp.writtenOff(order, owed, held);
    const writtenOff = limits?.least === limits?.most ? (limits?.least ?? null) : null;
    const booked = tenders.tenders(order);
    return {
      total: linesOf(order).reduce((sum, { total }) => sum + total, 0),
      captured,
      refunded,
      disputed,
      owed,
      writtenOff,
      outstanding: owed === null || writtenOff === null ? null : owed - held - writtenOff,
      authorized: booked.reduce((sum, { authorized }) => sum + authorized, 0),
      refundPending: booked.reduce((sum, { refundPending }) => sum + refundPending, 0),
      available: booked.reduce((sum, { available }) => sum + available, 0),
      /** Nothing went back, or is disputed, that did not come. */
      isSound: disputed === 0 && order.payments.every(({ id }) => money.excess(id) === 0),
      voidPending: booked.reduce((sum, { voidPending }) => sum + voidPending, 0),
      operations: booked.flatMap(({ operations }) => operations),
      isSettled: booked.every(({ isSettled }) => isSettled),
      tenders: booked,
    };
  }

  return {
    /** Reads an accepted event. */
    read(event: OrderEvent, before: Order, after: Order): void {
      if (event.type === 'order.write_off') {
        const owed = owedOf(before);
        if (owed === null) known.owedWhenGivenUp = false;
        else givenUp.decide(event.amount.amount, owed, before);
      }
      readUnits(units, event, before, after);
      credits.read(event);
      for (const one of eventsOf(event, after)) {
        money.read(one);
        tenders.read(one, before);
      }
      holds.read(event);
      known.goodwill ||= 'goodwill' in event && event.goodwill === true;
      known.rejected ||= event.type === 'stock.rejected';
      known.confirmed ||= event.type === 'order.confirmed';
      if (event.type !== 'order.confirm_receipt') return;
      known.received = true;
      for (const { id } of units.lines) confirmed.set(id, Math.max(confirmed.get(id) ?? 0, handedOver(after, id)));
    },
    figures: (order: Order) => {
      const { lifecycle } = order;
      const pieces = pieceFigures(order);
      return {
        ...pieces,
        ...moneyFigures(order),
        lifecycle: lifecycle.state,
        calledOff: lifecycle.state === 'canceled' || pieces.liveOfAll === 0,
        confirmed: known.confirmed,
        received: known.received && isFullyConfirmed(order),
        cases: units.casesOf(order),
      };
    },
  };
}
