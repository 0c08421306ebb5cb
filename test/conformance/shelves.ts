import type { CaseLine, Levels, Story } from './format.ts';

/** Events that somebody does to the shelves, and no order is asked about. */
const ofShelves = new Set([
  'reserve',
  'releaseReservation',
  'deallocate',
  'increaseStock',
  'decreaseStock',
  'setStock',
  'increaseAllocation',
  'decreaseAllocations',
]);

/** Nothing happens to an order: what is kept back on the shelves is somebody's, not this order's. */
export function isOfShelves({ events }: Story): boolean {
  return events.length > 0 && events.every(({ type }) => ofShelves.has(type));
}

/** What stands on the shelves before the first event. What an event sets first was not kept before; what is reserved is there. */
export function shelvesOf({ stockBefore, parts, events, order }: Story): Levels {
  const sku = order.lines[0]?.sku ?? '';
  const reserved = (parts?.reservations ?? []).map(({ location, qty }) => [
    location === undefined ? sku : `${sku}@${location}`,
    { onHand: qty, allocated: qty },
  ]);
  const set = events.flatMap((event) =>
    event.type === 'setStock' && event.sku ? [[event.sku, { onHand: 0, allocated: 0 }]] : [],
  );
  return Object.fromEntries([...set, ...reserved, ...Object.entries(stockBefore)]);
}

/** The articles of one piece of a line, and how many of each. */
export function contentsOf({ sku, kit }: CaseLine): readonly (readonly [article: string, per: number])[] {
  return kit ? Object.entries(kit) : [[sku, 1]];
}
