import type { Notifications } from './order.notifications.ts';

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

/** When stock is reserved or deducted. @since 0.1.0 */
export const stockMoments = ['placed', 'approved', 'offline_promised', 'paid', 'packed', 'shipped'] as const;

/**
 * When stock is reserved or deducted: once the order is placed; placed and in no review; to be paid by an offline method, which promises
 * the money; paid in full; or parcel by parcel, once it is packed or handed over. A unit that was handed over is deducted in any case.
 *
 * @since 0.1.0
 */
export type StockMoment = (typeof stockMoments)[number];

/** A span of time. Its fields add up. @since 0.1.0 */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/**
 * What a shop decides, where shops differ. A display policy shows at once, on old orders too; a readiness policy is asked when somebody
 * wants something; an obligation is frozen in the order when it is placed.
 *
 * @since 0.1.0
 */
export interface Policy {
  /** When an order is completed. Display. */
  readonly completedWhen: CompletionMoment;
  /** What the payment word of an order that costs nothing is. Display. */
  readonly zeroTotal: 'not_required' | 'paid';
  /** What the fulfillment word of an order of which nothing is to be shipped is. Display. */
  readonly nothingToShip: 'not_required' | 'fulfilled';
  /** What has to have gone back for `refunded`: all that was captured, or all that the order costs. Display. */
  readonly refundComparedWith: 'captured' | 'total';
  /** Whether canceled units leave the denominator of the fulfillment word, or keep the rest `partially_fulfilled`. Display. */
  readonly canceledUnits: 'ignored' | 'counted';
  /** The fulfillment word where everything was handed over and some of it delivered. Display. */
  readonly shippedAndDelivered: 'partially_delivered' | 'partially_fulfilled' | 'fulfilled';
  /** Whether goods that came back also show in the fulfillment word. They never hide what is still to be shipped. Display. */
  readonly returnsShown: 'own_axis' | 'in_fulfillment';
  /** The payment word while only cash on delivery is awaited: `pending`, or `not_required` as the step is skipped. Display. */
  readonly cashOnDelivery: 'pending' | 'skipped';
  /** When an order is shown as held. Display. */
  readonly holdShownWhen: HoldShown;
  /** Who is told of which status of the library; a plugin's status says it itself. Display. */
  readonly notifications: Notifications;
  /** What waits until all that is owed is secured; forced shipping aside. Offline methods promise it. Readiness. */
  readonly paidBefore: 'shipping' | 'picking' | 'nothing';
  /** Whether a shipment can be taken back: with a reason, only in an event that says it is one of several, or never. Readiness. */
  readonly unship: 'with_reason' | 'in_bulk' | 'never';
  /** Whether an order that was canceled as a whole, or closed, can be taken up again. Readiness. */
  readonly reopen: 'never' | 'allowed';
  /** Whether money may be given back that stays owed no more. Readiness. */
  readonly goodwill: 'allowed' | 'refused';
  /** What canceling does with money that was captured: asks for its refund, is refused, or leaves it for staff. An obligation. */
  readonly cancelAfterCapture: 'refund' | 'refuse' | 'review';
  /** What comes of money that arrives after the order was canceled: staff decide, it goes back, or the order is taken up again. An obligation. */
  readonly lateMoney: 'discrepancy' | 'refund' | 'reopen';
  /** What archiving does: nothing, freeze the order, or put it away until there is new work. An obligation. */
  readonly archived: 'pass_through' | 'freeze' | 'unarchive_on_work';
  /** Whether placing an order opens a review, and what waits for it. An obligation. */
  readonly review: 'none' | ReviewMoment;
  /** After placement, an order for which no money ever came is canceled. An obligation. `null`: never. */
  readonly unpaidAfter: Duration | null;
  /** After hand-over, a settled order is closed. An obligation. `null`: never. */
  readonly autoCompleteAfter: Duration | null;
  /** After placement, a parcel that is still here is late. An obligation. `null`: never, but for its own date. */
  readonly shipWithin: Duration | null;
  /**
   * After delivery, else hand-over, a customer may ask to bring units back for so long. A report of them without `occurredAt` starts no
   * clock. An obligation. `null`: for ever.
   */
  readonly returnWindow: Duration | null;
  /**
   * Who sees to it that stock follows the order: somebody outside, of whom the order only hears, or the order, which asks the keeper for
   * every step. An obligation, like all questions about stock; the others hold where it is `asked`.
   */
  readonly stock: 'outside' | 'asked';
  /** When units are kept back for the order; when they are deducted, at the latest. */
  readonly reserveAt: StockMoment;
  /** When units leave the stock. What was handed over has left. */
  readonly deductAt: StockMoment;
  /** What comes of deducted units whose parcel is taken back or opened again: kept back for the order, or deducted still. */
  readonly stockOnUnship: 'reserved' | 'deducted';
  /** What comes of deducted units that are canceled before they left: back into stock, or only where the command says `restock`. */
  readonly stockOnCancel: 'put_back' | 'as_asked';
  /** What comes of what is kept back once every payment failed: kept until somebody or a deadline cancels, or let go until the next one. */
  readonly stockOnFailedPayment: 'kept' | 'released';
  /** Whether units that stock rejected keep the order waiting, or are sold all the same, to be sent once they are there. */
  readonly backorder: 'refused' | 'allowed';
  /** How many pieces of a line may be sold so. `null`: any number. */
  readonly backorderLimit: number | null;
  /** A refund that names a return pays no more than what was accepted of it, less its fee; goodwill aside. An obligation. */
  readonly refundLimitedByReceipt: boolean;
}

/** What holds where a shop says nothing. @since 0.1.0 */
export const defaultPolicy: Policy = {
  completedWhen: 'paid_and_fulfilled',
  zeroTotal: 'not_required',
  nothingToShip: 'not_required',
  refundComparedWith: 'captured',
  canceledUnits: 'ignored',
  shippedAndDelivered: 'partially_delivered',
  returnsShown: 'own_axis',
  cashOnDelivery: 'pending',
  holdShownWhen: 'all',
  notifications: 'silent',
  paidBefore: 'shipping',
  unship: 'with_reason',
  reopen: 'never',
  goodwill: 'allowed',
  cancelAfterCapture: 'refund',
  lateMoney: 'discrepancy',
  archived: 'pass_through',
  review: 'none',
  unpaidAfter: null,
  autoCompleteAfter: null,
  shipWithin: null,
  returnWindow: null,
  refundLimitedByReceipt: false,
  stock: 'outside',
  reserveAt: 'placed',
  deductAt: 'shipped',
  stockOnUnship: 'reserved',
  stockOnCancel: 'put_back',
  stockOnFailedPayment: 'kept',
  backorder: 'refused',
  backorderLimit: null,
};

/** The questions that are answered with a word, each with its answers. @since 0.1.0 */
export type PolicyChoices = {
  readonly [Question in keyof Policy as Policy[Question] extends string
    ? Question
    : never]: readonly Policy[Question][];
};

/** The answers to each question that is answered with a word, the default first. @since 0.1.0 */
export const policyChoices: PolicyChoices = {
  completedWhen: completionMoments,
  zeroTotal: ['not_required', 'paid'],
  nothingToShip: ['not_required', 'fulfilled'],
  refundComparedWith: ['captured', 'total'],
  canceledUnits: ['ignored', 'counted'],
  shippedAndDelivered: ['partially_delivered', 'partially_fulfilled', 'fulfilled'],
  returnsShown: ['own_axis', 'in_fulfillment'],
  cashOnDelivery: ['pending', 'skipped'],
  holdShownWhen: holdsShown,
  paidBefore: ['shipping', 'picking', 'nothing'],
  unship: ['with_reason', 'in_bulk', 'never'],
  reopen: ['never', 'allowed'],
  goodwill: ['allowed', 'refused'],
  cancelAfterCapture: ['refund', 'refuse', 'review'],
  lateMoney: ['discrepancy', 'refund', 'reopen'],
  archived: ['pass_through', 'freeze', 'unarchive_on_work'],
  review: ['none', ...reviewMoments],
  stock: ['outside', 'asked'],
  reserveAt: stockMoments,
  deductAt: ['shipped', ...stockMoments.filter((moment) => moment !== 'shipped')],
  stockOnUnship: ['reserved', 'deducted'],
  stockOnCancel: ['put_back', 'as_asked'],
  stockOnFailedPayment: ['kept', 'released'],
  backorder: ['refused', 'allowed'],
};
