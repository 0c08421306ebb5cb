/** Where returns, work on parcels and the order as a whole meet: what a hostile reading found, each as a story. */
import { describe, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const paidShirts = () =>
  given({ lines: { shirt: { quantity: 2, total: 40_00 } }, parcels: { box: { shirt: 2 } } }).when(
    { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 40_00 },
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
    { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' },
  );
const exchange = (id: string, line: string, total: number, pieces = 1): Tell => ({
  type: 'return.request',
  return: id,
  units: { shirt: pieces },
  exchange: [{ id: line, quantity: 1, total: eur(total) }],
});

describe('a return case', () => {
  it.each(['a', 'z'])('named %s expects no pieces that another case took in', (id) => {
    paidShirts()
      .when(
        exchange(id, 'xl', 40_00, 2),
        { type: 'return.approve', return: id },
        { type: 'return.received', return: 'found', reference: 'in-1', units: { shirt: 2 } },
        { type: 'return.inspected', return: 'found', reference: 'look-1', units: { shirt: { restock: 2 } } },
      )
      .then({ money: { owed: 40_00, outstanding: 0 }, discrepancies: ['unannounced_return'] });
  });

  it('side by side with others of equal value moves no cent', () => {
    given({ lines: { m: { quantity: 3, total: 100_00 } }, parcels: { box: { m: 3 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c', amount: 100_00 },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
        ...(['a', 'b', 'c'] as const).flatMap((id, i): Tell[] => [
          {
            type: 'return.request',
            return: id,
            units: { m: 1 },
            exchange: [{ id: `new-${id}`, quantity: 1, total: eur(i === 2 ? 33_34 : 33_33) }],
          },
          { type: 'return.approve', return: id },
        ]),
      )
      .then({ money: { outstanding: 0 } });
  });

  it('keeps the id of a line that it asked for, even when it was declined', () => {
    paidShirts()
      .when(
        exchange('swap', 'xl', 20_00),
        { type: 'return.decline', return: 'swap', cause: 'other' },
        { type: 'order.edit', changes: [{ kind: 'add_line', line: { id: 'xl', quantity: 1, total: eur(25_00) } }] },
      )
      .then({ reasons: ['part_exists'] });
  });

  it('that was called off lets nobody add pieces to its lines', () => {
    paidShirts()
      .when(
        exchange('swap', 'xl', 20_00),
        { type: 'return.approve', return: 'swap' },
        { type: 'return.cancel', return: 'swap' },
        { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'xl', by: 1 }] },
      )
      .then({ reasons: ['line_in_excess'] });
  });

  it('of a closed order sends nothing out any more by being opened again', () => {
    paidShirts()
      .when(
        exchange('swap', 'xl', 20_00),
        { type: 'return.decline', return: 'swap', cause: 'other' },
        { type: 'order.close' },
        { type: 'return.reopen', return: 'swap' },
      )
      .then({ reasons: ['order_closed'] });
  });
});

describe('work on parcels', () => {
  const paid = () =>
    given({ parcels: { box: { shirt: 2, mug: 1 } } }).when({
      type: 'payment.captured',
      payment: 'card',
      reference: 'c',
      amount: 50_00,
    });

  it('that is on hold cannot be split off or merged away', () => {
    paid()
      .when(
        { type: 'hold.place', hold: 'h', on: { fulfillment: 'box' }, cause: 'other' },
        { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1 } },
      )
      .then({ reasons: ['on_hold'] });
  });

  it('set to delivered arrives once, and what was lost is sent again', () => {
    paid()
      .when(
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way' },
        { type: 'fulfillment.lost', fulfillment: 'box', reference: 'gone', of: 'way', units: { mug: 1 } },
        { type: 'order.set_status', fulfillment: 'delivered', reason: 'told by phone' },
      )
      .then({ units: { handedOver: 3, delivered: 3, open: 0 }, discrepancies: [] });
  });

  it('set to delivered is taken back when the carrier brings it back', () => {
    paid()
      .when(
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way' },
        { type: 'order.set_status', fulfillment: 'delivered', reason: 'told by phone' },
        { type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'back', of: 'way' },
      )
      .then({ fulfillments: { box: 'packed' }, discrepancies: ['returned_to_sender'] });
  });

  it('of which part is delivered digitally is not completed before the rest is', () => {
    given({ lines: { book: { quantity: 3, total: 30_00, ships: false } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c', amount: 30_00 },
        { type: 'fulfillment.plan', fulfillment: 'mail', units: { book: 3 }, handover: 'digital' },
        { type: 'fulfillment.ship', fulfillment: 'mail', units: { book: 1 } },
      )
      .then({ status: { overall: 'processing' } });
  });

  it('delivered digitally after the order was canceled is seen', () => {
    given({ lines: { book: { total: 10_00, ships: false } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c', amount: 10_00 },
        { type: 'order.cancel', scope: 'all' },
        { type: 'fulfillment.delivered', fulfillment: 'mail', reference: 'd', units: { book: 1 } },
      )
      .then({ discrepancies: ['delivered_without_shipment', 'shipped_after_cancel', 'unplanned_fulfillment'] });
  });

  it('is taken back whatever surplus of another line came back', () => {
    given({ parcels: { box: { shirt: 2 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c', amount: 50_00 },
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way' },
        { type: 'return.received', return: 'odd', reference: 'in', units: { mug: 1 } },
        { type: 'fulfillment.unship', fulfillment: 'box', of: 'way', reason: 'not collected' },
      )
      .then({ fulfillments: { box: 'open' }, discrepancies: ['returned_more_than_shipped', 'unannounced_return'] });
  });
});
