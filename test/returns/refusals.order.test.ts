/** What a refusal tells of goods that come back, as far as the whole order knows: the figures by which somebody sees what to do otherwise. */
import { describe, expect, it } from 'vitest';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import {
  approve,
  ask,
  captured,
  eur,
  order,
  parcel,
  payment,
  type Refusal,
  receive,
  refusedBy,
  rma,
  ship,
  shop,
  yen,
} from '../support/refused.ts';

describe('goods are not taken back', () => {
  const claim = (id: string, shirt: number, line: string): Tell =>
    ({
      type: 'return.claim',
      return: id,
      units: { shirt },
      cause: 'defective',
      replacement: [{ id: line, quantity: 1 }],
    }) as Tell;
  const swap = (id: string, line: string) =>
    rma('request', { return: id, units: { shirt: 1 }, exchange: [{ id: line, quantity: 1, total: eur(20_00) }] });

  it.each<Refusal>([
    [
      'beyond what was handed over and not claimed yet',
      [captured, ship, ask],
      rma('request', { return: 'more', units: { shirt: 2 } }),
      'exceeds_returnable',
      { line: 'shirt', requested: 2, available: 1 },
    ],
    [
      'where more is to be replaced than was handed over',
      [captured, ship, claim('rma', 1, 'new')],
      claim('more', 2, 'newer'),
      'exceeds_returnable',
      { line: 'shirt', requested: 2, available: 1 },
    ],
    ['for a line that is there', [captured, ship], swap('rma', 'mug'), 'part_exists', { part: 'line', id: 'mug' }],
    [
      'to replace them by a line that is there',
      [captured, ship],
      claim('rma', 1, 'mug'),
      'part_exists',
      { part: 'line', id: 'mug' },
    ],
    [
      'for a line that another return asked for',
      [captured, ship, swap('rma', 'new')],
      swap('more', 'new'),
      'part_exists',
      { part: 'line', id: 'new' },
    ],
    [
      'and called off where money went back for it',
      [
        captured,
        ship,
        rma('request', { return: 'first', units: { shirt: 1 } }),
        ask,
        approve,
        payment('refund', { amount: 5_00, return: 'rma' }),
      ],
      rma('cancel'),
      'already_refunded',
      { return: 'rma', refunded: 5_00 },
    ],
    [
      'again where another return has claimed them',
      [captured, ship, ask, rma('cancel'), rma('request', { return: 'more', units: { shirt: 2 } })],
      rma('reopen'),
      'exceeds_returnable',
      { line: 'shirt', requested: 1, available: 0 },
    ],
    [
      'at a fee in another currency',
      [captured, ship, ask],
      rma('approve', { fee: yen }),
      'currency_mismatch',
      { expected: 'EUR', currency: 'JPY' },
    ],
    [
      'in more pieces than were handed over',
      [captured, parcel('ship', { units: { shirt: 1 } }), ask, approve],
      receive(2),
      'exceeds_returnable',
      { line: 'shirt', requested: 2, available: 1 },
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(shop(), history, command)).toContainEqual({ code, data });
  });

  const closed = [captured, ship, parcel('delivered', { reference: 'd-1' }), order('close')];
  const canceled = order('canceled', { reference: 'x-1' });

  it('to be replaced once the order has ended', () => {
    expect(refusedBy(shop(), closed, claim('rma', 1, 'new'))).toContainEqual({ code: 'order_closed', data: {} });
    expect(refusedBy(shop(), [captured, ship, swap('rma', 'new'), canceled], approve)).toContainEqual({
      code: 'order_canceled',
      data: {},
    });
  });

  it('once the order has ended, unless nothing goes out for them', () => {
    const both = [
      captured,
      ship,
      rma('request', { return: 'plain', units: { shirt: 1 } }),
      swap('rma', 'new'),
      canceled,
    ];

    expect(refusedBy(shop(), both, rma('approve', { return: 'plain' }))).toBe('applied');
    expect(refusedBy(shop(), both, approve)).toEqual([{ code: 'order_canceled', data: {} }]);
  });

  const customer = { kind: 'customer', id: 'carla' };

  it('in more pieces than left, and nothing is said of a window where none has closed', () => {
    expect(refusedBy(shop(), [captured, ship], rma('request', { units: { shirt: 3 }, by: customer }))).toEqual([
      { code: 'exceeds_returnable', data: { line: 'shirt', requested: 3, available: 2 } },
    ]);
  });

  it('in more pieces than those whose window is open', () => {
    const timed = given({
      policy: { returnWindow: { days: 14 } },
      parcels: { bag: { shirt: 1 }, box: { shirt: 1, mug: 1 } },
    });
    const sent = [captured, parcel('ship', { fulfillment: 'bag', at: days(1) }), parcel('ship', { at: days(10) })];

    expect(refusedBy(timed, sent, rma('request', { units: { shirt: 2 }, by: customer, at: days(20) }))).toEqual([
      {
        code: 'return_window_closed',
        data: { line: 'shirt', requested: 2, available: 1, closedAt: days(15), at: days(20) },
      },
    ]);
  });

  it('where the customer bought them for good', () => {
    const sale = given({
      lines: { shirt: { total: 30_00 }, sock: { total: 20_00, returnable: false } },
      parcels: { box: { shirt: 1, sock: 1 } },
    });

    expect(refusedBy(sale, [captured, ship], rma('request', { units: { shirt: 1, sock: 1 }, by: customer }))).toEqual([
      { code: 'final_sale', data: { line: 'sock' } },
    ]);
  });
});
