import { linesOf } from '../../src/index.ts';
import { neutralOf } from './codes.ts';
import type { Asserted, Case } from './format.ts';
import { amountOf, lineReadings, type Reader, words } from './outcome.ts';
import { choices } from './positions.ts';
import type { Happened, Moment, Told } from './translate.ts';

/** A claim that does not hold. */
export interface Difference {
  /** The asserted field, such as `payment`, `amounts.captured` or `event 2: error`. */
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
  readonly why: string;
}

/** Everything that a case asserts and that did not come about; nothing where it passes. */
export function differencesOf({ story, claims }: Case, told: Told): Difference[] {
  const reader = (moment: Moment): Reader => ({ told, story, moment });
  const ofEvents = claims.events.flatMap((claim, i) => {
    const happened = told.events[i] as Happened;
    const place = (difference: Difference): Difference => ({
      ...difference,
      field: `event ${i + 1} (${claim.type}): ${difference.field}`,
    });
    const after = held(claim.after, {}, reader(happened.after), told, happened);
    return [...answered(claim, happened), ...after].map(place);
  });
  return [...ofEvents, ...held(claims.ours, claims.alternatives, reader(told.end), told)];
}

/** Whether an event was taken or refused as it is claimed. */
function answered({ error, noop }: Case['claims']['events'][number], happened: Happened): Difference[] {
  const got = codesOf(happened);
  if (error === undefined) {
    const refused = got.length > 0 ? [{ field: 'accepted', expected: true, got, why: reasonsOf(happened) }] : [];
    if (noop === undefined) return refused;
    const isKept = same(momentWords(happened.before), momentWords(happened.after));
    return [...refused, ...difference('noop', noop, isKept)];
  }
  if (!got.includes(error))
    return [{ field: 'error', expected: error, got: got.length > 0 ? got : null, why: reasonsOf(happened) }];
  const isKept = happened.providerFailed || happened.before.order === happened.after.order;
  return isKept
    ? []
    : [{ field: 'error', expected: 'no change', got: 'a change', why: 'a refused event changed the order' }];
}

const momentWords = ({ order, stock }: Moment) => ({
  stock,
  payments: order.payments,
  fulfillments: order.fulfillments,
  returns: order.returns,
  lifecycle: order.lifecycle.state,
});

/** The neutral codes with which an event was refused; none where it was taken. */
function codesOf({ refused, providerFailed }: Happened): readonly string[] {
  if (providerFailed) return ['provider_failure'];
  return refused ? refused.reasons.flatMap((reason) => neutralOr(refused.command, reason)) : [];
}

function neutralOr(command: string, reason: Parameters<typeof neutralOf>[1]): readonly string[] {
  const codes = neutralOf(command, reason);
  return codes.length > 0 ? codes : [`ours:${reason.code}`];
}

function reasonsOf({ refused, providerFailed }: Happened): string {
  if (providerFailed) return 'the provider said no';
  return refused
    ? `${refused.command} was refused: ${refused.reasons.map(({ code, message }) => `${code}: ${message}`).join('; ')}`
    : 'it was accepted';
}

type Check = (expected: unknown, reader: Reader, told: Told, happened?: Happened) => readonly Difference[];

const difference = (field: string, expected: unknown, got: unknown, why = ''): Difference[] =>
  same(expected, got) ? [] : [{ field, expected, got, why }];

/** How each asserted field is compared. A field that is not here is a word, and one that no table reads fails. */
const checks: Readonly<Record<string, Check>> = {
  amounts: (expected, reader) =>
    Object.entries(expected as Asserted).flatMap(([name, value]) =>
      read(`amounts.${name}`, value, amountOf(reader, name)),
    ),
  lines: (expected, reader) =>
    Object.entries(expected as Readonly<Record<string, Asserted>>).flatMap(([line, fields]) => {
      // What an edit took away is a line of no pieces.
      const { story, moment } = reader;
      const isKnown = [...story.order.lines, ...linesOf(moment.order)].some(({ id }) => id === line);
      return Object.entries(fields).flatMap(([name, value]) =>
        read(`lines.${line}.${name}`, value, isKnown ? own(lineReadings, name)?.(reader, line) : undefined),
      );
    }),
  stock: (expected, { moment }) =>
    Object.entries(expected as Readonly<Record<string, Asserted>>).flatMap(([key, level]) =>
      Object.entries(level).flatMap(([name, value]) =>
        value === null
          ? []
          : read(`stock.${key}.${name}`, value, own((own(moment.stock, key) ?? {}) as Asserted, name)),
      ),
    ),
  error: (expected, _, { events }, happened) => {
    const codes = (happened ? [happened] : events).flatMap(codesOf);
    return codes.includes(String(expected))
      ? []
      : difference('error', expected, codes.length > 0 ? codes : null, 'no event was refused so');
  },
  allowed: (expected, _, { events, moves }) => {
    if (Array.isArray(expected)) return difference('allowed', expected.map(String).toSorted(), moves?.allowed ?? null);
    const last = events.at(-1);
    return difference(
      'allowed',
      expected,
      last !== undefined && !last.refused && !last.providerFailed,
      last ? reasonsOf(last) : 'nothing was asked',
    );
  },
  // What is refused is told by example: what else is not allowed is refused, too.
  refused: (expected, _, { moves }) => {
    const named = (expected as unknown[]).map(String).toSorted();
    const got = moves?.refused.filter((move) => named.includes(move)) ?? null;
    return difference('refused', named, got);
  },
};

/** What a table says of a name that a case gives; nothing of names that JavaScript knows. */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function read(field: string, expected: unknown, got: unknown): Difference[] {
  return got === undefined
    ? [{ field, expected, got: null, why: 'nothing of ours reads so' }]
    : difference(field, expected, got);
}

function held(
  claims: Asserted,
  alternatives: Case['claims']['alternatives'],
  reader: Reader,
  told: Told,
  happened?: Happened,
): Difference[] {
  return Object.entries(claims).flatMap(([field, expected]) => {
    const check = own(checks, field);
    if (check) return check(expected, reader, told, happened);
    const reading = own(words, field);
    if (!reading) return [{ field, expected, got: null, why: 'nothing of ours reads so' }];
    const got = reading(reader);
    return isChosen(field, expected, got, alternatives) ? [] : difference(field, expected, got);
  });
}

/** Another word than the proposed one, which the case allows and our table chooses. */
function isChosen(
  field: string,
  expected: unknown,
  got: unknown,
  alternatives: Case['claims']['alternatives'],
): boolean {
  const isAllowed = alternatives[field]?.includes(got) ?? false;
  return isAllowed && choices.some((one) => one.field === field && one.proposed === expected && one.chosen === got);
}

/** Equal by value; the order of an object's fields tells nothing. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => same(value, (b as Asserted)[key]));
}
