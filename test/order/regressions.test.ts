/** What went wrong in other systems, told as stories; each names where it was seen. */
import { describe, it } from 'vitest';
import { days, given, type Tell } from '../support/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };

describe('seen elsewhere', () => {
  it('a webhook and a request settle the same payment at once, and it is paid once (Vendure 3734)', () => {
    given()
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' })
      .when(captured, { ...captured, op: 'take' } as Tell)
      .then({ status: { payment: 'paid' }, money: { captured: 50_00, outstanding: 0 }, pending: [] })
      .when({ ...captured, op: 'take' } as Tell, captured)
      .then({ outcomes: ['duplicate', 'duplicate'] });
  });

  it('money that comes after the cancel is to be refunded and never in limbo (Sylius 8928, Saleor 12310)', () => {
    given()
      .when({ type: 'order.cancel', scope: 'all' }, captured)
      .then({
        status: { overall: 'canceled', payment: 'overpaid' },
        discrepancies: ['money_held_after_cancel'],
        money: { outstanding: -50_00 },
      })
      .when({ type: 'payment.refund', payment: 'card', amount: 50_00 })
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }], discrepancies: [] });
  });

  it('money that comes after the authorization ran out is counted and shown (Sylius 8928)', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'payment.expired', payment: 'card', reference: 'x-1', of: 'a-1', amount: 50_00 },
        { ...captured, of: 'a-1' } as Tell,
      )
      .then({ status: { payment: 'paid' }, discrepancies: ['captured_beyond_authorization'] });
  });

  it('a partially refunded order that is canceled gives back exactly the rest (Sylius 12869)', () => {
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

  it('the timeout spares an order that ever had money (Sylius 13442)', () => {
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

  it('a partial parcel moves only its own quantity (Medusa)', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(captured, { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { handedOver: 1, open: 2, begun: 0 }, status: { fulfillment: 'partially_fulfilled' } });
  });

  it('late, repeated and reordered provider events come to the same order (Saleor, Vendure 2657)', () => {
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

  it('captures of what is left of an authorization end in paid (PrestaShop ps_checkout 1509)', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 1 },
        { type: 'payment.captured', payment: 'card', reference: 'c-2', of: 'a-1', amount: 24_99 },
        { type: 'payment.captured', payment: 'card', reference: 'c-3', of: 'a-1', amount: 25_00 },
      )
      .then({ status: { payment: 'paid' }, payments: { card: 'captured' } });
  });

  it('a full refund of a part capture is not a full refund of the order (PrestaShop ps_checkout 1484)', () => {
    given()
      .when(
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 20_00 },
        { type: 'payment.captured', payment: 'card', reference: 'c-2', of: 'a-1', amount: 30_00 },
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 20_00 },
      )
      .then({ status: { payment: 'partially_refunded' }, payments: { card: 'partially_refunded' } });
  });

  it('one of two units is refunded, the other shipped, and the order completes (Sylius 14850)', () => {
    given({ lines: { shirt: { quantity: 2, total: 40_00 } }, parcels: { box: { shirt: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 40_00 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'order.cancel', scope: 'unshipped' },
      )
      .answered()
      .then({ status: { overall: 'completed', fulfillment: 'fulfilled', payment: 'partially_refunded' } });
  });

  it('a return of one unit does not hide two that are still to be shipped (Saleor)', () => {
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

  it('a refund never moves a parcel backwards (Spree)', () => {
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

  it('rounding over several partial credits never exceeds what was paid (Solidus)', () => {
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
