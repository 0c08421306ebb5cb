/** One of three mugs leaves today, the rest tomorrow: two parcels of one order, each with its own number. */
import assert from 'node:assert/strict';
import { defineOrder, lineCountsOf, money, type OrderEvent } from 'order-actor';

const shop = defineOrder({ policy: { paidBefore: 'nothing', completedWhen: 'delivered' } });
const hall = { kind: 'warehouse', id: 'hall-1' } as const;
const carrier = { kind: 'carrier', id: 'post' } as const;
const today = '2026-01-01T12:00:00Z';
const tomorrow = '2026-01-02T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at: today,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'mug', quantity: 3, total: money(30_00, 'EUR') }],
  fulfillments: [{ id: 'box-1', units: [{ line: 'mug', quantity: 3 }] }],
});

function send(event: OrderEvent): void {
  const { outcome, status, order: next } = shop.apply(order, event);
  order = next;
  const [mug] = lineCountsOf(order);
  console.log(`${event.type}: ${outcome.kind}, ${status.fulfillment}, ${mug?.shipped} of ${mug?.ordered} shipped`);
}

const rest = [{ line: 'mug', quantity: 2 }];
send({ type: 'fulfillment.split', id: 'c-1', at: today, by: hall, fulfillment: 'box-1', into: 'box-2', units: rest });
send({ type: 'fulfillment.ship', id: 'c-2', at: today, by: hall, fulfillment: 'box-1', tracking: 'RR 1' });
send({ type: 'fulfillment.ship', id: 'c-3', at: tomorrow, by: hall, fulfillment: 'box-2', tracking: 'RR 2' });

// The carrier's reports come in any order; the first parcel's comes last.
const report = { type: 'fulfillment.delivered', at: tomorrow, by: carrier } as const;
send({ ...report, id: 'e-2', fulfillment: 'box-2', reference: 'scan-2' });
assert.equal(shop.statusOf(order).overall, 'shipped');
send({ ...report, id: 'e-1', fulfillment: 'box-1', reference: 'scan-1' });

assert.equal(shop.statusOf(order).fulfillment, 'delivered');
assert.equal(shop.explain(order).fulfillment.rule, 'all_units_delivered');
