/**
 * One parcel, or another piece of work that hands units over.
 *
 * - **open**: planned, and nobody has begun. The warehouse acts next; it can be canceled.
 * - **scheduled**: planned for later. It is opened by its date or by hand, and can be canceled.
 * - **requested**: a service was asked to do the work. The service answers; canceling asks the service.
 * - **in_progress**: units are being picked, or the service took the work. It can be canceled; where a service has it, that is asked.
 * - **packed**: closed and here, for the first time or after the carrier brought it back. It is shipped next, or canceled.
 * - **shipped**: handed over to the carrier. Taking it back needs a reason; a failed delivery does not move it.
 * - **delivered**: the customer has it. What follows is a return.
 * - **canceled**: called off, or all its units went into another parcel. Should it leave all the same, that fact stands.
 */

import { has } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import type { FulfillmentState } from '../statuses.ts';
import { withoutUnits } from '../units.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { evolve } from './fulfillment.evolve.ts';
import { parcelOf } from './fulfillment.ledger.ts';
import { scheduleOf } from './fulfillment.plan.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';
import { rules } from './fulfillment.rules.ts';
import { isGivenBack, isWithService, serviceOf } from './fulfillment.service.ts';

// Settling conditions

const when = {
  isDelivered: (context: FulfillmentContext) => {
    const { delivered, shipped } = parcelOf(context);
    return delivered.length > 0 && withoutUnits(shipped, delivered).length === 0;
  },
  hasLeft: (context: FulfillmentContext) => parcelOf(context).shipped.length > 0,
  isCanceled: (context: FulfillmentContext) =>
    has<FulfillmentKind>('cancel')(context) ||
    has<FulfillmentKind>('canceled')(context) ||
    isGivenBack(context) ||
    parcelOf(context).emptied,
  isPacked: (context: FulfillmentContext) =>
    has<FulfillmentKind>('packed')(context) ||
    has<FulfillmentKind>('offered')(context) ||
    parcelOf(context).broughtBack.length > 0,
  isBegun: (context: FulfillmentContext) =>
    parcelOf(context).picked.length > 0 ||
    has<FulfillmentKind>('verified')(context) ||
    (isWithService(context) && serviceOf(context)?.answer === 'accepted'),
  isRequested: isWithService,
  isScheduled: (context: FulfillmentContext) => scheduleOf(context) !== null,
};

// The chart

const pack = { target: 'settling', guard: 'fitsParcel', actions: 'pack' } as const;
const ship = { target: 'settling', guard: 'isNewShipment', actions: 'ship' } as const;
const cancel = { target: 'settling', guard: 'isNotAskedAlready', actions: 'cancel' } as const;
const split = { target: 'settling', guard: 'canGive', actions: 'splitOff' } as const;
const merge = { target: 'settling', guard: 'isOurs', actions: 'merge' } as const;
const move = { target: 'settling', guard: 'isOurs', actions: 'move' } as const;
const pick = { target: 'settling', guard: 'isToBePicked', actions: 'pick' } as const;
const arranged = { 'fulfillment.split': split, 'fulfillment.merge': merge, 'fulfillment.move': move } as const;
const schedule = { target: 'settling', actions: 'schedule' } as const;

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
    'fulfillment.verified': { target: '.settling', actions: 'recordVerification' },
    'fulfillment.ready_for_pickup': { target: '.settling', actions: 'recordOffer' },
    'fulfillment.picked_up': { target: '.settling', actions: 'recordCollection' },
    'fulfillment.not_collected': { target: '.settling', actions: 'recordNotCollected' },
    'fulfillment.overdue': { target: '.settling', actions: 'recordLateness' },
    'fulfillment.accepted': { target: '.settling', actions: 'recordAcceptance' },
    'fulfillment.rejected': { target: '.settling', actions: 'recordRejection' },
    'fulfillment.cancel_rejected': { target: '.settling', actions: 'recordRefusedCancel' },
    'fulfillment.canceled': { target: '.settling', actions: 'recordCancellation' },
  },
  states: {
    open: {
      on: {
        'fulfillment.plan': { target: 'settling', actions: 'recordPlan' },
        ...arranged,
        'fulfillment.pick': pick,
        'fulfillment.schedule': schedule,
        'fulfillment.request': { target: 'settling', actions: 'request' },
        'fulfillment.pack': pack,
        'fulfillment.ship': ship,
        'fulfillment.cancel': cancel,
      },
    },
    scheduled: {
      on: {
        ...arranged,
        'fulfillment.schedule': schedule,
        'fulfillment.start': { target: 'settling', actions: 'start' },
        'fulfillment.cancel': cancel,
      },
    },
    requested: { on: { 'fulfillment.cancel': cancel } },
    in_progress: {
      on: {
        ...arranged,
        'fulfillment.pick': pick,
        'fulfillment.verify': { target: 'settling', actions: 'verify' },
        'fulfillment.pack': pack,
        'fulfillment.ship': ship,
        'fulfillment.cancel': cancel,
      },
    },
    packed: {
      on: {
        'fulfillment.move': move,
        'fulfillment.offer': { target: 'settling', guard: 'isForPickup', actions: 'offer' },
        'fulfillment.ship': ship,
        'fulfillment.cancel': cancel,
      },
    },
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
        { target: 'requested', guard: 'isRequested' },
        { target: 'scheduled', guard: 'isScheduled' },
        { target: 'open' },
      ],
    },
  },
});
