import { describe, expect, it } from 'vitest';
import { parcelOf } from '../../src/fulfillment/fulfillment.ledger.ts';
import { addressOf, handoverOf, locationOf, type Order } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

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
const pickedIn = (story: Story, id: string) =>
  Object.fromEntries(parcelOf(contextOf(story, id)).picked.map(({ line, quantity }) => [line, quantity]));

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

  it('takes picked pieces along that the rest does not need', () => {
    const picked = boxed.when({ type: 'fulfillment.pick', fulfillment: 'box', units: { shirt: 1 } });
    const few = picked.when(split({ shirt: 1 })).then({ fulfillments: { box: 'in_progress', bag: 'open' } });
    expect([pickedIn(few, 'box'), pickedIn(few, 'bag')]).toEqual([{ shirt: 1 }, {}]);
    const many = picked.when(split({ shirt: 2 })).then({ fulfillments: { box: 'open', bag: 'in_progress' } });
    expect([pickedIn(many, 'box'), pickedIn(many, 'bag')]).toEqual([{}, { shirt: 1 }]);
    many
      .then({ units: { begun: 1 } })
      .when(merge('bag', 'box'))
      .then({ units: { begun: 1 } });
    many
      .when(merge('bag', 'box'), { type: 'fulfillment.pick', fulfillment: 'box', units: { shirt: 2 } })
      .then({ reasons: ['exceeds_parcel'] });
  });

  it('goes to the address of its parcel', () => {
    const story = boxed.when(
      { type: 'order.change_address', address: 'home' },
      { type: 'order.change_address', address: 'work', fulfillment: 'box' },
      split({ shirt: 1 }),
    );
    expect(['box', 'bag'].map((id) => addressOf(story.order, id))).toEqual(['work', 'work']);
  });

  it('that leaves whole after all shows what was not to be in it', () => {
    const whole: Tell = {
      type: 'fulfillment.shipped',
      fulfillment: 'box',
      reference: 'way-1',
      units: { shirt: 2, mug: 1 },
    };
    const story = boxed.when(split({ shirt: 1 }), whole).then({ discrepancies: ['moved_units_reported'] });
    expect(story.definition.discrepanciesOf(story.order)).toEqual([
      { code: 'moved_units_reported', subject: 'box', data: { excess: 1, shipments: ['way-1'] } },
    ]);
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

  it('leave by the earlier day, and are refused where they go to two addresses', () => {
    const plan = (fulfillment: string, units: Record<string, number>, shipBy?: string): Tell => ({
      type: 'fulfillment.plan',
      fulfillment,
      units,
      ...(shipBy && { shipBy }),
    });
    const two = given().when(captured, plan('box', { shirt: 2 }, days(9)), plan('bag', { mug: 1 }, days(4)));
    const dueIn = ({ definition, order }: Story) =>
      definition.tick(order, days(10)).map(({ deadline }) => [deadline.fulfillment, deadline.dueAt]);
    expect(dueIn(two.when(merge('bag', 'box')))).toEqual([['box', days(4)]]);
    expect(dueIn(two.when(merge('box', 'bag')))).toEqual([['bag', days(4)]]);
    const three = given().when(
      captured,
      plan('box', { shirt: 1 }, days(9)),
      plan('bag', { mug: 1 }, days(7)),
      plan('crate', { shirt: 1 }, days(4)),
    );
    const all = three.when({ ...merge('bag', 'box'), id: 'z' } as Tell, { ...merge('crate', 'box'), id: 'a' } as Tell);
    expect(dueIn(all)).toEqual([['box', days(4)]]);

    const home: Tell = { type: 'order.change_address', address: 'home' };
    const apart = two.when(home, { ...home, address: 'work', fulfillment: 'bag' } as Tell);
    apart.when(merge('bag', 'box')).then({ reasons: ['other_address'] });
    const pinned = two.when(home, { ...home, fulfillment: 'bag' } as Tell, merge('bag', 'box'), {
      ...home,
      address: 'work',
    } as Tell);
    expect(addressOf(pinned.order, 'box')).toBe('home');
  });

  it('and of which the empty one is reported as sent is no silent surplus', () => {
    const sent: Tell = { type: 'fulfillment.shipped', fulfillment: 'bag', reference: 'way-1' };
    const merged = boxed.when(split({ mug: 1 }), merge('bag', 'box'));
    merged.when(sent).then({ fulfillments: { bag: 'canceled' }, discrepancies: ['moved_units_reported'] });
    merged
      .when({ ...sent, units: { mug: 1 } } as Tell)
      .then({ fulfillments: { bag: 'shipped' }, units: { handedOver: 1 }, discrepancies: ['moved_units_reported'] });
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

describe('the record of a parcel', () => {
  const kinds = (story: Story, id: string) => contextOf(story, id).rows.map(({ kind }) => kind);

  it('into which another is put says what was moved in, and of nothing that it was picked', () => {
    const merged = boxed.when(split({ mug: 1 }), merge('bag', 'box'));
    expect(kinds(merged, 'box')).toEqual(['moved_in', 'moved_out', 'planned']);
  });

  it('that is planned again, to be sent, as it was, says nothing new', () => {
    const planned: Tell = { type: 'fulfillment.planned', fulfillment: 'box', units: { shirt: 2, mug: 1 } };
    boxed.when({ ...planned, handover: 'shipping' } as Tell).then({ outcome: 'duplicate' });
  });
});
