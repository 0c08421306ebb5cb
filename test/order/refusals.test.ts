/** What a refusal tells of the whole order: the figures by which somebody sees what to do otherwise. */
import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import {
  approve,
  ask,
  authorized,
  captured,
  order,
  parcel,
  payment,
  plan,
  type Refusal,
  refusedBy,
  ship,
  shop,
} from '../support/refused.ts';

describe('an order is not closed', () => {
  const close = order('close');

  it.each<Refusal>([
    ['while pieces are to go out', [captured], close, 'units_open', { open: 3 }],
    ['while money is owed', [], close, 'balance_open', { outstanding: 50_00 }],
    ['while money is set aside', [authorized(50_00)], close, 'authorization_open', { authorized: 50_00 }],
    [
      'while a gateway was asked for something',
      [authorized(50_00), payment('capture', { id: 'take', amount: 50_00 })],
      close,
      'operation_pending',
      { operations: ['take'] },
    ],
    [
      'while a refund that nobody asked for is on its way',
      [captured, payment('refund_pending', { reference: 'r-1', of: 'c-1', amount: 5_00 })],
      close,
      'operation_pending',
      { operations: ['r-1'] },
    ],
    [
      'while one is on its way in its own currency, whatever is told in another',
      [
        captured,
        payment('refund_pending', { reference: 'r-1', of: 'c-1', amount: 5_00 }),
        payment('refund_pending', { reference: 'r-2', of: 'c-1', amount: { amount: 1, currency: 'JPY' } }),
      ],
      close,
      'operation_pending',
      { operations: ['r-1'] },
    ],
    [
      'while the bank may take back what was paid',
      [captured, payment('dispute_opened', { reference: 'd-1', of: 'c-1', amount: 50_00, kind: 'chargeback' })],
      close,
      'dispute_open',
      { disputes: ['d-1'] },
    ],
    ['while goods are to come back', [captured, ship, ask], close, 'return_open', { open: 1 }],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(shop(), history, command)).toContainEqual({ code, data });
  });

  it('while a download is to be handed over', () => {
    const mixed = given({ lines: { mug: { total: 40_00 }, ebook: { total: 10_00, ships: false } } });
    const sent = [captured, plan('box', { mug: 1 }), ship, plan('letter', { ebook: 1 }, { handover: 'digital' })];
    expect(refusedBy(mixed, sent, close)).toEqual([{ code: 'units_open', data: { open: 1 } }]);
  });
});

describe('a command that names what is not there', () => {
  it.each<[command: Tell, part: string]>([
    [ship, 'fulfillment'],
    [parcel('unship', { of: 'way-1', reason: 'wrong label' }), 'fulfillment'],
    [payment('capture', { payment: 'crate', amount: 10_00 }), 'payment'],
    [approve, 'return'],
  ])('is told just that: %o', (command, part) => {
    const id = (command as { payment?: string }).payment ?? (part === 'return' ? 'rma' : 'box');
    expect(refusedBy(given({ payments: { card: 'cash_on_delivery' } }), [], command)).toEqual([
      { code: 'unknown_part', data: { part, id } },
    ]);
  });
});

describe('a command about what is kept with the order is told what it names', () => {
  const place = (hold: string) => ({ type: 'hold.place', hold, on: 'order', cause: 'other' }) as Tell;
  const add = { type: 'note.add', text: 'fragile', visibility: 'staff' } as Tell;
  const look: Tell = { type: 'review.opened', reference: 'look' };
  const vip: Tell = { type: 'tag.add', tag: 'vip' };
  const elsewhere = order('change_address', { address: 'office', fulfillment: 'box', billing: true });

  it.each<Refusal>([
    ['a hold that stands', [place('a')], place('a'), 'reference_used', { reference: 'a' }],
    [
      'a hold whose release was reported first',
      [{ type: 'hold.released', hold: 'a' }],
      place('a'),
      'reference_used',
      { reference: 'a' },
    ],
    [
      'a hold that there is not, beside one that stands',
      [place('a')],
      { type: 'hold.release', hold: 'b' },
      'unknown_part',
      { part: 'open hold', id: 'b' },
    ],
    [
      'a review that there is not, beside one that waits',
      [look],
      { type: 'review.approve', review: 'peek' },
      'unknown_part',
      { part: 'open review', id: 'peek' },
    ],
    [
      'a review that there is not, to reject it',
      [look],
      { type: 'review.reject', review: 'peek', reason: 'stolen card' },
      'unknown_part',
      { part: 'open review', id: 'peek' },
    ],
    [
      'a note that there is not, beside one that stands',
      [add],
      { type: 'note.remove', note: 'n-9' },
      'unknown_part',
      { part: 'note', id: 'n-9' },
    ],
    ['a tag that is on', [vip], vip, 'part_exists', { part: 'tag', id: 'vip' }],
    ['a tag that is not on', [vip], { type: 'tag.remove', tag: 'gift' }, 'unknown_part', { part: 'tag', id: 'gift' }],
    [
      'a parcel for bills',
      [],
      elsewhere,
      'invalid_event',
      { path: 'fulfillment', problem: 'only the order has an address that bills go to' },
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(shop(), history, command)).toEqual([{ code, data }]);
  });

  it('a hold that there is not, to a warehouse, which did not place it', () => {
    const release = { type: 'hold.release', hold: 'b', by: { kind: 'warehouse', id: 'hub' } } as Tell;

    expect(refusedBy(shop(), [place('a')], release)).toMatchObject([
      { code: 'not_authorized', data: { by: 'warehouse', type: 'hold.release' } },
      { code: 'unknown_part', data: { part: 'open hold', id: 'b' } },
    ]);
  });
});

describe('what the policy forbids', () => {
  it.each<[policy: object, history: readonly Tell[], command: Tell, data: object]>([
    [
      { reopen: 'never' },
      [order('cancel', { scope: 'all' })],
      order('reopen', { reason: 'a mistake' }),
      { policy: 'reopen', is: 'never' },
    ],
    [
      { unship: 'never' },
      [captured, ship],
      parcel('unship', { of: 'way-1', reason: 'wrong label' }),
      { policy: 'unship', is: 'never' },
    ],
    [
      { goodwill: 'refused' },
      [captured],
      payment('refund', { amount: 1, of: 'c-1', goodwill: true }),
      { policy: 'goodwill', is: 'refused' },
    ],
    [
      { goodwill: 'refused' },
      [captured],
      order('refund', { amount: 1, plan: 'first', goodwill: true }),
      { policy: 'goodwill', is: 'refused' },
    ],
  ])('is told by the question and its answer: %o', (policy, history, command, data) => {
    const strict = given({ policy, parcels: { box: { shirt: 2, mug: 1 } } });
    expect(refusedBy(strict, history, command)).toContainEqual({ code: 'forbidden_by_policy', data });
  });
});
