import type { FulfillmentStatus, Opening, Order, OrderEvent, Policy, Readings, ReturnStatus } from '../../core.ts';
import { createBooks } from './books.money.ts';
import { readUnits } from './laws.units.ts';
import { eventsOf } from './settings.ts';
import { createUnitBooks } from './unit-books.ts';

/** What the books say of an order. */
export interface Said {
  /** More than one where they only know that nothing has left. */
  readonly fulfillment: readonly FulfillmentStatus[];
  readonly returns: ReturnStatus;
  readonly any: Partial<Readings>;
  readonly all: Partial<Readings>;
}

const nothingLeft: readonly FulfillmentStatus[] = ['unfulfilled', 'scheduled', 'on_hold', 'in_progress'];

/** A second reading of the words of goods, and of what came and went back in money, from books of pieces and of money. */
export function createWordBooks(opening: Opening) {
  const units = createUnitBooks(opening);
  const money = createBooks(opening);

  function piecesOf(order: Order) {
    const sum = { ordered: 0, live: 0, gone: 0, arrived: 0, back: 0 };
    for (const { id } of units.lines) {
      const { quantity, requiresShipping, canceled, shipped, delivered, returned } = units.lineOf(order, id);
      if (!requiresShipping) continue;
      const live = quantity - canceled;
      const gone = Math.min(live, shipped);
      sum.ordered += quantity;
      sum.live += live;
      sum.gone += gone;
      sum.arrived += Math.min(gone, delivered);
      sum.back += Math.min(gone, returned);
    }
    return sum;
  }
  type Sum = ReturnType<typeof piecesOf>;

  function fulfillmentOf({ ordered, live, gone, arrived, back }: Sum, policy: Policy): readonly FulfillmentStatus[] {
    if (ordered === 0) return [policy.nothingToShip];
    if (live === 0) return ['canceled'];
    if (gone === 0) return nothingLeft;
    const isWhole = gone === live;
    if (isWhole && back > 0 && policy.returnsShown === 'in_fulfillment')
      return [back === live ? 'returned' : 'partially_returned'];
    if (!isWhole || (live < ordered && policy.canceledUnits === 'counted')) return ['partially_fulfilled'];
    if (arrived === live) return ['delivered'];
    return [arrived > 0 ? policy.shippedAndDelivered : 'fulfilled'];
  }
  function returnsOf(order: Order, { live, back }: Sum): ReturnStatus {
    const cases = units.casesOf(order);
    const stands = (...states: readonly string[]) => cases.filter(({ state }) => states.includes(state));
    if (back > 0 && back === live) return 'returned';
    if (stands('requested').length > 0) return 'requested';
    if (stands('approved', 'in_transit', 'received').length > 0) return 'in_progress';
    if (stands('inspected').some(({ inFull }) => inFull)) return 'inspection_complete';
    return back > 0 ? 'partially_returned' : 'none';
  }

  return {
    /** Reads an accepted event. */
    read(event: OrderEvent, before: Order, after: Order): void {
      readUnits(units, event, before, after);
      for (const one of eventsOf(event, after)) money.read(one);
    },
    said(order: Order, policy: Policy): Said {
      const sum = piecesOf(order);
      const { ordered, live, gone, arrived, back } = sum;
      const [captured, refunded] = [money.captured(), money.refundedOfKnown()];
      const whole = (pieces: number) => live > 0 && pieces === live;
      return {
        fulfillment: fulfillmentOf(sum, policy),
        returns: returnsOf(order, sum),
        any: {
          captured: captured > 0,
          refunded: refunded > 0,
          shipped: gone > 0,
          delivered: arrived > 0,
          returned: back > 0,
          canceled: live < ordered,
        },
        all: {
          refunded: refunded > 0 && refunded >= captured,
          shipped: whole(gone),
          delivered: whole(arrived),
          returned: whole(back),
          canceled: ordered > 0 && live === 0,
        },
      };
    },
  };
}
