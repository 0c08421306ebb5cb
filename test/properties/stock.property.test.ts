import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { histories } from '../support/arbitraries.ts';
import { definitionOf } from '../support/history.ts';
import { everyUnitIsInOneStockState, type StockDraw, type StockMail } from '../support/laws.stock.ts';
import { running } from '../support/running.ts';

const draws: fc.Arbitrary<StockDraw> = fc.record({
  shelves: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 8 }),
  mail: fc.array(fc.constantFrom<StockMail>('asked', 'asked', 'nothing', 'sent', 'arrives'), {
    minLength: 1,
    maxLength: 8,
  }),
});

/** The warehouse has seen these orders from their beginning. */
const kept = histories(60, { stock: 'asked' }).filter(({ opening }) => opening.kind !== 'adopted');

it('every unit is in one stock state, and the shelves agree (law 6)', { timeout: 1_800_000 }, () => {
  let [runs, answers, ended] = [0, 0, 0];
  fc.assert(
    fc.property(kept, draws, (history, draw) => {
      const seen = everyUnitIsInOneStockState(definitionOf(history), history, draw);
      runs += 1;
      answers += seen.answers;
      if (seen.ended) ended += 1;
    }),
    running(500, 6),
  );
  console.log(`law 6: ${runs} histories, ${answers} answers of a warehouse, ${ended} orders came to their end`);
  expect(answers / runs).toBeGreaterThan(2);
  expect(ended / runs).toBeGreaterThan(0.9);
});
