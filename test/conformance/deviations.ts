import type { Difference } from './compare.ts';
import type { Case } from './format.ts';

/** A question on which the peers differ, and on which we answer otherwise than a case. */
export interface Deviation {
  /** On what the peers differ. */
  readonly question: string;
  /** What we chose, and why. */
  readonly chosen: string;
  /** Of which cases it speaks: by what the format says of them. */
  readonly covers: (one: Case) => boolean;
  /** Which differences it excuses: of which field, what the peer has there and what comes of it with us. Any other still fails the case. */
  readonly excuses: readonly Excuse[];
}

interface Excuse {
  readonly field: RegExp;
  /** Where the field is one of an event: whether it is about that one. */
  readonly of?: (one: Case, event: number) => boolean;
  readonly expected?: RegExp;
  /** As JSON; where nobody refused, "null". */
  readonly got?: RegExp;
}

/** The peer refuses such an event of this type with one of these codes, and with us it happened. */
const taken = (type: string, of: NonNullable<Excuse['of']>, ...codes: readonly string[]): Excuse => ({
  of,
  field: new RegExp(`^(event \\d+ \\(${type}\\): )?error$`),
  expected: new RegExp(`^"(${codes.join('|')})"$`),
  got: /^null$/,
});
/** The peer takes it, and we refuse. */
const refused: Excuse = { field: /(^|: )(accepted|allowed)$/, expected: /^true$/ };

const hasEvent = ({ story }: Case, type: string) => story.events.some((event) => event.type === type);
const isRefused = (one: Case, type: string, such: (one: Case, event: number) => boolean) =>
  one.claims.events.some((event, i) => event.type === type && event.error !== undefined && such(one, i));
/** Money is set aside for a tender for the second time, and nobody says that it is beside the first. */
const isSecond = ({ story }: Case, i: number): boolean => {
  const { payment, additional } = story.events[i] ?? {};
  if (additional) return false;
  const known = (story.parts?.payments ?? []).some(({ id, status }) => id === payment && status === 'authorized');
  return known || story.events.slice(0, i).some((one) => one.type === 'authorize' && one.payment === payment);
};
/** A parcel arrives that nobody sent. */
const isUnsent = ({ story }: Case, i: number): boolean => {
  const { fulfillment } = story.events[i] ?? {};
  const known = (story.parts?.fulfillments ?? []).some(({ id, status }) => id === fulfillment && status === 'shipped');
  return !known && !story.events.slice(0, i).some((one) => one.type === 'ship' && one.fulfillment === fulfillment);
};
/** An attempt follows one that failed. */
const isAfterFailure = ({ story }: Case, i: number): boolean =>
  story.events.slice(0, i).some(({ type }) => type === 'fail');

const paidStates = new Set(['processing', 'completed']);
const earlierStates = new Set(['pending', 'on-hold', 'failed', 'processing']);

export const deviations: readonly Deviation[] = [
  {
    question: 'May a delivery be refused that nobody expected?',
    chosen:
      'Spree refuses to mark it. With us a delivery is a fact: it happened, is recorded, and the missing shipment is a discrepancy.',
    covers: (one) => isRefused(one, 'deliver', isUnsent),
    excuses: [
      taken('deliver', isUnsent, 'invalid_transition', 'already_delivered'),
      { field: /fulfillment$/, expected: /_|canceled|unfulfilled|fulfilled/, got: /delivered/ },
    ],
  },
  {
    question: 'Can units that never left be returned (Saleor), or are they canceled (all others)?',
    chosen:
      'They are canceled: nothing comes back, so the returns axis says nothing of them. Money and stock are as in Saleor.',
    covers: ({ story }) => story.events.some(({ unfulfilled }) => unfulfilled === true),
    excuses: [{ field: /returns$/, expected: /returned|requested|in_progress/, got: /none/ }],
  },
  {
    question: 'Is an order charged in full of which nothing is owed any more?',
    chosen:
      'Saleor calls zero charged of zero owed full. We show money that is still set aside as authorized until it is given back.',
    covers: ({ story }) => (story.parts?.grantedRefund ?? 0) >= story.order.total && story.parts?.ledger === undefined,
    excuses: [{ field: /^payment$/, expected: /paid/, got: /authorized/ }],
  },
  {
    question: 'May an attempt to pay follow one that failed or was given back? (Spree: yes. Solidus, Sylius: no.)',
    chosen: 'Yes: a failure names its attempt, and the customer may try again with the same tender.',
    covers: (one) =>
      isRefused(one, 'authorize', isAfterFailure) || ['failed', 'cancelled'].includes(one.story.question?.from ?? ''),
    excuses: [
      taken('authorize', isAfterFailure, 'payment_not_allowed', 'invalid_transition'),
      { field: /payment$/, expected: /failed|voided/, got: /authorized|paid|pending/ },
      { field: /^allowed$/, got: /authorize|capture|pay|process|void/ },
      { field: /^refused$/, expected: /authorize|capture|pay|process|void/ },
    ],
  },
  {
    question: 'May the rest of a sum be authorized once a part of it was paid?',
    chosen:
      'Yes: it is still owed, and the customer may pay it in another way than at once. Sylius only lets it be paid.',
    covers: ({ story }) => story.question?.from === 'partially_paid',
    excuses: [{ field: /^allowed$/, got: /^\["authorize","authorize_part",/ }],
  },
  {
    question: 'May a report of money be refused?',
    chosen:
      'Saleor refuses a second authorization of one payment, and one that contradicts the first. With us what a provider reports is recorded, and a contradiction is a discrepancy.',
    covers: (one) => isRefused(one, 'authorize', isSecond),
    excuses: [
      taken('authorize', isSecond, 'conflicting_event', 'already_processed', 'payment_not_allowed'),
      { field: /^amounts\.authorized$/ },
    ],
  },
  {
    question: 'May an order be canceled once all that was sent has come back?',
    chosen:
      'Saleor allows it. With us what was handed over is not canceled any more: the order is returned, or the rest of it is canceled.',
    covers: (one) =>
      hasEvent(one, 'cancel') && (one.story.parts?.fulfillments ?? []).some(({ status }) => status === 'returned'),
    excuses: [refused, { field: /^overall$/, expected: /canceled/ }],
  },
  {
    question: 'Which word do several returns share, where one was received and another only asked for?',
    chosen:
      'The one that needs somebody: a request that waits outranks what came back in part. Medusa keeps a status for each return.',
    covers: ({ story }) =>
      story.events.filter(({ type }) => type === 'requestReturn').length > 1 &&
      story.events.some(({ type }) => type === 'receive'),
    excuses: [{ field: /^event \d+ \(receive\): returns$/, expected: /returned/, got: /requested|in_progress/ }],
  },
  {
    question: 'Does moving an order back to an earlier state undo the payment?',
    chosen:
      'In WooCommerce it may: a paid order can be set back to pending. With us money that came stays until it goes back, and no status takes it away; goods that were paid or sent likewise.',
    covers: ({ peer, story }) =>
      peer === 'woocommerce' &&
      story.events.some(({ to = '' }, i) => paidStates.has(story.events[i - 1]?.to ?? '') && earlierStates.has(to)),
    excuses: [
      {
        field: /^(event \d+ \(transition\): )?(stock|overall|payment)/,
        expected: /^(\d+|"(pending|unpaid|failed|processing)")$/,
      },
    ],
  },
  {
    question: 'Does an order count how often a coupon was used?',
    chosen:
      'WooCommerce does. With us coupons are no part of an order: a shop counts them from the events that tell of placing and canceling.',
    covers: ({ claims }) => (claims.ours.amounts as Record<string, unknown> | undefined)?.couponUsage !== undefined,
    excuses: [{ field: /^amounts\.couponUsage$/, expected: /^\[[01,]+\]$/ }],
  },
  {
    question: 'May an amount hold a part of a minor unit, or a line a part of a piece?',
    chosen:
      'No: money is whole minor units and goods are whole pieces, so that sums are exact. Weight goods are sold by their smallest unit.',
    covers: ({ nonInteger }) => nonInteger,
    excuses: [{ field: /./ }],
  },
];

function fits({ field, of, expected = /./, got = /./ }: Excuse, told: Case, one: Difference): boolean {
  const event = /^event (\d+)/.exec(one.field)?.[1];
  return (
    field.test(one.field) &&
    (event === undefined || (of?.(told, Number(event) - 1) ?? true)) &&
    expected.test(JSON.stringify(one.expected)) &&
    got.test(JSON.stringify(one.got ?? null))
  );
}

/** Why a case that differs deviates; null where it fails. Every difference must be excused by a rule that speaks of the case. */
export function deviationOf(one: Case, differences: readonly Difference[]): string | null {
  const rules = deviations.filter(({ covers }) => covers(one));
  const found = differences.map((difference) =>
    rules.find(({ excuses }) => excuses.some((excuse) => fits(excuse, one, difference))),
  );
  if (differences.length === 0 || found.includes(undefined)) return null;
  return [...new Set(found.map((rule) => `${rule?.question} ${rule?.chosen}`))].join(' ');
}
