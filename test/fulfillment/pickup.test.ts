import { describe, expect, it } from 'vitest';
import { longest } from '../../src/events.ts';
import { customerView, pickupOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const plan: Tell = { type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 2, mug: 1 }, handover: 'pickup' };
const packed = given().when(captured, plan, { type: 'fulfillment.pack', fulfillment: 'box' });
const offer: Tell = { type: 'fulfillment.offer', fulfillment: 'box', until: days(5), id: 'offer-1' };
const ready = packed.when(offer);
const pickupIn = ({ order }: Story) => pickupOf(order.fulfillments[0]?.context ?? { rows: [] });
const parcelFor = ({ order, definition }: Story) => customerView(order, definition).parcels[0];

describe('a parcel that the customer collects', () => {
  it('is offered once it is packed, and the customer sees until when', () => {
    ready.then({ fulfillments: { box: 'packed' }, status: { fulfillment: 'in_progress' } });
    expect(pickupIn(ready)).toEqual({ ready: true, until: days(5) });
    expect(parcelFor(ready)).toMatchObject({ handover: 'pickup', ready: { until: days(5) } });
    expect(parcelFor(packed)).not.toHaveProperty('ready');
  });

  it('is handed over and delivered at once when it is picked up', () => {
    ready
      .when({ type: 'fulfillment.picked_up', fulfillment: 'box', reference: 'desk-1' })
      .then({
        fulfillments: { box: 'delivered' },
        status: { fulfillment: 'delivered', overall: 'completed' },
        discrepancies: [],
        pending: [],
      })
      .when({ type: 'fulfillment.picked_up', fulfillment: 'box', reference: 'desk-1' })
      .then({ outcome: 'duplicate' });
  });

  it('is handed over at the counter by the same command, and not unpaid', () => {
    ready.when({ type: 'fulfillment.ship', fulfillment: 'box' }).then({ fulfillments: { box: 'delivered' } });
    given()
      .when(plan, { type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['unpaid'] });
  });

  it('is one parcel, whether its way is told by a carrier, at the counter, or by both', () => {
    given({ parcels: { box: { shirt: 2 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
        { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' },
        { type: 'fulfillment.picked_up', fulfillment: 'box', reference: 'p-1' },
      )
      .then({ fulfillments: { box: 'delivered' }, discrepancies: [] });
  });

  it('is collected in part, and the rest is open', () => {
    ready
      .when({ type: 'fulfillment.picked_up', fulfillment: 'box', reference: 'desk-1', units: { mug: 1 } })
      .then({ fulfillments: { box: 'delivered' }, units: { delivered: 1, open: 2 } });
  });

  it('that nobody collected is packed and here again, and can be offered anew', () => {
    const back = ready
      .when({ type: 'fulfillment.not_collected', fulfillment: 'box', reference: 'lapse-1', of: 'offer-1' })
      .then({ fulfillments: { box: 'packed' }, pending: [] });
    expect(pickupIn(back).ready).toBe(false);
    expect(pickupIn(back.when({ ...offer, id: 'offer-2' } as Tell)).ready).toBe(true);
  });

  it('is known as not collected when its time is over', () => {
    const due = ready.definition.tick(ready.order, days(5));
    const over = ready.when(...(due as Tell[])).then({ outcome: 'unchanged', fulfillments: { box: 'packed' } });
    expect(pickupIn(over)).toEqual({ ready: false });
    expect(over.definition.tick(over.order, days(9))).toEqual([]);
  });

  it('that was offered twice until the same day is over for both offers', () => {
    const twice = ready.when({ ...offer, id: 'offer-2' } as Tell);
    const due = twice.definition.tick(twice.order, days(5));
    expect(new Set(due.map(({ id }) => id)).size).toBe(2);
    const over = twice.when(...(due as Tell[])).then({ outcome: 'unchanged', fulfillments: { box: 'packed' } });
    expect(pickupIn(over)).toEqual({ ready: false });
    expect(over.definition.tick(over.order, days(9))).toEqual([]);
  });

  it('that is offered for longer waits until the later day', () => {
    const longer = ready.when({ ...offer, id: 'offer-2', until: days(7) } as Tell);
    const due = longer.definition.tick(longer.order, days(5));
    const still = longer.when(...(due as Tell[]));
    expect(due.map(({ deadline }) => deadline.of)).toEqual(['offer-1']);
    expect(pickupIn(still)).toEqual({ ready: true, until: days(7) });
  });

  it('is offered until a day under an id that its deadline can name, so that the offer ends', () => {
    const id = 'o'.repeat(501);
    ready.when({ ...offer, id } as Tell).then({ reasons: ['invalid_event'] });
    const longest = ready.when({ ...offer, id: '%'.repeat(500) } as Tell);
    const over = longest.when(...(longest.definition.tick(longest.order, days(5)) as Tell[]));
    expect(over.definition.tick(over.order, days(9))).toEqual([]);
  });

  it('waits no more once it was collected', () => {
    const collected = ready.when({ type: 'fulfillment.picked_up', fulfillment: 'box', reference: 'desk-1' });
    expect(pickupIn(collected)).toEqual({ ready: false });
  });

  it('waits until the latest day that it was offered for, whichever offer was the last', () => {
    const short: Tell = { ...offer, id: 'offer-2', until: days(3) } as Tell;
    expect(pickupIn(ready.when(short))).toEqual({ ready: true, until: days(5) });
  });

  it('is offered under an id as long as a reference may be', () => {
    packed.when({ ...offer, id: 'x'.repeat(longest.reference) } as Tell).then({ fulfillments: { box: 'packed' } });
  });

  it('is no parcel that is sent, and the refusal says so', () => {
    const { latest } = given({ parcels: { bag: { shirt: 2 } } }).when(
      captured,
      { type: 'fulfillment.pack', fulfillment: 'bag' },
      { type: 'fulfillment.offer', fulfillment: 'bag' },
    );
    expect(latest.at(-1)?.outcome).toMatchObject({
      reasons: [{ code: 'other_handover', data: { handover: 'shipping', needed: 'pickup' } }],
    });
  });

  it('is offered by the warehouse, too', () => {
    const told = packed.when({ type: 'fulfillment.ready_for_pickup', fulfillment: 'box', reference: 'shelf-4' });
    expect(pickupIn(told)).toEqual({ ready: true });
  });

  it('is not one that a carrier brings', () => {
    given({ parcels: { box: { mug: 1 } } })
      .when({ type: 'fulfillment.pack', fulfillment: 'box' }, { type: 'fulfillment.offer', fulfillment: 'box' })
      .then({ reasons: ['other_handover'] });
  });
});
