import { type Reason, reason } from '../reasons.ts';
import { openReviewsOf, type Review, type Risk, riskIn } from '../review/review.ledger.ts';
import { type Guard, guard } from './order.guard.ts';
import { movesGoods } from './order.holds.ts';
import type { Order } from './order.ts';

/** Every review that waits for a decision, by reference. @since 0.1.0 */
export function reviewsOf({ lifecycle }: Order): readonly Review[] {
  return openReviewsOf(lifecycle.context);
}

/** How risky the order is said to be; `null` where nobody said. It moves no status and is nothing for customers. @since 0.1.0 */
export function riskOf({ lifecycle }: Order): Risk | null {
  return riskIn(lifecycle.context);
}

/** What waits while an order is looked at. */
export const reviewGuards: readonly Guard[] = [
  guard('moves_goods_under_review', movesGoods, waits),
  guard('asks_for_money_under_review', ['payment.authorize', 'payment.capture'], (order) =>
    order.obligations.review === 'before_payment' ? waits(order) : null,
  ),
];

function waits(order: Order): null | Reason {
  const reviews = reviewsOf(order).map(({ review }) => review);
  return reviews.length > 0 ? reason('in_review', { reviews }) : null;
}
