/** Stock at several places. */
import { describe, expect, it } from 'vitest';
import { stockByPlace } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { type KeptStory, kept } from '../support/kept-stock.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const shipped = (fulfillment: string): Tell => ({ type: 'fulfillment.ship', fulfillment, reference: 'way-1' });
const ship = shipped('box');
const move = (location: string, fulfillment = 'box'): Tell => ({ type: 'fulfillment.move', fulfillment, location });
const boxed = { parcels: { box: { shirt: 2 } } };

const shirts = ({ story }: KeptStory) =>
  stockByPlace(story.order).flatMap(({ line, location = 'anywhere', reserved, committed }) =>
    line === 'shirt' && (reserved !== 0 || committed !== 0) ? [`${location}: ${reserved} and ${committed}`] : [],
  );

it('is deducted where it left, and let go where it was kept back for nothing', () => {
  const shelves = { shirt: { north: 5, south: 5 }, mug: { north: 1 } };
  const placed = kept({ ...boxed, shelves });
  expect(shirts(placed)).toEqual(['north: 2 and 0']);
  const sent = placed.when(move('south'), captured, ship);
  expect(sent.asked.slice(1)).toEqual(['commit_stock 2 shirt at south', 'release_stock 2 shirt at north']);
  expect(shirts(sent)).toEqual(['south: 0 and 2']);
  expect(['north', 'south'].map((place) => sent.warehouse.onHand('shirt', place))).toEqual([5, 3]);
  expect(sent.warehouse.reserved('shirt')).toBe(0);
});

it('is nowhere less than nothing where the keeper knows no places', () => {
  const sent = kept(boxed).when(move('south'), captured, ship);
  expect(sent.asked.slice(1)).toEqual(['commit_stock 2 shirt at south']);
  expect(shirts(sent)).toEqual(['anywhere: 0 and 2']);
});

it('is let go where no parcel is to leave', () => {
  const releasedAt = (from: string, to: string) => {
    const twice = given({ ...boxed, policy: { stock: 'asked' } }).when(
      move(from),
      move(to),
      { type: 'stock.reserved', attempt: `reserve/1@${from}`, units: { shirt: 2, mug: 1 }, location: from },
      { type: 'stock.reserved', attempt: `reserve/1@${to}`, units: { shirt: 2 }, location: to },
    );
    return twice.definition.pendingEffects(twice.order);
  };
  expect(releasedAt('north', 'south')).toMatchObject([{ type: 'release_stock', location: 'north' }]);
  expect(releasedAt('south', 'north')).toMatchObject([{ type: 'release_stock', location: 'south' }]);
});

it('is deducted where it left, and put back where it was deducted when it was paid', () => {
  const shelves = { shirt: { north: 5, south: 5 }, mug: { north: 1 } };
  const paid = kept({ ...boxed, shelves, policy: { deductAt: 'paid' } }).when(captured);
  expect(shirts(paid)).toEqual(['north: 0 and 2']);
  const sent = paid.when(move('south'), ship);
  expect(sent.asked.slice(2)).toEqual(['commit_stock 2 shirt at south', 'restock 2 shirt at north']);
  expect(shirts(sent)).toEqual(['south: 0 and 2']);
  expect(['north', 'south'].map((place) => sent.warehouse.onHand('shirt', place))).toEqual([5, 3]);
});

it('is deducted where it left at last, however late it is told that it was deducted where it left at first', () => {
  const back = given({ ...boxed, policy: { stock: 'asked' } }).when(
    move('north'),
    captured,
    ship,
    { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong label' },
    move('south'),
    { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' },
    { type: 'stock.committed', attempt: 'commit/1@north', units: { shirt: 2 }, reserved: [], location: 'north' },
  );
  const commits = back.definition.pendingEffects(back.order).filter(({ type }) => type === 'commit_stock');
  expect(commits).toMatchObject([{ location: 'south', units: [{ line: 'shirt', quantity: 2 }] }]);
});

it('is asked for no second time where the keeper was asked there and deducts elsewhere', () => {
  const sent = kept({ ...boxed, shelves: { shirt: { north: 5 }, mug: { north: 1 } } }).when(
    move('annex'),
    captured,
    ship,
  );
  expect(sent.asked.filter((one) => one.startsWith('commit'))).toEqual(['commit_stock 2 shirt at annex']);
  expect(shirts(sent)).toEqual(['north: 0 and 2']);
  expect(sent.warehouse.onHand('shirt', 'north')).toBe(3);
});

it('is asked for where it left, though the keeper deducts another line elsewhere', () => {
  const shelves = { shirt: { north: 5, annex: 5 }, mug: { north: 5 } };
  const parcels = { box: { shirt: 2 }, tube: { mug: 1 } };
  const paid = kept({ parcels, shelves, policy: { deductAt: 'paid' } }).when(captured);
  const sent = paid.when(move('annex', 'tube'), shipped('tube'), move('annex'), ship);
  expect(sent.asked.slice(2)).toEqual([
    'commit_stock 1 mug at annex',
    'restock 1 mug at north',
    'commit_stock 2 shirt at annex',
    'restock 2 shirt at north',
  ]);
  expect(shirts(sent)).toEqual(['annex: 0 and 2']);
  expect(['north', 'annex'].map((place) => sent.warehouse.onHand('shirt', place))).toEqual([5, 3]);
});

describe('what the keeper tells of deducting', () => {
  const told = (attempt: string, shirt: number, location?: string): Tell =>
    ({ type: 'stock.committed', attempt, units: { shirt }, reserved: [], ...(location && { location }) }) as Tell;
  const paid = given({ ...boxed, policy: { stock: 'asked', deductAt: 'paid' } }).when(captured);
  const asked = ({ definition, order }: Story) =>
    definition
      .pendingEffects(order)
      .flatMap((effect) =>
        effect.type === 'commit_stock' || effect.type === 'restock'
          ? effect.units.flatMap(({ line, quantity }) =>
              line === 'shirt' ? [`${effect.type} ${quantity} at ${effect.location}`] : [],
            )
          : [],
      );
  /** Two that were deducted in the north and left from the annex. */
  const sent = paid.when(told('commit/1', 2, 'north'), move('annex'), ship);

  it('is no insisting where it deducts a part where it was asked', () => {
    expect(asked(sent)).toEqual(['commit_stock 2 at annex']);
    expect(asked(sent.when(told('commit/1@annex', 1, 'annex')))).toEqual([
      'commit_stock 1 at annex',
      'restock 1 at north',
    ]);
  });

  it('is insisting under the name of what it was asked for, however often that was', () => {
    expect(asked(sent.when(told('commit/12@annex', 2, 'south')))).toEqual(['restock 2 at north']);
  });

  it('is no insisting under a name of its own', () => {
    expect(asked(sent.when(told('own-commit/1@annex', 2, 'south')))).toEqual([
      'commit_stock 2 at annex',
      'restock 2 at north',
    ]);
  });

  it('stands for what left anywhere, where it says no place', () => {
    expect(asked(sent.when(told('own', 2)))).toEqual(['restock 2 at north']);
  });

  it('asks for nothing more where it left, though it puts back at no place what it never took there', () => {
    const back: Tell = { type: 'stock.restocked', reference: 'restock/9', units: { shirt: 5 } };
    const here = paid.when(told('commit/1', 2, 'annex'), move('annex'), ship);

    expect(asked(here)).toEqual([]);
    expect(asked(here.when(back))).toEqual(['commit_stock 2 at undefined']);
  });

  describe('which put back in the north what it never took there', () => {
    const back: Tell = { type: 'stock.restocked', reference: 'restock/9', units: { shirt: 5 }, location: 'north' };
    const both = given({ parcels: { box: { shirt: 1 }, bag: { shirt: 1 } }, policy: { stock: 'asked' } })
      .when(captured, move('north'), move('annex', 'bag'), ship, shipped('bag'))
      .when(back, told('own', 1));

    it('is asked for what left, once', () => {
      expect(asked(both)).toEqual(['commit_stock 1 at annex', 'commit_stock 1 at north']);
    });

    it('is asked there alone, once it has deducted what left elsewhere', () => {
      expect(asked(both.when(told('commit/1@annex', 1, 'annex')))).toEqual(['commit_stock 2 at north']);
    });
  });
});
