import * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../core.ts';
import type { StockDraw, StockMail } from '../laws/laws.stock.ts';
import { deciding, definitions, type HistoryOptions, histories } from './arbitraries.ts';
import type { GeneratedHistory } from './history.ts';
import { halls } from './places.ts';

const some = { minLength: 1, maxLength: 8 } as const;
const pieces = (max: number) => fc.nat({ max });
const [north, south] = halls;

/**
 * What the shelves hold at first, in one building or at two places, and what becomes of the mail between order and warehouse after each
 * event: now and then the warehouse answers everything at once.
 */
export const stockDraws: fc.Arbitrary<StockDraw> = fc.record({
  shelves: fc.oneof(fc.array(pieces(8), some), fc.array(fc.record({ [north]: pieces(5), [south]: pieces(5) }), some)),
  mail: fc.oneof(
    { weight: 1, arbitrary: fc.constant<StockMail[]>(['asked']) },
    {
      weight: 2,
      arbitrary: fc.array(fc.constantFrom<StockMail>('asked', 'asked', 'nothing', 'sent', 'arrives'), some),
    },
  ),
});

/** Histories of orders whose stock is asked for, and which the warehouse has seen from their beginning. */
export function stockHistories(
  shops: fc.Arbitrary<CoreOrderDefinition> = definitions(),
  options: HistoryOptions = {},
): fc.Arbitrary<GeneratedHistory> {
  const asked = shops.map((shop) => deciding(shop, { stock: 'asked' }));
  return histories(asked, options).filter(({ opening }) => opening.kind !== 'adopted');
}
