/**
 * Runs the laws on orders, policies and plugins that are drawn from a seed: `npm run laws -- --seed 7 --runs 1000`. A law that is broken
 * is told as a story, with the command that goes straight to it. The last line is JSON.
 */

import { anyShop, lawNumbers, lawsOf } from '../../src/testing/laws/laws.ts';
import { cellsAsTable } from '../support/cells.table.ts';
import { createCells } from '../support/cells.ts';
import { createCoverage } from '../support/coverage.ts';
import { BadArguments, type LawRequest, parseArguments, usage } from './arguments.ts';
import { tryLaw, type Verdict } from './try-law.ts';

const coverage = createCoverage();
const cells = createCells();
const laws = lawsOf(anyShop, (_, history) => {
  if (!history) return;
  coverage.see(history);
  cells.see(history);
});

function runAll({ seed, runs, minutes, only }: LawRequest): Record<number, Verdict> {
  const verdicts: Record<number, Verdict> = {};
  const until = Date.now() + (minutes ?? 0) * 60_000;
  const chosen = laws.filter(({ number }) => only === null || number === only.law);
  for (let round = only?.round ?? 0; ; round++) {
    for (const law of chosen) {
      const tried = tryLaw(law, { seed, round, runs, path: only?.path ?? '', say: console.log });
      const known = verdicts[law.number];
      verdicts[law.number] = {
        ...known,
        ...tried,
        runs: (known?.runs ?? 0) + tried.runs,
        failed: (known?.failed ?? 0) + tried.failed,
      };
    }
    if (only?.path || Date.now() >= until) return verdicts;
  }
}

try {
  const request = parseArguments(process.argv.slice(2), lawNumbers);
  const verdicts = runAll(request);
  if (request.table) console.log(cellsAsTable(cells));
  console.log(
    JSON.stringify({
      seed: request.seed,
      laws: verdicts,
      accepted: coverage.acceptance(),
      hostile: coverage.hostility(),
      uncovered: coverage.uncovered(),
    }),
  );
  if (Object.values(verdicts).some(({ failed }) => failed > 0)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
