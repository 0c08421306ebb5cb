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
import type { Order } from './order.ts';

type GatewayOperation = 'authorize' | 'capture' | 'void' | 'refund';

const gatewayEffects: Record<GatewayOperation, PendingEffect['type']> = {
  authorize: 'authorize_payment',
  capture: 'capture_payment',
  void: 'void_payment',
  refund: 'refund_payment',
};

/** Everything that is asked for and not answered: what must be asked again after a crash. A function of the record. */
export const pendingEffects: (order: Order) => readonly PendingEffect[] = once((order) => [
  ...gatewayRequests(order),
  ...serviceRequests(order),
  ...cancelRequests(order),
  ...labelRequests(order),
  ...restockRequests(order),
  ...stockRequests(order),
  ...wordsOfCancellations(order),
  ...invoiceRequests(order),
  ...wakeUps(order),
]);

/** What an event asked for: the requests that stand after it and did not before. */
export function effectsBetween(
  before: Order,
  after: Order,
  pendingOf: (order: Order) => readonly PendingEffect[] = pendingEffects,
): readonly PendingEffect[] {
  if (before === after) return [];
  const asked = new Set(pendingOf(before).map((effect) => effect.key));
  return pendingOf(after).filter((effect) => !asked.has(effect.key));
}

function gatewayRequests(order: Order): PendingEffect[] {
  return order.payments.flatMap(({ id, context }) =>
    pendingOperationsOf(context).map(({ row }) => {
      const { method } = totalsOf(context);
      return {
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
      } as PendingEffect;
    }),
  );
}

function serviceRequests(order: Order): PendingEffect[] {
  return order.fulfillments.flatMap(({ id, state, context }) => {
    const request = state === 'requested' ? serviceOf(context) : null;
    if (!request) return [];
    const { op, service } = request;
    const key = keyOf(order.id, 'request_fulfillment', id, op);
    return [
      { type: 'request_fulfillment', key, fulfillment: id, op, service, units: parcelOf(context).contents } as const,
    ];
  });
}

function cancelRequests(order: Order): PendingEffect[] {
  return order.fulfillments.flatMap(({ id, state, context }) => {
    const service = hasNotLeft.has(state) ? serviceOf(context)?.service : undefined;
    return (hasNotLeft.has(state) ? cancelsAskedOf(context) : cancelsToldOf(state, context)).map(
      ({ reference: op }) =>
        ({
          type: 'cancel_fulfillment',
          key: keyOf(order.id, 'cancel_fulfillment', id, op),
          fulfillment: id,
          op,
          ...(service !== undefined && { service }),
        }) as const,
    );
  });
}

/** Our own decisions of which the warehouse has said nothing yet. */
function cancelsToldOf(state: FulfillmentState, { rows }: FulfillmentContext): Ledger<FulfillmentKind> {
  if (state !== 'canceled' || rowsOf(rows, 'canceled').length > 0) return [];
  return rowsOf(rows, 'cancel').filter((row) => !isRefused(rows, row.reference));
}

function labelRequests(order: Order): PendingEffect[] {
  return order.returns.flatMap(({ id, state, context }): PendingEffect[] => {
    const units = returnTotalsOf(context).requested;
    const pending = state === 'approved' ? labelsPendingOf(context.rows).map(({ reference }) => reference) : [];
    const key = (op: string) => keyOf(order.id, 'return_label', id, op);
    return pending.map((op) => ({ type: 'create_return_label', key: key(op), return: id, op, units }));
  });
}

function restockRequests(order: Order): PendingEffect[] {
  return order.returns.flatMap(({ id, context }) =>
    restocksPendingOf(context.rows).map((row) => ({
      type: 'restock' as const,
      key: keyOf(order.id, 'restock', id, row.reference),
      return: id,
      reference: row.reference,
      units: row.restock ?? [],
    })),
  );
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

function wakeUps(order: Order): PendingEffect[] {
  return deadlinesOf(order).map((deadline) => wakeUp(order, keyOfDeadline(deadline), deadline));
}

/** The request to be woken for a deadline of this key. */
export function wakeUp({ id }: Order, key: string, deadline: ScheduleDeadlineEffect['deadline']): PendingEffect {
  return { type: 'schedule_deadline', key: `${keyOf(id, 'deadline')}/${key}`, deadline };
}
