/** One save of a dialog moves both of Matjari's lists; completed means delivered, paid or not. */
import assert from 'node:assert/strict';
import { defineOrder, money } from 'order-actor';
import { matjari } from 'order-actor/presets/matjari';

const shop = defineOrder(matjari.options);
const by = { kind: 'staff', id: 'amal' } as const;
const placed = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: { kind: 'customer', id: 'huda' },
  currency: 'KWD',
  lines: [{ id: 'shirt', quantity: 2, total: money(39_980, 'KWD') }],
  payments: [{ id: 'transfer', method: 'bank_transfer', amount: money(39_980, 'KWD') }],
});

const save = matjari.dialog(
  { order: 'on_the_way', payment: 'pending' },
  { id: 'save-1', at: '2026-01-02T09:00:00Z', by },
);
const sent = shop.apply(placed.order, save);
const words = matjari.words(sent.status);
console.log(words, matjari.native.ar.order[words.order]);

const done = shop.apply(
  sent.order,
  matjari.dialog({ order: 'completed', payment: 'success' }, { id: 'save-2', at: '2026-01-03T09:00:00Z', by }),
);
console.log(matjari.words(done.status), done.status.overall);

const refused = shop.apply(done.order, { type: 'tag.add', id: 'tag-1', at: '2026-01-03T10:00:00Z', by, tag: 'vip' });
if (refused.outcome.kind === 'rejected') console.log(refused.outcome.reasons[0]?.data);

assert.equal(done.status.payment, 'paid');
assert.equal(refused.outcome.kind, 'rejected');
