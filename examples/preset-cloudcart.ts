/** CloudCart's buttons move two words, its basic status follows from them, and what is archived is frozen. */
import assert from 'node:assert/strict';
import { defineOrder, isArchived, money } from 'order-actor';
import { cloudcart } from 'order-actor/presets/cloudcart';

const shop = defineOrder(cloudcart.options);
const envelope = (id: string) => ({ id, at: '2026-01-02T09:00:00Z', by: { kind: 'staff', id: 'eleni' } as const });
let { order } = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'EUR') }],
  payments: [{ id: 'cash', method: 'cash_on_delivery', amount: money(3998, 'EUR') }],
});
const press = (event: Parameters<typeof shop.apply>[1]) => {
  const { outcome, order: next, status } = shop.apply(order, event);
  order = next;
  console.log(outcome.kind, cloudcart.words(status, order).order);
};

press(cloudcart.prepareForShipment(envelope('send')));
press({ ...envelope('move'), type: 'order.change_address', address: 'work' });
press(cloudcart.markAsPaid(envelope('pay')));
const { results } = cloudcart.archiveCompleted(shop, [order], ({ id }) => envelope(`archive-${id}`));
order = results[0]?.order ?? order;
press(cloudcart.markAsNotFulfilled(envelope('back')));

assert.equal(isArchived(order), true);
