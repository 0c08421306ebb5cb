import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { definitionOf } from '../support/history.ts';
import { everyUnitIsInOneStockState } from '../support/laws.stock.ts';
import { running } from '../support/running.ts';
import { stockDraws, stockHistories } from '../support/stock-histories.ts';

it('every unit is in one stock state, and the shelves agree (law 6)', { timeout: 1_800_000 }, () => {
  let [runs, answers, ended] = [0, 0, 0];
  fc.assert(
    fc.property(stockHistories, stockDraws, (history, draw) => {
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
