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

import { has } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import type { FulfillmentState } from '../statuses.ts';
import { withoutUnits } from '../units.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { evolve } from './fulfillment.evolve.ts';
import { parcelOf } from './fulfillment.ledger.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';
import { rules } from './fulfillment.rules.ts';

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
    'fulfillment.damaged': { target: '.settling', actions: 'recordDamage' },
    'fulfillment.lost': { target: '.settling', actions: 'recordLoss' },
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
