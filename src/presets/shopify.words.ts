import { derive } from '../derive.ts';
import { serviceOf } from '../fulfillment/fulfillment.service.ts';
import { figuresOf } from '../order/order.figures.ts';
import { isHere } from '../order/order.held.ts';
import type { OrderStatus } from '../order/order.status.ts';
import type { Order } from '../order/order.ts';
import { type Lost, otherwise, type Shown, shows, type Vocabulary } from './preset.ts';

/** Shopify's financial statuses. @since 0.1.0 */
export type ShopifyFinancialStatus =
  | 'PENDING'
  | 'AUTHORIZED'
  | 'PARTIALLY_PAID'
  | 'PAID'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'
  | 'VOIDED'
  | 'EXPIRED';

/** The fulfillment statuses that Shopify displays. @since 0.1.0 */
export type ShopifyFulfillmentStatus =
  | 'UNFULFILLED'
  | 'PARTIALLY_FULFILLED'
  | 'FULFILLED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'SCHEDULED'
  | 'REQUEST_DECLINED'
  | 'FULFILLMENT_NOT_REQUIRED';

/** Shopify's return statuses of an order, the most important first. @since 0.1.0 */
export type ShopifyReturnStatus =
  | 'RETURN_REQUESTED'
  | 'IN_PROGRESS'
  | 'INSPECTION_COMPLETE'
  | 'RETURNED'
  | 'RETURN_FAILED';

/** Shopify's words for an order. @since 0.1.0 */
export interface ShopifyWords {
  readonly financial: ShopifyFinancialStatus;
  readonly fulfillment: ShopifyFulfillmentStatus;
  /** Absent where nothing comes back, as Shopify shows nothing then. */
  readonly returns?: ShopifyReturnStatus;
}

const financial: Vocabulary<ShopifyFinancialStatus> = [
  { rule: 'all_money_went_back', word: 'REFUNDED', holds: shows('payment', 'refunded') },
  { rule: 'some_money_went_back', word: 'PARTIALLY_REFUNDED', holds: shows('payment', 'partially_refunded') },
  { rule: 'nothing_is_owed', word: 'PAID', holds: shows('payment', 'paid', 'overpaid', 'not_required') },
  { rule: 'a_dispute_is_no_status_of_money', word: 'PAID', holds: shows('payment', 'disputed') },
  { rule: 'some_is_paid', word: 'PARTIALLY_PAID', holds: shows('payment', 'partially_paid') },
  { rule: 'waits_for_capture', word: 'AUTHORIZED', holds: shows('payment', 'authorized', 'partially_authorized') },
  { rule: 'authorization_ran_out', word: 'EXPIRED', holds: shows('payment', 'expired') },
  { rule: 'was_canceled_unpaid', word: 'VOIDED', holds: shows('payment', 'voided') },
  { rule: 'waits_for_money', word: 'PENDING', holds: otherwise },
];

const fulfillment: Vocabulary<ShopifyFulfillmentStatus> = [
  { rule: 'nothing_to_ship', word: 'FULFILLMENT_NOT_REQUIRED', holds: shows('fulfillment', 'not_required') },
  {
    rule: 'all_was_sent',
    word: 'FULFILLED',
    holds: shows('fulfillment', 'fulfilled', 'partially_delivered', 'delivered', 'partially_returned', 'returned'),
  },
  { rule: 'some_was_sent', word: 'PARTIALLY_FULFILLED', holds: shows('fulfillment', 'partially_fulfilled') },
  { rule: 'all_that_is_open_is_held', word: 'ON_HOLD', holds: shows('fulfillment', 'on_hold') },
  { rule: 'all_that_is_open_is_scheduled', word: 'SCHEDULED', holds: shows('fulfillment', 'scheduled') },
  { rule: 'a_service_declined', word: 'REQUEST_DECLINED', holds: isDeclined },
  { rule: 'all_that_is_open_is_in_work', word: 'IN_PROGRESS', holds: isAllInWork },
  { rule: 'nothing_was_sent', word: 'UNFULFILLED', holds: otherwise },
];

const returns: Vocabulary<ShopifyReturnStatus | 'NO_RETURN'> = [
  { rule: 'a_request_waits', word: 'RETURN_REQUESTED', holds: shows('returns', 'requested') },
  { rule: 'a_return_is_under_way', word: 'IN_PROGRESS', holds: shows('returns', 'in_progress') },
  { rule: 'a_return_is_inspected', word: 'INSPECTION_COMPLETE', holds: shows('returns', 'inspection_complete') },
  { rule: 'units_came_back', word: 'RETURNED', holds: shows('returns', 'partially_returned', 'returned') },
  {
    rule: 'a_return_came_to_nothing',
    word: 'RETURN_FAILED',
    holds: ({ order }) => order?.returns.some(({ state }) => state === 'canceled') ?? false,
  },
  { rule: 'nothing_comes_back', word: 'NO_RETURN', holds: otherwise },
];

/** A service said no to work that nobody else has taken since. */
function isDeclined({ order }: Shown): boolean {
  return order?.fulfillments.some((it) => it.state === 'open' && serviceOf(it.context)?.answer === 'rejected') ?? false;
}

/** Shopify means all items; without the order, our word has to do, which means some. */
function isAllInWork(shown: Shown): boolean {
  const { status, order } = shown;
  if (!order || status.fulfillment === 'canceled') return shows('fulfillment', 'in_progress')(shown);
  const here = order.fulfillments.filter(isHere);
  const planned = figuresOf(order).lines.every(({ open, planned }) => open <= planned);
  return here.length > 0 && planned && here.every(({ state }) => state === 'in_progress' || state === 'packed');
}

/** Shopify's words for an order. */
export function shopifyWords(status: OrderStatus, order?: Order): ShopifyWords {
  const shown = { status, order };
  const back = derive(returns, shown).word;
  return {
    financial: derive(financial, shown).word,
    fulfillment: derive(fulfillment, shown).word,
    ...(back !== 'NO_RETURN' && { returns: back }),
  };
}

/** What of ours Shopify's words cannot tell. */
export const shopifyLost: readonly Lost[] = [
  { axis: 'payment', ours: ['not_required', 'paid', 'overpaid', 'disputed'], as: 'PAID' },
  { axis: 'payment', ours: ['unpaid', 'pending', 'failed'], as: 'PENDING' },
  { axis: 'payment', ours: ['authorized', 'partially_authorized'], as: 'AUTHORIZED' },
  { axis: 'fulfillment', ours: ['unfulfilled', 'canceled'], as: 'UNFULFILLED' },
  {
    axis: 'fulfillment',
    ours: ['fulfilled', 'partially_delivered', 'delivered', 'partially_returned', 'returned'],
    as: 'FULFILLED',
  },
  { axis: 'returns', ours: ['partially_returned', 'returned'], as: 'RETURNED' },
  {
    axis: 'overall',
    ours: ['draft', 'in_review', 'pending', 'processing', 'on_hold', 'shipped', 'completed', 'canceled', 'returned'],
    as: null,
  },
];
