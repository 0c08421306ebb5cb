import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import type { FulfillmentContext, FulfillmentKind } from '../fulfillment/fulfillment.rows.ts';
import { cancelsAskedOf, isRefused, serviceOf } from '../fulfillment/fulfillment.service.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { hasRow, type Ledger, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { openInvoicesOf } from '../papers/papers.ledger.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { pendingOperationsOf } from '../payment/payment.operations.ts';
import type { PaymentKind } from '../payment/payment.rows.ts';
import { labelsPendingOf, restocksPendingOf, returnTotalsOf } from '../returns/returns.ledger.ts';
import type { FulfillmentState } from '../statuses.ts';
import type { Units } from '../units.ts';
import { cancellationsOf } from './order.cancellation.ts';
import { deadlinesOf, keyOfDeadline } from './order.deadlines.ts';
import type { PendingEffect, ScheduleDeadlineEffect } from './order.effects.ts';
import { keyOf } from './order.keys.ts';
import { stockRequests } from './order.stock.requests.ts';
import type { Fulfillment, Order, Payment, Return } from './order.ts';

type GatewayOperation = 'authorize' | 'capture' | 'void' | 'refund';

const gatewayEffects: Record<GatewayOperation, PendingEffect['type']> = {
  authorize: 'authorize_payment',
  capture: 'capture_payment',
  void: 'void_payment',
  refund: 'refund_payment',
};

/** Everything that is asked for and not answered: what must be asked again after a crash. A function of the record. */
export const pendingEffects: (order: Order) => readonly PendingEffect[] = once((order) => {
  const effects: PendingEffect[] = [];
  for (const tender of order.payments) gatewayRequests(order, tender, effects);
  for (const parcel of order.fulfillments) serviceRequests(order, parcel, effects);
  for (const parcel of order.fulfillments) cancelRequests(order, parcel, effects);
  for (const box of order.returns) labelRequests(order, box, effects);
  for (const box of order.returns) restockRequests(order, box, effects);
  effects.push(...stockRequests(order), ...wordsOfCancellations(order), ...invoiceRequests(order));
  for (const deadline of deadlinesOf(order)) effects.push(wakeUp(order, keyOfDeadline(deadline), deadline));
  return effects;
});

/** What an event asked for: the requests that stand after it and did not before. */
export function effectsBetween(
  before: Order,
  after: Order,
  pendingOf: (order: Order) => readonly PendingEffect[] = pendingEffects,
): readonly PendingEffect[] {
  if (before === after) return [];
  const [then, now] = [pendingOf(before), pendingOf(after)];
  if (then.length === 0 || now.length === 0) return now;
  const asked = new Set(then.map((effect) => effect.key));
  return now.filter((effect) => !asked.has(effect.key));
}

function gatewayRequests(order: Order, { id, context }: Payment, effects: PendingEffect[]): void {
  const { method } = totalsOf(context);
  for (const { row } of pendingOperationsOf(context)) {
    effects.push({
      type: gatewayEffects[row.kind as Extract<PaymentKind, GatewayOperation>],
      key: keyOf(order.id, row.kind, row.reference),
      payment: id,
      op: row.reference,
      amount: row.amount ?? { amount: 0, currency: order.currency },
      ...(row.of !== undefined && { of: row.of }),
      ...(row.replaces !== undefined && { replaces: row.replaces }),
      ...(row.to !== undefined && { to: row.to }),
      ...(row.fulfillment !== undefined && { fulfillment: row.fulfillment }),
      ...(row.return !== undefined && { return: row.return }),
      ...(method !== undefined && { method }),
    } as PendingEffect);
  }
}

function serviceRequests(order: Order, { id, state, context }: Fulfillment, effects: PendingEffect[]): void {
  const request = state === 'requested' ? serviceOf(context) : null;
  if (!request) return;
  const { op, service } = request;
  const key = keyOf(order.id, 'request_fulfillment', id, op);
  effects.push({
    type: 'request_fulfillment',
    key,
    fulfillment: id,
    op,
    service,
    units: parcelOf(context).contents,
  });
}

function cancelRequests(order: Order, { id, state, context }: Fulfillment, effects: PendingEffect[]): void {
  const isHere = hasNotLeft.has(state);
  for (const { reference: op } of isHere ? cancelsAskedOf(context) : cancelsToldOf(state, context)) {
    const service = isHere ? serviceOf(context)?.service : undefined;
    effects.push({
      type: 'cancel_fulfillment',
      key: keyOf(order.id, 'cancel_fulfillment', id, op),
      fulfillment: id,
      op,
      ...(service !== undefined && { service }),
    });
  }
}

/** Our own decisions of which the warehouse has said nothing yet. */
function cancelsToldOf(state: FulfillmentState, { rows }: FulfillmentContext): Ledger<FulfillmentKind> {
  if (state !== 'canceled' || rowsOf(rows, 'canceled').length > 0) return [];
  return rowsOf(rows, 'cancel').filter((row) => !isRefused(rows, row.reference));
}

function labelRequests(order: Order, { id, state, context }: Return, effects: PendingEffect[]): void {
  if (state !== 'approved') return;
  const units = returnTotalsOf(context).requested;
  for (const { reference: op } of labelsPendingOf(context.rows)) {
    effects.push({ type: 'create_return_label', key: keyOf(order.id, 'return_label', id, op), return: id, op, units });
  }
}

function restockRequests(order: Order, { id, context }: Return, effects: PendingEffect[]): void {
  for (const { reference, restock = [] } of restocksPendingOf(context.rows)) {
    const key = keyOf(order.id, 'restock', id, reference);
    effects.push({ type: 'restock', key, return: id, reference, units: restock });
  }
}

/** What cancellations that stand asked for beside money: units back into stock, and a word to the customer. */
function wordsOfCancellations(order: Order): PendingEffect[] {
  const { rows } = order.lifecycle.context;
  // A draft took nothing out of stock.
  const putsBack = !order.obligations.stock && rows.some(({ kind }) => kind === 'placed');
  return cancellationsOf(order).flatMap(({ reference, units, restock, notify }): PendingEffect[] => [
    ...(putsBack && restock.length > 0 && !hasRow(rows, 'stock_restocked', reference)
      ? [{ type: 'restock', key: keyOf(order.id, 'restock', reference), reference, units: restock } as const]
      : []),
    ...(notify && !hasRow(rows, 'notified', reference) ? [tellOfCancellation(order, reference, units)] : []),
  ]);
}

function tellOfCancellation({ id }: Order, reference: string, units: Units): PendingEffect {
  return { type: 'notify_customer', key: keyOf(id, 'notify', reference), about: 'cancellation', reference, units };
}

function invoiceRequests({ id, lifecycle }: Order): PendingEffect[] {
  return openInvoicesOf(lifecycle.context).map(({ reference }) => ({
    type: 'create_invoice',
    key: keyOf(id, 'invoice', reference),
    op: reference,
  }));
}

/** The request to be woken for a deadline of this key. */
export function wakeUp({ id }: Order, key: string, deadline: ScheduleDeadlineEffect['deadline']): PendingEffect {
  return { type: 'schedule_deadline', key: `${keyOf(id, 'deadline')}/${key}`, deadline };
}
