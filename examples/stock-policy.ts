/** Stock is kept back when the order is placed, deducted when it is paid, and put back, once, when the order is canceled. */
import assert from 'node:assert/strict';
import { defineOrder, money, type Order, type OrderEvent, stockOf } from 'order-actor';
import { createWarehouse } from 'order-actor/testing';

const shop = defineOrder({ policy: { stock: 'asked', deductAt: 'paid' } });
const warehouse = createWarehouse({ shelves: { shirt: 10 } });
const at = '2026-01-01T12:00:00Z';
const customer = { kind: 'customer', id: 'grace' } as const;
const gateway = { kind: 'provider', id: 'gateway' } as const;

/** Applies an event, and lets the warehouse answer until nothing is asked of it. */
function send(order: Order, event?: OrderEvent): Order {
  const after = event ? shop.apply(order, event).order : order;
  for (const effect of shop.pendingEffects(after)) {
    const answer = warehouse.answer(after, effect, at);
    if (answer) return send(after, answer);
  }
  return after;
}

function show(after: string): void {
  console.log(
    `${after}: ${warehouse.onHand('shirt')} in the building, ${warehouse.reserved('shirt')} of them kept back`,
  );
}

let { order } = shop.place({
  id: 'order-1',
  at,
  by: customer,
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'EUR') }],
  payments: [{ id: 'card', method: 'card', amount: money(3998, 'EUR') }],
});
order = send(order);
show('placed');

const paid = { type: 'payment.captured', payment: 'card', reference: 'ch_1', amount: money(3998, 'EUR') } as const;
order = send(order, { ...paid, id: 'evt_1', at, by: gateway });
show('paid');

order = send(order, { type: 'order.cancel', id: 'c-1', at, by: customer, scope: 'all' });
show('canceled');
assert.equal(stockOf(order)[0]?.restocked, 2);
