/** A shirt that is too small goes back, a larger and dearer one goes out: one case, and the difference is owed at once. */
import assert from 'node:assert/strict';
import { defineOrder, exchangesOf, money, type OrderEvent } from 'order-actor';

const shop = defineOrder();
const customer = { kind: 'customer', id: 'grace' } as const;
const hall = { kind: 'warehouse', id: 'hall-1' } as const;
const staff = { kind: 'staff', id: 'ada' } as const;
const gateway = { kind: 'provider', id: 'gateway' } as const;
const at = '2026-01-05T12:00:00Z';

let { order } = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: customer,
  currency: 'EUR',
  lines: [{ id: 'small', quantity: 1, total: money(40_00, 'EUR') }],
  payments: [{ id: 'card', method: 'card', amount: money(40_00, 'EUR') }],
  fulfillments: [{ id: 'box', units: [{ line: 'small', quantity: 1 }] }],
});

function send(event: OrderEvent): void {
  const { outcome, status, order: next } = shop.apply(order, event);
  assert.notEqual(outcome.kind, 'rejected', JSON.stringify(outcome));
  order = next;
  const [exchange] = exchangesOf(order);
  if (exchange)
    console.log(`${event.type}: ${exchange.progress}, ${status.payment}, ${status.fulfillment}, ${status.returns}`);
}
const captured = (reference: string, amount: number): OrderEvent => ({
  ...{ type: 'payment.captured', id: reference, at, by: gateway, payment: 'card' },
  ...{ reference, amount: money(amount, 'EUR') },
});

send(captured('ch_1', 40_00));
send({ type: 'fulfillment.ship', id: 'c-1', at, by: hall, fulfillment: 'box' });

const small = { line: 'small', quantity: 1 };
const exchange = [{ id: 'large', quantity: 1, total: money(45_00, 'EUR') }];
send({ type: 'return.request', id: 'c-2', at, by: customer, return: 'swap', units: [small], exchange });
send({ type: 'return.approve', id: 'c-3', at, by: staff, return: 'swap' });
assert.equal(exchangesOf(order)[0]?.difference, 5_00);

send(captured('ch_2', 5_00));
const units = [{ line: 'large', quantity: 1 }];
send({ type: 'fulfillment.plan', id: 'c-4', at, by: hall, fulfillment: 'box-2', units });
send({ type: 'fulfillment.ship', id: 'c-5', at, by: hall, fulfillment: 'box-2' });
send({ type: 'return.receive', id: 'c-6', at, by: hall, return: 'swap', units: [small] });
const found = [{ ...small, disposition: 'restock' }] as const;
send({ type: 'return.inspect', id: 'c-7', at, by: hall, return: 'swap', units: found });
send({ type: 'return.close', id: 'c-8', at, by: staff, return: 'swap' });

assert.equal(shop.explain(order).payment.figures.outstanding, 0);
