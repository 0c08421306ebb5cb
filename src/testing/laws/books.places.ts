import type { OrderEvent } from '../../core.ts';

const leaves: ReadonlySet<string> = new Set([
  'fulfillment.ship',
  'fulfillment.shipped',
  'fulfillment.picked_up',
  'fulfillment.delivered',
]);

/** From where each parcel leaves, as events tell it: where it was moved last, or else was planned. */
export function createPlaceBooks() {
  const planned = new Map<string, string>();
  const moved = new Map<string, string>();
  const left = new Set<string>();
  let retold = false;
  const placeOf = (id: string) => moved.get(id) ?? planned.get(id);

  function read(event: OrderEvent): void {
    if (!('fulfillment' in event)) return;
    const { fulfillment: id } = event;
    if (leaves.has(event.type)) left.add(id);
    const before = placeOf(id);
    if (event.type === 'fulfillment.move') moved.set(id, event.location);
    if (event.type === 'fulfillment.split' && before !== undefined) planned.set(event.into, before);
    if ((event.type === 'fulfillment.planned' || event.type === 'fulfillment.plan') && event.location !== undefined) {
      const known = planned.get(id);
      planned.set(id, known !== undefined && known < event.location ? known : event.location);
    }
    const isNews = event.type !== 'fulfillment.move' && left.has(id) && placeOf(id) !== before;
    retold = retold || isNews;
  }

  return {
    read,
    placeOf,
    /** Of a parcel that had left already, somebody told another place: what was deducted is not looked at again. */
    wasRetold: () => retold,
  };
}
