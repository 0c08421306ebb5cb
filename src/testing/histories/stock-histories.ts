import * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../core.ts';
import type { StockDraw, StockMail } from '../laws/laws.stock.ts';
import { deciding, definitions, type HistoryOptions, histories } from './arbitraries.ts';
import type { GeneratedHistory } from './history.ts';

/** What the shelves hold at first, and what becomes of the mail between order and warehouse after each event. */
export const stockDraws: fc.Arbitrary<StockDraw> = fc.record({
  shelves: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 8 }),
  mail: fc.array(fc.constantFrom<StockMail>('asked', 'asked', 'nothing', 'sent', 'arrives'), {
    minLength: 1,
    maxLength: 8,
  }),
});

/** Histories of orders whose stock is asked for, and which the warehouse has seen from their beginning. */
export function stockHistories(
  shops: fc.Arbitrary<CoreOrderDefinition> = definitions(),
  options: HistoryOptions = {},
): fc.Arbitrary<GeneratedHistory> {
  const asked = shops.map((shop) => deciding(shop, { stock: 'asked' }));
  return histories(asked, options).filter(({ opening }) => opening.kind !== 'adopted');
}
