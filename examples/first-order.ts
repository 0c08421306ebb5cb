/** A first order: place it, let facts and commands arrive, read the words. */
import assert from 'node:assert/strict';
import { defineOrder, money } from 'order-actor';

const shop = defineOrder();
const staff = { kind: 'staff', id: 'ada' } as const;
const gateway = { kind: 'provider', id: 'gateway' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'EUR') }],
  payments: [{ id: 'card', method: 'card', amount: money(3998, 'EUR') }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'shirt', quantity: 2 }] }],
});
console.log('placed:', shop.statusOf(order).overall);

// A fact: it happened, so it is recorded.
({ order } = shop.apply(order, {
  type: 'payment.captured',
  id: 'event-1',
  at,
  by: gateway,
  payment: 'card',
  reference: 'charge-1',
  amount: money(3998, 'EUR'),
}));

// A command: it is asked for, so it may be refused, with every reason.
const refused = shop.apply(order, { type: 'order.close', id: 'command-1', at, by: staff });
if (refused.outcome.kind === 'rejected') console.log('not closed:', refused.outcome.reasons);
assert.equal(refused.order, order);

({ order } = shop.apply(order, { type: 'fulfillment.ship', id: 'command-2', at, by: staff, fulfillment: 'parcel' }));
const { overall } = shop.explain(order);
console.log('shipped:', overall.word, 'by', overall.rule);
assert.equal(overall.word, 'completed');
