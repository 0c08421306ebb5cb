import type { DerivationRule } from '../derive.ts';
import {
  type FulfillmentStatus,
  fulfillmentStatuses,
  type OverallStatus,
  overallStatuses,
  type PaymentStatus,
  paymentStatuses,
  type ReturnStatus,
  returnStatuses,
} from '../statuses.ts';

/** How many orders of a group show each word; words that none shows are absent. @since 0.1.0 */
export interface GroupFigures<Word extends string = string> {
  /** Every order of the group. */
  readonly shown: Readonly<Partial<Record<Word, number>>>;
  /** Without those that have nothing to add on this axis, such as a canceled order beside one that goes on. */
  readonly counted: Readonly<Partial<Record<Word, number>>>;
}

type Rules<Word extends string> = readonly DerivationRule<Word, GroupFigures<Word>>[];
/** Orders that are alike show their word; `mixed` says what orders show that are not. */
function table<Word extends string>(words: readonly Word[], mixed: Rules<Word>): Rules<Word> {
  const rows = (rule: string, which: keyof GroupFigures): Rules<Word> =>
    words.map((word) => ({ rule, word, holds: (f) => consistsOf(f[which], [word]) }));
  return [...rows('all_are_alike', 'shown'), ...rows('all_that_count_are_alike', 'counted'), ...mixed];
}

function consistsOf(tally: GroupFigures['shown'], words: readonly string[]): boolean {
  const there = Object.keys(tally);
  return there.length > 0 && there.every((word) => words.includes(word));
}

const some =
  <Word extends string>(...words: readonly Word[]) =>
  ({ counted }: GroupFigures<Word>) =>
    words.some((word) => counted[word] !== undefined);

const only =
  <Word extends string>(...words: readonly Word[]) =>
  ({ counted }: GroupFigures<Word>) =>
    consistsOf(counted, words);

const noneCounts = ({ counted }: GroupFigures) => Object.keys(counted).length === 0;

/** What a group of orders shows whose payment words differ. */
export const mixedPayment: Rules<PaymentStatus> = [
  { rule: 'canceled_or_nothing_to_pay', word: 'voided', holds: noneCounts },
  { rule: 'some_disputed', word: 'disputed', holds: some('disputed') },
  { rule: 'some_money_went_back', word: 'partially_refunded', holds: some('refunded', 'partially_refunded') },
  { rule: 'all_paid_some_too_much', word: 'overpaid', holds: only('paid', 'overpaid') },
  { rule: 'some_paid', word: 'partially_paid', holds: some('paid', 'overpaid', 'partially_paid') },
  { rule: 'some_authorized', word: 'partially_authorized', holds: some('authorized', 'partially_authorized') },
  { rule: 'some_wait', word: 'pending', holds: some('pending') },
  { rule: 'some_failed', word: 'failed', holds: some('failed') },
  { rule: 'some_ran_out', word: 'expired', holds: some('expired') },
  { rule: 'nobody_has_paid', word: 'unpaid', holds: () => true },
];

/** What a group of orders shows whose fulfillment words differ. */
export const mixedFulfillment: Rules<FulfillmentStatus> = [
  { rule: 'canceled_or_nothing_to_ship', word: 'canceled', holds: noneCounts },
  {
    rule: 'all_handed_over_some_came_back',
    word: 'partially_returned',
    holds: (f) =>
      only('fulfilled', 'partially_delivered', 'delivered', 'partially_returned', 'returned')(f) &&
      some('partially_returned', 'returned')(f),
  },
  {
    rule: 'all_handed_over_some_delivered',
    word: 'partially_delivered',
    holds: only('fulfilled', 'partially_delivered', 'delivered'),
  },
  {
    rule: 'some_handed_over',
    word: 'partially_fulfilled',
    holds: some(
      'partially_fulfilled',
      'fulfilled',
      'partially_delivered',
      'delivered',
      'partially_returned',
      'returned',
    ),
  },
  { rule: 'some_begun', word: 'in_progress', holds: some('in_progress') },
  { rule: 'none_begun', word: 'unfulfilled', holds: () => true },
];

/** What a group of orders shows whose returns words differ. */
export const mixedReturns: Rules<ReturnStatus> = [
  { rule: 'some_request_waits', word: 'requested', holds: some('requested') },
  { rule: 'some_under_way', word: 'in_progress', holds: some('in_progress') },
  { rule: 'some_inspected', word: 'inspection_complete', holds: some('inspection_complete') },
  { rule: 'some_came_back', word: 'partially_returned', holds: some('returned', 'partially_returned') },
  { rule: 'none_comes_back', word: 'none', holds: () => true },
];

/** What a group of orders shows whose overall words differ. */
export const mixedOverall: Rules<OverallStatus> = [
  {
    rule: 'all_done_some_came_back',
    word: 'completed',
    holds: only('completed', 'returned'),
  },
  {
    rule: 'all_handed_over',
    word: 'shipped',
    holds: only('shipped', 'completed', 'returned'),
  },
  { rule: 'some_begun', word: 'processing', holds: some('processing', 'shipped', 'completed', 'returned') },
  { rule: 'none_begun', word: 'pending', holds: () => true },
];

/** The whole tables, by axis. */
export const groupRules = {
  payment: table(paymentStatuses, mixedPayment),
  fulfillment: table(fulfillmentStatuses, mixedFulfillment),
  returns: table(returnStatuses, mixedReturns),
  overall: table(overallStatuses, mixedOverall),
};
