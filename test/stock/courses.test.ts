/** Where stock stands after a course of events, under each policy, and what its keeper was asked on the way. */
import { describe, expect, it } from 'vitest';
import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { kept, shelvesOf } from '../support/kept-stock.ts';

const tender = (type: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference: type, ...more }) as Tell;
const parcel = (what: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: 'box', ...more }) as Tell;
const captured = tender('captured', { amount: 50_00 });
const failed = tender('failed');
const authorized = tender('authorized', { amount: 50_00 });
const voided = tender('voided', { of: 'authorized', amount: 50_00 });
const expired = tender('expired', { of: 'authorized', amount: 50_00 });
const pack = parcel('pack');
const ship = parcel('ship', { reference: 'way-1' });
const unship = parcel('unship', { of: 'way-1', reason: 'wrong label' });
const brought = parcel('returned_to_sender', { reference: 'back', of: 'way-1' });
const lost = parcel('lost', { reference: 'gone', of: 'way-1' });
const outside: Tell = { type: 'order.canceled', reference: 'x', source: 'marketplace' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const fewer: Tell = { type: 'order.cancel_units', units: { shirt: 1 } };
const putBack = { ...fewer, restock: true } as Tell;

type Opening = StoryOpening & Parameters<typeof kept>[0];
const boxed = { parcels: { box: { shirt: 1 } } };
const shirts = (opening: Opening, events: readonly Tell[]) =>
  shelvesOf(kept({ ...boxed, ...opening }).when(...events), 'shirt').replace(' in the building', '');
const untouched = '0 reserved, 0 deducted, 10';
const keptBack = '2 reserved, 0 deducted, 10';

describe('stock', () => {
  it.each(['placed', 'approved', 'offline_promised', 'paid'] as const)('of a draft is not asked for: %s', (moment) => {
    const draft = {
      begin: 'draft',
      lines: { shirt: { quantity: 2, total: 0 } },
      payments: { card: ['cash_on_delivery', 1] },
    } as const;
    const story = kept({ ...draft, ...boxed, policy: { reserveAt: moment, deductAt: moment } });

    expect(story.asked).toEqual([]);
    expect(story.when({ type: 'order.place' }).asked).not.toEqual([]);
  });

  const promised = { reserveAt: 'offline_promised' } as const;
  const released = { stockOnFailedPayment: 'released' } as const;
  const two = { card: ['card', 30_00], cash: ['cash_on_delivery', 20_00] } as const;
  const deducted = { deductAt: 'placed' } as const;
  const asAsked = { deductAt: 'placed', stockOnCancel: 'as_asked' } as const;
  it.each<[story: string, opening: Opening, events: readonly Tell[], shirts: string]>([
    ['is kept back once one of several tenders is promised', { payments: two, policy: promised }, [], keptBack],
    ['is not kept back by a card that may pay', { policy: promised }, [], untouched],
    ['is not kept back by money that nobody declared', { payments: {}, policy: promised }, [captured], untouched],
    ['is kept though nobody is to pay', { payments: {}, policy: released }, [], keptBack],
    ['is kept while one of two tenders may pay', { payments: two, policy: released }, [failed], keptBack],
    ['is let go when every attempt failed', { policy: released }, [failed], untouched],
    ['is let go when what was set aside was given back', { policy: released }, [authorized, voided], untouched],
    ['is let go when what was set aside ran out', { policy: released }, [authorized, expired], untouched],
    ['goes back when the order is canceled', { policy: deducted }, [cancel], untouched],
    ['goes back when the order is canceled elsewhere', { policy: deducted }, [outside], untouched],
    ['stays away unless it is asked back', { policy: asAsked }, [cancel], '0 reserved, 2 deducted, 8'],
    ['stays away where somebody else canceled', { policy: asAsked }, [outside], '0 reserved, 2 deducted, 8'],
    ['of canceled pieces stays away', { policy: asAsked }, [fewer], '0 reserved, 2 deducted, 8'],
    ['of canceled pieces goes back as asked', { policy: asAsked }, [putBack], '0 reserved, 1 deducted, 9'],
  ])('%s', (_, opening, events, stands) => {
    expect(shirts(opening, events)).toBe(stands);
  });

  const left = [captured, pack, ship];
  it.each<['placed' | 'packed' | 'shipped', 'reserved' | 'deducted', Tell, string]>([
    ['placed', 'reserved', unship, '0 reserved, 2 deducted, 8'],
    ['placed', 'deducted', brought, '0 reserved, 2 deducted, 8'],
    ['placed', 'reserved', lost, '0 reserved, 2 deducted, 7'],
    ['packed', 'reserved', unship, '1 reserved, 1 deducted, 9'],
    ['packed', 'reserved', brought, '1 reserved, 1 deducted, 9'],
    ['packed', 'deducted', lost, '2 reserved, 0 deducted, 9'],
    ['shipped', 'reserved', unship, keptBack],
    ['shipped', 'reserved', brought, keptBack],
    ['shipped', 'deducted', unship, '1 reserved, 1 deducted, 9'],
    ['shipped', 'deducted', brought, '1 reserved, 1 deducted, 9'],
    ['shipped', 'reserved', lost, '2 reserved, 0 deducted, 9'],
  ])(
    'that is deducted when %s stands %s after it came back or was lost: $type',
    (deductAt, stockOnUnship, end, stands) => {
      expect(shirts({ policy: { deductAt, stockOnUnship } }, [...left, end])).toBe(stands);
    },
  );

  it('is deducted piece by piece as parcels are packed', () => {
    const story = { parcels: { box: { shirt: 2, mug: 1 } }, policy: { deductAt: 'packed' } } as const;

    expect(shirts(story, [captured, parcel('pack', { units: { shirt: 1 } })])).toBe('1 reserved, 1 deducted, 9');
  });
});

describe('stock at two places', () => {
  const two = {
    lines: { shirt: { quantity: 4, total: 50_00 } },
    shelves: { shirt: { north: 5, south: 5 } },
    parcels: { box: { shirt: 1 }, bag: { shirt: 2 }, can: { shirt: 1 } },
  };
  const placed = [
    parcel('move', { location: 'south' }),
    parcel('move', { fulfillment: 'bag', location: 'north' }),
    captured,
  ];
  const all = (what: string) =>
    ['box', 'bag', 'can'].map((id) =>
      parcel(what, { fulfillment: id, ...(what === 'ship' && { reference: `way-${id}` }) }),
    );

  it('is kept back where parcels are to leave, in the order of the places, and the rest anywhere', () => {
    expect(kept({ ...two, policy: { reserveAt: 'paid' } }).when(...placed).asked).toEqual([
      'reserve_stock 2 shirt at north',
      'reserve_stock 1 shirt at south',
      'reserve_stock 1 shirt',
    ]);
  });

  it('is deducted from where it is kept back as parcels are packed, and goes back there', () => {
    const story = kept({ ...two, policy: { deductAt: 'packed' } }).when(
      ...placed,
      ...all('pack'),
      parcel('cancel', { fulfillment: 'bag' }),
    );

    expect(story.asked).toEqual([
      'reserve_stock 4 shirt',
      'commit_stock 1 shirt at north',
      'commit_stock 2 shirt at north',
      'commit_stock 1 shirt at north',
      'restock 2 shirt at north',
    ]);
    expect(shelvesOf(story, 'shirt')).toBe('2 reserved, 2 deducted, 8 in the building');
  });

  it('is deducted where parcels left, and let go where it was kept back for them', () => {
    expect(kept(two).when(...placed, ...all('ship')).asked).toEqual([
      'reserve_stock 4 shirt',
      'commit_stock 1 shirt at south',
      'release_stock 1 shirt at north',
      'commit_stock 2 shirt at north',
      'commit_stock 1 shirt at north',
    ]);
  });
});
