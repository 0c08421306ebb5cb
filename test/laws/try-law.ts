import * as fc from 'fast-check';
import type { Law } from '../../src/testing/laws/law.ts';
import { onceOf } from '../support/running.ts';
import { BadArguments, places } from './arguments.ts';

/** What became of one law. */
export interface Verdict {
  readonly runs: number;
  readonly failed: number;
  /** Goes straight to the case that failed. */
  readonly path?: string;
}

interface Trial {
  readonly seed: number;
  /** The first round of a seed is 0. */
  readonly round: number;
  readonly runs: number;
  /** One case alone; empty for all of them. */
  readonly path: string;
  readonly say: (line: string) => void;
}

/** Holds a law against so many cases, and says what breaks it. */
export function tryLaw({ number, says, property }: Law, { seed, round, runs, path, say }: Trial): Verdict {
  const from = Date.now();
  const drawn = seedOf(seed, round, number);
  const first = firstOf(path === '' ? property : onceOf(property), {
    seed: drawn,
    numRuns: runs,
    path,
    endOnFailure: true,
  });
  const found = first.failed && path === '' ? smaller(property, drawn, first) : first;
  const name = `law ${String(number).padStart(2)}`;
  if (!found.failed) {
    say(`${name}  ${found.numRuns} runs  holds  ${((Date.now() - from) / 1_000).toFixed(1)} s  ${says}`);
    return { runs: found.numRuns, failed: 0 };
  }
  const at = places.write({ law: number, round, path: found.counterexamplePath ?? '0' });
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  say(`${name}  is broken after ${found.numRuns} runs: ${says}\n\n${why}\n`);
  say(`Straight to it: npm run laws -- --seed ${seed} --path ${at}\n`);
  const drawnAs = places.write({ law: number, round, path: (first.counterexamplePath ?? '0').split(':')[0] ?? '0' });
  if (drawnAs !== at) say(`The same as it was drawn, which is sooner there: --path ${drawnAs}\n`);
  return { runs: found.numRuns, failed: 1, path: at };
}

/** Neighboring seeds, rounds and laws draw nothing alike: FNV-1a over the three. */
function seedOf(...numbers: readonly number[]): number {
  return numbers.reduce((hash, number) => Math.imul(hash ^ number, 0x01000193), 0x811c9dc5);
}

function firstOf(property: Law['property'], settings: fc.Parameters<unknown>): fc.RunDetails<unknown> {
  try {
    return fc.check(property, settings);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Unable to replay'))) throw error;
    throw new BadArguments(
      '--path leads to no case of this seed. Take both from one line that was printed, with the code that printed it.',
    );
  }
}

const longest = 300_000;

/** The same failure, made smaller for some minutes. */
function smaller(property: Law['property'], seed: number, first: fc.RunDetails<unknown>): fc.RunDetails<unknown> {
  const path = first.counterexamplePath ?? '0';
  const found = fc.check(property, { seed, path, interruptAfterTimeLimit: longest, markInterruptAsFailure: false });
  return found.failed ? { ...found, numRuns: first.numRuns } : first;
}
