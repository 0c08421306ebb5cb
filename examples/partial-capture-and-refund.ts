/** Of what a card sets aside the shop takes a part, then the rest, and pays back for one broken mug. */
import assert from 'node:assert/strict';
import { defineOrder, money, type OrderEvent, refundsOf, tendersOf } from 'order-actor';
import { createGateway } from 'order-actor/testing';

const shop = defineOrder();
const gateway = createGateway();
const at = '2026-01-01T12:00:00Z';
const staff = { id: 'ada', kind: 'staff' } as const;

let { order } = shop.place({
  id: 'order-1',
  at,
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [
    { id: 'shirt', quantity: 1, total: money(30_00, 'EUR') },
    { id: 'mug', quantity: 2, total: money(20_00, 'EUR') },
  ],
  payments: [{ id: 'card', method: 'card', amount: money(50_00, 'EUR') }],
});

/** Applies a command, lets the gateway do what is asked of it, and says what became of the money. */
function send(command: OrderEvent): void {
  ({ order } = shop.apply(order, command));
  for (const effect of shop.pendingEffects(order))
    for (const answer of gateway.answer(order, effect, at)) ({ order } = shop.apply(order, answer));
  const [card] = tendersOf(order);
  console.log(
    `${command.type}: ${shop.statusOf(order).payment}, authorized ${card?.authorized}, captured ${card?.captured}, refunded ${card?.refunded}`,
  );
}

const card = { at, by: staff, payment: 'card' } as const;
send({ ...card, type: 'payment.authorize', id: 'c-1', amount: money(50_00, 'EUR') });
send({ ...card, type: 'payment.capture', id: 'c-2', amount: money(30_00, 'EUR') });
send({ ...card, type: 'payment.capture', id: 'c-3', amount: money(20_00, 'EUR') });
send({ ...card, type: 'payment.refund', id: 'c-4', amount: money(10_00, 'EUR'), goodwill: true });

const tooMuch = { ...card, type: 'payment.refund', id: 'c-5', amount: money(45_00, 'EUR'), goodwill: true } as const;
const { outcome } = shop.apply(order, tooMuch);
if (outcome.kind === 'rejected') for (const { message } of outcome.reasons) console.log(message);
assert.equal(outcome.kind, 'rejected');
assert.equal(refundsOf(order).refundable, 40_00);
assert.deepEqual(gateway.books('order-1'), { authorized: 0, captured: 50_00, refunded: 10_00 });
