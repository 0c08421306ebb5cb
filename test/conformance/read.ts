import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Asserted, Case, CaseEvent, Claims, EventClaims, Levels, Parts, Question, Story } from './format.ts';

/** A folder or a file that is not in the format. The message names the file and the case. */
export class MalformedCases extends Error {}

export const formatName = 'order-actor-conformance/1';

const units = z.looseObject({ line: z.string(), qty: z.number(), damaged: z.number().optional() });
const part = { id: z.string(), status: z.string() };
const level = z.looseObject({ onHand: z.number().nullish(), allocated: z.number().nullish() }).nullable();
const words = z.record(z.string(), z.unknown());

const line = z.looseObject({
  id: z.string(),
  sku: z.string(),
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
  ledger: z
    .array(z.looseObject({ type: z.string(), amount: z.number(), ref: z.union([z.string(), z.number()]).nullish() }))
    .optional(),
  reservations: z.array(z.looseObject({ id: z.string(), qty: z.number() })).optional(),
  grantedRefund: z.number().optional(),
  canceled: z.boolean().optional(),
  settings: words.optional(),
});

const event = z.looseObject({
  type: z.string(),
  payment: z.string().optional(),
  amount: z.number().optional(),
  fulfillment: z.string().optional(),
  return: z.string().optional(),
  lines: z.array(units).optional(),
  line: z.string().optional(),
  qty: z.number().optional(),
  error: z.string().optional(),
  noop: z.boolean().optional(),
  peerError: z.unknown().optional(),
  oursError: z.string().optional(),
  after: z.looseObject({ ours: words.nullish(), stock: words.nullish() }).optional(),
});

const caseShape = z.looseObject({
  id: z.string(),
  peer: z.string(),
  kind: z.string(),
  order: z.looseObject({ currency: z.string(), lines: z.array(line), shipping: z.number(), total: z.number() }),
  parts: parts.nullish(),
  stockBefore: z.record(z.string(), level).nullish(),
  events: z.array(event),
  expected: words,
  ours: words,
  oursAlternatives: z.record(z.string(), z.array(z.unknown())).nullish(),
  disagreement: z.array(z.string()).nullish(),
  nonInteger: z.boolean().optional(),
});

const fileShape = z.looseObject({ format: z.literal(formatName), peer: z.string(), cases: z.array(z.unknown()) });

type RawCase = z.infer<typeof caseShape>;

/** Every case of a folder: of all files `cases-*.json`, in the order of their names. */
export function readCases(folder: string): Case[] {
  const files = namesIn(folder).filter((name) => /^cases-.*\.json$/.test(name));
  if (files.length === 0) throw new MalformedCases(`"${folder}" has no files cases-<peer>.json.`);
  const cases = files.toSorted().flatMap((name) => casesOf(name, parsed(join(folder, name))));
  const twice = cases.find(({ id }, i) => cases.findIndex((one) => one.id === id) !== i);
  if (twice) throw new MalformedCases(`The case "${twice.id}" is there twice.`);
  return cases;
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
    throw new MalformedCases(`${path} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** The cases of one file's content. */
export function casesOf(name: string, content: unknown): Case[] {
  const file = fileShape.safeParse(content);
  if (!file.success) throw new MalformedCases(`${name}: ${problemsOf(file.error)}`);
  return file.data.cases.map((raw, i) => {
    const one = caseShape.safeParse(raw);
    if (one.success) return caseOf(one.data);
    const id = (raw as { id?: unknown } | null)?.id;
    throw new MalformedCases(
      `${name}: case ${typeof id === 'string' ? id : `number ${i + 1}`}: ${problemsOf(one.error)}`,
    );
  });
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
    ...(raw.parts && { parts: partsOf(raw.parts) }),
    stockBefore: Object.fromEntries(
      Object.entries(raw.stockBefore ?? {}).map(([key, value]) => [key, value ?? {}]),
    ) as Levels,
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
  return { id: raw.id, peer: raw.peer, kind: raw.kind, story, claims, nonInteger: raw.nonInteger === true };
}

function partsOf(raw: NonNullable<RawCase['parts']>): Parts {
  const ledger = raw.ledger?.map((entry) => ({ ...entry, ref: entry.ref == null ? null : String(entry.ref) }));
  return { ...raw, ...(ledger && { ledger }) } as Parts;
}

function eventClaims({ type, error, oursError, noop, after }: RawCase['events'][number]): EventClaims {
  const refused = error ?? oursError;
  const { ours, stock, lines, amounts } = (after ?? {}) as Record<string, Asserted | null | undefined>;
  return {
    type,
    ...(refused !== undefined && { error: refused }),
    ...(noop && { noop }),
    after: { ...ours, ...(stock && { stock }), ...(lines && { lines }), ...(amounts && { amounts }) },
  };
}

/** The state and the moves that a `transitions` case asks about; sorted, so that their order tells nothing. */
function questionOf({ kind, expected, ours }: RawCase): Question | null {
  if (kind !== 'transitions' || typeof expected.from !== 'string') return null;
  const moves = [ours.allowed, ours.refused].flatMap((list) => (Array.isArray(list) ? list.map(String) : []));
  return { from: expected.from, moves: moves.toSorted() };
}
