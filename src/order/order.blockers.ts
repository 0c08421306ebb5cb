import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { scheduleOf } from '../fulfillment/fulfillment.plan.ts';
import { isWithService, serviceOf } from '../fulfillment/fulfillment.service.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { type Reason, reason } from '../reasons.ts';
import { countUnits, minUnits, normalUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { figuresOf } from './order.figures.ts';
import type { Fulfillment, Order } from './order.ts';

/** Units that are open, and what keeps them here. @since 0.1.0 */
export interface Blocked {
  /** The parcel that they are in; absent where they are in none. */
  readonly fulfillment?: string;
  /** Those of its units that are open. */
  readonly units: Units;
  /** Everything that speaks against shipping them now, as staff would hear it; `unblockedBy` tells what removes it. */
  readonly reasons: readonly Reason[];
}

/** Nobody in particular, with all authority that shipping needs. */
const staff = { kind: 'staff', id: 'blockers' } as const;

/**
 * Why an order is not shipped: for each parcel that has not left, and for the units that are in no parcel, what speaks against shipping
 * them now, after the parcels before it that can leave. Empty exactly where nothing is open, or everything that is open could be shipped.
 *
 * @param at - The instant to ask for: authorizations run out.
 * @since 0.1.0
 */
export function blockersOf(order: Order, definition: AnyOrderDefinition, at: string): readonly Blocked[] {
  let shipped = order;
  const parcels = order.fulfillments.flatMap((parcel): Blocked[] => {
    const units = openIn(order, parcel);
    if (units.length === 0) return [];
    const alone = refusalsOf(order, definition, parcel.id, at);
    const refusals = alone.length > 0 ? alone : refusalsOf(shipped, definition, parcel.id, at);
    if (refusals.length === 0) shipped = shipping(shipped, definition, parcel.id, at);
    return refusals.length > 0
      ? [{ fulfillment: parcel.id, units, reasons: [...reasonsToWait(parcel), ...refusals] }]
      : [];
  });
  const rest = unplanned(order);
  return rest.length > 0
    ? [...parcels, { units: rest, reasons: whyUnplanned(shipped, definition, rest, at) }]
    : parcels;
}

/** The order as it is once a parcel has left: what is held across parcels keeps only some of them. */
function shipping(order: Order, definition: AnyOrderDefinition, fulfillment: string, at: string): Order {
  const id = freeName('blockers', order.commands);
  return definition.apply(order, { type: 'fulfillment.ship', id, at, by: staff, fulfillment }).order;
}

/** The open units of a parcel that has not left. */
function openIn(order: Order, { state, context }: Fulfillment): Units {
  if (!hasNotLeft.has(state)) return noUnits;
  const open = figuresOf(order).lines.map(({ line, live, handedOver }) => ({
    line: line.id,
    quantity: live - handedOver,
  }));
  return minUnits(parcelOf(context).contents, normalUnits(open));
}

/** Open units that need shipping and are in no parcel. */
function unplanned(order: Order): Units {
  const planned = order.fulfillments.reduce(
    (units, parcel) => withoutUnits(units, openIn(order, parcel)),
    openOf(order),
  );
  return planned;
}

function openOf(order: Order): Units {
  return normalUnits(figuresOf(order).lines.map(({ line, open }) => ({ line: line.id, quantity: open })));
}

/** What a parcel waits for by its own state. */
function reasonsToWait({ state, context }: Fulfillment): readonly Reason[] {
  const schedule = state === 'scheduled' ? scheduleOf(context) : null;
  if (schedule) return [reason('scheduled_until', { startsAt: schedule.startsAt })];
  return state === 'requested' && isWithService(context)
    ? [reason('with_service', { service: serviceOf(context)?.service ?? '' })]
    : [];
}

function refusalsOf(order: Order, definition: AnyOrderDefinition, id: string, at: string): readonly Reason[] {
  const permission = definition.can(order, {
    type: 'fulfillment.ship',
    id: freeName('ship', order.commands),
    at,
    by: staff,
    fulfillment: id,
  });
  return permission.allowed ? [] : permission.reasons;
}

/** They are in no parcel; and what would speak against shipping them if they were. */
function whyUnplanned(order: Order, definition: AnyOrderDefinition, units: Units, at: string): readonly Reason[] {
  const fulfillment = freeName('parcel', [...order.fulfillments, ...order.commands]);
  const { outcome, order: planned } = definition.apply(order, {
    type: 'fulfillment.plan',
    id: fulfillment,
    at,
    by: staff,
    fulfillment,
    units,
  });
  const further = outcome.kind === 'rejected' ? outcome.reasons : refusalsOf(planned, definition, fulfillment, at);
  return [reason('not_planned', { open: countUnits(units) }), ...further];
}

function freeName(name: string, taken: readonly { readonly id: string }[]): string {
  return taken.some(({ id }) => id === name) ? freeName(`${name}~`, taken) : name;
}
