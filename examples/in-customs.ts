/** A status between shipped and delivered, and a guard: while a parcel is in customs nobody confirms that it came. */
import assert from 'node:assert/strict';
import { customerView, defineOrder, definePlugin, money } from 'order-actor';

export const customs = definePlugin({
  id: 'customs',
  events: { entered: { kind: 'fact' }, cleared: { kind: 'fact' } },
  states: {
    inside: { when: (slice) => slice.all('entered').length > slice.all('cleared').length },
    outside: {},
  },
  statuses: {
    // Where it is paid, a parcel that was sent is `completed`, unless the shop's policy says otherwise.
    inside: { base: ['shipped', 'completed'], visibility: 'customer', channel: 'notify', label: { en: 'In customs' } },
  },
  guards: [
    {
      name: 'confirms what is in customs',
      on: ['order.confirm_receipt'],
      check: (_order, _command, slice) =>
        slice.all('entered').length > slice.all('cleared').length
          ? { code: 'in_customs', message: 'Wait until customs clear the parcel.', unblockedBy: ['customs.cleared'] }
          : null,
    },
  ],
});
const shop = defineOrder({ plugins: [customs] });
const by = { kind: 'customer', id: 'grace' } as const;
const carrier = { kind: 'carrier', id: 'post' } as const;
const gateway = { kind: 'provider', id: 'gateway' } as const;
const at = '2026-01-01T12:00:00Z';
const amount = money(4900, 'EUR');

let { order } = shop.place({
  ...{ id: 'order-1', at, by, currency: 'EUR', lines: [{ id: 'lamp', quantity: 1, total: amount }] },
  payments: [{ id: 'card', method: 'card', amount }],
  fulfillments: [{ id: 'parcel', units: [{ line: 'lamp', quantity: 1 }] }],
});
for (const event of [
  { type: 'payment.captured', id: 'e-1', at, by: gateway, payment: 'card', reference: 'ch-1', amount },
  { type: 'fulfillment.shipped', id: 'e-2', at, by: carrier, fulfillment: 'parcel', reference: 'scan-1' },
  { type: 'customs.entered', id: 'e-3', at, by: carrier, reference: 'scan-2' },
] as const)
  ({ order } = shop.apply(order, event));
console.log('the customer sees', customerView(order, shop).status.custom);

const confirm = { type: 'order.confirm_receipt', id: 'c-1', at, by } as const;
const refused = shop.can(order, confirm);
if (!refused.allowed) console.log(refused.reasons[0]?.message);
assert.equal(refused.allowed, false);

({ order } = shop.apply(order, { type: 'customs.cleared', id: 'e-4', at, by: carrier, reference: 'scan-3' }));
const { custom = 'nothing', overall } = shop.statusOf(order);
console.log('then', custom, 'over', overall);
assert.equal(shop.can(order, confirm).allowed, true);
