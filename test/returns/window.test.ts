import { describe, expect, it } from 'vitest';
import { defineOrder } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const customer = { kind: 'customer', id: 'carla' } as const;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const shipped: Tell = {
  type: 'fulfillment.shipped',
  fulfillment: 'box',
  reference: 'way-1',
  occurredAt: days(1),
};
const delivered: Tell = {
  type: 'fulfillment.delivered',
  fulfillment: 'box',
  reference: 'del-1',
  of: 'way-1',
  occurredAt: days(3),
};
const opened = given({ parcels: { box: { shirt: 2, mug: 1 } }, policy: { returnWindow: { days: 14 } } }).when(captured);
const request = (more: object = {}): Tell =>
  ({ type: 'return.request', return: 'rma', units: { shirt: 1 }, by: customer, ...more }) as Tell;

describe('the return window, an eligibility policy', () => {
  it('is open to a customer for so long after delivery', () => {
    opened.when(shipped, delivered, request({ at: days(16) })).then({ returns: { rma: 'requested' } });
  });

  it('is closed behind it, and the refusal says since when', () => {
    const story = opened
      .when(shipped, delivered, request({ at: days(17) }))
      .then({ reasons: ['return_window_closed'] });
    const outcome = story.beats.at(-1)?.outcome;

    expect(outcome?.kind === 'rejected' && outcome.reasons[0]?.data).toEqual({
      line: 'shirt',
      requested: 1,
      available: 0,
      closedAt: days(17),
      at: days(17),
    });
  });

  it('counts from the hand-over where nobody reported the delivery', () => {
    opened.when(shipped, request({ at: days(14) })).then({ returns: { rma: 'requested' } });
    opened.when(shipped, request({ at: days(15) })).then({ reasons: ['return_window_closed'] });
  });

  it('counts from when it happened, not from when it was learnt', () => {
    opened
      .when(shipped, { ...delivered, at: days(16) } as Tell, request({ at: days(17) }))
      .then({ reasons: ['return_window_closed'] });
  });

  it('has no clock where nobody said when the goods left', () => {
    const { occurredAt: _, ...undated } = shipped as { occurredAt: string } & Extract<
      Tell,
      { type: 'fulfillment.shipped' }
    >;
    opened.when(undated, request({ at: days(900) })).then({ returns: { rma: 'requested' } });
  });

  it('counts from a hand-over that was done by hand, which says itself when it was', () => {
    const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', at: days(1) };
    opened.when(ship, request({ at: days(14) })).then({ returns: { rma: 'requested' } });
    opened.when(ship, request({ at: days(15) })).then({ reasons: ['return_window_closed'] });
  });

  it('counts from the hand-over where the delivery was reported without its time', () => {
    const { occurredAt: _, ...undated } = delivered as { occurredAt: string } & Extract<
      Tell,
      { type: 'fulfillment.delivered' }
    >;
    opened.when(shipped, undated, request({ at: days(14) })).then({ returns: { rma: 'requested' } });
    opened.when(shipped, undated, request({ at: days(15) })).then({ reasons: ['return_window_closed'] });
  });

  it('runs for each parcel by itself', () => {
    const later = { reference: 'way-2', fulfillment: 'bag', occurredAt: days(10) };
    given({ parcels: { box: { shirt: 1 }, bag: { shirt: 1, mug: 1 } }, policy: { returnWindow: { days: 14 } } })
      .when(captured, shipped, { ...shipped, ...later } as Tell)
      .when(request({ at: days(20), units: { shirt: 2 } }))
      .then({ reasons: ['return_window_closed'] })
      .when(request({ at: days(20), units: { shirt: 1, mug: 1 } }))
      .then({ returns: { rma: 'requested' } });
  });

  const twoParcels = given({
    lines: { shirt: { quantity: 2, total: 50_00 } },
    parcels: { box: { shirt: 1 }, bag: { shirt: 1 } },
    policy: { returnWindow: { days: 14 } },
  }).when(captured, shipped, {
    ...shipped,
    reference: 'way-2',
    fulfillment: 'bag',
    occurredAt: days(10),
  } as Tell);
  const one = (id: string, at: string, more: object = {}) => request({ return: id, at, ...more });

  it('is not passed by asking twice: a piece that was asked for is not open any more', () => {
    twoParcels
      .when(one('first', days(20)))
      .when(one('second', days(20)))
      .then({ reasons: ['return_window_closed'] });
    twoParcels
      .when(one('first', days(20)))
      .when(one('second', days(21)))
      .then({ reasons: ['return_window_closed'] });
  });

  it('counts a piece that was asked for in time against the parcel whose window closed first', () => {
    twoParcels.when(one('first', days(12)), one('second', days(20))).then({ returns: { second: 'requested' } });
  });

  it('is not passed by a customer who says that they asked earlier', () => {
    const split = given({
      parcels: { early: { shirt: 1 }, late: { shirt: 1 } },
      policy: { returnWindow: { days: 14 } },
    });
    split
      .when(
        captured,
        { type: 'fulfillment.shipped', fulfillment: 'early', reference: 'way-1', occurredAt: days(1) },
        { type: 'fulfillment.shipped', fulfillment: 'late', reference: 'way-2', occurredAt: days(10) },
        request({ at: days(20), occurredAt: days(5) }),
      )
      .when(request({ return: 'second', at: days(20) }))
      .then({ reasons: ['return_window_closed'] });
  });

  it('leaves the pieces of a request that was called off as they were', () => {
    twoParcels
      .when(one('first', days(20)), { type: 'return.cancel', return: 'first' }, one('second', days(20)))
      .then({ returns: { second: 'requested' } });
  });

  it('is not used up by what staff took in and what a warranty is for', () => {
    twoParcels
      .when(one('first', days(20), { cause: 'warranty' }), one('second', days(20)))
      .then({ returns: { second: 'requested' } });
    twoParcels
      .when(one('first', days(20), { by: { kind: 'staff', id: 'sam' } }), one('second', days(20)))
      .then({ returns: { second: 'requested' } });
  });

  it('does not bind staff, who may take in goods all the same', () => {
    opened
      .when(shipped, delivered, request({ at: days(90), by: { kind: 'staff', id: 'sam' } }))
      .then({ returns: { rma: 'requested' } });
  });

  it('does not bind a warranty claim', () => {
    opened
      .when(shipped, delivered, request({ at: days(400), cause: 'warranty' }))
      .then({ returns: { rma: 'requested' } });
  });

  it('is promised at placement: a later policy alters nothing, and no window is recorded where there is none', () => {
    const { definition, order } = opened.when(shipped, delivered);
    expect(order.obligations.returnWindow).toBe(14 * 86_400_000);
    const late = { ...request({ at: days(17) }), id: 'late', units: [{ line: 'shirt', quantity: 1 }] };
    const changed = defineOrder({ policy: { returnWindow: { days: 100 } } });

    expect(changed.apply(order, late as never).outcome.kind).toBe('rejected');
    expect(definition.apply(order, late as never).outcome.kind).toBe('rejected');
    expect(Object.keys(given().order.obligations)).toEqual(['unpaidAfter', 'autoCompleteAfter']);
  });

  it('is a positive span or none', () => {
    expect(() => defineOrder({ policy: { returnWindow: { days: 0 } } })).toThrow(/returnWindow/);
  });
});

describe('a final sale', () => {
  const sold = given({
    lines: { shirt: { total: 40_00, returnable: false }, mug: { total: 10_00 } },
    parcels: { box: { shirt: 1, mug: 1 } },
  }).when(captured, shipped);

  it('is not asked back by a customer; the rest of the order is', () => {
    sold
      .when(request())
      .then({ reasons: ['final_sale'] })
      .when(request({ units: { mug: 1 } }))
      .then({ returns: { rma: 'requested' } });
  });

  it('is taken back by staff, and under warranty', () => {
    sold.when(request({ by: { kind: 'staff', id: 'sam' } })).then({ returns: { rma: 'requested' } });
    sold.when(request({ cause: 'warranty' })).then({ returns: { rma: 'requested' } });
  });

  it('that comes back all the same is a fact like any other', () => {
    sold
      .when({ type: 'return.received', return: 'found', reference: 'in-1', units: { shirt: 1 } })
      .then({ returns: { found: 'received' }, discrepancies: ['unannounced_return'] });
  });
});

describe('a warranty that was told as a fact', () => {
  it('uses up no unit whose window is open', () => {
    const first = { ...shipped, units: { shirt: 1 } } as Tell;
    const second = { ...shipped, fulfillment: 'bag', reference: 'way-2', occurredAt: days(10) } as Tell;
    const warranty: Tell = { ...request({ type: 'return.requested', cause: 'warranty', occurredAt: days(16) }) };

    given({ parcels: { box: { shirt: 1 }, bag: { shirt: 1 } }, policy: { returnWindow: { days: 14 } } })
      .when(captured, first, second, warranty)
      .when(request({ return: 'rma-2', at: days(17) }))
      .then({ returns: { 'rma-2': 'requested' } });
  });
});
