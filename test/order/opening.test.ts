/** An order that began elsewhere stands with us as it stood there. */
import { describe, expect, it } from 'vitest';
import { defineOrder, stockOf } from '../../src/index.ts';

const shop = defineOrder();
const opening = {
  id: 'order-1',
  at: '2026-03-01T09:00:00Z',
  by: { kind: 'system', id: 'import' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 1, total: { amount: 20_00, currency: 'EUR' } }],
} as const;
const units = [{ line: 'shirt', quantity: 1 }];

describe('a parcel that was canceled elsewhere', () => {
  it('stands beside the one that took its place, as it holds nothing any more', () => {
    const { order, status } = shop.adopt({
      ...opening,
      fulfillments: [
        { id: 'box', units, state: 'delivered' },
        { id: 'first try', units, state: 'canceled' },
      ],
    });
    expect(status.fulfillment).toBe('delivered');
    expect(order.fulfillments.map(({ id, state }) => [id, state])).toEqual([
      ['box', 'delivered'],
      ['first try', 'canceled'],
    ]);
    const alone = shop.adopt({ ...opening, fulfillments: [{ id: 'box', units, state: 'delivered' }] }).order;
    expect(shop.discrepanciesOf(order)).toEqual(shop.discrepanciesOf(alone));
    expect(stockOf(order)).toMatchObject([{ line: 'shirt', none: 1 }]);
  });

  it('frees its units for another', () => {
    const { order } = shop.adopt({ ...opening, fulfillments: [{ id: 'first try', units, state: 'canceled' }] });
    const again = {
      type: 'fulfillment.plan',
      id: 'again',
      at: opening.at,
      by: opening.by,
      fulfillment: 'box',
      units,
    } as const;
    expect(shop.apply(order, again).outcome.kind).not.toBe('rejected');
  });

  it('keeps its plan where it was to start later', () => {
    const startsAt = '2026-04-01T09:00:00Z';
    const { order } = shop.adopt({ ...opening, fulfillments: [{ id: 'later', units, state: 'canceled', startsAt }] });
    expect(order.fulfillments.map(({ state }) => state)).toEqual(['canceled']);
    expect(shop.nextDeadline(order)).toBeNull();
  });
});

describe('a card that was voided in part elsewhere', () => {
  it('has only the rest of that authorization left, also when it is authorized once more', () => {
    const money = { amount: 20_00, currency: 'EUR' };
    const card = { id: 'card', method: 'card', amount: 20_00, authorized: 20_00, voided: 5_00 } as const;
    const adopted = shop.adopt({ ...opening, payments: [card] }).order;
    const { at } = opening;
    const { order } = shop.apply(adopted, {
      ...{ type: 'payment.authorized', id: 'more', at, by: { kind: 'provider', id: 'psp' } },
      ...{ payment: 'card', reference: 'a-2', amount: money },
    });
    const all = { type: 'payment.void', id: 'all', at, by: opening.by, payment: 'card', amount: money } as const;

    expect(shop.can(order, { ...all, of: 'opening:authorization:card' })).toMatchObject({
      reasons: [{ code: 'nothing_to_void', data: { requested: 20_00, available: 15_00 } }],
    });
    expect(shop.can(order, { ...all, of: 'a-2' }).allowed).toBe(true);
  });
});

describe('a parcel that was shipped elsewhere', () => {
  it('was packed before, and is packed again when its shipment is taken back', () => {
    const { order } = shop.adopt({ ...opening, fulfillments: [{ id: 'box', units, state: 'shipped' }] });
    const back = shop.apply(order, {
      type: 'fulfillment.unship',
      id: 'back',
      at: opening.at,
      by: opening.by,
      fulfillment: 'box',
      of: 'opening:shipment',
      reason: 'wrong van',
    });

    expect(back.order.fulfillments.map(({ state }) => state)).toEqual(['packed']);
  });
});
