import { describe, expect, it } from 'vitest';
import { customerView } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 19_00 };
const mixed = given({ lines: { mug: { total: 10_00 }, ebook: { total: 9_00, ships: false } } }).when(captured);
const planned: Tell = { type: 'fulfillment.plan', fulfillment: 'mail', units: { ebook: 1 }, handover: 'digital' };
const again = { ...planned, type: 'fulfillment.planned', fulfillment: 'again' } as Tell;
const sent: Tell = { type: 'fulfillment.delivered', fulfillment: 'mail', reference: 'link-1' };
const box: readonly Tell[] = [
  { type: 'fulfillment.plan', fulfillment: 'box', units: { mug: 1 } },
  { type: 'fulfillment.ship', fulfillment: 'box' },
];

describe('a line that is delivered digitally', () => {
  it('holds a mixed order back until both parts are done', () => {
    mixed
      .when(planned, ...box)
      .then({ status: { fulfillment: 'fulfilled', overall: 'shipped' } })
      .when({ type: 'order.close' })
      .then({ reasons: ['units_open'] })
      .when(sent)
      .then({ status: { fulfillment: 'fulfilled', overall: 'completed' }, discrepancies: [] });
  });

  it('holds nothing back where nobody planned its delivery', () => {
    mixed.when(...box).then({ status: { overall: 'completed' } });
  });

  it('can be read by itself, and changes no figure of what is shipped', () => {
    const story = mixed.when(planned, sent).then({
      fulfillments: { mail: 'delivered' },
      status: { fulfillment: 'unfulfilled', overall: 'processing' },
      units: { ordered: 1, handedOver: 0, delivered: 0 },
    });
    expect(customerView(story.order, story.definition)).toMatchObject({
      lines: [
        { id: 'mug', delivered: 0 },
        { id: 'ebook', delivered: 1 },
      ],
      parcels: [{ id: 'mail', handover: 'digital', state: 'delivered' }],
    });
  });

  it('completes an order of which nothing is shipped', () => {
    given({ lines: { ebook: { total: 19_00, ships: false } } })
      .when(captured, planned)
      .then({ status: { fulfillment: 'not_required', overall: 'processing' } })
      .when({ type: 'fulfillment.ship', fulfillment: 'mail' })
      .then({ fulfillments: { mail: 'delivered' }, status: { fulfillment: 'not_required', overall: 'completed' } });
  });

  it('is kept back by a hold on it, on the order or on its parcel, and shows when all is kept back', () => {
    const ebook = { units: [{ line: 'ebook', quantity: 1 }] };
    const place = (on: object | 'order'): Tell => ({ type: 'hold.place', hold: 'h', on, cause: 'other' }) as Tell;
    const deliver: Tell = { type: 'fulfillment.ship', fulfillment: 'mail' };
    for (const on of [ebook, 'order', { fulfillment: 'mail' }] as const) {
      const held = mixed.when(planned, ...box, place(on)).then({ status: { overall: 'on_hold' } });
      expect(held.definition.statusOf(held.order)).toMatchObject({ any: { held: true }, all: { held: true } });
      held
        .when(deliver)
        .then({ reasons: ['on_hold'] })
        .when({ type: 'hold.release', hold: 'h' }, deliver)
        .then({ status: { overall: 'completed' } });
    }
    const one = mixed.when(planned, place({ units: [{ line: 'mug', quantity: 1 }] }));
    one.then({ status: { fulfillment: 'on_hold', overall: 'processing' } });
    mixed.when(planned, sent, place(ebook)).then({ reasons: ['nothing_to_hold'] });
  });

  it('can be delivered in part while a hold keeps back the rest of it', () => {
    const one: Tell = { type: 'fulfillment.plan', fulfillment: 'one', units: { ebook: 1 }, handover: 'digital' };
    given({ lines: { ebook: { quantity: 3, total: 19_00, ships: false } } })
      .when(captured, one, { ...one, fulfillment: 'two' } as Tell)
      .when({ type: 'hold.place', hold: 'h', on: { units: [{ line: 'ebook', quantity: 2 }] }, cause: 'other' } as Tell)
      .when({ type: 'fulfillment.pack', fulfillment: 'one' }, { type: 'fulfillment.ship', fulfillment: 'one' })
      .then({ fulfillments: { one: 'delivered', two: 'open' } })
      .when({ type: 'fulfillment.pack', fulfillment: 'two' })
      .then({ reasons: ['on_hold'] })
      .when({ type: 'fulfillment.ship', fulfillment: 'two' })
      .then({ reasons: ['on_hold'] });
  });

  it('stays delivered where what was shipped is set to unfulfilled', () => {
    mixed
      .when(planned, { type: 'fulfillment.ship', fulfillment: 'mail' }, ...box)
      .when({ type: 'order.set_status', fulfillment: 'unfulfilled', reason: 'wrong van' })
      .then({ fulfillments: { box: 'open', mail: 'delivered' }, status: { fulfillment: 'unfulfilled' } });
  });

  it('holds nothing back once its delivery was called off', () => {
    mixed
      .when(planned, ...box, { type: 'fulfillment.cancel', fulfillment: 'mail' })
      .then({ fulfillments: { mail: 'canceled' }, status: { overall: 'completed' } })
      .when({ type: 'order.close' })
      .then({ lifecycle: 'closed' });
  });

  it('holds nothing back where it is enclosed with goods and not delivered by itself', () => {
    const enclosed: Tell = { type: 'fulfillment.planned', fulfillment: 'letter', units: { ebook: 1 } };
    mixed.when(...box, enclosed).then({ fulfillments: { letter: 'open' }, status: { overall: 'completed' } });
  });

  it('is owed once, though its delivery was planned twice and made once', () => {
    mixed
      .when(planned, ...box, sent, again)
      .then({ fulfillments: { again: 'open' }, status: { overall: 'completed' } });
  });

  it('is kept back by a hold on the order only as far as its delivery is planned and not made', () => {
    const hold: Tell = { type: 'hold.place', hold: 'h', on: 'order', cause: 'other' };
    for (const [events, digitalHeld] of [
      [[], 0],
      [[planned], 1],
      [[planned, again], 1],
      [[planned, sent, again], 0],
    ] as const) {
      const { definition, order } = mixed.when(...events, hold);
      expect(definition.explain(order).overall).toMatchObject({ word: 'on_hold', figures: { digitalHeld } });
    }
  });

  it('is no line that has to be shipped', () => {
    mixed.when({ ...planned, units: { mug: 1 } } as Tell).then({ reasons: ['needs_shipping'] });
  });

  it('stays owed, and is delivered, where only the unshipped rest is canceled', () => {
    mixed
      .when(planned, { type: 'order.cancel', scope: 'unshipped' })
      .then({ fulfillments: { mail: 'open' } })
      .answered()
      .when(sent)
      .then({ status: { overall: 'completed' } });
  });
});
