import * as fc from 'fast-check';
import { histories } from './arbitraries.ts';
import type { GeneratedHistory } from './history.ts';
import type { StockDraw, StockMail } from './laws.stock.ts';

/** What the shelves hold at first, and what becomes of the mail between order and warehouse after each event. */
export const stockDraws: fc.Arbitrary<StockDraw> = fc.record({
  shelves: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 8 }),
  mail: fc.array(fc.constantFrom<StockMail>('asked', 'asked', 'nothing', 'sent', 'arrives'), {
    minLength: 1,
    maxLength: 8,
  }),
});

/** Histories of orders whose stock is asked for, and which the warehouse has seen from their beginning. */
export const stockHistories = stockHistoriesUnder({});

/** The same, under a policy. */
export function stockHistoriesUnder(policy: GeneratedHistory['policy']): fc.Arbitrary<GeneratedHistory> {
  return histories(60, { ...policy, stock: 'asked' }).filter(({ opening }) => opening.kind !== 'adopted');
}
