import type { Units } from './events.ts';
import { differences, indexOf, none } from './lists.ts';
import type { Case, Line, Order, Parcel, UnitFigures } from './order.ts';

type Standing = Pick<Order, 'state'>;

export function askedFor({ state }: Standing, line: Line): number {
  return state === 'canceled' ? line.quantity : Math.min(line.quantity, line.cancelAsked);
}

export function canceledOf(order: Standing, line: Line): number {
  return Math.min(askedFor(order, line), Math.max(0, line.quantity - line.shipped));
}

export function liveOf(order: Standing, line: Line): number {
  return line.quantity - canceledOf(order, line);
}

export function handedOverOf(order: Standing, line: Line): number {
  return Math.min(line.shipped, liveOf(order, line));
}

/** Where lines stand, for so many questions: from nine on they are worth an index. */
export function placesOf(lines: readonly Line[], questions: number): (id: string) => number {
  if (questions < 9) return (id) => indexOf(lines, id);
  const places = new Map<string, number>();
  for (let i = 0; i < lines.length; i++) places.set((lines[i] as Line).id, i);
  return (id) => places.get(id) ?? -1;
}

type Change = (line: Line, by: number) => Line;

const plan: Change = (line, by) => ({ ...line, planned: line.planned + by });
const ship: Change = (line, by) => ({ ...line, shipped: line.shipped + by });
const deliver: Change = (line, by) => ({ ...line, delivered: line.delivered + by });
const claim: Change = (line, by) => ({ ...line, claimed: line.claimed + by });
const receive: Change = (line, by) => ({ ...line, received: line.received + by });
const accept: Change = (line, by) => ({ ...line, accepted: line.accepted + by });
const cancel: Change = (line, by) => ({ ...line, cancelAsked: line.cancelAsked + by });

function changed(lines: readonly Line[], by: Units, change: Change): readonly Line[] {
  if (by.length === 0) return lines;
  const placeOf = placesOf(lines, by.length);
  const copy = lines.slice();
  for (const { line, quantity } of by) {
    const place = placeOf(line);
    if (place >= 0 && quantity !== 0) copy[place] = change(copy[place] as Line, quantity);
  }
  return copy;
}

const waitingIn = (parcel: Parcel | undefined) => (parcel?.state === 'open' ? parcel.contents : none);

/** The lines once a parcel moved on. */
export function withParcel(lines: readonly Line[], before: Parcel | undefined, after: Parcel): readonly Line[] {
  const planned = changed(lines, differences(waitingIn(before), waitingIn(after)), plan);
  const shipped = changed(planned, differences(before?.shipped ?? none, after.shipped), ship);
  return changed(shipped, differences(before?.delivered ?? none, after.delivered), deliver);
}

/** The lines once a return case moved on. */
export function withCase(lines: readonly Line[], before: Case | undefined, after: Case): readonly Line[] {
  const claimed = changed(lines, differences(before?.claimed ?? none, after.claimed), claim);
  const received = changed(claimed, differences(before?.received ?? none, after.received), receive);
  return changed(received, differences(before?.accepted ?? none, after.accepted), accept);
}

export function withCanceled(lines: readonly Line[], units: Units): readonly Line[] {
  return changed(lines, units, cancel);
}

/** The share of so many pieces in what a line costs, rounded down. */
function worthOf({ total, quantity }: Line, pieces: number): number {
  return quantity === 0 ? 0 : Math.floor((total * pieces) / quantity);
}

/** The lines in figures. */
export function count(order: Pick<Order, 'state' | 'lines'>): UnitFigures {
  let ordered = 0;
  let canceled = 0;
  let live = 0;
  let handedOver = 0;
  let delivered = 0;
  let returned = 0;
  let liveOfAll = 0;
  let shippedOfAll = 0;
  let total = 0;
  let credited = 0;
  for (const line of order.lines) {
    const gone = canceledOf(order, line);
    const standing = line.quantity - gone;
    const left = Math.min(line.shipped, standing);
    liveOfAll += standing;
    shippedOfAll += line.shipped;
    total += line.total;
    credited += worthOf(line, gone + Math.min(line.accepted, left));
    if (!line.requiresShipping) continue;
    ordered += line.quantity;
    canceled += gone;
    live += standing;
    handedOver += left;
    delivered += Math.min(line.delivered, left);
    returned += Math.min(line.received, left);
  }
  const open = live - handedOver;
  return { ordered, canceled, live, open, handedOver, delivered, returned, liveOfAll, shippedOfAll, total, credited };
}
