import type { OrderEvent } from '../../core.ts';

/** From where each parcel leaves, as events tell it: where it was moved last, or else was planned. */
export function createPlaceBooks() {
  const planned = new Map<string, string>();
  const moved = new Map<string, string>();
  const placeOf = (id: string) => moved.get(id) ?? planned.get(id);

  function read(event: OrderEvent): void {
    if (!('fulfillment' in event)) return;
    const { fulfillment: id } = event;
    const before = placeOf(id);
    if (event.type === 'fulfillment.move') moved.set(id, event.location);
    if (event.type === 'fulfillment.split' && before !== undefined) planned.set(event.into, before);
    if ((event.type === 'fulfillment.planned' || event.type === 'fulfillment.plan') && event.location !== undefined) {
      const known = planned.get(id);
      planned.set(id, known !== undefined && known < event.location ? known : event.location);
    }
  }

  return { read, placeOf };
}
