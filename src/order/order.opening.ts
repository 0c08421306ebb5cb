import type { LineInput } from '../lines.ts';
import type { InspectedUnits } from '../returns/returns.events.ts';
import type { FulfillmentState, PaymentMethod, ReturnState } from '../statuses.ts';
import { firstAttempt } from '../stock/stock.ledger.ts';
import { addUnits, normalUnits, type Units, withoutUnits } from '../units.ts';
import { invalid, type ParcelInput, type PlaceInput } from './order.place.ts';
import type { OrderEvent } from './order.ts';

/** A tender as it stands elsewhere. Amounts are minor units of the order's currency. @since 0.1.0 */
export interface OpeningPayment {
  readonly id: string;
  readonly method: PaymentMethod;
  /** What it is to pay. */
  readonly amount: number;
  /** When it is to be paid: an ISO 8601 UTC instant. A deadline counts to it. */
  readonly dueAt?: string;
  /** Everything that was ever authorized. */
  readonly authorized?: number;
  readonly captured?: number;
  readonly refunded?: number;
  readonly voided?: number;
  readonly expired?: number;
  /** The only attempt failed, or waits for the customer. */
  readonly attempt?: 'failed' | 'requires_action';
}

/** A parcel as it stands elsewhere. @since 0.1.0 */
export interface OpeningFulfillment extends ParcelInput {
  readonly state: FulfillmentState;
  /** The service that was asked, where it was. */
  readonly service?: string;
}

/** A return case as it stands elsewhere. @since 0.1.0 */
export interface OpeningReturn {
  readonly id: string;
  readonly units: Units;
  readonly state: ReturnState;
  /** What came back; all units where the state says that they did. */
  readonly received?: Units;
  /** Of what was inspected: what went back to stock already. The rest was written off. */
  readonly restocked?: Units;
  /** New lines that go out instead, as they were asked for. What of them has left is told afterwards, as facts. */
  readonly exchange?: readonly LineInput[];
}

/** What the stock's keeper had done for an order elsewhere. @since 0.1.0 */
export interface OpeningStock {
  /** Kept back for the order. */
  readonly reserved?: Units;
  /** Deducted. */
  readonly committed?: Units;
}

/** The envelope of the next event of an opening. */
export type Enveloped = () => {
  readonly id: string;
  readonly at: string;
  readonly by: PlaceInput['by'];
  readonly occurredAt: string;
};

/** How a tender came to where it stands. */
export function paymentEvents(opening: OpeningPayment, currency: string, envelope: Enveloped): OrderEvent[] {
  const { id: payment, authorized = 0, captured = 0, refunded = 0, voided = 0, expired = 0, attempt } = opening;
  if (refunded > captured) {
    throw invalid({
      path: `payments.${payment}.refunded`,
      problem: `at most the ${captured} that were captured are needed`,
    });
  }
  const of = authorized > 0 ? { of: `opening:authorization:${payment}` } : {};
  const fact = (amount: number, reference: string) => ({
    ...envelope(),
    payment,
    reference: `opening:${reference}:${payment}`,
    amount: { amount, currency },
  });
  const events: OrderEvent[] = [];
  if (authorized > 0) events.push({ ...fact(authorized, 'authorization'), type: 'payment.authorized' });
  if (captured > 0) events.push({ ...fact(captured, 'capture'), type: 'payment.captured', ...of });
  if (voided > 0) events.push({ ...fact(voided, 'void'), type: 'payment.voided', ...of });
  if (expired > 0)
    events.push({ ...fact(expired, 'expiry'), type: 'payment.expired', of: `opening:authorization:${payment}` });
  if (refunded > 0)
    events.push({ ...fact(refunded, 'refund'), type: 'payment.refunded', of: `opening:capture:${payment}` });
  if (attempt === 'failed')
    events.push({ ...envelope(), type: 'payment.failed', payment, reference: 'opening:attempt' });
  if (attempt === 'requires_action')
    events.push({ ...envelope(), type: 'payment.action_required', payment, reference: 'opening:attempt' });
  return events;
}

/** How a parcel came to where it stands. */
export function fulfillmentEvents(
  { id: fulfillment, state, service, ...plan }: OpeningFulfillment,
  envelope: Enveloped,
): OrderEvent[] {
  const { units, startsAt } = plan;
  const demand = (value: string | undefined, field: string): string => {
    if (value === undefined) throw invalid({ path: `fulfillments.${fulfillment}.${field}`, problem: 'it is needed' });
    return value;
  };
  const fact = (reference: string) => ({ ...envelope(), fulfillment, reference: `opening:${reference}` });
  const packed: OrderEvent = { ...fact('packing'), type: 'fulfillment.packed' };
  const shipped: OrderEvent = { ...fact('shipment'), type: 'fulfillment.shipped' };
  const path: Record<FulfillmentState, () => OrderEvent[]> = {
    open: () => [],
    scheduled: () => [
      { ...envelope(), type: 'fulfillment.schedule', fulfillment, startsAt: demand(startsAt, 'startsAt') },
    ],
    requested: () => [{ ...envelope(), type: 'fulfillment.request', fulfillment, service: demand(service, 'service') }],
    in_progress: () => [{ ...fact('pick'), type: 'fulfillment.picked', units }],
    packed: () => [packed],
    shipped: () => [packed, shipped],
    delivered: () => [packed, shipped, { ...fact('delivery'), type: 'fulfillment.delivered' }],
    canceled: () => [
      { ...envelope(), type: 'fulfillment.planned', fulfillment, ...plan },
      { ...fact('cancellation'), type: 'fulfillment.canceled' },
    ],
  };
  return path[state]();
}

/** In which states an opening return may say what came back, and what went back to stock. */
const tells: Readonly<Record<'received' | 'restocked', readonly ReturnState[]>> = {
  received: ['received', 'inspected', 'closed'],
  restocked: ['inspected', 'closed'],
};

/** How a return case came to where it stands. */
export function returnEvents(
  { id, units, state, received: asked, restocked = [], exchange }: OpeningReturn,
  envelope: Enveloped,
): OrderEvent[] {
  const received = asked ?? units;
  const said = { received: asked !== undefined, restocked: restocked.length > 0 };
  const unused = (['received', 'restocked'] as const).find((field) => said[field] && !tells[field].includes(state));
  if (unused) throw invalid({ path: `returns.${id}.${unused}`, problem: `a return that is ${state} has none` });
  const of = () => ({ ...envelope(), return: id });
  const dispositions: InspectedUnits[] = [
    ...restocked.map((unit) => ({ ...unit, disposition: 'restock' as const })),
    ...withoutUnits(normalUnits(received), normalUnits(restocked)).map((unit) => ({
      ...unit,
      disposition: 'write_off' as const,
    })),
  ];
  const requested: OrderEvent = exchange
    ? { ...of(), type: 'return.request', units, exchange }
    : { ...of(), type: 'return.requested', units };
  const approved: OrderEvent = { ...of(), type: 'return.approve' };
  const arrived: OrderEvent = { ...of(), type: 'return.received', reference: 'opening:receipt', units: received };
  const inspection: OrderEvent = {
    ...of(),
    type: 'return.inspected',
    reference: 'opening:inspection',
    units: dispositions,
  };
  const done: OrderEvent = { ...of(), type: 'return.restocked', reference: 'opening:inspection' };
  const inspected = [inspection, ...(restocked.length > 0 ? [done] : [])];
  const path: Record<ReturnState, () => OrderEvent[]> = {
    requested: () => [requested],
    approved: () => [requested, approved],
    declined: () => [requested, { ...of(), type: 'return.decline', cause: 'other' }],
    in_transit: () => [requested, approved, { ...of(), type: 'return.sent', reference: 'opening:sending' }],
    received: () => [requested, approved, arrived],
    inspected: () => [requested, approved, arrived, ...inspected],
    closed: () => [requested, approved, arrived, ...inspected, { ...of(), type: 'return.close' }],
    canceled: () => [requested, { ...of(), type: 'return.cancel' }],
  };
  return path[state]();
}

/** What the keeper did: it answered what was asked before the first request of ours, as what is deducted was kept back before. */
export function stockEvents({ reserved = [], committed = [] }: OpeningStock, envelope: Enveloped): OrderEvent[] {
  const kept = addUnits(normalUnits(reserved), normalUnits(committed));
  return [
    ...(kept.length > 0
      ? [{ ...envelope(), type: 'stock.reserved', attempt: firstAttempt('reserve'), units: kept } as const]
      : []),
    ...(committed.length > 0
      ? [{ ...envelope(), type: 'stock.committed', attempt: firstAttempt('commit'), units: committed } as const]
      : []),
  ];
}
