import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { histories } from '../support/arbitraries.ts';
import { definitionOf } from '../support/history.ts';
import { everyOrderCanEnd } from '../support/laws.ends.ts';
import { running } from '../support/running.ts';

describe('every order', { timeout: 1_800_000 }, () => {
  it('can be brought to its end by what is available (law 11)', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        everyOrderCanEnd(definitionOf(history), history);
      }),
      running(300, 11),
    );
  });
});
