import { rowOf } from '../events.ts';
import { enter, hasRow, rowsOf } from '../ledger.ts';
import type { LifecycleContext } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import { type HoldCause, type RiskLevel, riskLevels } from '../statuses.ts';
import type { ApproveReview, RejectReview, ReviewOpened, RiskAssessed } from './review.events.ts';

/** A review that waits for a decision. @since 0.1.0 */
export interface Review {
  /** Its reference. */
  readonly review: string;
  readonly cause?: HoldCause;
  /** Why, for people. */
  readonly reason?: string;
  /** When it began, if that is known. */
  readonly since?: string;
}

/** Every review that waits. One that was decided is named by the row of its decision, whichever came first. */
export function openReviewsOf({ rows }: LifecycleContext): readonly Review[] {
  return rowsOf(rows, 'review_opened')
    .filter(({ reference }) => !hasRow(rows, 'approved', reference) && !hasRow(rows, 'review_rejected', reference))
    .map(({ reference, cause, reason: why, occurredAt }) => ({
      review: reference,
      ...(cause !== undefined && { cause: cause as HoldCause }),
      ...(why !== undefined && { reason: why }),
      ...(occurredAt !== undefined && { since: occurredAt }),
    }));
}

/** How risky an order is said to be. @since 0.1.0 */
export interface Risk {
  /** The highest level that anybody gave; `pending` where nobody has made up their mind. */
  readonly level: RiskLevel;
  /** Every rating, by reference. */
  readonly assessments: readonly RiskAssessment[];
}

/** One rating. @since 0.1.0 */
export interface RiskAssessment {
  readonly reference: string;
  readonly level: RiskLevel;
  readonly source?: string;
  readonly score?: string;
}

/** What the ratings come to: of several the highest, as none of them is known to be the last. */
export function riskIn({ rows }: LifecycleContext): Risk | null {
  const assessments = rowsOf(rows, 'risk').map(({ reference, level, source, score }) => ({
    reference,
    level: level as RiskLevel,
    ...(source !== undefined && { source }),
    ...(score !== undefined && { score }),
  }));
  const level = riskLevels.find((one) => assessments.some((assessment) => assessment.level === one));
  return level === undefined ? null : { level, assessments };
}

/** What speaks against a decision. */
export const reviewRules = {
  isOpenReview: (context: LifecycleContext, { review }: ApproveReview | RejectReview): null | Reason =>
    openReviewsOf(context).some((one) => one.review === review)
      ? null
      : reason('unknown_part', { part: 'open review', id: review }),
};

/** What is known of reviews and risk after an event. */
export const reviewEvolvers = {
  recordReview: (context: LifecycleContext, event: ReviewOpened) =>
    enter(context, rowOf('review_opened', event.reference, event, { cause: event.cause })),
  recordRisk: (context: LifecycleContext, event: RiskAssessed) =>
    enter(
      context,
      rowOf('risk', event.reference, event, { level: event.level, source: event.source, score: event.score }),
    ),
  approve: (context: LifecycleContext, event: ApproveReview) =>
    enter(context, rowOf('approved', event.review, { ...event, occurredAt: event.at }, { op: event.id })),
  reject: (context: LifecycleContext, event: RejectReview) =>
    enter(
      context,
      rowOf('review_rejected', event.review, { occurredAt: event.at, ...event }, { cause: event.cause, op: event.id }),
    ),
};
