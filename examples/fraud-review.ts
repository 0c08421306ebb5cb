/** A part with a hold and a deadline: a score keeps the goods until somebody clears it, or it runs out. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, money } from 'order-actor';
import * as z from 'zod';

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
const shop = defineOrder({ plugins: [fraud], policy: { paidBefore: 'nothing' } });
const by = { kind: 'staff', id: 'ada' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'watch', quantity: 1, total: money(90_000, 'EUR') }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'watch', quantity: 1 }] }],
});
const bureau = { kind: 'provider', id: 'bureau' } as const;
const said = { reference: 'look-1', payload: { score: 80 }, occurredAt: at };
const suspected = shop.apply(order, { type: 'fraud.suspected', id: 'e-1', at, by: bureau, ...said });
({ order } = suspected);
assert.deepEqual(
  suspected.effects.map(({ type }) => type),
  ['ask_plugin', 'schedule_deadline', 'emit_webhook'],
);

const ship = { type: 'fulfillment.ship', id: 'c-1', at, by, fulfillment: 'parcel' } as const;
console.log(shop.statusOf(order).custom, 'until', shop.nextDeadline(order)?.dueAt);
assert.equal(shop.can(order, ship).allowed, false);

const later = '2026-01-03T12:00:00Z';
for (const event of shop.tick(order, later)) ({ order } = shop.apply(order, event));
assert.equal(shop.can(order, { ...ship, at: later }).allowed, true);
