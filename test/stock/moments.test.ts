/** When stock moves, and what is sold though it is not there. */
import { expect, it } from 'vitest';
import { type Policy, stockOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { type KeptStory, kept } from '../support/kept-stock.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const pack: Tell = { type: 'fulfillment.pack', fulfillment: 'box' };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const failed: Tell = { type: 'payment.failed', payment: 'card', reference: 'f-1' };
const refunded: Tell = { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 50_00 };
const boxed = { parcels: { box: { shirt: 1 } } };

const onHand = ({ warehouse }: KeptStory) => warehouse.onHand('shirt');
/** What lies on the shelves after each of these events. */
const course = (policy: Partial<Policy>, ...events: readonly Tell[]) =>
  [0, ...events].map((_, n) => onHand(kept({ ...boxed, policy }).when(...events.slice(0, n))));

it('is deducted at the moment that the policy says, and once', () => {
  expect(course({ deductAt: 'placed' }, captured, pack, ship)).toEqual([8, 8, 8, 8]);
  expect(course({ deductAt: 'paid' }, captured, pack, ship)).toEqual([10, 8, 8, 8]);
  expect(course({ deductAt: 'packed' }, captured, pack, ship)).toEqual([10, 10, 9, 9]);
  expect(course({ deductAt: 'shipped' }, captured, pack, ship)).toEqual([10, 10, 10, 9]);
});

it('stays deducted when paid money goes back, and no refund puts it back', () => {
  expect(course({ deductAt: 'paid' }, captured, refunded)).toEqual([10, 8, 8]);
});

it('is given back once when a payment fails, and taken once when the next one succeeds', () => {
  const policy = { deductAt: 'placed', stockOnFailedPayment: 'released' } as const;
  expect(course(policy, failed, { ...failed, reference: 'f-2' } as Tell, captured, captured)).toEqual([
    8, 10, 10, 8, 8,
  ]);
});

it('goes back to the shelf, for this order, when a packed parcel is called off', () => {
  const policy = { deductAt: 'packed' } as const;
  const story = kept({ ...boxed, policy }).when(captured, pack, { type: 'fulfillment.cancel', fulfillment: 'box' });
  expect([onHand(story), story.warehouse.reserved('shirt')]).toEqual([10, 2]);
});

it('is sold though it is not there, as far as the policy allows', () => {
  const short = (policy: Partial<Policy>) => {
    const { story } = kept({ shelves: { shirt: 0 }, policy: { backorder: 'allowed', ...policy } });
    const [shirt] = stockOf(story.order);
    return [shirt?.backordered, shirt?.rejected, story.definition.statusOf(story.order).fulfillment];
  };
  expect(short({ backorder: 'refused' })).toEqual([0, 2, 'unfulfilled']);
  expect(short({ backorderLimit: 1 })).toEqual([1, 1, 'unfulfilled']);
  expect(short({})).toEqual([2, 0, 'unfulfilled']);
  const waits = kept({ ...boxed, shelves: { shirt: 0 }, policy: { backorder: 'allowed' } }).when(captured);
  expect(waits.asked).toEqual(['reserve_stock 1 mug 2 shirt']);
  expect(onHand(waits.when(ship))).toBe(-1);
  expect(stockOf(waits.comesIn('shirt', 2).when(ship).story.order)[0]).toMatchObject({ reserved: 1, committed: 1 });
});
