import { type FulfillmentState, lineCountsOf, linesOf, parcelContentsOf, type Units } from '../../src/index.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent, CaseUnits } from './format.ts';
import { unitsOf } from './opening.parts.ts';
import { type Draft, named, ProviderSaidNo, type Session } from './session.ts';

/** The parcel that an event names: the one that stands for it now. */
function parcelOf(session: Session, { fulfillment }: CaseEvent): string {
  const parcel = named(fulfillment, session.order().fulfillments, 'fulfillment');
  return session.parcels.get(parcel) ?? parcel;
}

function stateOf({ order }: Session, parcel: string): FulfillmentState | null {
  return order().fulfillments.find(({ id }) => id === parcel)?.state ?? null;
}

const some = (lines: readonly CaseUnits[] = []): Units => unitsOf(lines).filter(({ quantity }) => quantity > 0);

function contentsOf({ order }: Session, parcel: string): Units {
  const found = order().fulfillments.find(({ id }) => id === parcel);
  return found ? parcelContentsOf(found.context).contents : [];
}

/** What is not shipped is delivered by itself: a peer that keeps it apart asks for such a delivery, and the order says what cannot go so. */
function handoverOf({ meaning, order }: Session, units: Units): { readonly handover?: 'digital' } {
  const shipped = new Map(linesOf(order()).map(({ id, requiresShipping }) => [id, requiresShipping]));
  const [some, others] = [true, false].map((is) => units.some(({ line }) => shipped.get(line) === is));
  return meaning.mixing === 'refused' && some && others ? { handover: 'digital' } : {};
}

/** A parcel is made once; what failed on the way goes on with it. */
function plan(session: Session, parcel: string, units: Units, location?: string): void {
  if (stateOf(session, parcel) !== 'open')
    session.ask({
      type: 'fulfillment.plan',
      fulfillment: parcel,
      units,
      ...(location !== undefined && { location }),
      ...handoverOf(session, units),
    });
}

const work: Readonly<Record<string, (session: Session, parcel: string, units: Units) => void>> = {
  picks: ({ ask }, fulfillment, units) => ask({ type: 'fulfillment.pick', fulfillment, units }),
  packs: ({ ask }, fulfillment) => ask({ type: 'fulfillment.pack', fulfillment }),
  ships: ({ ask }, fulfillment) => ask({ type: 'fulfillment.ship', fulfillment }),
};

/** A canceled parcel stays canceled; who takes it up again makes another of the same units, which are ordered anew if they were canceled. */
function resumed(session: Session, event: CaseEvent): string {
  const parcel = parcelOf(session, event);
  if (stateOf(session, parcel) !== 'canceled') return parcel;
  const again = `${parcel}-again`;
  const units = contentsOf(session, parcel);
  const changes = (session.canceledWith.get(parcel) ?? []).map(({ line, quantity }) => ({
    kind: 'change_quantity',
    line,
    by: quantity,
  }));
  if (changes.length > 0) session.ask({ type: 'order.edit', changes });
  session.ask({ type: 'fulfillment.plan', fulfillment: again, units });
  session.parcels.set(event.fulfillment ?? parcel, again);
  return again;
}

const here: ReadonlySet<FulfillmentState | null> = new Set(['open', 'scheduled', 'requested', 'in_progress', 'packed']);

/** Parcels that units are asked back from left before, where the peer counts them from then on. */
export function handOver(session: Session, units: Units): void {
  for (const { id, state } of session.order().fulfillments) {
    const concerned = contentsOf(session, id).some(({ line }) => units.some((one) => one.line === line));
    if (!here.has(state) || !concerned) continue;
    session.ask({ type: 'fulfillment.ship', fulfillment: id });
    session.early.add(id);
  }
}

/** Parcels: made, sent, taken back. */
export const goodsEvents: Readonly<Record<string, Handler>> = {
  createFulfillment: (session, event) => {
    const parcel = event.fulfillment === undefined ? `made-${session.next()}` : parcelOf(session, event);
    const units = some(event.lines);
    plan(session, parcel, units, event.location);
    if (event.providerFails) {
      session.ask({ type: 'fulfillment.request', fulfillment: parcel, service: 'carrier' }, 'refuses');
      throw new ProviderSaidNo('the service rejected the parcel');
    }
    const how = event.approved === undefined ? session.meaning.creating : event.approved ? 'ships' : 'picks';
    work[how]?.(session, parcel, units);
  },
  approveFulfillment: (session, event) =>
    session.ask({ type: 'fulfillment.ship', fulfillment: parcelOf(session, event) }),
  ship: (session, event) => {
    const units = event.lines && some(event.lines);
    if (event.fulfillment === undefined) {
      const parcel = `sent-${session.next()}`;
      plan(session, parcel, units ?? []);
      session.ask({ type: 'fulfillment.ship', fulfillment: parcel });
      return;
    }
    const parcel = session.meaning.shippingCanceled === 'resumes' ? resumed(session, event) : parcelOf(session, event);
    if (session.early.delete(parcel)) return;
    session.ask({ type: 'fulfillment.ship', fulfillment: parcel, ...(units && { units }) });
  },
  // Whoever marks a delivery of a parcel that is here is asked what we ask who confirms receipt. That a parcel came is a fact.
  deliver: (session, event) => {
    const state = stateOf(session, parcelOf(session, event));
    if (here.has(state) || state === 'canceled') session.demand({ type: 'order.confirm_receipt' });
    session.tell({
      type: 'fulfillment.delivered',
      fulfillment: parcelOf(session, event),
      reference: `delivered-${session.next()}`,
      ...(event.lines && { units: some(event.lines) }),
    });
  },
  cancelFulfillment: (session, event) => {
    const parcel = parcelOf(session, event);
    const units = contentsOf(session, parcel);
    if (session.meaning.cancelingSent === 'takes_back') unship(session, parcel);
    session.ask({ type: 'fulfillment.cancel', fulfillment: parcel });
    if (session.meaning.cancelingParcel === 'frees_units') return;
    session.ask({ type: 'order.cancel_units', units });
    session.canceledWith.set(parcel, units);
  },
  deleteFulfillment: (session, event) => {
    const parcel = parcelOf(session, event);
    unship(session, parcel);
    session.ask({ type: 'fulfillment.cancel', fulfillment: parcel });
  },
  resumeFulfillment: (session, event) => void resumed(session, event),
  replace: (session, event) => {
    const lines = new Map(session.story.order.lines.map((line) => [line.id, line]));
    const outbound = event.outbound ?? (event.lines ?? []).map(({ line, qty }) => ({ line: `${line}-new`, qty }));
    const name = `claim-${session.next()}`;
    if (session.meaning.returnable === 'created') handOver(session, some(event.lines));
    session.ask({
      type: 'return.claim',
      return: name,
      units: some(event.lines),
      cause: 'other',
      replacement: outbound.map(({ line, qty }) => ({
        id: lines.has(line) ? `${line}-new` : line,
        sku: lines.get(line.replace(/-new$/, ''))?.sku ?? line,
        quantity: qty,
      })),
    });
    session.ask({ type: 'return.approve', return: name });
  },
};

/**
 * Cancels units, or takes them out of the order by an edit. Those that a parcel holds are called off there first, where the peer does so;
 * what else was in it goes into another.
 */
export function cancelUnits(
  session: Session,
  units: Units,
  command: Draft = { type: 'order.cancel_units', units },
): void {
  const prepared = session.meaning.cancelingUnits === 'opens_parcels' ? session.order().fulfillments : [];
  const opened = prepared.filter(
    ({ id, state }) => here.has(state) && contentsOf(session, id).some(({ line }) => quantityIn(units, line) > 0),
  );
  for (const { id } of opened) session.ask({ type: 'fulfillment.cancel', fulfillment: id });
  session.ask(command);
  for (const { id, state } of opened) {
    const open = new Map(unplanned(session).map(({ line, quantity }) => [line, quantity]));
    const left = contentsOf(session, id).flatMap(({ line, quantity }) => {
      const most = Math.min(quantity, open.get(line) ?? 0);
      return most > 0 ? [{ line, quantity: most }] : [];
    });
    if (left.length === 0) continue;
    const again = `${id}-again`;
    session.ask({ type: 'fulfillment.plan', fulfillment: again, units: left });
    session.parcels.set(id, again);
    work[state === 'packed' ? 'packs' : 'picks']?.(session, again, left);
  }
}

const quantityIn = (units: Units, id: string) =>
  units.reduce((sum, { line, quantity }) => (line === id ? sum + quantity : sum), 0);

/** What of each line is neither canceled nor in a parcel. */
function unplanned({ order }: Session): Units {
  return lineCountsOf(order()).map((counts) => ({ line: counts.line, quantity: counts.unplanned }));
}

/** Of these units: as many as are neither canceled nor sent. */
export function unsentOf({ order }: Session, units: Units): Units {
  const counts = new Map(lineCountsOf(order()).map((one) => [one.line, one]));
  return units.flatMap(({ line, quantity }) => {
    const { ordered = 0, canceled = 0, shipped = 0 } = counts.get(line) ?? {};
    const most = Math.min(quantity, ordered - canceled - shipped);
    return most > 0 ? [{ line, quantity: most }] : [];
  });
}

/** What had left is taken back before its parcel is called off. */
function unship(session: Session, parcel: string): void {
  const rows = session.order().fulfillments.find(({ id }) => id === parcel)?.context.rows ?? [];
  const state = stateOf(session, parcel);
  const shipment = rows.findLast(({ kind }) => kind === 'shipped')?.reference;
  if (shipment !== undefined && (state === 'shipped' || state === 'delivered'))
    session.ask({ type: 'fulfillment.unship', fulfillment: parcel, of: shipment, reason: 'called off' });
}
