import { hasRow, rowsOf } from '../ledger.ts';
import type { Money } from '../money.ts';
import { once } from '../once.ts';
import { openInvoicesOf } from '../papers/papers.ledger.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { pendingOperationsOf } from '../payment/payment.operations.ts';
import type { PaymentKind } from '../payment/payment.rows.ts';
import { restocksPendingOf } from '../returns/returns.ledger.ts';
import type { PaymentMethod } from '../statuses.ts';
import { minUnits, type Units, withoutUnits } from '../units.ts';
import type { Deadline } from './lifecycle.events.ts';
import { deadlinesOf, keyOfDeadline } from './order.deadlines.ts';
import { figuresOf } from './order.figures.ts';
import type { Order } from './order.ts';

interface Requested {
  /** Idempotency key: the same on every retry, restart and replay. Hand it to the provider. */
  readonly key: string;
}

interface AskGateway extends Requested {
  readonly payment: string;
  /** The command's id: answer with a fact that carries it as `op`. */
  readonly op: string;
  readonly amount: Money;
  /** The authorization's or capture's reference, where one was named. */
  readonly of?: string;
  readonly method?: PaymentMethod;
}

/** Ask the gateway to set money aside. Answered by `payment.authorized`, `payment.captured` or `payment.failed`. @since 0.1.0 */
export interface AuthorizePaymentEffect extends AskGateway {
  readonly type: 'authorize_payment';
}

/** Ask the gateway for money. Answered by `payment.captured` or `payment.failed`. @since 0.1.0 */
export interface CapturePaymentEffect extends AskGateway {
  readonly type: 'capture_payment';
}

/** Ask the gateway to give an authorization back. Answered by `payment.voided` or `payment.failed`. @since 0.1.0 */
export interface VoidPaymentEffect extends AskGateway {
  readonly type: 'void_payment';
}

/** Ask for money to be paid back: by the gateway or, for an offline `method`, by whoever pays out. Answered by `payment.refunded` or `payment.refund_failed`. @since 0.1.0 */
export interface RefundPaymentEffect extends AskGateway {
  readonly type: 'refund_payment';
  /** The return case it belongs to, where one was named. */
  readonly return?: string;
}

/** Tell the warehouse that a parcel is not wanted. Answered by `fulfillment.canceled`, or by goods that left. @since 0.1.0 */
export interface CancelFulfillmentEffect extends Requested {
  readonly type: 'cancel_fulfillment';
  readonly fulfillment: string;
}

/** Put units that came back into stock. Answered by `return.restocked`, or `stock.restocked` where units were canceled. @since 0.1.0 */
export interface RestockEffect extends Requested {
  readonly type: 'restock';
  /** The return case; absent where units were canceled. */
  readonly return?: string;
  /** The inspection's reference, or the id of the cancellation's command. */
  readonly reference: string;
  readonly units: Units;
}

/** Make an invoice. Answered by `order.invoiced`. @since 0.1.0 */
export interface CreateInvoiceEffect extends Requested {
  readonly type: 'create_invoice';
  /** The command's id: answer with a fact that carries it as `op`. */
  readonly op: string;
}

/** Tell the customer what was decided. Answered by `customer.notified`. @since 0.1.0 */
export interface NotifyCustomerEffect extends Requested {
  readonly type: 'notify_customer';
  /** What to tell of. */
  readonly about: 'cancellation';
  /** The id of the command. */
  readonly reference: string;
  /** The units that it covers. */
  readonly units: Units;
}

/** Wake up and call `tick` at this instant. A wake-up that is late, early or lost does no harm. @since 0.1.0 */
export interface ScheduleDeadlineEffect extends Requested {
  readonly type: 'schedule_deadline';
  readonly deadline: Deadline;
}

/**
 * Something the outside world is asked to do. Delivered at least once; exactly once by `key`.
 *
 * @since 0.1.0
 */
export type Effect =
  | AuthorizePaymentEffect
  | CapturePaymentEffect
  | VoidPaymentEffect
  | RefundPaymentEffect
  | CancelFulfillmentEffect
  | RestockEffect
  | NotifyCustomerEffect
  | CreateInvoiceEffect
  | ScheduleDeadlineEffect;

/** Everything the library can ask the outside world to do. @since 0.1.0 */
export const effectTypes = [
  'authorize_payment',
  'capture_payment',
  'void_payment',
  'refund_payment',
  'cancel_fulfillment',
  'restock',
  'notify_customer',
  'create_invoice',
  'schedule_deadline',
] as const satisfies readonly Effect['type'][];

type GatewayOperation = 'authorize' | 'capture' | 'void' | 'refund';

const gatewayEffects: Record<GatewayOperation, Effect['type']> = {
  authorize: 'authorize_payment',
  capture: 'capture_payment',
  void: 'void_payment',
  refund: 'refund_payment',
};

/** Everything that is asked for and not answered: what must be asked again after a crash. A function of the record. */
export const pendingEffects: (order: Order) => readonly Effect[] = once((order) => [
  ...gatewayRequests(order),
  ...cancelRequests(order),
  ...restockRequests(order),
  ...wordsOfCancellations(order),
  ...invoiceRequests(order),
  ...wakeUps(order),
]);

/** What an event asked for: the requests that stand after it and did not before. */
export function effectsBetween(before: Order, after: Order): readonly Effect[] {
  if (before === after) return [];
  const asked = new Set(pendingEffects(before).map((effect) => effect.key));
  return pendingEffects(after).filter((effect) => !asked.has(effect.key));
}

/** Parts of a key are told apart whatever they contain. */
function keyOf(order: string, ...parts: readonly string[]): string {
  return [order, ...parts].map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

function gatewayRequests(order: Order): Effect[] {
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
        ...(row.return !== undefined && { return: row.return }),
        ...(method !== undefined && { method }),
      } as Effect;
    }),
  );
}

function cancelRequests(order: Order): Effect[] {
  return order.fulfillments.flatMap(({ id, state, context }) =>
    state === 'canceled' && rowsOf(context.rows, 'canceled').length === 0
      ? rowsOf(context.rows, 'cancel').map(
          (row) =>
            ({
              type: 'cancel_fulfillment',
              key: keyOf(order.id, 'cancel_fulfillment', id, row.reference),
              fulfillment: id,
            }) as const,
        )
      : [],
  );
}

function restockRequests(order: Order): Effect[] {
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

/** What cancellations asked for beside money: units back into stock, and a word to the customer. */
function wordsOfCancellations(order: Order): Effect[] {
  const { rows } = order.lifecycle.context;
  const cancellations = rows.filter(({ kind }) => kind === 'cancel_all' || kind === 'cancel_unshipped');
  let canceled: Units = figuresOf(order).lines.map(({ line, canceled: quantity }) => ({ line: line.id, quantity }));
  return cancellations.flatMap(({ reference, units = [], restock = [], notify }): Effect[] => {
    // What left all the same is not put back.
    const back = minUnits(restock, canceled);
    canceled = withoutUnits(canceled, back);
    return [
      ...(back.length > 0 && !hasRow(rows, 'stock_restocked', reference)
        ? [{ type: 'restock', key: keyOf(order.id, 'restock', reference), reference, units: back } as const]
        : []),
      ...(notify && !hasRow(rows, 'notified', reference)
        ? [
            {
              type: 'notify_customer',
              key: keyOf(order.id, 'notify', reference),
              about: 'cancellation',
              reference,
              units,
            } as const,
          ]
        : []),
    ];
  });
}

function invoiceRequests({ id, lifecycle }: Order): Effect[] {
  return openInvoicesOf(lifecycle.context).map(({ reference }) => ({
    type: 'create_invoice',
    key: keyOf(id, 'invoice', reference),
    op: reference,
  }));
}

function wakeUps(order: Order): Effect[] {
  return deadlinesOf(order).map((deadline) => ({
    type: 'schedule_deadline',
    key: `${keyOf(order.id, 'deadline')}/${keyOfDeadline(deadline)}`,
    deadline,
  }));
}
