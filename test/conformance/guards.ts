import {
  type Command,
  type Guard,
  type LineChange,
  linesOf,
  type Order,
  parcelContentsOf,
  type Reason,
  reason,
  stockGuard,
  stockOf,
  type Units,
} from '../../src/index.ts';
import type { CaseLine, Story } from './format.ts';
import type { Keeper } from './keeper.ts';
import type { Look, Meaning } from './peers.ts';

/** The guards of a peer's shop: what it looks at before it says yes. */
export function guardsOf(story: Story, meaning: Meaning, keeper: Keeper): Guard[] {
  const lines = new Map(story.order.lines.map((line) => [line.id, line]));
  const looks = keeper.keeps ? meaning.looks.map((look) => looking[look](keeper, lines)) : [];
  return [
    ...looks,
    ...(meaning.orderLimit === null ? [] : [limited(meaning.orderLimit)]),
    ...(meaning.draftsCancel ? [] : [sparesDrafts]),
    ...(meaning.parcelsOfCanceled === 'called_off' ? [] : [sparesParcels]),
  ];
}

type Lines = ReadonlyMap<string, CaseLine>;

/** How far below nothing a line may be sold; a threshold above nothing is kept on the shelf. */
function below({ allowBackorder = false, outOfStockThreshold = 0 }: CaseLine): number {
  return allowBackorder ? Number.POSITIVE_INFINITY : -outOfStockThreshold;
}

/** The first line of which more is needed than there is. */
function short(units: Units, lines: Lines, keeper: Keeper, there: (line: CaseLine) => number): Reason | null {
  for (const { line: id, quantity } of units) {
    const line = lines.get(id);
    if (!line || !keeper.isTracked(id)) continue;
    const available = Math.max(0, there(line));
    if (quantity > available) return reason('out_of_stock', { line: id, requested: quantity, available });
  }
  return null;
}

/** What the order has not taken out of the stock yet. */
function notTaken(order: Order): Units {
  return stockOf(order).flatMap(({ line, none, reserved, released, restocked }) => {
    const quantity = none + reserved + released + restocked;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}

function heldByShelf(keeper: Keeper, lines: Lines) {
  return (order: Order) => short(notTaken(order), lines, keeper, ({ id }) => keeper.heldFor(order.id, id));
}

/** What a parcel is about to take along: the units that the command names, or all that is in it. */
function unitsOf(order: Order, command: Command): Units {
  const { fulfillment, units } = command as { readonly fulfillment?: string; readonly units?: Units };
  if (units) return units;
  const parcel = order.fulfillments.find(({ id }) => id === fulfillment);
  return parcel ? parcelContentsOf(parcel.context).contents : [];
}

const looking: Readonly<Record<Look, (keeper: Keeper, lines: Lines) => Guard>> = {
  placing: (keeper, lines) =>
    stockGuard((_, units) => {
      const together = units.map(({ line, quantity }) => ({
        line,
        quantity: quantity + sameArticle(units, lines, line),
      }));
      return short(together, lines, keeper, (line) => keeper.available(line.id) + below(line));
    }),
  preparing: (keeper, lines) => ({
    name: 'takes_more_than_is_on_the_shelf',
    on: ['fulfillment.pack', 'fulfillment.ship'],
    check: (order, command) => {
      const untaken = new Map(notTaken(order).map(({ line, quantity }) => [line, quantity]));
      const units = unitsOf(order, command).map(({ line, quantity }) => ({
        line,
        quantity: Math.min(quantity, untaken.get(line) ?? 0),
      }));
      return short(units, lines, keeper, ({ id, allowBackorder }) =>
        allowBackorder ? Number.POSITIVE_INFINITY : keeper.onHand(id),
      );
    },
  }),
  paying: (keeper, lines) => ({
    name: 'pays_for_what_is_not_held',
    on: ['payment.capture', 'payment.mark_paid'],
    check: (order) =>
      heldByShelf(keeper, lines)(order) ?? short(notTaken(order), lines, keeper, ({ id }) => keeper.onHand(id)),
  }),
  canceling: (keeper, lines) => ({
    name: 'gives_back_more_than_is_held',
    on: ['order.cancel'],
    check: heldByShelf(keeper, lines),
  }),
};

/** What lines before this one need of the same article. */
function sameArticle(units: Units, lines: Lines, id: string): number {
  const sku = lines.get(id)?.sku;
  const before = units.slice(
    0,
    units.findIndex(({ line }) => line === id),
  );
  return before.reduce((sum, { line, quantity }) => sum + (lines.get(line)?.sku === sku ? quantity : 0), 0);
}

/** What was never placed is no order that could be canceled. */
const sparesDrafts: Guard = {
  name: 'cancels_a_draft',
  on: ['order.cancel'],
  check: ({ lifecycle }) => (lifecycle.state === 'draft' ? reason('order_not_placed') : null),
};

/** Parcels are called off first, each by itself. */
const sparesParcels: Guard = {
  name: 'cancels_with_parcels',
  on: ['order.cancel'],
  check: ({ fulfillments }) =>
    fulfillments.some(({ state }) => state !== 'canceled' && state !== 'open') ? reason('work_begun') : null,
};

function limited(most: number): Guard {
  return {
    name: 'asks_for_too_many_pieces',
    on: ['order.place', 'order.edit'],
    check: (order, command) => {
      const { changes = [] } = command as Partial<Extract<Command, { readonly type: 'order.edit' }>>;
      const more = changes.reduce((sum, change) => sum + piecesIn(change), 0);
      const pieces = linesOf(order).reduce((sum, { quantity }) => sum + quantity, more);
      return pieces > most ? reason('limit_reached', { limit: most }) : null;
    },
  };
}

/** By how many pieces a change makes an order larger. */
function piecesIn(change: LineChange): number {
  if (change.kind === 'change_quantity') return change.by;
  return change.kind === 'add_line' ? change.line.quantity : 0;
}
