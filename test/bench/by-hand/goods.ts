import type { GoodsCommand, GoodsFact, Unit, Units } from './events.ts';
import { askedFor, handedOverOf, liveOf, placesOf } from './lines.ts';
import { find, inserted, most, none, normal, placeOf, quantityOf, sum, without } from './lists.ts';
import { securedBy } from './money.commands.ts';
import { type Line, type Movement, type Order, type Parcel, type ParcelState, type Reason, reason } from './order.ts';

export function newParcel(id: string, planned: Units = none): Parcel {
  return {
    id,
    state: 'open',
    planned,
    shipments: [],
    deliveries: [],
    scans: [],
    canceledBy: undefined,
    contents: planned,
    shipped: none,
    delivered: none,
  };
}

/** The parcel with what a fact tells; the same one where it was told before. */
export function report(parcel: Parcel, fact: GoodsFact): Parcel {
  const { reference, occurredAt } = fact;
  switch (fact.type) {
    case 'fulfillment.shipped':
      return moved(parcel, 'shipments', { reference, occurredAt, units: fact.units && normal(fact.units) });
    case 'fulfillment.delivered':
      return moved(parcel, 'deliveries', { reference, occurredAt, units: fact.units && normal(fact.units) });
    case 'fulfillment.tracked': {
      const place = placeOf(parcel.scans, reference);
      if (place >= 0) return parcel;
      return { ...parcel, scans: inserted(parcel.scans, place, { reference, occurredAt, status: fact.status }) };
    }
  }
}

function moved(parcel: Parcel, list: 'shipments' | 'deliveries', movement: Movement): Parcel {
  const place = placeOf(parcel[list], movement.reference);
  if (place >= 0) return parcel;
  const rows = inserted(parcel[list], place, movement);
  return list === 'shipments' ? settled(parcel, rows, parcel.deliveries) : settled(parcel, parcel.shipments, rows);
}

function settled(parcel: Parcel, shipments: Parcel['shipments'], deliveries: Parcel['deliveries']): Parcel {
  const { planned, canceledBy } = parcel;
  const contents = planned.length > 0 ? planned : seenIn(seenIn(none, shipments), deliveries, true);
  const left = together(shipments, contents);
  const delivered = together(deliveries, left.length > 0 ? left : contents);
  const shipped = most(left, delivered);
  const state = stateOf(shipped, delivered, canceledBy);
  return { ...parcel, state, shipments, deliveries, contents, shipped, delivered };
}

/** What reports say that a parcel held which nobody planned. */
function seenIn(known: Units, movements: readonly Movement[], isLast = false): Units {
  if (isLast && known.length > 0) return known;
  let units = known;
  for (const one of movements) if (one.units) units = most(units, one.units);
  return units;
}

/** What movements name together; one that names nothing stands for all of `whole`. */
function together(movements: readonly Movement[], whole: Units): Units {
  let named = none;
  let isAll = false;
  for (const { units } of movements) {
    if (units === undefined) isAll = true;
    else named = sum(named, units);
  }
  return isAll ? most(named, whole) : named;
}

function stateOf(shipped: Units, delivered: Units, canceledBy: string | undefined): ParcelState {
  if (delivered.length > 0 && without(shipped, delivered).length === 0) return 'delivered';
  if (shipped.length > 0) return 'shipped';
  return canceledBy === undefined ? 'open' : 'canceled';
}

export function calledOff(parcel: Parcel, command: string): Parcel {
  return { ...parcel, canceledBy: command, state: 'canceled' };
}

/** The parcel once the warehouse was told to plan or ship it. */
export function work(parcel: Parcel, command: GoodsCommand): Parcel {
  if (command.type === 'fulfillment.plan') return newParcel(command.fulfillment, normal(command.units));
  const units = command.units ? normal(command.units) : parcel.contents;
  return moved(parcel, 'shipments', { reference: command.reference ?? command.id, occurredAt: command.at, units });
}

/** Everything that speaks against planning or shipping a parcel. */
export function hinders(order: Order, parcel: Parcel | undefined, command: GoodsCommand, reasons: Reason[]): void {
  const { type, fulfillment: id, units } = command;
  if (order.state === 'closed') reasons.push(reason('order_closed'));
  if (order.state === 'canceled') reasons.push(reason('order_canceled'));
  if (units) namesLines(order.lines, units, reasons);
  if (type === 'fulfillment.plan') {
    if (parcel) {
      reasons.push(reason('part_exists', { part: 'fulfillment', id }));
      if (parcel.state !== 'open')
        reasons.push(reason('not_in_state', { part: 'fulfillment', state: parcel.state, type, allowedIn: ['open'] }));
    }
    exceeds(
      order,
      command.units,
      'exceeds_unfulfilled',
      (line) => liveOf(order, line) - handedOverOf(order, line) - line.planned,
      reasons,
    );
    return;
  }
  const taken = units ?? parcel?.contents ?? none;
  exceeds(order, taken, 'exceeds_shippable', (line) => line.quantity - askedFor(order, line) - line.shipped, reasons);
  if (!units && taken.length > 0) namesLines(order.lines, taken, reasons);
  const owed = order.money.owed - order.money.writtenOff;
  const secured = securedBy(order.tenders);
  if (secured < owed) reasons.push(reason('unpaid', { owed, secured }));
  if (!parcel) {
    reasons.push(reason('unknown_part', { part: 'fulfillment', id }));
  } else if (parcel.state !== 'open') {
    reasons.push(reason('not_in_state', { part: 'fulfillment', state: parcel.state, type, allowedIn: ['open'] }));
  } else if (find(parcel.shipments, command.reference ?? command.id)) {
    reasons.push(reason('reference_used', { reference: command.reference ?? command.id }));
  } else if (units) {
    namesMoreThan(parcel.contents, units, 'exceeds_parcel', reasons);
  }
}

/** The first line of which more is named than there is. */
export function namesMoreThan(expected: Units, units: Units, code: string, reasons: Reason[]): void {
  if (units.length === 0) {
    reasons.push(reason('empty_selection'));
    return;
  }
  const over = without(normal(units), expected)[0];
  if (!over) return;
  const available = quantityOf(expected, over.line);
  reasons.push(reason(code, { line: over.line, requested: available + over.quantity, available }));
}

/** A command names pieces, and lines that the order has. */
export function namesLines(lines: readonly Line[], units: readonly Unit[], reasons: Reason[]): void {
  if (units.length === 0) {
    reasons.push(reason('empty_selection'));
    return;
  }
  const placeOf = placesOf(lines, units.length);
  for (const { line } of units) {
    if (placeOf(line) >= 0) continue;
    reasons.push(reason('unknown_line', { line }));
    return;
  }
}

export function exceeds(
  { lines }: Order,
  units: Units,
  code: string,
  leftOf: (line: Line) => number,
  reasons: Reason[],
): void {
  const placeOf = placesOf(lines, units.length);
  for (const { line: id, quantity } of normal(units)) {
    const line = lines[placeOf(id)];
    if (!line) {
      reasons.push(reason('unknown_line', { line: id }));
      return;
    }
    const available = Math.max(0, leftOf(line));
    if (quantity > available) {
      reasons.push(reason(code, { line: id, requested: quantity, available }));
      return;
    }
  }
}
