import { instantText } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { instant } from '../events.ts';
import { offersOf, scheduleOf, shipByOf } from '../fulfillment/fulfillment.plan.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { openHoldsOf } from '../holds/holds.ledger.ts';
import { rowsOf } from '../ledger.ts';
import { authorizationsOf } from '../payment/payment.authorizations.ts';
import { awaitsCustomer, totalsOf } from '../payment/payment.ledger.ts';
import { isPrepaidMethod } from '../payment/payment.methods.ts';
import { availableOf, pendingOperationsOf } from '../payment/payment.operations.ts';
import type { PaymentContext } from '../payment/payment.rows.ts';
import type { Deadline, DeadlineFired, DeadlineKind } from './lifecycle.events.ts';
import { isFrozen } from './order.decisions.ts';
import { disputesOf, openChargebacksOf } from './order.disputes.ts';
import { figuresOf } from './order.figures.ts';
import { keyOf } from './order.keys.ts';
import { lateMoneyOf } from './order.late-money.ts';
import { lastMoveOf, later } from './order.returns.ts';
import { isBalanced } from './order.status.ts';
import { missingOf } from './order.terms.ts';
import type { Order } from './order.ts';

/** Every deadline that stands, the earliest first. A function of the record: nothing is armed, nothing has to be disarmed. */
export function deadlinesOf(order: Order): readonly Deadline[] {
  if (isFrozen(order)) return [];
  const standing: Deadline[] = [];
  for (const find of finders) find(order, standing);
  return standing.length < 2 ? standing : standing.sort(byInstant);
}

function byInstant(a: Deadline, b: Deadline): number {
  return a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : keyOfDeadline(a) < keyOfDeadline(b) ? -1 : 1;
}

/** What tells one deadline from another. */
export function keyOfDeadline({ kind, dueAt, payment, fulfillment, of }: Deadline): string {
  return keyOf(kind, ...[payment, fulfillment, of, instant(dueAt)].filter((part) => part !== undefined));
}

/** The event of a deadline that has passed. */
export function firingOf(order: Order, deadline: Deadline, at: string): DeadlineFired {
  return {
    type: 'deadline.fired',
    id: idOfFiring(order, `deadline:${keyOfDeadline(deadline)}`),
    at: instant(at),
    by: { kind: 'system', id: 'clock' },
    deadline,
  };
}

/** The events of all deadlines that have passed. Send them through `apply`, which checks each again. */
export function tick(order: Order, now: string, deadlines = deadlinesOf(order)): readonly DeadlineFired[] {
  const problem = instantText(now, 'now');
  if (problem) throw new OrderError('invalid_input', `${problem.path}: ${problem.problem}.`, { ...problem });
  return deadlines
    .filter((deadline) => deadline.dueAt <= instant(now))
    .map((deadline) => firingOf(order, deadline, now));
}

/** A deadline that was fired and stands again, as its order was taken up again, fires under an id of its own. */
function idOfFiring(order: Order, id: string): string {
  return order.commands.some((command) => command.id === id) ? idOfFiring(order, `${id}~`) : id;
}

/** An authorization that a request draws on waits for the answer. */
function authorizationExpiries({ payments }: Order, standing: Deadline[]): void {
  for (const { id, context } of payments) {
    for (const { row, left } of authorizationsOf(context)) {
      if (row.expiresAt === undefined || left === 0 || availableOf(context, row.reference) < left) continue;
      standing.push({ kind: 'authorization_expiry', dueAt: row.expiresAt, payment: id, of: row.reference });
    }
  }
}

/** Until it has fired, or the money is there. */
function paymentsDue(order: Order, standing: Deadline[]): void {
  for (const { payment, dueAt, isOverdue } of missingOf(order)) {
    if (dueAt !== undefined && !isOverdue) standing.push({ kind: 'payment_due', dueAt, payment });
  }
}

/** Until it has fired, somebody has answered, or the bank has decided. It counts in every state of the order: banks ask late. */
function disputesToAnswer(order: Order, standing: Deadline[]): void {
  for (const { payment, reference: of, state, respondBy: dueAt, unanswered } of disputesOf(order)) {
    if (state !== 'needs_response' || dueAt === undefined || unanswered) continue;
    standing.push({ kind: 'dispute_response', dueAt, payment, of });
  }
}

/** Only where no money ever came, none is on its way, and every tender is to be paid before the goods leave. */
function unpaidTimeout(order: Order, standing: Deadline[]): void {
  const { unpaidAfter } = order.obligations;
  const { money, lines } = figuresOf(order);
  if (unpaidAfter === null || money.total === 0 || order.payments.some(isTouched)) return;
  const from = canPaySince(order);
  if (from === undefined || lines.some(({ shipped }) => shipped > 0)) return;
  standing.push({ kind: 'unpaid', dueAt: later(from, unpaidAfter) });
}

function isTouched({ context }: Order['payments'][number]): boolean {
  return (
    context.rows.some(({ kind }) => kind === 'captured' || kind === 'refunded' || kind === 'dispute_opened') ||
    totalsOf(context).open > 0 ||
    !isPrepaidMethod(totalsOf(context).method) ||
    isBeingAsked(context)
  );
}

/** Since when the customer could pay: a review that comes before payment keeps them from it, and a reopened order gives them time anew. */
function canPaySince({ lifecycle: { state, context }, obligations }: Order): string | undefined {
  const first = obligations.review === 'before_payment';
  if (state !== 'open' && (state !== 'in_review' || first)) return undefined;
  const since = [
    ...rowsOf(context.rows, 'placed'),
    ...(first ? rowsOf(context.rows, 'approved') : []),
    ...rowsOf(context.rows, 'reopened'),
  ];
  return since
    .flatMap(({ occurredAt }) => occurredAt ?? [])
    .sort()
    .at(-1);
}

/** A gateway is about to answer. An attempt that waits for the customer is nobody's answer: they may never come back. */
function isBeingAsked(context: PaymentContext): boolean {
  return pendingOperationsOf(context).some(({ row }) => row.kind !== 'authorize' || !awaitsCustomer(context));
}

/** Counts from the last time something was handed over or delivered, as reported. */
function autoCompletion(order: Order, standing: Deadline[]): void {
  const { autoCompleteAfter } = order.obligations;
  if (autoCompleteAfter === null || order.lifecycle.state !== 'open') return;
  const { units, money } = figuresOf(order);
  if (
    units.handedOver === 0 ||
    units.open > 0 ||
    figuresOf(order).digitalOpen > 0 ||
    money.authorized > 0 ||
    !isBalanced(order) ||
    openChargebacksOf(order).length > 0 ||
    order.returns.some(isOpenReturn)
  )
    return;
  const moved = order.fulfillments.flatMap((parcel) => lastMoveOf(parcel) ?? []);
  const reopened = rowsOf(order.lifecycle.context.rows, 'reopened').flatMap(({ occurredAt }) => occurredAt ?? []);
  const last = moved.length === 0 ? undefined : [...moved, ...reopened].sort().at(-1);
  if (last !== undefined) standing.push({ kind: 'auto_complete', dueAt: later(last, autoCompleteAfter) });
}

/** Holds end by themselves while there may be work to do: in a closed order, on what came back. */
function holdExpiries(order: Order, standing: Deadline[]): void {
  const { state, context } = order.lifecycle;
  const works = state === 'open' || state === 'in_review' || (state === 'closed' && figuresOf(order).units.open > 0);
  if (!works) return;
  for (const { hold, expiresAt } of openHoldsOf(context)) {
    if (expiresAt !== undefined) standing.push({ kind: 'hold_expiry', dueAt: expiresAt, of: hold });
  }
}

/** Scheduled work opens at its date, an offer ends, and a parcel that is still here is late. */
function ofParcels(order: Order, standing: Deadline[]): void {
  if (order.lifecycle.state !== 'open') return;
  for (const { id: fulfillment, state, context } of order.fulfillments) {
    if (!hasNotLeft.has(state)) continue;
    const add = (kind: DeadlineKind, dueAt: string | undefined, of?: string) => {
      if (dueAt !== undefined) standing.push({ kind, dueAt, fulfillment, ...(of !== undefined && { of }) });
    };
    if (state === 'scheduled') add('scheduled_start', scheduleOf(context)?.startsAt);
    if (state === 'packed')
      for (const { expiresAt, reference } of offersOf(context)) add('pickup_by', expiresAt, reference);
    if (rowsOf(context.rows, 'overdue').length === 0) add('ship_by', leavesBy(order, context));
  }
}

/** By when a parcel is to leave: as planned, or as was promised to the order. */
export function leavesBy(
  { obligations: { shipWithin }, lifecycle }: Order,
  context: FulfillmentContext,
): string | undefined {
  const placedAt = rowsOf(lifecycle.context.rows, 'placed')[0]?.occurredAt;
  const promised = shipWithin !== undefined && placedAt !== undefined ? later(placedAt, shipWithin) : undefined;
  return shipByOf(context) ?? promised;
}

const finders: readonly ((order: Order, standing: Deadline[]) => void)[] = [
  authorizationExpiries,
  unpaidTimeout,
  autoCompletion,
  holdExpiries,
  ofParcels,
  paymentsDue,
  disputesToAnswer,
  (order, standing) => standing.push(...lateMoneyOf(order)),
];

/** A return case from which something is still expected. */
export function isOpenReturn({ state }: Order['returns'][number]): boolean {
  return state !== 'closed' && state !== 'declined' && state !== 'canceled';
}
