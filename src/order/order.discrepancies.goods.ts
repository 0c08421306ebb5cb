import { canonical } from '../canonical.ts';
import type { DiscrepancyCode } from '../errors.ts';
import { looksOf, parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { handoverOf } from '../fulfillment/fulfillment.plan.ts';
import { inspectedBeyondOf, returnTotalsOf } from '../returns/returns.ledger.ts';
import { countUnits, maxUnits, quantityOf, withoutUnits } from '../units.ts';
import { about, excess, type Finder, perLine } from './order.found.ts';

/** What does not add up about goods: parcels, returns, and the units of lines. */
export const goodsFinders = {
  unplanned_fulfillment: ({ fulfillments }) =>
    fulfillments.flatMap(({ id, context }) =>
      parcelOf(context).foreseen ? [] : [about(id, { units: countUnits(parcelOf(context).contents) })],
    ),
  unannounced_return: ({ returns }) =>
    returns.flatMap(({ id, context }) =>
      returnTotalsOf(context).announced ? [] : [about(id, { received: countUnits(returnTotalsOf(context).received) })],
    ),
  shipped_more_than_ordered: (order) => perLine(order, ({ shipped, line }) => shipped - line.quantity),
  shipped_after_cancel: (order) => perLine(order, ({ cancelAsked, canceled }) => cancelAsked - canceled),
  delivered_without_shipment: ({ fulfillments }) =>
    fulfillments.flatMap(({ id, context }) => {
      const { delivered, shipments } = parcelOf(context);
      return delivered.length > 0 && shipments.length === 0 && handoverOf(context) !== 'digital'
        ? [about(id, { delivered: countUnits(delivered) })]
        : [];
    }),
  returned_to_sender: ({ fulfillments }) =>
    fulfillments.flatMap(({ id, state, context }) =>
      state === 'packed' ? parcelOf(context).broughtBack.map((shipment) => about(id, { shipment })) : [],
    ),
  pick_differs: ({ fulfillments }) =>
    fulfillments.flatMap(({ id, context }) => {
      const { picked } = parcelOf(context);
      const found = looksOf(context).flatMap(({ units: seen = [] }) =>
        maxUnits(withoutUnits(picked, seen), withoutUnits(seen, picked)).map(({ line }) =>
          about(id, { line, picked: quantityOf(picked, line), verified: quantityOf(seen, line) }),
        ),
      );
      return [...new Map(found.map((one) => [canonical(one), one])).values()];
    }),
  moved_units_reported: ({ fulfillments }) =>
    fulfillments.flatMap(({ id, context }) => {
      const { strayed, emptied, shipments } = parcelOf(context);
      return strayed.length > 0 || (emptied && shipments.length > 0)
        ? [about(id, { excess: countUnits(strayed), shipments: shipments.map(({ reference }) => reference) })]
        : [];
    }),
  missing_in_transit: (order) => perLine(order, ({ missing, open }) => Math.min(missing, open)),
  returned_more_than_shipped: (order) =>
    perLine(order, ({ received, shipped, missing }) => received - shipped - missing),
  wrong_item_returned: ({ returns }) =>
    returns.flatMap(({ id, context }) =>
      returnTotalsOf(context).wrongItem.map(({ line, quantity }) => about(id, { line, quantity })),
    ),
  received_more_than_requested: ({ returns }) =>
    returns.flatMap(({ id, context }) => {
      const { requested, received, announced } = returnTotalsOf(context);
      return announced ? excess(id, countUnits(withoutUnits(received, requested))) : [];
    }),
  inspected_more_than_received: ({ returns }) =>
    returns.flatMap(({ id, context }) => excess(id, countUnits(inspectedBeyondOf(context)))),
} as const satisfies { readonly [Code in DiscrepancyCode]?: Finder };
