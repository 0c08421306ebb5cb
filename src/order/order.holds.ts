import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { isWithService } from '../fulfillment/fulfillment.service.ts';
import { type Hold, openHoldsOf, placerOf } from '../holds/holds.ledger.ts';
import { reason } from '../reasons.ts';
import { addUnits, countUnits, normalUnits, noUnits, quantityOf, type Units } from '../units.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import type { Found } from './order.found.ts';
import { type Guard, guard } from './order.guard.ts';
import { isHere } from './order.held.ts';
import type { Command, Fulfillment, Order } from './order.ts';

/** Every hold that stands, by handle. @since 0.1.0 */
export function holdsOf({ lifecycle }: Order): readonly Hold[] {
  return openHoldsOf(lifecycle.context);
}

/** Commands that bring goods nearer to the customer: they wait for holds and reviews. */
export const movesGoods = [
  'fulfillment.request',
  'fulfillment.pick',
  'fulfillment.pack',
  'fulfillment.offer',
  'fulfillment.ship',
] as const;

/** What speaks against working on held goods, and against a hold that holds nothing. */
export const holdGuards: readonly Guard[] = [
  guard('works_on_what_is_held', movesGoods, (order, command) => {
    const parcel = order.fulfillments.find(({ id }) => id === command.fulfillment);
    if (!parcel) return null;
    const holds = blocking(order, parcel, command);
    return holds.length > 0
      ? reason('on_hold', { holds: holds.map(({ hold }) => hold), causes: holds.map(({ cause }) => cause) })
      : null;
  }),
  guard('arranges_what_is_held', ['fulfillment.split', 'fulfillment.merge'], (order, { fulfillment, into }) => {
    const held = holdsOf(order).filter(
      ({ on }) =>
        typeof on === 'object' && 'fulfillment' in on && (on.fulfillment === fulfillment || on.fulfillment === into),
    );
    return held.length > 0
      ? reason('on_hold', { holds: held.map(({ hold }) => hold), causes: held.map(({ cause }) => cause) })
      : null;
  }),
  guard('holds_nothing', ['hold.place'], (order, { on }) => {
    const { lines } = figuresOf(order);
    if (on === 'order') return lines.some((one) => leftOf(one) > 0) ? null : reason('nothing_to_hold', { open: 0 });
    if ('fulfillment' in on) {
      const parcel = order.fulfillments.find(({ id }) => id === on.fulfillment);
      if (!parcel) return reason('unknown_part', { part: 'fulfillment', id: on.fulfillment });
      return isHere(parcel) ? null : reason('nothing_to_hold', { open: 0 });
    }
    for (const { line, quantity } of normalUnits(on.units)) {
      const figures = lines.find((one) => one.line.id === line);
      if (!figures) return reason('unknown_line', { line });
      const open = leftOf(figures);
      if (quantity > open) return reason('nothing_to_hold', { line, requested: quantity, open });
    }
    return null;
  }),
  guard('releases_the_hold_of_another', ['hold.release'], (order, { by, hold, type }) =>
    isOfShop(by) || placerOf(order.lifecycle.context, hold) === by.id
      ? null
      : reason('not_authorized', { by: by.kind, type, allowed: ['staff', 'system', 'the warehouse that placed it'] }),
  ),
  guard('places_a_hold_for_another', ['hold.place'], (_, { by, owner = by.id, type }) =>
    isOfShop(by) || owner === by.id
      ? null
      : reason('not_authorized', { by: by.kind, type: `${type} for another`, allowed: ['staff', 'system'] }),
  ),
];

function isOfShop({ kind }: Command['by']): boolean {
  return kind === 'staff' || kind === 'system';
}

type Work = Extract<Command, { readonly type: (typeof movesGoods)[number] }>;

/** The holds on the order or the parcel; without one, those on so many units of a line that too few are left for this. */
function blocking(order: Order, parcel: Fulfillment, command: Work): readonly Hold[] {
  const holds = holdsOf(order);
  const whole = holds.filter(
    ({ on }) => on === 'order' || (typeof on === 'object' && 'fulfillment' in on && on.fulfillment === parcel.id),
  );
  if (whole.length > 0 || holds.length === 0) return whole;
  const spokenFor = spokenForAt[command.type](order, parcel);
  const chosen = 'units' in command ? command.units : undefined;
  const units = chosen ? normalUnits(chosen) : parcelOf(parcel.context).contents;
  const short = figuresOf(order).lines.filter((figures) => {
    const { id } = figures.line;
    const wanted = quantityOf(units, id);
    const named = Math.max(0, ...holds.map(({ on }) => namedBy(on, id)));
    return wanted > 0 && named > 0 && wanted > leftOf(figures) - named - quantityOf(spokenFor, id);
  });
  return holds.filter(({ on }) => short.some(({ line }) => namedBy(on, line.id) > 0));
}

/** Live and not handed over, sent or delivered without shipping. */
function leftOf({ live, handedOver }: LineFigures): number {
  return live - handedOver;
}

function namedBy(on: Hold['on'], line: string): number {
  return typeof on === 'object' && 'units' in on ? quantityOf(on.units, line) : 0;
}

/** Pieces that came as far before as a command would bring others: they are not those that are held. What leaves first, leaves. */
const spokenForAt: Record<Work['type'], (order: Order, parcel: Fulfillment) => Units> = {
  'fulfillment.request': (order, parcel) => begunBeside(order, parcel, isHere),
  'fulfillment.pick': (order, parcel) => addUnits(begunBeside(order, parcel, isHere), parcelOf(parcel.context).picked),
  'fulfillment.pack': (order, parcel) => begunBeside(order, parcel, isClosed),
  'fulfillment.offer': () => noUnits,
  'fulfillment.ship': () => noUnits,
};

/** Nobody of ours decides any more what is in it: it is packed, or a service has it. */
function isClosed(parcel: Fulfillment): boolean {
  return parcel.state === 'packed' || (isHere(parcel) && isWithService(parcel.context));
}

/** What is picked, packed or with a service in such parcels beside this one. */
function begunBeside({ fulfillments }: Order, { id }: Fulfillment, counts: (parcel: Fulfillment) => boolean): Units {
  return fulfillments
    .filter((other) => other.id !== id && counts(other))
    .map((other) => {
      const { packed, picked, contents } = parcelOf(other.context);
      if (!isClosed(other)) return picked;
      return other.state === 'packed' && packed.length > 0 ? packed : contents;
    })
    .reduce(addUnits, noUnits);
}

/**
 * Goods that left although a hold on them stands: of a held parcel all that left, of a line what is missing to the number held. What
 * an edit took away from a line was not shipped. A hold on the order is on what is here: rows do not tell what left before it.
 */
export function heldGoodsThatLeft(order: Order): readonly Found[] {
  return holdsOf(order).flatMap(({ hold, on }): Found[] => {
    if (on === 'order') return [];
    if ('fulfillment' in on) {
      const parcel = order.fulfillments.find(({ id }) => id === on.fulfillment);
      const left = parcel ? countUnits(parcelOf(parcel.context).shipped) : 0;
      return left > 0 ? [{ subject: on.fulfillment, data: { hold, excess: left } }] : [];
    }
    return figuresOf(order).lines.flatMap(({ line, shipped }): Found[] => {
      const ordered = Math.max(line.quantity, order.lines.find(({ id }) => id === line.id)?.quantity ?? 0);
      const excess = Math.min(shipped, namedBy(on, line.id) - Math.max(0, ordered - shipped));
      return excess > 0 ? [{ subject: line.id, data: { hold, excess } }] : [];
    });
  });
}

/** Holds on parcels that the order does not have. */
export function holdsOnNoParcel(order: Order): readonly Found[] {
  return holdsOf(order).flatMap(({ hold, on }): Found[] =>
    typeof on === 'object' && 'fulfillment' in on && !order.fulfillments.some(({ id }) => id === on.fulfillment)
      ? [{ subject: on.fulfillment, data: { hold } }]
      : [],
  );
}
