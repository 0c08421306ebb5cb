import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const cancelShirt: Tell = { type: 'order.cancel_units', id: 'cut', units: { shirt: 1 }, cause: 'inventory' };

describe('canceling part of an order', () => {
  it('lowers what is owed by what those pieces cost, and refunds it', () => {
    given()
      .when(captured, cancelShirt)
      .then({
        units: { ordered: 3, canceled: 1, live: 2 },
        money: { owed: 30_00, refundPending: 20_00 },
        effects: [{ type: 'refund_payment', amount: 20_00, of: 'c-1' }],
      })
      .answered()
      .then({ status: { payment: 'partially_refunded', overall: 'processing' } });
  });

  it('voids what is set aside and not owed any more', () => {
    given()
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 }, cancelShirt)
      .then({ effects: [{ type: 'void_payment', amount: 20_00, of: 'a-1' }] });
  });

  it('asks for units to be put back into stock only if it is told to', () => {
    given()
      .when(cancelShirt)
      .then({ effects: [] })
      .when({ ...cancelShirt, id: 'cut-2', restock: true } as Tell)
      .then({
        effects: [{ type: 'restock', reference: 'cut-2', units: [{ line: 'shirt', quantity: 1 }] }],
      })
      .when({ type: 'stock.restocked', reference: 'cut-2' })
      .then({ pending: [] });
  });

  it('tells the customer only if it is told to, and once', () => {
    given()
      .when({ ...cancelShirt, notify: true } as Tell)
      .then({ effects: [{ type: 'notify_customer', about: 'cancellation', reference: 'cut' }] })
      .when({ type: 'customer.notified', reference: 'cut' })
      .then({ pending: [] })
      .when({ ...cancelShirt, notify: true } as Tell)
      .then({ outcome: 'duplicate', pending: [] });
  });

  it('of everything, piece by piece, ends as a canceled order that owes nothing', () => {
    given()
      .when(
        captured,
        { type: 'order.cancel_units', units: { shirt: 2 } },
        { type: 'order.cancel_units', units: { mug: 1 } },
      )
      .then({ status: { overall: 'canceled', fulfillment: 'canceled' }, money: { owed: 0, refundPending: 50_00 } })
      .answered()
      .then({ status: { payment: 'refunded', overall: 'canceled' } });
  });

  it('takes pieces out of a parcel that nobody has packed, and calls an empty one off', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(cancelShirt)
      .then({
        fulfillments: { box: 'open', 'canceled-1': 'canceled' },
        effects: [{ type: 'cancel_fulfillment', fulfillment: 'canceled-1' }],
        units: { canceled: 1, open: 2 },
      })
      .when({ type: 'order.cancel_units', units: { shirt: 1, mug: 1 } })
      .then({ fulfillments: { box: 'canceled' }, status: { overall: 'canceled' } });
  });

  it('takes no piece out of a parcel that a service has accepted: the service is to give it back', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'fulfillment.request', fulfillment: 'box', service: 'depot', id: 'ask-1' })
      .when({ type: 'fulfillment.accepted', fulfillment: 'box', reference: 'yes-1', op: 'ask-1' })
      .then({ fulfillments: { box: 'in_progress' } })
      .when(cancelShirt)
      .then({ reasons: ['exceeds_unfulfilled'], fulfillments: { box: 'in_progress' }, units: { canceled: 0 } });
  });

  it('takes pieces first that are in no parcel', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(cancelShirt)
      .then({ fulfillments: { box: 'open' }, effects: [] });
  });

  it('ships the rest of a parcel from which pieces were taken', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(captured, cancelShirt, { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ units: { handedOver: 2, open: 0 }, status: { fulfillment: 'fulfilled' } });
  });

  it('leaves pieces alone that are packed', () => {
    given({ parcels: { box: { shirt: 2 } } })
      .when({ type: 'fulfillment.pack', fulfillment: 'box' }, cancelShirt)
      .then({ reasons: ['exceeds_unfulfilled'] });
  });

  it('is for customers too, until packing begins', () => {
    const byCustomer = { ...cancelShirt, by: { kind: 'customer', id: 'carla' } } as Tell;
    given({ parcels: { box: { mug: 1 } } })
      .when(byCustomer)
      .then({ units: { canceled: 1 } })
      .when({ type: 'fulfillment.pack', fulfillment: 'box' }, { ...byCustomer, id: 'late' } as Tell)
      .then({ reasons: ['work_begun'] });
  });

  it('never puts more back into stock than was canceled', () => {
    given()
      .when({ ...cancelShirt, restock: true } as Tell, { type: 'order.cancel', id: 'all', scope: 'all', restock: true })
      .then({
        pending: [
          { type: 'restock', reference: 'cut', units: [{ line: 'shirt', quantity: 1 }] },
          {
            type: 'restock',
            reference: 'all',
            units: [
              { line: 'mug', quantity: 1 },
              { line: 'shirt', quantity: 1 },
            ],
          },
        ],
      });
  });

  it('that was taken back by reopening asks for nothing, and one that follows asks for all', () => {
    const all = (id: string, more: Partial<Tell> = {}): Tell =>
      ({ type: 'order.cancel', id, scope: 'all', restock: true, notify: true, ...more }) as Tell;
    const units = [
      { line: 'mug', quantity: 1 },
      { line: 'shirt', quantity: 2 },
    ];
    given({ policy: { reopen: 'allowed' } })
      .when(all('a'), { type: 'order.reopen', reason: 'a mistake' })
      .then({ pending: [] })
      .when({ type: 'order.cancel', id: 'b', scope: 'all', restock: true })
      .then({ pending: [{ type: 'restock', reference: 'b', units }] });
  });

  it('asks for nothing back that left all the same', () => {
    given()
      .when(
        { type: 'order.cancel', id: 'all', scope: 'all', restock: true },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way', units: { shirt: 2, mug: 1 } },
      )
      .then({
        pending: [],
        discrepancies: ['no_approval', 'shipped_after_cancel', 'shipped_after_cancel', 'unplanned_fulfillment'],
      });
  });

  it('leaves it to the shop whether goods go back into stock and who is told', () => {
    given()
      .when({ ...cancelShirt, restock: true, by: { kind: 'customer', id: 'carla' } } as Tell)
      .then({ reasons: ['not_authorized'] });
  });

  it('says why: a cause for the figures, and words for people', () => {
    const story = given().when({ ...cancelShirt, reason: 'a hole in the sleeve' } as Tell, {
      type: 'order.cancel',
      id: 'all',
      scope: 'all',
      cause: 'own:closing down',
    });
    const causes = story.order.lifecycle.context.rows.flatMap(({ reference, cause, reason }) =>
      cause === undefined ? [] : [{ reference, cause, ...(reason !== undefined && { reason }) }],
    );
    expect(causes).toEqual([
      { reference: 'all', cause: 'own:closing down' },
      { reference: 'cut', cause: 'inventory', reason: 'a hole in the sleeve' },
    ]);
    given()
      .when({ ...cancelShirt, cause: 'closing down' } as unknown as Tell)
      .then({ reasons: ['invalid_event'] });
  });

  it('asks for goods back into stock, and not for services', () => {
    given({ lines: { shirt: { total: 10_00 }, wrapping: { total: 2_00, ships: false } } })
      .when({ type: 'order.cancel', id: 'all', scope: 'all', restock: true, notify: true, cause: 'own:closing down' })
      .then({
        effects: [
          { type: 'restock', reference: 'all', units: [{ line: 'shirt', quantity: 1 }] },
          { type: 'notify_customer', reference: 'all' },
        ],
      });
  });

  it('that left all the same is not put back, and what is back already was not among it', () => {
    given()
      .when(
        { ...cancelShirt, id: 'first', restock: true } as Tell,
        { ...cancelShirt, id: 'second', restock: true } as Tell,
        { type: 'stock.restocked', reference: 'second' },
      )
      .then({ pending: [{ type: 'restock', reference: 'first' }] })
      .when({ type: 'fulfillment.shipped', fulfillment: 'late', reference: 'way-1', units: { shirt: 1 } })
      .then({ pending: [], discrepancies: ['no_approval', 'shipped_after_cancel', 'unplanned_fulfillment'] });
  });
});
