/** One order's stock, from the placement to its ends. */
import { expect, it } from 'vitest';
import { defineOrder, reason, stockByPlace, stockGuard, stockOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { type KeptStory, kept, shelvesOf } from '../support/kept-stock.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const unship: Tell = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong van' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const boxed = { parcels: { box: { shirt: 2 } } };

const shirts = (story: KeptStory) => shelvesOf(story, 'shirt');

it('is kept back when the order is placed and deducted when it is shipped', () => {
  const placed = kept(boxed);
  expect(placed.asked).toEqual(['reserve_stock 1 mug 2 shirt']);
  expect(shirts(placed)).toBe('2 reserved, 0 deducted, 10 in the building');
  const shipped = placed.when(captured, ship);
  expect(shipped.asked.slice(1)).toEqual(['commit_stock 2 shirt']);
  expect(shirts(shipped)).toBe('0 reserved, 2 deducted, 8 in the building');
  shipped.story.then({});
});

it('is asked for under one key until it is answered, and under another one when it is asked again', () => {
  const asked = given({ ...boxed, policy: { stock: 'asked' } });
  const keys = (story: Story) => story.definition.pendingEffects(story.order).map(({ key }) => key);
  expect(keys(asked)).toEqual(['order-1/reserve_stock/reserve%2F1']);
  expect(keys(asked.when({ type: 'tag.add', tag: 'vip' }))).toEqual(keys(asked));
  const answer: Tell = { type: 'stock.reserved', attempt: 'reserve/1', units: { shirt: 2 } };
  expect(keys(asked.when(answer))).toEqual(['order-1/reserve_stock/reserve%2F2']);
  expect(asked.when(answer, answer).latest.at(-1)?.outcome.kind).toBe('duplicate');

  const { story } = kept(boxed).when(captured, ship, unship, { ...ship, reference: 'way-2' } as Tell);
  const sent = story.beats
    .flatMap(({ effects }) => effects.map(({ key }) => key))
    .filter((key) => key.includes('commit'));
  expect(sent).toEqual(['order-1/commit_stock/commit%2F1', 'order-1/commit_stock/commit%2F2']);
});

it('goes back to where it is kept for the order when a shipment is taken back', () => {
  const back = kept(boxed).when(captured, ship, unship);
  expect(back.asked.at(-1)).toBe('restock 2 shirt');
  expect(shirts(back)).toBe('2 reserved, 0 deducted, 10 in the building');
  expect(back.warehouse.reservedFor('order-1', 'shirt')).toBe(2);
  expect(shirts(back.when({ ...ship, reference: 'way-2' } as Tell))).toBe('0 reserved, 2 deducted, 8 in the building');
});

it('is let go when the order is canceled, once', () => {
  const canceled = kept(boxed).when(cancel);
  expect(canceled.asked.slice(1)).toEqual(['release_stock 1 mug 2 shirt']);
  expect(shirts(canceled)).toBe('0 reserved, 0 deducted, 10 in the building');
  expect(canceled.warehouse.reserved('shirt')).toBe(0);
  expect(stockOf(canceled.story.order).map(({ released }) => released)).toEqual([2, 1]);
});

it('is not put back for a draft, which took nothing', () => {
  const policy = { reopen: 'allowed' } as const;
  const draft = kept({ begin: 'draft', policy }).when({ type: 'order.cancel', scope: 'all', restock: true });
  expect(draft.story.latest.flatMap(({ effects }) => effects.map(({ type }) => type))).not.toContain('restock');
  const placed = draft.when({ type: 'order.reopen', reason: 'a mistake' }, { type: 'order.place' });
  expect(shirts(placed)).toBe('2 reserved, 0 deducted, 10 in the building');
});

it('is let go as far as it is needed no more when a part is canceled', () => {
  const less = kept(boxed).when({ type: 'order.cancel_units', units: { shirt: 1 } });
  expect(shirts(less)).toBe('1 reserved, 0 deducted, 10 in the building');
});

it('is put back as the inspection says when goods return', () => {
  const returned = kept(boxed).when(
    captured,
    ship,
    { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' },
    { type: 'return.requested', return: 'rma', units: { shirt: 2 } },
    { type: 'return.received', return: 'rma', reference: 'r-1', units: { shirt: 2 } },
    { type: 'return.inspected', return: 'rma', reference: 'i-1', units: { shirt: { restock: 1, damaged: 1 } } },
  );
  expect(stockOf(returned.story.order)[0]).toMatchObject({ line: 'shirt', committed: 0, restocked: 1, writtenOff: 1 });
  expect(returned.warehouse.onHand('shirt')).toBe(9);
});

it('is asked for again as far as an answer leaves something out', () => {
  const { story } = kept({ shelves: {} });
  const asked = kept({ shelves: { shirt: { north: 1, south: 1 }, mug: { south: 1 } } });
  expect(asked.asked).toEqual(['reserve_stock 1 mug 2 shirt', 'reserve_stock 1 shirt']);
  expect(asked.warehouse.reserved('shirt', 'north')).toBe(1);
  expect(asked.warehouse.reserved('shirt', 'south')).toBe(1);
  expect(stockOf(story.order).map(({ reserved }) => reserved)).toEqual([2, 1]);
});

it('holds the order while some of it is rejected, and goes on when goods come in', () => {
  const short = kept({ ...boxed, shelves: { shirt: 1, mug: 1 } }).when(captured);
  expect(short.asked).toEqual(['reserve_stock 1 mug 2 shirt']);
  expect(stockOf(short.story.order)[0]).toMatchObject({ reserved: 1, none: 1, rejected: 1, backordered: 0 });
  const refused = short.story.when(ship).latest[0]?.outcome;
  expect(refused).toMatchObject({ kind: 'rejected', reasons: [{ code: 'out_of_stock' }] });
  const there = short.comesIn('shirt', 3);
  expect(stockOf(there.story.order)[0]).toMatchObject({ reserved: 2, none: 0, rejected: 0 });
  expect(shirts(there.when(ship))).toBe('0 reserved, 2 deducted, 2 in the building');
});

it('is lost with what the carrier loses, and another piece is kept back for it', () => {
  const lost = kept(boxed).when(captured, ship, {
    type: 'fulfillment.lost',
    fulfillment: 'box',
    reference: 'l-1',
    of: 'way-1',
    units: { shirt: 1 },
  });
  expect(stockOf(lost.story.order)[0]).toMatchObject({ committed: 1, writtenOff: 1, reserved: 1 });
  expect(lost.warehouse.onHand('shirt')).toBe(8);
});

it('is deducted where it leaves before the keeper answers, and what comes too late is let go', () => {
  const early = given({ ...boxed, policy: { stock: 'asked' } }).when(captured, ship);
  const asked = early.definition.pendingEffects(early.order);
  expect(asked).toMatchObject([
    { type: 'commit_stock', units: [{ line: 'shirt', quantity: 2 }], reserved: [] },
    { type: 'reserve_stock', units: [{ line: 'mug', quantity: 1 }] },
  ]);
  const late = early.when(
    { type: 'stock.committed', attempt: 'commit/1', units: { shirt: 2 }, reserved: [] },
    { type: 'stock.reserved', attempt: 'reserve/1', units: { shirt: 2, mug: 1 } },
  );
  expect(late.definition.pendingEffects(late.order)).toMatchObject([
    { type: 'release_stock', units: [{ line: 'shirt', quantity: 2 }] },
  ]);
});

it('is kept back and deducted where the parcels are', () => {
  const story = kept({ parcels: { box: { shirt: 2 } }, shelves: { shirt: { north: 5, south: 5 }, mug: { south: 1 } } });
  const moved = story.when({ type: 'fulfillment.move', fulfillment: 'box', location: 'south' }, captured, ship);
  expect(moved.asked).toEqual(['reserve_stock 1 mug 2 shirt', 'commit_stock 2 shirt at south']);
  expect(moved.warehouse.onHand('shirt')).toBe(8);
  expect(stockByPlace(moved.story.order).filter(({ reserved, committed }) => reserved + committed > 0)).toEqual([
    { line: 'shirt', location: 'south', reserved: 0, committed: 2 },
    { line: 'mug', location: 'south', reserved: 1, committed: 0 },
  ]);
});

it('follows the policy of the day on which the order was placed', () => {
  const { story } = kept(boxed);
  const today = defineOrder({ policy: { stock: 'outside' } });
  const paid = today.apply(story.order, envelop(captured, 'EUR', 90)).order;
  const left = today.apply(paid, envelop(ship, 'EUR', 91));
  expect(left.effects.map(({ type }) => type)).toEqual(['commit_stock']);
  expect(today.place(inputOf(boxed)).effects).toEqual([]);
});

it('goes on as it stood where an order began elsewhere, if that is told', () => {
  const shop = defineOrder({ policy: { stock: 'asked' } });
  const input = { ...inputOf({ payments: {} }), payments: [], fulfillments: [] };
  const untold = shop.adopt(input);
  const told = shop.adopt({ ...input, stock: { reserved: [{ line: 'shirt', quantity: 2 }] } });
  expect(untold.effects).toEqual([]);
  expect(told.effects).toMatchObject([{ type: 'reserve_stock', units: [{ line: 'mug', quantity: 1 }] }]);
});

it('is asked about by a guard before a draft is placed, a line grows or an exchange is agreed', () => {
  const guards = [
    stockGuard((_, units) => {
      const shirts = units.find(({ line }) => line === 'shirt')?.quantity ?? 0;
      return shirts > 2 ? reason('out_of_stock', { line: 'shirt', requested: shirts, available: 2 }) : null;
    }),
  ];
  const grow = (by: number): Tell => ({
    type: 'order.edit',
    changes: [{ kind: 'change_quantity', line: 'shirt', by }],
  });
  const codes = (story: Story) =>
    story.latest.flatMap(({ outcome }) =>
      'reasons' in outcome ? outcome.reasons.map(({ code }) => code) : [outcome.kind],
    );
  const draft = given({ begin: 'draft', definition: defineOrder({ guards }) });
  expect(codes(draft.when({ type: 'order.place' }))).toEqual(['applied']);
  expect(codes(draft.when(grow(1), { type: 'order.place' }))).toEqual(['unchanged', 'out_of_stock']);
  expect(codes(draft.when({ type: 'order.place' }, grow(3), grow(2)))).toEqual([
    'applied',
    'out_of_stock',
    'unchanged',
  ]);
});

it('is asked about by a guard before an exchange is agreed and before an order is taken up again', () => {
  const told: unknown[] = [];
  const guards = [
    stockGuard((_, units) => {
      told.push(units);
      return null;
    }),
  ];
  const begun = given({ ...boxed, definition: defineOrder({ guards }), policy: { reopen: 'allowed' } });
  const lines = [{ id: 'hat', quantity: 3, total: { amount: 40_00, currency: 'EUR' } }];
  begun.when(
    captured,
    ship,
    { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' },
    { type: 'return.request', return: 'rma', units: { shirt: 2 }, exchange: lines },
    { type: 'return.approve', return: 'rma' },
  );
  expect(told).toEqual([[{ line: 'hat', quantity: 3 }]]);
  begun.when(cancel, { type: 'order.reopen', reason: 'a mistake' });
  expect(told.slice(1)).toEqual([
    [
      { line: 'mug', quantity: 1 },
      { line: 'shirt', quantity: 2 },
    ],
  ]);
});
