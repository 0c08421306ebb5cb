/**
 * One parcel, or another piece of work that hands units over.
 *
 * - **open**: planned, and nobody has begun. The warehouse acts next; it can be canceled.
 * - **in_progress**: units are being picked. It can be canceled.
 * - **packed**: closed and here, for the first time or after the carrier brought it back. It is shipped next, or canceled.
 * - **shipped**: handed over to the carrier. Taking it back needs a reason; a failed delivery does not move it.
 * - **delivered**: the customer has it. What follows is a return.
 * - **canceled**: called off. Should it leave all the same, that fact stands.
 */

import { rowOf } from '../events.ts';
import { enter, has, hasRow, rowsOf } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import { type Reason, reason } from '../reasons.ts';
import type { FulfillmentState } from '../statuses.ts';
import { countUnits, normalUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { type FulfillmentContext, type FulfillmentKind, parcelOf } from './fulfillment.ledger.ts';

type Of<Type extends FulfillmentEvent['type']> = Extract<FulfillmentEvent, { readonly type: Type }>;

// Rows

const named = (units: Units | undefined) => (units === undefined ? undefined : normalUnits(units));

// Rules

function namesMoreThan(contents: Units, units: Units | undefined): null | Reason {
  if (units === undefined) return null;
  if (countUnits(units) === 0) return reason('empty_selection');
  const over = withoutUnits(normalUnits(units), contents)[0];
  if (!over) return null;
  const available = quantityOf(contents, over.line);
  return reason('exceeds_parcel', { line: over.line, requested: available + over.quantity, available });
}

const rules = {
  fitsParcel: (context: FulfillmentContext, event: Of<'fulfillment.pack'>) =>
    namesMoreThan(parcelOf(context).contents, event.units),
  isNewShipment: (context: FulfillmentContext, event: Of<'fulfillment.ship'>) =>
    hasRow(context.rows, 'shipped', event.reference ?? event.id)
      ? reason('reference_used', { reference: event.reference ?? event.id })
      : namesMoreThan(parcelOf(context).contents, event.units),
  canComeBack: (context: FulfillmentContext, event: Of<'fulfillment.unship'>) => {
    const { shipments, shipped, delivered, contents } = parcelOf(context);
    const shipment = shipments.find((row) => row.reference === event.of);
    if (!shipment) return reason('unknown_part', { part: 'shipment', id: event.of });
    const rest = withoutUnits(shipped, shipment.units ?? contents);
    const arrived =
      rowsOf(context.rows, 'delivered').some((row) => row.of === event.of) || withoutUnits(delivered, rest).length > 0;
    return arrived ? reason('already_delivered', { shipment: event.of }) : null;
  },
};

// Settling conditions

const when = {
  isDelivered: (context: FulfillmentContext) => {
    const { delivered, shipped } = parcelOf(context);
    return delivered.length > 0 && withoutUnits(shipped, delivered).length === 0;
  },
  hasLeft: (context: FulfillmentContext) => parcelOf(context).shipped.length > 0,
  isCanceled: (context: FulfillmentContext) =>
    has<FulfillmentKind>('cancel')(context) || has<FulfillmentKind>('canceled')(context),
  isPacked: (context: FulfillmentContext) =>
    has<FulfillmentKind>('packed')(context) || parcelOf(context).broughtBack.length > 0,
  isBegun: has<FulfillmentKind>('picked'),
};

// Evolvers

const evolve = {
  recordPlan: (context: FulfillmentContext, event: Of<'fulfillment.planned'> | Of<'fulfillment.plan'>) =>
    enter(context, rowOf('planned', event.fulfillment, event, { units: normalUnits(event.units) })),
  recordPick: (context: FulfillmentContext, event: Of<'fulfillment.picked'>) =>
    enter(context, rowOf('picked', event.reference, event, { units: normalUnits(event.units) })),
  recordPacking: (context: FulfillmentContext, event: Of<'fulfillment.packed'>) =>
    enter(context, rowOf('packed', event.reference, event, { units: named(event.units) })),
  recordShipment: (context: FulfillmentContext, event: Of<'fulfillment.shipped'>) =>
    enter(context, rowOf('shipped', event.reference, event, { units: named(event.units), tracking: event.tracking })),
  recordTracking: (context: FulfillmentContext, event: Of<'fulfillment.tracked'>) =>
    enter(context, rowOf('tracked', event.reference, event, { tracking: event.status, of: event.of })),
  recordFailedDelivery: (context: FulfillmentContext, event: Of<'fulfillment.delivery_failed'>) =>
    enter(context, rowOf('delivery_failed', event.reference, event, { of: event.of })),
  recordDelivery: (context: FulfillmentContext, event: Of<'fulfillment.delivered'>) =>
    enter(context, rowOf('delivered', event.reference, event, { units: named(event.units), of: event.of })),
  recordBroughtBack: (context: FulfillmentContext, event: Of<'fulfillment.returned_to_sender'>) =>
    enter(context, rowOf('returned_to_sender', event.reference, event, { of: event.of })),
  recordCancellation: (context: FulfillmentContext, event: Of<'fulfillment.canceled'>) =>
    enter(context, rowOf('canceled', event.reference, event)),
  pack: (context: FulfillmentContext, event: Of<'fulfillment.pack'>) =>
    enter(context, rowOf('packed', event.id, { occurredAt: event.at, ...event }, { units: named(event.units) })),
  ship: (context: FulfillmentContext, event: Of<'fulfillment.ship'>) =>
    enter(
      context,
      rowOf(
        'shipped',
        event.reference ?? event.id,
        { occurredAt: event.at, ...event },
        {
          units: named(event.units) ?? parcelOf(context).contents,
          tracking: event.tracking,
          op: event.id,
        },
      ),
    ),
  takeBack: (context: FulfillmentContext, event: Of<'fulfillment.unship'>) =>
    enter(context, rowOf('unshipped', event.of, event, { op: event.id })),
  cancel: (context: FulfillmentContext, event: Of<'fulfillment.cancel'>) =>
    enter(context, rowOf('cancel', event.id, event)),
};

// The chart

const pack = { target: 'settling', guard: 'fitsParcel', actions: 'pack' } as const;
const ship = { target: 'settling', guard: 'isNewShipment', actions: 'ship' } as const;
const cancel = { target: 'settling', actions: 'cancel' } as const;

/**
 * The fulfillment part: one parcel's life-cycle.
 *
 * @since 0.1.0
 */
export const fulfillmentPart: Part<FulfillmentContext, FulfillmentEvent, FulfillmentState> = definePart<
  FulfillmentContext,
  FulfillmentEvent,
  FulfillmentState
>()({ rules, when, evolve }).chart({
  id: 'fulfillment',
  initial: 'settling',
  on: {
    'fulfillment.planned': { target: '.settling', actions: 'recordPlan' },
    'fulfillment.picked': { target: '.settling', actions: 'recordPick' },
    'fulfillment.packed': { target: '.settling', actions: 'recordPacking' },
    'fulfillment.shipped': { target: '.settling', actions: 'recordShipment' },
    'fulfillment.tracked': { target: '.settling', actions: 'recordTracking' },
    'fulfillment.delivery_failed': { target: '.settling', actions: 'recordFailedDelivery' },
    'fulfillment.delivered': { target: '.settling', actions: 'recordDelivery' },
    'fulfillment.returned_to_sender': { target: '.settling', actions: 'recordBroughtBack' },
    'fulfillment.canceled': { target: '.settling', actions: 'recordCancellation' },
  },
  states: {
    open: {
      on: {
        'fulfillment.plan': { target: 'settling', actions: 'recordPlan' },
        'fulfillment.pack': pack,
        'fulfillment.ship': ship,
        'fulfillment.cancel': cancel,
      },
    },
    in_progress: { on: { 'fulfillment.pack': pack, 'fulfillment.ship': ship, 'fulfillment.cancel': cancel } },
    packed: { on: { 'fulfillment.ship': ship, 'fulfillment.cancel': cancel } },
    shipped: { on: { 'fulfillment.unship': { target: 'settling', guard: 'canComeBack', actions: 'takeBack' } } },
    delivered: {},
    canceled: {},
    settling: {
      always: [
        { target: 'delivered', guard: 'isDelivered' },
        { target: 'shipped', guard: 'hasLeft' },
        { target: 'canceled', guard: 'isCanceled' },
        { target: 'packed', guard: 'isPacked' },
        { target: 'in_progress', guard: 'isBegun' },
        { target: 'open' },
      ],
    },
  },
});
