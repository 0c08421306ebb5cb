import type { Figures } from './errors.ts';

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

/** Reads a derivation table from the top. The last row of every table always holds, so every order has a word. */
export function derive<Word extends string, Facts>(
  table: readonly DerivationRule<Word, Facts>[],
  facts: Facts,
): DerivationRule<Word, Facts> {
  for (const row of table) if (row.holds(facts)) return row;
  throw new Error('A derivation table must end in a row that always holds.');
}
