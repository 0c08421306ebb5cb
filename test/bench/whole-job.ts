import { apply } from './by-hand/by-hand.ts';
import type { Order as HandOrder } from './by-hand/order.ts';
import { statusOf } from './by-hand/status.ts';
import type { Alternative } from './harness.ts';
import {
  asHand,
  definition,
  events,
  input,
  lifecycle,
  live,
  liveByHand,
  ordersAfter,
  placement,
  realistic,
} from './lifecycle.ts';

const { ours: placed, byHand: placedByHand } = ordersAfter([], input);

/** The reducer by hand first: the others are told as multiples of it. */
export const jobs: readonly Alternative[] = [
  { name: 'by hand', run: () => liveByHand(placedByHand) },
  { name: 'apply', run: () => live(placed, definition.apply) },
  { name: 'receive', run: () => live(placed, definition.receive) },
];

const middle = ordersAfter(events.slice(0, 4), input);
const accepted = {
  type: 'fulfillment.ship',
  id: 'n',
  at: '2026-01-03T00:00:00.000Z',
  by: { kind: 'staff', id: 's' },
  fulfillment: 'g',
} as const;
const refused = { ...accepted, fulfillment: 'f' } as const;
const asking = { by: accepted.by, at: accepted.at } as const;
if (definition.apply(middle.ours, accepted).outcome.kind !== 'applied')
  throw new Error('The shipment is not accepted.');
if (definition.apply(middle.ours, refused).outcome.kind !== 'rejected')
  throw new Error('The second shipment is accepted.');

/** Each on an order of which nothing was counted before. */
export const questions: readonly Alternative[] = [
  { name: 'accepted', run: () => definition.apply({ ...middle.ours }, accepted) },
  { name: 'refused', run: () => definition.apply({ ...middle.ours }, refused) },
  { name: 'available', run: () => definition.available({ ...middle.ours }, asking) },
];

const many = 100_000;
const half = ordersAfter(events.slice(0, 6), input);
const piles = { ours: Array.from({ length: 1_000 }, () => half.ours), byHand: half.byHand };

/** The words of a hundred thousand orders, each read for the first time. */
export const readings: readonly Alternative[] = [
  {
    name: 'by hand',
    run: () => {
      for (let i = 0; i < 1_000; i++) statusOf(piles.byHand);
      return 1_000 / many;
    },
  },
  {
    name: 'statusOf',
    run: () => {
      for (const order of piles.ours) definition.statusOf({ ...order });
      return 1_000 / many;
    },
  },
];

const naming = realistic();
const named = ordersAfter(lifecycle(naming).slice(0, 6), placement(naming));
const text = { ours: definition.encode(named.ours), byHand: JSON.stringify(named.byHand) };
const event = JSON.stringify(lifecycle(naming)[6]);

/** A server's request: the record and an event as text, in; the next record as text, out. */
export const requests: readonly Alternative[] = [
  {
    name: 'by hand, JSON',
    run: () => {
      const order = JSON.parse(text.byHand) as HandOrder;
      return JSON.stringify(apply(order, asHand(JSON.parse(event))).order);
    },
  },
  {
    name: 'order-actor',
    run: () => {
      const order = definition.decode(text.ours);
      return definition.encode(definition.receive(order, JSON.parse(event)).order);
    },
  },
  { name: 'decode alone', run: () => definition.decode(text.ours) },
  { name: 'encode alone', run: () => definition.encode(named.ours) },
];

/** Bytes of a record behind six of the twelve events, with ids as short as they can be and as systems make them. */
export function recordBytes() {
  const bytes = (order: string) => Buffer.byteLength(order);
  return {
    ours: bytes(definition.encode(half.ours)),
    byHand: bytes(JSON.stringify(half.byHand)),
    oursWithIds: bytes(text.ours),
    byHandWithIds: bytes(text.byHand),
  };
}
