import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Asserted, Case, CaseEvent, Claims, EventClaims, Levels, Parts, Question, Story } from './format.ts';
import { strangeIn } from './unread.ts';

/** A folder or a file that is not in the format. The message names the file and the case. */
export class MalformedCases extends Error {}

export const formatName = 'order-actor-conformance/1';

/** A name may be a number; it is the same name. */
const name = z.union([z.string(), z.number()]).transform(String);
const units = z.looseObject({ line: name, qty: z.number(), damaged: z.number().optional() });
const part = { id: name, status: z.string() };
const level = z.looseObject({ onHand: z.number().nullish(), allocated: z.number().nullish() });
const words = z.record(z.string(), z.unknown());
const figures = z.record(z.string(), words);
/** What is asserted of the whole order or after an event; how each field is compared, `compare.ts` knows. */
const claimed = z.looseObject({ amounts: words.optional(), lines: figures.optional(), stock: figures.optional() });

const line = z.looseObject({
  id: name,
  sku: name,
  qty: z.number(),
  unit: z.number(),
  tax: z.number().optional(),
  tracked: z.boolean().optional(),
  allowBackorder: z.boolean().optional(),
  outOfStockThreshold: z.number().optional(),
  kit: z.record(z.string(), z.number()).optional(),
  location: z.string().optional(),
});

const parts = z.looseObject({
  placed: z.boolean().optional(),
  payments: z.array(z.looseObject({ ...part, amount: z.number() })).optional(),
  fulfillments: z.array(z.looseObject({ ...part, lines: z.array(units) })).optional(),
  returns: z.array(z.looseObject({ ...part, lines: z.array(units) })).optional(),
  ledger: z.array(z.looseObject({ type: z.string(), amount: z.number(), ref: name.optional() })).optional(),
  reservations: z.array(z.looseObject({ id: name, qty: z.number() })).optional(),
  grantedRefund: z.number().optional(),
  canceled: z.boolean().optional(),
  settings: words.optional(),
});

const event = z.looseObject({
  type: z.string(),
  payment: name.optional(),
  amount: z.number().optional(),
  ref: name.optional(),
  fulfillment: name.optional(),
  return: name.optional(),
  refund: name.optional(),
  lines: z.array(units).optional(),
  outbound: z.array(units).optional(),
  line: name.optional(),
  sku: name.optional(),
  qty: z.number().optional(),
  error: z.string().optional(),
  noop: z.boolean().optional(),
  peerError: z.unknown().optional(),
  oursError: z.string().optional(),
  after: claimed.extend({ ours: claimed.optional() }).optional(),
});

const caseShape = z.looseObject({
  id: z.string(),
  peer: z.string(),
  kind: z.string(),
  order: z.looseObject({ currency: z.string(), lines: z.array(line), shipping: z.number(), total: z.number() }),
  parts: parts.optional(),
  stockBefore: z.record(z.string(), level).optional(),
  events: z.array(event),
  expected: words,
  ours: claimed,
  oursAlternatives: z.record(z.string(), z.array(z.unknown())).optional(),
  disagreement: z.array(z.string()).optional(),
  nonInteger: z.boolean().optional(),
});

const fileShape = z.looseObject({
  format: z.literal(formatName),
  peer: z.string(),
  cases: z.array(z.unknown()).min(1),
});

type RawCase = z.infer<typeof caseShape>;

/** Every case of a folder: of all files `cases-*.json`, in the order of their names. */
export function readCases(folder: string): Case[] {
  const files = namesIn(folder).filter((name) => /^cases-.*\.json$/.test(name));
  if (files.length === 0) throw new MalformedCases(`"${folder}" has no files cases-<peer>.json.`);
  const cases = files.toSorted().flatMap((name) => casesIn(folder, name));
  const ids = new Set<string>();
  return cases.map((one) => {
    const isTwice = ids.has(one.id);
    ids.add(one.id);
    return isTwice ? { ...one, problem: `a case of the name "${one.id}" is there already` } : one;
  });
}

/** A file that is not in the format is one case that fails: those of the others are told all the same. */
function casesIn(folder: string, name: string): Case[] {
  try {
    return casesOf(name, parsed(join(folder, name)));
  } catch (error) {
    if (!(error instanceof MalformedCases)) throw error;
    return [untellable(null, name, /^cases-(.*)\.json$/.exec(name)?.[1] ?? name, error.message)];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new MalformedCases(`There is no folder "${folder}".`);
  }
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new MalformedCases(`it is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** The cases of one file's content. A case that is not in the format is one that fails: the others are told all the same. */
export function casesOf(name: string, content: unknown): Case[] {
  const file = fileShape.safeParse(content);
  if (!file.success) throw new MalformedCases(problemsOf(file.error));
  return file.data.cases.map((raw, i) => {
    const one = caseShape.safeParse(withoutNulls(raw));
    return one.success
      ? asserting(caseOf(one.data))
      : untellable(raw, `${name}-${i + 1}`, file.data.peer, problemsOf(one.error));
  });
}

/** Where nothing stands, nothing is told. In these fields it says something: that there is none. */
const saysNone = new Set(['onHand', 'allocated', 'refundPayment', 'ignoreOwnAfterMinutes']);

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const told = Object.entries(value).filter(([key, inner]) => inner !== null || saysNone.has(key));
  return Object.fromEntries(told.map(([key, inner]) => [key, withoutNulls(inner)]));
}

/** A case that asserts nothing could not fail. What is refused is told by example, so no example asserts nothing. */
function asserting(one: Case): Case {
  const { events, ours } = one.claims;
  const { refused = [], ...others } = ours;
  const isClaim = events.length > 0 || asserts(others) || (refused as unknown[]).length > 0;
  return isClaim ? one : { ...one, problem: 'it asserts nothing' };
}

/** Figures of no line, no amount and no place are none. */
function asserts(claim: unknown): boolean {
  if (typeof claim !== 'object') return true;
  return claim !== null && (Array.isArray(claim) || Object.values(claim).some(asserts));
}

function hasFraction(told: unknown): boolean {
  if (typeof told === 'number') return !Number.isInteger(told);
  return typeof told === 'object' && told !== null && Object.values(told).some(hasFraction);
}

function untellable(raw: unknown, place: string, peer: string, problem: string): Case {
  const { id = place, kind = 'unknown' } = (raw ?? {}) as { readonly id?: unknown; readonly kind?: unknown };
  const order = { currency: 'USD', lines: [], shipping: 0, total: 0 };
  const about = { id: String(id), peer, kind: String(kind) };
  const story = { peer, kind: about.kind, tags: [], order, stockBefore: {}, events: [] };
  return {
    ...about,
    story,
    claims: { events: [], ours: {}, alternatives: {} },
    nonInteger: false,
    problem,
    unread: [],
  };
}

function problemsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

/** What the comparison alone may see. */
const asserted = ['error', 'noop', 'peerError', 'oursError', 'after'] as const;

function caseOf(raw: RawCase): Case {
  const question = questionOf(raw);
  const story: Story = {
    peer: raw.peer,
    kind: raw.kind,
    tags: raw.disagreement ?? [],
    order: raw.order as Story['order'],
    ...(raw.parts && { parts: raw.parts as Parts }),
    stockBefore: (raw.stockBefore ?? {}) as Levels,
    events: raw.events.map(
      (one) =>
        Object.fromEntries(
          Object.entries(one).filter(([key]) => !asserted.includes(key as never)),
        ) as unknown as CaseEvent,
    ),
    ...(question && { question }),
  };
  const claims: Claims = {
    events: raw.events.map(eventClaims),
    ours: raw.ours,
    alternatives: raw.oursAlternatives ?? {},
  };
  return {
    id: raw.id,
    peer: raw.peer,
    kind: raw.kind,
    story,
    claims,
    nonInteger: raw.nonInteger === true && hasFraction(raw),
    unread: strangeIn(raw),
  };
}

function eventClaims({ type, error, oursError, noop, after }: RawCase['events'][number]): EventClaims {
  const refused = error ?? oursError;
  const { ours = {}, peer: _, ...more } = (after ?? {}) as Readonly<Record<string, Asserted>>;
  return {
    type,
    ...(refused !== undefined && { error: refused }),
    ...(noop !== undefined && { noop }),
    after: { ...ours, ...more },
  };
}

/** The state and the moves that a `transitions` case asks about; sorted, so that their order tells nothing. */
function questionOf({ kind, expected, ours }: RawCase): Question | null {
  if (kind !== 'transitions' || typeof expected.from !== 'string') return null;
  const moves = [ours.allowed, ours.refused].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return { from: expected.from, moves: moves.toSorted() };
}
