/**
 * Fifteen things that went wrong in other systems, as stories: the behaviour is in the title, where it was seen stands beside it.
 * Each fails where the mechanism behind it is taken away.
 */
import { describe, expect, it } from 'vitest';
import { applyToAll, defineOrder, type Guard } from '../../src/index.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };

describe('seen elsewhere', () => {
  // 1. vendurehq/vendure#3734
  it('a webhook and a request settle the same payment at once, and it is paid once', () => {
    given()
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' })
      .when(captured, { ...captured, op: 'take' } as Tell)
      .then({ status: { payment: 'paid' }, money: { captured: 50_00, outstanding: 0 }, pending: [] })
      .when({ ...captured, op: 'take' } as Tell, captured)
      .then({ outcomes: ['duplicate', 'duplicate'] });
  });

  // 2. Sylius/Sylius#8928, saleor/saleor#12310
  it('money that comes after the cancel is to be refunded, and after the expiry it is counted: never in limbo', () => {
    given()
      .when({ type: 'order.cancel', scope: 'all' }, captured)
      .then({
        status: { overall: 'canceled', payment: 'overpaid' },
        discrepancies: ['money_held_after_cancel'],
        money: { outstanding: -50_00 },
      })
      .when({ type: 'payment.refund', payment: 'card', amount: 50_00 })
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }], discrepancies: [] });
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'payment.expired', payment: 'card', reference: 'x-1', of: 'a-1', amount: 50_00 },
        { ...captured, of: 'a-1' } as Tell,
      )
      .then({ status: { payment: 'paid' }, discrepancies: ['captured_beyond_authorization'] });
  });

  // 3. Sylius/Sylius#12869
  it('a partially refunded order that is canceled gives back exactly the rest, and its pieces balance', () => {
    given(boxed)
      .when(captured, { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 20_00 })
      .when({ type: 'order.cancel', scope: 'all', id: 'stop' })
      .then({
        effects: [
          { type: 'cancel_fulfillment', fulfillment: 'box' },
          { type: 'refund_payment', amount: 30_00 },
        ],
        units: { canceled: 3, live: 0, open: 0, begun: 0 },
      });
  });

  // 4. Sylius/Sylius#13442
  it('the timeout spares an order that ever had money', () => {
    const order = given({ policy: { unpaidAfter: { days: 3 } } }).when(captured, {
      type: 'payment.refunded',
      payment: 'card',
      reference: 'r-1',
      of: 'c-1',
      amount: 50_00,
    });
    order.then({ pending: [], status: { payment: 'refunded' } });
    if (order.definition.tick(order.order, days(30)).length > 0) throw new Error('it timed out');
  });

  // 5. woocommerce/woocommerce#66244
  it('a payment that fails gives its pieces back once, when the order is called off, and one that then succeeds takes them once', () => {
    const waits = given({ ...boxed, policy: { unpaidAfter: { days: 3 } } }).when(
      { type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'try' },
      { type: 'payment.failed', payment: 'card', reference: 'f-1', op: 'try' },
    );
    waits.then({ units: { open: 3, canceled: 0 }, fulfillments: { box: 'open' } });
    const [timeout] = waits.definition.tick(waits.order, days(4));
    if (!timeout) throw new Error('nobody paid, and it did not time out');
    waits
      .when(timeout)
      .then({ units: { open: 0, canceled: 3 }, effects: [{ type: 'cancel_fulfillment', fulfillment: 'box' }] })
      .when(timeout)
      .then({ outcome: 'duplicate', effects: [], units: { canceled: 3 } });
    waits
      .when(captured, captured)
      .then({ outcomes: ['applied', 'duplicate'], units: { open: 3, canceled: 0 }, pending: [] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' })
      .then({ units: { open: 0, handedOver: 3 } });
  });

  // 6. medusajs/medusa, at the commit that was read
  it('a partial parcel moves only its own quantity', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(captured, { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { handedOver: 1, open: 2, begun: 0 }, status: { fulfillment: 'partially_fulfilled' } });
  });

  // 7. medusajs/medusa, at the commit that was read
  it('a parcel that is called off gives all its pieces back to be planned, and no more', () => {
    const bag: Tell = { type: 'fulfillment.plan', fulfillment: 'bag', units: { shirt: 2, mug: 1 } };
    given(boxed)
      .when(captured, { type: 'fulfillment.pack', fulfillment: 'box' })
      .then({ units: { begun: 3, open: 3 } })
      .when(bag)
      .then({ reasons: ['exceeds_unfulfilled'] })
      .when({ type: 'fulfillment.cancel', fulfillment: 'box' })
      .then({ units: { begun: 0, open: 3 } })
      .when({ ...bag, units: { shirt: 3, mug: 1 } } as Tell)
      .then({ reasons: ['exceeds_unfulfilled'] })
      .when(bag, { type: 'fulfillment.ship', fulfillment: 'bag' })
      .then({ units: { open: 0, handedOver: 3 } });
  });

  // 8. vendurehq/vendure#3235
  it('what an edit adds is waited for, and the extra payment that brings it ends the wait', () => {
    given(boxed)
      .when(captured, { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'mug', by: 2 }] })
      .then({
        status: { payment: 'partially_paid', overall: 'processing' },
        money: { owed: 70_00, outstanding: 20_00 },
      })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['unpaid'] })
      .when(
        { type: 'payment.added', payment: 'rest', method: 'bank_transfer', amount: 20_00 },
        { type: 'payment.captured', payment: 'rest', reference: 'c-2', amount: 20_00 },
      )
      .then({ status: { payment: 'paid' }, money: { outstanding: 0 }, pending: [] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { open: 2, handedOver: 3 } });
  });

  // 9. saleor/saleor, vendurehq/vendure#2657
  it('late, repeated and reordered provider events come to the same order', () => {
    const events: readonly Tell[] = [
      { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00, id: 'w1' },
      { ...captured, of: 'a-1', id: 'w2' } as Tell,
      { type: 'payment.refund_pending', payment: 'card', reference: 'r-1', of: 'c-1', amount: 10_00, id: 'w3' },
      { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 10_00, id: 'w4' },
    ];
    const told = given().when(...events).order;
    for (const order of [[...events].reverse(), [...events.slice(2), ...events.slice(0, 2)], [...events, ...events]]) {
      const { revision: _, ...other } = given().when(...order).order;
      const { revision: __, ...same } = told;
      if (JSON.stringify(other) !== JSON.stringify(same)) throw new Error(JSON.stringify(other));
    }
  });

  // 10. PrestaShopCorp/ps_checkout#1509 and #1484
  it('captures of what is left of an authorization end in paid, and a full refund of one of them is not a full refund of the order', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 1 },
        { type: 'payment.captured', payment: 'card', reference: 'c-2', of: 'a-1', amount: 24_99 },
        { type: 'payment.captured', payment: 'card', reference: 'c-3', of: 'a-1', amount: 25_00 },
      )
      .then({ status: { payment: 'paid' }, payments: { card: 'captured' } })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-3', amount: 25_00 })
      .then({ status: { payment: 'partially_refunded' }, payments: { card: 'partially_refunded' } });
  });

  // 11. Sylius/Sylius#14850
  it('one of two units is refunded, the other shipped, and the order completes', () => {
    given({ lines: { shirt: { quantity: 2, total: 40_00 } }, parcels: { box: { shirt: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 40_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'order.cancel', scope: 'unshipped' },
      )
      .answered()
      .then({ status: { overall: 'completed', fulfillment: 'fulfilled', payment: 'partially_refunded' } });
  });

  // 12. saleor/saleor
  it('a return of one unit does not hide two that are still to be shipped', () => {
    given({ lines: { shirt: { quantity: 3, total: 30_00 } }, parcels: { box: { shirt: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 30_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'return.request', return: 'rma', units: { shirt: 1 } },
        { type: 'return.approve', return: 'rma' },
        { type: 'return.receive', return: 'rma', units: { shirt: 1 } },
        { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1 } } },
      )
      .then({
        status: { fulfillment: 'partially_fulfilled', overall: 'processing' },
        units: { open: 2, handedOver: 1, returned: 1 },
      });
  });

  // 13. spree/spree
  it('a refund never moves a parcel backwards', () => {
    given(boxed)
      .when(
        captured,
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
        { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' },
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 50_00, goodwill: true },
      )
      .then({
        fulfillments: { box: 'delivered' },
        status: { fulfillment: 'delivered', payment: 'refunded', overall: 'completed' },
      });
  });

  // 14. macrozheng/mall
  it('closing many orders asks each one what closing it alone asks, and each has its own outcome', () => {
    const asked: string[] = [];
    const hook: Guard = {
      name: 'asks_the_shop',
      on: ['order.close'],
      check: ({ id }) => {
        asked.push(id);
        return null;
      },
    };
    const shop = defineOrder({ guards: [hook] });
    const done = given(boxed).when(captured, { type: 'fulfillment.ship', fulfillment: 'box' }).order;
    const orders = [done, given(boxed).when(captured).order, given(boxed).order].map((order, n) => ({
      ...order,
      id: `order-${n}`,
    }));
    const close = envelop({ type: 'order.close', id: 'evening' }, 'EUR', 1);
    const { results: bulk } = applyToAll(shop, orders, () => close);

    expect(asked).toEqual(['order-0', 'order-1', 'order-2']);
    expect(
      bulk.map(({ outcome }) => (outcome.kind === 'rejected' ? outcome.reasons.map(({ code }) => code) : outcome.kind)),
    ).toEqual(['applied', ['units_open'], ['units_open', 'balance_open']]);
    expect(bulk.map(({ order }) => order.lifecycle.state)).toEqual(['closed', 'open', 'open']);
  });

  // 15. solidusio/solidus
  it('rounding over several partial credits never exceeds what was paid', () => {
    const back = (id: string): Tell[] => [
      { type: 'return.request', return: id, units: { pen: 1 } },
      { type: 'return.approve', return: id },
      { type: 'return.receive', return: id, units: { pen: 1 } },
      { type: 'return.inspect', return: id, units: { pen: { restock: 1 } } },
    ];
    given({ lines: { pen: { quantity: 7, total: 1_00 } }, parcels: { box: { pen: 7 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 1_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap(back),
      )
      .then({ money: { owed: 0, outstanding: -1_00 }, status: { overall: 'returned' } });
  });
});
