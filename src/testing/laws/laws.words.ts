import {
  type CoreOrderDefinition,
  fulfillmentStatuses,
  overallStatuses,
  paymentStatuses,
  type Readings,
  returnStatuses,
} from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

const words = {
  payment: paymentStatuses,
  fulfillment: fulfillmentStatuses,
  returns: returnStatuses,
  overall: overallStatuses,
} as const;

/**
 * Law 8: whatever happened, every axis has one of its words, the explanation gives the same word with its rule, and what holds for all
 * holds for any. (That every word occurs is counted over the whole run.)
 */
export function everyOrderHasItsWords(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const law = 'everyOrderHasItsWords';
  const { opening, events } = history;
  const { first, told } = tell(definition, history);
  for (const [i, order] of [first, ...told.map(({ applied }) => applied.order)].entries()) {
    const fail = (problem: string) =>
      breaks(law, `after event ${i} ${problem}`, definition, { opening, events: events.slice(0, i) });
    try {
      const status = definition.statusOf(order);
      const explanation = definition.explain(order);
      for (const axis of ['payment', 'fulfillment', 'returns', 'overall'] as const) {
        const word = status[axis];
        if (!(words[axis] as readonly string[]).includes(word)) fail(`the ${axis} word is ${word}`);
        if (explanation[axis].word !== word || explanation[axis].rule.length === 0)
          fail(`the ${axis} word is ${word} and explained as ${explanation[axis].word} by ${explanation[axis].rule}`);
      }
      for (const name of Object.keys(status.all) as (keyof Readings)[])
        if (status.all[name] && !status.any[name]) fail(`all is ${name} and none is`);
    } catch (error) {
      if (error instanceof Error && error.name === 'LawBroken') throw error;
      fail(`the order has no words: ${error}`);
    }
  }
}
