import { OrderError } from '../errors.ts';

/** When an order is completed. @since 0.1.0 */
export const completionMoments = ['paid_and_fulfilled', 'delivered', 'receipt_confirmed', 'closed'] as const;

/**
 * When an order is completed: handed over and settled (`paid_and_fulfilled`), delivered whether or not it is paid (`delivered`), when
 * the customer says that everything came (`receipt_confirmed`), or when somebody or a deadline closes it (`closed`).
 *
 * @since 0.1.0
 */
export type CompletionMoment = (typeof completionMoments)[number];

/** When an order is shown as held. @since 0.1.0 */
export const holdsShown = ['all', 'some'] as const;

/** When an order is shown as `on_hold`: when all open units are held, or when some are. `any.held` and `all.held` tell both. @since 0.1.0 */
export type HoldShown = (typeof holdsShown)[number];

/** When an order is reviewed. @since 0.1.0 */
export const reviewMoments = ['beside_payment', 'before_payment'] as const;

/** When an order is reviewed: while it is being paid, or before anything is asked of a gateway. @since 0.1.0 */
export type ReviewMoment = (typeof reviewMoments)[number];

/** A span of time. Its fields add up. @since 0.1.0 */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/**
 * What a shop decides.
 *
 * @since 0.1.0
 */
export interface Policy {
  /** A display policy: a change shows at once, on old orders too. */
  readonly completedWhen: CompletionMoment;
  /** A display policy, too. */
  readonly holdShownWhen: HoldShown;
  /** Whether an order that was canceled as a whole, or closed, can be taken up again. Asked when somebody wants to. */
  readonly reopen: 'never' | 'allowed';
  /** Whether placing an order opens a review, and what waits for it. An obligation: frozen at placement. */
  readonly review: 'none' | ReviewMoment;
  /** After placement, an order for which no money ever came is canceled. An obligation: frozen at placement. `null`: never. */
  readonly unpaidAfter: Duration | null;
  /** After hand-over, a settled order is closed. An obligation: frozen at placement. `null`: never. */
  readonly autoCompleteAfter: Duration | null;
  /** After placement, a parcel that is still here is late. An obligation: frozen at placement. `null`: never, but for its own date. */
  readonly shipWithin: Duration | null;
  /**
   * After delivery, else hand-over, a customer may ask to bring units back for so long. A report of them without `occurredAt` starts no
   * clock. An obligation: frozen at placement. `null`: for ever.
   */
  readonly returnWindow: Duration | null;
  /** A refund that names a return pays no more than what was accepted of it, less its fee; goodwill aside. An obligation: frozen at placement. */
  readonly refundLimitedByReceipt: boolean;
}

/** What holds where a shop says nothing. @since 0.1.0 */
export const defaultPolicy: Policy = {
  completedWhen: 'paid_and_fulfilled',
  holdShownWhen: 'all',
  reopen: 'never',
  review: 'none',
  unpaidAfter: null,
  autoCompleteAfter: null,
  shipWithin: null,
  returnWindow: null,
  refundLimitedByReceipt: false,
};

/**
 * Questions on which shops differ and that this version answers in one way. The tests hold each answer against the behaviour.
 *
 * @since 0.1.0
 */
export const standingAnswers = {
  zeroTotal: 'not_required',
  nothingToShip: 'not_required',
  refundComparedWith: 'captured',
  canceledParcels: 'ignored',
  shippedAndDelivered: 'partially_delivered',
  cashOnDelivery: 'pending_until_collected',
  shipBeforePaid: 'refused_unless_offline_method',
  unship: 'with_reason',
  cancelAfterCapture: 'refund_as_effect',
  lateMoneyAfterCancel: 'discrepancy',
  returns: 'own_axis',
} as const;

const longestSpan = 36_525 * 24 * 60 * 60_000;

/** A duration in milliseconds, as obligations keep it. */
export function millisecondsOf(duration: Duration | null, path: string): number | null {
  if (duration === null) return null;
  const { days = 0, hours = 0, minutes = 0 } = duration;
  const total = ((days * 24 + hours) * 60 + minutes) * 60_000;
  if (!Number.isSafeInteger(total) || total <= 0 || total > longestSpan) {
    throw new OrderError(
      'invalid_definition',
      `policy.${path} must be a positive span of at most 100 years such as { days: 3 }, or null.`,
      {
        path,
      },
    );
  }
  return total;
}
