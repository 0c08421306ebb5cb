import type { Actor } from '../events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { authorizationsOf } from '../payment/payment.authorizations.ts';
import { authorizableOf, capturableOf, refundableOf, totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import { availableOf, drawnOn } from '../payment/payment.operations.ts';
import type { Reason } from '../reasons.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { fulfillmentSettings } from '../statuses.ts';
import { normalUnits, type Units, withoutUnits } from '../units.ts';
import { cancelableUnits } from './order.cancellation.ts';
import { deadlinesOf } from './order.deadlines.ts';
import { authorizableForOrder, chargeableOf, figuresOf, forgivableOf, type LineFigures } from './order.figures.ts';
import { holdsOf } from './order.holds.ts';
import { linesOf, standingEditsOf } from './order.lines.ts';
import { notesOf, tagsOf } from './order.notes.ts';
import { nextId } from './order.parts.ts';
import { refundsOf } from './order.refunds.ts';
import { reviewsOf } from './order.review.ts';
import type { Command, Fulfillment, Order, Payment, Return } from './order.ts';
import { worthOf } from './order.worth.ts';

/** A command without its envelope. @since 0.1.0 */
export type CommandDraft = Command extends infer C ? (C extends Command ? Omit<C, 'id' | 'at' | 'by'> : never) : never;

/** An event without its envelope. @since 0.1.0 */
export type DraftOf<Event> = Event extends infer E ? Omit<E, 'id' | 'at' | 'by'> : never;

/**
 * A command that may or may not be sent now: what a button needs.
 *
 * @since 0.1.0
 */
export interface Available<Event = never> {
  /** The command, filled in with the most that makes sense now (all that can be captured, refunded, shipped). Add the envelope. */
  readonly command: CommandDraft | DraftOf<Event>;
  /** Whether it would be accepted as it is. */
  readonly allowed: boolean;
  /** Why not; empty where it is allowed. */
  readonly reasons: readonly Reason[];
}

/** Every command with its reasons, for one actor at one instant. */
export function available(
  order: Order,
  by: Actor,
  at: string,
  reasonsFor: (command: Command) => readonly Reason[],
): readonly Available[] {
  return draftsOf(order, at).map((command) => {
    const reasons = reasonsFor({ id: 'available', at, by, ...command } as Command);
    return { command, allowed: reasons.length === 0, reasons };
  });
}

/** Every command that there could be for the order, filled in with the most that makes sense. */
export function draftsOf(order: Order, at: string): CommandDraft[] {
  return [
    { type: 'order.place' },
    ...draftsOfEdits(order),
    {
      type: 'order.refund',
      amount: { amount: Math.max(1, refundsOf(order).refundable), currency: order.currency },
      plan: 'last',
    },
    { type: 'order.cancel', scope: 'all' },
    { type: 'order.cancel', scope: 'unshipped' },
    { type: 'order.cancel_units', units: cancelableUnits(order) },
    { type: 'order.change_address', address: 'available' },
    { type: 'order.change_address', address: 'available', billing: true },
    ...order.fulfillments.map(
      ({ id: fulfillment }): CommandDraft => ({ type: 'order.change_address', address: 'available', fulfillment }),
    ),
    { type: 'order.invoice' },
    { type: 'order.confirm_receipt' },
    {
      type: 'order.write_off',
      amount: { amount: Math.max(1, forgivableOf(order)), currency: order.currency },
      reason: 'available',
    },
    { type: 'order.close' },
    ...reviewsOf(order).flatMap(({ review }): CommandDraft[] => [
      { type: 'review.approve', review },
      { type: 'review.reject', review, reason: 'available' },
    ]),
    { type: 'note.add', text: 'available', visibility: 'staff' },
    ...notesOf(order).map(({ note }): CommandDraft => ({ type: 'note.remove', note })),
    {
      type: 'tag.add',
      tag: nextId(
        tagsOf(order).map((id) => ({ id })),
        'tag',
      ),
    },
    ...tagsOf(order).map((tag): CommandDraft => ({ type: 'tag.remove', tag })),
    { type: 'order.reopen', reason: 'available' },
    { type: 'order.set_status', payment: 'paid' },
    ...fulfillmentSettings.map(
      (fulfillment): CommandDraft => ({ type: 'order.set_status', fulfillment, reason: 'available' }),
    ),
    { type: 'order.archive' },
    { type: 'order.unarchive' },
    { type: 'hold.place', hold: nextHandle(order), on: 'order', cause: 'other' },
    ...holdsOf(order).map(({ hold }): CommandDraft => ({ type: 'hold.release', hold })),
    ...deadlinesOf(order).map((deadline): CommandDraft => ({ type: 'deadline.fired', deadline })),
    ...order.payments.flatMap((payment) => draftsOfPayment(order, payment, at)),
    { type: 'fulfillment.plan', fulfillment: nextId(order.fulfillments, 'parcel'), units: unplannedOf(order, true) },
    ...(figuresOf(order).lines.some(({ line }) => !line.requiresShipping)
      ? [
          {
            type: 'fulfillment.plan',
            fulfillment: nextId(order.fulfillments, 'parcel'),
            units: unplannedOf(order, false),
            handover: 'digital',
          } as const,
        ]
      : []),
    ...order.fulfillments.flatMap((parcel) => draftsOfFulfillment(order, parcel, at)),
    {
      type: 'return.request',
      return: nextId(order.returns, 'return'),
      units: unitsBy(order, (f) => f.handedOver - f.claimed),
    },
    {
      type: 'return.claim',
      return: nextId(order.returns, 'return'),
      units: unitsBy(order, (f) => f.handedOver),
      cause: 'other',
      replacement: [{ id: nextId(order.returns, 'replacement'), quantity: 1 }],
    },
    ...order.returns.flatMap(draftsOfReturn),
  ];
}

/** One piece more of the first line that has any, and the last edit taken back. */
function draftsOfEdits(order: Order): CommandDraft[] {
  const line = linesOf(order).find(({ quantity }) => quantity > 0);
  const last = standingEditsOf(order).at(-1);
  return [
    ...(line ? [{ type: 'order.edit', changes: [{ kind: 'change_quantity', line: line.id, by: 1 }] } as const] : []),
    ...(last ? [{ type: 'order.revert_edit', edit: last.reference } as const] : []),
  ];
}

function draftsOfPayment(order: Order, { id: payment, context }: Payment, at: string): CommandDraft[] {
  const wanted = chargeableOf(order);
  const amount = (minor: number) => ({ amount: Math.max(1, minor), currency: order.currency });
  const drawn = drawnOn(context, Number.MAX_SAFE_INTEGER, undefined, at);
  const of = drawn === undefined ? {} : { of: drawn };
  return [
    {
      type: 'payment.authorize',
      payment,
      amount: amount(Math.min(authorizableOf(context), authorizableForOrder(order))),
    },
    ...authorizationsOf(context).flatMap(({ row: { reference: replaces }, left }): CommandDraft[] => {
      const most = Math.min(authorizableOf(context, replaces), authorizableForOrder(order, left));
      return left > 0 ? [{ type: 'payment.authorize', payment, amount: amount(most), replaces }] : [];
    }),
    { type: 'payment.capture', payment, amount: amount(Math.min(capturableOf(context, drawn), wanted)), ...of },
    ...parcelsToCharge(order, context).map(
      ({ fulfillment, left }): CommandDraft => ({
        type: 'payment.capture',
        payment,
        amount: amount(Math.min(left, capturableOf(context, drawn), wanted)),
        ...of,
        fulfillment,
      }),
    ),
    { type: 'payment.mark_paid', payment, amount: amount(wanted) },
    { type: 'payment.void', payment, amount: amount(drawn === undefined ? 0 : availableOf(context, drawn)), ...of },
    { type: 'payment.refund', payment, amount: amount(refundableOf(context)) },
  ];
}

/** Parcels that have left and are not captured in full, for a tender that a gateway can be asked about. */
function parcelsToCharge(order: Order, context: Payment['context']) {
  const { method } = totalsOf(context);
  if (method !== undefined && !isGatewayMethod(method)) return [];
  return order.fulfillments.flatMap(({ id: fulfillment, state }) => {
    const left = state === 'shipped' || state === 'delivered' ? worthOf(order, fulfillment).left.amount : 0;
    return left > 0 ? [{ fulfillment, left }] : [];
  });
}

function draftsOfFulfillment(order: Order, { id: fulfillment, context }: Fulfillment, at: string): CommandDraft[] {
  const { shipments, contents, picked } = parcelOf(context);
  const other = order.fulfillments.find(({ id, state }) => id !== fulfillment && hasNotLeft.has(state))?.id ?? 'none';
  return [
    { type: 'fulfillment.pack', fulfillment },
    { type: 'fulfillment.ship', fulfillment },
    { type: 'fulfillment.unship', fulfillment, of: shipments[0]?.reference ?? 'none', reason: 'available' },
    { type: 'fulfillment.cancel', fulfillment },
    { type: 'fulfillment.schedule', fulfillment, startsAt: at },
    { type: 'fulfillment.start', fulfillment },
    { type: 'fulfillment.request', fulfillment, service: 'available' },
    { type: 'fulfillment.split', fulfillment, into: nextId(order.fulfillments, 'parcel'), units: contents },
    { type: 'fulfillment.merge', fulfillment, into: other },
    { type: 'fulfillment.move', fulfillment, location: 'available' },
    { type: 'fulfillment.pick', fulfillment, units: withoutUnits(contents, picked) },
    { type: 'fulfillment.verify', fulfillment, units: picked },
    { type: 'fulfillment.offer', fulfillment },
  ];
}

function draftsOfReturn({ id, context }: Return): CommandDraft[] {
  const { requested, received, uninspected } = returnTotalsOf(context);
  return [
    { type: 'return.approve', return: id },
    { type: 'return.decline', return: id, cause: 'other' },
    { type: 'return.label', return: id },
    { type: 'return.receive', return: id, units: withoutUnits(requested, received) },
    {
      type: 'return.inspect',
      return: id,
      units: uninspected.map((unit) => ({ ...unit, disposition: 'restock' as const })),
    },
    { type: 'return.close', return: id },
    { type: 'return.cancel', return: id },
    { type: 'return.reopen', return: id },
  ];
}

function unplannedOf(order: Order, requiresShipping: boolean): Units {
  return unitsBy(order, (f) => f.live - f.handedOver - f.planned, requiresShipping);
}

function unitsBy(order: Order, availableOf: (figures: LineFigures) => number, requiresShipping = true): Units {
  return normalUnits(
    figuresOf(order).lines.map((figures) => ({
      line: figures.line.id,
      quantity: figures.line.requiresShipping === requiresShipping ? Math.max(0, availableOf(figures)) : 0,
    })),
  );
}

/** A handle that no hold has or had. */
function nextHandle({ lifecycle }: Order): string {
  const used = lifecycle.context.rows.filter(({ kind }) => kind === 'held' || kind === 'released');
  return nextId(
    used.map(({ reference: id }) => ({ id })),
    'hold',
  );
}
