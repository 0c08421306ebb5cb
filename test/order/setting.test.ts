import { describe, expect, it } from 'vitest';
import { timeline, trackingOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const offline = { payments: { transfer: 'bank_transfer' }, parcels: { box: { shirt: 2 } } } as const;
const set = (more: object): Tell => ({ type: 'order.set_status', ...more }) as Tell;
const historyOf = ({ definition, beats }: Story, opening: object) =>
  timeline(definition, {
    opening: { kind: 'placed', input: inputOf(opening) },
    entries: beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } })),
  });

describe('setting the status on two axes', () => {
  it('moves both at once, in one entry of the history and under one command', () => {
    const story = given(offline).when(set({ id: 'dialog', payment: 'paid', fulfillment: 'fulfilled' }));
    story.then({
      status: { payment: 'paid', fulfillment: 'fulfilled', overall: 'completed' },
      fulfillments: { box: 'shipped', 'parcel-2': 'shipped' },
    });
    const [entry, ...others] = historyOf(story, offline);

    expect(others).toEqual([]);
    expect(entry?.moved.map(({ axis, to }) => `${axis} ${to}`)).toEqual([
      'payment paid',
      'fulfillment fulfilled',
      'overall completed',
    ]);
    story.when(set({ id: 'dialog', payment: 'paid', fulfillment: 'fulfilled' })).then({ outcome: 'duplicate' });
  });

  it('is kept as it was said: which words were set, the payment in front', () => {
    const { order } = given(offline).when(set({ payment: 'paid', fulfillment: 'fulfilled' }), set({ payment: 'paid' }));
    const kept = order.lifecycle.context.rows.filter(({ kind }) => kind === 'status_set');

    expect(kept.map(({ text }) => text)).toEqual(['paid fulfilled', 'paid']);
  });

  it('asks the guards about every step, on the order as it is then: paid first, so it ships', () => {
    const held: Tell = { type: 'hold.place', hold: 'wait', on: { fulfillment: 'box' }, cause: 'other' };

    given({ ...offline, payments: { card: 'card' } })
      .when(set({ fulfillment: 'fulfilled' }))
      .then({ reasons: ['unpaid'] });
    given(offline)
      .when(held)
      .when(set({ payment: 'paid', fulfillment: 'fulfilled' }))
      .then({ reasons: ['on_hold'], status: { payment: 'pending', fulfillment: 'unfulfilled' } });
  });

  it('marks every tender as paid that no gateway can be asked about, each under a reference of its own', () => {
    given({ ...offline, payments: { cash: ['cash_on_delivery', 20_00], transfer: ['bank_transfer', 30_00] } })
      .when(set({ payment: 'paid' }))
      .then({ status: { payment: 'paid' }, money: { captured: 50_00 }, discrepancies: [] });
  });

  it('does all or nothing: what money cannot be marked as paid is refused as a whole', () => {
    given({ ...offline, payments: { transfer: ['bank_transfer', 20_00], card: ['card', 30_00] } })
      .when(set({ payment: 'paid', fulfillment: 'in_progress' }))
      .then({ reasons: ['balance_open'], status: { payment: 'pending', fulfillment: 'unfulfilled' } });
  });

  it('may leave one axis alone, and names at least one', () => {
    given(offline)
      .when(set({ fulfillment: 'in_progress' }))
      .then({ status: { payment: 'pending', fulfillment: 'in_progress' } });
    given(offline)
      .when(set({}))
      .then({ reasons: ['nothing_to_set'] });
  });

  it('delivers, takes back with a reason, and cancels', () => {
    const sent = given(offline).when(set({ payment: 'paid', fulfillment: 'fulfilled' }));

    sent.when(set({ fulfillment: 'delivered' })).then({ status: { fulfillment: 'delivered' } });
    sent
      .when(set({ fulfillment: 'unfulfilled', reason: 'wrong van' }))
      .then({ status: { fulfillment: 'unfulfilled' } });
    sent.when(set({ fulfillment: 'canceled' })).then({ reasons: ['already_shipped'] });
    sent.when(set({ fulfillment: 'in_progress' })).then({ reasons: ['already_shipped'] });
    given(offline)
      .when(set({ fulfillment: 'canceled' }))
      .then({ lifecycle: 'canceled', status: { overall: 'canceled' } });
  });

  it('cancels with a cause, ships with a tracking number, and takes back many at a time', () => {
    const canceled = given(offline).when(set({ fulfillment: 'canceled', cause: 'inventory' }));
    const sent = given({ ...offline, policy: { unship: 'in_bulk' } }).when(
      set({ payment: 'paid', fulfillment: 'fulfilled', tracking: 'RR 1' }),
    );

    expect(canceled.order.lifecycle.context.rows.find(({ kind }) => kind === 'cancel_all')?.cause).toBe('inventory');
    expect(sent.order.fulfillments.map(({ context }) => trackingOf(context).numbers)).toEqual([['RR 1'], ['RR 1']]);
    sent
      .when(set({ fulfillment: 'unfulfilled', reason: 'wrong van' }))
      .then({ reasons: ['forbidden_by_policy'], status: { fulfillment: 'fulfilled' } });
    sent
      .when(set({ fulfillment: 'unfulfilled', reason: 'wrong van', bulk: true }))
      .then({ status: { fulfillment: 'unfulfilled' } });
  });

  it('takes a canceled order up again first, where the shop allows that', () => {
    given(offline)
      .when({ type: 'order.cancel', scope: 'all' })
      .when(set({ fulfillment: 'unfulfilled', reason: 'the customer called' }))
      .then({ reasons: ['forbidden_by_policy'], status: { fulfillment: 'canceled' } });
    const back = given({ ...offline, policy: { reopen: 'allowed' } }).when({ type: 'order.cancel', scope: 'all' });

    back
      .when(set({ fulfillment: 'unfulfilled', reason: 'the customer called' }))
      .then({ lifecycle: 'open', status: { fulfillment: 'unfulfilled' } });
    back
      .when(set({ payment: 'paid', fulfillment: 'fulfilled', reason: 'the customer called' }))
      .then({ status: { payment: 'paid', fulfillment: 'fulfilled', overall: 'completed' } });
  });

  it('delivers the shipment that it makes, whatever ids are taken, and another command can take it back', () => {
    const note: Tell = { type: 'note.add', id: 'dialog:ship:box', text: 'fragile', visibility: 'staff' };
    const whole = { ...offline, parcels: { box: { shirt: 2, mug: 1 } } };
    const { order } = given(whole).when(note, set({ id: 'dialog', payment: 'paid', fulfillment: 'delivered' }));
    const rows = order.fulfillments[0]?.context.rows ?? [];
    expect(rows.find(({ kind }) => kind === 'delivered')?.of).toBe('dialog:ship:box');
    expect(rows.find(({ kind }) => kind === 'shipped')?.reference).toBe('dialog:ship:box');

    const sent = given(whole).when(set({ id: 'x'.repeat(2_500), payment: 'paid', fulfillment: 'fulfilled' }));
    const [shipment] = sent.order.fulfillments[0]?.context.rows.filter(({ kind }) => kind === 'shipped') ?? [];
    sent
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: shipment?.reference ?? '', reason: 'late' })
      .then({ status: { fulfillment: 'unfulfilled' } });
  });

  it('is refused where no step brings the word about: goods that came without a shipment, a canceled order, a balance that was given up', () => {
    const came: Tell = {
      type: 'fulfillment.delivered',
      fulfillment: 'box',
      reference: 'd-1',
      units: { shirt: 2, mug: 1 },
    };
    given(offline)
      .when(came)
      .when(set({ fulfillment: 'unfulfilled', reason: 'wrong address' }))
      .then({ reasons: ['already_shipped'], discrepancies: ['delivered_without_shipment', 'no_approval'] });
    const canceled = given(offline).when({ type: 'order.cancel', scope: 'unshipped' });
    for (const fulfillment of ['unfulfilled', 'in_progress', 'fulfilled', 'delivered'] as const)
      canceled.when(set({ fulfillment })).then({ reasons: ['order_canceled'] });
    given()
      .when({ type: 'order.write_off', amount: 50_00, reason: 'a gift' })
      .when(set({ payment: 'paid' }))
      .then({ reasons: ['balance_open'], money: { captured: 0 } });
  });

  it('is for staff and the system, and writes no word: what stands so already stays', () => {
    given(offline)
      .when(set({ payment: 'paid', by: { kind: 'customer', id: 'carla' } }))
      .then({ reasons: ['not_authorized', 'not_authorized'] })
      .when(set({ fulfillment: 'unfulfilled', reason: 'none was sent' }))
      .then({ outcome: 'unchanged', status: { fulfillment: 'unfulfilled' } });
  });

  it('delivers of a parcel what is on its way: not what was lost, and not once more what arrived before', () => {
    const sent = given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' })
      .when({ type: 'fulfillment.lost', fulfillment: 'box', reference: 'l-1', of: 'way-1', units: { mug: 1 } })
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', units: { shirt: 1 } })
      .then({ units: { delivered: 1, open: 1 }, discrepancies: ['missing_in_transit'] });

    sent
      .when(set({ fulfillment: 'delivered' }))
      .then({ status: { fulfillment: 'delivered' }, units: { delivered: 3, open: 0 }, discrepancies: [] });
  });
});
