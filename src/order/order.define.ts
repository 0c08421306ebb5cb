import { anything, integer, isBoolean, list, shape, text } from '../checks.ts';
import { type Discrepancy, OrderError } from '../errors.ts';
import { type Actor, longest } from '../events.ts';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import type { Reason } from '../reasons.ts';
import type { Deadline, DeadlineFired } from './lifecycle.events.ts';
import { type AdoptInput, adoptEvent, openingEvents, placementOf } from './order.adopt.ts';
import { type Applied, apply, reasonsFor } from './order.apply.ts';
import { type Available, available } from './order.available.ts';
import { cascadeOf } from './order.cascade.ts';
import { decode } from './order.codec.ts';
import { tick } from './order.deadlines.ts';
import { discrepanciesOf } from './order.discrepancies.ts';
import type { PendingEffect, PluginDeadline } from './order.effects.ts';
import { encode } from './order.encode.ts';
import type { Guard } from './order.guard.ts';
import { guardsOf } from './order.guards.all.ts';
import { type AuditFinding, audit, type History, type Opening, replay } from './order.history.ts';
import { againstPart } from './order.parts.ts';
import { beginOrder, freezeObligations, type PlaceInput } from './order.place.ts';
import { pendingWith, standingDeadlines } from './order.plugin.deadlines.ts';
import { migrated } from './order.plugin.migration.ts';
import {
  availableOfPlugins,
  explainWith,
  pluginDeadlines,
  pluginDiscrepancies,
  pluginTick,
  shownStatus,
} from './order.plugin.readings.ts';
import type { Plugin, PluginEvent, PluginStatus } from './order.plugin.ts';
import { type Plugins, pluginsOf } from './order.plugins.ts';
import { partOfPolicy, policyOf } from './order.policy.answers.ts';
import type { Policy } from './order.policy.ts';
import type { OrderExplanation, OrderStatus } from './order.status.ts';
import { type Moves, movesBetween, type Said, saidOf, tellingsOf } from './order.tellings.ts';
import type { Command, Obligations, Order, OrderEvent } from './order.ts';

/** What a shop says about its orders. @since 0.1.0 */
export interface OrderOptions<List extends readonly Plugin[] = readonly Plugin[]> {
  /** Names the definition in every record; `order` unless said otherwise. */
  readonly id?: string;
  /** Raised by hand when the definition changes; 1 unless said otherwise. A record of a newer version is refused. */
  readonly version?: number;
  /** What the shop decides; the defaults hold for the rest. */
  readonly policy?: Partial<Policy>;
  /** Further questions asked before a command is accepted, behind the library's own. They answer at once, with a reason or `null`. */
  readonly guards?: readonly Guard[];
  /** Custom statuses and their events. In which order they stand here changes nothing. */
  readonly plugins?: List;
  /** Plugins or custom statuses, the one that is shown first in front: where two stand over one word and neither says it. */
  readonly precedence?: readonly string[];
}

/** Whether a command would be accepted, and if not, why. @since 0.1.0 */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reasons: readonly Reason[] };

/**
 * A shop's orders: every function that there is about them. All of them are pure; the order is the value that they pass on.
 *
 * @typeParam Status - The words that its plugins add.
 * @typeParam Event - The events that its plugins add.
 * @since 0.1.0
 */
export interface CoreOrderDefinition<Status extends string = string, Event = never> {
  readonly id: string;
  readonly version: number;
  /** The shop's policy with its defaults. */
  readonly policy: Policy;
  /** Its plugins, ready to run. */
  readonly plugins: Plugins;
  /** What it was defined with; a variant of the shop is `defineOrder({ ...definition.options, policy })`. */
  readonly options: OrderOptions;
  /**
   * Begins an order that is placed.
   *
   * @throws {@link OrderError} `invalid_input`, naming the path.
   */
  readonly place: <const Currency extends string>(input: PlaceInput<Currency>) => Applied<Status>;
  /**
   * Begins a draft; `order.place` turns it into an order.
   *
   * @throws {@link OrderError} `invalid_input`, naming the path.
   */
  readonly draft: <const Currency extends string>(input: PlaceInput<Currency>) => Applied<Status>;
  /**
   * Takes over an order that began elsewhere, from its parts.
   *
   * @throws {@link OrderError} `invalid_input`, naming the path.
   */
  readonly adopt: (input: AdoptInput) => Applied<Status>;
  /** What comes of an event. Never throws. */
  readonly apply: (order: Order, event: OrderEvent | Event) => Applied<Status>;
  /** Whether a command would be accepted. Facts always are. */
  readonly can: (order: Order, event: OrderEvent | Event) => Permission;
  /** Every command with its reasons, for one actor at one instant. */
  readonly available: (order: Order, who: { readonly by: Actor; readonly at: string }) => readonly Available<Event>[];
  /** The four words and their any/all readings. */
  readonly statusOf: (order: Order) => OrderStatus<Status>;
  /** The four words, each with the rule that gave it and its figures, and the custom statuses that stand. */
  readonly explain: (order: Order) => OrderExplanation;
  /** Everything that does not add up. */
  readonly discrepanciesOf: (order: Order) => readonly Discrepancy[];
  /** The deadline that is due first, if any. */
  readonly nextDeadline: (order: Order) => Deadline | PluginDeadline | null;
  /**
   * The events of all deadlines due at an instant; send them through `apply`.
   *
   * @throws {@link OrderError} `invalid_input` where `now` is no instant.
   */
  readonly tick: (order: Order, now: string) => readonly (DeadlineFired | Event)[];
  /** Everything that is asked for and not answered: what to ask again after a crash. */
  readonly pendingEffects: (order: Order) => readonly PendingEffect[];
  /**
   * The order that a history leads to, trusting its recorded outcomes. Requests nothing.
   *
   * @throws {@link OrderError} `invalid_history` where an entry cannot have been accepted.
   */
  readonly replay: (history: History<Event>) => Order;
  /** Decides a history again and tells where it differs from what was recorded. */
  readonly audit: (history: History<Event>) => readonly AuditFinding<Event>[];
  /** An order as short text, with a sum of itself: a list without names. */
  readonly encode: (order: Order) => string;
  /**
   * The order in what `encode` wrote, or in its plain JSON; as text or as a parsed value.
   *
   * @throws {@link OrderError} `invalid_record`, `newer_format` or `other_definition` (also of a plugin: a newer version of it wrote the
   * record, or its migration failed); the record is untouched.
   */
  readonly decode: (record: unknown) => Order;
}

/** Any definition, whatever its plugins: what readings of orders and histories need of it. @since 0.1.0 */
export type AnyOrderDefinition = Omit<CoreOrderDefinition, 'tick' | 'audit' | 'available'>;

/**
 * Defines a shop's orders.
 *
 * @throws {@link OrderError} `invalid_definition` where the policy or a plugin is not one, naming it and what to do.
 * @since 0.1.0
 */
export function defineOrder<const List extends readonly Plugin[] = readonly []>(
  given: OrderOptions<List> = {},
): CoreOrderDefinition<PluginStatus<List[number]>, PluginEvent<List[number]>> {
  checkOptions(given);
  const { id = 'order', version = 1, guards = [], precedence } = given;
  const policy: Policy = policyOf(given.policy);
  freezeObligations(policy);
  const plugins = pluginsOf(given.plugins ?? [], precedence);
  const definition = { id, version };
  const step = (order: Order, event: OrderEvent | PluginEnvelope, trusted = false, obligations?: Obligations) =>
    apply(order, event, { policy, plugins, guards, trusted, obligations });
  const pendingOf = (order: Order) => pendingWith(plugins, order, policy);
  const standing = (order: Order) => standingDeadlines(plugins, order, policy);
  const words = (order: Order) => shownStatus(plugins, order, policy);
  const begun = (order: Order, comes: (said: Said) => Moves): Applied => {
    const said = saidOf(plugins, order, policy);
    const effects = [...pendingOf(order), ...tellingsOf(comes(said), order, plugins, policy)];
    return { outcome: { kind: 'applied' }, order, effects, status: said.status };
  };
  const fromNothing = (said: Said): Moves => movesBetween(null, said);
  // What began elsewhere was told of there.
  const asItWas = (said: Said): Moves => movesBetween(said, said);
  const begin = (opening: Opening): Order => {
    if (opening.kind === 'drafted') return beginOrder(opening.input, definition);
    const obligations = opening.obligations ?? freezeObligations(policy);
    if (opening.kind === 'placed') return beginOrder(opening.input, definition, obligations);
    // What began elsewhere was let in there, and its stock is where it was unless it is told.
    const { review: _, stock, ...kept } = obligations;
    const promised = opening.input.stock && stock ? { ...kept, stock } : kept;
    const placed = beginOrder(placementOf(opening.input), definition, promised);
    return openingEvents(opening.input).reduce((order, event) => adoptEvent(order, event, step), placed);
  };
  const against = (order: Order, command: Command): readonly Reason[] => {
    const own = againstPart(order, cascadeOf(order, command).first);
    return reasonsFor(order, command, guardsOf(policy, plugins, guards), own);
  };
  const made: CoreOrderDefinition = {
    ...definition,
    policy,
    plugins,
    options: Object.freeze({ ...given }),
    place: (input) => begun(begin({ kind: 'placed', input }), fromNothing),
    draft: (input) => begun(begin({ kind: 'drafted', input }), fromNothing),
    adopt: (input) => begun(begin({ kind: 'adopted', input }), asItWas),
    apply: (order, event) => step(order, event),
    can: (order, event) => {
      const { outcome } = step(order, event);
      return outcome.kind === 'rejected' ? { allowed: false, reasons: outcome.reasons } : { allowed: true };
    },
    available: (order, { by, at }) => [
      ...available(order, by, at, (command) => against(order, command)),
      ...(availableOfPlugins(plugins, order, by, at) as readonly Available[]),
    ],
    statusOf: words,
    explain: (order) => explainWith(plugins, order, policy),
    discrepanciesOf: (order) => [...discrepanciesOf(order), ...pluginDiscrepancies(plugins, order, policy)],
    nextDeadline: (order) => earliest([...standing(order), ...pluginDeadlines(plugins, order)]),
    tick: (order, now) =>
      [...tick(order, now, standing(order)), ...pluginTick(plugins, order, now)] as readonly DeadlineFired[],
    pendingEffects: pendingOf,
    replay: (history) => replay(history, begin, step),
    audit: (history) => audit(history, begin, step) as readonly AuditFinding[],
    encode,
    decode: (record) => migrated(decode(record, definition), plugins),
  };
  return made as unknown as CoreOrderDefinition<PluginStatus<List[number]>, PluginEvent<List[number]>>;
}

/** The deadline that is due first. */
function earliest(deadlines: readonly (Deadline | PluginDeadline)[]): Deadline | PluginDeadline | null {
  return deadlines.reduce<Deadline | PluginDeadline | null>(
    (first, one) => (first === null || one.dueAt < first.dueAt ? one : first),
    null,
  );
}

const options = shape(
  {},
  {
    id: text(longest.id),
    version: integer(1),
    guards: list(shape({ name: text(longest.id), check: anything }, { on: anything, sparesDeadlines: isBoolean })),
    plugins: list(anything),
    precedence: list(text(longest.id)),
    policy: partOfPolicy,
  },
);

function checkOptions(given: OrderOptions): void {
  const problem = options(given, '');
  if (problem)
    throw new OrderError('invalid_definition', `${problem.path || 'options'}: ${problem.problem}.`, { ...problem });
}
