import type { CoreOrderDefinition } from '../../core.ts';
import type { GeneratedHistory } from '../histories/history.ts';
import { storyOf } from '../histories/story.ts';

/** A law does not hold: which, where, and the story that shows it. */
export class LawBroken extends Error {
  override readonly name = 'LawBroken';
  readonly law: string;
  readonly problem: string;

  constructor(law: string, problem: string, story: string) {
    super(`${law}: ${problem}\n${story}`);
    this.law = law;
    this.problem = problem;
  }
}

/** Says that a law does not hold in this history. */
export function breaks(
  law: string,
  problem: string,
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): never {
  throw new LawBroken(law, problem, storyOf(definition, history));
}

/** Where two JSON texts first differ, with what stands around. */
export function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return `${a.slice(Math.max(0, at - 120), at + 120)}\n   instead of\n${b.slice(Math.max(0, at - 120), at + 120)}`;
}
