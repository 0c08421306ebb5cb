import { byContent, canonical } from '../canonical.ts';
import type { SetStatus } from '../decisions/decisions.events.ts';
import { instant } from '../events.ts';
import { once } from '../once.ts';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import { type Reason, reason } from '../reasons.ts';
import { acceptedOf, retried, withCommand } from './order.accepted.ts';
import { cascadeOf } from './order.cascade.ts';
import { isFrozen } from './order.decisions.ts';
import type { Effect } from './order.effects.ts';
import type { Guard } from './order.guard.ts';
import { guardsOf } from './order.guards.all.ts';
import { impliedBy } from './order.implied.ts';
import { routeOf, stepPart } from './order.parts.ts';
import { effectsBetween } from './order.pending.ts';
import { freezeObligations } from './order.place.ts';
import { readPluginEvent, stepPlugin } from './order.plugin.apply.ts';
import { pendingWith } from './order.plugin.deadlines.ts';
import { shownStatus } from './order.plugin.readings.ts';
import { recordPluginEvent } from './order.plugin.record.ts';
import { noPlugins, type Plugins, pluginEventOf } from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { reasonsAgainst } from './order.readiness.ts';
import { missesSetting, settingSteps, unfold } from './order.setting.ts';
import { unsound } from './order.soundness.ts';
import type { OrderStatus } from './order.status.ts';
import { movesBetween, saidOf, tellingsOf } from './order.tellings.ts';
import type { AcceptedCommand, Command, Fact, Obligations, Order, OrderEvent, Outcome, ParkedFact } from './order.ts';
import { parkingBound } from './order.ts';

/**
 * What came of an event.
 *
 * @since 0.1.0
 */
export interface Applied<Status extends string = string> {
  readonly outcome: Outcome;
  /** The order now; the very same value where nothing was recorded. */
  readonly order: Order;
  /** What the event asked the outside world to do. */
  readonly effects: readonly Effect[];
  /** The four derived words. */
  readonly status: OrderStatus<Status>;
}

/** What `apply` is told beside the order and the event. */
export interface Applying {
  readonly policy: Policy;
  /** Further guards, behind the core's own. */
  readonly guards?: readonly Guard[];
  /** The definition's plugins; none unless said otherwise. */
  readonly plugins?: Plugins;
  /** The event was accepted before: its outcome is not decided again. */
  readonly trusted?: boolean;
  /** What was promised on that day to the draft that the event places; otherwise the policy says it. */
  readonly obligations?: Obligations | undefined;
}

/**
 * The one function: an order and an event in, what came of it out. Pure: no clock, no chance, no I/O; never throws.
 */
export function apply(
  order: Order,
  event: OrderEvent | PluginEnvelope,
  { policy, guards = [], trusted = false, obligations, plugins = noPlugins }: Applying,
): Applied {
  const unmoved = (outcome: Outcome): Applied => {
    const status = shownStatus(plugins, order, policy);
    return { outcome, order, effects: [], status };
  };

  // 1. Is it an event, and can it be counted?
  const own = readPluginEvent(plugins, event, trusted);
  if (own && 'outcome' in own) return unmoved(own.outcome);
  const problem = own ? null : unsound(event);
  if (problem) return unmoved({ kind: 'rejected', reasons: [problem] });

  // 2. Record it: a fact as it is, a command if it is ready.
  const recorded = own
    ? recordPluginEvent(order, own, trusted, (fact) => park(order, fact))
    : routeOf(event.type)?.kind === 'fact'
      ? recordFact(order, event as Fact)
      : recordCommand(
          order,
          event as Command,
          obligations ?? freezeObligations(policy),
          guardsOf(policy, plugins, guards),
          trusted,
        );
  if ('outcome' in recorded) return unmoved(recorded.outcome);

  // 3. What waited for a part that is there now is recorded too.
  const unparked = unpark(recorded.order, plugins);
  const after: Order = { ...unparked, revision: order.revision + 1 };

  // 4. Derive the words, what is asked for and who is told.
  const before = saidOf(plugins, order, policy);
  const said = saidOf(plugins, after, policy);
  const moves = movesBetween(before, said);
  const parked = after.parked.length > order.parked.length;
  const moved = moves.systems.length > 0 || moves.customer.length > 0 || partMoved(order, after);
  return {
    outcome: { kind: parked ? 'parked' : moved ? 'applied' : 'unchanged' },
    order: after,
    effects: [
      ...effectsBetween(order, after, (of) => pendingWith(plugins, of, policy)),
      ...tellingsOf(moves, after, plugins, policy),
    ],
    status: said.status,
  };
}

type Recorded = { readonly order: Order } | { readonly outcome: Outcome };

function recordFact(order: Order, fact: Fact): Recorded {
  const stepped = stepPart(order, fact, false);
  if ('missing' in stepped) return park(order, fact);
  if ('reason' in stepped) return { outcome: { kind: 'rejected', reasons: [stepped.reason] } };
  if (stepped.order === order) return { outcome: { kind: 'duplicate' } };
  return isFrozen(order) ? park(order, fact) : stepped;
}

/** Keeps a fact whose tender, parcel or return is not known yet, or that comes to a frozen order; past the bound the sender keeps it. */
function park(order: Order, { id: _id, at: _at, by: _by, ...content }: Fact | PluginEnvelope): Recorded {
  const text = canonical(inOneSpelling(content));
  if (order.parked.some((one) => canonical(one) === text)) return { outcome: { kind: 'duplicate' } };
  if (order.parked.length >= parkingBound) {
    return {
      outcome: { kind: 'rejected', reasons: [reason('parking_full', { parked: order.parked.length })], retry: true },
    };
  }
  const fact = JSON.parse(text) as ParkedFact;
  return { order: { ...order, parked: [...order.parked, fact].sort(byContent) } };
}

/** The same fact, with its instant and its units spelled as a ledger spells them. */
function inOneSpelling<Content extends Pick<Fact, 'occurredAt'>>(content: Content): Content {
  const units: unknown = 'units' in content ? content.units : undefined;
  return {
    ...content,
    ...(content.occurredAt !== undefined && { occurredAt: instant(content.occurredAt) }),
    ...(Array.isArray(units) && { units: [...units].sort(byContent) }),
  };
}

/** Records what waited and whose part is there now. Facts join their ledger in any order; one may bring the part of another. */
function unpark(order: Order, plugins: Plugins): Order {
  if (order.parked.length === 0 || isFrozen(order)) return order;
  let known = order;
  const waiting: ParkedFact[] = [];
  for (const fact of order.parked) {
    const stepped = takenIn(known, fact, plugins);
    if (stepped) known = stepped;
    else waiting.push(fact);
  }
  return waiting.length === order.parked.length ? order : unpark({ ...known, parked: waiting }, plugins);
}

/** The order with a fact that waited; `null` where it has to wait on, also for a plugin that is missing. */
function takenIn(order: Order, fact: ParkedFact, plugins: Plugins): Order | null {
  const own = pluginEventOf(plugins, fact);
  // A record that was tampered with, or an event that became a command: only facts take effect without being asked for.
  if (own && own.spec.kind !== 'fact') return null;
  const stepped = own
    ? stepPlugin(order, own.plugin, { ...(fact as unknown as PluginEnvelope), type: own.type }, false)
    : routeOf(fact.type)
      ? stepPart(order, fact, false)
      : null;
  return stepped && 'order' in stepped ? stepped.order : null;
}

function recordCommand(
  order: Order,
  command: Command,
  obligations: Obligations,
  guards: readonly Guard[],
  trusted: boolean,
): Recorded {
  // a. A retry is known by its id.
  const accepted = acceptedOf(command);
  const outcome = retried(order, accepted);
  if (outcome) return { outcome };

  // b. Is it ready? Every reason counts, the part's own among them.
  const cascade = cascadeOf(order, command);
  const first = stepPart(order, cascade.first, trusted);
  if (!trusted) {
    const reasons = reasonsFor(order, command, guards, 'reason' in first ? first.reason : null);
    if (reasons.length > 0) return { outcome: { kind: 'rejected', reasons } };
  }
  if (!('order' in first))
    return {
      outcome: { kind: 'rejected', reasons: [reason('unknown_part', { part: 'part', id: command.id })] },
    };

  // c. What follows from it for the other parts, each under an id of its own that no other command may bear.
  let after: Order = {
    ...first.order,
    commands: withCommand(order.commands, accepted),
    ...(command.type === 'order.place' && { obligations }),
  };
  for (const implied of cascade.next(after)) {
    const event = { ...implied, id: freeId(after.commands, implied.id) };
    const stepped = stepPart(after, event, true);
    if (!('order' in stepped)) continue;
    after = {
      ...stepped.order,
      commands: withCommand(after.commands, { id: event.id, content: canonical({ of: command.id }) }),
    };
  }
  return { order: after };
}

/** An id that no accepted command bears. */
function freeId(commands: readonly AcceptedCommand[], id: string): string {
  return commands.some((command) => command.id === id) ? freeId(commands, `${id}~`) : id;
}

/** Everything that speaks against a command: the guards', the part's, and those against what a fired deadline or a rejection stands for. */
export function reasonsFor(
  order: Order,
  command: Command,
  guards: readonly Guard[],
  own: Reason | null,
): readonly Reason[] {
  const implied = impliedBy(order, command);
  const reasons = [
    ...reasonsAgainst(order, command, guards),
    ...(implied ? reasonsAgainst(order, implied, command.type === 'deadline.fired' ? promised(guards) : guards) : []),
    ...(command.type === 'order.set_status' ? reasonsAgainstSetting(order, command, guards) : []),
  ];
  return unique(own === null ? reasons : [...reasons, own]);
}

/** The guards that also stand against what was promised to an order. */
const promised = once((guards: readonly Guard[]) => guards.filter(({ sparesDeadlines }) => sparesDeadlines !== true));

/** What speaks against the first step that is not ready, or what the steps do not bring about. */
function reasonsAgainstSetting(order: Order, command: SetStatus, guards: readonly Guard[]): readonly Reason[] {
  const check = (now: Order, step: Command, own: Reason | null) => reasonsFor(now, step, guards, own);
  const { order: after, reasons } = unfold(order, settingSteps(order, command), cascadeOf, check);
  return reasons.length > 0 ? reasons : missesSetting(after, command);
}

function unique(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const told = new Set<string>();
  return reasons.filter((one) => {
    const text = canonical([one.code, one.data]);
    return !told.has(text) && told.add(text);
  });
}

/** Whether a part came to another state. */
function partMoved(before: Order, after: Order): boolean {
  if (before.lifecycle.state !== after.lifecycle.state) return true;
  return (['payments', 'fulfillments', 'returns'] as const).some((list) => {
    const [then, now]: readonly (readonly { readonly state: string }[])[] = [before[list], after[list]];
    return then?.length !== now?.length || now?.some((part, i) => part.state !== then?.[i]?.state);
  });
}
