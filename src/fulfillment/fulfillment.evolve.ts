import { instant, rowOf } from '../events.ts';
import { currentOf, enter, type LedgerRow } from '../ledger.ts';
import { normalUnits, noUnits, type Units } from '../units.ts';
import { given, outdated, taken, takenBack } from './fulfillment.arranging.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { lastBroughtBackOf, parcelOf } from './fulfillment.ledger.ts';
import { handoverOf, scheduleOf } from './fulfillment.plan.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';
import { isWithService, serviceOf } from './fulfillment.service.ts';

type Of<Type extends FulfillmentEvent['type']> = Extract<FulfillmentEvent, { readonly type: Type }>;

const when = (text: string | undefined) => (text === undefined ? undefined : instant(text));
const named = (units: Units | undefined) => (units === undefined ? undefined : normalUnits(units));

/** It left and arrived at once. */
function handOver(context: FulfillmentContext, shipment: LedgerRow<FulfillmentKind>): FulfillmentContext {
  const { force: _, tracking: __, carrier: ___, kind: ____, reference, ...said } = shipment;
  return enter(enter(context, shipment), rowOf('delivered', reference, said, { ...said, of: reference }));
}

/** What is known after an event. */
export const evolve = {
  recordPlan: (context: FulfillmentContext, event: Of<'fulfillment.planned'> | Of<'fulfillment.plan'>) =>
    enter(
      context,
      rowOf('planned', event.fulfillment, event, {
        units: normalUnits(event.units),
        startsAt: when(event.startsAt),
        shipBy: when(event.shipBy),
        location: event.location,
        handover: event.handover === 'shipping' ? undefined : event.handover,
      }),
    ),
  recordPick: (context: FulfillmentContext, event: Of<'fulfillment.picked'>) =>
    enter(context, rowOf('picked', event.reference, event, { units: normalUnits(event.units) })),
  recordPacking: (context: FulfillmentContext, event: Of<'fulfillment.packed'>) =>
    enter(context, rowOf('packed', event.reference, event, { units: named(event.units) })),
  recordShipment: (context: FulfillmentContext, event: Of<'fulfillment.shipped'>) =>
    enter(
      context,
      rowOf('shipped', event.reference, event, {
        units: named(event.units),
        tracking: event.tracking,
        carrier: event.carrier,
      }),
    ),
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
  ship: (context: FulfillmentContext, event: Of<'fulfillment.ship'>) => {
    const shipment = rowOf(
      'shipped',
      event.reference ?? event.id,
      { occurredAt: event.at, ...event },
      {
        units: named(event.units) ?? parcelOf(context).contents,
        tracking: event.tracking,
        carrier: event.carrier,
        of: lastBroughtBackOf(context.rows)[0]?.reference,
        op: event.id,
        force: event.force,
      },
    );
    const { shortage = noUnits } = event;
    const known =
      shortage.length > 0
        ? enter(context, rowOf('forced_short', shipment.reference, {}, { units: shortage }))
        : context;
    return handoverOf(context) === 'shipping' ? enter(known, shipment) : handOver(known, shipment);
  },
  takeBack: (context: FulfillmentContext, event: Of<'fulfillment.unship'>) => takenBack(context, event),
  cancel: (context: FulfillmentContext, event: Of<'fulfillment.cancel'>) =>
    enter(
      context,
      isWithService(context)
        ? rowOf('cancel_asked', event.id, event, { of: serviceOf(context)?.op })
        : rowOf('cancel', event.id, event),
    ),
  splitOff: (context: FulfillmentContext, event: Of<'fulfillment.split'>) =>
    given(context, event, normalUnits(event.units)),
  merge: (context: FulfillmentContext, event: Of<'fulfillment.merge'>) =>
    event.from === undefined ? given(context, event, parcelOf(context).contents) : taken(context, event),
  move: (context: FulfillmentContext, event: Of<'fulfillment.move'>) =>
    enter(
      context,
      rowOf('relocated', event.id, event, {
        location: event.location,
        of: currentOf(context.rows, 'relocated')?.reference,
      }),
    ),
  pick: (context: FulfillmentContext, event: Of<'fulfillment.pick'>) =>
    enter(context, rowOf('picked', event.id, { occurredAt: event.at, ...event }, { units: normalUnits(event.units) })),
  verify: (context: FulfillmentContext, event: Of<'fulfillment.verify'>) =>
    enter(outdated(context, event.id), rowOf('verified', event.id, event, { units: normalUnits(event.units) })),
  offer: (context: FulfillmentContext, event: Of<'fulfillment.offer'>) =>
    enter(context, rowOf('offered', event.id, event, { expiresAt: when(event.until) })),
  recordVerification: (context: FulfillmentContext, event: Of<'fulfillment.verified'>) =>
    enter(context, rowOf('verified', event.reference, event, { units: normalUnits(event.units), of: event.of })),
  recordOffer: (context: FulfillmentContext, event: Of<'fulfillment.ready_for_pickup'>) =>
    enter(context, rowOf('offered', event.reference, event, { expiresAt: when(event.until) })),
  recordCollection: (context: FulfillmentContext, event: Of<'fulfillment.picked_up'>) =>
    handOver(context, rowOf('shipped', event.reference, event, { units: named(event.units) })),
  recordNotCollected: (context: FulfillmentContext, event: Of<'fulfillment.not_collected'>) =>
    enter(context, rowOf('not_collected', event.reference, event, { of: event.of })),
  recordLateness: (context: FulfillmentContext, event: Of<'fulfillment.overdue'>) =>
    enter(context, rowOf('overdue', event.reference, event)),
  schedule: (context: FulfillmentContext, event: Of<'fulfillment.schedule'>) =>
    enter(
      context,
      rowOf('scheduled', event.id, event, {
        startsAt: instant(event.startsAt),
        of: currentOf(context.rows, 'scheduled')?.reference,
      }),
    ),
  start: (context: FulfillmentContext, event: Of<'fulfillment.start'>) =>
    enter(context, rowOf('started', event.id, event, { of: scheduleOf(context)?.of })),
  request: (context: FulfillmentContext, event: Of<'fulfillment.request'>) =>
    enter(context, rowOf('requested', event.id, event, { service: event.service, of: serviceOf(context)?.op })),
  recordAcceptance: (context: FulfillmentContext, event: Of<'fulfillment.accepted'>) =>
    enter(context, rowOf('accepted', event.reference, event, { op: event.op })),
  recordRejection: (context: FulfillmentContext, event: Of<'fulfillment.rejected'>) =>
    enter(context, rowOf('rejected', event.reference, event, { op: event.op, cause: event.cause })),
  recordRefusedCancel: (context: FulfillmentContext, event: Of<'fulfillment.cancel_rejected'>) =>
    enter(context, rowOf('cancel_rejected', event.reference, event, { op: event.op })),
};
