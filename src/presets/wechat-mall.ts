/**
 * WeChat mall: one chain of steps, with a review beside payment, a payment step that cash on delivery skips, and the customer's word that
 * everything came at its end.
 *
 * @module presets/wechat-mall
 */
import { derive } from '../derive.ts';
import type { Envelope } from '../events.ts';
import { looksOf, parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { trackingOf } from '../fulfillment/fulfillment.tracking.ts';
import type { PlaceHold } from '../holds/holds.events.ts';
import { guard } from '../order/order.guard.ts';
import { holdsOf } from '../order/order.holds.ts';
import { reviewsOf } from '../order/order.review.ts';
import type { Command, Order } from '../order/order.ts';
import type { ConfirmReceipt } from '../papers/papers.events.ts';
import { reason } from '../reasons.ts';
import type { RequestReturn } from '../returns/returns.events.ts';
import type { ApproveReview } from '../review/review.events.ts';
import type { HoldCause } from '../statuses.ts';
import { quantityOf } from '../units.ts';
import { beforeAllMoneyCame, hasOnly, otherwise, type Preset, type Shown, shows, type Vocabulary } from './preset.ts';

export type { Lost, Preset, PresetOptions } from './preset.ts';

/** The steps of a WeChat mall's order, in the order of the chain. @since 0.1.0 */
export const wechatMallSteps = [
  'in_review',
  'awaiting_payment',
  'paid',
  'picking',
  'shipped',
  'in_transit',
  'awaiting_receipt',
  'completed',
  'after_sales',
  'closed',
] as const;

/**
 * The step that a WeChat mall's order is at. `picking` is also the step of an order that waits to be picked and has nothing to pay before;
 * `after_sales` follows completion, and money that went back in full before anything left; `closed` is an order that came to nothing.
 *
 * @since 0.1.0
 */
export type WechatMallStep = (typeof wechatMallSteps)[number];

/** A WeChat mall's one word for an order. @since 0.1.0 */
export interface WechatMallWords {
  readonly step: WechatMallStep;
}

/** What a reviewer can find wrong: there is not enough stock, or the address is not right. @since 0.1.0 */
export type WechatMallFinding = 'stock' | 'address';

/** The words of a WeChat mall as its article writes them; not every word is in it. @since 0.1.0 */
export interface WechatMallNative {
  readonly zh: {
    readonly step: Readonly<Partial<Record<WechatMallStep, string>>>;
    readonly buttons: Readonly<Record<'confirmReceipt' | 'returnOrExchange', string>>;
  };
}

/** A WeChat mall's rules, words and buttons. @since 0.1.0 */
export interface WechatMallPreset extends Preset<WechatMallWords, WechatMallNative> {
  /** The review found nothing: the order goes on. Refused while something that a review found is not resolved. */
  readonly pass: (order: Order, envelope: Envelope) => ApproveReview;
  /** The review found something: the order waits under this handle until that is resolved with the customer. */
  readonly find: (finding: WechatMallFinding, envelope: Envelope) => PlaceHold;
  /** The customer's button: everything came. Ends the flow. */
  readonly confirmReceipt: (envelope: Envelope) => ConfirmReceipt;
  /** The customer's other button: something is wrong, so it is returned or, with new lines, exchanged. */
  readonly returnOrExchange: (
    asked: Pick<RequestReturn, 'return' | 'units' | 'cause' | 'exchange'>,
    envelope: Envelope,
  ) => RequestReturn;
}

const step: Vocabulary<WechatMallStep> = [
  { rule: 'came_to_nothing', word: 'closed', holds: shows('overall', 'canceled') },
  {
    rule: 'something_comes_back',
    word: 'after_sales',
    holds: shows('returns', 'requested', 'in_progress', 'inspection_complete'),
  },
  { rule: 'is_at_its_end', word: 'completed', holds: shows('overall', 'completed', 'returned') },
  { rule: 'is_reviewed', word: 'in_review', holds: shows('overall', 'in_review') },
  { rule: 'has_arrived', word: 'awaiting_receipt', holds: shows('fulfillment', 'delivered') },
  { rule: 'the_carrier_has_it', word: 'in_transit', holds: (shown) => isSent(shown) && isTracked(shown) },
  { rule: 'was_sent', word: 'shipped', holds: isSent },
  {
    rule: 'work_has_begun',
    word: 'picking',
    holds: shows('fulfillment', 'in_progress', 'partially_fulfilled'),
  },
  { rule: 'nothing_is_paid_before', word: 'picking', holds: shows('payment', 'not_required') },
  { rule: 'all_money_went_back', word: 'after_sales', holds: shows('payment', 'refunded') },
  {
    rule: 'the_money_came',
    word: 'paid',
    holds: shows('payment', 'paid', 'overpaid', 'partially_refunded', 'disputed'),
  },
  { rule: 'waits_for_money', word: 'awaiting_payment', holds: otherwise },
];

function isSent(shown: Shown): boolean {
  return shows('fulfillment', 'fulfilled', 'partially_delivered', 'partially_returned', 'returned')(shown);
}

/** The carrier said where something is; known with the order alone. */
function isTracked({ order }: Shown): boolean {
  return order?.fulfillments.some(({ context }) => trackingOf(context).status !== null) ?? false;
}

const findings: Readonly<Record<WechatMallFinding, HoldCause>> = {
  stock: 'inventory_out_of_stock',
  address: 'incorrect_address',
};

/** Only a clean review lets the order go on. */
const isNotClean = guard('passes_what_is_not_resolved', ['review.approve'], (order) => {
  const found = holdsOf(order).filter(({ cause }) => Object.values(findings).includes(cause));
  if (found.length === 0) return null;
  return reason('on_hold', { holds: found.map(({ hold }) => hold), causes: found.map(({ cause }) => cause) });
});

/** What was picked is looked at, piece by piece, before it is packed: every look that counts has to have found what is packed. */
const isNotLookedAt = guard(
  'packs_what_was_not_looked_at',
  ['fulfillment.pack', 'fulfillment.ship'],
  (order, command) => {
    const parcel = order.fulfillments.find(({ id }) => id === command.fulfillment);
    if (!parcel) return null;
    const looks = looksOf(parcel.context);
    const found = (line: string) => Math.min(...looks.map(({ units = [] }) => quantityOf(units, line)));
    const wanted = ('units' in command && command.units) || parcelOf(parcel.context).contents;
    for (const { line, quantity: requested } of wanted) {
      const available = looks.length === 0 ? 0 : found(line);
      if (requested > available)
        return { ...reason('exceeds_parcel', { line, requested, available }), unblockedBy: ['fulfillment.verify'] };
    }
    return null;
  },
);

/** What a WeChat mall has beside what every system has. */
const commands: readonly Command['type'][] = [
  'order.change_address',
  'order.confirm_receipt',
  'payment.authorize',
  'fulfillment.pick',
  'fulfillment.verify',
  'hold.place',
  'note.add',
  'return.request',
  'return.claim',
  'return.approve',
  'return.label',
  'return.reopen',
];

/**
 * WeChat mall: a chain of steps that ends with the customer's word.
 *
 * The spans are a mall's settings: say your own beside the others, `{ ...wechatMall.options.policy, unpaidAfter: { minutes: 30 } }`.
 *
 * @example
 * ```ts
 * const shop = defineOrder(wechatMall.options);
 * shop.apply(order, wechatMall.pass(order, { id, at, by: reviewer }));
 * wechatMall.words(shop.statusOf(order), order).step;
 * ```
 *
 * @since 0.1.0
 */
export const wechatMall: WechatMallPreset = {
  name: 'wechat-mall',
  options: {
    policy: {
      completedWhen: 'receipt_confirmed',
      review: 'beside_payment',
      cashOnDelivery: 'skipped',
      paidBefore: 'picking',
      unpaidAfter: { hours: 2 },
      autoCompleteAfter: { days: 15 },
      returnWindow: { days: 7 },
      shipWithin: { days: 2 },
      notifications: {
        placed: 'notify',
        payment: { paid: 'notify', overpaid: 'notify', refunded: 'notify' },
        fulfillment: {
          in_progress: 'notify',
          partially_fulfilled: 'notify',
          fulfilled: 'notify',
          delivered: 'notify',
        },
        returns: { requested: 'notify' },
        overall: { pending: 'notify', completed: 'notify', canceled: 'notify' },
      },
    },
    guards: [hasOnly('wechat-mall', commands), isNotClean, isNotLookedAt],
  },
  words: (status, order) => ({ step: derive(step, { status, order }).word }),
  pass: (order, envelope) => ({
    ...envelope,
    type: 'review.approve',
    review: reviewsOf(order)[0]?.review ?? 'place',
  }),
  find: (finding, envelope) => ({
    ...envelope,
    type: 'hold.place',
    hold: envelope.id,
    on: 'order',
    cause: findings[finding],
  }),
  confirmReceipt: (envelope) => ({ ...envelope, type: 'order.confirm_receipt' }),
  returnOrExchange: (asked, envelope) => ({ ...envelope, type: 'return.request', ...asked }),
  native: {
    zh: {
      step: {
        in_review: '訂單審核',
        awaiting_payment: '支付確認',
        paid: '已付款',
        picking: '揀貨打包',
        shipped: '安排物流發貨',
        in_transit: '更新物流信息',
        awaiting_receipt: '確認收貨',
        completed: '訂單已經完結',
        after_sales: '售后服務',
      },
      buttons: { confirmReceipt: '確認收貨', returnOrExchange: '退換貨' },
    },
  },
  lost: [
    { axis: 'payment', ours: beforeAllMoneyCame, as: 'awaiting_payment' },
    { axis: 'payment', ours: ['paid', 'overpaid', 'partially_refunded', 'disputed'], as: 'paid' },
    { axis: 'fulfillment', ours: ['not_required', 'unfulfilled', 'scheduled', 'on_hold', 'canceled'], as: null },
    { axis: 'fulfillment', ours: ['in_progress', 'partially_fulfilled'], as: 'picking' },
    {
      axis: 'fulfillment',
      ours: ['fulfilled', 'partially_delivered', 'partially_returned', 'returned'],
      as: 'shipped',
    },
    { axis: 'returns', ours: ['none', 'partially_returned', 'returned'], as: null },
    { axis: 'returns', ours: ['requested', 'in_progress', 'inspection_complete'], as: 'after_sales' },
    { axis: 'overall', ours: ['draft', 'pending', 'processing', 'on_hold', 'shipped'], as: null },
    { axis: 'overall', ours: ['completed', 'returned'], as: 'completed' },
  ],
};
