import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chartOf } from './curves.svg.ts';
import type { Timing } from './harness.ts';

/** What one run measured. */
export interface Figures {
  readonly stepping: Readonly<Record<'xstateTransition' | 'xstateLive' | 'robot3' | 'vendureFsm', number>>;
  readonly wholeJob: Readonly<Record<'apply' | 'receive' | 'garbage' | 'refusal' | 'available', number>>;
  readonly request: { readonly ratio: number; readonly bytes: number; readonly bytesWithIds: number };
  readonly heap: number;
  readonly growth: Readonly<Record<'history' | 'lines' | 'captures', number>>;
  readonly size: { readonly core: number; readonly labels: number; readonly statuses: number };
  readonly importMs: number;
}

interface Goal {
  readonly what: string;
  readonly goal: number;
  /** More is better. */
  readonly least?: true;
  readonly unit?: string;
  readonly of: (figures: Figures) => number;
}

const goals: readonly Goal[] = [
  { what: 'XState `transition()`, times our step', goal: 200, least: true, of: (f) => f.stepping.xstateTransition },
  { what: 'XState live actor, times our step', goal: 80, least: true, of: (f) => f.stepping.xstateLive },
  { what: 'robot3, times our step', goal: 10, least: true, of: (f) => f.stepping.robot3 },
  { what: "Vendure's FSM, times our payment step", goal: 4, least: true, of: (f) => f.stepping.vendureFsm },
  { what: '`apply`, times the order by hand', goal: 2, of: (f) => f.wholeJob.apply },
  { what: '`receive`, times the order by hand', goal: 4, of: (f) => f.wholeJob.receive },
  { what: 'garbage of an event, times that by hand', goal: 2, of: (f) => f.wholeJob.garbage },
  { what: 'a refusal, times an accepted event', goal: 1, of: (f) => f.wholeJob.refusal },
  { what: '`available`, times an accepted event', goal: 20, of: (f) => f.wholeJob.available },
  { what: 'a request (decode, event, encode), times that by hand with JSON', goal: 1, of: (f) => f.request.ratio },
  { what: 'a record of three lines, short ids', goal: 300, unit: 'bytes', of: (f) => f.request.bytes },
  { what: 'heap of a live order, times that by hand', goal: 2, of: (f) => f.heap },
  { what: 'an event after 10,000, times one after 100', goal: 1.5, of: (f) => f.growth.history },
  { what: '1,000 lines, times 100 lines', goal: 15, of: (f) => f.growth.lines },
  { what: '1,000 captures, times 100 captures', goal: 15, of: (f) => f.growth.captures },
  { what: '`order-actor/core`, min+gzip', goal: 25_000, unit: 'bytes', of: (f) => f.size.core },
  { what: 'cold import of core, beyond an empty program', goal: 20, unit: 'ms', of: (f) => f.importMs },
];

function rowOf({ what, goal, least, unit, of }: Goal, figures: Figures): string {
  const is = of(figures);
  const reached = least ? is >= goal : is <= goal;
  const told = (value: number) => `${value.toLocaleString('en')}&nbsp;${unit ?? 'x'}`;
  return `| ${what} | ${least ? 'at least' : 'at most'} ${told(goal)} | ${told(is)} | ${reached ? 'reached' : '**not yet**'} |`;
}

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

/** Writes the page and its picture. */
export function writePage(
  figures: Figures,
  tables: readonly string[],
  grown: Readonly<Record<string, readonly Timing[]>>,
): void {
  mkdirSync(`${docs}assets`, { recursive: true });
  writeFileSync(`${docs}assets/growth.svg`, chartOf(grown));
  const open = goals.filter(({ goal, least, of }) => (least ? of(figures) < goal : of(figures) > goal)).length;
  writeFileSync(
    `${docs}26-performance.md`,
    `---
title: Performance
group: Proof
---

# Performance

The same charts that XState draws and interprets run compiled here. This page is written by \`npm run bench -- --page\`: ${goals.length} figures
against what they are to come to, of which ${open} are not reached yet. Measured on ${cpus().length} cores that others use, too, with Node ${process.versions.node}:
ratios hold better than times.

| figure | goal | now | |
| --- | --- | --- | --- |
${goals.map((goal) => rowOf(goal, figures)).join('\n')}

## What is compared

- *Stepping*: the parts of one order's life through twelve events, the same charts, guards and ledgers under each executor. What the
  executors share, joining a row and counting the ledger anew, is most of our step: it bounds how far the ratios can go.
- *The whole job*: \`apply\` and \`receive\` against an order that is written by hand (\`test/bench/by-hand\`, it imports nothing of the library).
  Outcomes, words, figures and effects of both are held equal over random histories by the tests. The one by hand knows no plugins, holds,
  reviews, edits, exchanges, disputes, stock, discrepancies or deadlines.
- *A request*: the record and an event come as text, the next record goes as text.
- CPU time of the process, garbage collection included; alternatives take turns within each round, ratios are formed within a round, and
  their median is told.

\`\`\`sh
npm run bench              # a minute or two
npm run bench -- --long    # figures to quote
npm run bench -- --json    # the last line alone
npm run bench -- --page    # writes this page
\`\`\`

## Growth

What one more event, replayed event, line or capture costs, by how many there are, as a multiple of what it costs at 100.

![Cost of one more, by how many there are](assets/growth.svg)

## Tables

\`\`\`text
${tables.join('\n\n')}
\`\`\`
`,
  );
}
