import type { LawCheck, See } from '../support/laws.ts';

/** What became of one law. */
export interface Verdict {
  readonly runs: number;
  readonly failed: number;
  /** Goes straight to the case that failed. */
  readonly path?: string;
}

interface Trial {
  readonly seed: number;
  readonly runs: number;
  /** One case alone; empty for all of them. */
  readonly path: string;
  readonly see: See;
  readonly say: (line: string) => void;
}

const longest = 900_000;

/** Holds a law against so many cases, and says what breaks it. */
export function tryLaw(law: number, check: LawCheck, { seed, runs, path, see, say }: Trial): Verdict {
  const from = Date.now();
  const isOneCase = path !== '';
  const found = check(see, {
    seed: seed + law,
    numRuns: runs,
    path,
    endOnFailure: isOneCase,
    interruptAfterTimeLimit: longest,
    markInterruptAsFailure: false,
  });
  const name = `law ${String(law).padStart(2)}`;
  if (!found.failed) {
    say(`${name}  ${found.numRuns} runs  holds  ${((Date.now() - from) / 1_000).toFixed(1)} s`);
    return { runs: found.numRuns, failed: 0 };
  }
  const at = `${law}:${found.counterexamplePath ?? '0'}`;
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  say(`${name}  is broken after ${found.numRuns} runs\n\n${why}\n`);
  say(`Straight to it: npm run laws -- --seed ${seed} --path ${at}\n`);
  return { runs: found.numRuns, failed: 1, path: at };
}
