/** A flag that staff set and clear: shown to staff, told to other systems, never to the customer. */
import assert from 'node:assert/strict';
import { customerView, defineOrder, definePlugin, money } from 'order-actor';

export const attention = definePlugin({
  id: 'attention',
  flags: {
    needed: { base: ['pending', 'processing', 'shipped'], label: { en: 'Needs attention', el: 'Χρειάζεται προσοχή' } },
  },
});
const shop = defineOrder({ plugins: [attention] });
const by = { kind: 'staff', id: 'ada' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'EUR') }],
});
const set = shop.apply(order, { type: 'attention.set', id: 'c-1', at, by, payload: { flag: 'needed' } });
({ order } = set);

console.log('staff see', set.status.custom, 'over', set.status.overall);
console.log('the customer sees', customerView(order, shop).status.overall);
assert.equal(customerView(order, shop).status.custom, undefined);
assert.deepEqual(
  set.effects.map(({ type }) => type),
  ['emit_webhook'],
);

({ order } = shop.apply(order, { type: 'attention.clear', id: 'c-2', at, by, payload: { flag: 'needed' } }));
assert.equal(shop.statusOf(order).custom, undefined);
