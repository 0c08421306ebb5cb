import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { histories } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import { instantAt } from '../../src/testing/histories/openings.ts';
import { storyOf } from '../../src/testing/histories/story.ts';
import { running } from '../support/running.ts';

/** Longer than anything that any of these orders waits for. */
const inTheEnd = instantAt(2 * 365 * 86_400_000);

it('every deadline is over once it has fired: a clock that ticks comes to rest', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(histories(), (history) => {
      const definition = history.definition;
      const { first, told } = tell(definition, history);
      for (const place of [0, Math.floor(told.length / 2), told.length]) {
        let order = told[place - 1]?.applied.order ?? first;
        for (let ticks = 0; definition.tick(order, inTheEnd).length > 0; ticks++) {
          const [fired] = definition.tick(order, inTheEnd);
          if (!fired) break;
          const { outcome, order: next } = definition.apply(order, fired);
          const problem = `${fired.id} is ${JSON.stringify(outcome)} at tick ${ticks} after event ${place}\n${storyOf(definition, history)}`;
          expect(next === order || ticks > 100 ? problem : 'it goes on').toBe('it goes on');
          order = next;
        }
      }
    }),
    running(150, 23),
  );
});
