/**
 * Measures the library against other ways to step the same charts, and against an order by hand: `npm run bench`, `npm run bench -- --long`
 * for figures to quote, `npm run bench -- --json` for the last line alone, `npm run bench -- --page` to write the page of the docs. The last
 * line is JSON: ratios, bytes and milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importCost, weightOf } from './footprint.ts';
import { growth } from './growth.ts';
import { compare, efforts, ratioOf, tableOf } from './harness.ts';
import { type Figures, writePage } from './page.ts';
import { paymentSteppers, steppers } from './stepping.ts';
import { instantiations } from './types.ts';
import { jobs, questions, readings, recordBytes, requests } from './whole-job.ts';

const yes = { type: 'boolean' } as const;
const { values } = parseArgs({ options: { json: yes, long: yes, page: yes } });
const effort = values.long ? efforts.long : efforts.usual;
const tables: string[] = [];
const say = (text: string) => {
  tables.push(text);
  if (!values.json) console.log(`${text}\n`);
};

async function told(title: string, alternatives: Parameters<typeof compare>[0]) {
  const timings = await compare(alternatives, effort);
  say(tableOf(title, timings));
  return timings;
}

interface Memory {
  readonly allocated: { readonly byHand: number; readonly apply: number; readonly receive: number };
  /** Bytes that stay behind for each event of a type that nobody knows. */
  readonly unknownType: number;
  readonly held: { readonly byHand: number; readonly ours: number };
}

/** In a process of its own: the nursery is to hold a whole run, and nothing else is to live. */
function memory(): Memory {
  const program = fileURLToPath(new URL('memory.ts', import.meta.url));
  const flags = ['--expose-gc', '--max-semi-space-size=256', '--min-semi-space-size=256', '--max-old-space-size=12288'];
  return JSON.parse(execFileSync(process.execPath, [...flags, program], { encoding: 'utf8' })) as Memory;
}

const bytesOf = (weight: { readonly bytes: number } | undefined) => weight?.bytes ?? Number.NaN;
const round = (value: number) => Number(value.toPrecision(3));

const stepping = await told('Stepping the parts through twelve events; one step', steppers);
const paying = await told('Stepping the payment part alone; one step', paymentSteppers);
const whole = await told('The whole job; one event', jobs);
const asked = await told('One command; the third is every command with its reasons', questions);
await told('The words of 100,000 orders', readings);
const request = await told('A request: decode, one event, encode', requests);
const grown = await growth(effort);
for (const [name, timings] of Object.entries(grown)) say(tableOf(`Growth with ${name}`, timings));
const bytes = recordBytes();
say(`Bytes of a record: ${JSON.stringify(bytes)}`);
const used = memory();
say(`Bytes allocated for an event, kept by an unknown type, held by a live order: ${JSON.stringify(used)}`);
const [core, labels, statuses, all] = await Promise.all(
  ['core.ts', 'labels/labels.ts', 'statuses.ts', 'index.ts'].map(weightOf),
);
say(`Min+gzip: ${JSON.stringify({ core, labels, statuses, all })}`);
say(`Types that the compiler makes of generic ones: ${JSON.stringify(instantiations())}`);
const importMs = await importCost('core.ts', effort.rounds);

const figures: Figures = {
  stepping: {
    xstateTransition: round(ratioOf(stepping, 'XState transition()')),
    xstateLive: round(ratioOf(stepping, 'XState live actor')),
    robot3: round(ratioOf(stepping, 'robot3')),
    vendureFsm: round(ratioOf(paying, "Vendure's FSM")),
  },
  wholeJob: {
    apply: round(ratioOf(whole, 'apply')),
    receive: round(ratioOf(whole, 'receive')),
    garbage: round(used.allocated.apply / used.allocated.byHand),
    refusal: round(ratioOf(asked, 'refused')),
    available: round(ratioOf(asked, 'available')),
  },
  request: { ratio: round(ratioOf(request, 'order-actor')), bytes: bytes.ours, bytesWithIds: bytes.oursWithIds },
  heap: round(used.held.ours / used.held.byHand),
  growth: {
    history: round(ratioOf(grown.history, '10000')),
    lines: round(ratioOf(grown.lines, '1000')),
    captures: round(ratioOf(grown.captures, '1000')),
  },
  size: { core: bytesOf(core), labels: bytesOf(labels), statuses: bytesOf(statuses) },
  importMs: round(importMs),
};
if (values.page) writePage(figures, tables, grown);
console.log(JSON.stringify(figures));
