import type { OrderAxis, OrderStatus } from '../../src/index.ts';
import { table } from '../capabilities/page.ts';
import { allOf, lists, statusWith } from './lost.ts';

/** What a page tells of a preset: its words by list, and what the system's own articles call them. */
export interface Told {
  readonly words: (status: OrderStatus) => object;
  readonly native: object;
}

type Words = Readonly<Record<string, string>>;

const languages = new Intl.DisplayNames('en', { type: 'language' });
const axes = Object.keys(lists) as OrderAxis[];
const code = (word: string) => `\`${word}\``;

/** The part of a page that is made from the preset: the words in their language, and ours in theirs. */
export function wordsOf(preset: Told): string {
  const shown = new Map<string, Set<string>>();
  for (const status of allOf(axes)) {
    for (const [list, word] of Object.entries(tell(preset, status))) {
      shown.set(list, (shown.get(list) ?? new Set()).add(word));
    }
  }
  return `## Its words

${written(preset, shown)}

## Our words in its words

Words of ours in one row cannot be told from one another in the words of the system. What stands beside them is all that it can show then, by list; a
list that is not named may show any of its words, and rests with the other axes. With the order itself \`words\` may know better than by its status alone.

${table(
  ['axis', 'our words', 'its words'],
  axes.flatMap((axis) => translated(preset, axis, shown)),
)}
`;
}

/** Every word of every list, as it is written in each language of the system's articles. */
function written({ native }: Told, shown: ReadonlyMap<string, ReadonlySet<string>>): string {
  const articles = Object.entries(native) as [string, Readonly<Record<string, Words>>][];
  const names = new Set([...shown.keys(), ...articles.flatMap(([, lists]) => Object.keys(lists))]);
  const rows = [...names].flatMap((list) => {
    const words = new Set([
      ...articles.flatMap(([, lists]) => Object.keys(lists[list] ?? {})),
      ...(shown.get(list) ?? []),
    ]);
    return [...words].map((word) => [list, code(word), ...articles.map(([, lists]) => lists[list]?.[word] ?? '')]);
  });
  return table(['list', 'word', ...articles.map(([language]) => languages.of(language) ?? language)], rows);
}

/** One row for each of our words, or for all that look alike. */
function translated(preset: Told, axis: OrderAxis, shown: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const others = allOf(axes.filter((other) => other !== axis));
  const alike = new Map<string, { readonly ours: string[]; readonly theirs: string }>();
  for (const word of lists[axis]) {
    const all = others.map((other) => tell(preset, { ...other, [axis]: word }));
    const told = JSON.stringify(all);
    const known = alike.get(told);
    if (known) known.ours.push(word);
    else alike.set(told, { ours: [word], theirs: possible(all, shown) });
  }
  return [...alike.values()].map(({ ours, theirs }) => [axis, ours.map(code).join(', '), theirs]);
}

/** What can be shown, where that is less than everything. */
function possible(all: readonly Words[], shown: ReadonlyMap<string, ReadonlySet<string>>): string {
  const said = [...shown].flatMap(([list, words]) => {
    const seen = [...words].filter((word) => all.some((one) => one[list] === word));
    return seen.length < words.size ? [`${list}: ${seen.length === 0 ? 'nothing' : seen.map(code).join(', ')}`] : [];
  });
  return said.length > 0 ? said.join('<br>') : 'any: it shows nowhere by itself';
}

function tell({ words }: Told, status: Partial<Record<OrderAxis, string>>): Words {
  return { ...words(statusWith(status)) } as Words;
}
