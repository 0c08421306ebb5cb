/** Many orders are marked as fulfilled at once; the dialog that cancels one says what becomes of its money. */
import assert from 'node:assert/strict';
import { applyToAll, defineOrder, money, type Order } from 'order-actor';
import { shopify } from 'order-actor/presets/shopify';

const shop = defineOrder(shopify.options);
const by = { kind: 'staff', id: 'ada' } as const;
const at = '2026-01-02T09:00:00Z';
const paid = (id: string): Order =>
  shop.apply(
    shop.place({
      id,
      at: '2026-01-01T12:00:00Z',
      by: { kind: 'customer', id: 'grace' },
      currency: 'NOK',
      lines: [{ id: 'shirt', quantity: 2, total: money(39_980, 'NOK') }],
      payments: [{ id: 'card', method: 'card', amount: money(39_980, 'NOK') }],
    }).order,
    {
      type: 'payment.captured',
      id: 'evt_1',
      at: '2026-01-01T12:00:05Z',
      by: { kind: 'provider', id: 'gateway' },
      payment: 'card',
      reference: 'ch_1',
      amount: money(39_980, 'NOK'),
    },
  ).order;

const numbers: Record<string, string> = { 'order-1': 'RR 1', 'order-2': 'RR 2' };
const { results } = applyToAll(shop, [paid('order-1'), paid('order-2')], ({ id }) =>
  shopify.markAsFulfilled({ id: `bulk-${id}`, at, by }, { tracking: numbers[id] ?? '' }),
);
for (const { order, status } of results) console.log(order.id, shopify.words(status, order));

let order = paid('order-3');
const dialog = { reason: 'INVENTORY', refund: 'original', restock: true, notify: true } as const;
for (const event of shopify.cancel(order, dialog, { id: 'cancel-1', at, by })) {
  const result = shop.apply(order, event);
  order = result.order;
  console.log(event.type, result.effects.map(({ type }) => type).join(', '));
}

assert.equal(shop.statusOf(order).overall, 'canceled');
assert.deepEqual(
  shop.pendingEffects(order).map(({ type }) => type),
  ['refund_payment', 'restock', 'notify_customer'],
);
