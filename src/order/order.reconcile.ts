import { type Check, choice, instantText, isPlain, join, list, type Problem, shape, text } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { type Actor, longest } from '../events.ts';
import { hasRow } from '../ledger.ts';
import type { Money } from '../money.ts';
import { disputesIn } from '../payment/payment.disputes.ts';
import type { PaymentFact } from '../payment/payment.events.ts';
import type { PaymentContext } from '../payment/payment.rows.ts';
import {
  type DisputeKind,
  type DisputeState,
  disputeOutcomes,
  disputeStages,
  type RefundDestination,
} from '../statuses.money.ts';
import { actorKinds } from '../statuses.ts';
import { apply } from './order.apply.ts';
import { keyOf } from './order.keys.ts';
import { defaultPolicy } from './order.policy.ts';
import { unsound } from './order.soundness.ts';
import type { Order } from './order.ts';

/** Something that happened at a provider, as it lists it. @since 0.1.0 */
export interface SnapshotItem {
  /** The provider's id of this occurrence: the one that its webhooks bear. */
  readonly reference: string;
  /** The id of our command, where the provider keeps it. */
  readonly op?: string;
  /** When it happened: an ISO 8601 UTC instant. */
  readonly occurredAt?: string;
}

/** An authorization, as a provider lists it. @since 0.1.0 */
export interface SnapshotAuthorization extends SnapshotItem {
  readonly amount: Money;
  readonly expiresAt?: string;
  readonly replaces?: string;
}

/** A capture, void or expiry, as a provider lists it. @since 0.1.0 */
export interface SnapshotMovement extends SnapshotItem {
  readonly amount: Money;
  /** The authorization's reference. */
  readonly of?: string;
}

/** A refund, as a provider lists it. @since 0.1.0 */
export interface SnapshotRefund extends SnapshotItem {
  readonly amount: Money;
  /** The capture's reference. */
  readonly of: string;
  readonly status: 'pending' | 'succeeded' | 'failed';
  readonly to?: RefundDestination;
}

/** A dispute, as a provider lists it. @since 0.1.0 */
export interface SnapshotDispute {
  readonly reference: string;
  /** The capture's reference. */
  readonly of: string;
  /** What is disputed. */
  readonly amount: Money;
  readonly kind: DisputeKind;
  readonly state: DisputeState;
  /** What was taken in the end, where that is not what was disputed. */
  readonly taken?: Money;
  readonly respondBy?: string;
  readonly sequence?: number;
  readonly occurredAt?: string;
}

/** What a provider says of one tender. @since 0.1.0 */
export interface SnapshotPayment {
  /** The tender's id in the order. */
  readonly payment: string;
  readonly authorizations?: readonly SnapshotAuthorization[];
  readonly captures?: readonly SnapshotMovement[];
  readonly voids?: readonly SnapshotMovement[];
  readonly expiries?: readonly (SnapshotMovement & { readonly of: string })[];
  /** Attempts that failed; `of` is the success that one takes back. */
  readonly failures?: readonly (SnapshotItem & { readonly of?: string })[];
  readonly refunds?: readonly SnapshotRefund[];
  readonly disputes?: readonly SnapshotDispute[];
}

/** What a provider says of an order's tenders, at one instant. @since 0.1.0 */
export interface ProviderSnapshot {
  /** When it was read: an ISO 8601 UTC instant. */
  readonly at: string;
  /** Who says so. */
  readonly by: Actor;
  readonly payments: readonly SnapshotPayment[];
}

/**
 * The facts that a provider's snapshot knows and the order does not, to be sent through `apply`. What webhooks told already is not among
 * them, because both bear the provider's references; once they are applied, the same snapshot gives nothing more. A fact that the order
 * asks to keep (`parking_full`) is given each time.
 *
 * What the order knows and the snapshot does not is left alone: a snapshot cannot un-happen anything. An operation that the provider does
 * not list stays pending; ask it again under its key.
 *
 * @throws {@link OrderError} `invalid_input`, naming the path, where the snapshot is malformed.
 * @since 0.1.0
 */
export function reconcile(order: Order, snapshot: ProviderSnapshot): readonly PaymentFact[] {
  const problem = outline(snapshot, '');
  if (problem) throw malformed(problem);
  const facts: PaymentFact[] = [];
  let known = order;
  for (const [i, tender] of snapshot.payments.entries()) {
    for (const { path, fact } of factsOf(known, tender, snapshot)) {
      const wrong = unsound(fact);
      if (wrong) throw malformed({ path: `payments.${i}.${path}`, problem: wrong.message });
      const { order: next, outcome } = apply(known, fact, { policy: defaultPolicy });
      if (outcome.kind !== 'duplicate') facts.push(fact);
      known = next;
    }
  }
  return facts;
}

interface Told {
  /** Where it stands in the snapshot. */
  readonly path: string;
  readonly fact: PaymentFact;
}

/** Each list of a tender, with the fact that an item of it is. */
const movements = [
  ['authorizations', 'payment.authorized'],
  ['captures', 'payment.captured'],
  ['voids', 'payment.voided'],
  ['expiries', 'payment.expired'],
  ['failures', 'payment.failed'],
] as const;

function factsOf(order: Order, tender: SnapshotPayment, { at, by }: ProviderSnapshot): readonly Told[] {
  const { payment } = tender;
  const context = order.payments.find(({ id }) => id === payment)?.context;
  const rows = context?.rows ?? [];
  const told = (path: string, type: PaymentFact['type'], content: { readonly reference: string }): Told => {
    const id = keyOf('reconcile', payment, type, content.reference);
    return { path, fact: { ...content, type, id, at, by, payment } as unknown as PaymentFact };
  };
  const moved = movements.flatMap(([field, type]) =>
    (tender[field] ?? []).map((item, i) => told(`${field}.${i}`, type, item)),
  );
  const back = (tender.refunds ?? []).flatMap(({ status, ...refund }, i) => {
    const path = `refunds.${i}`;
    const { reference } = refund;
    if (status === 'succeeded') return [told(path, 'payment.refunded', refund)];
    if (status === 'failed') return [told(path, 'payment.refund_failed', failureOf(refund))];
    const isOld = hasRow(rows, 'refunded', reference) || hasRow(rows, 'refund_failed', reference);
    return isOld ? [] : [told(path, 'payment.refund_pending', refund)];
  });
  const disputes = (tender.disputes ?? []).flatMap((dispute, i) =>
    reportsOf(context, dispute).map(({ type, ...report }) => told(`disputes.${i}`, type, report)),
  );
  return [...moved, ...back, ...disputes];
}

type DisputeReport = { readonly type: PaymentFact['type']; readonly reference: string };

/** A dispute as reports: that it was opened, and how it stands where the order says otherwise or less. */
function reportsOf(context: PaymentContext | undefined, dispute: SnapshotDispute): readonly DisputeReport[] {
  const { state, taken, sequence, occurredAt, kind, ...opened } = dispute;
  const { reference } = dispute;
  const known = context && disputesIn(context).find((one) => one.reference === reference);
  const told = context?.rows.find((row) => row.kind === 'dispute_opened' && row.reference === reference);
  const opening = { ...opened, ...(occurredAt !== undefined && { occurredAt }), kind: told?.form ?? kind };
  const later = { of: reference, ...(sequence !== undefined && { sequence }) };
  const became = { ...later, reference: `${reference}:chargeback`, status: 'needs_response', kind: 'chargeback' };
  const now = { ...later, reference: [reference, state, ...(sequence === undefined ? [] : [sequence])].join(':') };
  const stage = { ...now, status: state };
  const end = { ...now, outcome: state, ...(taken && { amount: taken }) };
  const isOpen = (disputeStages as readonly DisputeState[]).includes(state);
  const reports: DisputeReport[] = [{ ...opening, type: 'payment.dispute_opened' }];
  if (known?.kind === 'inquiry' && kind === 'chargeback') reports.push({ ...became, type: 'payment.dispute_updated' });
  const saysMore =
    (sequence !== undefined && sequence > latestOf(context, reference)) ||
    (!isOpen && taken !== undefined && taken.amount !== known?.lost);
  if (!saysMore && state === (known?.state ?? 'needs_response')) return reports;
  return [
    ...reports,
    isOpen ? { ...stage, type: 'payment.dispute_updated' } : { ...end, type: 'payment.dispute_closed' },
  ];
}

/** The highest count of the reports about a dispute; below every count where none has one. */
function latestOf(context: PaymentContext | undefined, dispute: string): number {
  const own = context?.rows.filter(({ kind, of }) => kind.startsWith('dispute_') && of === dispute) ?? [];
  return Math.max(-1, ...own.map(({ sequence = -1 }) => sequence));
}

function failureOf({ reference, op, occurredAt }: SnapshotItem): SnapshotItem {
  return { reference, ...(op !== undefined && { op }), ...(occurredAt !== undefined && { occurredAt }) };
}

const items: Check = list((value, path) => (isPlain(value) ? null : { path, problem: 'an object is needed' }));
const state = choice([...disputeStages, ...disputeOutcomes]);
const states =
  (field: string, check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return items(value, path);
    for (const [i, item] of value.entries()) {
      const problem = isPlain(item) ? check(item[field], join(path, `${i}.${field}`)) : items(value, path);
      if (problem) return problem;
    }
    return null;
  };

/** The snapshot without what `unsound` looks at: every item becomes a fact. */
const outline = shape({
  at: instantText,
  by: shape({ kind: choice(actorKinds), id: text(longest.id) }),
  payments: list(
    shape(
      { payment: text(longest.id) },
      {
        authorizations: items,
        captures: items,
        voids: items,
        expiries: items,
        failures: items,
        refunds: states('status', choice(['pending', 'succeeded', 'failed'])),
        disputes: states('state', state),
      },
    ),
  ),
});

function malformed({ path, problem }: Problem): OrderError {
  return new OrderError('invalid_input', `snapshot: ${path}: ${problem}`, { path, problem });
}
