// Cut from examples/gift-wrapping.ts by test/docs/playground.plugins.test.ts.
import * as z from 'zod';
import { definePlugin } from '../../../src/index.ts';

export const gift = definePlugin({
  id: 'gift',
  events: {
    ask: { kind: 'command', by: ['customer'], payload: z.object({ paper: z.string() }) },
    wrapped: { kind: 'fact' },
  },
  states: {
    wrapped: { when: (slice) => slice.all('wrapped').length > 0 },
    asked: { when: (slice) => slice.all('ask').length > 0 },
    plain: { on: { ask: true } },
  },
  statuses: { asked: { base: ['pending', 'processing'], label: { en: 'To be wrapped' } } },
  guards: [
    {
      name: 'packs what is not wrapped',
      on: ['fulfillment.pack', 'fulfillment.ship'],
      check: (_order, _command, slice) =>
        slice.all('ask').length > 0 && slice.all('wrapped').length === 0
          ? { code: 'not_wrapped', message: 'Wrap it first.', unblockedBy: ['gift.wrapped'] }
          : null,
    },
  ],
});

export const source = `const gift = definePlugin({
  id: 'gift',
  events: {
    ask: { kind: 'command', by: ['customer'], payload: z.object({ paper: z.string() }) },
    wrapped: { kind: 'fact' },
  },
  states: {
    wrapped: { when: (slice) => slice.all('wrapped').length > 0 },
    asked: { when: (slice) => slice.all('ask').length > 0 },
    plain: { on: { ask: true } },
  },
  statuses: { asked: { base: ['pending', 'processing'], label: { en: 'To be wrapped' } } },
  guards: [
    {
      name: 'packs what is not wrapped',
      on: ['fulfillment.pack', 'fulfillment.ship'],
      check: (_order, _command, slice) =>
        slice.all('ask').length > 0 && slice.all('wrapped').length === 0
          ? { code: 'not_wrapped', message: 'Wrap it first.', unblockedBy: ['gift.wrapped'] }
          : null,
    },
  ],
});
`;
