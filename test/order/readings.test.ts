/** The yes-or-no readings beside the words: for any piece or cent, and for all that are concerned. */
import { expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured = (amount: number): Tell => ({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount });
const authorized = (amount: number): Tell => ({
  type: 'payment.authorized',
  payment: 'card',
  reference: 'a-1',
  amount,
});
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' };
const came = (units: Record<string, number>): Tell => ({
  type: 'return.received',
  return: 'rma',
  reference: 'in-1',
  units,
});
const boxed = () => given({ parcels: { box: { shirt: 2, mug: 1 } } });

/** What is so for any, then what is so for all. */
const readings = ({ definition, order }: Story) => {
  const { any, all } = definition.statusOf(order);
  return [any, all].map((told) =>
    Object.entries(told)
      .filter(([, yes]) => yes)
      .map(([name]) => name),
  );
};

it('an order whose money is set aside in part is authorized, but not all of it', () => {
  expect(readings(given().when(authorized(10_00)))).toEqual([['authorized'], []]);
});

it('an order that was paid at once was never authorized', () => {
  expect(readings(given().when(captured(50_00)))).toEqual([['captured'], ['captured']]);
});

it('an order whose refund is only asked for is not refunded yet, in part or at all', () => {
  const asked = given().when(captured(50_00), { type: 'payment.refund', payment: 'card', amount: 10_00, of: 'c-1' });
  expect(readings(asked)).toEqual([['captured'], ['captured']]);
  expect(readings(asked.answered())).toEqual([['captured', 'refunded'], []]);
});

it('an order that costs nothing was neither authorized nor paid', () => {
  expect(readings(given({ lines: { sample: { total: 0 } } }))).toEqual([[], []]);
});

it('an order whose rest was written off is not paid in full', () => {
  const story = boxed().when(captured(30_00), shipped, {
    type: 'order.write_off',
    amount: 20_00,
    reason: 'gone',
  } as Tell);
  expect(readings(story)).toEqual([['captured', 'shipped'], ['shipped']]);
});

it('an order is not delivered while a line is on its way, however many pieces of another the carrier tells of', () => {
  const story = given({
    policy: { completedWhen: 'delivered' },
    lines: { cup: { total: 25_00 }, pot: { total: 25_00 } },
    parcels: { one: { cup: 1 }, two: { pot: 1 } },
  })
    .when(captured(50_00), { ...shipped, fulfillment: 'one' } as Tell)
    .when({ ...shipped, fulfillment: 'two', reference: 'way-2' } as Tell)
    .when({ ...delivered, fulfillment: 'one', units: { cup: 2 } } as Tell)
    .then({
      status: { fulfillment: 'partially_delivered', overall: 'shipped' },
      units: { handedOver: 2, delivered: 1 },
      discrepancies: ['shipped_more_than_ordered'],
    });
  expect(readings(story)).toEqual([
    ['captured', 'shipped', 'delivered'],
    ['captured', 'shipped'],
  ]);
});

it('an order of which a piece came back is returned in part', () => {
  expect(readings(boxed().when(captured(50_00), shipped, delivered, came({ shirt: 1 })))).toEqual([
    ['captured', 'shipped', 'delivered', 'returned'],
    ['captured', 'shipped', 'delivered'],
  ]);
});

it('an order that was canceled before anything left is canceled and nothing else', () => {
  expect(readings(given().when({ type: 'order.cancel', scope: 'all' }))).toEqual([['canceled'], ['canceled']]);
});

it('an order that ships nothing has nothing that was shipped, and nothing that was canceled', () => {
  expect(readings(given({ lines: { ebook: { total: 5_00, ships: false } } }))).toEqual([[], []]);
});
