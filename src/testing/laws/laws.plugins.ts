import { type CoreOrderDefinition, canonical, type OrderOptions } from '../../core.ts';
import { pluginEventOf } from '../../order/order.plugins.ts';
import { shopOf } from '../histories/arbitraries.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
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
 * Law 17: what a plugin is told moves no money and no goods: beside its own rows the order is the same, and so are the core's words.
 *
 * @returns How much plugins were told.
 */
export function pluginsMoveNothing(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
): { readonly told: number } {
  const own = tell(definition, history).told.filter(
    (told) => pluginEventOf(definition.plugins, told.event) && isAccepted(told),
  );
  for (const { event, before, applied } of own) {
    const core = ({ plugins: _, commands: __, revision: ___, ...rest }: typeof before) => canonical(rest);
    const words = ({ custom: _, ...rest }: ReturnType<CoreOrderDefinition['statusOf']>) => canonical(rest);
    if (core(before) !== core(applied.order) || words(definition.statusOf(before)) !== words(applied.status))
      breaks('pluginsMoveNothing', `${event.id} of a plugin moved more than the plugin`, definition, history);
  }
  return { told: own.length };
}
