import type { Opening, OrderEvent } from '../../core.ts';

/** What an order begins with, as the events that would have told it. */
export function openingEvents({ kind, input }: Opening): readonly OrderEvent[] {
  const events: OrderEvent[] = [];
  const read = (event: OrderEvent) => events.push(event);
  const envelope = { id: 'opening', at: input.at, by: input.by };
  const of = (name: string) => ({ ...envelope, reference: `opening:${name}` });
  for (const parcel of input.fulfillments ?? []) {
    const fulfillment = parcel.id;
    read({
      ...envelope,
      type: 'fulfillment.planned',
      fulfillment,
      units: parcel.units,
      ...(parcel.handover && { handover: parcel.handover }),
    });
    if (kind !== 'adopted' || !('state' in parcel)) continue;
    if (parcel.state === 'in_progress')
      read({ ...of('pick'), type: 'fulfillment.picked', fulfillment, units: parcel.units });
    const packed = parcel.state === 'packed' || parcel.state === 'shipped' || parcel.state === 'delivered';
    if (packed) read({ ...of('packing'), type: 'fulfillment.packed', fulfillment });
    if (packed && parcel.state !== 'packed') read({ ...of('shipment'), type: 'fulfillment.shipped', fulfillment });
    if (parcel.state === 'delivered') read({ ...of('delivery'), type: 'fulfillment.delivered', fulfillment });
  }
  if (kind !== 'adopted') return events;
  for (const box of input.returns ?? []) {
    const { id, units, state, received = units, exchange } = box;
    read({ ...envelope, type: 'return.request', return: id, units, ...(exchange && { exchange }) });
    if (!['requested', 'declined', 'canceled'].includes(state))
      read({ ...envelope, type: 'return.approve', return: id });
    if (state === 'in_transit') read({ ...of('sending'), type: 'return.sent', return: id });
    const inspected = received.map((unit) => ({ ...unit, disposition: 'restock' as const }));
    if (state === 'received' || state === 'inspected' || state === 'closed')
      read({ ...of('receipt'), type: 'return.received', return: id, units: received });
    if (state === 'inspected' || state === 'closed')
      read({ ...of('inspection'), type: 'return.inspected', return: id, units: inspected });
    if (state === 'closed') read({ ...envelope, type: 'return.close', return: id });
    if (state === 'declined') read({ ...envelope, type: 'return.decline', return: id, cause: 'other' });
    if (state === 'canceled') read({ ...envelope, type: 'return.cancel', return: id });
  }
  if (input.canceled) read({ ...of('cancellation'), type: 'order.canceled' });
  return events;
}
