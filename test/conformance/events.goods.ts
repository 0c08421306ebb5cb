import type { FulfillmentState, Units } from '../../src/index.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent, CaseUnits } from './format.ts';
import { unitsOf } from './opening.ts';
import { ProviderSaidNo, type Session, Untold } from './session.ts';

/** The parcel that an event names: the one that stands for it now. */
function parcelOf(session: Session, { fulfillment }: CaseEvent): string {
  if (fulfillment === undefined) throw new Untold('it names no fulfillment');
  return session.parcels.get(fulfillment) ?? fulfillment;
}

function stateOf({ order }: Session, parcel: string): FulfillmentState | null {
  return order().fulfillments.find(({ id }) => id === parcel)?.state ?? null;
}

const some = (lines: readonly CaseUnits[] = []): Units => unitsOf(lines).filter(({ quantity }) => quantity > 0);

function contentsOf({ order }: Session, parcel: string): Units {
  const rows = order().fulfillments.find(({ id }) => id === parcel)?.context.rows ?? [];
  return rows.find(({ kind }) => kind === 'planned')?.units ?? [];
}

/** A parcel is made once; what failed on the way goes on with it. */
function plan(session: Session, parcel: string, units: Units, location?: string): void {
  if (stateOf(session, parcel) !== null && stateOf(session, parcel) !== 'open')
    throw new Untold(`parcel ${parcel} is there`);
  if (stateOf(session, parcel) === null)
    session.ask({ type: 'fulfillment.plan', fulfillment: parcel, units, ...(location !== undefined && { location }) });
}

const work: Readonly<Record<string, (session: Session, parcel: string, units: Units) => void>> = {
  picks: ({ ask }, fulfillment, units) => ask({ type: 'fulfillment.pick', fulfillment, units }),
  packs: ({ ask }, fulfillment) => ask({ type: 'fulfillment.pack', fulfillment }),
  ships: ({ ask }, fulfillment) => ask({ type: 'fulfillment.ship', fulfillment }),
};

/** A canceled parcel stays canceled; who takes it up again makes another of the same units. */
function resumed(session: Session, event: CaseEvent): string {
  const parcel = parcelOf(session, event);
  if (stateOf(session, parcel) !== 'canceled') return parcel;
  const again = `${parcel}-again`;
  session.ask({ type: 'fulfillment.plan', fulfillment: again, units: contentsOf(session, parcel) });
  session.parcels.set(event.fulfillment ?? parcel, again);
  return again;
}

const here: ReadonlySet<FulfillmentState | null> = new Set(['open', 'scheduled', 'requested', 'in_progress', 'packed']);

/** Parcels that units are asked back from left before, where the peer counts them from then on. */
export function handOver(session: Session, units: Units): void {
  for (const { id, state } of session.order().fulfillments) {
    const concerned = contentsOf(session, id).some(({ line }) => units.some((one) => one.line === line));
    if (here.has(state) && concerned) session.ask({ type: 'fulfillment.ship', fulfillment: id });
  }
}

/** Parcels: made, sent, taken back. */
export const goodsEvents: Readonly<Record<string, Handler>> = {
  createFulfillment: (session, event) => {
    const parcel = parcelOf(session, event);
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
    session.ask({ type: 'fulfillment.ship', fulfillment: resumed(session, event), ...(units && { units }) });
  },
  deliver: (session, event) =>
    session.tell({
      type: 'fulfillment.delivered',
      fulfillment: parcelOf(session, event),
      reference: `delivered-${session.next()}`,
      ...(event.lines && { units: some(event.lines) }),
    }),
  cancelFulfillment: (session, event) => {
    const parcel = parcelOf(session, event);
    const units = contentsOf(session, parcel);
    unship(session, parcel);
    session.ask({ type: 'fulfillment.cancel', fulfillment: parcel });
    if (session.meaning.cancelingParcel === 'cancels_units') session.ask({ type: 'order.cancel_units', units });
  },
  deleteFulfillment: (session, event) => {
    const parcel = parcelOf(session, event);
    unship(session, parcel);
    session.ask({ type: 'fulfillment.cancel', fulfillment: parcel });
  },
  resumeFulfillment: (session, event) => void resumed(session, event),
  shortShip: (session, event) =>
    session.ask({ type: 'order.cancel_units', units: some(event.lines), cause: 'inventory' }),
  replace: (session, event) => {
    const lines = new Map(session.story.order.lines.map((line) => [line.id, line]));
    const outbound = event.outbound ?? (event.lines ?? []).map(({ line, qty }) => ({ line: `${line}-new`, qty }));
    const name = `claim-${session.next()}`;
    session.ask({
      type: 'return.claim',
      return: name,
      units: some(event.lines),
      cause: 'other',
      replacement: outbound.map(({ line, qty }) => ({
        id: line,
        sku: lines.get(line.replace(/-new$/, ''))?.sku ?? line,
        quantity: qty,
      })),
    });
    session.ask({ type: 'return.approve', return: name });
  },
};

/** What had left is taken back before its parcel is called off. */
function unship(session: Session, parcel: string): void {
  const rows = session.order().fulfillments.find(({ id }) => id === parcel)?.context.rows ?? [];
  const state = stateOf(session, parcel);
  const shipment = rows.findLast(({ kind }) => kind === 'shipped')?.reference;
  if (shipment !== undefined && (state === 'shipped' || state === 'delivered'))
    session.ask({ type: 'fulfillment.unship', fulfillment: parcel, of: shipment, reason: 'called off' });
}
