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
  /** Which of their claims it excuses, by the asserted field; any other difference still fails the case. */
  readonly excuses: RegExp;
}

const ledgerOf = ({ story }: Case) => story.parts?.ledger ?? [];
const hasEvent = ({ story }: Case, type: string) => story.events.some((event) => event.type === type);
const isRefused = ({ claims }: Case, type: string) =>
  claims.events.some((event) => event.type === type && event.error !== undefined);

const paidStates = new Set(['processing', 'completed']);
const earlierStates = new Set(['pending', 'on-hold', 'failed', 'processing']);

export const deviations: readonly Deviation[] = [
  {
    question: 'May a delivery be refused that nobody expected?',
    chosen:
      'Spree refuses to mark it. With us a delivery is a fact: it happened, is recorded, and the missing shipment is a discrepancy.',
    covers: (one) => isRefused(one, 'deliver'),
    excuses: /(error|fulfillment|lines)/,
  },
  {
    question: 'Can units that never left be returned (Saleor), or are they canceled (all others)?',
    chosen:
      'They are canceled: nothing comes back, so the returns axis says nothing of them. Money and stock are as in Saleor.',
    covers: ({ story }) => story.events.some(({ unfulfilled }) => unfulfilled === true),
    excuses: /returns/,
  },
  {
    question: 'May a provider be asked for money that is not there?',
    chosen:
      'Saleor counts such a request as pending. With us a command that nothing covers is refused and asks nobody; what the provider reports is recorded all the same.',
    covers: (one) =>
      ledgerOf(one).some(({ type }) => type.startsWith('cancel_request')) &&
      !ledgerOf(one).some(({ type }) => /^(authorize|charge)_(success|adjustment)/.test(type)),
    excuses: /^amounts\.cancelPending$/,
  },
  {
    question: 'Does the time of an event decide between success and failure of one attempt?',
    chosen:
      'Saleor lets the later one win. With us fixed precedence decides, so that the order in which reports arrive, or claim to have happened, changes nothing: success outranks failure.',
    covers: (one) =>
      ledgerOf(one).some(
        ({ type, ref }) =>
          /_fail/.test(type) &&
          ledgerOf(one).some((other) => other.ref === ref && other.type === type.replace(/_.*/, '_success')),
      ),
    excuses: /^amounts\.(authorized|charged|refunded|canceled)$/,
  },
  {
    question: 'Is an order charged in full of which nothing is owed any more?',
    chosen:
      'Saleor calls zero charged of zero owed full. We show money that is still set aside as authorized until it is given back.',
    covers: ({ story }) => (story.parts?.grantedRefund ?? 0) >= story.order.total && story.parts?.ledger === undefined,
    excuses: /^payment$/,
  },
  {
    question: 'May an attempt to pay follow one that failed? (Spree: yes. Solidus: no.)',
    chosen: 'Yes: a failure names its attempt, and the customer may try again with the same tender.',
    covers: (one) => hasEvent(one, 'fail') && isRefused(one, 'authorize'),
    excuses: /(error|payment)/,
  },
  {
    question: 'May an order be canceled once all that was sent has come back?',
    chosen:
      'Saleor allows it. With us what was handed over is not canceled any more: the order is returned, or the rest of it is canceled.',
    covers: (one) =>
      hasEvent(one, 'cancel') && (one.story.parts?.fulfillments ?? []).some(({ status }) => status === 'returned'),
    excuses: /(accepted|allowed|overall)/,
  },
  {
    question: 'Which word do several returns share, where one was received and another only asked for?',
    chosen:
      'The one that needs somebody: a request that waits outranks what came back in part. Medusa keeps a status for each return.',
    covers: ({ story }) =>
      story.events.filter(({ type }) => type === 'requestReturn').length > 1 &&
      story.events.some(({ type }) => type === 'receive'),
    excuses: /^event \d+ \(receive\): returns$/,
  },
  {
    question: 'Is moving an order to the state "Cancelled" the same as canceling it?',
    chosen:
      'In Vendure the state has to follow from the lines. With us canceling is one decision, and the state follows from it.',
    covers: ({ peer, story }) =>
      peer === 'vendure' && story.events.some(({ type, to }) => type === 'transition' && to === 'Cancelled'),
    excuses: /error/,
  },
  {
    question: 'Does moving an order back to an earlier state undo the payment?',
    chosen:
      'In WooCommerce it may: a paid order can be set back to pending. With us money that came stays until it goes back, and no status takes it away; goods that were paid or sent likewise.',
    covers: ({ peer, story }) =>
      peer === 'woocommerce' &&
      story.events.some(({ to = '' }, i) => paidStates.has(story.events[i - 1]?.to ?? '') && earlierStates.has(to)),
    excuses: /^(event \d+ \(transition\): )?(stock|overall|payment)/,
  },
  {
    question: 'Does an order count how often a coupon was used?',
    chosen:
      'WooCommerce does. With us coupons are no part of an order: a shop counts them from the events that tell of placing and canceling.',
    covers: ({ claims }) => (claims.ours.amounts as Record<string, unknown> | undefined)?.couponUsage !== undefined,
    excuses: /^amounts\.couponUsage$/,
  },
  {
    question: 'May an amount hold a part of a minor unit, or a line a part of a piece?',
    chosen:
      'No: money is whole minor units and goods are whole pieces, so that sums are exact. Weight goods are sold by their smallest unit.',
    covers: ({ nonInteger }) => nonInteger,
    excuses: /./,
  },
];

/** Why a case that differs deviates; null where it fails. Every difference must be excused by a rule that speaks of the case. */
export function deviationOf(one: Case, differences: readonly Difference[]): string | null {
  const rules = deviations.filter(({ covers }) => covers(one));
  const found = differences.map(({ field }) => rules.find(({ excuses }) => excuses.test(field)));
  if (differences.length === 0 || found.includes(undefined)) return null;
  return [...new Set(found.map((rule) => `${rule?.question} ${rule?.chosen}`))].join(' ');
}
