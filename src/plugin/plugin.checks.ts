import { canonical } from '../canonical.ts';
import { type Check, instantText, integer, isPlain, join, list, type Problem, shape, text } from '../checks.ts';
import { longest } from '../events.ts';
import { once } from '../once.ts';

/** How long a payload may be, as JSON. */
const longestPayload = 16_384;
const deepest = 32;

/** A payload that comes back as it was: JSON, neither too deep nor too long. */
export const payloadCheck: Check = (value, path) => {
  try {
    const problem = notJson(value, path, 0, { left: longestPayload });
    return problem ?? (JSON.stringify(value).length > longestPayload ? tooLong(path) : null);
  } catch {
    return { path, problem: 'a JSON value is needed' };
  }
};

/** Figures as JSON, by name. */
export const jsonObject: Check = (value, path) =>
  isPlain(value) ? payloadCheck(value, path) : { path, problem: 'an object is needed' };

function tooLong(path: string): Problem {
  return { path, problem: `at most ${longestPayload} characters of JSON are needed` };
}

/** Every value takes a character at least, so one that refers to itself, or to another many times, comes to an end. */
function notJson(value: unknown, path: string, depth: number, room: { left: number }): Problem | null {
  room.left -= 1;
  if (room.left < 0) return tooLong(path);
  if (depth > deepest) return { path, problem: `at most ${deepest} levels are needed` };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : { path, problem: 'a finite number is needed' };
  const plain = isPlain(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  if (!Array.isArray(value) && !plain) return { path, problem: 'a JSON value is needed' };
  for (const [field, item] of Object.entries(value as object)) {
    const problem = notJson(item, join(path, field), depth + 1, room);
    if (problem) return problem;
  }
  return null;
}

const row = shape(
  { event: text(longest.id), reference: text(longest.event) },
  { payload: payloadCheck, at: instantText, ends: list(text(2 * longest.event), 0, Number.MAX_SAFE_INTEGER) },
);
/** Rows, in whatever order. */
export const pluginRows: Check = list(row, 0, Number.MAX_SAFE_INTEGER);
const record = shape({ version: integer(1), rows: pluginRows });

/** A fact of a plugin that waits: an event without its envelope. */
export const parkedPluginFact: Check = shape(
  { type: text(longest.id), reference: text(longest.reference) },
  { payload: payloadCheck, occurredAt: instantText, reason: text(longest.reason, 0) },
);

/** What plugins know of an order: each row once, sorted. */
export const pluginRecords: Check = (value, path) => {
  if (!isPlain(value)) return { path, problem: 'an object is needed' };
  for (const [id, one] of Object.entries(value)) {
    const problem = record(one, join(path, id));
    if (problem) return problem;
    const { rows } = one as { readonly rows: readonly Row[] };
    if (rows.some((next, i) => i > 0 && keyOfRow(rows[i - 1] as Row) >= keyOfRow(next)))
      return { path: join(path, `${id}.rows`), problem: 'each row once, sorted, is needed' };
  }
  return null;
};

/** What tells one row of a plugin from another, and sorts them. */
export const keyOfRow: (row: Row) => string = once(({ event, reference, payload }) =>
  canonical(payload === undefined ? [event, reference] : [event, reference, payload]),
);

interface Row {
  readonly event: string;
  readonly reference: string;
  readonly payload?: unknown;
}
