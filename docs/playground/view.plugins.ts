import { type CustomStatus, customWordsOf } from '../../src/index.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { stateOf } from '../../src/order/order.plugins.ts';
import { folding, h } from './dom.ts';
import type { Page, Shown } from './page.ts';
import { type ExampleName, exampleNames } from './plugins.ts';
import { filled } from './words.ts';

/** Which examples' plugins the shop has. */
export function viewPlugins({ session, texts, desk, act }: Page): Node {
  const { plugins } = session.choices;
  const turned = (name: ExampleName) => exampleNames.filter((one) => plugins.includes(one) !== (one === name));
  return folding(
    desk.open,
    'plugins',
    `${texts.plugins}${plugins.length > 0 ? ` (${plugins.length})` : ''}`,
    h('p', { class: 'quiet' }, texts.pluginsHint),
    h(
      'ul',
      { class: 'plugins' },
      exampleNames.map((name) =>
        h(
          'li',
          {},
          h(
            'label',
            {},
            h('input', {
              type: 'checkbox',
              key: `plugin-${name}`,
              id: `plugin-${name}`,
              checked: plugins.includes(name),
              onchange: () => act.choose({ plugins: turned(name) }),
            }),
            h(
              'span',
              {},
              h('b', {}, texts.examples[name][0]),
              ' ',
              h('span', { class: 'quiet' }, texts.examples[name][1]),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What a plugin's status is called: in its own words where it has some in the language, else by its code. */
export function customWord({ labels, definition }: Page, code: string): string {
  return wordOf(labels, 'overallStatus', code, customWordsOf(definition));
}

/** What is shown over the overall word, in whose place, and what else of plugins stands. */
export function viewCustom(page: Page): Node | null {
  const { definition, order, texts, labels } = page;
  const { overall, custom } = definition.explain(order);
  if (!custom) return null;
  const others = custom.standing.filter(({ word }) => word !== custom.word).map(({ word }) => customWord(page, word));
  const lines = [
    ...(custom.word === null ? [] : [filled(texts.inPlaceOf, { word: wordOf(labels, 'overallStatus', overall.word) })]),
    ...(others.length > 0 ? [filled(texts.alsoStands, { words: others.join(', ') })] : []),
  ];
  return h('dd', { class: 'custom' }, lines.join(' · '));
}

/** The plugins that know states or flags, as parts: of flags and labels more than one can stand. */
export function pluginParts(page: Page): readonly Shown[] {
  const { definition, order } = page;
  const standing = definition.explain(order).custom?.standing.map(({ word }) => word) ?? [];
  return definition.plugins.list.map((plugin): Shown => {
    const { id, spec } = plugin;
    const told = stateOf(plugin, order);
    const rows = (order.plugins?.[id]?.rows ?? []).map(({ event, ...row }) => ({ kind: event, ...row }));
    const about = { subject: `plugin ${id}`, part: id, rows };
    if (spec.states)
      return {
        ...about,
        states: Object.keys(spec.states),
        current: 'state' in told ? [told.state] : [],
        word: (state) => worded(page, `${id}.${state}`, state),
      };
    const own = definition.plugins.statuses.filter((one: CustomStatus) => one.plugin === id).map(({ word }) => word);
    return {
      ...about,
      states: own,
      current: own.filter((word) => standing.includes(word)),
      word: (code) => customWord(page, code),
    };
  });
}

/** A state that is a status has its word; others are what they are called in the code. */
function worded(page: Page, status: string, state: string): string {
  const word = customWord(page, status);
  return word === status ? state : word;
}
