/** What a parcel was charged: by captures that name it, as far as they brought something or still may. */
import { expect, it } from 'vitest';
import { worthOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference, ...more }) as Tell;
const capture = (id: string, amount: number, more: object = {}): Tell =>
  ({ type: 'payment.capture', payment: 'card', id, amount, ...more }) as Tell;
const parcel = (what: string, id: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: id, ...more }) as Tell;
const left = given({ parcels: { one: { shirt: 1 }, rest: { shirt: 1, mug: 1 } } }).when(
  report('authorized', 'a-1', { amount: 50_00 }),
  parcel('ship', 'one', { reference: 'way-1' }),
  parcel('ship', 'rest', { reference: 'way-2' }),
);
const charged = left.when(capture('take', 20_00, { fulfillment: 'one' }));
const brought = (amount: number) => report('captured', 'c-1', { amount, of: 'a-1', op: 'take' });
const worth = ({ order }: Story, id: string) => {
  const { worth, charged, left } = worthOf(order, id);
  return [worth, charged, left].map(({ amount }) => amount / 100);
};

it('is what was asked for, also while it is answered in part', () => {
  expect(worth(left, 'one')).toEqual([20, 0, 20]);
  expect(worth(charged, 'one')).toEqual([20, 20, 0]);
  expect(worth(charged.when(brought(5_00)), 'one')).toEqual([20, 20, 0]);
});

it('is what came where the rest failed, and nothing where it all did or was taken back', () => {
  const failed = report('failed', 'no', { op: 'take' });

  expect(worth(charged.when(brought(5_00), failed), 'one')).toEqual([20, 5, 15]);
  expect(worth(charged.when(failed), 'one')).toEqual([20, 0, 20]);
  expect(worth(charged.when(brought(20_00), report('failed', 'no', { of: 'c-1' })), 'one')).toEqual([20, 0, 20]);
});

it('is what came where that is more', () => {
  expect(worth(charged.when(brought(21_00)), 'one')).toEqual([20, 21, 0]);
});

it('is nothing by a capture that names no parcel', () => {
  expect(worth(left.when(capture('take', 20_00)), 'one')).toEqual([20, 0, 20]);
});
