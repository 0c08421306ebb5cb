/** A release date: nothing leaves before it, and the day itself is a deadline. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, money } from 'order-actor';
import * as z from 'zod';

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
const shop = defineOrder({ plugins: [preorder], policy: { paidBefore: 'nothing' } });
const erp = { kind: 'system', id: 'erp' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'game', quantity: 1, total: money(5900, 'EUR') }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'game', quantity: 1 }] }],
});
const said = { reference: 'catalog-7', payload: { on: '2026-02-01T00:00:00Z' } };
const waiting = shop.apply(order, { type: 'preorder.announced', id: 'e-1', at, by: erp, ...said });
({ order } = waiting);
console.log(shop.statusOf(order).custom, 'until', shop.nextDeadline(order)?.dueAt);
assert.ok(waiting.effects.some((effect) => effect.type === 'notify_customer' && effect.about === 'status'));

for (const event of shop.tick(order, '2026-02-01T00:00:00Z')) ({ order } = shop.apply(order, event));
console.log('on the day:', shop.statusOf(order).overall);
assert.equal(shop.statusOf(order).custom, undefined);
