import * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../core.ts';
import { deciding, type HistoryOptions, histories } from '../histories/arbitraries.ts';
import type { GeneratedHistory } from '../histories/history.ts';
import { heldAgainst } from './shortest.ts';

/** What a law met with in a history, for counting that it met with anything. */
export type Figures = Readonly<Record<string, number>>;

/** Hears of every case that a law held in, and of the history if it is one. */
export type See = (figures: Figures, history?: GeneratedHistory) => void;

/**
 * A law of orders, as a property of fast-check: `fc.assert(law.property)` holds it against histories that are drawn at random. Where it
 * is broken, the error tells the shortest story that was found.
 *
 * @since 0.1.0
 */
export interface Law {
  /** By which the guides name it. */
  readonly number: number;
  /** By which its failures name it. */
  readonly name: string;
  /** What holds, in one sentence. */
  readonly says: string;
  readonly property: fc.IProperty<unknown>;
}

/** Which shops a law is held against. */
export interface Shops {
  readonly any: fc.Arbitrary<CoreOrderDefinition>;
  /** Those with more than one plugin, if there is a choice. */
  readonly withPlugins: fc.Arbitrary<CoreOrderDefinition>;
}

/** What a law is held against, and who hears of it. */
export interface Trial extends Shops {
  readonly options: HistoryOptions;
  readonly see: See;
}

/** A law, before it is known of which shops. */
export interface LawSpec extends Omit<Law, 'property' | 'number'> {
  readonly property: (trial: Trial) => fc.IProperty<unknown>;
}

/** It throws where it is broken, and may return figures. */
type HistoryLaw = (definition: CoreOrderDefinition, history: GeneratedHistory) => unknown;

/** A law of every history of an order. */
export function ofHistories(
  law: HistoryLaw,
  says: string,
  shopsOf: (trial: Trial) => Shops['any'] = ({ any }) => any,
): LawSpec {
  return {
    name: law.name,
    says,
    property: (trial) =>
      fc.property(histories(shopsOf(trial), trial.options), (history) => {
        trial.see((heldAgainst(law, history.definition, history) ?? {}) as Figures, history);
      }),
  };
}

/** What a frozen order is told counts when it is taken out, and that is a law of its own. */
export const thawed = ({ any }: Pick<Shops, 'any'>) =>
  any.map((shop) => (shop.policy.archived === 'freeze' ? deciding(shop, { archived: 'pass_through' }) : shop));
