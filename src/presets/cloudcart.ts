/**
 * CloudCart: a fulfillment and a payment status that staff set with buttons, and a basic status that follows from those two.
 *
 * @module presets/cloudcart
 */
import type { ArchiveOrder, SetStatus } from '../decisions/decisions.events.ts';
import { type DerivationRule, derive } from '../derive.ts';
import type { Envelope } from '../events.ts';
import { applyToAll, type BulkApplied } from '../order/order.bulk.ts';
import type { AnyOrderDefinition } from '../order/order.define.ts';
import { guard } from '../order/order.guard.ts';
import { lockedBy } from '../order/order.papers.ts';
import type { Policy } from '../order/order.policy.ts';
import { refundsOf } from '../order/order.refunds.ts';
import type { OrderStatus } from '../order/order.status.ts';
import type { Command, Order } from '../order/order.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import type { RefundOrder } from '../payment/refund.events.ts';
import { hasOnly, otherwise, type Preset, type Shown, shows, type Vocabulary } from './preset.ts';

export type { Lost, Preset, PresetOptions } from './preset.ts';

/** CloudCart's fulfillment statuses. @since 0.1.0 */
export type CloudcartFulfillmentStatus = 'not_fulfilled' | 'fulfilled';

/**
 * CloudCart's payment statuses. Which of them there are depends on the method: what a gateway took is `completed`, what staff marked as
 * paid is `paid`.
 *
 * @since 0.1.0
 */
export type CloudcartPaymentStatus = 'pending' | 'held' | 'paid' | 'completed' | 'refunded' | 'canceled';

/** CloudCart's basic statuses. @since 0.1.0 */
export type CloudcartOrderStatus = 'pending' | 'held' | 'paid' | 'fulfilled' | 'completed' | 'refunded' | 'canceled';

/** CloudCart's three statuses of an order. @since 0.1.0 */
export interface CloudcartWords {
  readonly fulfillment: CloudcartFulfillmentStatus;
  readonly payment: CloudcartPaymentStatus;
  /** The basic status: a function of the other two. */
  readonly order: CloudcartOrderStatus;
}

/** CloudCart's buttons. @since 0.1.0 */
export type CloudcartButton = 'markAsPaid' | 'prepareForShipment' | 'markAsNotFulfilled';

/** CloudCart's words as its article writes them; not every word is in it. @since 0.1.0 */
export interface CloudcartNative {
  readonly el: {
    readonly order: Readonly<Partial<Record<CloudcartOrderStatus, string>>>;
    readonly payment: Readonly<Partial<Record<CloudcartPaymentStatus, string>>>;
    readonly fulfillment: Readonly<Record<CloudcartFulfillmentStatus, string>>;
    readonly buttons: Readonly<Record<CloudcartButton, string>>;
  };
}

/** CloudCart's rules, words and buttons. @since 0.1.0 */
export interface CloudcartPreset extends Preset<CloudcartWords, CloudcartNative> {
  /** The two settings of its stock: spread one over the policy. */
  readonly stockSettings: {
    /** Setting A: deducted once the order is pending, as only a promise to pay is there, or fulfilled. */
    readonly pendingOrFulfilled: Partial<Policy>;
    /** Setting B: deducted once the order is paid or fulfilled. */
    readonly paidOrFulfilled: Partial<Policy>;
  };
  /** Mark as paid: money of offline methods alone. */
  readonly markAsPaid: (envelope: Envelope) => SetStatus;
  /** Prepare for shipment: all that is open is sent. */
  readonly prepareForShipment: (envelope: Envelope) => SetStatus;
  /** Mark as not fulfilled: the shipment is taken back, and the addresses are open again. */
  readonly markAsNotFulfilled: (envelope: Envelope) => SetStatus;
  /** Mark as refunded: all the money that is here goes back. `null` where there is none. */
  readonly markAsRefunded: (order: Order, envelope: Envelope) => null | RefundOrder;
  /** The tool that archives every order whose basic status is completed, and no other. */
  readonly archiveCompleted: (
    definition: AnyOrderDefinition,
    orders: readonly Order[],
    envelopeFor: (order: Order) => Envelope,
  ) => BulkApplied;
}

const fulfillment: Vocabulary<CloudcartFulfillmentStatus> = [
  {
    rule: 'all_was_sent',
    word: 'fulfilled',
    holds: shows('fulfillment', 'fulfilled', 'partially_delivered', 'delivered', 'partially_returned', 'returned'),
  },
  { rule: 'some_is_here', word: 'not_fulfilled', holds: otherwise },
];

const cameIn = shows('payment', 'paid', 'overpaid', 'partially_refunded');

const payment: Vocabulary<CloudcartPaymentStatus> = [
  { rule: 'all_money_went_back', word: 'refunded', holds: shows('payment', 'refunded') },
  { rule: 'a_gateway_took_it', word: 'completed', holds: (shown) => cameIn(shown) && cameByGateway(shown) },
  { rule: 'the_money_came', word: 'paid', holds: cameIn },
  { rule: 'no_money_is_awaited', word: 'paid', holds: shows('payment', 'not_required') },
  { rule: 'money_is_kept_back', word: 'held', holds: shows('payment', 'authorized', 'disputed') },
  { rule: 'came_to_nothing', word: 'canceled', holds: shows('payment', 'voided', 'expired', 'failed') },
  { rule: 'only_asked_for', word: 'pending', holds: otherwise },
];

/** All money that is here came by a gateway; known with the order alone. */
function cameByGateway({ order }: Shown): boolean {
  const tenders = order?.payments.map(({ context }) => totalsOf(context)).filter(({ captured }) => captured > 0) ?? [];
  return tenders.length > 0 && tenders.every(({ method }) => method !== undefined && isGatewayMethod(method));
}

type Pair = Pick<CloudcartWords, 'fulfillment' | 'payment'>;

const settled: ReadonlySet<CloudcartPaymentStatus> = new Set(['paid', 'completed']);

const basic: readonly DerivationRule<CloudcartOrderStatus, Pair>[] = [
  {
    rule: 'paid_and_fulfilled',
    word: 'completed',
    holds: ({ payment, fulfillment }) => settled.has(payment) && fulfillment === 'fulfilled',
  },
  { rule: 'the_money_went_back', word: 'refunded', holds: ({ payment }) => payment === 'refunded' },
  { rule: 'was_sent', word: 'fulfilled', holds: ({ fulfillment }) => fulfillment === 'fulfilled' },
  { rule: 'came_to_nothing', word: 'canceled', holds: ({ payment }) => payment === 'canceled' },
  { rule: 'was_paid', word: 'paid', holds: ({ payment }) => settled.has(payment) },
  { rule: 'money_is_kept_back', word: 'held', holds: ({ payment }) => payment === 'held' },
  { rule: 'only_asked_for', word: 'pending', holds: otherwise },
];

function words(status: OrderStatus, order?: Order): CloudcartWords {
  const shown = { status, order };
  const pair = { fulfillment: derive(fulfillment, shown).word, payment: derive(payment, shown).word };
  return { ...pair, order: derive(basic, pair).word };
}

/** What CloudCart's orders have beside what every system has. */
const commands: readonly Command['type'][] = [
  'order.set_status',
  'order.change_address',
  'order.invoice',
  'order.archive',
  'payment.authorize',
  'fulfillment.unship',
];

/** While an order is fulfilled, the address that its bills go to is locked, too. */
const billsNowhereElse = guard('bills_elsewhere_what_is_sent', ['order.change_address'], (order, { billing }) =>
  billing ? lockedBy(order.fulfillments) : null,
);

/**
 * CloudCart: fulfillment, payment, and a basic status computed from the two.
 *
 * @example
 * ```ts
 * const shop = defineOrder(cloudcart.options);
 * shop.apply(order, cloudcart.prepareForShipment({ id, at, by }));
 * cloudcart.archiveCompleted(shop, orders, ({ id }) => ({ id: `archive-${id}`, at, by }));
 * ```
 *
 * @since 0.1.0
 */
export const cloudcart: CloudcartPreset = {
  name: 'cloudcart',
  options: {
    policy: {
      archived: 'freeze',
      shippedAndDelivered: 'fulfilled',
      zeroTotal: 'paid',
      notifications: {
        otherwise: 'webhook',
        payment: { paid: 'notify', overpaid: 'notify', refunded: 'notify' },
        fulfillment: { fulfilled: 'notify' },
        overall: { canceled: 'notify' },
      },
    },
    guards: [hasOnly('cloudcart', commands), billsNowhereElse],
  },
  words,
  stockSettings: {
    pendingOrFulfilled: { stock: 'asked', reserveAt: 'offline_promised', deductAt: 'offline_promised' },
    paidOrFulfilled: { stock: 'asked', reserveAt: 'paid', deductAt: 'paid' },
  },
  markAsPaid: (envelope) => ({ ...envelope, type: 'order.set_status', payment: 'paid' }),
  prepareForShipment: (envelope) => ({ ...envelope, type: 'order.set_status', fulfillment: 'fulfilled' }),
  markAsNotFulfilled: (envelope) => ({
    reason: 'marked as not fulfilled',
    ...envelope,
    type: 'order.set_status',
    fulfillment: 'unfulfilled',
  }),
  markAsRefunded: (order, envelope) => {
    const { refundable } = refundsOf(order);
    if (refundable === 0) return null;
    const amount = { amount: refundable, currency: order.currency };
    return { ...envelope, type: 'order.refund', amount, plan: 'last' };
  },
  archiveCompleted: (definition, orders, envelopeFor) => {
    const completed = orders.filter((order) => {
      const status = definition.statusOf(order);
      return !status.archived && words(status, order).order === 'completed';
    });
    return applyToAll(
      definition,
      completed,
      (order): ArchiveOrder => ({ ...envelopeFor(order), type: 'order.archive' }),
    );
  },
  native: {
    el: {
      order: {
        pending: 'ΣΕ ΕΚΚΡΕΜΟΤΗΤΑ',
        paid: 'ΠΛΗΡΩΜΕΝΗ',
        fulfilled: 'ΑΠΕΣΤΑΛΜΕΝΗ',
        completed: 'ΟΛΟΚΛΗΡΩΜΕΝΗ',
        refunded: 'αποκατεστημένη',
      },
      payment: { paid: 'ΠΛΗΡΩΜΕΝΗ', refunded: 'αποκατεστημένη' },
      fulfillment: { fulfilled: 'ΑΠΕΣΤΑΛΜΕΝΗ', not_fulfilled: 'μη απεσταλμένη' },
      buttons: {
        markAsPaid: 'Επισήμανση ως πληρωμένη',
        prepareForShipment: 'Προετοιμασία για αποστολή',
        markAsNotFulfilled: 'Επισήμανση ως μη απεσταλμένη',
      },
    },
  },
  lost: [
    { axis: 'payment', ours: ['not_required', 'paid', 'overpaid', 'partially_refunded'], as: 'paid' },
    { axis: 'payment', ours: ['unpaid', 'pending', 'partially_authorized', 'partially_paid'], as: 'pending' },
    { axis: 'payment', ours: ['authorized', 'disputed'], as: 'held' },
    { axis: 'payment', ours: ['voided', 'expired', 'failed'], as: 'canceled' },
    {
      axis: 'fulfillment',
      ours: ['not_required', 'unfulfilled', 'scheduled', 'on_hold', 'in_progress', 'partially_fulfilled', 'canceled'],
      as: 'not_fulfilled',
    },
    {
      axis: 'fulfillment',
      ours: ['fulfilled', 'partially_delivered', 'delivered', 'partially_returned', 'returned'],
      as: 'fulfilled',
    },
    {
      axis: 'returns',
      ours: ['none', 'requested', 'in_progress', 'inspection_complete', 'partially_returned', 'returned'],
      as: null,
    },
    {
      axis: 'overall',
      ours: ['draft', 'in_review', 'pending', 'processing', 'on_hold', 'shipped', 'completed', 'canceled', 'returned'],
      as: null,
    },
  ],
};
