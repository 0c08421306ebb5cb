import { type Reason, reason } from '../errors.ts';
import { instant } from '../events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import type { FulfillmentState } from '../statuses.ts';
import { countUnits, normalUnits, quantityOf, type Units } from '../units.ts';
import { lacksAuthority } from './order.authority.ts';
import { deadlinesOf, isOpenReturn, keyOfDeadline } from './order.deadlines.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import { brings, findPart, partIdOf, type Route, routeOf } from './order.parts.ts';
import type { Command, Order } from './order.ts';

/** One question asked before a command is accepted. Several may answer; every answer is given to the sender. */
export interface Guard {
  /** A clause after "refused because it". */
  readonly name: string;
  /** The commands it is asked about; without it, all. */
  readonly on?: readonly Command['type'][];
  readonly check: (order: Order, command: Command) => null | Reason;
}

/** What may be asked of a draft. */
const onDraft: ReadonlySet<Command['type']> = new Set(['order.place', 'order.cancel', 'deadline.fired']);
/** Parcels that a customer's cancellation comes too late for. */
const packedOrGone: ReadonlySet<FulfillmentState> = new Set(['packed', 'shipped', 'delivered']);
const newWork = ['fulfillment.plan', 'fulfillment.pack', 'fulfillment.ship'] as const;
const newMoney = ['payment.authorize', 'payment.capture'] as const;

/** A guard that is written for one command type. */
function guard<Type extends Command['type']>(
  name: string,
  on: readonly Type[],
  check: (order: Order, command: Extract<Command, { readonly type: Type }>) => null | Reason,
): Guard {
  return { name, on, check: check as Guard['check'] };
}

/** Every readiness check, in the order in which reasons are given. Policies and plugins add to the end. */
export const coreGuards: readonly Guard[] = [
  { name: 'lacks_authority', check: (_, command) => lacksAuthority(command.by, command.type) },
  {
    name: 'is_a_draft',
    check: ({ lifecycle }, { type }) =>
      lifecycle.state === 'draft' && !onDraft.has(type) ? reason('order_not_placed') : null,
  },
  guard('is_closed', [...newWork, ...newMoney, 'fulfillment.unship', 'order.cancel'], ({ lifecycle }) =>
    lifecycle.state === 'closed' ? reason('order_closed') : null,
  ),
  guard('is_canceled', newWork, ({ lifecycle }) => (lifecycle.state === 'canceled' ? reason('order_canceled') : null)),
  guard('exceeds_what_a_canceled_order_owes', newMoney, (order, { amount }) => {
    const owed = Math.max(0, figuresOf(order).money.outstanding);
    return order.lifecycle.state === 'canceled' && amount.amount > owed
      ? reason('exceeds_owed', { requested: amount.amount, owed })
      : null;
  }),
  { name: 'names_no_part', check: knowsPart },
  { name: 'names_unknown_lines', check: knowsLines },
  guard('plans_more_than_is_open', ['fulfillment.plan'], (order, { units }) =>
    exceeds(order, units, 'exceeds_unfulfilled', (f) => f.live - f.handedOver - f.planned),
  ),
  guard('ships_more_than_is_open', ['fulfillment.ship'], (order, command) => {
    const parcel = order.fulfillments.find(({ id }) => id === command.fulfillment);
    const units = command.units ?? (parcel ? parcelOf(parcel.context).contents : []);
    return exceeds(order, units, 'exceeds_unfulfilled', (f) => f.line.quantity - f.cancelAsked - f.shipped);
  }),
  guard('ships_before_money_is_secured', ['fulfillment.ship'], (order) => {
    const { owed, captured, refunded, authorized } = figuresOf(order).money;
    const secured = captured - refunded + authorized + promisedOffline(order);
    return secured < owed ? reason('unpaid', { owed, secured }) : null;
  }),
  guard('takes_back_what_is_returned', ['fulfillment.unship'], (order, command) => {
    const parcel = order.fulfillments.find(({ id }) => id === command.fulfillment);
    const { shipments = [], contents = [] } = parcel ? parcelOf(parcel.context) : {};
    const shipment = shipments.find((row) => row.reference === command.of);
    const units = shipment ? (shipment.units ?? contents) : [];
    const open = order.returns.filter((ret) => isOpenReturn(ret) || ret.state === 'closed').length;
    return figuresOf(order).lines.some((f) => f.shipped - quantityOf(units, f.line.id) < f.claimed)
      ? reason('return_open', { open })
      : null;
  }),
  guard('returns_more_than_was_handed_over', ['return.request'], (order, { units }) =>
    exceeds(order, units, 'exceeds_returnable', (f) => f.handedOver - f.claimed),
  ),
  guard('receives_more_than_was_handed_over', ['return.receive'], (order, { units }) =>
    exceeds(order, units, 'exceeds_returnable', (f) => f.handedOver - f.received),
  ),
  guard('cancels_what_was_shipped', ['order.cancel'], (order, { scope }) => {
    const shipped = figuresOf(order).lines.reduce((count, f) => count + f.shipped, 0);
    return scope === 'all' && shipped > 0 ? reason('already_shipped', { shipped }) : null;
  }),
  guard('cancels_the_rest_of_a_draft', ['order.cancel'], ({ lifecycle }, { scope }) =>
    lifecycle.state === 'draft' && scope === 'unshipped' ? reason('order_not_placed') : null,
  ),
  guard('cancels_nothing', ['order.cancel'], (order, { scope }) =>
    scope === 'unshipped' && figuresOf(order).units.open === 0 ? reason('nothing_to_cancel') : null,
  ),
  guard('cancels_after_packing', ['order.cancel'], ({ fulfillments }, { by }) =>
    by.kind === 'customer' && fulfillments.some(({ state }) => packedOrGone.has(state)) ? reason('work_begun') : null,
  ),
  guard('closes_with_open_units', ['order.close'], (order) => {
    const { open } = figuresOf(order).units;
    return open > 0 ? reason('units_open', { open }) : null;
  }),
  guard('closes_with_a_balance', ['order.close'], (order) => {
    const { outstanding } = figuresOf(order).money;
    return outstanding !== 0 ? reason('balance_open', { outstanding }) : null;
  }),
  guard('closes_with_pending_operations', ['order.close'], (order) => {
    const { pendingOperations: operations } = figuresOf(order);
    return operations.length > 0 ? reason('operation_pending', { operations }) : null;
  }),
  guard('closes_with_open_returns', ['order.close'], ({ returns }) => {
    const open = returns.filter(isOpenReturn).length;
    return open > 0 ? reason('return_open', { open }) : null;
  }),
  guard('fires_no_standing_deadline', ['deadline.fired'], (order, { deadline, at }) => {
    const key = keyOfDeadline(deadline);
    const stands =
      instant(deadline.dueAt) <= instant(at) && deadlinesOf(order).some((one) => keyOfDeadline(one) === key);
    return stands ? null : reason('deadline_not_due', { deadline: key, at });
  }),
];

/** Everything that speaks against a command, in the order of the guards. A hook that fails or answers later speaks against it. */
export function reasonsAgainst(order: Order, command: Command, guards: readonly Guard[]): readonly Reason[] {
  return guards.flatMap((one) => {
    if (one.on && !one.on.includes(command.type)) return [];
    return ask(one, order, command) ?? [];
  });
}

function ask(one: Guard, order: Order, command: Command): null | Reason {
  try {
    const answer: unknown = one.check(order, command);
    if (answer !== null && typeof (answer as { then?: unknown }).then === 'function') {
      return reason('hook_failed', { hook: one.name, problem: 'it answered with a promise; guards answer at once' });
    }
    return answer as null | Reason;
  } catch (error) {
    return reason('hook_failed', { hook: one.name, problem: error instanceof Error ? error.message : 'it threw' });
  }
}

function knowsPart(order: Order, command: Command): null | Reason {
  const route = routeOf(command.type) as Route;
  const { list, noun } = route.family;
  if (list === null) return null;
  const id = partIdOf(command, route);
  const known = findPart(order, command, route) !== undefined;
  if (brings(command)) return known ? reason('part_exists', { part: noun, id }) : null;
  return known ? null : reason('unknown_part', { part: noun, id });
}

function knowsLines(order: Order, command: Command): null | Reason {
  if (!('units' in command) || command.units === undefined) return null;
  if (countUnits(command.units) === 0) return reason('empty_selection');
  const unknown = command.units.find((unit) => !order.lines.some((line) => line.id === unit.line));
  return unknown ? reason('unknown_line', { line: unknown.line }) : null;
}

function exceeds(
  order: Order,
  units: Units,
  code: 'exceeds_unfulfilled' | 'exceeds_returnable',
  availableOf: (figures: LineFigures) => number,
): null | Reason {
  for (const { line, quantity } of normalUnits(units)) {
    const figures = figuresOf(order).lines.find((one) => one.line.id === line);
    const available = figures ? Math.max(0, availableOf(figures)) : 0;
    if (figures && quantity > available) return reason(code, { line, requested: quantity, available });
  }
  return null;
}

/** What tenders of offline methods promise and have not brought yet. */
function promisedOffline(order: Order): number {
  return order.payments.reduce((promised, { context }) => {
    const { method, declared = 0, captured } = totalsOf(context);
    return method !== undefined && !isGatewayMethod(method) ? promised + Math.max(0, declared - captured) : promised;
  }, 0);
}
