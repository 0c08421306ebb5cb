import type { Plugin } from '../../core.ts';

/** Everything that a shop says of an order with its plugins' help, and what comes of events. */
export interface Said {
  /** The words that stand. */
  readonly shown: string;
  /** What speaks against each command, in words. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  readonly more: unknown;
}

/** What is said the one way and the other of the same order. */
export interface Apart {
  readonly one: string;
  readonly other: string;
}

/** What is said in different words: of what, and which of a plugin's functions are asked about it. */
interface Differing {
  readonly what: string;
  readonly one: string;
  readonly other: string;
  /** Nothing where it cannot be told from the words. */
  readonly who: string | null;
}

/** What is said in different words; of commands first those that the plugin is asked about. `null` where the words are the same. */
export function inWords({ id, spec }: Plugin, { one, other }: Apart): Differing | null {
  const [first, second] = [JSON.parse(one), JSON.parse(other)] as [Said, Said];
  if (first.shown !== second.shown)
    return { what: 'it shows', one: first.shown, other: second.shown, who: whoShows({ id, spec }, first, second) };
  const guards = spec.guards ?? [];
  const asked = new Set<string>(guards.flatMap(({ on }) => on));
  const differing = Object.keys(first.refused)
    .filter((command) => `${first.refused[command]}` !== `${second.refused[command]}`)
    .map((command) => [(JSON.parse(command) as { readonly type: string }).type, command] as const);
  const [type, command = ''] = differing.find(([name]) => asked.has(name)) ?? differing[0] ?? [];
  if (type === undefined) return null;
  const [against, later] = [first.refused[command] ?? [], second.refused[command] ?? []];
  const [said, then] = [beside(against, later), beside(later, against)];
  const isIts = `${said} ${then}`.includes(`Plugin ${id} refuses it`);
  const names = guards.flatMap(({ name, on }) => ((on as readonly string[]).includes(type) ? [`"${name}"`] : []));
  return {
    what: `it says of ${type}`,
    one: said,
    other: then,
    who: isIts && names.length > 0 ? `guard ${names.join(' or ')}` : null,
  };
}

/** What speaks against a command the one way and not the other. */
function beside(reasons: readonly string[], others: readonly string[]): string {
  if (reasons.length === 0) return 'possible';
  return reasons.filter((reason) => !others.includes(reason)).join(' ') || 'nothing of that';
}

/** The label or the state whose word stands the one way and not the other. */
function whoShows({ id, spec }: Pick<Plugin, 'id' | 'spec'>, ...[one, other]: readonly [Said, Said]): string | null {
  const [first, second] = [one, other].map(({ shown }) => shown.split(', ')) as [string[], string[]];
  const word = [...first, ...second].find((each) => first.includes(each) !== second.includes(each)) ?? '';
  if (!word.startsWith(`${id}.`)) return null;
  const name = word.slice(id.length + 1);
  return `${Object.hasOwn(spec.labels ?? {}, name) ? 'label' : 'status'} "${name}"`;
}

/** The same as a sentence in front of what it means; nothing where the words are the same. */
export function differs(plugin: Plugin, apart: Apart | null): string {
  const found = apart && inWords(plugin, apart);
  if (!found) return '';
  const { what, one, other, who } = found;
  const sentence = (text: string) => text.replace(/\.?$/, '.');
  return ` ${who ? `Its ${who} differs: ${what}` : `First ${what}`}: ${one.replace(/\.$/, '')} - and then: ${sentence(other)}`;
}
