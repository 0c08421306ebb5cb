/** Laws and a story of a shop that wraps gifts, with the test runner of Node: `node --test`. */
import { test } from 'node:test';
import fc from 'fast-check';
import { defineOrder, definePlugin } from 'order-actor';
import { given, laws } from 'order-actor/testing';

const gift = definePlugin({
  id: 'gift',
  events: { ask: { kind: 'command', by: ['customer'] }, wrapped: { kind: 'fact' } },
  states: {
    wrapped: { when: (slice) => slice.all('wrapped').length > 0 },
    asked: { when: (slice) => slice.all('ask').length > 0 },
    plain: { on: { ask: true } },
  },
  statuses: { asked: { base: ['pending', 'processing'], label: { en: 'To be wrapped' } } },
  guards: [
    {
      name: 'packs what is not wrapped',
      on: ['fulfillment.pack'],
      check: (_order, _command, slice) =>
        slice.all('ask').length > slice.all('wrapped').length ? { code: 'unwrapped', message: 'Wrap it first.' } : null,
    },
  ],
});
const shop = defineOrder({ plugins: [gift], policy: { unpaidAfter: { days: 3 } } });

for (const { says, property } of laws(shop)) test(says, () => fc.assert(property, { numRuns: 5 }));

test('A gift is packed once it is wrapped.', () => {
  given({ definition: shop, lines: { book: { total: 25_00 } }, parcels: { box: { book: 1 } } })
    .when({ type: 'gift.ask', by: { kind: 'customer', id: 'carla' } })
    .then({ status: { custom: 'gift.asked' } })
    .when({ type: 'fulfillment.pack', fulfillment: 'box' })
    .then({ reasons: ['plugin_veto'] })
    .when({ type: 'gift.wrapped', reference: 'desk-1' }, { type: 'fulfillment.pack', fulfillment: 'box' })
    .then({ fulfillments: { box: 'packed' }, status: { custom: null } });
});
