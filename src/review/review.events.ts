import type { Envelope } from '../events.ts';
import type { CancelCause, HoldCause, RiskLevel } from '../statuses.ts';

/** Facts about looking at an order before it goes on: somebody wants it reviewed, a service rates its risk. @since 0.1.0 */
export const reviewFacts = ['review.opened', 'risk.assessed'] as const;

/** Commands about reviews. @since 0.1.0 */
export const reviewCommands = ['review.approve', 'review.reject'] as const;

/** The order is to be looked at before it goes on. @since 0.1.0 */
export interface ReviewOpened extends Envelope {
  readonly type: 'review.opened';
  /** The reporter's id of this review. */
  readonly reference: string;
  /** Why, as data: the causes of a hold. */
  readonly cause?: HoldCause;
}

/** Somebody rated how risky the order is. Moves no status; another rating has another reference. @since 0.1.0 */
export interface RiskAssessed extends Envelope {
  readonly type: 'risk.assessed';
  readonly reference: string;
  readonly level: RiskLevel;
  /** Which service says so. */
  readonly source?: string;
  /** The service's own figure, as it writes it: `87`, `0.87`, `B+`. */
  readonly score?: string;
}

interface OfReview extends Envelope {
  /** The review's reference; for one that the policy opened, the id of the command that placed the order, or `place`. */
  readonly review: string;
}

/** Let the order go on. @since 0.1.0 */
export interface ApproveReview extends OfReview {
  readonly type: 'review.approve';
}

/** Do not let the order go on: what has not been shipped is canceled, as `order.cancel` would. @since 0.1.0 */
export interface RejectReview extends OfReview {
  readonly type: 'review.reject';
  readonly reason: string;
  readonly cause?: CancelCause;
}

/** What happened to reviews, and ratings of risk. @since 0.1.0 */
export type ReviewFact = ReviewOpened | RiskAssessed;

/** What may be asked about reviews. @since 0.1.0 */
export type ReviewCommand = ApproveReview | RejectReview;
