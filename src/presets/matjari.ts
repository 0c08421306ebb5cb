/**
 * Matjari: an order status and a payment status that are set in one dialog, each to any of its values.
 *
 * @module presets/matjari
 */
import type { SetStatus } from '../decisions/decisions.events.ts';
import { derive } from '../derive.ts';
import type { Envelope } from '../events.ts';
import type { CancelCause, FulfillmentSetting, PaymentSetting } from '../statuses.ts';
import { beforeAllMoneyCame, hasOnly, otherwise, type Preset, shows, type Vocabulary } from './preset.ts';

export type { Lost, Preset, PresetOptions } from './preset.ts';

/** Matjari's order statuses. @since 0.1.0 */
export const matjariOrderStatuses = ['pending', 'in_progress', 'on_the_way', 'canceled', 'completed'] as const;

/**
 * Matjari's order status: work has not begun, the order is prepared or packed, handed to shipping, canceled, or delivered so that all is
 * done.
 *
 * @since 0.1.0
 */
export type MatjariOrderStatus = (typeof matjariOrderStatuses)[number];

/** Matjari's payment statuses. @since 0.1.0 */
export const matjariPaymentStatuses = ['pending', 'success'] as const;

/** Matjari's payment status: not confirmed, or the money came. @since 0.1.0 */
export type MatjariPaymentStatus = (typeof matjariPaymentStatuses)[number];

/** Matjari's two statuses of an order. @since 0.1.0 */
export interface MatjariWords {
  readonly order: MatjariOrderStatus;
  readonly payment: MatjariPaymentStatus;
}

/** What is picked in Matjari's dialog. @since 0.1.0 */
export interface MatjariDialog extends MatjariWords {
  /** Why the order is canceled. Matjari's article knows two causes: `customer` and `inventory`. */
  readonly cause?: CancelCause;
}

/** Matjari's words as its article writes them. They are read from right to left. @since 0.1.0 */
export interface MatjariNative {
  readonly ar: {
    readonly order: Readonly<Record<MatjariOrderStatus, string>>;
    readonly payment: Readonly<Record<MatjariPaymentStatus, string>>;
    /** The names of the two lists, and the buttons that open the dialog and save it. */
    readonly dialog: Readonly<Record<'order' | 'payment' | 'open' | 'save', string>>;
  };
}

/** Matjari's rules, words and dialog. @since 0.1.0 */
export interface MatjariPreset extends Preset<MatjariWords, MatjariNative> {
  /**
   * One save of the dialog: one command for both axes, all of it or nothing. Money that came does not un-come, so `pending` in the payment
   * list asks for nothing.
   */
  readonly dialog: (choice: MatjariDialog, envelope: Envelope) => SetStatus;
}

const order: Vocabulary<MatjariOrderStatus> = [
  { rule: 'is_called_off', word: 'canceled', holds: shows('overall', 'canceled') },
  { rule: 'is_at_its_end', word: 'completed', holds: shows('overall', 'completed', 'returned') },
  {
    rule: 'was_delivered',
    word: 'completed',
    holds: shows('fulfillment', 'delivered', 'partially_returned', 'returned'),
  },
  {
    rule: 'was_handed_to_shipping',
    word: 'on_the_way',
    holds: shows('fulfillment', 'fulfilled', 'partially_delivered'),
  },
  {
    rule: 'is_being_prepared',
    word: 'in_progress',
    holds: shows('fulfillment', 'in_progress', 'partially_fulfilled'),
  },
  { rule: 'work_has_not_begun', word: 'pending', holds: otherwise },
];

const payment: Vocabulary<MatjariPaymentStatus> = [
  {
    rule: 'the_money_came',
    word: 'success',
    holds: shows('payment', 'paid', 'overpaid', 'partially_refunded', 'refunded', 'disputed'),
  },
  { rule: 'no_money_is_awaited', word: 'success', holds: shows('payment', 'not_required') },
  { rule: 'is_not_confirmed', word: 'pending', holds: otherwise },
];

const orderSettings: Readonly<Record<MatjariOrderStatus, FulfillmentSetting>> = {
  pending: 'unfulfilled',
  in_progress: 'in_progress',
  on_the_way: 'fulfilled',
  canceled: 'canceled',
  completed: 'delivered',
};

const paymentSettings: Readonly<Record<MatjariPaymentStatus, { readonly payment?: PaymentSetting }>> = {
  pending: {},
  success: { payment: 'paid' },
};

/**
 * Matjari: order and payment status in one dialog.
 *
 * @example
 * ```ts
 * const shop = defineOrder(matjari.options);
 * shop.apply(order, matjari.dialog({ order: 'on_the_way', payment: 'pending' }, { id, at, by }));
 * matjari.words(shop.statusOf(order));
 * ```
 *
 * @since 0.1.0
 */
export const matjari: MatjariPreset = {
  name: 'matjari',
  options: {
    policy: {
      completedWhen: 'delivered',
      paidBefore: 'nothing',
      reopen: 'allowed',
      cancelAfterCapture: 'review',
      shippedAndDelivered: 'fulfilled',
      notifications: {
        payment: { paid: 'notify', overpaid: 'notify' },
        fulfillment: { in_progress: 'notify', partially_fulfilled: 'notify', fulfilled: 'notify' },
        overall: { canceled: 'notify', completed: 'notify' },
      },
    },
    guards: [hasOnly('matjari', ['order.set_status', 'order.reopen', 'fulfillment.unship'])],
  },
  words: (status, known) => {
    const shown = { status, order: known };
    return { order: derive(order, shown).word, payment: derive(payment, shown).word };
  },
  dialog: ({ order, payment, cause }, envelope) => ({
    reason: 'set in the dialog',
    ...envelope,
    type: 'order.set_status',
    ...paymentSettings[payment],
    fulfillment: orderSettings[order],
    ...(cause !== undefined && { cause }),
  }),
  native: {
    ar: {
      order: {
        pending: 'قيد الانتظار',
        in_progress: 'قيد التنفيذ',
        on_the_way: 'في الطريق',
        canceled: 'إلغاء',
        completed: 'مكتمل',
      },
      payment: { pending: 'قيد الانتظار', success: 'نجاح' },
      dialog: { order: 'حالة الطلب', payment: 'حالة الدفع', open: 'تحديث حالة الطلب', save: 'تغيير الحالة' },
    },
  },
  lost: [
    {
      axis: 'payment',
      ours: ['not_required', 'paid', 'overpaid', 'partially_refunded', 'refunded', 'disputed'],
      as: 'success',
    },
    { axis: 'payment', ours: beforeAllMoneyCame, as: 'pending' },
    { axis: 'fulfillment', ours: ['not_required', 'unfulfilled', 'scheduled', 'on_hold', 'canceled'], as: 'pending' },
    { axis: 'fulfillment', ours: ['in_progress', 'partially_fulfilled'], as: 'in_progress' },
    { axis: 'fulfillment', ours: ['fulfilled', 'partially_delivered'], as: 'on_the_way' },
    { axis: 'fulfillment', ours: ['delivered', 'partially_returned', 'returned'], as: 'completed' },
    {
      axis: 'returns',
      ours: ['none', 'requested', 'in_progress', 'inspection_complete', 'partially_returned', 'returned'],
      as: null,
    },
    { axis: 'overall', ours: ['draft', 'in_review', 'pending', 'processing', 'on_hold', 'shipped'], as: null },
    { axis: 'overall', ours: ['completed', 'returned'], as: 'completed' },
  ],
};
