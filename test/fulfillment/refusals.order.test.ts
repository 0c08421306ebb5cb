/** What a refusal tells of work on parcels, as far as the whole order knows: the figures by which somebody sees what to do otherwise. */
import { describe, expect, it } from 'vitest';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import {
  ask,
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
      'where a parcel for the counter is put into one that is sent',
      [plan('box', { shirt: 1 }, { handover: 'pickup' }), plan('bag', { shirt: 1 })],
      merge,
      'other_handover',
      { handover: 'pickup', needed: 'shipping' },
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
      [captured, plan('bag', { mug: 1 }), plan('box', { shirt: 2 }), ship, ask],
      parcel('unship', { of: 'way-1', reason: 'wrong label' }),
      'already_returned',
      {},
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(given(), history, command)).toContainEqual({ code, data });
  });

  it('where a parcel that there is not is put into another, and nothing is said of how either is handed over', () => {
    expect(refusedBy(given(), [plan('bag', { mug: 1 })], parcel('merge', { into: 'bag' }))).toEqual([
      { code: 'unknown_part', data: { part: 'fulfillment', id: 'box' } },
    ]);
  });
});

describe('what is secured', () => {
  const back = (amount: number, of: string) => payment('refunded', { reference: 'r-1', of, amount });
  const disputed = payment('dispute_opened', { reference: 'd-1', of: 'c-9', amount: 10_00, kind: 'chargeback' });
  const ships = [plan('box', { shirt: 2 }), ship];

  it.each<[story: string, history: readonly Tell[], secured: number]>([
    ['is less by what went back', [captured, back(10_00, 'c-1')], 40_00],
    ['is less by what is on its way back', [captured, payment('refund', { amount: 10_00, goodwill: true })], 40_00],
    ['is less by what went back of a payment that nobody knows', [captured, back(10_00, 'c-9')], 40_00],
    ['is less by what is disputed of a payment that nobody knows', [captured, disputed], 40_00],
  ])('%s', (_, history, secured) => {
    expect(refusedBy(shop(), history, ship)).toContainEqual({ code: 'unpaid', data: { owed: 50_00, secured } });
  });

  it('is what is promised to be paid at the door, beside what was', () => {
    const came = (amount: number) => payment('captured', { reference: 'c-1', amount });
    const cash = (amount: number) => given({ payments: { card: ['cash_on_delivery', amount] } });

    cash(50_00)
      .when(came(20_00), ...ships)
      .then({ fulfillments: { box: 'shipped' } });
    expect(refusedBy(cash(30_00), [came(10_00), ...ships.slice(0, 1)], ship)).toContainEqual({
      code: 'unpaid',
      data: { owed: 50_00, secured: 30_00 },
    });
  });

  it('is nothing by a promise of which the money went back', () => {
    const cash = given({ payments: { card: 'cash_on_delivery' }, parcels: { box: { shirt: 2, mug: 1 } } });
    const came = payment('captured', { reference: 'c-1', amount: 20_00 });

    expect(refusedBy(cash, [came, back(20_00, 'c-1')], ship)).toContainEqual({
      code: 'unpaid',
      data: { owed: 50_00, secured: 0 },
    });
  });

  it('is not asked of what the system forces', () => {
    const forced = parcel('ship', { force: true, reason: 'a friend', by: { kind: 'system', id: 'erp' } });
    shop()
      .when(forced)
      .then({ fulfillments: { box: 'shipped' }, discrepancies: ['no_approval'] });
  });

  it('is asked for where the word for force is there and says nothing', () => {
    const { definition, order: placed } = shop();
    const sent = { ...ship, force: undefined, id: 'x', at: days(1), by: { kind: 'staff', id: 'sam' } } as never;

    expect(definition.apply(placed, sent).outcome).toMatchObject({
      reasons: [{ code: 'unpaid', data: { owed: 50_00, secured: 0 } }],
    });
  });
});
