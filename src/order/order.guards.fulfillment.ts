import type { ShipFulfillment } from '../fulfillment/fulfillment.commands.events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { handoverOf } from '../fulfillment/fulfillment.plan.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import { isWithService, serviceOf } from '../fulfillment/fulfillment.service.ts';
import { enter } from '../ledger.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import { availableOf } from '../payment/payment.operations.ts';
import { type Reason, reason } from '../reasons.ts';
import { quantityOf, type Units, withoutUnits } from '../units.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import { exceeds, type Guard, guard } from './order.guard.ts';
import { addressOf } from './order.papers.ts';
import type { Command, Order, Payment } from './order.ts';

/** What speaks against work on parcels, as far as the whole order knows. */
export const fulfillmentGuards: readonly Guard[] = [
  guard('plans_more_than_is_open', ['fulfillment.plan'], (order, { units }) =>
    exceeds(order, units, 'exceeds_unfulfilled', (f) => f.live - f.handedOver - f.planned),
  ),
  guard('sends_goods_digitally', ['fulfillment.plan'], (order, { units, handover }) => {
    const ships = new Set(figuresOf(order).lines.flatMap(({ line }) => (line.requiresShipping ? [line.id] : [])));
    const goods = units.find((unit) => ships.has(unit.line));
    return handover === 'digital' && goods ? reason('needs_shipping', { line: goods.line }) : null;
  }),
  guard('splits_into_a_known_parcel', ['fulfillment.split'], ({ fulfillments }, { into }) =>
    fulfillments.some(({ id }) => id === into) ? reason('part_exists', { part: 'fulfillment', id: into }) : null,
  ),
  guard('merges_into_what_cannot_take_it', ['fulfillment.merge'], ({ fulfillments }, { fulfillment, into, type }) => {
    const source = fulfillments.find(({ id }) => id === fulfillment);
    const target = fulfillments.find(({ id }) => id === into && id !== fulfillment);
    if (!target) return reason('unknown_part', { part: 'other fulfillment', id: into });
    const [handover, needed] = [source ? handoverOf(source.context) : 'shipping', handoverOf(target.context)];
    if (handover !== needed) return reason('other_handover', { handover, needed });
    if (isWithService(target.context))
      return reason('with_service', { service: serviceOf(target.context)?.service ?? '' });
    const allowedIn = ['open', 'scheduled', 'in_progress'];
    return allowedIn.includes(target.state)
      ? null
      : reason('not_in_state', { part: 'other fulfillment', state: target.state, type, allowedIn });
  }),
  guard('merges_what_goes_elsewhere', ['fulfillment.merge'], (order, { fulfillment, into }) => {
    const [address, other] = [addressOf(order, fulfillment), addressOf(order, into)];
    return address === other ? null : reason('other_address', { address: address ?? null, other: other ?? null });
  }),
  guard('ships_more_than_is_open', ['fulfillment.ship'], (order, command) => {
    const left = (f: LineFigures) => f.line.quantity - f.cancelAsked - f.shipped;
    return exceeds(order, unitsToShip(order, command), 'exceeds_shippable', left);
  }),
  guard('ships_what_stock_rejected', ['fulfillment.ship'], (order, command) => {
    if (command.force) return null;
    return exceeds(order, unitsToShip(order, command), 'out_of_stock', (f) =>
      f.rejected > 0 ? f.live - f.handedOver - f.rejected : Number.POSITIVE_INFINITY,
    );
  }),
  guard('forces_without_authority', ['fulfillment.ship'], (_, { force, by, type }) =>
    force && by.kind !== 'staff' && by.kind !== 'system'
      ? reason('not_authorized', { by: by.kind, type: `${type} with force`, allowed: ['staff', 'system'] })
      : null,
  ),
  guard('forces_without_reason', ['fulfillment.ship'], (_, { force, reason: why, type }) =>
    force && !why ? reason('reason_required', { type, field: 'force' }) : null,
  ),
  guard('takes_back_what_is_returned', ['fulfillment.unship'], (order, command) => {
    const parcel = order.fulfillments.find(({ id }) => id === command.fulfillment);
    if (!parcel) return null;
    const without = enter(parcel.context, { kind: 'unshipped', reference: command.of });
    const units = withoutUnits(sentOf(parcel.context), sentOf(without));
    return figuresOf(order).lines.some(({ line: { id }, shipped, claimed }) => {
      const back = quantityOf(units, id);
      return back > 0 && shipped - back < claimed;
    })
      ? reason('already_returned')
      : null;
  }),
];

/** Whether less is secured than is owed and was not written off; whoever forces a shipment has been asked for the reason. */
export function lacksSecurity(order: Order, command: Command): null | Reason {
  if ('force' in command && command.force) return null;
  const { money } = figuresOf(order);
  const owed = money.owed - money.writtenOff;
  const secured = order.payments.reduce((sum, payment) => sum + securedBy(payment, command.at), 0);
  return secured < owed ? reason('unpaid', { owed, secured }) : null;
}

/** What a shipment is to take: all that the parcel holds, unless it names less. */
export function unitsToShip({ fulfillments }: Order, command: ShipFulfillment): Units {
  const parcel = fulfillments.find(({ id }) => id === command.fulfillment);
  return command.units ?? (parcel ? parcelOf(parcel.context).contents : []);
}

/** What left and is not missing. */
function sentOf(context: FulfillmentContext): Units {
  const { shipped, missing } = parcelOf(context);
  return withoutUnits(shipped, missing);
}

/** What a tender has brought, holds and, if no gateway can be asked, promises; without what is disputed, on its way back or has run out. */
function securedBy({ state, context }: Payment, at: string): number {
  const {
    method,
    declared = 0,
    captured,
    refunded,
    refundPending,
    refundUncounted,
    disputed,
    disputeUncounted,
    capturePending,
    open,
  } = totalsOf(context);
  const held =
    captured -
    refunded -
    refundPending -
    refundUncounted -
    disputed -
    disputeUncounted +
    availableOf(context, undefined, at) +
    Math.min(open, capturePending);
  const promises =
    method !== undefined && !isGatewayMethod(method) && (state === 'pending' || state === 'partially_captured');
  return promises ? held + Math.max(0, declared - captured) : held;
}
