/** A part between pick and pack: what is to be a gift is packed once it is wrapped. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, money } from 'order-actor';
import * as z from 'zod';

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
const shop = defineOrder({ plugins: [gift] });
const grace = { kind: 'customer', id: 'grace' } as const;
const packer = { kind: 'warehouse', id: 'hall-1' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: grace,
  currency: 'EUR',
  lines: [{ id: 'book', quantity: 1, total: money(2500, 'EUR') }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'book', quantity: 1 }] }],
});
({ order } = shop.apply(order, { type: 'gift.ask', id: 'c-1', at, by: grace, payload: { paper: 'red' } }));

const pack = { type: 'fulfillment.pack', id: 'c-2', at, by: packer, fulfillment: 'parcel' } as const;
const refused = shop.can(order, pack);
if (!refused.allowed) console.log(refused.reasons[0]?.message);
assert.equal(refused.allowed, false);

({ order } = shop.apply(order, { type: 'gift.wrapped', id: 'e-1', at, by: packer, reference: 'desk-1' }));
assert.equal(shop.can(order, pack).allowed, true);
