import { isPlain } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { longest } from '../events.ts';
import { compile, type Stepper } from '../part/compile.ts';
import type { Part, PartEvent } from '../part/part.ts';
import { answered, answers } from '../plugin/plugin.answers.ts';
import type { PluginEnvelope, PluginEventSpec, PluginEventSpecs, Slice } from '../plugin/plugin.events.ts';
import { type PluginNode, type PluginRule, pluginPart } from '../plugin/plugin.part.ts';
import { nameOf, noRows, type PluginContext, sliceOf, subjectOf } from '../plugin/plugin.slice.ts';
import { type Reason, reason } from '../reasons.ts';
import { checkPluginSpec, pluginFault } from './order.plugin.faults.ts';
import type { AnyPluginSpec, StateSpec, Veto } from './order.plugin.spec.ts';
import { type CustomStatus, isSet, ordered, statusesOf } from './order.plugin.statuses.ts';
import type { Plugin } from './order.plugin.ts';
import type { Order } from './order.ts';

/** A plugin made ready to run. */
export interface ReadyPlugin {
  readonly id: string;
  readonly version: number;
  readonly spec: AnyPluginSpec;
  /** Its events, those of its flags among them. */
  readonly events: PluginEventSpecs;
  readonly states: Readonly<Record<string, StateSpec<PluginEventSpecs>>>;
  readonly part: Part<PluginContext, PartEvent, string>;
  readonly stepper: Stepper<PluginContext, PartEvent, string>;
}

/** The plugins of a definition. */
export interface Plugins {
  /** Sorted by id: in which order they were given changes nothing. */
  readonly list: readonly ReadyPlugin[];
  /** Every custom status; of several that stand over one word the first is shown. */
  readonly statuses: readonly CustomStatus[];
}

/** No plugins. */
export const noPlugins: Plugins = { list: [], statuses: [] };

/**
 * Plugins made ready to run.
 *
 * @param precedence - Statuses or plugins, the one that is shown first in front: the shop's word where two authors did not know each other.
 * @throws {@link OrderError} `invalid_definition`, naming the plugin and what to do.
 */
export function pluginsOf(plugins: readonly Plugin[], precedence: readonly string[] = []): Plugins {
  const list = plugins
    .map(checkedPlugin)
    .map(readied)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [i, { id, spec }] of list.entries()) {
    if (list[i - 1]?.id === id) throw pluginFault(id, 'there are two plugins of this id. Leave one out, or rename it');
    const former = spec.formerly?.find((name) => list.some((other) => other.id === name));
    if (former !== undefined)
      throw pluginFault(id, `it was formerly "${former}", and there is a plugin of that id. Leave that one out`);
    const rival = list.find(
      (other, at) => at > i && other.spec.formerly?.some((name) => spec.formerly?.includes(name)),
    );
    if (rival)
      throw pluginFault(rival.id, `it and plugin "${id}" were formerly one. Leave the former id out in one of them`);
  }
  return { list, statuses: ordered(list.flatMap(statusesOf), precedence) };
}

/** A plugin, also where it was put together by hand or altered since it was defined. */
function checkedPlugin(plugin: Plugin, at: number): Plugin {
  if (!isPlain(plugin) || !isPlain(plugin.spec) || plugin.id !== plugin.spec.id)
    throw new OrderError('invalid_definition', `plugins.${at}: what definePlugin gives is needed.`, {
      path: `plugins.${at}`,
    });
  checkPluginSpec(plugin.spec);
  return plugin;
}

/** What sets or clears a flag. */
export const flagCommand: PluginEventSpec = { kind: 'command' };

function readied({ id, spec }: Plugin): ReadyPlugin {
  const { version = 1, events = {}, flags = {} } = spec;
  const names = Object.keys(flags);
  const states = Object.keys(spec.states ?? {}).length > 0 ? (spec.states ?? {}) : { idle: {} };
  const flagRules: Readonly<Record<string, PluginRule>> =
    names.length === 0
      ? {}
      : {
          set: (slice, { payload }) => {
            const flag = flagIn(payload, names);
            if (flag === null) return unknownFlag(id, names);
            return isSet(slice, flag)
              ? vetoOf(id, { code: 'already_set', message: `"${flag}" is set already.` })
              : null;
          },
          clear: (slice, { payload }) => {
            const flag = flagIn(payload, names);
            if (flag === null) return unknownFlag(id, names);
            return isSet(slice, flag) ? null : vetoOf(id, { code: 'not_set', message: `"${flag}" is not set.` });
          },
        };
  const nodes = Object.fromEntries(
    Object.entries(states).map(([name, { when, on = {} }]): [string, PluginNode] => {
      const own = Object.entries(on).map(([command, rule]): [string, true | PluginRule] => [
        command,
        rule === true || rule === undefined
          ? true
          : (slice, event) => vetoOf(id, (rule as (slice: Slice, event: unknown) => Veto | null)(slice, event)),
      ]);
      return [
        name,
        {
          ...(when && { when: when as PluginNode['when'] }),
          on: { ...Object.fromEntries(own), ...flagRules },
        } as PluginNode,
      ];
    }),
  );
  const all = names.length === 0 ? events : { ...events, set: flagCommand, clear: flagCommand };
  const part = pluginPart(id, all, nodes);
  return { id, version, spec, events: all, states, part, stepper: compile(part) };
}

function flagIn(payload: unknown, names: readonly string[]): string | null {
  const flag = (payload as { readonly flag?: unknown } | undefined)?.flag;
  return typeof flag === 'string' && names.includes(flag) ? flag : null;
}

function unknownFlag(id: string, names: readonly string[]): Reason {
  return reason('invalid_event', {
    path: 'payload.flag',
    problem: `one of ${names.join(', ')} of plugin ${id} is needed`,
  });
}

/** The plugin that an event belongs to, and what it says of the event. */
export interface OwnEvent {
  readonly plugin: ReadyPlugin;
  readonly spec: PluginEventSpec;
  /** The event's type by the plugin's present id. */
  readonly type: PluginEnvelope['type'];
}

/** The plugin that an event's type belongs to, by its id or a former one; `null` where none knows it. */
export function pluginEventOf({ list }: Plugins, event: unknown): OwnEvent | null {
  if (list.length === 0 || !isPlain(event) || typeof event.type !== 'string') return null;
  const [subject, name] = [subjectOf(event.type), nameOf(event.type)];
  const plugin = list.find(({ id, spec }) => id === subject || spec.formerly?.includes(subject));
  const spec = plugin && Object.hasOwn(plugin.events, name) ? plugin.events[name] : undefined;
  return plugin && spec ? { plugin, spec, type: `${plugin.id}.${name}` } : null;
}

/** What a plugin knows of an order. */
export function contextOf(order: Order, id: string): PluginContext {
  return order.plugins && Object.hasOwn(order.plugins, id) ? (order.plugins[id] as PluginContext) : noRows;
}

/** The state of a plugin in an order, or what keeps one of its conditions from telling it: rows of an older version, say. */
export function stateOf(
  { id, stepper }: ReadyPlugin,
  order: Order,
): { readonly state: string } | { readonly problem: string } {
  try {
    return { state: stepper.settle(contextOf(order, id)) };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** What a plugin's function threw, in words that a record may carry. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : 'it threw').slice(0, longest.reason);
}

/** The slice of a plugin in an order. */
export function sliceIn(order: Order, id: string): Slice {
  return sliceOf(contextOf(order, id));
}

/**
 * What a plugin's rule or guard answered, as a reason.
 *
 * @throws Where it is no answer.
 */
export function vetoOf(plugin: string, answer: Veto | null | undefined): Reason | null {
  if (answer === null || answer === undefined) return null;
  const { code, message, data = {}, unblockedBy = [] } = answered(answer, answers.veto);
  return { ...reason('plugin_veto', { ...data, plugin, code, says: message }), unblockedBy };
}
