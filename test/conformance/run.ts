import { type Difference, differencesOf } from './compare.ts';
import { deviationOf } from './deviations.ts';
import type { Case } from './format.ts';
import { type CaseKind, kindOf } from './kinds.ts';
import { Untold } from './session.ts';
import { tellStory } from './translate.ts';

/** What came of one case. */
export interface Result {
  readonly id: string;
  readonly peer: string;
  readonly kind: CaseKind;
  readonly verdict: 'passed' | 'failed' | 'deviating';
  /** Why it deviates. */
  readonly reason?: string;
  readonly differences: readonly Difference[];
}

export function runCase(one: Case): Result {
  const { id, peer } = one;
  const differences = tried(one);
  const reason = deviationOf(one, differences);
  const about = { id, peer, kind: kindOf(one), differences };
  if (differences.length === 0) return { ...about, verdict: 'passed' };
  return reason === null ? { ...about, verdict: 'failed' } : { ...about, verdict: 'deviating', reason };
}

/** A story that cannot be told, or that the library breaks on, is a difference like any other: the run goes on. */
function tried(one: Case): Difference[] {
  try {
    return differencesOf(one, tellStory(one.story));
  } catch (error) {
    const why =
      error instanceof Untold
        ? error.message
        : `unexpected: ${error instanceof Error ? (error.stack ?? error.message) : error}`;
    return [{ field: 'story', expected: 'to be told', got: null, why }];
  }
}
