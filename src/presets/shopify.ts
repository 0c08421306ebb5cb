/**
 * Shopify: payment, fulfillment and return status side by side, the last shown only where something comes back.
 *
 * @module presets/shopify
 */
import type { SetStatus } from '../decisions/decisions.events.ts';
import type { Envelope } from '../events.ts';
import type { CancelFulfillment, RequestFulfillment } from '../fulfillment/fulfillment.commands.events.ts';
import { isWithService } from '../fulfillment/fulfillment.service.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import type { HoldTarget, PlaceHold } from '../holds/holds.events.ts';
import type { CancelOrder } from '../order/lifecycle.events.ts';
import { holdsOf } from '../order/order.holds.ts';
import { refundsOf } from '../order/order.refunds.ts';
import type { Command, Order } from '../order/order.ts';
import type { RefundOrder } from '../payment/refund.events.ts';
import type { RefundDestination } from '../statuses.money.ts';
import type { CancelCause, HoldCause } from '../statuses.ts';
import { hasOnly, type Preset } from './preset.ts';
import {
  type ShopifyFinancialStatus,
  type ShopifyFulfillmentStatus,
  type ShopifyWords,
  shopifyLost,
  shopifyWords,
} from './shopify.words.ts';

export type { Lost, Preset, PresetOptions } from './preset.ts';
export type {
  ShopifyFinancialStatus,
  ShopifyFulfillmentStatus,
  ShopifyReturnStatus,
  ShopifyWords,
} from './shopify.words.ts';

/** Shopify's reasons for a hold. @since 0.1.0 */
export type ShopifyHoldReason =
  | 'AWAITING_PAYMENT'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'UNKNOWN_DELIVERY_DATE'
  | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL'
  | 'AWAITING_RETURN_ITEMS'
  | 'OTHER';

/** Shopify's reasons for canceling. @since 0.1.0 */
export type ShopifyCancelReason = 'CUSTOMER' | 'DECLINED' | 'FRAUD' | 'INVENTORY' | 'STAFF' | 'OTHER';

/** What the dialog that cancels asks. @since 0.1.0 */
export interface ShopifyCancelDialog {
  readonly reason: ShopifyCancelReason;
  /** As what the money goes back; `null` leaves it for later. */
  readonly refund: RefundDestination | null;
  /** Whether the units go back into stock. */
  readonly restock: boolean;
  /** Whether the customer is told. */
  readonly notify: boolean;
}

/** A hold as Shopify places it. @since 0.1.0 */
export interface ShopifyHold {
  readonly reason: ShopifyHoldReason;
  /** Its name, which is used once. */
  readonly handle: string;
  readonly on: HoldTarget;
}

/** Shopify's words as its articles write them, in Norwegian and Swedish; not every word is in both. @since 0.1.0 */
export interface ShopifyNative {
  readonly nb: {
    readonly financial: Readonly<Partial<Record<ShopifyFinancialStatus, string>>>;
    readonly fulfillment: Readonly<Partial<Record<ShopifyFulfillmentStatus, string>>>;
  };
  readonly sv: {
    readonly fulfillment: Readonly<Partial<Record<ShopifyFulfillmentStatus, string>>>;
    /** What can be done to many orders at once. */
    readonly bulk: Readonly<
      Record<'markAsFulfilled' | 'markAsUnfulfilled' | 'cancel' | 'requestFulfillment' | 'cancelRequest', string>
    >;
  };
}

/** Shopify's rules, words and dialogs. For many orders at once, hand them to `applyToAll`. @since 0.1.0 */
export interface ShopifyPreset extends Preset<ShopifyWords, ShopifyNative> {
  /** Mark as fulfilled: all that is open is shipped. */
  readonly markAsFulfilled: (envelope: Envelope, shipment?: Pick<SetStatus, 'tracking' | 'carrier'>) => SetStatus;
  /** Mark as unfulfilled, which Shopify offers for many orders and not for one. */
  readonly markAsUnfulfilled: (envelope: Envelope) => SetStatus;
  /** Hold work back for one of the eight reasons. */
  readonly hold: (hold: ShopifyHold, envelope: Envelope) => PlaceHold;
  /** Why work is held, each reason once. A cause of the shop's own is `OTHER`. */
  readonly holdReasonsOf: (order: Order) => readonly ShopifyHoldReason[];
  /** Request fulfillment: each parcel that is open is handed to the service, under an id of its own. Send them one after the other. */
  readonly requestFulfillment: (order: Order, service: string, envelope: Envelope) => readonly RequestFulfillment[];
  /** Cancel the request: each parcel that is with a service is called off. A service that has begun answers whether it stops. */
  readonly cancelRequest: (order: Order, envelope: Envelope) => readonly CancelFulfillment[];
  /** The dialog that cancels: send what it gives one after the other, and stop where one is refused. */
  readonly cancel: (
    order: Order,
    dialog: ShopifyCancelDialog,
    envelope: Envelope,
  ) => readonly [CancelOrder, ...RefundOrder[]];
}

const holdReasons: Readonly<Record<ShopifyHoldReason, HoldCause>> = {
  AWAITING_PAYMENT: 'awaiting_payment',
  HIGH_RISK_OF_FRAUD: 'high_risk_of_fraud',
  INCORRECT_ADDRESS: 'incorrect_address',
  INVENTORY_OUT_OF_STOCK: 'inventory_out_of_stock',
  UNKNOWN_DELIVERY_DATE: 'unknown_delivery_date',
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: 'post_purchase_cross_sell',
  AWAITING_RETURN_ITEMS: 'awaiting_return_items',
  OTHER: 'other',
};

const cancelReasons: Readonly<Record<ShopifyCancelReason, CancelCause>> = {
  CUSTOMER: 'customer',
  DECLINED: 'declined',
  FRAUD: 'fraud',
  INVENTORY: 'inventory',
  STAFF: 'staff',
  OTHER: 'other',
};

/** A bulk action for one parcel of an order. */
function forParcel(envelope: Envelope, fulfillment: string) {
  return { ...envelope, id: `${envelope.id}:${fulfillment}`, fulfillment };
}

/** What Shopify's admin can do beside what every system can. There are no reviews, no claims, no receipts, and cancel is final. */
const commands: readonly Command['type'][] = [
  'order.set_status',
  'order.edit',
  'order.revert_edit',
  'order.change_address',
  'order.invoice',
  'order.archive',
  'payment.authorize',
  'fulfillment.schedule',
  'fulfillment.request',
  'fulfillment.split',
  'fulfillment.merge',
  'fulfillment.move',
  'fulfillment.offer',
  'fulfillment.pick',
  'fulfillment.unship',
  'return.request',
  'return.approve',
  'return.label',
  'return.reopen',
  'hold.place',
  'note.add',
  'tag.add',
];

/**
 * Shopify: three families of statuses, holds with reasons, bulk actions.
 *
 * @example
 * ```ts
 * const shop = defineOrder(shopify.options);
 * applyToAll(shop, orders, ({ id }) => shopify.markAsFulfilled({ id: `bulk-${id}`, at, by }, { tracking: trackingOf(id) }));
 * shopify.words(shop.statusOf(order), order);
 * ```
 *
 * @since 0.1.0
 */
export const shopify: ShopifyPreset = {
  name: 'shopify',
  options: {
    policy: {
      completedWhen: 'closed',
      zeroTotal: 'paid',
      shippedAndDelivered: 'fulfilled',
      unship: 'in_bulk',
      cancelAfterCapture: 'review',
      archived: 'unarchive_on_work',
      notifications: {
        otherwise: 'webhook',
        placed: 'notify',
        fulfillment: { partially_fulfilled: 'notify', fulfilled: 'notify', delivered: 'notify' },
      },
    },
    guards: [hasOnly('shopify', commands)],
  },
  words: shopifyWords,
  markAsFulfilled: (envelope, shipment) => ({
    ...envelope,
    type: 'order.set_status',
    fulfillment: 'fulfilled',
    ...shipment,
  }),
  markAsUnfulfilled: (envelope) => ({
    reason: 'marked as unfulfilled',
    ...envelope,
    type: 'order.set_status',
    fulfillment: 'unfulfilled',
    bulk: true,
  }),
  hold: ({ reason, handle, on }, envelope) => ({
    ...envelope,
    type: 'hold.place',
    hold: handle,
    on,
    cause: holdReasons[reason],
  }),
  holdReasonsOf: (order) => {
    const causes = new Set(holdsOf(order).map(({ cause }) => (cause.startsWith('own:') ? 'other' : cause)));
    return (Object.keys(holdReasons) as ShopifyHoldReason[]).filter((reason) => causes.has(holdReasons[reason]));
  },
  requestFulfillment: ({ fulfillments }, service, envelope) =>
    fulfillments
      .filter(({ state }) => state === 'open')
      .map(({ id }) => ({ ...forParcel(envelope, id), type: 'fulfillment.request', service })),
  cancelRequest: ({ fulfillments }, envelope) =>
    fulfillments
      .filter(({ state, context }) => hasNotLeft.has(state) && isWithService(context))
      .map(({ id }) => ({ ...forParcel(envelope, id), type: 'fulfillment.cancel' })),
  cancel: (order, { reason, refund, restock, notify }, envelope) => {
    const { refundable } = refundsOf(order);
    const cancel: CancelOrder = {
      ...envelope,
      type: 'order.cancel',
      scope: 'all',
      cause: cancelReasons[reason],
      ...(restock && { restock }),
      ...(notify && { notify }),
    };
    if (refund === null || refundable === 0) return [cancel];
    const amount = { amount: refundable, currency: order.currency };
    const to = refund === 'original' ? {} : { to: refund };
    return [cancel, { ...envelope, id: `${envelope.id}:refund`, type: 'order.refund', amount, plan: 'last', ...to }];
  },
  native: {
    nb: {
      financial: { AUTHORIZED: 'Godkjent', EXPIRED: 'Utløpe' },
      fulfillment: {
        UNFULFILLED: 'Uutfylt',
        PARTIALLY_FULFILLED: 'Delvis utfylt',
        FULFILLED: 'Utfylt',
        SCHEDULED: 'Planlagt',
        ON_HOLD: 'På vent',
      },
    },
    sv: {
      fulfillment: { UNFULFILLED: 'obearbetad', FULFILLED: 'bearbetad' },
      bulk: {
        markAsFulfilled: 'Markera som bearbetad',
        markAsUnfulfilled: 'Markera som obearbetad',
        cancel: 'Avboka beställning',
        requestFulfillment: 'Förfrågan om bearbetning',
        cancelRequest: 'Avbryt bearbetningsförfrågan',
      },
    },
  },
  lost: shopifyLost,
};
