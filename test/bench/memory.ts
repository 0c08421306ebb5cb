/** Run by itself, with `--expose-gc` and a nursery that holds a whole run: bytes allocated for an event, and held by an order that lives. */
import type { Order } from '../../src/core.ts';
import { apply } from './by-hand/by-hand.ts';
import { definition, events, handEvents, input, live, liveByHand, ordersAfter } from './lifecycle.ts';

const collect = globalThis.gc ?? (() => {});

/** Bytes that one unit of work allocates, once the machine has warmed to it. */
function allocatedBy(run: () => number): number {
  for (let i = 0; i < 3_000; i++) run();
  const found: number[] = [];
  for (let round = 0; round < 5; round++) {
    collect();
    const before = process.memoryUsage().heapUsed;
    let units = 0;
    for (let i = 0; i < 200; i++) units += run();
    found.push((process.memoryUsage().heapUsed - before) / units);
  }
  return found.sort((a, b) => a - b)[2] ?? Number.NaN;
}

/** Bytes that one of many values holds, when all of them live. */
function heldBy(count: number, make: () => unknown): number {
  const kept: unknown[] = new Array(count);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) kept[i] = make();
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  if (kept.length !== count) throw new Error('Some of them are gone.');
  return bytes;
}

const { ours: placed, byHand } = ordersAfter([], input);
const halfway = 6;
const count = Number(process.argv[2] ?? 100_000);

/** Strings and events are shared by all orders; what an order is made of is its own. */
function fold<Value>(first: Value, step: (value: Value, i: number) => Value): Value {
  let value = first;
  for (let i = 0; i < halfway; i++) value = step(value, i);
  return value;
}

const known = ordersAfter(events.slice(0, halfway), input).ours;
const unknownTypes = (total: number): number => {
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < total; i++) definition.apply(known, { type: `unknown.${i}` } as never);
  collect();
  return (process.memoryUsage().heapUsed - before) / total;
};

console.log(
  JSON.stringify({
    allocated: {
      byHand: allocatedBy(() => liveByHand(byHand)),
      apply: allocatedBy(() => live(placed, definition.apply)),
      receive: allocatedBy(() => live(placed, definition.receive)),
    },
    unknownType: unknownTypes(10_000),
    held: {
      byHand: heldBy(count, () => fold(byHand, (order, i) => apply(order, handEvents[i] as never).order)),
      ours: heldBy(count, () =>
        fold<Order>({ ...placed }, (order, i) => definition.apply(order, events[i] as never).order),
      ),
    },
  }),
);
