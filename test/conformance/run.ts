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
  /** What it tells that nobody read. */
  readonly unread: readonly string[];
}

export function runCase(one: Case): Result {
  const { id, peer } = one;
  const { differences, unread } = tried(one);
  const reason = deviationOf(one, differences);
  const about = { id, peer, kind: kindOf(one), differences, unread: [...one.unread, ...unread] };
  if (differences.length === 0) return { ...about, verdict: 'passed' };
  return reason === null ? { ...about, verdict: 'failed' } : { ...about, verdict: 'deviating', reason };
}

/** A story that cannot be told, or that the library breaks on, is a difference like any other: the run goes on. */
function tried(one: Case): Pick<Result, 'differences' | 'unread'> {
  const fails = (field: string, expected: string, why: string) => ({
    differences: [{ field, expected, got: null, why }],
    unread: [],
  });
  if (one.problem !== undefined) return fails('case', 'to be in the format', one.problem);
  try {
    const told = tellStory(one.story);
    const unread = told.events.flatMap((event, i) =>
      event.unread.map((field) => `event ${i + 1} (${event.type}): ${field}`),
    );
    return { differences: differencesOf(one, told), unread };
  } catch (error) {
    return fails(
      'story',
      'to be told',
      error instanceof Untold
        ? error.message
        : `unexpected: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
    );
  }
}
