/** What a refusal tells of money, as far as the whole order knows: the figures by which somebody sees what to do otherwise. */
import { describe, expect, it } from 'vitest';
import { days } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import {
  approve,
  ask,
  authorized,
  captured,
  order,
  payment,
  plan,
  type Refusal,
  receive,
  refusedBy,
  rma,
  ship,
  yen,
} from '../support/refused.ts';

describe('money is not asked for', () => {
  it.each<Refusal>([
    [
      'beyond what is owed',
      [authorized(60_00)],
      payment('capture', { amount: 50_01 }),
      'exceeds_owed',
      { requested: 50_01, owed: 50_00 },
    ],
    [
      'for a parcel that there is not',
      [authorized(50_00)],
      payment('capture', { amount: 10_00, fulfillment: 'crate' }),
      'unknown_part',
      { part: 'fulfillment', id: 'crate' },
    ],
    [
      'beyond what a parcel is worth',
      [authorized(50_00), plan('bag', { mug: 1 })],
      payment('capture', { amount: 10_01, fulfillment: 'bag' }),
      'exceeds_parcel_worth',
      { fulfillment: 'bag', requested: 10_01, available: 10_00 },
    ],
    [
      'to be set aside beyond what is owed',
      [],
      payment('authorize', { amount: 50_01 }),
      'exceeds_owed',
      { requested: 50_01, owed: 50_00 },
    ],
    [
      'of an authorization that has run out',
      [authorized(50_00, { expiresAt: days(7) })],
      payment('capture', { amount: 50_00, at: days(8) }),
      'authorization_expired',
      { requested: 50_00, available: 0 },
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(given(), history, command)).toContainEqual({ code, data });
  });

  it('of one of two tenders whose authorization has run out', () => {
    const shares = given({ payments: { card: ['card', 20_00], rest: ['card', 30_00] } });
    const ending = payment('authorized', { payment: 'rest', reference: 'a-2', amount: 30_00, expiresAt: days(7) });

    expect(
      refusedBy(
        shares,
        [authorized(20_00), ending],
        payment('capture', { payment: 'rest', amount: 30_00, at: days(8) }),
      ),
    ).toContainEqual({ code: 'authorization_expired', data: { requested: 30_00, available: 0 } });
  });

  it('to be set aside beyond what is owed, unless it takes the place of what is set aside by that tender', () => {
    const shares = given({ payments: { card: ['card', 20_00], rest: ['card', 30_00] } });
    const other = payment('authorized', { payment: 'rest', reference: 'a-2', amount: 30_00 });
    const again = payment('authorize', { payment: 'rest', amount: 30_00, replaces: 'a-2' });

    expect(refusedBy(shares, [authorized(20_00), other], again)).toBe('unchanged');
  });

  it('by hand of a gateway, also under a number that it used', () => {
    const marked = payment('mark_paid', { amount: 10_00, reference: 'c-1' });
    const came = payment('captured', { reference: 'c-1', amount: 10_00 });

    expect(refusedBy(given(), [came], marked)).toEqual([{ code: 'gateway_method', data: { method: 'card' } }]);
  });

  it('by a transfer that was counted for another tender', () => {
    const shares = given({ payments: { card: ['bank_transfer', 20_00], rest: ['bank_transfer', 30_00] } });
    const marked = payment('mark_paid', { id: 'slip', amount: 20_00 });

    expect(
      refusedBy(shares, [marked], payment('mark_paid', { payment: 'rest', amount: 20_00, reference: 'slip' })),
    ).toContainEqual({ code: 'reference_used', data: { reference: 'slip' } });
  });
});

describe('money is not given up or back', () => {
  const back = (amount: number, more: object = {}) => payment('refund', { amount, of: 'c-1', ...more });
  const share = (amount: number, currency = 'EUR') => ({ payment: 'card', of: 'c-1', amount: { amount, currency } });
  const refund = (amount: unknown, shares: unknown) => order('refund', { amount, plan: shares });

  it.each<Refusal>([
    [
      'beyond what is missing',
      [],
      order('write_off', { amount: 50_01, reason: 'lost' }),
      'exceeds_owed',
      { requested: 50_01, owed: 50_00 },
    ],
    [
      'in another currency where it is given up',
      [],
      order('write_off', { amount: yen, reason: 'lost' }),
      'currency_mismatch',
      { expected: 'EUR', currency: 'JPY' },
    ],
    [
      'for a return that there is not',
      [captured, plan('box', { shirt: 2 }), ship, ask],
      back(5_00, { return: 'swap' }),
      'unknown_part',
      { part: 'return', id: 'swap' },
    ],
    [
      'as goodwill beyond what is owed',
      [payment('captured', { reference: 'c-1', amount: 60_00 })],
      back(50_01, { goodwill: true }),
      'exceeds_owed',
      { requested: 50_01, owed: 50_00 },
    ],
    [
      'as goodwill beyond what is owed, with what is on its way',
      [payment('captured', { reference: 'c-1', amount: 60_00 }), back(10_00, { goodwill: true })],
      back(40_01, { goodwill: true }),
      'exceeds_owed',
      { requested: 40_01, owed: 40_00 },
    ],
    [
      'as goodwill over several tenders beyond what is owed',
      [payment('captured', { reference: 'c-1', amount: 60_00 })],
      order('refund', { amount: 50_01, plan: 'first', goodwill: true }),
      'exceeds_owed',
      { requested: 50_01, owed: 50_00 },
    ],
    [
      'by a plan of another sum',
      [captured],
      refund(10_00, [share(9_00)]),
      'plan_sum_differs',
      { requested: 10_00, planned: 9_00 },
    ],
    [
      'by a plan that is in another currency in part',
      [captured],
      refund(10_00, [share(5_00), share(5_00, 'JPY')]),
      'plan_sum_differs',
      { requested: 10_00, planned: 10_00 },
    ],
    [
      'in another currency where it is planned',
      [captured],
      refund(yen, 'first'),
      'currency_mismatch',
      { expected: 'EUR', currency: 'JPY' },
    ],
    [
      'beyond what can be refunded, by policy',
      [captured],
      refund(50_01, 'first'),
      'exceeds_refundable',
      { requested: 50_01, available: 50_00 },
    ],
    [
      'beyond what can be refunded, share by share',
      [captured],
      refund(60_00, [share(60_00)]),
      'exceeds_refundable',
      { requested: 60_00, available: 50_00 },
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(given(), history, command)).toContainEqual({ code, data });
  });

  it('beyond what came back, where the shop waits for the goods', () => {
    const careful = given({ policy: { refundLimitedByReceipt: true }, parcels: { box: { shirt: 2, mug: 1 } } });
    const other = (what: string, more: object) => rma(what, { return: 'first', ...more });
    const first = [
      other('request', { units: { shirt: 1, mug: 1 } }),
      other('approve', {}),
      other('receive', { units: { shirt: 1, mug: 1 } }),
      other('inspect', { units: { shirt: { restock: 1 }, mug: { restock: 1 } } }),
    ];
    const inspected = [approve, receive(1), rma('inspect', { units: { shirt: { restock: 1 } } })];

    expect(
      refusedBy(careful, [captured, ship, ...first, ask, ...inspected], back(20_01, { return: 'rma' })),
    ).toContainEqual({ code: 'exceeds_return', data: { return: 'rma', requested: 20_01, available: 20_00 } });
  });
});
