/** What the keeper is asked, and what it is not asked again. */
import { expect, it } from 'vitest';
import { defineOrder, type Order, stockOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { createWarehouse } from '../../src/testing/testing.ts';
import { kept, shelvesOf } from '../support/kept-stock.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const pack: Tell = { type: 'fulfillment.pack', fulfillment: 'box' };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const boxed = { parcels: { box: { shirt: 2 } } };
const fewer = (shirt: number, restock?: true): Tell => ({
  type: 'order.cancel_units',
  units: { shirt },
  ...(restock && { restock }),
});
const shirts = (quantity: number) => ({ lines: { shirt: { quantity, total: 50_00 } } });
const more = (by: number): Tell => ({
  type: 'order.edit',
  id: 'edit-1',
  changes: [{ kind: 'change_quantity', line: 'shirt', by }],
});

it('is put back as a cancellation says, also after one of pieces that were never deducted', () => {
  const policy = { deductAt: 'paid', stockOnCancel: 'as_asked' } as const;
  const less = () => kept({ ...shirts(3), policy }).when(fewer(1), captured);
  expect(shelvesOf(less(), 'shirt')).toBe('0 reserved, 2 deducted, 8 in the building');
  expect(shelvesOf(less().when(fewer(1, true)), 'shirt')).toBe('0 reserved, 1 deducted, 9 in the building');
  expect(shelvesOf(less().when(fewer(1)), 'shirt')).toBe('0 reserved, 2 deducted, 8 in the building');
});

it('has no part in a cancellation of what is not shipped', () => {
  const policy = { deductAt: 'paid', stockOnCancel: 'as_asked' } as const;
  const lines = { shirt: { quantity: 2, total: 40_00 }, card: { quantity: 1, total: 10_00, ships: false } };
  const canceled = kept({ lines, policy }).when(captured, { type: 'order.cancel_units', units: { card: 1, shirt: 1 } });
  expect(canceled.story.latest[0]?.outcome.kind).toBe('applied');
  expect(shelvesOf(canceled, 'shirt')).toBe('0 reserved, 2 deducted, 8 in the building');
});

it('is put back when a packed parcel is opened, whatever was canceled before', () => {
  const policy = { deductAt: 'packed', stockOnCancel: 'as_asked' } as const;
  const packed = kept({ ...shirts(4), ...boxed, policy }).when(fewer(2), captured, pack);
  expect(shelvesOf(packed, 'shirt')).toBe('0 reserved, 2 deducted, 8 in the building');
  const opened = packed.when({ type: 'fulfillment.cancel', fulfillment: 'box' });
  expect(shelvesOf(opened, 'shirt')).toBe('2 reserved, 0 deducted, 10 in the building');
});

it('is deducted for what is sent, beside what stays deducted though it was canceled', () => {
  const policy = { deductAt: 'paid', reserveAt: 'paid', stockOnCancel: 'as_asked' } as const;
  const less = kept({ ...shirts(2), policy }).when(captured, fewer(1), more(1));
  expect(shelvesOf(less, 'shirt')).toBe('0 reserved, 3 deducted, 7 in the building');
});

it('is rejected no more once the edit that asked for it is taken back', () => {
  const short = kept({ ...boxed, shelves: { shirt: 2, mug: 1 } }).when(captured, more(2));
  expect(stockOf(short.story.order)[0]).toMatchObject({ reserved: 2, rejected: 2 });
  const back = short.when({ type: 'order.revert_edit', edit: 'edit-1' });
  expect(back.story.definition.statusOf(back.story.order).overall).toBe('processing');
  const sent = back.when(ship);
  expect(sent.story.latest[0]?.outcome.kind).not.toBe('rejected');
  expect(shelvesOf(sent, 'shirt')).toBe('0 reserved, 2 deducted, 0 in the building');
});

/** How often the keeper is asked that has nothing. */
function asksUntilRejected(order: Order): number {
  const shop = defineOrder({ policy: { stock: 'asked' } });
  for (let [asks, now] = [0, order]; ; asks++) {
    const asked = shop.pendingEffects(now).find(({ type }) => type === 'reserve_stock');
    if (asked?.type !== 'reserve_stock' || asks > 100) return asks;
    const { key, attempt, units } = asked;
    const by = { kind: 'warehouse', id: 'north' } as const;
    now = shop.apply(now, { id: key, at: dayOne, by, type: 'stock.rejected', attempt, units }).order;
  }
}

it('is asked for once, however much was kept back or left before', () => {
  const shop = defineOrder({ policy: { stock: 'asked' } });
  const input = { ...inputOf({ ...shirts(20), payments: {} }), payments: [], fulfillments: [] };
  const by = { kind: 'staff', id: 'sam' } as const;
  const changes = [{ kind: 'change_quantity', line: 'shirt', by: 1 }] as const;
  for (const stock of [
    { reserved: [{ line: 'shirt', quantity: 20 }] },
    { committed: [{ line: 'shirt', quantity: 20 }] },
  ]) {
    const { order } = shop.adopt({ ...input, stock });
    const edited = shop.apply(order, { id: 'edit-1', at: dayOne, by, type: 'order.edit', changes });
    expect(asksUntilRejected(edited.order)).toBe(1);
  }
  const early = given({ ...shirts(20), parcels: { box: { shirt: 20 } }, policy: { stock: 'asked' } }).when(
    captured,
    ship,
    { type: 'stock.committed', attempt: 'commit/1', units: { shirt: 20 }, reserved: [] },
    { type: 'stock.reserved', attempt: 'reserve/1', units: { shirt: 20 } },
    { type: 'stock.released', attempt: 'release/1', units: { shirt: 20 } },
    { type: 'fulfillment.lost', fulfillment: 'box', reference: 'l-1', of: 'way-1', units: { shirt: 1 } },
  );
  expect(asksUntilRejected(early.order)).toBe(1);
});

it('is let go for a payment that failed only while something is owed', () => {
  const failed = kept({ policy: { stockOnFailedPayment: 'released' } }).when({
    type: 'payment.failed',
    payment: 'card',
    reference: 'f-1',
  });
  expect(shelvesOf(failed, 'shirt')).toBe('0 reserved, 0 deducted, 10 in the building');
  const forgiven = failed.when({ type: 'order.write_off', amount: 50_00, reason: 'a gift' });
  expect(shelvesOf(forgiven, 'shirt')).toBe('2 reserved, 0 deducted, 10 in the building');
});

it('is kept back and deducted once nothing is owed, also where the rest was written off', () => {
  const policy = { reserveAt: 'paid', deductAt: 'paid' } as const;
  const forgiven = kept({ policy }).when({ type: 'order.write_off', amount: 50_00, reason: 'a gift' });
  expect(shelvesOf(forgiven, 'shirt')).toBe('0 reserved, 2 deducted, 8 in the building');
});

it('is shown as kept back, and let go, where the keeper kept back more than is needed', () => {
  const late = given({ ...boxed, policy: { stock: 'asked' } }).when(
    captured,
    ship,
    { type: 'stock.committed', attempt: 'commit/1', units: { shirt: 2 }, reserved: [] },
    { type: 'stock.reserved', attempt: 'reserve/1', units: { shirt: 2, mug: 1 } },
  );
  const shirt = ({ order }: Story) => stockOf(order)[0];
  expect(shirt(late)).toMatchObject({ reserved: 2, committed: 2 });
  const done = late.when({ type: 'stock.released', attempt: 'release/1', units: { shirt: 2 } });
  expect(shirt(done)).toMatchObject({ reserved: 0, committed: 2 });
});

it('is let go as far as it is kept back, where a request to let it go comes late', () => {
  const warehouse = createWarehouse({ shelves: { shirt: 10 } });
  const placed = given({ ...shirts(2), parcels: { box: { shirt: 1 } }, policy: { stock: 'asked', reopen: 'allowed' } });
  const answers = (story: Story, type: string, from = story) => {
    const asked = from.definition.pendingEffects(from.order).find((effect) => effect.type === type);
    const answer = asked && warehouse.answer(from.order, asked, dayOne);
    return answer ? story.when(answer) : story;
  };
  const canceled = answers(placed, 'reserve_stock').when({ type: 'order.cancel', scope: 'all' });
  const again = canceled.when(
    { type: 'order.reopen', reason: 'a mistake' },
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  );
  const late = answers(answers(again, 'commit_stock'), 'release_stock', canceled);
  expect(late.definition.discrepanciesOf(late.order).map(({ code }) => code)).not.toContain('stock_out_of_balance');
  const settled = answers(late, 'reserve_stock');
  expect(stockOf(settled.order)[0]).toMatchObject({ reserved: 1, committed: 1 });
  expect([warehouse.onHand('shirt'), warehouse.reserved('shirt')]).toEqual([9, 1]);
});
