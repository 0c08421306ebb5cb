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
  const ends = spec?.ends?.flatMap((name) => standingRows(context, name).map(endOf)).sort() ?? [];
  const row: PluginRow = {
    event,
    reference: isFact ? (reference ?? '') : id,
    ...(payload !== undefined && { payload: JSON.parse(canonical(payload)) as Json }),
    ...(happened !== undefined && { at: instant(happened) }),
    ...(ends.length > 0 && { ends }),
  };
  const key = keyOfRow(row);
  const known = context.rows.find((one) => keyOfRow(one) === key);
  if (!known) return { rows: [...context.rows, row].sort((a, b) => (keyOfRow(a) < keyOfRow(b) ? -1 : 1)) };
  if (row.at === undefined || (known.at !== undefined && known.at <= row.at)) return context;
  return { rows: context.rows.map((one) => (one === known ? { ...one, at: row.at as string } : one)) };
}

/** Rows as a record keeps them: each once, sorted. */
export function rowsInOrder(rows: readonly PluginRow[]): readonly PluginRow[] {
  const byKey = new Map(rows.map((row) => [keyOfRow(row), row]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** The name of a plugin's event, without the plugin's id. */
export function nameOf(type: string): string {
  return type.slice(type.indexOf('.') + 1);
}

const endOf = ({ event, reference }: PluginRow) => `${event}:${reference}`;

/** Two that say different things under one reference count as one: the first by content. */
function rowsNamed({ rows }: PluginContext, event: string): readonly PluginRow[] {
  const named = rows.filter((row) => row.event === event);
  return named.filter((row, i) => named[i - 1]?.reference !== row.reference);
}

const endedIn: (context: PluginContext) => ReadonlySet<string> = once(
  ({ rows }) => new Set(rows.flatMap(({ ends = [] }) => ends)),
);

function standingRows(context: PluginContext, event: string): readonly PluginRow[] {
  return rowsNamed(context, event).filter((row) => !endedIn(context).has(endOf(row)));
}

/** References under which different things were said. */
export function contradictedIn({ rows }: PluginContext): readonly PluginRow[] {
  return rows.filter((row, i) => {
    const before = rows[i - 1];
    return before !== undefined && before.event === row.event && before.reference === row.reference;
  });
}

/** The rows as conditions read them. */
export const sliceOf: (context: PluginContext) => Slice = once((context) => ({
  all: (event) => rowsNamed(context, event).map(occurrenceOf),
  standing: (event) => standingRows(context, event).map(occurrenceOf),
}));

function occurrenceOf({ reference, payload, at }: PluginRow): Occurrence<never> {
  return { reference, payload: payload as never, ...(at !== undefined && { at }) };
}
