import { type CoreOrderDefinition, canonical, type Order, type OrderOptions } from '../../core.ts';
import { flagCommand, type OwnEvent, pluginEventOf } from '../../order/order.plugins.ts';
import { shopOf } from '../histories/arbitraries.ts';
import { type GeneratedHistory, type HistoryStep, isAccepted, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

/**
 * Law 13: in which order plugins are listed changes nothing, and an empty list is no list.
 *
 * @param define - Makes the shop anew of its options.
 */
export function anyOrderOfPluginsIsTheSame(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
  define: (options: OrderOptions) => CoreOrderDefinition = shopOf,
): void {
  const { plugins = [], ...options } = definition.options;
  const lists = [[...plugins].reverse(), [...plugins.slice(1), ...plugins.slice(0, 1)]];
  const variants =
    plugins.length === 0 ? [options, { ...options, plugins }] : lists.map((list) => ({ ...options, plugins: list }));
  const seen = tell(definition, history).told.map(({ applied }) => canonical(applied));
  for (const variant of variants) {
    const others = tell(define(variant), history).told;
    const at = others.findIndex(({ applied }, i) => canonical(applied) !== seen[i]);
    if (at >= 0)
      breaks(
        'anyOrderOfPluginsIsTheSame',
        `event ${at + 1} comes to something else in another order of plugins`,
        definition,
        history,
      );
  }
}

/**
 * Law 17: what a plugin is told moves no money and no goods: beside its own rows the order is the same, and so are the core's words. Of its
 * flags the one stands that was set, the one that was cleared stands no more, and all others are as they were.
 *
 * @returns How much plugins were told.
 */
export function pluginsMoveNothing(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
): { readonly told: number } {
  const own = tell(definition, history).told.flatMap((step) => {
    const of = pluginEventOf(definition.plugins, step.event);
    return of && isAccepted(step) ? [{ ...step, of }] : [];
  });
  for (const { of, ...step } of own) {
    const { event, before, applied } = step;
    const core = ({ plugins: _, commands: __, revision: ___, ...rest }: typeof before) => canonical(rest);
    const words = ({ custom: _, ...rest }: ReturnType<CoreOrderDefinition['statusOf']>) => canonical(rest);
    if (core(before) !== core(applied.order) || words(definition.statusOf(before)) !== words(applied.status))
      breaks('pluginsMoveNothing', `${event.id} of a plugin moved more than the plugin`, definition, history);
    const [wanted, found] = [flagsAfter(definition, of, step), flagsOf(definition, applied.order)];
    if (canonical([...wanted].sort()) === canonical([...found].sort())) continue;
    const what = `after ${event.id} the flags are [${[...found].join(', ')}] and not [${[...wanted].join(', ')}]`;
    breaks('pluginsMoveNothing', what, definition, history);
  }
  return { told: own.length };
}

/** The flags that stand, of all plugins. */
function flagsOf({ plugins, ...shop }: CoreOrderDefinition, order: Order): ReadonlySet<string> {
  const known = new Set(
    plugins.list.flatMap(({ id, spec }) => Object.keys(spec.flags ?? {}).map((flag) => `${id}.${flag}`)),
  );
  const standing = shop.explain(order).custom?.standing ?? [];
  return new Set(standing.flatMap(({ word }) => (known.has(word) ? [word] : [])));
}

/** Those that are to stand once a plugin was told something: the flag that it names is set or cleared, where it names one. */
function flagsAfter(
  definition: CoreOrderDefinition,
  { plugin, spec, type }: OwnEvent,
  { event, before, applied }: HistoryStep,
): ReadonlySet<string> {
  const flags = new Set(flagsOf(definition, before));
  if (spec !== flagCommand || applied.outcome.kind === 'parked') return flags;
  const { flag } = (event as { readonly payload?: { readonly flag?: string } }).payload ?? {};
  const word = `${plugin.id}.${flag}`;
  if (type.endsWith('.set')) flags.add(word);
  else flags.delete(word);
  return flags;
}
