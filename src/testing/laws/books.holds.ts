import type { HoldTarget, OrderEvent } from '../../core.ts';

/** A second, little list of holds that reads events only. */
export function createHoldBooks() {
  const placed = new Map<string, HoldTarget[]>();
  const released = new Set<string>();
  const open = () => [...placed].filter(([hold]) => !released.has(hold)).map(([, targets]) => targets);
  const parcelOf = (targets: readonly HoldTarget[]) =>
    targets
      .flatMap((on) => (typeof on === 'object' && 'fulfillment' in on ? [on.fulfillment] : []))
      .sort()
      .at(0);
  const piecesOf = (targets: readonly HoldTarget[], id: string) =>
    Math.max(
      0,
      ...targets.flatMap((on) =>
        typeof on === 'object' && 'units' in on
          ? [on.units.filter(({ line }) => line === id).reduce((sum, { quantity }) => sum + quantity, 0)]
          : [],
      ),
    );
  return {
    read(event: OrderEvent): void {
      if (event.type === 'hold.placed' || event.type === 'hold.place')
        placed.set(event.hold, [...(placed.get(event.hold) ?? []), event.on]);
      if (event.type === 'hold.released' || event.type === 'hold.release') released.add(event.hold);
      if (event.type === 'deadline.fired' && event.deadline.kind === 'hold_expiry')
        released.add(event.deadline.of ?? '');
    },
    /** Of several reports of a hold the widest counts: the order, then a parcel, then units. */
    onOrder: () => open().some((targets) => targets.includes('order')),
    onParcel: (id: string) => open().some((targets) => !targets.includes('order') && parcelOf(targets) === id),
    /** Holds on one line overlap as far as they can. */
    onLine: (id: string) =>
      Math.max(
        0,
        ...open().map((targets) =>
          targets.includes('order') || parcelOf(targets) !== undefined ? 0 : piecesOf(targets, id),
        ),
      ),
  };
}
