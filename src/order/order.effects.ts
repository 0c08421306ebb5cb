import type { Figures } from '../errors.ts';
import type { Money } from '../money.ts';
import type { RefundDestination } from '../statuses.money.ts';
import type { PaymentMethod } from '../statuses.ts';
import type { Units } from '../units.ts';
import type { Deadline } from './lifecycle.events.ts';
import type { CustomerMove, StatusMove } from './order.notifications.ts';

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
  /** The authorization that this one is to take the place of, where one was named. */
  readonly replaces?: string;
}

/** Ask the gateway for money. Answered by `payment.captured` or `payment.failed`. @since 0.1.0 */
export interface CapturePaymentEffect extends AskGateway {
  readonly type: 'capture_payment';
  /** The parcel it is for, where one was named. */
  readonly fulfillment?: string;
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
  /** As what it is to go back; the way it came, unless told otherwise. */
  readonly to?: RefundDestination;
}

/** Ask a service to do the work. Answered by `fulfillment.accepted` or `fulfillment.rejected`. @since 0.1.0 */
export interface RequestFulfillmentEffect extends Requested {
  readonly type: 'request_fulfillment';
  readonly fulfillment: string;
  /** The command's id: answer with a fact that carries it as `op`. */
  readonly op: string;
  readonly service: string;
  readonly units: Units;
}

/**
 * Tell the warehouse that a parcel is not wanted, or ask the service that has the work. Answered by `fulfillment.canceled`, by
 * `fulfillment.cancel_rejected`, or by goods that left.
 *
 * @since 0.1.0
 */
export interface CancelFulfillmentEffect extends Requested {
  readonly type: 'cancel_fulfillment';
  readonly fulfillment: string;
  /** The command's id: a refusal carries it as `op`. */
  readonly op: string;
  /** The service that is asked; absent where the work is our own. */
  readonly service?: string;
}

/** Have a label made with which the customer sends units back. Answered by `return.label_created`. @since 0.1.0 */
export interface CreateReturnLabelEffect extends Requested {
  readonly type: 'create_return_label';
  readonly return: string;
  /** The command's id: answer with a fact that carries it as `op`. */
  readonly op: string;
  readonly units: Units;
}

interface AskStock extends Requested {
  /** Names the request: answer with facts that carry it as `attempt`, and say the units. The same key gets the same answer. */
  readonly attempt: string;
  readonly units: Units;
  /** Where: plain data. From where the parcels leave, as far as that is known. */
  readonly location?: string;
}

/** Keep units back for the order. Answered by `stock.reserved` for all or some of them, or `stock.rejected`. @since 0.1.0 */
export interface ReserveStockEffect extends AskStock {
  readonly type: 'reserve_stock';
}

/** Deduct units: they leave the stock for good. Answered by `stock.committed`. @since 0.1.0 */
export interface CommitStockEffect extends AskStock {
  readonly type: 'commit_stock';
  /** Of the units: those that are kept back for the order. */
  readonly reserved: Units;
}

/** Let units go that are kept back and not needed any more. Answered by `stock.released`. @since 0.1.0 */
export interface ReleaseStockEffect extends AskStock {
  readonly type: 'release_stock';
}

/** Put units that came back into stock. Answered by `return.restocked`, or `stock.restocked` where units were canceled. @since 0.1.0 */
export interface RestockEffect extends Requested {
  readonly type: 'restock';
  /** The return case; absent where units were canceled. */
  readonly return?: string;
  /** The inspection's reference, the id of the cancellation's command, or the attempt of a stock policy. */
  readonly reference: string;
  readonly units: Units;
  /** Of the units: those that are to be kept back for the order again, in the same step. */
  readonly reserved?: Units;
  /** Where: plain data. */
  readonly location?: string;
}

/** Make an invoice. Answered by `order.invoiced`. @since 0.1.0 */
export interface CreateInvoiceEffect extends Requested {
  readonly type: 'create_invoice';
  /** The command's id: answer with a fact that carries it as `op`. */
  readonly op: string;
}

/** Tell the customer what was decided. Answered by `customer.notified`. @since 0.1.0 */
export interface NotifyOfCancellationEffect extends Requested {
  readonly type: 'notify_customer';
  readonly about: 'cancellation';
  /** The id of the command. */
  readonly reference: string;
  /** The units that it covers. */
  readonly units: Units;
}

/** What every telling of a status has. @since 0.1.0 */
export interface StatusTelling extends Requested {
  /** Of the record at which the word moved: the same word that comes again is told again. */
  readonly revision: number;
}

/**
 * Tell the customer of a word that they came to see. Asked for once, with the event that moved it, and never again: keep it with the
 * record.
 *
 * @since 0.1.0
 */
export type NotifyOfStatusEffect = StatusTelling & {
  readonly type: 'notify_customer';
  readonly about: 'status';
} & CustomerMove;

/** Tell the customer. `about` says of what. @since 0.1.0 */
export type NotifyCustomerEffect = NotifyOfCancellationEffect | NotifyOfStatusEffect;

/**
 * Tell other systems of a word that moved. Asked for once, with the event that moved it, and never again: keep it with the record.
 *
 * @since 0.1.0
 */
export type EmitWebhookEffect = StatusTelling & { readonly type: 'emit_webhook' } & StatusMove;

/** Something that a plugin asks for. Answered by an event of the plugin that ends the state which asks. @since 0.1.0 */
export interface AskPluginEffect extends Requested {
  readonly type: 'ask_plugin';
  readonly plugin: string;
  /** What is asked. */
  readonly name: string;
  /** The occurrence that it is asked for. */
  readonly of: string;
  readonly payload?: Figures;
}

/** A deadline of a plugin: when it is due, `tick` gives the plugin's own command. @since 0.1.0 */
export interface PluginDeadline {
  readonly kind: 'plugin';
  /** An ISO 8601 UTC instant. */
  readonly dueAt: string;
  /** The type of the command that comes. */
  readonly event: `${string}.${string}`;
}

/** Wake up and call `tick` at this instant. A wake-up that is late, early or lost does no harm. @since 0.1.0 */
export interface ScheduleDeadlineEffect extends Requested {
  readonly type: 'schedule_deadline';
  readonly deadline: Deadline | PluginDeadline;
}

/** A request that stands in the record until it is answered: `pendingEffects` tells it again after a crash. @since 0.1.0 */
export type PendingEffect =
  | AuthorizePaymentEffect
  | CapturePaymentEffect
  | VoidPaymentEffect
  | RefundPaymentEffect
  | RequestFulfillmentEffect
  | CancelFulfillmentEffect
  | CreateReturnLabelEffect
  | ReserveStockEffect
  | CommitStockEffect
  | ReleaseStockEffect
  | RestockEffect
  | NotifyOfCancellationEffect
  | CreateInvoiceEffect
  | AskPluginEffect
  | ScheduleDeadlineEffect;

/** What tells of a status that moved: asked for once, by the event that moved it, and no longer in the record afterwards. @since 0.1.0 */
export type TellingEffect = NotifyOfStatusEffect | EmitWebhookEffect;

/**
 * Something the outside world is asked to do. Delivered at least once; exactly once by `key`.
 *
 * @since 0.1.0
 */
export type Effect = PendingEffect | TellingEffect;

/** Everything the library can ask the outside world to do. @since 0.1.0 */
export const effectTypes = [
  'authorize_payment',
  'capture_payment',
  'void_payment',
  'refund_payment',
  'request_fulfillment',
  'cancel_fulfillment',
  'create_return_label',
  'reserve_stock',
  'commit_stock',
  'release_stock',
  'restock',
  'notify_customer',
  'emit_webhook',
  'create_invoice',
  'ask_plugin',
  'schedule_deadline',
] as const satisfies readonly Effect['type'][];
