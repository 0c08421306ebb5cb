import type { Order } from '../../core.ts';

/**
 * A text that two records share if they are one record but for names, instants, notes, the count of their changes and the ids of accepted
 * commands. Names are what the exploration gives: `captured#1`, `parcel-2`. Each is renamed by what is said of it, so which of two came
 * first does not tell them apart. Nothing else is left out: records that differ have different texts.
 */
export function keyOf(order: Order): string {
  const facts = [...sayings(order)];
  const names = new Set<string>();
  for (const said of facts) for (const [name] of said.matchAll(anyName)) names.add(name);
  const renamed = renaming([...names], facts);
  return (renamed ? facts.map((said) => said.replace(anyName, (name) => renamed.get(name) ?? name)) : facts)
    .sort()
    .join('\n');
}

const anyName = /[a-z_.]+#\d+|(?:parcel|canceled|return|pay|hold|stray)-\d+/g;

/** Row by row, what the record says. */
function* sayings(order: Order): Generator<string> {
  yield `order ${order.lifecycle.state} ${JSON.stringify(order.obligations)}`;
  for (const row of order.lifecycle.context.rows)
    if (!ofNotes.has(row.kind)) yield `order ${JSON.stringify(row, keptIn)}`;
  for (const list of ['payments', 'fulfillments', 'returns'] as const) {
    for (const { id, state, context } of order[list]) {
      yield `${list} ${id} ${state}`;
      for (const row of context.rows) yield `${list} ${id} ${JSON.stringify(row, keptIn)}`;
    }
  }
  for (const [id, { rows }] of Object.entries(order.plugins ?? {}))
    for (const row of rows) yield `plugin ${id} ${JSON.stringify(row, keptIn)}`;
  for (const fact of order.parked) yield `parked ${JSON.stringify(fact, keptIn)}`;
}

const ofNotes: ReadonlySet<string> = new Set(['note', 'note_removed']);
const instants: ReadonlySet<string> = new Set(['expiresAt', 'startsAt', 'shipBy']);

/** Without when and in which words; of what has an end, only that it has one. */
function keptIn(field: string, value: unknown): unknown {
  if (field === 'occurredAt' || field === 'reason' || field === 'at') return undefined;
  return instants.has(field) ? true : value;
}

const nounOf = (name: string) => name.replace(/\d+$/, '');

/** For each noun that has several names, in which order these come; nothing where none has. */
function renaming(names: readonly string[], facts: readonly string[]): ReadonlyMap<string, string> | null {
  const byNoun = new Map<string, string[]>();
  for (const name of names) byNoun.set(nounOf(name), [...(byNoun.get(nounOf(name)) ?? []), name]);
  const several = [...byNoun.values()].filter((all) => all.length > 1 || !all[0]?.endsWith('1')).flat();
  if (several.length === 0) return null;
  let marks = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    const next = new Map<string, string>();
    for (const name of several) {
      const about = facts.filter((said) => said.includes(name));
      const masked = about.map((said) =>
        said.replace(anyName, (other) => (other === name ? '@' : (marks.get(other) ?? nounOf(other)))),
      );
      next.set(name, masked.sort().join('\n'));
    }
    const ranks = [...new Set(next.values())].sort();
    marks = new Map([...next].map(([name, text]) => [name, `${nounOf(name)}~${ranks.indexOf(text)}`]));
  }
  const renamed = new Map<string, string>();
  for (const all of byNoun.values()) {
    const noun = nounOf(all[0] ?? '');
    const inOrder = all.toSorted((a, b) => compare(marks.get(a) ?? '', marks.get(b) ?? '') || compare(a, b));
    for (const [i, name] of inOrder.entries()) renamed.set(name, `${noun}${i + 1}`);
  }
  return renamed;
}

/** What is said of a name, then also of the names that are said beside it. */
const rounds = 2;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A text as a number of 53 bits: among a million texts two are alike by chance once in ten thousand explorations. */
export function hashOf(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
