import type { DerivationRule } from '../derive.ts';
import type { PaymentState, PaymentStatus } from '../statuses.ts';

/**
 * The order's money, over all tenders, in minor units of the order's currency.
 *
 * @since 0.1.0
 */
export interface MoneyFigures {
  /** What the lines cost, as they were ordered and edited. */
  readonly total: number;
  /** What is owed now: less canceled units, accepted returns, what is credited ahead in exchanges and goodwill, with the fees. */
  readonly owed: number;
  /** What is kept of returns for restocking. */
  readonly fees: number;
  /** What is credited ahead of goods that are to come back, against what goes out in exchange. */
  readonly advanced: number;
  /** Authorized and neither captured, voided nor expired. */
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  /** Refunds that are asked for or under way. */
  readonly refundPending: number;
  /** What chargebacks keep from us: open ones, and those that were not won. */
  readonly disputed: number;
  /** Of that, what is lost for good. */
  readonly disputeLost: number;
  /** What is missing and will not be asked for any more: it was written off, and did not come after all. */
  readonly writtenOff: number;
  /** `owed - (captured - refunded - disputeLost) - writtenOff`; negative where the customer is to get money back. */
  readonly outstanding: number;
}

/** What the payment word is derived from. @since 0.1.0 */
export interface PaymentPosition extends MoneyFigures {
  readonly states: readonly PaymentState[];
  /** The order was canceled as a whole, or line by line until nothing was left. */
  readonly calledOff: boolean;
  /** A tender waits that is to be collected with the goods, and no other does. */
  readonly awaitsCashOnly: boolean;
  /** The policy: the word of an order that costs nothing. */
  readonly zeroTotal: 'not_required' | 'paid';
  /** The policy: what has to have gone back for `refunded`. */
  readonly refundComparedWith: 'captured' | 'total';
  /** The policy: the word while only cash on delivery is awaited. */
  readonly cashOnDelivery: 'pending' | 'skipped';
}

const some = (facts: PaymentPosition, ...states: readonly PaymentState[]) =>
  facts.states.some((state) => states.includes(state));

const costsNothing = (f: PaymentPosition) =>
  f.total === 0 && f.captured === 0 && f.authorized === 0 && f.refunded === 0 && f.disputed === 0;

/** The payment word: chargebacks outrank refunds, refunds outrank captures, captures outrank authorizations, money outranks attempts. */
export const paymentRules: readonly DerivationRule<PaymentStatus, PaymentPosition>[] = [
  {
    rule: 'nothing_to_pay_counts_as_paid',
    word: 'paid',
    holds: (f) => f.zeroTotal === 'paid' && costsNothing(f),
  },
  { rule: 'nothing_to_pay', word: 'not_required', holds: costsNothing },
  { rule: 'a_chargeback_keeps_money', word: 'disputed', holds: (f) => f.disputed > 0 },
  {
    rule: 'all_captured_money_went_back',
    word: 'refunded',
    holds: (f) => f.refundComparedWith === 'captured' && f.refunded > 0 && f.refunded >= f.captured,
  },
  {
    rule: 'the_whole_total_went_back',
    word: 'refunded',
    holds: (f) => f.refundComparedWith === 'total' && f.refunded > 0 && f.refunded >= f.total,
  },
  { rule: 'some_money_went_back', word: 'partially_refunded', holds: (f) => f.refunded > 0 },
  { rule: 'more_held_than_owed', word: 'overpaid', holds: (f) => f.outstanding < 0 },
  {
    rule: 'all_owed_is_captured',
    word: 'paid',
    holds: (f) => f.captured > 0 && f.outstanding === 0 && f.writtenOff === 0,
  },
  { rule: 'some_owed_is_captured', word: 'partially_paid', holds: (f) => f.captured > 0 },
  { rule: 'all_owed_is_authorized', word: 'authorized', holds: (f) => f.authorized > 0 && f.authorized >= f.owed },
  { rule: 'some_owed_is_authorized', word: 'partially_authorized', holds: (f) => f.authorized > 0 },
  { rule: 'canceled_before_any_money', word: 'voided', holds: (f) => f.calledOff },
  {
    rule: 'cash_is_collected_with_the_goods',
    word: 'not_required',
    holds: (f) => f.cashOnDelivery === 'skipped' && f.awaitsCashOnly,
  },
  { rule: 'a_tender_waits', word: 'pending', holds: (f) => some(f, 'pending', 'requires_action') },
  { rule: 'only_failed_attempts', word: 'failed', holds: (f) => some(f, 'failed') },
  { rule: 'authorization_ran_out', word: 'expired', holds: (f) => some(f, 'expired') },
  { rule: 'authorization_given_back', word: 'voided', holds: (f) => some(f, 'voided') },
  { rule: 'nobody_has_paid', word: 'unpaid', holds: () => true },
];

/** Money as if the bank had taken nothing. */
export function undisputed<Figures extends MoneyFigures>(figures: Figures): Figures {
  const missing = figures.outstanding + figures.writtenOff - figures.disputeLost;
  const writtenOff = Math.min(figures.writtenOff, Math.max(0, missing));
  return { ...figures, disputed: 0, disputeLost: 0, writtenOff, outstanding: missing - writtenOff };
}
