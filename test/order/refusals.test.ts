/** What a refusal tells of the whole order: the figures by which somebody sees what to do otherwise. */
import { describe, expect, it } from 'vitest';
import { money } from '../../src/index.ts';
import { days, type Quantities, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const eur = (amount: number) => money(amount, 'EUR');
const yen = { amount: 1, currency: 'JPY' };
const payment = (what: string, more: object): Tell => ({ type: `payment.${what}`, payment: 'card', ...more }) as Tell;
const parcel = (what: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: 'box', ...more }) as Tell;
const box = (what: string, more: object = {}): Tell => ({ type: `return.${what}`, return: 'rma', ...more }) as Tell;
const order = (what: string, more: object = {}): Tell => ({ type: `order.${what}`, ...more }) as Tell;

const authorized = (amount: number, more: object = {}) => payment('authorized', { reference: 'a-1', amount, ...more });
const captured = payment('captured', { reference: 'c-1', amount: 50_00 });
const plan = (id: string, units: Quantities, more: object = {}) => parcel('plan', { fulfillment: id, units, ...more });
const ship = parcel('ship', { reference: 'way-1' });
const ask = box('request', { units: { shirt: 1 } });
const approve = box('approve');
const receive = (shirt: number) => box('receive', { units: { shirt } });

type Refusal = readonly [story: string, history: readonly Tell[], command: Tell, code: string, data: object];

const shop = () => given({ parcels: { box: { shirt: 2, mug: 1 } } });
const refusedBy = (opened: ReturnType<typeof shop>, history: readonly Tell[], command: Tell) => {
  const before = opened.when(...history);
  expect(before.beats.filter(({ outcome }) => outcome.kind === 'rejected')).toEqual([]);
  const outcome = before.when(command).latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code, data }) => ({ code, data })) : outcome?.kind;
};

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

describe('work on parcels is refused', () => {
  const two = [plan('box', { shirt: 1 }), plan('bag', { shirt: 1 })];
  const merge = parcel('merge', { into: 'bag' });

  it.each<Refusal>([
    [
      'where more is planned than is open',
      [plan('box', { shirt: 1 })],
      plan('bag', { shirt: 2 }),
      'exceeds_unfulfilled',
      { line: 'shirt', requested: 2, available: 1 },
    ],
    [
      'where goods would be handed over as a download',
      [],
      plan('box', { mug: 1 }, { handover: 'digital' }),
      'needs_shipping',
      { line: 'mug' },
    ],
    [
      'where the new parcel bears the name of another',
      two,
      parcel('split', { into: 'bag', units: { shirt: 1 } }),
      'part_exists',
      { part: 'fulfillment', id: 'bag' },
    ],
    [
      'where a parcel is put into one that there is not',
      two,
      parcel('merge', { into: 'crate' }),
      'unknown_part',
      { part: 'other fulfillment', id: 'crate' },
    ],
    [
      'where a parcel is put into itself',
      two,
      parcel('merge', { into: 'box' }),
      'unknown_part',
      { part: 'other fulfillment', id: 'box' },
    ],
    [
      'where a parcel is put into one that is handed over otherwise',
      [plan('box', { shirt: 1 }), plan('bag', { shirt: 1 }, { handover: 'pickup' })],
      merge,
      'other_handover',
      { handover: 'shipping', needed: 'pickup' },
    ],
    [
      'where a parcel is put into one that a service has',
      [...two, parcel('request', { fulfillment: 'bag', service: 'depot' })],
      merge,
      'with_service',
      { service: 'depot' },
    ],
    [
      'where a parcel is put into one that is closed',
      [...two, parcel('pack', { fulfillment: 'bag' })],
      merge,
      'not_in_state',
      {
        part: 'other fulfillment',
        state: 'packed',
        type: 'fulfillment.merge',
        allowedIn: ['open', 'scheduled', 'in_progress'],
      },
    ],
    [
      'where a parcel is put into one that goes elsewhere',
      [...two, order('change_address', { fulfillment: 'bag', address: 'office' })],
      merge,
      'other_address',
      { address: null, other: 'office' },
    ],
    [
      'where one that goes elsewhere is put into a parcel',
      [...two, order('change_address', { fulfillment: 'box', address: 'office' })],
      merge,
      'other_address',
      { address: 'office', other: null },
    ],
    [
      'where more leaves than was bought',
      [captured, plan('box', { shirt: 2 })],
      parcel('ship', { units: { shirt: 3 } }),
      'exceeds_shippable',
      { line: 'shirt', requested: 3, available: 2 },
    ],
    [
      'where stock has less',
      [captured, plan('box', { shirt: 2 }), { type: 'stock.rejected', attempt: 'reserve/1', units: { shirt: 1 } }],
      ship,
      'out_of_stock',
      { line: 'shirt', requested: 2, available: 1 },
    ],
    [
      'where a warehouse forces what is not paid',
      [plan('box', { shirt: 2 })],
      parcel('ship', { force: true, reason: 'a friend', by: { kind: 'warehouse', id: 'hub' } }),
      'not_authorized',
      { by: 'warehouse', type: 'fulfillment.ship with force', allowed: ['staff', 'system'] },
    ],
    [
      'where what is not paid is forced and nobody says why',
      [plan('box', { shirt: 2 })],
      parcel('ship', { force: true }),
      'reason_required',
      { type: 'fulfillment.ship', field: 'force' },
    ],
    [
      'where a shipment is taken back of which pieces came back',
      [captured, plan('box', { shirt: 2 }), ship, ask],
      parcel('unship', { of: 'way-1', reason: 'wrong label' }),
      'already_returned',
      {},
    ],
    ['where it is not paid', [plan('box', { shirt: 2 })], ship, 'unpaid', { owed: 50_00, secured: 0 }],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(given(), history, command)).toContainEqual({ code, data });
  });
});

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
      [captured],
      back(5_00, { return: 'rma' }),
      'unknown_part',
      { part: 'return', id: 'rma' },
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
      'by a plan of another sum',
      [captured],
      refund(10_00, [share(9_00)]),
      'plan_sum_differs',
      { requested: 10_00, planned: 9_00 },
    ],
    [
      'by a plan in another currency',
      [captured],
      refund(10_00, [share(10_00, 'JPY')]),
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
    const history = [captured, ship, box('request', { units: { shirt: 2 } }), approve, receive(1)];
    const inspected = box('inspect', { units: { shirt: { restock: 1 } } });

    expect(refusedBy(careful, [...history, inspected], back(20_01, { return: 'rma' }))).toContainEqual({
      code: 'exceeds_return',
      data: { return: 'rma', requested: 20_01, available: 20_00 },
    });
  });
});

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
    box('request', { return: id, units: { shirt: 1 }, exchange: [{ id: line, quantity: 1, total: eur(20_00) }] });

  it.each<Refusal>([
    [
      'beyond what was handed over and not claimed yet',
      [captured, ship, ask],
      box('request', { return: 'more', units: { shirt: 2 } }),
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
      'for a line that another return asked for',
      [captured, ship, swap('rma', 'new')],
      swap('more', 'new'),
      'part_exists',
      { part: 'line', id: 'new' },
    ],
    [
      'and called off where money went back for it',
      [captured, ship, ask, approve, payment('refund', { amount: 5_00, return: 'rma' })],
      box('cancel'),
      'already_refunded',
      { return: 'rma', refunded: 5_00 },
    ],
    [
      'again where another return has claimed them',
      [captured, ship, ask, box('cancel'), box('request', { return: 'more', units: { shirt: 2 } })],
      box('reopen'),
      'exceeds_returnable',
      { line: 'shirt', requested: 1, available: 0 },
    ],
    [
      'at a fee in another currency',
      [captured, ship, ask],
      box('approve', { fee: yen }),
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

  it('where the customer bought them for good', () => {
    const sale = given({
      lines: { shirt: { total: 30_00 }, sock: { total: 20_00, returnable: false } },
      parcels: { box: { shirt: 1, sock: 1 } },
    });

    expect(
      refusedBy(
        sale,
        [captured, ship],
        box('request', { units: { shirt: 1, sock: 1 }, by: { kind: 'customer', id: 'carla' } }),
      ),
    ).toEqual([{ code: 'final_sale', data: { line: 'sock' } }]);
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
  ])('is told by the question and its answer: %o', (policy, history, command, data) => {
    const strict = given({ policy, parcels: { box: { shirt: 2, mug: 1 } } });
    expect(refusedBy(strict, history, command)).toContainEqual({ code: 'forbidden_by_policy', data });
  });
});
