// Cut from examples/fraud-review.ts by test/docs/playground.plugins.test.ts.
import * as z from 'zod';
import { definePlugin } from '../../../src/index.ts';

const twoDays = 2 * 86_400_000;
export const fraud = definePlugin({
  id: 'fraud',
  events: {
    suspected: { kind: 'fact', payload: z.object({ score: z.number() }) },
    clear: { kind: 'command', ends: ['suspected'] },
    run_out: { kind: 'command', ends: ['suspected'] },
  },
  states: {
    suspected: {
      when: (slice) => slice.standing('suspected').some(({ payload }) => payload.score > 50),
      on: { clear: true, run_out: true },
      asks: (slice) => slice.standing('suspected').map(({ reference }) => ({ name: 'ask_bureau', of: reference })),
      deadline: {
        fires: 'run_out',
        at: (slice) => {
          const [since] = slice.standing('suspected').flatMap(({ at }) => at ?? []);
          return since && new Date(Date.parse(since) + twoDays).toISOString();
        },
      },
    },
    calm: {},
  },
  statuses: { suspected: { base: ['pending', 'processing'], counts: { held: true } } },
});

export const source = `const twoDays = 2 * 86_400_000;
const fraud = definePlugin({
  id: 'fraud',
  events: {
    suspected: { kind: 'fact', payload: z.object({ score: z.number() }) },
    clear: { kind: 'command', ends: ['suspected'] },
    run_out: { kind: 'command', ends: ['suspected'] },
  },
  states: {
    suspected: {
      when: (slice) => slice.standing('suspected').some(({ payload }) => payload.score > 50),
      on: { clear: true, run_out: true },
      asks: (slice) => slice.standing('suspected').map(({ reference }) => ({ name: 'ask_bureau', of: reference })),
      deadline: {
        fires: 'run_out',
        at: (slice) => {
          const [since] = slice.standing('suspected').flatMap(({ at }) => at ?? []);
          return since && new Date(Date.parse(since) + twoDays).toISOString();
        },
      },
    },
    calm: {},
  },
  statuses: { suspected: { base: ['pending', 'processing'], counts: { held: true } } },
});
`;
