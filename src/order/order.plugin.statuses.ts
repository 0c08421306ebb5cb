import type { Slice } from '../plugin/plugin.events.ts';
import { basesOf, pluginFault } from './order.plugin.faults.ts';
import type { AnyPluginSpec, LabelSpec, StatusTraits } from './order.plugin.spec.ts';
import type { Order } from './order.ts';

/** A custom status, and when it stands. */
export interface CustomStatus {
  /** The plugin's id and its own name. */
  readonly word: string;
  readonly plugin: string;
  readonly traits: StatusTraits;
  /** Whether it stands, by the plugin's slice and state; a label by its own condition. */
  readonly stands: (order: Order, slice: Slice, state: string, label: (spec: LabelSpec) => boolean) => boolean;
}

/** How often a flag was set, less how often it was cleared: each `clear` follows a `set`. */
export function isSet(slice: Slice, flag: string): boolean {
  const times = (event: string) =>
    slice.all(event).filter(({ payload }) => (payload as { readonly flag?: string } | undefined)?.flag === flag).length;
  return times('set') > times('clear');
}

/**
 * What a definition's custom statuses are called, by word and language: give it to the labels as words of your own. A status without a
 * label is not in it.
 *
 * @since 0.1.0
 */
export function customWordsOf({ plugins }: { readonly plugins: { readonly statuses: readonly CustomStatus[] } }): {
  readonly [word: string]: Readonly<Record<string, string>>;
} {
  return Object.fromEntries(
    plugins.statuses.flatMap(({ word, traits }) => (traits.label ? [[word, traits.label]] : [])),
  );
}

/** The custom statuses of a plugin. */
export function statusesOf({ id, spec }: { readonly id: string; readonly spec: AnyPluginSpec }): CustomStatus[] {
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
export function ordered(statuses: readonly CustomStatus[], precedence: readonly string[]): readonly CustomStatus[] {
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
  for (const a of statuses) {
    for (const b of statuses) {
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
        (left[0] as CustomStatus).plugin,
        `${left.map(({ word }) => `"${word}"`).join(', ')} stand before each other in a circle. Take one of them out of it`,
      );
    result.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return result;
}
