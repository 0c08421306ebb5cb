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
  for (let round = 0; ; round++) {
    for (const law of chosen) {
      const {
        failed,
        path,
        runs: made,
      } = tryLaw(law, {
        seed: seed + round * spread,
        runs,
        path: only?.path ?? '',
        say: console.log,
      });
      const known = verdicts[law.number] ?? { runs: 0, failed: 0 };
      verdicts[law.number] = {
        runs: known.runs + made,
        failed: known.failed + failed,
        ...(path !== undefined && { path }),
      };
    }
    if (only || Date.now() >= until) return verdicts;
  }
}

/** Rounds look at other histories: further apart than the numbers of the laws. */
const spread = 1_000;

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
      uncovered: coverage.missing(),
    }),
  );
  if (Object.values(verdicts).some(({ failed }) => failed > 0)) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof BadArguments)) throw error;
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 2;
}
