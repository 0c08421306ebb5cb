import { describe, expect, it } from 'vitest';
import { longest } from '../../src/events.ts';
import type { Applied, ReasonCode } from '../../src/index.ts';
import { dayOne } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import { doors, expectRefusal } from '../support/doors.ts';

const { definition, order } = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when({
  type: 'payment.captured',
  payment: 'card',
  reference: 'cap-1',
  amount: 50_00,
});

const staff = { kind: 'staff', id: 'sam' };
const envelope = { id: 'e-bad', at: dayOne, by: staff };
const captured = {
  ...envelope,
  type: 'payment.captured',
  payment: 'card',
  reference: 'cap-2',
  amount: { amount: 10_00, currency: 'EUR' },
};
const without = (field: keyof typeof captured) => {
  const { [field]: _, ...rest } = captured;
  return rest;
};
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const withAmount = (amount: unknown) => ({ ...captured, amount: { amount, currency: 'EUR' } });
const ship = { ...envelope, type: 'fulfillment.ship', fulfillment: 'box' };
const tooLong = 'x'.repeat(longest.id + 1);

describe.each(doors)('through %s', (_door, enter) => {
  it.each<[story: string, event: unknown, path: string]>([
    ['a fractional amount', withAmount(10.5), 'amount.amount'],
    ['a negative amount', withAmount(-1), 'amount.amount'],
    ['an unsafe amount', withAmount(2 ** 53), 'amount.amount'],
    ['an amount that is no number', withAmount(Number.NaN), 'amount.amount'],
    ['an infinite amount', withAmount(Number.POSITIVE_INFINITY), 'amount.amount'],
    ['an amount in words', withAmount('1000'), 'amount.amount'],
    ['a currency that is none', { ...captured, amount: { amount: 1, currency: 'euro' } }, 'amount.currency'],
    ['a missing amount', without('amount'), 'amount'],
    ['an amount that is null', { ...captured, amount: null }, 'amount'],
    ['a missing reference', without('reference'), 'reference'],
    ['a missing part', without('payment'), 'payment'],
    ['a missing id', without('id'), 'id'],
    ['a missing instant', without('at'), 'at'],
    ['an instant that is none', { ...captured, at: 'yesterday' }, 'at'],
    ['a missing sender', without('by'), 'by'],
    ['a sender of no kind', { ...captured, by: { kind: 'constructor', id: 'x' } }, 'by.kind'],
    ['an empty id', { ...captured, id: '' }, 'id'],
    ['an over-long id', { ...captured, id: 'x'.repeat(longest.event + 1) }, 'id'],
    ['an over-long reference', { ...captured, reference: 'x'.repeat(longest.reference + 1) }, 'reference'],
    ['an over-long part id', { ...captured, payment: tooLong }, 'payment'],
    ['an id that is no text', { ...captured, payment: 7 }, 'payment'],
    ['a fraction of a piece', { ...ship, units: [{ line: 'shirt', quantity: 0.5 }] }, 'units.0.quantity'],
    ['less than one piece', { ...ship, units: [{ line: 'shirt', quantity: 0 }] }, 'units.0.quantity'],
    ['units that are no list', { ...ship, units: { shirt: 1 } }, 'units'],
    ['missing units', { ...envelope, type: 'fulfillment.planned', fulfillment: 'box-2' }, 'units'],
    [
      'a disposition that is none',
      {
        ...envelope,
        type: 'return.inspected',
        return: 'r',
        reference: 'i',
        units: [{ line: 'mug', quantity: 1, disposition: 'burn' }],
      },
      'units.0.disposition',
    ],
    [
      'a method that is none',
      {
        ...envelope,
        type: 'payment.added',
        payment: 'p',
        method: 'constructor',
        amount: { amount: 1, currency: 'EUR' },
      },
      'method',
    ],
    [
      'a command without its reason',
      { ...envelope, type: 'fulfillment.unship', fulfillment: 'box', of: 'x' },
      'reason',
    ],
    ['a scope that is none', { ...envelope, type: 'order.cancel', scope: 'some' }, 'scope'],
    ['a plan of refunds that is none', { ...envelope, type: 'order.refund', amount: eur(1), plan: 'all' }, 'plan'],
    [
      'a refund plan that shares out nothing',
      { ...envelope, type: 'order.refund', amount: eur(1), plan: [{ payment: 'card', of: 'cap-1', amount: eur(0) }] },
      'plan.0.amount.amount',
    ],
    ['a report of no code', { ...envelope, type: 'order.reported', reference: 'r', code: 'parked_fact' }, 'code'],
    [
      'a deadline of no kind',
      { ...envelope, type: 'deadline.fired', deadline: { kind: 'x', dueAt: dayOne } },
      'deadline.kind',
    ],
    ['a deadline that is missing', { ...envelope, type: 'deadline.fired' }, 'deadline'],
  ])('%s is refused, naming the place', (_story, event, path) => {
    const found = expectRefusal(enter(order, event), order, 'invalid_event');

    expect(`${found.data.path}.`).toContain(`${path}.`);
    expect(found.message).toContain(path);
    expect(found.message).toMatch(/Correct it and send it again/);
  });

  it.each(['payment.teleported', '', '__proto__', 'constructor', 'toString', 'xstate.init', 'x'.repeat(5_000)])(
    'an event that nobody knows (%.20s) is refused',
    (type) => {
      const found = expectRefusal(enter(order, { ...envelope, type }), order, 'unknown_event');

      expect(found.message.length).toBeLessThan(300);
      expect(found.message).toMatch(/See the event list/);
    },
  );

  it.each([null, undefined, 7, 'payment.captured', [], {}, { type: 7 }])(
    '%j, which is no event, is refused',
    (event) => {
      const { outcome, order: after } = enter(order, event);

      expect(outcome.kind).toBe('rejected');
      expect(after).toBe(order);
    },
  );

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty'])(
    '%s is an id like any other and pollutes nothing',
    (id) => {
      const first = enter(order, { ...captured, payment: id, reference: id, id });
      const units = [{ line: id, quantity: 1 }];
      const second = enter(first.order, { ...envelope, type: 'fulfillment.planned', fulfillment: id, units });

      expect(first.outcome.kind).toBe('applied');
      expect(first.order.payments.map((payment) => payment.id)).toContain(id);
      expect(definition.discrepanciesOf(second.order).map(({ code }) => code)).toEqual(
        expect.arrayContaining(['undeclared_payment', 'unknown_line']),
      );
      expect(definition.decode(definition.encode(second.order))).toEqual(second.order);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  const command = (type: string, more: object = {}, by: object = staff) => ({ ...envelope, type, by, ...more });

  it.each<[story: string, command: object, code: ReasonCode, tells: RegExp]>([
    [
      'for an unknown tender',
      command('payment.void', { payment: 'cash', amount: { amount: 1, currency: 'EUR' } }),
      'unknown_part',
      /no payment "cash"/,
    ],
    ['for an unknown parcel', { ...ship, fulfillment: 'bag' }, 'unknown_part', /no fulfillment "bag"/],
    [
      'for a parcel that there is already',
      command('fulfillment.plan', { fulfillment: 'box', units: [{ line: 'mug', quantity: 1 }] }),
      'part_exists',
      /Choose a new id/,
    ],
    ['for an unknown line', { ...ship, units: [{ line: 'hat', quantity: 1 }] }, 'unknown_line', /no line "hat"/],
    ['for too many units', { ...ship, units: [{ line: 'mug', quantity: 2 }] }, 'exceeds_parcel', /the parcel holds 1/],
    [
      'for more than is open',
      command('fulfillment.plan', { fulfillment: 'bag', units: [{ line: 'mug', quantity: 1 }] }),
      'exceeds_unfulfilled',
      /0 is neither canceled nor in another parcel/,
    ],
    [
      'in another currency',
      command('payment.refund', { payment: 'card', amount: { amount: 1, currency: 'USD' } }),
      'currency_mismatch',
      /in EUR, not USD/,
    ],
    [
      'from a provider',
      command('order.close', {}, { kind: 'provider', id: 'psp' }),
      'not_authorized',
      /Let one of these do it: staff, system/,
    ],
    ['from a carrier', { ...ship, by: { kind: 'carrier', id: 'post' } }, 'not_authorized', /staff/],
    ['from a customer who would ship', { ...ship, by: { kind: 'customer', id: 'c' } }, 'not_authorized', /warehouse/],
    [
      'from a warehouse that would refund',
      command(
        'payment.refund',
        { payment: 'card', amount: { amount: 1, currency: 'EUR' } },
        { kind: 'warehouse', id: 'w' },
      ),
      'not_authorized',
      /staff/,
    ],
  ])('a command %s is refused, saying what to do', (_story, event, code, tells) => {
    expect(expectRefusal(enter(order, event), order, code).message).toMatch(tells);
  });

  it('a command on a draft is refused until the draft is placed', () => {
    const draft = given({ begin: 'draft', parcels: { box: { mug: 1 } } }).order;
    const found = expectRefusal(enter(draft, ship), draft, 'order_not_placed');

    expect(found.message).toMatch(/Place it first/);
    expect(found.unblockedBy).toEqual(['order.place']);
  });

  it('a command id that was used for something else is refused', () => {
    const { order: packed } = enter(order, { ...ship, type: 'fulfillment.pack', id: 'once' });
    const found = expectRefusal(enter(packed, { ...ship, id: 'once' }), packed, 'command_id_reused');

    expect(found.message).toMatch(/Use a new id/);
    expect(enter(packed, { ...ship, type: 'fulfillment.pack', id: 'once' })).toMatchObject({
      outcome: { kind: 'duplicate' },
      order: packed,
    });
  });
});

describe('a command that names no units', () => {
  it('is malformed where events come from outside, and otherwise refused', () => {
    const [receive, ...typed] = doors.map(([, enter]) => enter);

    expectRefusal(receive?.(order, { ...ship, units: [] }) as Applied, order, 'invalid_event');
    for (const enter of typed)
      expect(expectRefusal(enter(order, { ...ship, units: [] }), order, 'empty_selection').message).toMatch(
        /at least one/,
      );
  });
});

describe('through receive, where events come from outside', () => {
  it.each<[story: string, event: unknown, path: string]>([
    ['a foreign field', { ...captured, colour: 'red' }, 'event'],
    ['a foreign field inside', { ...captured, by: { ...staff, admin: true } }, 'by'],
    ['a prototype as a field', JSON.parse('{"__proto__":{"polluted":true},"type":"order.close","id":"x"}'), 'at'],
    ['an instant without a zone', { ...captured, at: '2026-03-01T09:00:00' }, 'at'],
    ['nothing to be refunded', { ...withAmount(0), type: 'payment.refund' }, 'amount.amount'],
  ])('%s is refused', (_story, event, path) => {
    const found = definition.receive(order, event).outcome;

    expect(found).toMatchObject({ kind: 'rejected' });
    expect(found.kind === 'rejected' && found.reasons.map((one) => one.data.path)).toContain(path);
    expect({}).not.toHaveProperty('polluted');
  });

  it('an instant in whole minutes is one, whichever door it comes through', () => {
    const event = { ...captured, at: '2026-03-01T09:00Z' };
    for (const [door, enter] of doors)
      expect((enter(order, event as never) as Applied).outcome.kind, door).not.toBe('rejected');
  });

  it('every place that is wrong has its own reason', () => {
    const { outcome } = definition.receive(order, { type: 'payment.captured', payment: '', amount: 7 });

    expect(outcome.kind === 'rejected' && outcome.reasons.map((one) => one.data.path).sort()).toEqual([
      'amount',
      'at',
      'by',
      'id',
      'payment',
      'reference',
    ]);
  });
});
