import type { Figures } from './errors.ts';
import type { OverallStatus } from './statuses.ts';

/** One row of a derivation table: the first row that holds gives the word. */
export interface DerivationRule<Word extends string, Facts> {
  /** The rule's name, as `explain` gives it. */
  readonly rule: string;
  readonly word: Word;
  readonly holds: (facts: Facts) => boolean;
}

/**
 * A status word with the rule that gave it and the figures it was given on.
 *
 * @since 0.1.0
 */
export interface Explanation<Word extends string = string, Position = Figures> {
  readonly word: Word;
  /** The rule that fired. */
  readonly rule: string;
  /** What the rule looked at. Amounts are minor units. */
  readonly figures: Position;
}

/** The custom statuses that stand, and which of them is shown. @since 0.1.0 */
export interface CustomExplanation {
  /** The first that stands over the overall word; `null` where none does. */
  readonly word: string | null;
  /** All of them, in the order in which they would be shown. What they count as holds also where another word is shown. */
  readonly standing: readonly {
    readonly word: string;
    readonly plugin: string;
    /** The overall words in whose place it is shown. */
    readonly over: readonly OverallStatus[];
  }[];
}

/** Reads a derivation table from the top. The last row of every table always holds, so every order has a word. */
export function derive<Word extends string, Facts>(
  table: readonly DerivationRule<Word, Facts>[],
  facts: Facts,
): DerivationRule<Word, Facts> {
  for (const row of table) if (row.holds(facts)) return row;
  throw new Error('A derivation table must end in a row that always holds.');
}
