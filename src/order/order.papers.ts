import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import { packedOrGone } from '../fulfillment/fulfillment.status.ts';
import { rowsOf } from '../ledger.ts';
import { openInvoicesOf, standingAddress } from '../papers/papers.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import { maxUnits, normalUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import { figuresOf } from './order.figures.ts';
import { type Guard, guard } from './order.guard.ts';
import type { Fulfillment, Order } from './order.ts';

/**
 * Where the order goes, or one parcel of it: the shop's reference of the address. A parcel without one of its own goes where the order
 * goes. `undefined` where nobody told.
 *
 * @since 0.1.0
 */
export function addressOf({ lifecycle }: Order, fulfillment?: string): string | undefined {
  const own = fulfillment === undefined ? undefined : standingAddress(lifecycle.context, fulfillment);
  return (own ?? standingAddress(lifecycle.context))?.address;
}

/** Where an order's bills go: the shop's reference of that address, or of the one where the order goes. `undefined` where nobody told. @since 0.1.0 */
export function billingAddressOf(order: Order): string | undefined {
  return standingAddress(order.lifecycle.context, undefined, 'billed')?.address ?? addressOf(order);
}

/** An invoice of an order. @since 0.1.0 */
export interface Invoice {
  /** The id of the command that asked for it; absent where it was made unasked. */
  readonly op?: string;
  /** Its number; absent while it is not made. */
  readonly reference?: string;
}

/** Every invoice: those that are made by number, then those that are asked for. @since 0.1.0 */
export function invoicesOf({ lifecycle }: Order): readonly Invoice[] {
  return [
    ...rowsOf(lifecycle.context.rows, 'invoiced').map(({ reference, op }) => ({
      reference,
      ...(op !== undefined && { op }),
    })),
    ...openInvoicesOf(lifecycle.context).map(({ reference }) => ({ op: reference })),
  ];
}

/** What was handed over so far. */
export function handedOverUnits(order: Order): Units {
  return normalUnits(figuresOf(order).lines.map(({ line, handedOver }) => ({ line: line.id, quantity: handedOver })));
}

/** Whether the customer said that everything came that was handed over. What is handed over later is to be confirmed again. */
export function isReceived(order: Order): boolean {
  const words = rowsOf(order.lifecycle.context.rows, 'received');
  const confirmed = words.reduce((units, row) => maxUnits(units, row.units ?? noUnits), noUnits);
  return words.length > 0 && withoutUnits(handedOverUnits(order), confirmed).length === 0;
}

/** What speaks against changing an address and against saying that everything came. */
export const paperGuards: readonly Guard[] = [
  guard('readdresses_no_parcel', ['order.change_address'], ({ fulfillments }, { fulfillment: id }) =>
    id === undefined || fulfillments.some((parcel) => parcel.id === id)
      ? null
      : reason('unknown_part', { part: 'fulfillment', id }),
  ),
  guard('readdresses_what_is_shipped', ['order.change_address'], (order, { fulfillment, billing }) =>
    billing ? null : lockedBy(concerned(order, fulfillment)),
  ),
  guard('readdresses_too_late_for_a_customer', ['order.change_address'], (order, { fulfillment, by }) =>
    by.kind === 'customer' && concerned(order, fulfillment).some(({ state }) => packedOrGone.has(state))
      ? reason('work_begun')
      : null,
  ),
  guard('confirms_before_all_is_handed_over', ['order.confirm_receipt'], (order) => {
    const { open, live } = figuresOf(order).units;
    if (open > 0) return reason('units_open', { open });
    return live === 0 ? reason('nothing_to_receive') : null;
  }),
  guard('confirms_twice', ['order.confirm_receipt'], (order) =>
    isReceived(order) ? reason('already_received') : null,
  ),
];

/** The parcels that go where an address says: the named one, or all that have none of their own. */
function concerned({ fulfillments, lifecycle }: Order, id: string | undefined): readonly Fulfillment[] {
  return fulfillments.filter((parcel) =>
    id === undefined ? standingAddress(lifecycle.context, parcel.id) === undefined : parcel.id === id,
  );
}

/** What speaks against another address while some of these parcels are with the carrier or the customer. */
export function lockedBy(parcels: readonly Fulfillment[]): null | Reason {
  const shipped = parcels.filter(({ context }) => isOnItsWay(context)).map(({ id }) => id);
  return shipped.length > 0 ? reason('address_locked', { shipped }) : null;
}

/** Whether something of a parcel left and was not lost on the way. */
function isOnItsWay(context: FulfillmentContext): boolean {
  const { shipped, missing } = parcelOf(context);
  return withoutUnits(shipped, missing).length > 0;
}
