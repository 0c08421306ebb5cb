import { type CoreOrderDefinition, canonical } from '../../src/index.ts';
import { definitionOf, type GeneratedHistory, isAccepted, tell } from './history.ts';
import { breaks } from './law-broken.ts';

/** Law 13: in which order plugins are listed changes nothing, and an empty list is no list. */
export function anyOrderOfPluginsIsTheSame(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
  define: (history: GeneratedHistory) => CoreOrderDefinition = definitionOf,
): void {
  const { plugins = [] } = history;
  const lists = [[...plugins].reverse(), [...plugins.slice(1), ...plugins.slice(0, 1)]];
  const seen = tell(definition, history).told.map(({ applied }) => canonical(applied));
  for (const list of lists) {
    const others = tell(define({ ...history, plugins: list }), history).told;
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

/** Law 17: what a plugin is told moves no money and no goods: beside its own rows the order is the same, and so are the core's words. */
export function pluginsMoveNothing(definition: CoreOrderDefinition, history: GeneratedHistory): void {
  for (const [i, told] of tell(definition, history).told.entries()) {
    const { event, before, applied } = told;
    if (!definition.plugins.list.some(({ id }) => event.type.startsWith(`${id}.`)) || !isAccepted(told)) continue;
    const core = ({ plugins: _, commands: __, revision: ___, ...rest }: typeof before) => canonical(rest);
    const words = ({ custom: _, ...rest }: ReturnType<CoreOrderDefinition['statusOf']>) => canonical(rest);
    if (core(before) !== core(applied.order) || words(definition.statusOf(before)) !== words(applied.status))
      breaks('pluginsMoveNothing', `event ${i + 1} of a plugin moved more than the plugin`, definition, history);
  }
}
