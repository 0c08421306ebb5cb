// Cut from examples/pre-order.ts by test/docs/playground.plugins.test.ts.
import * as z from 'zod';
import { definePlugin } from '../../../src/index.ts';

export const preorder = definePlugin({
  id: 'preorder',
  events: {
    announced: { kind: 'fact', payload: z.object({ on: z.iso.datetime() }) },
    release: { kind: 'command', ends: ['announced'] },
  },
  states: {
    waiting: {
      when: (slice) => slice.standing('announced').length > 0,
      on: { release: true },
      deadline: {
        fires: 'release',
        at: (slice) =>
          slice
            .standing('announced')
            .map(({ payload }) => payload.on)
            .sort()
            .at(-1),
      },
    },
    released: {},
  },
  statuses: {
    waiting: {
      base: ['pending', 'processing'],
      visibility: 'customer',
      channel: 'notify',
      counts: { held: true },
      label: { en: 'Pre-ordered', sv: 'Förbeställd' },
    },
  },
});

export const source = `const preorder = definePlugin({
  id: 'preorder',
  events: {
    announced: { kind: 'fact', payload: z.object({ on: z.iso.datetime() }) },
    release: { kind: 'command', ends: ['announced'] },
  },
  states: {
    waiting: {
      when: (slice) => slice.standing('announced').length > 0,
      on: { release: true },
      deadline: {
        fires: 'release',
        at: (slice) =>
          slice
            .standing('announced')
            .map(({ payload }) => payload.on)
            .sort()
            .at(-1),
      },
    },
    released: {},
  },
  statuses: {
    waiting: {
      base: ['pending', 'processing'],
      visibility: 'customer',
      channel: 'notify',
      counts: { held: true },
      label: { en: 'Pre-ordered', sv: 'Förbeställd' },
    },
  },
});
`;
