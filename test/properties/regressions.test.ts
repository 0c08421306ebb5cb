import { describe, expect, it } from 'vitest';
import { defineOrder, type Fact, money, type Order, type OrderEvent } from '../../src/index.ts';
import type { GeneratedHistory } from '../../src/testing/histories/history.ts';
import { editsChangeWhatTheySay } from '../../src/testing/laws/laws.edits.ts';
import { everyOrderCanEnd } from '../../src/testing/laws/laws.ends.ts';
import { nothingHeldIsMovedByUs } from '../../src/testing/laws/laws.holds.ts';
import { weNeverRefundMoreThanWasCaptured } from '../../src/testing/laws/laws.money.ts';
import { anyOrderOfFactsTellsTheSame } from '../../src/testing/laws/laws.record.ts';
import { noUnitIsMovedTwice } from '../../src/testing/laws/laws.units.ts';

// Stories that broke a law once, shrunk. Each names what was wrong.

const shop = defineOrder();
const at = '2026-01-01T08:00:00.000Z';
const provider = { kind: 'provider', id: 'gateway-1' } as const;
const staff = { kind: 'staff', id: 'staff-1' } as const;
let count = 0;
const envelope = () => ({ id: `event-${++count}`, at, by: provider });

const opening: GeneratedHistory['opening'] = {
  kind: 'placed',
  input: {
    id: 'order-1',
    at,
    by: staff,
    currency: 'EUR',
    lines: [{ id: 'line-1', quantity: 1, total: money(1_000, 'EUR'), requiresShipping: false }],
  },
};
const placed = (): Order => shop.place(opening.input).order;

describe('a law that was broken holds', () => {
  it('when the second report of a tender says when it happened and the first did not (law 2)', () => {
    const added: Fact = {
      ...envelope(),
      type: 'payment.added',
      payment: 'pay-1',
      method: 'card',
      amount: money(1_000, 'EUR'),
    };
    const events = [added, { ...added, ...envelope(), occurredAt: '2026-01-01T06:00:00Z' }];
    anyOrderOfFactsTellsTheSame(shop, { opening, events }, 0, [
      [1, 0],
      [0, 1, 0],
    ]);
  });

  it('when euros are paid back of a capture in dollars (law 4)', () => {
    const events: Fact[] = [
      {
        ...envelope(),
        type: 'payment.captured',
        payment: 'pay-1',
        reference: 'capture-1',
        amount: money(1_000, 'USD'),
      },
      {
        ...envelope(),
        type: 'payment.refunded',
        payment: 'pay-1',
        reference: 'refund-1',
        of: 'capture-1',
        amount: money(1_000, 'EUR'),
      },
    ];
    weNeverRefundMoreThanWasCaptured(shop, { opening, events });
    const order = events.reduce((known, event) => shop.apply(known, event).order, placed());
    expect(shop.discrepanciesOf(order)).toContainEqual({
      code: 'refund_without_capture',
      subject: 'pay-1',
      data: { excess: 1_000 },
    });
  });

  it('when a pending refund names an operation that was no refund (law 4)', () => {
    const events: OrderEvent[] = [
      {
        ...envelope(),
        by: staff,
        id: 'authorize-1',
        type: 'payment.authorize',
        payment: 'pay-1',
        amount: money(1_000, 'EUR'),
      },
      {
        ...envelope(),
        type: 'payment.refund_pending',
        payment: 'pay-1',
        reference: 'refund-1',
        of: 'capture-1',
        op: 'authorize-1',
        amount: money(1_000, 'EUR'),
      },
      {
        ...envelope(),
        type: 'payment.captured',
        payment: 'pay-1',
        reference: 'capture-1',
        amount: money(1_000, 'EUR'),
      },
      { ...envelope(), by: staff, type: 'order.cancel', scope: 'all' },
    ];
    const payments = [{ id: 'pay-1', method: 'card', amount: money(1_000, 'EUR') }] as const;
    weNeverRefundMoreThanWasCaptured(shop, {
      opening: { kind: 'placed', input: { ...opening.input, payments } },
      events,
    });
  });

  it('when a provider has more under way than is left of what we asked for (law 4)', () => {
    const refund = { ...envelope(), payment: 'pay-1', of: 'capture-1' };
    const events: OrderEvent[] = [
      {
        ...envelope(),
        type: 'payment.captured',
        payment: 'pay-1',
        reference: 'capture-1',
        amount: money(1_400, 'EUR'),
      },
      { ...refund, by: staff, id: 'refund-1', type: 'payment.refund', amount: money(200, 'EUR') },
      { ...refund, id: 'a', type: 'payment.refunded', op: 'refund-1', reference: 'part-1', amount: money(100, 'EUR') },
      {
        ...refund,
        id: 'b',
        type: 'payment.refund_pending',
        op: 'refund-1',
        reference: 'part-2',
        amount: money(200, 'EUR'),
      },
      { ...envelope(), by: staff, type: 'order.cancel', scope: 'all' },
    ];
    weNeverRefundMoreThanWasCaptured(shop, { opening, events });
  });

  it('when an authorization has the reference of a refund and names its operation (law 4)', () => {
    const ofTender = { payment: 'pay-1', by: provider, at };
    const events: OrderEvent[] = [
      { ...ofTender, id: 'a', type: 'payment.captured', reference: 'ref-1', amount: money(2_000, 'EUR') },
      { ...ofTender, id: 'b', type: 'payment.refunded', reference: 'ref-1', of: 'ref-1', amount: money(1_000, 'EUR') },
      { ...ofTender, by: staff, id: 'refund-1', type: 'payment.refund', amount: money(1_000, 'EUR') },
      {
        ...ofTender,
        id: 'c',
        type: 'payment.authorized',
        reference: 'ref-1',
        op: 'refund-1',
        amount: money(1_000, 'EUR'),
      },
      { ...ofTender, by: staff, id: 'refund-2', type: 'payment.refund', amount: money(1_000, 'EUR') },
    ];
    weNeverRefundMoreThanWasCaptured(shop, { opening, events });
  });

  it('when part of a parcel is delivered, and then its whole shipment (law 5)', () => {
    const lines = [{ id: 'line-1', quantity: 2, total: money(0, 'EUR') }];
    const fulfillments = [{ id: 'parcel-1', units: [{ line: 'line-1', quantity: 2 }] }];
    const ofParcel = { fulfillment: 'parcel-1', by: provider, at };
    const some = [{ line: 'line-1', quantity: 1 }];
    const events: OrderEvent[] = [
      { ...ofParcel, by: staff, id: 'ship-1', type: 'fulfillment.ship', reference: 'waybill-1' },
      { ...ofParcel, id: 'a', type: 'fulfillment.delivered', reference: 'delivery-1', units: some },
      { ...ofParcel, id: 'b', type: 'fulfillment.delivered', reference: 'delivery-2', of: 'waybill-1' },
    ];
    noUnitIsMovedTwice(shop, { opening: { kind: 'placed', input: { ...opening.input, lines, fulfillments } }, events });
  });

  it('when two of three pieces that need no shipping are held and the third is packed (law 19)', () => {
    const lines = [{ id: 'line-1', quantity: 3, total: money(0, 'EUR'), requiresShipping: false }];
    const units = [{ line: 'line-1', quantity: 1 }];
    const fulfillments = [{ id: 'parcel-1', units, handover: 'digital' as const }];
    const ofParcel = { fulfillment: 'parcel-1', by: staff, at };
    const on = { units: [{ line: 'line-1', quantity: 2 }] };
    const events: OrderEvent[] = [
      { ...envelope(), by: staff, type: 'hold.place', hold: 'hold-1', on, cause: 'other' },
      { ...ofParcel, id: 'pack-1', type: 'fulfillment.pack' },
      { ...ofParcel, id: 'ship-1', type: 'fulfillment.ship' },
    ];
    const story: GeneratedHistory['opening'] = { kind: 'placed', input: { ...opening.input, lines, fulfillments } };
    nothingHeldIsMovedByUs(shop, { opening: story, events });
    const order = events.reduce((known, event) => shop.apply(known, event).order, shop.place(story.input).order);
    expect(order.fulfillments[0]?.state).toBe('delivered');
  });

  it('when the exchange of an order that began elsewhere is approved (law 16)', () => {
    const lines = [{ id: 'line-1', quantity: 1, total: money(1_000, 'EUR') }];
    const units = [{ line: 'line-1', quantity: 1 }];
    const fulfillments = [{ id: 'parcel-1', units, state: 'delivered' }] as const;
    const exchange = [{ id: 'swap-1', quantity: 1, total: money(1_200, 'EUR') }];
    const returns = [{ id: 'return-1', units, state: 'requested', exchange }] as const;
    const input = { id: 'order-1', at, by: staff, currency: 'EUR', lines, fulfillments, returns } as const;
    const events: OrderEvent[] = [{ ...envelope(), by: staff, type: 'return.approve', return: 'return-1' }];
    editsChangeWhatTheySay(shop, { opening: { kind: 'adopted', input }, events });
    const order = events.reduce((known, event) => shop.apply(known, event).order, shop.adopt(input).order);
    expect(shop.explain(order).payment.figures.owed).toBe(1_200);
  });

  it('when a parcel that was set to delivered is collected once more (law 5)', () => {
    const lines = [{ id: 'line-1', quantity: 1, total: money(0, 'EUR') }];
    const units = [{ line: 'line-1', quantity: 1 }];
    const ofParcel = { fulfillment: 'parcel-1', by: staff, at };
    const events: OrderEvent[] = [
      { ...ofParcel, id: 'ship-1', type: 'fulfillment.ship', reference: 'waybill-1', units },
      { ...envelope(), by: staff, type: 'order.set_status', fulfillment: 'delivered' },
      { ...ofParcel, id: 'a', type: 'fulfillment.picked_up', reference: 'desk-1' },
    ];
    const fulfillments = [{ id: 'parcel-1', units }];
    noUnitIsMovedTwice(shop, { opening: { kind: 'placed', input: { ...opening.input, lines, fulfillments } }, events });
  });

  it('when a parcel of which part was lost is set to delivered (law 5)', () => {
    const lines = [{ id: 'line-1', quantity: 2, total: money(0, 'EUR') }];
    const one = [{ line: 'line-1', quantity: 1 }];
    const ofParcel = { fulfillment: 'parcel-1', by: staff, at };
    const events: OrderEvent[] = [
      { ...ofParcel, id: 'ship-1', type: 'fulfillment.ship', reference: 'waybill-1' },
      { ...ofParcel, id: 'a', type: 'fulfillment.lost', reference: 'loss-1', of: 'waybill-1', units: one },
      { ...ofParcel, id: 'plan-2', type: 'fulfillment.plan', fulfillment: 'parcel-2', units: one },
      { ...ofParcel, id: 'ship-2', type: 'fulfillment.ship', fulfillment: 'parcel-2' },
      { ...envelope(), by: staff, type: 'order.set_status', fulfillment: 'delivered' },
    ];
    const fulfillments = [{ id: 'parcel-1', units: [{ line: 'line-1', quantity: 2 }] }];
    noUnitIsMovedTwice(shop, { opening: { kind: 'placed', input: { ...opening.input, lines, fulfillments } }, events });
  });

  it('when part of a line was delivered digitally and the rest is canceled only once its money is back (law 11)', () => {
    const lines = [{ id: 'line-1', quantity: 2, total: money(1_000, 'EUR'), requiresShipping: false }];
    const fulfillments = [{ id: 'parcel-1', units: [{ line: 'line-1', quantity: 2 }], handover: 'digital' as const }];
    const payments = [{ id: 'pay-1', method: 'card', amount: money(1_000, 'EUR') }] as const;
    const events: OrderEvent[] = [
      { ...envelope(), type: 'payment.captured', payment: 'pay-1', reference: 'a', amount: money(1_000, 'EUR') },
      {
        ...envelope(),
        by: staff,
        type: 'fulfillment.ship',
        fulfillment: 'parcel-1',
        units: [{ line: 'line-1', quantity: 1 }],
      },
    ];
    const careful = defineOrder({ policy: { cancelAfterCapture: 'refuse' } });
    const input = { ...opening.input, lines, fulfillments, payments };
    everyOrderCanEnd(careful, { opening: { kind: 'placed', input }, events });
  });

  it('when lines cost more together than can be counted exactly (law 12)', () => {
    const lines = ['line-1', 'line-2'].map((id) => ({
      id,
      quantity: 1,
      total: money(Number.MAX_SAFE_INTEGER - 1, 'EUR'),
    }));
    expect(() => shop.place({ ...opening.input, lines })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
