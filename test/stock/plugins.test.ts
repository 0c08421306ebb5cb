/** What a custom status does with stock while it stands. */
import { expect, it } from 'vitest';
import { definePlugin, isOrderError, type Policy, type StatusStock } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { kept, shelvesOf } from '../support/kept-stock.ts';

const flag = (stock: StatusStock) =>
  definePlugin({ id: 'desk', flags: { on: { base: 'pending', channel: 'silent', counts: { stock } } } });
const set = { type: 'desk.set', payload: { flag: 'on' } } as never as Tell;
const clear = { type: 'desk.clear', payload: { flag: 'on' } } as never as Tell;
/** What lies on the shelves after these events. */
const after = (stock: StatusStock, events: readonly Tell[], policy: Partial<Policy> = {}) =>
  shelvesOf(kept({ plugins: [flag(stock)], policy }).when(...events), 'shirt');

it('is kept back once a status asks for it, and stays so', () => {
  const courses = [[], [set], [set, clear]];
  expect(courses.map((events) => after('reserved', events, { reserveAt: 'shipped' }))).toEqual([
    '0 reserved, 0 deducted, 10 in the building',
    '2 reserved, 0 deducted, 10 in the building',
    '2 reserved, 0 deducted, 10 in the building',
  ]);
});

it('is deducted while a status counts it as gone, once each time it comes to stand', () => {
  const courses = [[], [set], [set, clear], [set, clear, set]];
  expect(courses.map((events) => after('deducted', events))).toEqual([
    '2 reserved, 0 deducted, 10 in the building',
    '0 reserved, 2 deducted, 8 in the building',
    '2 reserved, 0 deducted, 10 in the building',
    '0 reserved, 2 deducted, 8 in the building',
  ]);
});

it('is let go while a status says so, and asked for again when that has ended', () => {
  expect([[set], [set, clear]].map((events) => after('released', events))).toEqual([
    '0 reserved, 0 deducted, 10 in the building',
    '2 reserved, 0 deducted, 10 in the building',
  ]);
});

it('goes back when a piece is canceled that only a status had deducted, also where cancellations put back what is asked for alone', () => {
  const cancel = { type: 'order.cancel_units', units: { shirt: 1 } } as const;
  const courses = [[set, cancel], [set, cancel, clear], [cancel]];
  expect(courses.map((events) => after('deducted', events, { stockOnCancel: 'as_asked' }))).toEqual([
    '0 reserved, 1 deducted, 9 in the building',
    '1 reserved, 0 deducted, 10 in the building',
    '1 reserved, 0 deducted, 10 in the building',
  ]);
  const sold = { stockOnCancel: 'as_asked', deductAt: 'placed' } as const;
  expect(after('deducted', [set, cancel, clear], sold)).toBe('0 reserved, 2 deducted, 8 in the building');
});

it('is moved by no status where somebody outside sees to it', () => {
  expect(kept({ plugins: [flag('deducted')], policy: { stock: 'outside' } }).when(set).asked).toEqual([]);
});

it('is refused where a status says what it cannot do with stock', () => {
  expect(() => flag('sold' as StatusStock)).toThrowError(expect.toSatisfy(isOrderError));
});
