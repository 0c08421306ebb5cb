import { longest } from './events.ts';
import type { OwnCode } from './statuses.ts';

/** Where a value is wrong, and what is needed there. */
export interface Problem {
  readonly path: string;
  readonly problem: string;
  /** The fields that there are, where another one was given. */
  readonly known?: readonly string[];
}

/** Looks at a value from outside; `null` where it is as it should be. Never throws, never calls what it looks at. */
export type Check = (value: unknown, path: string) => Problem | null;

/** A text of so many characters. */
export function text(most: number, least = 1): Check {
  return (value, path) =>
    typeof value === 'string' && value.length >= least && value.length <= most
      ? null
      : { path, problem: `a text of ${least} to ${most} characters is needed` };
}

/** A whole number within bounds. */
export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Check {
  return (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? null
      : { path, problem: `a whole number, ${least} or more, is needed` };
}

/** One of these words. */
export function choice(words: readonly string[]): Check {
  return (value, path) =>
    typeof value === 'string' && words.includes(value)
      ? null
      : { path, problem: `one of ${words.join(', ')} is needed` };
}

/** One of these codes, or one of the shop's own: `own:` and a text. */
export function cause(words: readonly string[]): Check {
  return (value, path) =>
    typeof value === 'string' && (words.includes(value) || isOwnCode(value))
      ? null
      : { path, problem: `one of ${words.join(', ')}, or own: and a text, is needed` };
}

/** A code of the shop's own. */
export function isOwnCode(value: string): value is OwnCode {
  return value.startsWith('own:') && value.length > 'own:'.length && value.length <= longest.id;
}

/** One of several shapes. */
export function either(...shapes: readonly [Check, ...Check[]]): Check {
  return (value, path) => {
    const problems = shapes.map((one) => one(value, path));
    return problems.some((problem) => problem === null) ? null : (problems.at(-1) ?? null);
  };
}

/** Whatever it is: somebody else looks at it. */
export const anything: Check = () => null;

/** True or false. */
export const isBoolean: Check = (value, path) =>
  typeof value === 'boolean' ? null : { path, problem: 'true or false is needed' };

/** Exactly this value. */
export function exactly(expected: string | number | boolean): Check {
  return (value, path) => (value === expected ? null : { path, problem: `${expected} is needed` });
}

const spelling = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/;

/** Days that every month has. */
const ofAnyMonth = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/;

/** An instant with its zone: a time without one would mean another moment on another machine. */
export const instantText: Check = (value, path) =>
  typeof value === 'string' && (ofAnyMonth.test(value) || (spelling.test(value) && isDay(value)))
    ? null
    : { path, problem: 'an ISO 8601 UTC instant such as 2026-01-31T12:00:00Z is needed' };

/** Whether the calendar has that day: a parser would take 30 February for 2 March. */
function isDay(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).getUTCDate() === Number(text.slice(8, 10));
}

/** An ISO 4217 code. */
export const currencyCode: Check = (value, path) =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value)
    ? null
    : { path, problem: 'an ISO 4217 code such as EUR is needed' };

/** A plain object: these fields must be there, those may be, and no others. */
export function shape(needed: Readonly<Record<string, Check>>, allowed: Readonly<Record<string, Check>> = {}): Check {
  const checks = Object.entries({ ...needed, ...allowed }).map(([field, check]) => ({
    field,
    check,
    optional: Object.hasOwn(allowed, field),
  }));
  const known = new Set(checks.map(({ field }) => field));
  const fields = Object.keys(needed).join(', ');
  const lacking = fields === '' ? 'an object is needed' : `an object with ${fields} is needed`;
  return (value, path) => {
    if (!isPlain(value)) return { path, problem: lacking };
    for (const field of Object.keys(value)) {
      if (!known.has(field)) return { path: join(path, field), problem: 'there is no such field', known: [...known] };
    }
    for (const { field, check, optional } of checks) {
      const given = Object.hasOwn(value, field) ? value[field] : undefined;
      if (given === undefined && optional) continue;
      const problem = check(given, '');
      if (problem) return under(path, field, problem);
    }
    return null;
  };
}

/** A problem of a field, told from further out. */
function under(path: string, field: string, problem: Problem): Problem {
  const inner = problem.path === '' ? field : join(field, problem.path);
  return { ...problem, path: join(path, inner) };
}

/** A table by name, whose every entry is as it should be. */
export function table(entry: Check): Check {
  return (value, path) => {
    if (!isPlain(value)) return { path, problem: 'an object is needed' };
    for (const [name, one] of Object.entries(value)) {
      const problem = entry(one, join(path, name));
      if (problem) return problem;
    }
    return null;
  };
}

/** A list whose every item is as it should be. */
export function list(item: Check, least = 0, most: number = longest.units): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      return { path, problem: `a list of ${least} to ${most} items is needed` };
    }
    for (let i = 0; i < value.length; i++) {
      const problem = item(value[i], '');
      if (problem) return under(path, String(i), problem);
    }
    return null;
  };
}

/** Whether a value is an object with fields, and no list. */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of a field. */
export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

/** So many pieces of one line that all that one event can name still adds up exactly. */
export const mostPieces = Math.floor(Number.MAX_SAFE_INTEGER / longest.units);

/** Pieces of one line. */
const lineUnits = { line: text(longest.id), quantity: integer(1, mostPieces) };

/** Pieces of several lines, at least one of them. */
export const someUnits: Check = list(shape(lineUnits), 1);

/** Pieces of lines, each with something said about them. */
export function unitsWith(more: Readonly<Record<string, Check>>, least: number): Check {
  return list(shape({ ...lineUnits, ...more }), least);
}

/** Pieces in a row: each line once, sorted. */
export const rowUnits: Check = (value, path) => {
  const problem = list(shape({ ...lineUnits, quantity: integer(1) }), 0, Number.MAX_SAFE_INTEGER)(value, path);
  if (problem) return problem;
  const units = value as readonly { readonly line: string }[];
  return units.every((unit, i) => i === 0 || (units[i - 1]?.line ?? '') < unit.line)
    ? null
    : { path, problem: 'each line once, sorted, is needed' };
};

/** Money of at least so many minor units. */
export function moneyOf(least: 0 | 1): Check {
  return shape({ amount: integer(least), currency: currencyCode });
}
