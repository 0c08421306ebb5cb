import { rowOf } from '../events.ts';
import { enter } from '../ledger.ts';
import { normalUnits, type Units } from '../units.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { parcelOf } from './fulfillment.ledger.ts';
import type { FulfillmentContext } from './fulfillment.rows.ts';

type Of<Type extends FulfillmentEvent['type']> = Extract<FulfillmentEvent, { readonly type: Type }>;

const named = (units: Units | undefined) => (units === undefined ? undefined : normalUnits(units));

/** What is known after an event. */
export const evolve = {
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
  recordDamage: (context: FulfillmentContext, event: Of<'fulfillment.damaged'>) =>
    enter(context, rowOf('damaged', event.reference, event, { units: named(event.units), of: event.of })),
  recordLoss: (context: FulfillmentContext, event: Of<'fulfillment.lost'>) =>
    enter(context, rowOf('lost', event.reference, event, { units: named(event.units), of: event.of })),
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
          force: event.force,
        },
      ),
    ),
  takeBack: (context: FulfillmentContext, event: Of<'fulfillment.unship'>) =>
    enter(context, rowOf('unshipped', event.of, event, { op: event.id })),
  cancel: (context: FulfillmentContext, event: Of<'fulfillment.cancel'>) =>
    enter(context, rowOf('cancel', event.id, event)),
};
