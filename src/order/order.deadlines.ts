import { OrderError } from '../errors.ts';
import { instant } from '../events.ts';
import type { Ledger } from '../ledger.ts';
import { rowsOf } from '../ledger.ts';
import { openAuthorizationsOf, totalsOf } from '../payment/payment.ledger.ts';
import { isPrepaidMethod } from '../payment/payment.methods.ts';
import type { Deadline, DeadlineFired } from './lifecycle.events.ts';
import { figuresOf } from './order.figures.ts';
import { isSettled } from './order.status.ts';
import type { Order } from './order.ts';

/** Every deadline that stands, the earliest first. A function of the record: nothing is armed, nothing has to be disarmed. */
export function deadlinesOf(order: Order): readonly Deadline[] {
  return [...authorizationExpiries(order), ...unpaidTimeout(order), ...autoCompletion(order)].sort((a, b) =>
    a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : keyOfDeadline(a) < keyOfDeadline(b) ? -1 : 1,
  );
}

/** What tells one deadline from another. */
export function keyOfDeadline({ kind, dueAt, payment, of }: Deadline): string {
  return [kind, payment, of, dueAt].filter((part) => part !== undefined).join(':');
}

/** The events of all deadlines that have passed. Send them through `apply`, which checks each again. */
export function tick(order: Order, now: string): readonly DeadlineFired[] {
  if (Number.isNaN(Date.parse(now))) {
    throw new OrderError('invalid_input', `"${now}" is not an ISO 8601 UTC instant such as 2026-01-31T12:00:00Z.`, {
      path: 'now',
    });
  }
  return deadlinesOf(order)
    .filter((deadline) => deadline.dueAt <= instant(now))
    .map((deadline) => ({
      type: 'deadline.fired',
      id: `deadline:${keyOfDeadline(deadline)}`,
      at: now,
      by: { kind: 'system', id: 'clock' },
      deadline,
    }));
}

function authorizationExpiries(order: Order): Deadline[] {
  return order.payments.flatMap(({ id, context }) =>
    openAuthorizationsOf(context).flatMap(({ row }) =>
      row.expiresAt === undefined
        ? []
        : [{ kind: 'authorization_expiry', dueAt: row.expiresAt, payment: id, of: row.reference } as const],
    ),
  );
}

/** Only where no money ever came, none is on its way, and every tender is to be paid before the goods leave. */
function unpaidTimeout(order: Order): Deadline[] {
  const { unpaidAfter } = order.obligations;
  const { money } = figuresOf(order);
  const placedAt = rowsOf(order.lifecycle.context.rows, 'placed')[0]?.occurredAt;
  const touched = order.payments.some(
    ({ context }) =>
      totalsOf(context).pendingOperations.length > 0 ||
      !isPrepaidMethod(totalsOf(context).method) ||
      context.rows.some((row) => row.kind === 'authorized' || row.kind === 'captured' || row.kind === 'refunded'),
  );
  if (
    unpaidAfter === null ||
    placedAt === undefined ||
    order.lifecycle.state !== 'open' ||
    money.total === 0 ||
    touched
  )
    return [];
  if (figuresOf(order).units.handedOver > 0) return [];
  return [{ kind: 'unpaid', dueAt: after(placedAt, unpaidAfter) }];
}

/** Counts from the last time something was handed over or delivered, as reported. */
function autoCompletion(order: Order): Deadline[] {
  const { autoCompleteAfter } = order.obligations;
  const { units } = figuresOf(order);
  if (autoCompleteAfter === null || order.lifecycle.state !== 'open') return [];
  if (units.handedOver === 0 || units.open > 0 || !isSettled(order) || order.returns.some(isOpenReturn)) return [];
  const moved = order.fulfillments.flatMap(({ context }) => {
    const rows: Ledger = context.rows;
    return rows.flatMap((row) =>
      (row.kind === 'shipped' || row.kind === 'delivered') && row.occurredAt !== undefined ? [row.occurredAt] : [],
    );
  });
  const last = moved.sort().at(-1);
  return last === undefined ? [] : [{ kind: 'auto_complete', dueAt: after(last, autoCompleteAfter) }];
}

/** A return case from which something is still expected. */
export function isOpenReturn({ state }: Order['returns'][number]): boolean {
  return state !== 'closed' && state !== 'declined' && state !== 'canceled';
}

function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
