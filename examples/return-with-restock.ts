/** Two shirts come back: one can be sold again, one is damaged. Goods, stock and money each have a record of their own. */
import assert from 'node:assert/strict';
import { defineOrder, type Effect, inspectionOf, money, type OrderEvent, returnBalancesOf } from 'order-actor';

const shop = defineOrder({ policy: { paidBefore: 'nothing' } });
const customer = { kind: 'customer', id: 'grace' } as const;
const hall = { kind: 'warehouse', id: 'hall-1' } as const;
const staff = { kind: 'staff', id: 'ada' } as const;
const gateway = { kind: 'provider', id: 'gateway' } as const;
const at = '2026-01-05T12:00:00Z';

let asked: readonly Effect[] = [];
let { order } = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: customer,
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(40_00, 'EUR') }],
  payments: [{ id: 'card', method: 'card', amount: money(40_00, 'EUR') }],
  fulfillments: [{ id: 'box', units: [{ line: 'shirt', quantity: 2 }] }],
});

function send(event: OrderEvent): void {
  const { outcome, status, effects, order: next } = shop.apply(order, event);
  assert.notEqual(outcome.kind, 'rejected');
  [order, asked] = [next, effects];
  if (event.type.startsWith('return') || event.type.includes('refund'))
    console.log(`${event.type}: ${status.returns}, ${status.payment}`);
}

const paid = { payment: 'card', reference: 'ch_1', amount: money(40_00, 'EUR') };
send({ type: 'payment.captured', id: 'e-1', at, by: gateway, ...paid });
send({ type: 'fulfillment.ship', id: 'c-1', at, by: hall, fulfillment: 'box' });

const shirts = [{ line: 'shirt', quantity: 2 }];
send({ type: 'return.request', id: 'c-2', at, by: customer, return: 'r-1', units: shirts, cause: 'size_too_small' });
send({ type: 'return.approve', id: 'c-3', at, by: staff, return: 'r-1' });
send({ type: 'return.receive', id: 'c-4', at, by: hall, return: 'r-1', units: shirts });
const found = (['restock', 'damaged'] as const).map((disposition) => ({ line: 'shirt', quantity: 1, disposition }));
send({ type: 'return.inspect', id: 'c-5', at, by: hall, return: 'r-1', units: found });
// One shirt goes back on the shelf. What is due to the customer is the worth of both.
const restocks = asked.filter((effect) => effect.type === 'restock');
assert.deepEqual(restocks[0]?.units, [{ line: 'shirt', quantity: 1 }]);

const [balance] = returnBalancesOf(order);
send({ type: 'payment.refund', id: 'c-6', at, by: staff, payment: 'card', amount: money(40_00, 'EUR'), return: 'r-1' });
send({ ...paid, type: 'payment.refunded', id: 'e-2', at, by: gateway, reference: 're_1', op: 'c-6', of: 'ch_1' });
send({ type: 'return.close', id: 'c-7', at, by: staff, return: 'r-1' });

assert.equal(balance?.due, 40_00);
const [looked] = order.returns.map(({ context }) => inspectionOf(context));
assert.deepEqual(
  [looked?.restock, looked?.damaged],
  [[{ line: 'shirt', quantity: 1 }], [{ line: 'shirt', quantity: 1 }]],
);
