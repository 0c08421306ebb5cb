import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { events, historiesIn, unruly } from '../../src/testing/histories/arbitraries.ts';
import { nothingIsRecordedTwice } from '../../src/testing/laws/laws.record.ts';
import { countCells, type EmptyCell, emptyCells, refusedFacts } from '../support/cells.table.ts';
import { type Cells, createCells, placeOf } from '../support/cells.ts';
import { running } from '../support/running.ts';

it('every event comes to every state, and no fact is refused in any', { timeout: 1_800_000 }, () => {
  const cells = createCells();
  const { seed } = running(1, 30);
  fc.assert(
    fc.property(historiesIn(fc.constant(unruly)), (history) => {
      nothingIsRecordedTwice(history.definition, history);
      cells.see(history);
    }),
    running(3_000, 30),
  );

  const rare = emptyCells(cells);
  for (const cell of rare) lookFor(cells, cell, seed);
  console.log(
    `pairs of a state and an event: ${countCells()}, met by one more event of an order in that state: ${rare.map(nameOf).join(', ')}`,
  );
  expect(refusedFacts(cells)).toEqual([]);
  expect(emptyCells(cells).map(nameOf)).toEqual([]);
});

const mostDraws = 4_000;

/** Draws what could come next to orders in that state, until it is the event that no history had there. */
function lookFor(cells: Cells, { part, state, event }: EmptyCell, seed: number): void {
  for (const [i, example] of cells.examples(part, state).entries()) {
    const next = events(example.definition, example.order, { kinds: ['hostile', 'refused'] });
    const found = fc
      .sample(next, { numRuns: mostDraws, seed: seed + i })
      .find((drawn) => drawn.type === event && placeOf(example.order, drawn)?.state === state);
    if (!found) continue;
    cells.extend(example, found);
    return;
  }
}

function nameOf({ event, state }: EmptyCell): string {
  return `${event} in ${state}`;
}
