/** A voucher and a card pay one order; a refund goes back over both, to the cent, all of it or nothing. */
import assert from 'node:assert/strict';
import { defineOrder, money, type OrderEvent, planRefund, refundsOf } from 'order-actor';
import { createGateway } from 'order-actor/testing';

const shop = defineOrder();
const gateway = createGateway();
const at = '2026-01-01T12:00:00Z';
const staff = { kind: 'staff', id: 'ada' } as const;

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'coat', quantity: 1, total: money(100_00, 'EUR') }],
  payments: [
    { id: 'card', method: 'card', amount: money(66_67, 'EUR') },
    { id: 'voucher', method: 'voucher', amount: money(33_33, 'EUR') },
  ],
});

/** Applies a command, and lets the gateways do what is asked of them. */
function send(command: OrderEvent): void {
  const { outcome, order: next } = shop.apply(order, command);
  assert.notEqual(outcome.kind, 'rejected', JSON.stringify(outcome));
  order = next;
  for (const effect of shop.pendingEffects(order))
    for (const answer of gateway.answer(order, effect, at)) ({ order } = shop.apply(order, answer));
  console.log(`${command.type}: ${shop.statusOf(order).payment}`);
}

send({ type: 'payment.capture', id: 'c-1', at, by: staff, payment: 'voucher', amount: money(33_33, 'EUR') });
send({ type: 'payment.capture', id: 'c-2', at, by: staff, payment: 'card', amount: money(66_67, 'EUR') });

const half = money(50_00, 'EUR');
for (const plan of ['first', 'last', 'proportional'] as const) {
  const shares = planRefund(order, half, plan) ?? [];
  console.log(`${plan}: ${shares.map(({ payment, amount }) => `${payment} ${amount.amount}`).join(', ')}`);
}

send({ type: 'order.refund', id: 'c-3', at, by: staff, amount: half, plan: 'proportional', goodwill: true });
assert.equal(refundsOf(order).executed, 50_00);
assert.deepEqual(
  refundsOf(order).tenders.map(({ payment, executed }) => [payment, executed]),
  [
    ['card', 33_33],
    ['voucher', 16_67],
  ],
);
