import { describe, expect, it } from 'vitest';
import { completionMoments, type standingAnswers } from '../../src/index.ts';
import { given, type Tell } from '../support/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };

/** Each answer that this version gives, as behaviour. A key without a story does not compile. */
const stories: Record<keyof typeof standingAnswers, [answer: string, story: () => void]> = {
  zeroTotal: [
    'an order that costs nothing needs no payment',
    () => {
      given({ lines: { sample: { total: 0 } }, parcels: { box: { sample: 1 } } })
        .then({ status: { payment: 'not_required', overall: 'pending' } })
        .when({ type: 'fulfillment.ship', fulfillment: 'box' })
        .then({ status: { payment: 'not_required', overall: 'completed' } });
    },
  ],
  nothingToShip: [
    'an order of lines that need no shipping needs no fulfillment',
    () => {
      given({ lines: { ebook: { total: 5_00, ships: false } } }).then({ status: { fulfillment: 'not_required' } });
    },
  ],
  refundComparedWith: [
    'an order of which half was captured and that half went back is refunded',
    () => {
      given()
        .when({ ...captured, amount: 25_00 } as Tell)
        .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 25_00 })
        .then({ status: { payment: 'refunded' } });
    },
  ],
  canceledParcels: [
    'a parcel that was called off does not count',
    () => {
      given(boxed)
        .when(
          captured,
          { type: 'fulfillment.canceled', fulfillment: 'box', reference: 'x-1' },
          { type: 'fulfillment.planned', fulfillment: 'bag', units: { shirt: 2, mug: 1 } },
          { ...shipped, fulfillment: 'bag' } as Tell,
        )
        .then({ fulfillments: { box: 'canceled', bag: 'shipped' }, status: { fulfillment: 'fulfilled' } });
    },
  ],
  shippedAndDelivered: [
    'everything shipped and some of it delivered is partially delivered',
    () => {
      given({ parcels: { box: { shirt: 2 }, bag: { mug: 1 } } })
        .when(captured, shipped, { ...shipped, fulfillment: 'bag' } as Tell, delivered)
        .then({ status: { fulfillment: 'partially_delivered' } });
    },
  ],
  cashOnDelivery: [
    'cash on delivery is pending until it is collected',
    () => {
      given({ ...boxed, payments: { cash: 'cash_on_delivery' } })
        .when(shipped, delivered)
        .then({ status: { payment: 'pending', overall: 'shipped' } })
        .when({ ...captured, payment: 'cash' } as Tell)
        .then({ status: { payment: 'paid', overall: 'completed' } });
    },
  ],
  shipBeforePaid: [
    'nothing leaves unpaid, unless an offline method promises the money',
    () => {
      const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
      given(boxed)
        .when(ship)
        .then({ reasons: ['unpaid'] });
      given({ ...boxed, payments: { later: 'invoice' } })
        .when(ship)
        .then({ status: { overall: 'shipped' } });
    },
  ],
  unship: [
    'a shipment is taken back with a reason, and not without',
    () => {
      const unship = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1' } as const;
      given(boxed)
        .when(captured, shipped)
        .when(unship as never)
        .then({ reasons: ['invalid_event'] })
        .when({ ...unship, reason: 'wrong van' })
        .then({ fulfillments: { box: 'open' } });
    },
  ],
  cancelAfterCapture: [
    'canceling a paid order asks for its refund',
    () => {
      given()
        .when(captured, { type: 'order.cancel', scope: 'all' })
        .then({ effects: [{ type: 'refund_payment', amount: 50_00 }] });
    },
  ],
  lateMoneyAfterCancel: [
    'money that comes after the cancel is a discrepancy, and nothing is asked for',
    () => {
      given()
        .when({ type: 'order.cancel', scope: 'all' })
        .when(captured)
        .then({ discrepancies: ['money_held_after_cancel'], effects: [], lifecycle: 'canceled' });
    },
  ],
  returns: [
    'a return shows on its own axis and leaves the fulfillment word alone',
    () => {
      given(boxed)
        .when(captured, shipped, delivered, { type: 'return.requested', return: 'rma', units: { mug: 1 } })
        .when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { mug: 1 } })
        .then({ status: { fulfillment: 'delivered', returns: 'in_progress' } });
    },
  ],
};

describe('what holds where a shop says nothing', () => {
  for (const [answer, story] of Object.values(stories)) {
    it(answer, () => {
      expect.hasAssertions();
      story();
      expect(answer).not.toBe('');
    });
  }
});

describe('hold shown when', () => {
  const some: Tell = { type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2 } };
  const rest: Tell = { type: 'stock.rejected', attempt: 'try-2', units: { mug: 1 } };

  it('all: when all that is open is held, and not when some is', () => {
    given()
      .when(some)
      .then({ status: { fulfillment: 'unfulfilled', overall: 'pending' } })
      .when(rest)
      .then({ status: { fulfillment: 'on_hold', overall: 'on_hold' } })
      .when({ type: 'stock.reserved', attempt: 'try-2' })
      .then({ status: { fulfillment: 'unfulfilled', overall: 'pending' } });
  });

  it('some: when some is', () => {
    given({ policy: { holdShownWhen: 'some' } })
      .when(some)
      .then({
        status: { fulfillment: 'on_hold', overall: 'on_hold' },
        rules: { fulfillment: 'some_open_units_held', overall: 'some_open_unit_is_held' },
      })
      .when({ type: 'stock.reserved', attempt: 'try-1' })
      .then({ status: { fulfillment: 'unfulfilled', overall: 'pending' } });
  });
});

describe('completed when', () => {
  const words = (completedWhen: (typeof completionMoments)[number], ...events: readonly Tell[]) => {
    const { definition, order } = given({ ...boxed, policy: { completedWhen } }).when(...events);
    return definition.statusOf(order).overall;
  };

  it('paid and fulfilled: handed over and settled, in either order', () => {
    expect(words('paid_and_fulfilled', captured)).toBe('processing');
    expect(words('paid_and_fulfilled', shipped)).toBe('shipped');
    expect(words('paid_and_fulfilled', captured, shipped)).toBe('completed');
    expect(words('paid_and_fulfilled', shipped, captured)).toBe('completed');
  });

  it('delivered: once the customer has everything, paid or not', () => {
    expect(words('delivered', captured, shipped)).toBe('shipped');
    expect(words('delivered', captured, shipped, delivered)).toBe('completed');
    expect(words('delivered', shipped, delivered)).toBe('completed');
  });

  it('closed: once somebody ends it', () => {
    expect(words('closed', captured, shipped, delivered)).toBe('shipped');
    expect(words('closed', captured, shipped, delivered, { type: 'order.close' })).toBe('completed');
  });

  it('is a display policy: a change shows on old orders at once', () => {
    const { order } = given({ ...boxed, policy: { completedWhen: 'closed' } }).when(captured, shipped);
    const shown = completionMoments.map((completedWhen) =>
      given({ policy: { completedWhen } }).definition.statusOf(order),
    );

    expect(shown.map(({ overall }) => overall)).toEqual(['completed', 'shipped', 'shipped', 'shipped']);
  });
});
