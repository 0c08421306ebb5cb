import { isPlain } from '../checks.ts';
import { compile, type Stepper } from '../part/compile.ts';
import type { Part, PartEvent } from '../part/part.ts';
import { answered, answers } from '../plugin/plugin.answers.ts';
import type { PluginEnvelope, PluginEventSpec, PluginEventSpecs, Slice } from '../plugin/plugin.events.ts';
import { type PluginNode, type PluginRule, pluginPart } from '../plugin/plugin.part.ts';
import { nameOf, noRows, type PluginContext, rowsInOrder, sliceOf, subjectOf } from '../plugin/plugin.slice.ts';
import { type Reason, reason } from '../reasons.ts';
import { basesOf, pluginFault } from './order.plugin.faults.ts';
import type { AnyPluginSpec, LabelSpec, StateSpec, StatusTraits, Veto } from './order.plugin.spec.ts';
import type { Plugin } from './order.plugin.ts';
import type { Order, PluginRecord } from './order.ts';

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

/** A custom status, and when it stands. */
export interface CustomStatus {
  /** The plugin's id and its own name. */
  readonly word: string;
  readonly plugin: string;
  readonly traits: StatusTraits;
  /** Whether it stands, by the plugin's slice and state; a label by its own condition. */
  readonly stands: (order: Order, slice: Slice, state: string, label: (spec: LabelSpec) => boolean) => boolean;
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
  const list = plugins.map(readied).sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const [i, { id, spec }] of list.entries()) {
    if (list[i - 1]?.id === id) throw pluginFault(id, 'there are two plugins of this id. Leave one out, or rename it');
    const former = spec.formerly?.find((name) => list.some((other) => other.id === name));
    if (former !== undefined)
      throw pluginFault(id, `it was formerly "${former}", and there is a plugin of that id. Leave that one out`);
  }
  return { list, statuses: ordered(list.flatMap(statusesOf), precedence) };
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

/** How often a flag was set, less how often it was cleared: each `clear` follows a `set`. */
function isSet(slice: Slice, flag: string): boolean {
  const times = (event: string) =>
    slice.all(event).filter(({ payload }) => (payload as { readonly flag?: string } | undefined)?.flag === flag).length;
  return times('set') > times('clear');
}

function statusesOf({ id, spec }: ReadyPlugin): CustomStatus[] {
  const named = (name: string) => ({ word: `${id}.${name}`, plugin: id });
  return [
    ...Object.entries(spec.statuses ?? {}).map(
      ([name, traits]): CustomStatus => ({ ...named(name), traits, stands: (_, __, state) => state === name }),
    ),
    ...Object.entries(spec.flags ?? {}).map(
      ([name, traits]): CustomStatus => ({ ...named(name), traits, stands: (_, slice) => isSet(slice, name) }),
    ),
    ...Object.entries(spec.labels ?? {}).map(
      ([name, traits]): CustomStatus => ({ ...named(name), traits, stands: (_, __, ___, label) => label(traits) }),
    ),
  ];
}

/** Within a plugin as they are written; between plugins as they say, or by id where they never meet over one word. */
function ordered(statuses: readonly CustomStatus[], precedence: readonly string[]): readonly CustomStatus[] {
  const names = new Set(statuses.flatMap(({ word, plugin }) => [word, plugin]));
  for (const { word, plugin, traits } of statuses) {
    const unknown = [...(traits.before ?? []), ...(traits.after ?? [])].find((name) => !names.has(name));
    if (unknown !== undefined)
      throw pluginFault(
        plugin,
        `status "${word}" stands before or after "${unknown}", which there is not. Name a status or plugin`,
      );
  }
  const mentions = ({ traits }: CustomStatus, which: 'before' | 'after', other: CustomStatus) => {
    return traits[which]?.some((name) => name === other.word || name === other.plugin) ?? false;
  };
  const placeOf = ({ word, plugin }: CustomStatus) => precedence.findIndex((name) => name === word || name === plugin);
  const isRanked = (a: CustomStatus, b: CustomStatus) =>
    placeOf(a) >= 0 && placeOf(b) >= 0 && placeOf(a) !== placeOf(b);
  const isFirst = (a: CustomStatus, b: CustomStatus) =>
    isRanked(a, b)
      ? placeOf(a) < placeOf(b)
      : mentions(a, 'before', b) ||
        mentions(b, 'after', a) ||
        (a.plugin === b.plugin && statuses.indexOf(a) < statuses.indexOf(b));
  for (const [i, a] of statuses.entries()) {
    for (const b of statuses.slice(i + 1)) {
      const meet = basesOf(a.traits).filter((base) => basesOf(b.traits).includes(base));
      if (a.plugin === b.plugin || meet.length === 0 || isFirst(a, b) || isFirst(b, a)) continue;
      throw pluginFault(
        b.plugin,
        `status "${b.word}" and "${a.word}" both stand on ${meet.join(', ')}, and nothing says which is shown. Say before or after in one of them, or give the shop's precedence`,
      );
    }
  }
  const left = [...statuses];
  const result: CustomStatus[] = [];
  while (left.length > 0) {
    const next = left.find((one) => !left.some((other) => other !== one && isFirst(other, one)));
    if (next === undefined)
      throw pluginFault(
        left[0]?.plugin ?? '',
        `${left.map(({ word }) => `"${word}"`).join(', ')} stand before each other in a circle. Take one of them out of it`,
      );
    result.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return result;
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

/** The state of a plugin in an order; the last one where one of its conditions throws. */
export function stateOf({ id, stepper, states }: ReadyPlugin, order: Order): string {
  try {
    return stepper.settle(contextOf(order, id));
  } catch {
    return Object.keys(states).at(-1) ?? '';
  }
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

/** The order with what its plugins knew under former ids and versions, as they understand it now. */
export function migrated(order: Order, { list }: Plugins): Order {
  if (!order.plugins) return order;
  const records: Record<string, PluginRecord> = { ...order.plugins };
  for (const { id, version, spec } of list) {
    // Where both ids have a record, the former one stays as it is: it shows as missing, and nothing is lost.
    const former = Object.hasOwn(records, id) ? undefined : spec.formerly?.find((name) => Object.hasOwn(records, name));
    const record = records[former ?? id];
    if (!record || (record.version === version && former === undefined)) continue;
    if (record.version > version)
      throw pluginFault(
        id,
        `the record was written by version ${record.version}, and this is ${version}. Upgrade the plugin`,
      );
    if (former !== undefined) delete records[former];
    const { rows } = record;
    const now = record.version < version && spec.migrate ? rowsInOrder(spec.migrate(rows, record.version)) : rows;
    records[id] = { version, rows: now };
  }
  return { ...order, plugins: Object.fromEntries(Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
