import { anything, choice, isPlain, list, shape, text } from '../checks.ts';
import { editCommands } from '../edits/edits.events.ts';
import { instant, longest } from '../events.ts';
import { packedOrGone } from '../fulfillment/fulfillment.status.ts';
import { noteCommands } from '../notes/notes.events.ts';
import { once } from '../once.ts';
import { reasonCodes } from '../reasons.codes.ts';
import { type Reason, reason } from '../reasons.ts';
import { countUnits, quantityOf } from '../units.ts';
import { lacksAuthority } from './order.authority.ts';
import { cancelableUnits } from './order.cancellation.ts';
import { deadlinesOf, keyOfDeadline } from './order.deadlines.ts';
import { decisionGuards } from './order.decisions.ts';
import { refusesEdit } from './order.edits.ts';
import { figuresOf } from './order.figures.ts';
import { exceeds, type Guard, guard } from './order.guard.ts';
import { closingGuards } from './order.guards.closing.ts';
import { fulfillmentGuards } from './order.guards.fulfillment.ts';
import { chargeGuards, refundGuards, writeOffGuards } from './order.guards.money.ts';
import { returnGuards } from './order.guards.returns.ts';
import { holdGuards } from './order.holds.ts';
import { limitGuards } from './order.limits.ts';
import { linesOf } from './order.lines.ts';
import { noteGuards } from './order.notes.ts';
import { paperGuards } from './order.papers.ts';
import { brings, findPart, partIdOf, type Route, routeOf } from './order.parts.ts';
import { reviewGuards } from './order.review.ts';
import type { Command, Order } from './order.ts';

/** What may be asked of a draft. */
const onDraft: ReadonlySet<Command['type']> = new Set([
  'order.place',
  ...editCommands,
  ...noteCommands,
  'order.change_address',
  'order.cancel',
  'deadline.fired',
]);
const newWork = [
  'fulfillment.plan',
  'fulfillment.schedule',
  'fulfillment.start',
  'fulfillment.request',
  'fulfillment.split',
  'fulfillment.merge',
  'fulfillment.move',
  'fulfillment.pick',
  'fulfillment.verify',
  'fulfillment.offer',
  'fulfillment.pack',
  'fulfillment.ship',
] as const;

/** A parcel came back to a closed order: what is open again is sent once more, or called off. */
function isForWhatCameBack(order: Order, command: Command): boolean {
  const sends =
    command.type === 'fulfillment.ship' || (command.type === 'order.cancel' && command.scope === 'unshipped');
  return sends && figuresOf(order).units.open > 0;
}

/** Every readiness check, in the order in which reasons are given. Policies and plugins add to the end. */
export const coreGuards: readonly Guard[] = [
  { name: 'lacks_authority', check: (_, command) => lacksAuthority(command.by, command.type) },
  {
    name: 'is_a_draft',
    check: ({ lifecycle }, { type }) =>
      lifecycle.state === 'draft' && !onDraft.has(type) ? reason('order_not_placed') : null,
  },
  guard(
    'is_closed',
    [
      ...newWork,
      ...editCommands,
      'payment.authorize',
      'payment.capture',
      'fulfillment.unship',
      'order.cancel',
      'order.cancel_units',
    ],
    (order, command) =>
      order.lifecycle.state === 'closed' && !isForWhatCameBack(order, command) ? reason('order_closed') : null,
  ),
  guard('is_canceled', [...newWork, ...editCommands], ({ lifecycle }) =>
    lifecycle.state === 'canceled' ? reason('order_canceled') : null,
  ),
  ...chargeGuards,
  { name: 'names_no_part', check: knowsPart },
  ...refundGuards,
  ...writeOffGuards,
  { name: 'names_unknown_lines', check: knowsLines },
  guard('makes_no_sound_edit', ['order.edit', 'order.revert_edit'], refusesEdit),
  ...fulfillmentGuards,
  ...holdGuards,
  ...reviewGuards,
  ...noteGuards,
  ...decisionGuards,
  ...paperGuards,
  ...returnGuards,
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
  guard('chooses_for_the_shop', ['order.cancel', 'order.cancel_units'], (_, { by, type, restock, notify }) =>
    by.kind === 'customer' && (restock || notify)
      ? reason('not_authorized', { by: by.kind, type: `${type} with restock or notify`, allowed: ['staff', 'system'] })
      : null,
  ),
  guard('cancels_more_than_is_open', ['order.cancel_units'], (order, { units }) => {
    const cancelable = cancelableUnits(order);
    return exceeds(order, units, 'exceeds_unfulfilled', ({ line }) => quantityOf(cancelable, line.id));
  }),
  guard('cancels_too_late_for_a_customer', ['order.cancel', 'order.cancel_units'], (order, { by }) => {
    const begun = order.fulfillments.some(({ state }) => packedOrGone.has(state));
    const done = figuresOf(order).units.open === 0 && figuresOf(order).money.captured > 0;
    return by.kind === 'customer' && (begun || done) ? reason('work_begun') : null;
  }),
  ...closingGuards,
  ...limitGuards,
  guard('fires_no_standing_deadline', ['deadline.fired'], (order, { deadline, at }) => {
    const key = keyOfDeadline(deadline);
    const stands =
      instant(deadline.dueAt) <= instant(at) && deadlinesOf(order).some((one) => keyOfDeadline(one) === key);
    return stands ? null : reason('deadline_not_due', { deadline: key, at });
  }),
];

/** Everything that speaks against a command, in the order of the guards. A hook that fails or answers later speaks against it. */
export function reasonsAgainst(order: Order, command: Command, guards: readonly Guard[]): readonly Reason[] {
  return asked(guards)(command.type).flatMap((one) => ask(one, order, command) ?? []);
}

/** The guards that a command of this type is put to. */
const asked = once((guards: readonly Guard[]) => {
  const byType = new Map<string, readonly Guard[]>();
  return (type: Command['type']): readonly Guard[] => {
    const known = byType.get(type) ?? guards.filter(({ on }) => on === undefined || on.includes(type));
    byType.set(type, known);
    return known;
  };
});

/** What a guard may answer. That its figures are JSON shows when they are written down. */
const answered = shape({
  code: choice(reasonCodes),
  message: text(longest.reason),
  data: anything,
  unblockedBy: list(text(longest.id)),
});

function ask(one: Guard, order: Order, command: Command): null | Reason {
  try {
    const answer: unknown = one.check(order, command);
    if (answer === null || answer === undefined) return null;
    if (isPlain(answer) && typeof answer.then === 'function') {
      return reason('hook_failed', { hook: one.name, problem: 'it answered with a promise; guards answer at once' });
    }
    const problem = answered(answer, '');
    if (problem)
      return reason('hook_failed', { hook: one.name, problem: `${problem.path || 'its answer'}: ${problem.problem}` });
    return JSON.parse(JSON.stringify(answer)) as Reason;
  } catch (error) {
    return reason('hook_failed', { hook: one.name, problem: error instanceof Error ? error.message : 'it threw' });
  }
}

function knowsPart(order: Order, command: Command): null | Reason {
  const route = routeOf(command.type) as Route;
  const { noun } = route.family;
  const id = partIdOf(command, route);
  const known = findPart(order, command, route) !== undefined;
  if (brings(command)) return known ? reason('part_exists', { part: noun, id }) : null;
  return known ? null : reason('unknown_part', { part: noun, id });
}

function knowsLines(order: Order, command: Command): null | Reason {
  if (!('units' in command) || command.units === undefined) return null;
  if (countUnits(command.units) === 0) return reason('empty_selection');
  // What is here is looked at, also what was never ordered: the case itself knows what was received.
  if (command.type === 'return.inspect') return null;
  const known = new Set(linesOf(order).map(({ id }) => id));
  const unknown = command.units.find((unit) => !known.has(unit.line));
  return unknown ? reason('unknown_line', { line: unknown.line }) : null;
}
