import {
  type CoreOrderDefinition,
  fulfillmentStatuses,
  type Order,
  overallStatuses,
  paymentStatuses,
  type Readings,
  returnStatuses,
} from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { createWordBooks } from './books.words.ts';
import { breaks } from './law-broken.ts';

const words = {
  payment: paymentStatuses,
  fulfillment: fulfillmentStatuses,
  returns: returnStatuses,
  overall: overallStatuses,
} as const;

/**
 * Law 8: whatever happened, every axis has one of its words, the explanation gives the same word with its rule, and what holds for all
 * holds for any. The words, and what is so of any and of all, are what books of pieces and of money say that read events; the books do not
 * know what an archive keeps back while it is frozen. (That every word occurs is counted over the whole run.)
 */
export function everyOrderHasItsWords(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
): { readonly booked: number } {
  const law = 'everyOrderHasItsWords';
  const { opening, events } = history;
  const books = createWordBooks(opening);
  const { first, told } = tell(definition, history);
  let booked = Number(look(first, 0));
  for (const [i, { event, before, applied }] of told.entries()) {
    if (isAccepted({ event, before, applied })) books.read(event, before, applied.order);
    booked += Number(look(applied.order, i + 1));
  }
  return { booked: booked / (told.length + 1) };

  function look(order: Order, i: number): boolean {
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
      if (status.archived && order.obligations.archived === 'freeze') return false;
      const said = books.said(order, definition.policy);
      for (const axis of ['payment', 'fulfillment', 'returns', 'overall'] as const)
        if (!(said[axis] as readonly string[]).includes(status[axis]))
          fail(`the ${axis} word is ${status[axis]}, and the books say ${said[axis].join(' or ')}`);
      for (const scope of ['any', 'all'] as const)
        for (const [name, is] of Object.entries(said[scope]))
          if (status[scope][name as keyof Readings] !== is) fail(`${scope}.${name} is ${!is}, and the books say ${is}`);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'LawBroken') throw error;
      return fail(`the order has no words: ${error}`);
    }
  }
}
