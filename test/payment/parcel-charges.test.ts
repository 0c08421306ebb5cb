/** What a parcel was charged: by captures that name it, as far as they brought something or still may. */
import { describe, expect, it } from 'vitest';
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
const refund = (id: string, of: string, amount: number): Tell =>
  ({ type: 'payment.refund', payment: 'card', id, of, amount, goodwill: true }) as Tell;
const worth = ({ order, beats }: Story, id: string) => {
  expect(beats.filter(({ outcome }) => outcome.kind === 'rejected')).toEqual([]);
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

it('is nothing by goodwill, which is given for the pieces of an order', () => {
  const bought = given({ parcels: { one: { shirt: 1 }, rest: { shirt: 1, mug: 1 } } })
    .when(report('captured', 'c-1', { amount: 50_00 }))
    .when(refund('sorry', 'c-1', 10_00));

  expect([worth(bought, 'one'), worth(bought, 'rest')]).toEqual([
    [20, 0, 20],
    [30, 0, 30],
  ]);
});

it('is what was asked for, though a void bears its name, or a failed refund its reference', () => {
  expect(worth(charged.when(report('voided', 'v-1', { amount: 45_00, op: 'take' })), 'one')).toEqual([20, 20, 0]);
  expect(worth(charged.when(brought(5_00), report('refund_failed', 'c-1')), 'one')).toEqual([20, 20, 0]);
});

it('is by the price of today, where the attempt failed that asked for another', () => {
  const cheaper: Tell = {
    type: 'order.edit',
    changes: [{ kind: 'change_total', line: 'shirt', by: { amount: -10_00, currency: 'EUR' } }],
  };

  expect(worth(charged.when(report('failed', 'no', { op: 'take' }), cheaper), 'one')).toEqual([15, 0, 15]);
  expect(worth(charged.when(cheaper), 'one')).toEqual([20, 20, 0]);
});

describe('of a parcel that is called off', () => {
  /** Twenty for one parcel, which came as twelve and eight, and thirty for the other. */
  const off = given({ parcels: { one: { shirt: 1 }, rest: { shirt: 1, mug: 1 } } }).when(
    report('authorized', 'a-1', { amount: 50_00 }),
    capture('take', 20_00, { fulfillment: 'one' }),
    report('captured', 'c-1', { amount: 12_00, of: 'a-1', op: 'take' }),
    report('captured', 'c-2', { amount: 8_00, of: 'a-1', op: 'take' }),
    capture('other', 30_00, { fulfillment: 'rest' }),
    report('captured', 'c-3', { amount: 30_00, of: 'a-1', op: 'other' }),
    parcel('cancel', 'one'),
  );
  const refunded = (op: string, of: string, amount: number) => report('refunded', `r-${op}`, { op, of, amount });

  it('is what was taken for it', () => {
    expect(worth(off, 'one')).toEqual([20, 20, 0]);
  });

  it('is less by what is on its way back, of each of its captures, and no less once that arrived', () => {
    const asked = off.when(refund('back-1', 'c-1', 4_00));
    const twice = asked.when(refund('back-2', 'c-2', 3_00), refund('back-3', 'c-1', 1_00));

    expect(worth(asked, 'one')).toEqual([16, 16, 0]);
    expect(worth(twice, 'one')).toEqual([12, 12, 0]);
    expect(worth(twice.when(refunded('back-1', 'c-1', 4_00)), 'one')).toEqual([12, 12, 0]);
  });

  it('is no less by what goes back of another', () => {
    const asked = off.when(refund('back', 'c-3', 5_00));

    expect(worth(asked, 'one')).toEqual([20, 20, 0]);
    expect(worth(asked.when(refunded('back', 'c-3', 5_00)), 'one')).toEqual([20, 20, 0]);
  });
});

it('is more for the last parcel, where all were charged and something is added that needs no shipping', () => {
  const card: Tell = {
    type: 'order.edit',
    changes: [
      {
        kind: 'add_line',
        line: { id: 'e-card', quantity: 1, total: { amount: 5_00, currency: 'EUR' }, requiresShipping: false },
      },
    ],
  };
  const added = charged.when(capture('other', 30_00, { fulfillment: 'rest' }), card);

  expect([worth(added, 'one'), worth(added, 'rest')]).toEqual([
    [20, 20, 0],
    [35, 30, 5],
  ]);
});
