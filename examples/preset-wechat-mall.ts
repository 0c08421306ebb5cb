/** A chain of steps: nothing is picked before the review, nothing is packed before a second look. */
import assert from 'node:assert/strict';
import { defineOrder, money } from 'order-actor';
import { wechatMall } from 'order-actor/presets/wechat-mall';

const shop = defineOrder(wechatMall.options);
const at = '2026-01-01T13:00:00Z';
const reviewer = { kind: 'staff', id: 'li' } as const;
const warehouse = { kind: 'warehouse', id: 'hub' } as const;
let { order } = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: { kind: 'customer', id: 'wang' },
  currency: 'CNY',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'CNY') }],
  payments: [{ id: 'cash', method: 'cash_on_delivery', amount: money(3998, 'CNY') }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'shirt', quantity: 2 }] }],
});
const send = (event: Parameters<typeof shop.apply>[1]) => {
  const { outcome, order: next, status } = shop.apply(order, event);
  order = next;
  const { step } = wechatMall.words(status, order);
  console.log(event.type, outcome.kind, step, wechatMall.native.zh.step[step]);
};

const units = [{ line: 'shirt', quantity: 2 }];
send({ type: 'fulfillment.pick', id: 'pick-1', at, by: warehouse, fulfillment: 'parcel', units });
send(wechatMall.pass(order, { id: 'pass-1', at, by: reviewer }));
send({ type: 'fulfillment.pick', id: 'pick-2', at, by: warehouse, fulfillment: 'parcel', units });
send({ type: 'fulfillment.verify', id: 'look-1', at, by: warehouse, fulfillment: 'parcel', units });
send({ type: 'fulfillment.ship', id: 'ship-1', at, by: warehouse, fulfillment: 'parcel', tracking: 'SF 1' });
send(wechatMall.confirmReceipt({ id: 'thanks', at: '2026-01-05T12:00:00Z', by: { kind: 'customer', id: 'wang' } }));

// The money is the carrier's to bring: no step of the mall waits for it.
assert.equal(shop.statusOf(order).payment, 'not_required');
