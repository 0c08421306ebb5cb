import type { ParkedFact } from '../../core.ts';
import { dispositions, trackingStatuses } from '../../core.ts';
import { lessUnits, type Sent } from './sent.ts';
import { carrier, customer, type Seen, system, warehouse } from './world.seen.ts';

/** What the warehouse and the carrier report of parcels. */
export function parcelsThatMove({ order, dice, fresh, at }: Seen): Sent<ParkedFact>[] {
  return order.fulfillments.flatMap(({ id: fulfillment, state, context }): Sent<ParkedFact>[] => {
    const planned = context.rows.find((row) => row.kind === 'planned')?.units ?? [];
    const shipment = context.rows.find((row) => row.kind === 'shipped')?.reference;
    const of = shipment !== undefined && dice.chance(70) ? { of: shipment } : {};
    const handover = context.rows.find((row) => row.kind === 'planned')?.handover;
    const offer = context.rows.find((row) => row.kind === 'offered')?.reference;
    const picked = context.rows.find((row) => row.kind === 'picked')?.units;
    if (handover === 'pickup' && state === 'packed') {
      const until = new Date(Date.parse(at) + 48 * 3_600_000).toISOString();
      return [
        {
          draft: {
            type: 'fulfillment.ready_for_pickup',
            fulfillment,
            reference: fresh('offer'),
            ...(dice.chance(50) && { until }),
          },
          by: warehouse,
        },
        { draft: { type: 'fulfillment.picked_up', fulfillment, reference: fresh('collection') }, by: warehouse },
        ...(offer === undefined
          ? []
          : [
              {
                draft: {
                  type: 'fulfillment.not_collected' as const,
                  fulfillment,
                  reference: fresh('lapse'),
                  of: offer,
                },
                by: warehouse,
              },
            ]),
      ];
    }
    if (handover === 'digital' && state === 'open')
      return [{ draft: { type: 'fulfillment.delivered', fulfillment, reference: fresh('download') }, by: system }];
    if (state === 'in_progress' && picked && dice.chance(40))
      return [
        {
          draft: {
            type: 'fulfillment.verified',
            fulfillment,
            reference: fresh('look'),
            units: lessUnits(picked, 15, dice),
          },
          by: warehouse,
        },
      ];
    if (state === 'open' && planned.length > 0)
      return [
        { draft: { type: 'fulfillment.picked', fulfillment, reference: fresh('pick'), units: planned }, by: warehouse },
      ];
    if (state === 'in_progress')
      return [{ draft: { type: 'fulfillment.packed', fulfillment, reference: fresh('packing') }, by: warehouse }];
    if (state === 'packed')
      return [{ draft: { type: 'fulfillment.shipped', fulfillment, reference: fresh('shipment') }, by: warehouse }];
    if (state !== 'shipped') return [];
    const status = dice.pick(trackingStatuses) ?? 'in_transit';
    const some = planned.length > 0 && dice.chance(20) ? { units: lessUnits(planned, 100, dice) } : {};
    const delivered: Sent<ParkedFact> = {
      draft: { type: 'fulfillment.delivered', fulfillment, reference: fresh('delivery'), ...of, ...some },
      by: carrier,
    };
    return [
      { draft: { type: 'fulfillment.tracked', fulfillment, reference: fresh('scan'), status, ...of }, by: carrier },
      { draft: { type: 'fulfillment.delivery_failed', fulfillment, reference: fresh('attempt'), ...of }, by: carrier },
      ...(shipment !== undefined && dice.chance(30)
        ? [
            {
              draft: {
                type: dice.chance(50) ? ('fulfillment.lost' as const) : ('fulfillment.damaged' as const),
                fulfillment,
                reference: fresh('incident'),
                of: shipment,
                ...(planned.length > 0 && dice.chance(60) && { units: lessUnits(planned, 100, dice) }),
              },
              by: carrier,
            },
          ]
        : []),
      delivered,
      delivered,
      delivered,
    ];
  });
}

/** What customers and the warehouse report of returns. */
export function returnsThatMove({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  return order.returns.flatMap(({ id, state, context }): Sent<ParkedFact>[] => {
    const requested = context.rows.find((row) => row.kind === 'requested')?.units ?? [];
    const received = context.rows.find((row) => row.kind === 'received');
    const claimed = context.rows.find((row) => row.kind === 'claimed')?.units ?? [];
    // What was replaced at no charge may come back all the same.
    if (state === 'closed' && claimed.length > 0 && received === undefined && dice.chance(50)) {
      const units = lessUnits(claimed, 30, dice);
      return [{ draft: { type: 'return.received', return: id, reference: fresh('receipt'), units }, by: warehouse }];
    }
    if (state === 'approved')
      return [{ draft: { type: 'return.sent', return: id, reference: fresh('sending') }, by: customer }];
    const scan: Sent<ParkedFact> = {
      draft: {
        type: 'return.tracked',
        return: id,
        reference: fresh('scan'),
        status: dice.pick(trackingStatuses) ?? 'in_transit',
      },
      by: carrier,
    };
    if (state === 'in_transit' && requested.length > 0)
      return [
        scan,
        {
          draft: {
            type: 'return.received',
            return: id,
            reference: fresh('receipt'),
            units: lessUnits(requested, 30, dice),
          },
          by: warehouse,
        },
      ];
    if (state === 'received' && received?.units) {
      const disposition = dice.chance(60) ? ('restock' as const) : (dice.pick(dispositions) ?? 'write_off');
      const units = received.units.map((unit) => ({ ...unit, disposition }));
      return [
        { draft: { type: 'return.inspected', return: id, reference: fresh('inspection'), units }, by: warehouse },
      ];
    }
    return [];
  });
}
