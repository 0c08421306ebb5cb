import type { Opening, Order, OrderEvent } from '../../core.ts';
import { openingEvents } from './opening-events.ts';
import { createReplacementBooks } from './replacements.ts';
import { eventsOf, takenUpBy } from './settings.ts';
import {
  arrange,
  type Box,
  caseOf,
  contentsOf,
  deliver,
  give,
  lastBroughtBack,
  movedOf,
  type Parcel,
  pickedOf,
  plan,
  returnedOf,
  takeBack,
} from './unit-books.parcels.ts';
import { isEmpty, most, none, note, type Pieces, piecesOf, plus } from './unit-books.pieces.ts';

/** A second, little stock book that reads events only: what left, what was canceled, what came back. */
export function createUnitBooks(opening: Opening) {
  const parcels = new Map<string, Parcel>();
  const boxes = new Map<string, Box>();
  const lines = opening.input.lines.map(({ id, quantity, requiresShipping = true }) => ({
    id,
    quantity,
    requiresShipping,
  }));
  const edits = new Map<string, ReadonlyMap<string, number>>();
  const cancellations = new Set<string>();
  const takenUpAgain = new Set<string>();
  const replacements = createReplacementBooks();
  /** Lines that go out for a case. */
  const outgoing = new Map<string, string>();
  let cancelAsked: Pieces = none;

  function parcelOf(id: string): Parcel {
    const known = parcels.get(id) ?? {
      planned: null,
      handover: null,
      movedOut: none,
      movedIn: none,
      picked: new Map(),
      pickedIn: none,
      pickedOut: none,
      left: [],
      followed: new Set<string>(),
      packed: new Map(),
      shipped: new Map(),
      delivered: new Map(),
      takenBack: new Set<string>(),
      broughtBack: new Map(),
      gone: new Map(),
    };
    parcels.set(id, known);
    return known;
  }
  function boxOf(id: string): Box {
    const known = boxes.get(id) ?? {
      requested: none,
      received: new Map(),
      inspected: new Map(),
      missing: new Map(),
      wrong: new Map(),
      claimed: false,
      approved: false,
      sent: false,
      ends: new Set(),
    };
    boxes.set(id, known);
    return known;
  }

  function read(event: OrderEvent): void {
    const named = 'units' in event && event.units !== undefined ? piecesOf(event.units) : null;
    const by = 'reference' in event && event.reference !== undefined ? event.reference : event.id;
    if ('fulfillment' in event) {
      const parcel = parcelOf(event.fulfillment);
      if (event.type === 'fulfillment.planned' || event.type === 'fulfillment.plan')
        plan(parcel, named ?? none, event.handover);
      if (event.type === 'fulfillment.split') {
        arrange(parcel);
        give(parcel, parcelOf(event.into), named ?? none);
        plan(parcelOf(event.into), named ?? none, parcel.handover ?? undefined);
      }
      if (event.type === 'fulfillment.merge') {
        const moved = contentsOf(parcel);
        const into = parcelOf(event.into);
        arrange(parcel);
        arrange(into);
        give(parcel, into, moved);
        into.movedIn = plus(into.movedIn, moved);
      }
      if (event.type === 'fulfillment.picked' || event.type === 'fulfillment.pick') note(parcel.picked, by, named);
      if (event.type === 'fulfillment.packed' || event.type === 'fulfillment.pack') note(parcel.packed, by, named);
      if (event.type === 'fulfillment.shipped') note(parcel.shipped, by, named);
      if (event.type === 'fulfillment.ship') {
        const sent = named ?? contentsOf(parcel);
        for (const of of lastBroughtBack(parcel).slice(0, 1)) parcel.followed.add(of);
        note(parcel.shipped, by, sent);
        if (parcel.handover !== null) deliver(parcel, by, sent, by);
      }
      if (event.type === 'fulfillment.picked_up') {
        note(parcel.shipped, by, named);
        deliver(parcel, by, named, by);
      }
      if (event.type === 'fulfillment.unship') takeBack(parcel, event.of);
      if (event.type === 'fulfillment.returned_to_sender') {
        const known = parcel.broughtBack.get(by);
        parcel.broughtBack.set(by, known !== undefined && known < event.of ? known : event.of);
      }
      if (event.type === 'fulfillment.damaged' || event.type === 'fulfillment.lost') {
        const known = parcel.gone.get(`${event.type} ${by}`);
        parcel.gone.set(`${event.type} ${by}`, {
          pieces: known?.pieces && named ? most(known.pieces, named) : (known?.pieces ?? named),
          of: known && known.of < event.of ? known.of : event.of,
        });
      }
      if (event.type === 'fulfillment.delivered') deliver(parcel, by, named, event.of);
    }
    if (event.type.startsWith('return.') && 'return' in event && event.return !== undefined) {
      const box = boxOf(event.return);
      if (event.type === 'return.requested' || event.type === 'return.request')
        box.requested = most(box.requested, named ?? none);
      if (event.type === 'return.received' || event.type === 'return.receive') note(box.received, by, named);
      if (event.type === 'return.inspected' || event.type === 'return.inspect') {
        const found = (word: string) => piecesOf(event.units.filter(({ disposition }) => disposition === word));
        note(box.inspected, by, named);
        note(box.missing, by, found('missing'));
        note(box.wrong, by, found('wrong_item'));
      }
      if (event.type === 'return.claim') box.claimed = true;
      if (event.type === 'return.approve') box.approved = true;
      if (event.type === 'return.sent') box.sent = true;
      if (event.type === 'return.close') box.ends.add('closed');
      if (event.type === 'return.decline') box.ends.add('declined');
      if (event.type === 'return.cancel') box.ends.add('canceled');
      if (event.type === 'return.reopen') box.ends.clear();
    }
    for (const { id, quantity, requiresShipping, box } of replacements.read(event)) {
      lines.push({ id, quantity, requiresShipping });
      outgoing.set(id, box);
    }
    if (event.type === 'order.edit') {
      const changed = new Map<string, number>();
      for (const change of event.changes) {
        if (change.kind === 'change_quantity') changed.set(change.line, (changed.get(change.line) ?? 0) + change.by);
        if (change.kind !== 'add_line') continue;
        const { id, quantity, requiresShipping = true } = change.line;
        if (!lines.some((line) => line.id === id)) lines.push({ id, quantity: 0, requiresShipping });
        changed.set(id, quantity);
      }
      edits.set(event.id, changed);
      for (const line of lines) line.quantity += changed.get(line.id) ?? 0;
    }
    if (event.type === 'order.revert_edit') {
      for (const line of lines) line.quantity -= edits.get(event.edit)?.get(line.id) ?? 0;
    }
    if (event.type === 'order.cancel_units') cancelAsked = plus(cancelAsked, piecesOf(event.units));
    if (event.type === 'order.canceled') cancellations.add(`outside ${event.reference}`);
    if (event.type === 'order.cancel' && event.scope === 'all') cancellations.add(`by us ${event.id}`);
    if (event.type === 'deadline.fired' && event.deadline.kind === 'unpaid') cancellations.add(`by us ${event.id}`);
    if (event.type === 'order.reopen') for (const one of cancellations) takenUpAgain.add(one);
  }

  /** A parcel that is set to delivered: its shipments arrive one by one, and what was lost or damaged does not. */
  function arrivalsOf(step: OrderEvent): readonly OrderEvent[] {
    if (step.type !== 'fulfillment.delivered' || step.of !== undefined) return [step];
    const { missing, underway, shipments } = movedOf(parcelOf(step.fulfillment));
    if (isEmpty(missing))
      return shipments.map((of, n) => ({
        ...step,
        reference: n === 0 ? step.reference : `${step.reference}:${n}`,
        of,
      }));
    const units = [...underway].flatMap(([line, quantity]) => (quantity > 0 ? [{ line, quantity }] : []));
    const [of] = shipments.length === 1 ? shipments : [];
    return units.length > 0 ? [{ ...step, units, ...(of !== undefined && { of }) }] : [];
  }

  /** Parcels and boxes count once the order has them. */
  function known<Part>(list: readonly { readonly id: string }[], parts: Map<string, Part>): Part[] {
    return [...parts].filter(([id]) => list.some((part) => part.id === id)).map(([, part]) => part);
  }

  /** A line as these books know it. */
  function lineOf(order: Order, line: string) {
    const ordered = lines.find(({ id }) => id === line);
    const quantity = ordered?.quantity ?? 0;
    const count = (all: readonly Pieces[]) => plus(...all).get(line) ?? 0;
    const box = outgoing.get(line);
    const off =
      [...cancellations].some((one) => !takenUpAgain.has(one)) || (box !== undefined && replacements.isCalledOff(box));
    const asked = off ? quantity : Math.min(quantity, cancelAsked.get(line) ?? 0);
    const moved = known(order.fulfillments, parcels).map(movedOf);
    const shipped = count(moved.map(({ sent }) => sent));
    const canceled = Math.min(asked, Math.max(0, quantity - shipped));
    const inBoxes = known(order.returns, boxes);
    const left = Math.max(0, quantity - canceled - shipped);
    return {
      quantity,
      requiresShipping: ordered?.requiresShipping ?? true,
      asked,
      shipped,
      missing: count(moved.map(({ missing }) => missing)),
      delivered: count(moved.map(({ delivered }) => delivered)),
      canceled,
      /** Neither canceled nor handed over, sent or delivered without shipping. */
      left,
      open: ordered?.requiresShipping === false ? 0 : left,
      returned: count(inBoxes.map(returnedOf)),
      claimed: count(
        inBoxes.map((box) => (box.ends.size > 0 ? returnedOf(box) : most(box.requested, returnedOf(box)))),
      ),
    };
  }

  for (const event of openingEvents(opening)) read(event);
  return {
    lines,
    read,
    lineOf,
    handoverOf: (id: string) => parcelOf(id).handover,
    /** What a parcel holds. */
    heldIn: (id: string): Pieces => contentsOf(parcelOf(id)),
    casesOf: ({ returns }: Order) => known(returns, boxes).map(caseOf),
    /** What left with a parcel, what went missing on its way among it. */
    leftWith(id: string): Pieces {
      const { sent, missing } = movedOf(parcelOf(id));
      return plus(sent, missing);
    },
    /** What of a parcel was picked, by line. */
    pickedOf: (id: string): Record<string, number> =>
      Object.fromEntries([...pickedOf(parcelOf(id))].filter(([, n]) => n > 0).sort()),
    /** What a parcel holds, by line; lines without pieces are left out. */
    contentsOf: (id: string): Record<string, number> =>
      Object.fromEntries([...contentsOf(parcelOf(id))].filter(([, n]) => n > 0).sort()),
    /** What an accepted decision covers that names no units: all, or what is open at that moment. */
    decide(event: OrderEvent, order: Order): void {
      if (event.type === 'order.set_status') {
        for (const step of takenUpBy(event, order)) read(step);
        const here = order.fulfillments.filter(({ state }) => !['shipped', 'delivered', 'canceled'].includes(state));
        const planned = plus(...here.map(({ id }) => contentsOf(parcelOf(id))));
        const left = lines.map(({ id }) => ({ line: id, quantity: lineOf(order, id).open - (planned.get(id) ?? 0) }));
        const rest = left.filter(({ quantity }) => quantity > 0);
        for (const step of eventsOf(event, order, rest).flatMap(arrivalsOf)) read(step);
      }
      if (event.type === 'deadline.fired') for (const step of eventsOf(event, order)) if (step !== event) read(step);
      const unshipped = event.type === 'order.cancel' && event.scope === 'unshipped';
      const rejected = event.type === 'review.reject';
      if (!unshipped && !rejected) return;
      if (rejected && lines.every(({ id }) => lineOf(order, id).shipped === 0)) cancellations.add(`by us ${event.id}`);
      else cancelAsked = plus(cancelAsked, new Map(lines.map(({ id }) => [id, lineOf(order, id).open])));
    },
  };
}
