import { describe, expect, it } from 'vitest';
import { parcelOf } from '../../src/fulfillment/fulfillment.ledger.ts';
import { handoverOf, locationOf, type Order } from '../../src/index.ts';
import { days, given, type Story, type Tell } from '../support/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const split = (units: Record<string, number>, into = 'bag'): Tell => ({
  type: 'fulfillment.split',
  fulfillment: 'box',
  into,
  units,
});
const merge = (fulfillment: string, into: string): Tell => ({ type: 'fulfillment.merge', fulfillment, into });
const contextOf = ({ order }: Story, id: string) =>
  (order as Order).fulfillments.find((parcel) => parcel.id === id)?.context ?? { rows: [] };
const held = (story: Story, id: string) =>
  Object.fromEntries(parcelOf(contextOf(story, id)).contents.map(({ line, quantity }) => [line, quantity]));

describe('a parcel that is split', () => {
  it('keeps the rest, and both are shipped', () => {
    const story = boxed.when(split({ shirt: 1, mug: 1 })).then({ fulfillments: { box: 'open', bag: 'open' } });
    expect([held(story, 'box'), held(story, 'bag')]).toEqual([{ shirt: 1 }, { shirt: 1, mug: 1 }]);

    story
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ status: { fulfillment: 'partially_fulfilled' }, units: { handedOver: 1, open: 2 } })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' })
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('gives no more than it holds, to no parcel that is there, and once', () => {
    boxed.when(split({ mug: 2 })).then({ reasons: ['exceeds_parcel'] });
    boxed.when(split({ mug: 1 }, 'box')).then({ reasons: ['part_exists'] });
    boxed.when(split({ mug: 1 }), split({ mug: 1 }, 'sack')).then({ reasons: ['exceeds_parcel'] });
  });

  it('is packed as it is then', () => {
    const story = boxed.when(split({ shirt: 1 }), { type: 'fulfillment.pack', fulfillment: 'box' });
    expect(held(story, 'box')).toEqual({ shirt: 1, mug: 1 });
    story.when(split({ mug: 1 }, 'sack')).then({ reasons: ['not_in_state'] });
  });

  it('passes on its date, place, promise and handover', () => {
    const story = given().when(
      {
        type: 'fulfillment.plan',
        fulfillment: 'box',
        units: { shirt: 2, mug: 1 },
        handover: 'pickup',
        location: 'Lund',
        startsAt: days(4),
        shipBy: days(6),
      },
      split({ shirt: 1 }),
    );
    story.then({ fulfillments: { box: 'scheduled', bag: 'scheduled' } });
    expect([handoverOf(contextOf(story, 'bag')), locationOf(contextOf(story, 'bag'))]).toEqual(['pickup', 'Lund']);
    const due = story.definition.tick(story.order, days(9)).map(({ deadline }) => deadline.fulfillment);
    expect(due.sort()).toEqual(['bag', 'bag', 'box', 'box']);
  });

  it('cannot be split while a service has it', () => {
    boxed
      .when(
        { type: 'fulfillment.request', fulfillment: 'box', service: 'depot', id: 'ask' },
        { type: 'fulfillment.accepted', fulfillment: 'box', reference: 'yes', op: 'ask' },
        split({ mug: 1 }),
      )
      .then({ reasons: ['with_service'] });
  });
});

describe('parcels that are merged', () => {
  it('are one: the other is empty, and asks for nothing', () => {
    const story = boxed
      .when(split({ shirt: 1, mug: 1 }), merge('bag', 'box'))
      .then({ fulfillments: { box: 'open', bag: 'canceled' }, pending: [] });
    expect([held(story, 'box'), held(story, 'bag')]).toEqual([{ shirt: 2, mug: 1 }, {}]);
    story.when({ type: 'fulfillment.ship', fulfillment: 'box' }).then({ status: { fulfillment: 'fulfilled' } });
  });

  it('are two that have not left, are not packed and are handed over alike', () => {
    boxed.when(merge('box', 'box')).then({ reasons: ['unknown_part'] });
    boxed.when(merge('box', 'crate')).then({ reasons: ['unknown_part'] });
    boxed
      .when(split({ mug: 1 }), { type: 'fulfillment.pack', fulfillment: 'bag' }, merge('box', 'bag'))
      .then({ reasons: ['not_in_state'] });
    given()
      .when(
        { type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 2 } },
        { type: 'fulfillment.plan', fulfillment: 'bag', units: { mug: 1 }, handover: 'pickup' },
        merge('box', 'bag'),
      )
      .then({ reasons: ['other_handover'] });
  });
});

describe('a parcel that is moved', () => {
  it('is where it was moved last', () => {
    const story = boxed.when(
      { type: 'fulfillment.move', fulfillment: 'box', location: 'Oslo', id: 'z' },
      { type: 'fulfillment.move', fulfillment: 'box', location: 'Bergen', id: 'a' },
    );
    expect(locationOf(contextOf(story, 'box'))).toBe('Bergen');
    expect(locationOf(contextOf(boxed, 'box'))).toBeNull();
  });

  it('has not left', () => {
    boxed
      .when(
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'fulfillment.move', fulfillment: 'box', location: 'Oslo' },
      )
      .then({ reasons: ['not_in_state'] });
  });
});
