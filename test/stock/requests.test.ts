/** What the keeper is asked for next, while it has answered some and not all: from which place, and what of it is kept back already. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, type Policy, stockOf, type Units } from '../../src/index.ts';
import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import type { Quantities, Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const stock = (type: string, more: object): Tell => ({ type: `stock.${type}`, ...more }) as Tell;
const reserved = (attempt: string, shirt: number, location?: string) =>
  stock('reserved', { attempt, units: { shirt }, ...(location && { location }) });
const committed = (attempt: string, shirt: number, kept: number, location?: string) =>
  stock('committed', {
    attempt,
    units: { shirt },
    reserved: kept > 0 ? [{ line: 'shirt', quantity: kept }] : [],
    ...(location && { location }),
  });
const parcel = (what: string, id: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: id, ...more }) as Tell;
const move = (id: string, location: string) => parcel('move', id, { location });
const ship = (id: string, units?: Quantities) =>
  parcel('ship', id, { reference: `way-${id}`, ...(units && { units }) });
const fewer = (shirt: number): Tell => ({ type: 'order.cancel_units', units: { shirt } });
const more = (by: number): Tell => ({
  type: 'order.edit',
  changes: [{ kind: 'change_quantity', line: 'shirt', by }],
});

/** An order of shirts alone, whose stock is asked for. */
const shirts = (quantity: number, { policy, ...opening }: StoryOpening = {}) =>
  given({ lines: { shirt: { quantity, total: 50_00 } }, ...opening, policy: { stock: 'asked', ...policy } });

/** What the keeper is asked for and has not answered. */
const asked = ({ definition, order, beats }: Story) => {
  expect(beats.filter(({ outcome }) => outcome.kind === 'rejected')).toEqual([]);
  return definition.pendingEffects(order).flatMap((effect) => {
    if (!/stock/.test(effect.type)) return [];
    const { type, units, location, reserved } = effect as unknown as Asked;
    const [kept, pieces] = [reserved, units].map((some = []) => some.reduce((sum, { quantity }) => sum + quantity, 0));
    return [`${type} ${pieces}${location ? ` at ${location}` : ''}${kept ? `, ${kept} of them kept back` : ''}`];
  });
};

interface Asked {
  readonly type: string;
  readonly units: Units;
  readonly location?: string;
  readonly reserved?: Units;
}

describe('what leaves', () => {
  const boxed = { parcels: { box: { shirt: 2 } }, policy: { paidBefore: 'nothing' } } as const;

  it('is deducted of what is kept back where it leaves, and not of more than leaves', () => {
    const sent = shirts(2, boxed).when(reserved('reserve/1', 1), ship('box'));
    expect(asked(sent)).toEqual(['commit_stock 2, 1 of them kept back']);
  });

  it('is deducted where nothing is kept back, and of nothing that is kept back elsewhere', () => {
    const nothing = shirts(2, boxed).when(move('box', 'north'), ship('box'));
    expect(asked(nothing)).toEqual(['commit_stock 2 at north']);
    const elsewhere = shirts(2, boxed).when(reserved('reserve/1', 2, 'south'), move('box', 'north'), ship('box'));
    expect(asked(elsewhere)).toEqual(['commit_stock 2 at north']);
  });

  it('of several places is deducted once of what is kept back at none', () => {
    const sent = shirts(2, { ...boxed, parcels: { one: { shirt: 1 }, two: { shirt: 1 } } })
      .when(reserved('reserve/1', 1))
      .when(move('one', 'north'), move('two', 'south'), ship('one'), ship('two'));
    expect(asked(sent)).toEqual(['commit_stock 1 at north, 1 of them kept back', 'commit_stock 1 at south']);
  });

  it('of several places is asked for in the order of their names', () => {
    const sent = shirts(3, { ...boxed, parcels: { one: { shirt: 1 }, two: { shirt: 1 }, three: { shirt: 1 } } })
      .when(reserved('reserve/1', 3))
      .when(move('one', 'south'), move('three', 'north'), ship('one'), ship('two'), ship('three'));
    expect(asked(sent)).toEqual([
      'commit_stock 1 at north, 1 of them kept back',
      'commit_stock 1 at south, 1 of them kept back',
      'commit_stock 1, 1 of them kept back',
    ]);
  });

  it('was planned there no more: only what is still to leave is kept back at its place', () => {
    const half = shirts(5, { policy: { paidBefore: 'nothing' } }).when(
      parcel('shipped', 'box', { reference: 'way-1', units: { shirt: 3 } }),
      parcel('planned', 'box', { units: { shirt: 4 }, location: 'north' }),
    );
    expect(asked(half)).toEqual(['commit_stock 3 at north', 'reserve_stock 2']);
  });
});

describe('what is to be deducted before it leaves', () => {
  it('is kept back first', () => {
    for (const deductAt of ['placed', 'approved'] as const)
      expect(asked(shirts(2, { policy: { deductAt } }))).toEqual(['reserve_stock 2']);
  });

  it('is kept back at the place that a parcel was planned for, and then at none', () => {
    const planned = shirts(3, { parcels: { one: { shirt: 1 }, two: { shirt: 1 } } }).when(move('two', 'north'));
    expect(asked(planned)).toEqual(['reserve_stock 1 at north', 'reserve_stock 2']);
    expect(asked(planned.when(reserved('reserve/1', 2, 'south')))).toEqual(['reserve_stock 1 at north']);
  });

  it('of several places is deducted of what is kept back there', () => {
    const two = shirts(2, { policy: { deductAt: 'approved' } }).when(
      reserved('reserve/1', 1, 'annex'),
      reserved('reserve/2', 1),
    );
    expect(asked(two)).toEqual(['commit_stock 1 at annex, 1 of them kept back', 'commit_stock 1, 1 of them kept back']);
  });

  it('and was deducted in part is kept back for the rest', () => {
    const part = shirts(2, { policy: { deductAt: 'placed' } }).when(
      reserved('reserve/1', 1),
      committed('commit/1', 1, 1),
    );
    expect(asked(part)).toEqual(['reserve_stock 1']);
  });

  it('is deducted of what was packed, as it is there, kept back or not', () => {
    const packed = shirts(3, { parcels: { box: { shirt: 2 } }, policy: { deductAt: 'packed' } }).when(
      parcel('pack', 'box'),
    );
    expect(asked(packed)).toEqual(['commit_stock 2', 'reserve_stock 1']);
  });

  it('is deducted of a parcel that waits to be collected, packed or not', () => {
    const offered = shirts(2, { policy: { deductAt: 'packed' } }).when(
      parcel('plan', 'box', { units: { shirt: 1 }, handover: 'pickup' }),
      reserved('reserve/1', 2),
      parcel('ready_for_pickup', 'box', { reference: 'shelf-1' }),
    );
    expect(asked(offered)).toEqual(['commit_stock 1, 1 of them kept back']);
  });

  it('is deducted of what a packed parcel holds since part of it came back', () => {
    const opened = shirts(2, { parcels: { box: { shirt: 2 } }, policy: { deductAt: 'packed' } })
      .when(captured, reserved('reserve/1', 2), parcel('pack', 'box'), committed('commit/1', 2, 2))
      .when(ship('box', { shirt: 1 }), parcel('unship', 'box', { of: 'way-box', reason: 'not left' }));
    expect(asked(opened)).toEqual(['restock 1, 1 of them kept back']);
  });

  it('by a custom status is kept back first, though parcels are deducted as they leave', () => {
    const sold = definePlugin({ id: 'sold', flags: { out: { base: 'pending', counts: { stock: 'deducted' } } } });
    const sale = shirts(2, { plugins: [sold], policy: { reserveAt: 'paid' } });
    const marked = sale.when({ type: 'sold.set', payload: { flag: 'out' } } as never);
    expect([asked(sale), asked(marked)]).toEqual([[], ['reserve_stock 2']]);
  });
});

describe('what was deducted', () => {
  const paid = shirts(2, { parcels: { box: { shirt: 1 } }, policy: { deductAt: 'paid' } }).when(
    captured,
    reserved('reserve/1', 2),
    committed('commit/1', 2, 2),
  );

  it('stays so when an edit leaves something to pay, sent in part or not', () => {
    const courier = { id: 'courier', quantity: 1, total: { amount: 4_90, currency: 'EUR' }, requiresShipping: false };
    const dearer: Tell = { type: 'order.edit', changes: [{ kind: 'add_line', line: courier }] };
    for (const story of [paid, paid.when(ship('box'))]) {
      expect(asked(story.when(dearer))).toEqual([]);
      expect(asked(story.when(more(1)))).toEqual(['reserve_stock 1']);
    }
  });

  it('stays so before the money is there, where the keeper was faster', () => {
    const early = shirts(2, { policy: { deductAt: 'paid' } }).when(committed('commit/1', 2, 0));
    expect(asked(early)).toEqual([]);
  });

  const twice = shirts(2, { parcels: { one: { shirt: 1 }, two: { shirt: 1 } }, policy: { deductAt: 'packed' } }).when(
    captured,
    move('one', 'north'),
    move('two', 'south'),
    reserved('reserve/1', 1, 'north'),
    reserved('reserve/2', 1, 'south'),
    parcel('pack', 'one'),
    parcel('pack', 'two'),
    committed('commit/1@north', 1, 1, 'north'),
    committed('commit/1@south', 1, 1, 'south'),
  );

  it('at two places is put back at both, and as many are kept back again as are still wanted', () => {
    const opened = twice.when(parcel('cancel', 'one'), parcel('cancel', 'two'));
    expect(asked(opened)).toEqual([
      'restock 1 at north, 1 of them kept back',
      'restock 1 at south, 1 of them kept back',
    ]);
    expect(asked(opened.when(fewer(1)))).toEqual(['restock 1 at north, 1 of them kept back', 'restock 1 at south']);
  });

  it('is not kept back again where enough is', () => {
    const one = shirts(2, { parcels: { one: { shirt: 1 } }, policy: { deductAt: 'packed' } })
      .when(captured, reserved('reserve/1', 2), parcel('pack', 'one'), committed('commit/1', 1, 1))
      .when(parcel('cancel', 'one'));
    expect(asked(one)).toEqual(['restock 1, 1 of them kept back']);
    expect(asked(one.when(fewer(1)))).toEqual(['restock 1']);
  });
});

describe('where a cancellation says what goes back', () => {
  const asks: Partial<Policy> = { deductAt: 'packed', stockOnCancel: 'as_asked', paidBefore: 'nothing' };

  it('what is to be put back already goes back unasked', () => {
    const opened = shirts(1, { parcels: { box: { shirt: 1 } }, policy: asks })
      .when(reserved('reserve/1', 1), parcel('pack', 'box'), committed('commit/1', 1, 1))
      .when(parcel('cancel', 'box'), fewer(1));
    expect(asked(opened)).toEqual(['restock 1']);
  });

  it('what was sent and what the carrier lost is no part of what stays deducted', () => {
    const sent = shirts(4, { parcels: { box: { shirt: 2 } }, policy: asks })
      .when(reserved('reserve/1', 4), ship('box'), committed('commit/1', 2, 2))
      .when(parcel('lost', 'box', { reference: 'l-1', of: 'way-box', units: { shirt: 1 } }));
    expect(asked(sent.when(fewer(2)))).toEqual(['release_stock 1']);
  });

  it('what is packed stays deducted, and what is kept back is let go', () => {
    const packed = shirts(3, { parcels: { gone: { shirt: 1 }, box: { shirt: 1 } }, policy: asks })
      .when(reserved('reserve/1', 3), ship('gone'), parcel('pack', 'box'), committed('commit/1', 2, 2))
      .when({ type: 'order.cancel', scope: 'unshipped' });
    expect(asked(packed)).toEqual(['release_stock 1']);
    expect(stockOf(packed.order)[0]).toMatchObject({ committed: 2, reserved: 1 });
  });
});

it('is asked for the same whoever asks, and however often', () => {
  const shop = defineOrder({ policy: { stock: 'asked' } });
  const { order } = shirts(2);
  expect(shop.pendingEffects(order)).toEqual(shop.pendingEffects(order));
});
