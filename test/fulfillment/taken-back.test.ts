import { describe, expect, it } from 'vitest';
import { parcelOf } from '../../src/fulfillment/fulfillment.ledger.ts';
import type { Quantities, Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const all = { shirt: 2, mug: 1 };
const ship = (units?: Quantities, reference = 'way-1'): Tell => ({
  type: 'fulfillment.ship',
  fulfillment: 'box',
  reference,
  ...(units && { units }),
});
const unship = (of = 'way-1'): Tell => ({ type: 'fulfillment.unship', fulfillment: 'box', of, reason: 'not left' });
const plan = (fulfillment: string, units: Quantities): Tell => ({ type: 'fulfillment.plan', fulfillment, units });
const pack: Tell = { type: 'fulfillment.pack', fulfillment: 'box' };
const holds = ({ order }: Story) =>
  Object.fromEntries(
    order.fulfillments.map(({ id, context }) => [
      id,
      Object.fromEntries(parcelOf(context).contents.map(({ line, quantity }) => [line, quantity])),
    ]),
  );

describe('a parcel that nobody planned, and that did not leave after all', () => {
  const unforeseen: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', units: all };
  const back = given()
    .when(captured, unforeseen)
    .then({ discrepancies: ['unplanned_fulfillment'] })
    .when(unship())
    .then({ fulfillments: { box: 'open' }, discrepancies: [] });

  it('holds what it was said to have left with, and is split like any other', () => {
    expect(holds(back)).toEqual({ box: all });
    const split = back.when({ type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { shirt: 1 } });
    expect(holds(split)).toEqual({ box: { shirt: 1, mug: 1 }, bag: { shirt: 1 } });
  });

  it('is merged into another and then empty', () => {
    const merged = back.when(
      { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { shirt: 1 } },
      { type: 'fulfillment.merge', fulfillment: 'box', into: 'bag' },
    );
    expect(holds(merged.then({ fulfillments: { box: 'canceled', bag: 'open' } }))).toEqual({ box: {}, bag: all });
  });

  it('is picked piece by piece, and gives up what is canceled', () => {
    const picked = back.when({ type: 'fulfillment.pick', fulfillment: 'box', units: { shirt: 1 } });
    expect(holds(picked)).toEqual({ box: all });
    const canceled = picked.when({ type: 'order.cancel_units', units: { mug: 1 } }).then({ units: { open: 2 } });
    expect(holds(canceled)).toMatchObject({ box: { shirt: 2 } });
  });

  it('is not planned a second time', () => {
    back.when(plan('bag', { mug: 1 })).then({ reasons: ['exceeds_unfulfilled'] });
  });
});

describe('a shipment of part of a parcel that is taken back', () => {
  const boxed = given({ parcels: { box: all } }).when(captured);
  const rest = { shirt: 1, mug: 1 };

  it('leaves the rest in the parcel that it was put into since', () => {
    const story = boxed.when(ship({ shirt: 1 }), plan('bag', rest), unship()).then({ fulfillments: { box: 'open' } });
    expect(holds(story)).toEqual({ box: { shirt: 1 }, bag: rest });
    story.when(plan('sack', { mug: 1 })).then({ reasons: ['exceeds_unfulfilled'] });
    story.when(ship(undefined, 'way-2'), { type: 'fulfillment.ship', fulfillment: 'bag' }).then({
      status: { fulfillment: 'fulfilled' },
    });
  });

  it('leaves the rest to be put into a parcel', () => {
    const story = boxed.when(ship({ shirt: 1 }), unship()).then({ fulfillments: { box: 'open' } });
    expect(holds(story)).toEqual({ box: { shirt: 1 } });
    const merged = story.when(plan('bag', rest), { type: 'fulfillment.merge', fulfillment: 'bag', into: 'box' });
    expect(holds(merged)).toEqual({ box: all, bag: {} });
    expect(holds(merged.when(pack, ship({ mug: 1 }, 'way-2'), unship('way-2')))).toEqual({ box: { mug: 1 }, bag: {} });
  });

  it('leaves the rest of a parcel that was packed, too', () => {
    const story = boxed.when(pack, ship({ shirt: 1 }), plan('bag', rest), unship());
    const back = story.then({ fulfillments: { box: 'packed' }, units: { begun: 1, open: 3 } });
    expect(holds(back)).toEqual({ box: { shirt: 1 }, bag: rest });
  });

  it('leaves the rest where the carrier brings it back', () => {
    const returned = (of: string): Tell => ({
      type: 'fulfillment.returned_to_sender',
      fulfillment: 'box',
      reference: `back-${of}`,
      of,
    });
    const story = boxed
      .when(ship({ shirt: 2 }), plan('bag', { mug: 1 }), returned('way-1'))
      .then({ fulfillments: { box: 'packed' }, discrepancies: ['returned_to_sender'] });
    expect(holds(story)).toEqual({ box: { shirt: 2 }, bag: { mug: 1 } });
    const reported = story.when(
      { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-2', units: { shirt: 1 } },
      plan('sack', { shirt: 1 }),
      unship('way-2'),
    );
    expect(holds(reported.then({ discrepancies: ['returned_to_sender'] }))).toMatchObject({
      box: { shirt: 1 },
      sack: { shirt: 1 },
    });
    const again = story.when(ship({ shirt: 1 }, 'way-2'), plan('sack', { shirt: 1 }), returned('way-2'));
    expect(holds(again.then({ discrepancies: ['returned_to_sender', 'returned_to_sender'] }))).toEqual({
      box: { shirt: 1 },
      bag: { mug: 1 },
      sack: { shirt: 1 },
    });
  });
});

describe('one of two shipments of a parcel that is taken back', () => {
  const first = given({ parcels: { box: all } }).when(captured, ship({ shirt: 1 }));
  const left = (story: Story) => parcelOf(story.order.fulfillments[0]?.context ?? { rows: [] }).shipped;
  const second: Tell = {
    type: 'fulfillment.shipped',
    fulfillment: 'box',
    reference: 'way-2',
    units: { shirt: 1, mug: 1 },
  };

  it('leaves the other on its way and the parcel as it was', () => {
    for (const packed of [[], [pack]] as Tell[][]) {
      const both = given({ parcels: { box: all } }).when(captured, ...packed, ship({ shirt: 1 }), second);
      const back = both.when(unship()).then({ fulfillments: { box: 'shipped' } });
      expect(holds(back)).toEqual({ box: all });
      expect(left(back)).toEqual([
        { line: 'mug', quantity: 1 },
        { line: 'shirt', quantity: 1 },
      ]);
    }
  });

  it('leaves the parcel with what the last one held, once that is taken back too', () => {
    const none = first.when(second, unship('way-1'), unship('way-2')).then({ fulfillments: { box: 'open' } });
    expect(holds(none)).toEqual({ box: { shirt: 1, mug: 1 } });
  });

  it('is the one that was not delivered', () => {
    const alike = given({ parcels: { box: all } }).when(
      captured,
      ship({ shirt: 1 }),
      { ...second, units: { shirt: 1 } } as Tell,
      { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1', units: { shirt: 1 } },
    );
    alike.when(unship('way-1')).then({ reasons: ['already_delivered'] });
    alike.when(unship('way-2')).then({ units: { handedOver: 1, delivered: 1 } });
  });
});
