/**
 * Records and histories of every release so far. Each is restored byte for byte and replayed to the same bytes, for ever: these files
 * are never written again. What is new in a record needs a file that has it; `UPDATE=1 npm test -- test/golden` adds those that lack.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder as defineCore } from '../../src/core.ts';
import {
  defineOrder,
  fulfillmentKinds,
  type History,
  lifecycleKinds,
  type Order,
  type Policy,
  paymentKinds,
  returnKinds,
} from '../../src/index.ts';
import { fields } from '../../src/ledger.fields.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { given } from '../../src/testing/scenario.ts';
import { stories } from './stories.ts';

const release = '0.1.0';
const folder = fileURLToPath(new URL('.', import.meta.url));

interface Golden {
  readonly policy: Partial<Policy>;
  readonly history: History;
  /** The text that `encode` gave. */
  readonly record: string;
  /** The same as plain JSON. */
  readonly plain: string;
}

/** Everything that a record can consist of: each kind of row, each field of one. */
const parts = [
  ...paymentKinds.map((kind) => `payment ${kind}`),
  ...fulfillmentKinds.map((kind) => `fulfillment ${kind}`),
  ...returnKinds.map((kind) => `return ${kind}`),
  ...lifecycleKinds.map((kind) => `lifecycle ${kind}`),
  ...fields.map((field) => `field ${field}`),
  'conflicts',
  'parked',
];

function partsOf({ payments, fulfillments, returns, lifecycle, parked }: Order): readonly string[] {
  const ledgers = [
    ...payments.map(({ context }) => ['payment', context.rows] as const),
    ...fulfillments.map(({ context }) => ['fulfillment', context.rows] as const),
    ...returns.map(({ context }) => ['return', context.rows] as const),
    ['lifecycle', lifecycle.context.rows] as const,
  ];
  return [
    ...(parked.length > 0 ? ['parked'] : []),
    ...ledgers.flatMap(([noun, rows]) =>
      rows.flatMap((row) => [
        `${noun} ${row.kind}`,
        ...fields.filter((field) => field in row).map((field) => `field ${field}`),
        ...(row.conflicts ? ['conflicts'] : []),
      ]),
    ),
  ];
}

const read = (file: string): Golden => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden;
const known = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort();
const lacking = () => {
  const there = new Set(known().flatMap((file) => partsOf(JSON.parse(read(file).plain) as Order)));
  return parts.filter((part) => !there.has(part));
};

/** Adds a file, and never writes one anew. */
function add(name: string, golden: Golden): void {
  const file = join(folder, release, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.json`);
  mkdirSync(join(folder, release), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(golden, null, 1)}\n`);
}

/** Histories that have what no file has, the first that are found. */
function addGenerated(): void {
  let lacks = lacking();
  for (let seed = 1; lacks.length > 0 && seed <= 60; seed++) {
    for (const found of fc.sample(histories(definitions({}, fc.constant([])), { most: 40 }), { numRuns: 20, seed })) {
      const definition = found.definition;
      const { told, last } = tell(definition, found);
      const parts = partsOf(last);
      const wanted = lacks.find((part) => parts.includes(part));
      if (wanted === undefined) continue;
      const entries = told.map(({ event, applied }) => ({ event, outcome: { kind: applied.outcome.kind } }));
      const history = { opening: found.opening, entries };
      add(`with ${wanted}`, {
        policy: definition.options.policy ?? {},
        history,
        record: definition.encode(last),
        plain: JSON.stringify(last),
      });
      lacks = lacks.filter((part) => !parts.includes(part));
    }
  }
}

/** The orders that were told by hand. */
function addStories(): void {
  for (const [name, [opening, go]] of Object.entries(stories)) {
    const { definition, order, beats } = go(given(opening));
    const entries = beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } }));
    const kind = opening.begin === 'draft' ? 'drafted' : 'placed';
    const history: History = { opening: { kind, input: inputOf(opening) }, entries };
    add(name, {
      policy: opening.policy ?? {},
      history,
      record: definition.encode(order),
      plain: JSON.stringify(order),
    });
  }
}

if (process.env.UPDATE === '1') {
  addStories();
  addGenerated();
}

describe.each(known())('the golden order %s', (file) => {
  const { policy, history, record, plain } = read(file);
  const doors = [defineOrder({ policy }), defineCore({ policy })];

  it('is restored byte for byte', () => {
    for (const { decode, encode } of doors) {
      expect(encode(decode(record))).toBe(record);
      expect(JSON.stringify(decode(plain))).toBe(plain);
      expect(decode(record)).toEqual(decode(plain));
    }
  });

  it('is replayed to the same bytes', () => {
    for (const { replay, encode } of doors) {
      expect(encode(replay(history))).toBe(record);
      expect(JSON.stringify(replay(history))).toBe(plain);
    }
  });

  it('has its words', () => {
    const { decode, statusOf, explain } = defineOrder({ policy });
    expect(statusOf(decode(record)).overall).toBe(explain(decode(record)).overall.word);
  });
});

it('the golden orders have every kind of row, every field and everything else that a record can consist of', () => {
  expect(lacking(), 'UPDATE=1 npm test -- test/golden adds what lacks').toEqual([]);
  expect(known().length).toBeGreaterThanOrEqual(10);
});
