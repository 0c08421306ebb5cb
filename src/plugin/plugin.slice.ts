import { canonical } from '../canonical.ts';
import type { Json } from '../errors.ts';
import { instant } from '../events.ts';
import { once } from '../once.ts';
import { keyOfRow } from './plugin.checks.ts';
import type { Occurrence, PluginEnvelope, PluginEventSpecs, Slice } from './plugin.events.ts';

/** Something that was said of a plugin's concern: a row of its sorted, grow-only set. @since 0.1.0 */
export interface PluginRow {
  /** The event's name, without the plugin's id. */
  readonly event: string;
  /** A fact's reference; a command's id. */
  readonly reference: string;
  readonly payload?: Json;
  /** When a command was sent, or the earliest instant at which a fact is said to have happened. */
  readonly at?: string;
  /** What a command ended: `event:reference`, sorted. */
  readonly ends?: readonly string[];
}

/** What a plugin knows of an order. @since 0.1.0 */
export interface PluginContext {
  /** Sorted by event, reference and payload. */
  readonly rows: readonly PluginRow[];
}

/** Nothing was said yet. */
export const noRows: PluginContext = { rows: [] };

/** What is known after an event: once, whatever its order and however often it comes. */
export function recordRow(
  context: PluginContext,
  specs: PluginEventSpecs,
  { type, id, at, occurredAt, reference, payload }: PluginEnvelope,
): PluginContext {
  const event = nameOf(type);
  const spec = specs[event];
  const isFact = spec?.kind === 'fact';
  const happened = isFact ? occurredAt : at;
  const ends = spec?.ends?.flatMap((name) => namedIn(context).get(name)?.standing.map(endOf) ?? []).sort() ?? [];
  const row: PluginRow = {
    event,
    reference: isFact ? (reference ?? '') : id,
    ...(payload !== undefined && { payload: kept(payload) }),
    ...(happened !== undefined && { at: instant(happened) }),
    ...(ends.length > 0 && { ends }),
  };
  const key = keyOfRow(row);
  const { rows } = context;
  const place = placeOf(rows, key);
  const known = rows[place];
  if (!known || keyOfRow(known) !== key) return { rows: rows.toSpliced(place, 0, row) };
  if (row.at === undefined || (known.at !== undefined && known.at <= row.at)) return context;
  return { rows: rows.with(place, { ...known, at: row.at }) };
}

/** Where a row of this key stands, or would stand. */
function placeOf(rows: readonly PluginRow[], key: string): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (keyOfRow(rows[middle] as PluginRow) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A copy that nobody can alter: what was said stays as it was said, whatever a plugin does with it. */
export function kept(payload: unknown): Json {
  return JSON.parse(canonical(payload), (_key, part) => Object.freeze(part)) as Json;
}

/** Rows as a record keeps them: each once, sorted. Of two that say the same, the earlier instant, and what either ended. */
export function rowsInOrder(rows: readonly PluginRow[]): readonly PluginRow[] {
  const byKey = new Map<string, PluginRow>();
  for (const row of rows) {
    const key = keyOfRow(row);
    byKey.set(key, joined(row, byKey.get(key) ?? row));
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function joined(one: PluginRow, other: PluginRow): PluginRow {
  const [at] = [one.at, other.at].sort();
  const ends = [...new Set([...(one.ends ?? []), ...(other.ends ?? [])])].sort();
  return { ...one, ...(at !== undefined && { at }), ...(ends.length > 0 && { ends }) };
}

/** The name of a plugin's event, without the plugin's id. */
export function nameOf(type: string): string {
  return type.slice(type.indexOf('.') + 1);
}

/** The plugin's id in the type of its event. */
export function subjectOf(type: string): string {
  return type.slice(0, Math.max(0, type.indexOf('.')));
}

const endOf = ({ event, reference }: PluginRow) => `${event}:${reference}`;

/** What was said under one name: all of it, and what no command ended. */
interface Named {
  readonly all: PluginRow[];
  readonly standing: PluginRow[];
}

/** Two that say different things under one reference count as one: the first by content. */
const namedIn: (context: PluginContext) => ReadonlyMap<string, Named> = once(({ rows }) => {
  const ended = new Set(rows.flatMap(({ ends = [] }) => ends));
  const names = new Map<string, Named>();
  for (const row of rows) {
    const named = names.get(row.event) ?? { all: [], standing: [] };
    if (named.all.at(-1)?.reference === row.reference) continue;
    names.set(row.event, named);
    named.all.push(row);
    if (!ended.has(endOf(row))) named.standing.push(row);
  }
  return names;
});

/** References under which different things were said, each once. */
export function contradictedIn({ rows }: PluginContext): readonly PluginRow[] {
  const isOfOne = ({ event, reference }: PluginRow, other: PluginRow | undefined) =>
    other?.event === event && other.reference === reference;
  return rows.filter((row, i) => isOfOne(row, rows[i - 1]) && !isOfOne(row, rows[i - 2]));
}

/** The rows as conditions read them. */
export const sliceOf: (context: PluginContext) => Slice = once((context) => ({
  all: (event) => namedIn(context).get(event)?.all.map(occurrenceOf) ?? [],
  standing: (event) => namedIn(context).get(event)?.standing.map(occurrenceOf) ?? [],
}));

/** A row that was read from a store is the reader's: a plugin gets its own copy. */
const occurrenceOf: (row: PluginRow) => Occurrence<never> = once(({ reference, payload, at }) => {
  const said = Object.isFrozen(payload) ? payload : kept(payload);
  return Object.freeze({ reference, payload: said as never, ...(at !== undefined && { at }) });
});
