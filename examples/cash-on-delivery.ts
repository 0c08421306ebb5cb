/** Cash on delivery: a promise lets the parcel leave, the driver brings the money, and only then is the order paid. */
import assert from 'node:assert/strict';
import { defineOrder, money, type OrderEvent } from 'order-actor';

const shop = defineOrder({ policy: { completedWhen: 'delivered' } });
const hall = { kind: 'warehouse', id: 'hall-1' } as const;
const carrier = { kind: 'carrier', id: 'aramex' } as const;
const staff = { kind: 'staff', id: 'amal' } as const;
const at = '2026-01-01T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'huda' },
  currency: 'KWD',
  // The dinar has three digits behind the point: 12.500 is 12500.
  lines: [{ id: 'perfume', quantity: 1, total: money(12_500, 'KWD') }],
  payments: [{ id: 'cash', method: 'cash_on_delivery', amount: money(12_500, 'KWD') }],
  fulfillments: [{ id: 'box', units: [{ line: 'perfume', quantity: 1 }] }],
});

function send(event: OrderEvent): void {
  const { outcome, status, order: next } = shop.apply(order, event);
  order = next;
  console.log(`${event.type}: ${outcome.kind}, ${status.payment}, ${status.fulfillment}, ${status.overall}`);
}

send({ type: 'fulfillment.ship', id: 'c-1', at, by: hall, fulfillment: 'box', carrier: 'aramex' });
send({ type: 'fulfillment.delivered', id: 'e-1', at, by: carrier, fulfillment: 'box', reference: 'scan-1' });

// What is on its way to us is missing until somebody counted it: the order is not closed before.
const close = { type: 'order.close', id: 'c-2', at, by: staff } as const;
const closing = shop.can(order, close);
assert.equal(closing.allowed || closing.reasons[0]?.code, 'balance_open');

const cash = { payment: 'cash', reference: 'slip-7', amount: money(12_500, 'KWD') } as const;
send({ type: 'payment.mark_paid', id: 'c-3', at, by: staff, ...cash });
// The carrier's list of the same slip is no second payment.
send({ type: 'payment.captured', id: 'e-2', at, by: carrier, ...cash });
assert.equal(shop.explain(order).payment.figures.captured, 12_500);
assert.equal(shop.can(order, close).allowed, true);
