import type { Difference } from './compare.ts';
import type { Case } from './format.ts';

/** A question on which the peers differ, and on which we answer otherwise than a case. */
export interface Deviation {
  /** The question, and what we chose. */
  readonly reason: string;
  /** Of which cases it speaks: by what the format says of them. */
  readonly covers: (one: Case) => boolean;
  /** Which of their claims it excuses; any other difference still fails the case. */
  readonly excuses: (difference: Difference) => boolean;
}

export const deviations: readonly Deviation[] = [];

/** Why a case that differs deviates; null where it fails. Every difference must be excused. */
export function deviationOf(one: Case, differences: readonly Difference[]): string | null {
  const rules = deviations.filter(({ covers }) => covers(one));
  const found = differences.map((difference) => rules.find(({ excuses }) => excuses(difference)));
  if (differences.length === 0 || found.includes(undefined)) return null;
  return [...new Set(found.map((rule) => rule?.reason))].join(' ');
}
