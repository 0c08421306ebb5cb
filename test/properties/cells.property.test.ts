import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { historiesIn, unruly } from '../../src/testing/histories/arbitraries.ts';
import { nothingIsRecordedTwice } from '../../src/testing/laws/laws.record.ts';
import { countCells, emptyCells, refusedFacts } from '../support/cells.table.ts';
import { createCells } from '../support/cells.ts';
import { running } from '../support/running.ts';

it('nearly every event comes to every state, and no fact is refused in any', { timeout: 1_800_000 }, () => {
  const cells = createCells();
  fc.assert(
    fc.property(historiesIn(fc.constant(unruly)), (history) => {
      nothingIsRecordedTwice(history.definition, history);
      cells.see(history);
    }),
    running(6_000, 30),
  );

  const empty = emptyCells(cells);
  console.log(
    `pairs of a state and an event: ${countCells()}, never met: ${empty.map(({ state, event }) => `${event} in ${state}`).join(', ')}`,
  );
  expect(refusedFacts(cells)).toEqual([]);
  expect(empty.length / countCells()).toBeLessThan(0.02);
});
