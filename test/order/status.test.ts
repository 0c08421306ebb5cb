import { describe, expect, it } from 'vitest';
import { fulfillmentRules } from '../../src/fulfillment/fulfillment.status.ts';
import { overallRules } from '../../src/order/order.status.ts';
import { paymentRules } from '../../src/payment/payment.status.ts';
import { returnRules } from '../../src/returns/returns.status.ts';
import { fulfillmentStatuses, overallStatuses, paymentStatuses, returnStatuses } from '../../src/statuses.ts';
import { days, type Quantities, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const authorized = (amount: number): Tell => ({
  type: 'payment.authorized',
  payment: 'card',
  reference: 'a-1',
  amount,
});
const captured = (amount: number, reference = 'c-1'): Tell => ({
  type: 'payment.captured',
  payment: 'card',
  reference,
  amount,
});
const refunded = (amount: number): Tell => ({
  type: 'payment.refunded',
  payment: 'card',
  reference: 'r-1',
  of: 'c-1',
  amount,
});
const ended = (type: 'payment.voided' | 'payment.expired'): Tell => ({
  type,
  payment: 'card',
  reference: 'end-1',
  of: 'a-1',
  amount: 50_00,
});
const picked: Tell = { type: 'fulfillment.picked', fulfillment: 'box', reference: 'p-1', units: { mug: 1 } };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const shippedPart = { ...shipped, units: { shirt: 1 } } as Tell;
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const unavailable: Tell = { type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2, mug: 1 } };
const showsSome = { policy: { holdShownWhen: 'some' } } as const;
const someUnavailable = { ...unavailable, units: { mug: 1 } } as Tell;
const request: Tell = { type: 'return.requested', return: 'rma', units: { shirt: 2 } };
const receive = (units: Record<string, number>): Tell => ({
  type: 'return.received',
  return: 'rma',
  reference: 'in-1',
  units,
});
const inspect = (quantity: number): Tell => ({
  type: 'return.inspected',
  return: 'rma',
  reference: 'look-1',
  units: { shirt: { restock: quantity } },
});
const done = () => given(boxed).when(captured(50_00), shipped, delivered);

const broughtBack = (units: Quantities) =>
  given({ ...boxed, policy: { returnsShown: 'in_fulfillment' } }).when(
    captured(50_00),
    shipped,
    delivered,
    request,
    receive(units),
  );

/** For every rule of every table, a story in which it gives the word. */
const stories: Record<'payment' | 'fulfillment' | 'returns' | 'overall', Record<string, () => Story>> = {
  payment: {
    nothing_to_pay_counts_as_paid: () => given({ lines: { sample: { total: 0 } }, policy: { zeroTotal: 'paid' } }),
    nothing_to_pay: () => given({ lines: { sample: { total: 0 } } }),
    a_chargeback_keeps_money: () =>
      given().when(captured(50_00), {
        type: 'payment.dispute_opened',
        payment: 'card',
        reference: 'd-1',
        of: 'c-1',
        amount: 1,
        kind: 'chargeback',
      }),
    all_captured_money_went_back: () => given().when(captured(50_00), refunded(50_00)),
    the_whole_total_went_back: () =>
      given({ policy: { refundComparedWith: 'total' } }).when(captured(50_00), refunded(50_00)),
    some_money_went_back: () => given().when(captured(50_00), refunded(1)),
    more_held_than_owed: () => given().when(captured(50_01)),
    all_owed_is_captured: () => given().when(captured(50_00)),
    some_owed_is_captured: () => given().when(captured(49_99)),
    all_owed_is_authorized: () => given().when(authorized(50_00)),
    some_owed_is_authorized: () => given().when(authorized(49_99)),
    canceled_before_any_money: () => given().when(cancel),
    cash_is_collected_with_the_goods: () =>
      given({ payments: { cash: 'cash_on_delivery' }, policy: { cashOnDelivery: 'skipped' } }),
    a_tender_waits: () => given(),
    only_failed_attempts: () => given().when({ type: 'payment.failed', payment: 'card', reference: 't-1' }),
    authorization_ran_out: () => given().when(authorized(50_00), ended('payment.expired')),
    authorization_given_back: () => given().when(authorized(50_00), ended('payment.voided')),
    nobody_has_paid: () => given({ payments: {} }),
  },
  fulfillment: {
    nothing_to_ship_counts_as_fulfilled: () =>
      given({ lines: { ebook: { total: 5_00, ships: false } }, policy: { nothingToShip: 'fulfilled' } }),
    nothing_to_ship: () => given({ lines: { ebook: { total: 5_00, ships: false } } }),
    all_units_canceled: () => given().when(cancel),
    all_units_came_back: () => broughtBack({ shirt: 2, mug: 1 }),
    some_units_came_back: () => broughtBack({ shirt: 1 }),
    canceled_units_are_counted: () =>
      given({ parcels: { box: { shirt: 2 } }, policy: { canceledUnits: 'counted' } }).when(shipped, {
        type: 'order.cancel',
        scope: 'unshipped',
      }),
    all_units_delivered: done,
    all_handed_over_some_delivered: () => given(boxed).when(shipped, { ...delivered, units: { mug: 1 } } as Tell),
    delivered_and_shipped_differ: () =>
      given({ ...boxed, policy: { shippedAndDelivered: 'partially_fulfilled' } }).when(shipped, {
        ...delivered,
        units: { mug: 1 },
      } as Tell),
    all_units_handed_over: () => given(boxed).when(shipped),
    some_units_handed_over: () => given(boxed).when(shippedPart),
    all_open_units_held: () => given().when(unavailable),
    some_open_units_held: () => given(showsSome).when(someUnavailable),
    all_open_units_scheduled: () =>
      given(boxed).when({ type: 'fulfillment.schedule', fulfillment: 'box', startsAt: days(9) }),
    work_begun: () => given(boxed).when(picked),
    no_work_begun: () => given(),
  },
  returns: {
    all_units_came_back: () => done().when(request, receive({ shirt: 2, mug: 1 })),
    a_request_waits: () => done().when(request),
    a_return_is_under_way: () => done().when(request, { type: 'return.approve', return: 'rma' }),
    a_return_is_inspected_in_full: () => done().when(request, receive({ shirt: 2 }), inspect(2)),
    some_units_came_back: () => done().when(request, receive({ shirt: 1 }), inspect(1)),
    nothing_comes_back: () => given(),
  },
  overall: {
    is_a_draft: () => given({ begin: 'draft' }),
    canceled_and_nothing_shipped: () => given().when(cancel),
    every_unit_came_back: () => done().when(request, receive({ shirt: 2, mug: 1 })),
    a_review_is_open: () => done().when({ type: 'review.opened', reference: 'look-2' }),
    completed_by_policy: done,
    every_open_unit_is_held: () => given().when(unavailable),
    some_open_unit_is_held: () => given(showsSome).when(someUnavailable),
    every_unit_is_handed_over: () => given(boxed).when(shipped),
    money_or_work_has_begun: () => given().when(authorized(1)),
    somebody_confirmed: () => given().when({ type: 'order.confirmed', reference: 'ok-1' }),
    nothing_has_happened: () => given(),
  },
};

const tables = {
  payment: paymentRules,
  fulfillment: fulfillmentRules,
  returns: returnRules,
  overall: overallRules,
} as const;
const words = {
  payment: paymentStatuses,
  fulfillment: fulfillmentStatuses,
  returns: returnStatuses,
  overall: overallStatuses,
} as const;

for (const axis of ['payment', 'fulfillment', 'returns', 'overall'] as const) {
  describe(`the ${axis} word`, () => {
    it('has a story for each of its rules, and no other', () => {
      expect(Object.keys(stories[axis])).toEqual(tables[axis].map(({ rule }) => rule));
    });

    it('can be every word that is published, and no other', () => {
      expect(new Set(tables[axis].map(({ word }) => word))).toEqual(new Set(words[axis]));
    });

    it.each(tables[axis].map(({ rule, word }) => [rule, word]))('is by %s: %s', (rule, word) => {
      const story = stories[axis][rule]?.();
      if (!story) throw new Error(`the rule ${rule} has no story`);
      const explained = story.definition.explain(story.order)[axis];

      expect(explained).toMatchObject({ rule, word });
      expect(story.definition.statusOf(story.order)[axis]).toBe(word);
    });
  });
}

describe('explain', () => {
  it('gives the figures that the word was given on', () => {
    const { definition, order } = given(boxed).when(captured(30_00), shippedPart, {
      type: 'order.cancel',
      scope: 'unshipped',
    });
    const explained = definition.explain(order);

    expect(explained.payment).toEqual({
      word: 'overpaid',
      rule: 'more_held_than_owed',
      figures: expect.objectContaining({
        total: 50_00,
        owed: 20_00,
        captured: 30_00,
        refundPending: 10_00,
        outstanding: -10_00,
      }),
    });
    expect(explained.fulfillment).toEqual({
      word: 'fulfilled',
      rule: 'all_units_handed_over',
      figures: expect.objectContaining({ ordered: 3, canceled: 2, live: 1, open: 0, handedOver: 1 }),
    });
    expect(explained.overall).toMatchObject({
      word: 'shipped',
      rule: 'every_unit_is_handed_over',
      figures: { lifecycle: 'open', liveOfAll: 1, balanced: false, completedWhen: 'paid_and_fulfilled' },
    });
  });

  it('is plain JSON', () => {
    const { definition, order } = done().when(request);
    const explained = definition.explain(order);

    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
  });
});

describe('the readings beside the words', () => {
  const readings = (story: Story) => {
    const { any, all } = story.definition.statusOf(story.order);
    return { any, all };
  };
  const none = {
    authorized: false,
    captured: false,
    refunded: false,
    shipped: false,
    delivered: false,
    returned: false,
    canceled: false,
    held: false,
  };

  it('are all no where nothing happened', () => {
    expect(readings(given())).toEqual({ any: none, all: none });
  });

  it('tell some from all', () => {
    const some = given(boxed).when(captured(30_00), refunded(10_00), shippedPart, {
      ...delivered,
      units: { shirt: 1 },
    } as Tell);

    expect(readings(some)).toEqual({
      any: { ...none, captured: true, refunded: true, shipped: true, delivered: true },
      all: none,
    });
  });

  it('are all yes where everything came, went and came back', () => {
    const all = done().when(refunded(50_00), request, receive({ shirt: 2, mug: 1 }), inspect(2));

    expect(readings(all).all).toMatchObject({ shipped: true, delivered: true, returned: true, refunded: true });
  });

  it('tell of money set aside, of units canceled and of units held', () => {
    expect(readings(given().when(authorized(50_00))).all).toEqual({ ...none, authorized: true });
    expect(readings(given().when(authorized(10_00))).any).toEqual({ ...none, authorized: true });
    expect(readings(given().when(cancel)).all).toMatchObject({ canceled: true, held: false });
    expect(readings(given().when(unavailable))).toEqual({ any: { ...none, held: true }, all: { ...none, held: true } });
  });
});

describe('an order of which there is little', () => {
  it('and that costs nothing is completed by handing it over', () => {
    given({ lines: { sample: { total: 0 } }, parcels: { box: { sample: 1 } } })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ status: { payment: 'not_required', fulfillment: 'fulfilled', overall: 'completed' } });
  });

  it('and that ships nothing is completed by paying it', () => {
    given({ lines: { ebook: { total: 5_00, ships: false } } })
      .when(captured(5_00))
      .then({ status: { payment: 'paid', fulfillment: 'not_required', overall: 'completed' } });
  });

  it('and that neither costs nor ships anything is completed at once', () => {
    given({ lines: { trial: { total: 0, ships: false } } }).then({
      status: { payment: 'not_required', fulfillment: 'not_required', overall: 'completed' },
    });
  });
});
