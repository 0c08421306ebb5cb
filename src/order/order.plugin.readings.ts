import type { Discrepancy, Figures } from '../errors.ts';
import { type Actor, instant } from '../events.ts';
import { answered, answers } from '../plugin/plugin.answers.ts';
import type { PluginEnvelope, PluginEventSpec } from '../plugin/plugin.events.ts';
import { contradictedIn } from '../plugin/plugin.slice.ts';
import type { OverallStatus } from '../statuses.ts';
import type { Available, DraftOf } from './order.available.ts';
import { isFrozen } from './order.decisions.ts';
import type { PendingEffect, PluginDeadline } from './order.effects.ts';
import { keyOf } from './order.keys.ts';
import { wakeUp } from './order.pending.ts';
import { stepPlugin } from './order.plugin.apply.ts';
import { basesOf } from './order.plugin.faults.ts';
import { reasonsAgainstPlugin } from './order.plugin.record.ts';
import type { Ask, LabelSpec } from './order.plugin.spec.ts';
import type { CustomStatus } from './order.plugin.statuses.ts';
import {
  contextOf,
  flagCommand,
  messageOf,
  type Plugins,
  type ReadyPlugin,
  sliceIn,
  stateOf,
} from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { explain, type OrderExplanation, type OrderStatus, statusOf } from './order.status.ts';
import type { Order } from './order.ts';

/** The custom statuses that stand, in the order in which they would be shown. */
export function standingStatuses(plugins: Plugins, order: Order, words: OrderStatus): readonly CustomStatus[] {
  const label = (spec: LabelSpec) => orElse(false, () => holds(spec, order, words));
  return plugins.statuses.filter((status) => {
    const plugin = plugins.list.find(({ id }) => id === status.plugin);
    const told = plugin && stateOf(plugin, order);
    return told && 'state' in told && status.stands(order, sliceIn(order, status.plugin), told.state, label);
  });
}

/** Whether a label's condition holds. */
function holds({ when }: LabelSpec, order: Order, words: OrderStatus): boolean {
  return answered(when(order, words), answers.condition);
}

/** What a plugin's reading says; where it throws, nothing: a reading cannot refuse. */
export function orElse<Value>(otherwise: Value, read: () => Value): Value {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** The words with the custom one in front, if one is shown over the overall word. */
export function shownStatus(plugins: Plugins, order: Order, policy: Policy): OrderStatus {
  const words = statusOf(order, policy);
  const custom = shownAmong(standingStatuses(plugins, order, words), words.overall, 'staff');
  return custom ? { ...words, custom: custom.word } : words;
}

/** The words with their rules and figures, and the custom statuses that stand. */
export function explainWith(plugins: Plugins, order: Order, policy: Policy): OrderExplanation {
  const told = explain(order, policy);
  if (plugins.statuses.length === 0) return told;
  const words = statusOf(order, policy);
  const standing = standingStatuses(plugins, order, words);
  if (standing.length === 0) return told;
  const custom = {
    word: shownAmong(standing, words.overall, 'staff')?.word ?? null,
    standing: standing.map(({ word, plugin, traits }) => ({ word, plugin, over: basesOf(traits) })),
  };
  return { ...told, custom };
}

/** Of the custom statuses that stand, the one that is shown over the overall word; for customers, the first that they may see. */
export function shownAmong(
  standing: readonly CustomStatus[],
  overall: OverallStatus,
  who: 'staff' | 'customer',
): CustomStatus | undefined {
  return standing.find(
    ({ traits }) => basesOf(traits).includes(overall) && (who === 'staff' || traits.visibility === 'customer'),
  );
}

/** What the state of a plugin says; nothing where it cannot be told. */
function nodeOf(plugin: ReadyPlugin, order: Order): ReadyPlugin['states'][string] {
  const told = stateOf(plugin, order);
  return ('state' in told && plugin.states[told.state]) || {};
}

/** When the deadline of a plugin's state is; none where there is nothing to wait for. */
function dueAt(plugin: ReadyPlugin, order: Order): string | undefined {
  // A draft takes no command of a plugin: its deadlines stand once it is placed.
  if (isFrozen(order) || order.lifecycle.state === 'draft') return undefined;
  const answer = nodeOf(plugin, order).deadline?.at(sliceIn(order, plugin.id), order);
  return answer === undefined ? undefined : instant(answered(answer, answers.instant));
}

/** What the state of a plugin asks for. */
function askedBy(plugin: ReadyPlugin, order: Order): readonly Ask[] {
  const { asks } = nodeOf(plugin, order);
  return asks ? answered(asks(sliceIn(order, plugin.id)), answers.asks) : [];
}

/** What fails of what is read of a plugin. A reading refuses nothing and is left out where it fails, so it has to be told. */
function problemsOf(plugin: ReadyPlugin, order: Order, words: OrderStatus): readonly string[] {
  const told = stateOf(plugin, order);
  const readings: readonly (readonly [what: string, read: () => unknown])[] = [
    ...Object.entries(plugin.spec.labels ?? {}).map(
      ([label, spec]) => [`the condition of "${label}"`, () => holds(spec, order, words)] as const,
    ),
    ['its deadline', () => dueAt(plugin, order)],
    ['what it asks', () => askedBy(plugin, order)],
  ];
  const failed = readings.flatMap(([what, read]) => {
    try {
      read();
      return [];
    } catch (error) {
      return [`${what} fails: ${messageOf(error)}`];
    }
  });
  return 'problem' in told ? [`a condition of its states fails: ${told.problem}`, ...failed] : failed;
}

/** A deadline, and what tells its turn from another one at the same instant. */
interface Turn extends PluginDeadline {
  readonly key: string;
}

/** The deadlines of plugins' states. */
export function pluginDeadlines(plugins: Plugins, order: Order): readonly PluginDeadline[] {
  return turns(plugins, order).map(({ key: _, ...deadline }) => deadline);
}

/** Each comes once for all that was said until then: what changed nothing is not sent for ever, and what is said anew has its own turn. */
function turns({ list }: Plugins, order: Order): readonly Turn[] {
  return list.flatMap((plugin): Turn[] => {
    const { deadline } = nodeOf(plugin, order);
    if (!deadline) return [];
    const due = orElse(undefined, () => dueAt(plugin, order));
    if (due === undefined) return [];
    const event = `${plugin.id}.${deadline.fires}` as const;
    const said = contextOf(order, plugin.id).rows.filter((row) => row.event !== deadline.fires).length;
    const key = `${event}/${due}/${said}`;
    const isDone = order.commands.some(({ id }) => id === firedBy(key));
    return isDone ? [] : [{ kind: 'plugin', dueAt: due, event, key }];
  });
}

function firedBy(key: string): string {
  return `deadline:${key}`;
}

/** What plugins ask for while their states last. */
export function pluginEffects({ list }: Plugins, order: Order): readonly PendingEffect[] {
  return list.flatMap((plugin): PendingEffect[] => {
    const asked = orElse([], () => askedBy(plugin, order));
    const byKey = new Map<string, PendingEffect>();
    for (const { name, of, payload } of asked) {
      // No subject of the library is called "plugin", so no key of its own requests is the same.
      const key = keyOf(order.id, 'plugin', plugin.id, name, of);
      if (byKey.has(key)) continue;
      byKey.set(key, {
        type: 'ask_plugin',
        key,
        plugin: plugin.id,
        name,
        of,
        ...(payload !== undefined && { payload }),
      });
    }
    return [...byKey.values()];
  });
}

/** Plugins that are missing or cannot tell what they are asked, and what was said differently under one reference. */
export function pluginDiscrepancies({ list }: Plugins, order: Order, policy: Policy): readonly Discrepancy[] {
  const ids = new Set([...Object.keys(order.plugins ?? {}), ...list.map(({ id }) => id)]);
  if (ids.size === 0) return [];
  const words = statusOf(order, policy);
  return [...ids].sort().flatMap((id): Discrepancy[] => {
    const { rows, version } = contextOf(order, id) as { rows: readonly unknown[]; version?: number } & ReturnType<
      typeof contextOf
    >;
    const known = list.find((plugin) => plugin.id === id);
    if (!known) return [{ code: 'plugin_missing', subject: id, data: { version: version ?? 1, rows: rows.length } }];
    return [
      ...problemsOf(known, order, words).map(
        (problem) => ({ code: 'plugin_failed', subject: id, data: { problem } }) as const,
      ),
      ...contradictedIn(contextOf(order, id)).map(({ event, reference }) => ({
        code: 'conflicting_report' as const,
        subject: id,
        data: { kind: event, reference, fields: ['payload'] } satisfies Figures,
      })),
    ];
  });
}

/** The requests to be woken for the deadlines of plugins. */
export function pluginWakeUps(plugins: Plugins, order: Order): readonly PendingEffect[] {
  return turns(plugins, order).map(({ key, ...deadline }) => wakeUp(order, key, deadline));
}

/** The commands of plugins' deadlines that have passed. Send them through `apply`, which checks each again. */
export function pluginTick(plugins: Plugins, order: Order, now: string): readonly PluginEnvelope[] {
  return turns(plugins, order)
    .filter(({ dueAt }) => dueAt <= instant(now))
    .map(({ event, key }) => ({
      type: event,
      id: firedBy(key),
      at: instant(now),
      by: { kind: 'system', id: 'clock' },
    }));
}

/** A command of a plugin that needs no payload, or that sets or clears a flag. */
interface PluginDraft {
  readonly plugin: ReadyPlugin;
  readonly spec: PluginEventSpec;
  readonly command: DraftOf<PluginEnvelope>;
}

/** The commands of plugins that need no payload, and those that set and clear flags. */
export function draftsOfPlugins({ list }: Plugins): readonly PluginDraft[] {
  return list.flatMap((plugin) =>
    Object.entries(plugin.events).flatMap(([name, spec]) => {
      if (spec.kind !== 'command' || spec.payload) return [];
      const flags = spec === flagCommand ? Object.keys(plugin.spec.flags ?? {}) : [];
      const payloads = spec === flagCommand ? flags.map((flag) => ({ payload: { flag } })) : [{}];
      return payloads.map((payload) => ({
        plugin,
        spec,
        command: { type: `${plugin.id}.${name}` as const, ...payload },
      }));
    }),
  );
}

/** The same, each with its reasons. */
export function availableOfPlugins(
  plugins: Plugins,
  order: Order,
  by: Actor,
  at: string,
): readonly Available<PluginEnvelope>[] {
  return draftsOfPlugins(plugins).map(({ plugin, spec, command }) => {
    const event: PluginEnvelope = { id: 'available', at, by, ...command };
    const stepped = stepPlugin(order, plugin, event, false);
    const own = 'reason' in stepped ? [stepped.reason] : [];
    const reasons = [...reasonsAgainstPlugin(order, event, spec), ...own];
    return { command, allowed: reasons.length === 0, reasons };
  });
}
