/** Three ways to a word of your own: a label that follows from the order, a flag that staff set, and a part with states and events. */
import assert from 'node:assert/strict';
import { defineOrder, definePlugin, money } from 'order-actor';

/** Tier 1, a label: another word while a condition holds. It has no events and forbids nothing. */
const size = definePlugin({
  id: 'size',
  labels: { large: { base: 'pending', when: ({ lines }) => lines.length > 2, label: { en: 'Large order' } } },
});

/** Tier 2, a flag: staff set and clear it. */
const care = definePlugin({
  id: 'care',
  flags: { fragile: { base: ['pending', 'processing'], before: ['size'], label: { en: 'Handle with care' } } },
});

/** Tier 3, a part: what was said decides the state, and while it waits the goods wait. */
const engraving = definePlugin({
  id: 'engraving',
  events: { asked: { kind: 'fact' }, finish: { kind: 'command', ends: ['asked'] } },
  states: { waiting: { when: (slice) => slice.standing('asked').length > 0, on: { finish: true } }, idle: {} },
  statuses: { waiting: { base: ['pending', 'processing'], before: ['size', 'care'], counts: { held: true } } },
});

const shop = defineOrder({ plugins: [size, care, engraving], policy: { paidBefore: 'nothing' } });
const at = '2026-01-01T12:00:00Z';
const by = { kind: 'staff', id: 'ada' } as const;
const rings = ['gold', 'silver', 'steel'].map((id) => ({ id, quantity: 1, total: money(90_00, 'EUR') }));
const units = rings.map(({ id }) => ({ line: id, quantity: 1 }));
let { order } = shop.place({
  ...{ id: 'order-1', at, by, currency: 'EUR' },
  ...{ lines: rings, fulfillments: [{ id: 'box', units }] },
});

function send(event: Parameters<typeof shop.apply>[1]): void {
  ({ order } = shop.apply(order, event));
  show(event.type);
}
function show(after: string): void {
  const { custom, overall } = shop.statusOf(order);
  const { allowed } = shop.can(order, { type: 'fulfillment.ship', id: 'look', at, by, fulfillment: 'box' });
  console.log(`${after}: ${custom} over ${overall}, ${allowed ? 'may' : 'may not'} be shipped`);
}

show('placed');
send({ type: 'care.set', id: 'c-1', at, by, payload: { flag: 'fragile' } });
send({ type: 'engraving.asked', id: 'e-1', at, by, reference: 'note-1' });
assert.equal(shop.explain(order).custom?.standing.length, 3);
send({ type: 'engraving.finish', id: 'c-2', at, by });
send({ type: 'care.clear', id: 'c-3', at, by, payload: { flag: 'fragile' } });
