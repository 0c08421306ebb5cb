import { describe, expect, it } from 'vitest';
import { holdCauses, holdsOf, orderBounds } from '../../src/index.ts';
import { dayOne, days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2 }, bag: { mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const paid = () => given(boxed).when(captured);
const place = (hold: string, more: object = {}): Tell =>
  ({ type: 'hold.place', hold, on: 'order', cause: 'other', ...more }) as Tell;
const release = (hold: string, more: object = {}): Tell => ({ type: 'hold.release', hold, ...more }) as Tell;
const ship = (fulfillment: string, more: object = {}): Tell =>
  ({ type: 'fulfillment.ship', fulfillment, ...more }) as Tell;
const pack = (fulfillment: string): Tell => ({ type: 'fulfillment.pack', fulfillment });
const handles = ({ order }: Story) => holdsOf(order).map(({ hold }) => hold);

describe('a hold on the order', () => {
  it('keeps every parcel back until it is released, and names itself in the refusal', () => {
    const held = paid()
      .when(place('fraud', { cause: 'high_risk_of_fraud' }))
      .then({ status: { fulfillment: 'on_hold', overall: 'on_hold' }, units: { held: 3 } })
      .when(ship('box'))
      .then({ reasons: ['on_hold'] });

    const refusal = held.beats.at(-1)?.outcome;
    expect(refusal?.kind === 'rejected' && refusal.reasons[0]?.data).toEqual({
      holds: ['fraud'],
      causes: ['high_risk_of_fraud'],
    });
    held
      .when(pack('bag'))
      .then({ reasons: ['on_hold'] })
      .when(release('fraud'), ship('box'), pack('bag'))
      .then({ fulfillments: { box: 'shipped', bag: 'packed' }, units: { held: 0 } });
  });

  it('is one of several, and work waits for the last of them', () => {
    const story = paid().when(
      place('one'),
      place('two', { cause: 'own:customs' }),
      place('three', { on: { fulfillment: 'bag' } }),
    );

    expect(handles(story)).toEqual(['one', 'three', 'two']);
    story
      .when(release('one'))
      .when(ship('box'))
      .then({ reasons: ['on_hold'] })
      .when(release('two'), ship('box'))
      .then({ status: { fulfillment: 'partially_fulfilled', overall: 'on_hold' }, units: { held: 1 } })
      .when(release('three'), ship('bag'))
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('is reported by another service, under the same handle, and its release may come first', () => {
    const placed: Tell = { type: 'hold.placed', hold: 'wms-7', on: 'order', cause: 'inventory_out_of_stock' };
    const released: Tell = { type: 'hold.released', hold: 'wms-7' };
    const there = paid().when(placed, released);
    const back = paid().when(released, placed);

    expect(JSON.stringify({ ...back.order, revision: 0 })).toBe(JSON.stringify({ ...there.order, revision: 0 }));
    expect(handles(there)).toEqual([]);
    paid()
      .when(placed)
      .when(placed)
      .then({ outcome: 'duplicate' })
      .when(release('wms-7'), ship('box'))
      .then({ fulfillments: { box: 'shipped' } });
  });
});

describe('what is known of a hold', () => {
  it('is whose it is, why, since when and until when, as far as somebody said', () => {
    const mug = { units: [{ line: 'mug', quantity: 1 }] };
    const told = { cause: 'own:customs', reason: 'papers are missing', expiresAt: days(2) };
    const { order } = paid().when(
      place('a', { ...told, on: mug, at: days(1) }),
      { ...place('b', { on: { fulfillment: 'box' } }), type: 'hold.placed' } as Tell,
      { ...place('c', { occurredAt: dayOne }), type: 'hold.placed' } as Tell,
    );

    expect(holdsOf(order)).toStrictEqual([
      { ...told, hold: 'a', on: mug, owner: 'sam', since: days(1) },
      { hold: 'b', on: { fulfillment: 'box' }, cause: 'other' },
      { hold: 'c', on: 'order', cause: 'other', since: dayOne },
    ]);
  });
});

describe('a second report of a hold', () => {
  const reported = (more: object): Tell => ({ ...place('fraud', more), type: 'hold.placed' }) as Tell;
  const onMug = { units: [{ line: 'mug', quantity: 1 }] };
  const targetsIn = ({ order }: Story) => holdsOf(order).map(({ on }) => on);

  it('makes it no narrower, whichever came first, and what they disagree on is shown', () => {
    const onBag = { fulfillment: 'bag' };
    for (const [wide, narrow] of [
      ['order', onMug],
      ['order', onBag],
      [onBag, onMug],
    ]) {
      const there = paid().when(reported({ on: wide }), reported({ on: narrow }));
      const back = paid().when(reported({ on: narrow }), reported({ on: wide }));

      there.then({ discrepancies: ['conflicting_report'] });
      expect(targetsIn(there)).toEqual([wide]);
      expect(JSON.stringify(back.order)).toBe(JSON.stringify(there.order));
      expect(JSON.stringify(there.when(reported({ on: wide })).order)).toBe(JSON.stringify(there.order));
    }
    paid()
      .when(place('fraud'), reported({ on: onMug }), ship('box'))
      .then({ reasons: ['on_hold'], discrepancies: ['conflicting_report'] });
  });

  it('spells out what each said that it is on, only where they differ', () => {
    const rowIn = ({ order }: Story) => order.lifecycle.context.rows.find(({ kind }) => kind === 'held');
    const wide = paid().when(place('fraud'));
    const same = wide.when(reported({ owner: 'sam', reason: 'again' })).then({});

    expect(rowIn(same)).not.toHaveProperty('form');
    expect(rowIn(wide.when(reported({ owner: 'sam', on: onMug })))).toMatchObject({
      form: 'order',
      conflicts: { form: 'units' },
    });
  });

  it('says nothing of another hold', () => {
    const { order } = paid()
      .when(place('a'), place('b', { on: onMug, expiresAt: days(2) }), place('c'))
      .then({});

    expect(holdsOf(order)).toMatchObject([{ on: 'order' }, { on: onMug, expiresAt: days(2) }, { on: 'order' }]);
  });

  it('gives it no end where one of them knows of none', () => {
    for (const [first, second] of [
      [{}, { expiresAt: days(2) }],
      [{ expiresAt: days(2) }, {}],
    ]) {
      const { definition, order } = paid().when(reported(first as object), reported(second as object));

      expect(definition.nextDeadline(order)).toBeNull();
      expect(holdsOf(order)[0]).not.toHaveProperty('expiresAt');
    }
    const { definition, order } = paid().when(reported({ expiresAt: days(2) }), reported({ expiresAt: days(3) }));
    expect(definition.nextDeadline(order)).toMatchObject({ kind: 'hold_expiry', dueAt: days(3) });
  });
});

describe('a hold on a parcel', () => {
  it('leaves the others alone', () => {
    paid()
      .when(place('wait', { on: { fulfillment: 'box' } }))
      .then({ units: { held: 2 }, status: { fulfillment: 'unfulfilled' } })
      .when(ship('bag'))
      .when(ship('box'))
      .then({ reasons: ['on_hold'] });
  });

  it('that left all the same is a discrepancy of what left', () => {
    const story = paid().when(place('wait', { on: { fulfillment: 'box' } }), {
      type: 'fulfillment.shipped',
      fulfillment: 'box',
      reference: 'way-1',
    });
    story.then({ discrepancies: ['held_goods_left'], units: { held: 0 } });

    expect(story.definition.discrepanciesOf(story.order)[0]).toMatchObject({ subject: 'box', data: { excess: 2 } });
  });
});

describe('a hold on units', () => {
  it('keeps so many back, in whichever parcel they are', () => {
    given({ parcels: { one: { shirt: 1 }, two: { shirt: 1 }, bag: { mug: 1 } } })
      .when(captured, place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } }))
      .then({ units: { held: 1 } })
      .when(pack('one'))
      .when(pack('two'))
      .then({ reasons: ['on_hold'] })
      .when(ship('one'))
      .when(ship('two'))
      .then({ reasons: ['on_hold'] })
      .when(ship('bag'))
      .then({ status: { fulfillment: 'partially_fulfilled', overall: 'on_hold' } });
  });

  it('overlaps with others on the same line as far as it can', () => {
    const story = paid().when(
      place('a', { on: { units: [{ line: 'shirt', quantity: 1 }] } }),
      place('b', { on: { units: [{ line: 'shirt', quantity: 1 }] } }),
    );
    story.then({ units: { held: 1 } }).when(ship('box', { units: [{ line: 'shirt', quantity: 1 }] }));
    const { any, all } = story.definition.statusOf(story.order);

    expect([any.held, all.held]).toEqual([true, false]);
  });

  it('counts a line that a command names twice as often as it is named', () => {
    const twice = [
      { line: 'shirt', quantity: 1 },
      { line: 'shirt', quantity: 1 },
    ];
    const held = paid().when(place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } }));

    held.when(ship('box', { units: twice })).then({ reasons: ['on_hold'] });
    held.when({ ...pack('box'), units: twice } as Tell).then({ reasons: ['on_hold'] });
    held.when({ type: 'fulfillment.pick', fulfillment: 'box', units: twice } as Tell).then({ reasons: ['on_hold'] });
    paid()
      .when(
        place('a', {
          on: {
            units: [
              { line: 'mug', quantity: 1 },
              { line: 'mug', quantity: 1 },
            ],
          },
        }),
      )
      .then({ reasons: ['nothing_to_hold'] });
  });

  it('are not picked piece by piece, here or in another parcel', () => {
    const pick = (parcel: string): Tell => ({ type: 'fulfillment.pick', fulfillment: parcel, units: { shirt: 1 } });
    const count = place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } });
    paid()
      .when(count, pick('box'))
      .when(pick('box'))
      .then({ reasons: ['on_hold'] })
      .when({ type: 'hold.release', hold: 'count' }, pick('box'));
    given({ parcels: { one: { shirt: 1 }, two: { shirt: 1 } } })
      .when(captured, count, pick('one'))
      .when(pick('two'))
      .then({ reasons: ['on_hold'] })
      .when(ship('one'))
      .then({ fulfillments: { one: 'shipped', two: 'open' } });
  });

  it('are not asked of a service parcel by parcel, nor packed beside what a service has', () => {
    const ask = (parcel: string): Tell => ({ type: 'fulfillment.request', fulfillment: parcel, service: 'hub-2' });
    given({ parcels: { one: { shirt: 1 }, two: { shirt: 1 } } })
      .when(captured, place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } }), ask('one'))
      .when(ask('two'))
      .then({ reasons: ['on_hold'] })
      .when(pack('two'))
      .then({ reasons: ['on_hold'] });
  });

  it('lets what is packed beside leave: only what is not packed yet waits for it', () => {
    given({ parcels: { one: { shirt: 1 }, two: { shirt: 1 }, bag: { mug: 1 } } })
      .when(captured, pack('one'), pack('two'), place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } }))
      .when(ship('one'))
      .then({ fulfillments: { one: 'shipped', two: 'packed' }, units: { held: 1 } });
  });

  it('that fewer than it names are left for is a discrepancy of what is missing', () => {
    const story = paid().when(place('count', { on: { units: [{ line: 'shirt', quantity: 1 }] } }), {
      type: 'fulfillment.shipped',
      fulfillment: 'box',
      reference: 'way-1',
    });
    story.then({ discrepancies: ['held_goods_left'] });

    expect(story.definition.discrepanciesOf(story.order)[0]).toMatchObject({ subject: 'shirt', data: { excess: 1 } });
  });

  it('that units are taken away from later by an edit raises no false alarm', () => {
    given({ lines: { shirt: { quantity: 3, total: 60_00 } }, parcels: { one: { shirt: 1 } } })
      .when(
        { ...captured, amount: 60_00 } as Tell,
        ship('one'),
        place('count', { on: { units: [{ line: 'shirt', quantity: 2 }] } }),
        { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: -1 }] },
      )
      .then({ units: { held: 1 } });
  });

  it('is refused for more than is open, and for what the order does not have', () => {
    paid()
      .when(place('a', { on: { units: [{ line: 'mug', quantity: 2 }] } }))
      .then({ reasons: ['nothing_to_hold'] })
      .when(place('a', { on: { units: [{ line: 'hat', quantity: 1 }] } }))
      .then({ reasons: ['unknown_line'] })
      .when(place('a', { on: { fulfillment: 'crate' } }))
      .then({ reasons: ['unknown_part'] });
  });
});

describe('whose hold it is', () => {
  const hub = { by: { kind: 'warehouse', id: 'hub' } } as const;

  it('is who placed it unless staff name another; a warehouse releases what it placed itself, staff and the system all', () => {
    const story = paid().when(place('mine', hub), place('theirs', { owner: 'dock' }));

    expect(holdsOf(story.order).map(({ owner }) => owner)).toEqual(['hub', 'dock']);
    story
      .when(release('theirs', hub))
      .then({ reasons: ['not_authorized'] })
      .when(release('mine', hub), release('theirs'))
      .then({ units: { held: 0 } });
    paid()
      .when(place('x', { by: { kind: 'customer', id: 'carla' } }))
      .then({ reasons: ['not_authorized'] });
  });

  it('is not decided by an id that two actors share, nor by what is reported later', () => {
    const story = paid().when(place('f'), place('mine', hub));
    const sam = { by: { kind: 'warehouse', id: 'sam' } } as const;

    story.when(release('f', sam)).then({ reasons: ['not_authorized'] });
    const claimed = ['f', 'mine'].map((hold) => ({ ...place(hold, { owner: 'aaa' }), type: 'hold.placed' }) as Tell);
    const told = story.when(...claimed);
    told
      .when(release('f', { by: { kind: 'warehouse', id: 'aaa' } }))
      .then({ reasons: ['not_authorized'], discrepancies: ['conflicting_report', 'conflicting_report'] });
    expect(handles(told.when(release('mine', hub)))).toEqual(['f']);
  });

  it('is not named by a warehouse for another, whose holds would be spent', () => {
    paid()
      .when(place('theirs', { ...hub, owner: 'dock' }))
      .then({ reasons: ['not_authorized'] })
      .when(place('mine', { ...hub, owner: 'hub' }));
  });

  it('is bounded: so many of one owner, and so many on one order', () => {
    const most = Array.from({ length: orderBounds.holds }, (_, n) => place(`h-${n}`, { owner: `app-${n % 5}` }));
    const full = paid().when(...most);

    full.when(place('one-more', { owner: 'app-9' })).then({ reasons: ['limit_reached'] });
    full.when(release('h-0'), place('one-more', { owner: 'app-9' }));
    paid()
      .when(...most.slice(0, orderBounds.holds_of_owner).map((hold) => ({ ...hold, owner: 'app' }) as Tell))
      .when(place('one-more', { owner: 'app' }))
      .then({ reasons: ['limit_reached'] })
      .when({ ...place('fact', { owner: 'app' }), type: 'hold.placed' } as Tell)
      .then({ discrepancies: ['over_limit'] });
  });
});

describe('a handle', () => {
  it('is used once', () => {
    paid()
      .when(place('a'))
      .when(place('a', { cause: 'awaiting_payment' }))
      .then({ reasons: ['reference_used'] })
      .when(release('a'))
      .when(place('a'))
      .then({ reasons: ['reference_used'] })
      .when(release('a'))
      .then({ reasons: ['unknown_part'] });
  });
});

describe('a hold that expires', () => {
  it('releases itself when its deadline fires, and blocks until then', () => {
    const held = paid().when(place('a', { expiresAt: days(2) }));
    const { definition, order } = held;

    expect(definition.nextDeadline(order)).toEqual({ kind: 'hold_expiry', dueAt: days(2), of: 'a' });
    expect(definition.tick(order, days(1))).toEqual([]);
    const [fired] = definition.tick(order, days(3));
    const after = definition.apply(order, fired as NonNullable<typeof fired>);
    expect(after.outcome.kind).toBe('applied');
    expect(holdsOf(after.order)).toEqual([]);
    held.when({ ...ship('box'), at: days(3) } as Tell).then({ reasons: ['on_hold'] });
  });

  it('does so under review too, and in a closed order to which goods came back', () => {
    const kinds = ({ definition, order }: Story) => definition.tick(order, days(3)).map((one) => one.deadline.kind);
    const until = { expiresAt: days(2) };

    expect(kinds(paid().when(place('a', until), { type: 'review.opened', reference: 'look' }))).toEqual([
      'hold_expiry',
    ]);
    const closed = given({ parcels: { all: { shirt: 2, mug: 1 } } }).when(
      captured,
      ship('all', { reference: 'way-1' }),
      { type: 'order.close' },
      { type: 'fulfillment.returned_to_sender', fulfillment: 'all', reference: 'back-1', of: 'way-1' },
      { ...place('a', until), type: 'hold.placed' } as Tell,
    );
    expect(kinds(closed)).toEqual(['hold_expiry']);
    closed
      .when(ship('all'))
      .then({ reasons: ['on_hold'], discrepancies: ['returned_to_sender'] })
      .when(...(closed.definition.tick(closed.order, days(3)) as Tell[]), ship('all'))
      .then({ fulfillments: { all: 'shipped' } });
  });

  it('is no deadline once it is released', () => {
    const { definition, order } = paid().when(place('a', { expiresAt: days(2) }), release('a'));

    expect(definition.nextDeadline(order)).toBeNull();
  });
});

describe('causes', () => {
  it('are a closed list, and the own ones of a shop', () => {
    for (const cause of [...holdCauses, 'own:customs']) paid().when(place('a', { cause })).then({});
    paid()
      .when(place('a', { cause: 'bored' }))
      .then({ reasons: ['invalid_event'] });
  });
});

describe('a parcel that is held', () => {
  it('takes no other into it, as it is merged into none', () => {
    const held = given(boxed).when(place('wait', { on: { fulfillment: 'box' } }));
    for (const [fulfillment, into] of [
      ['bag', 'box'],
      ['box', 'bag'],
    ] as const)
      held.when({ type: 'fulfillment.merge', fulfillment, into }).then({ reasons: ['on_hold'] });
  });
});
