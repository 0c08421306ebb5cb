import { rowOf } from '../events.ts';
import { enter, rowsOf } from '../ledger.ts';
import { minUnits, normalUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import type { ResolvedMerge, SplitFulfillment, UnshipFulfillment } from './fulfillment.commands.events.ts';
import { lastBroughtBackOf, looksOf, parcelOf } from './fulfillment.ledger.ts';
import type { FulfillmentContext } from './fulfillment.rows.ts';

/** Of units that go into another parcel, those that were picked: pieces that nobody has picked go first. */
export function pickedOf(context: FulfillmentContext, units: Units): Units {
  const { contents, picked } = parcelOf(context);
  return minUnits(picked, withoutUnits(units, withoutUnits(contents, picked)));
}

/** Units go into another parcel, and those of them that were picked go as picked. */
export function given(
  context: FulfillmentContext,
  event: SplitFulfillment | ResolvedMerge,
  units: Units,
): FulfillmentContext {
  const picked = pickedOf(context, units);
  const arranged = outdated(foreseen(context, event.fulfillment), event.id);
  const left = enter(arranged, rowOf('moved_out', event.id, event, { units, of: event.into }));
  return picked.length > 0 ? enter(left, rowOf('unpicked', event.id, {}, { units: picked, of: event.into })) : left;
}

/** Units come from another parcel, with what was picked of them and the day on which they are to leave. */
export function taken(context: FulfillmentContext, event: ResolvedMerge): FulfillmentContext {
  const { units = noUnits, picked = noUnits, shipBy, from: of } = event;
  const arranged = outdated(foreseen(context, event.fulfillment), event.id);
  const held = enter(arranged, rowOf('moved_in', event.id, event, { units: normalUnits(units), of, shipBy }));
  return picked.length > 0 ? enter(held, rowOf('picked', event.id, {}, { units: picked, of })) : held;
}

/** A shipment did not leave after all. Where it was the last one, the parcel holds what was in it: the rest is open since it left. */
export function takenBack(context: FulfillmentContext, event: UnshipFulfillment): FulfillmentContext {
  const { shipments, contents, packed } = parcelOf(context);
  const [last, ...others] = shipments;
  const row = (units?: Units) => rowOf('unshipped', event.of, event, { units, op: event.id });
  if (others.length > 0) return enter(context, row());
  const units = last?.units ?? contents;
  if (packed.length > 0 || lastBroughtBackOf(context.rows).length > 0) return enter(context, row(units));
  const known = enter(foreseen(context, event.fulfillment, units), row());
  const rest = withoutUnits(parcelOf(known).contents, units);
  return rest.length > 0 ? enter(known, rowOf('moved_out', event.id, {}, { units: rest })) : known;
}

/** Whoever looked before saw a parcel that is no more as it was, or was told by a later look. */
export function outdated(context: FulfillmentContext, by: string): FulfillmentContext {
  return looksOf(context).reduce(
    (known, { reference }) => enter(known, rowOf('outdated', reference, {}, { of: by })),
    context,
  );
}

/** A parcel that nobody planned, nor packed yet, is planned from the moment at which we arrange it: as what it holds then. */
function foreseen(
  context: FulfillmentContext,
  fulfillment: string,
  units: Units = parcelOf(context).contents,
): FulfillmentContext {
  return rowsOf(context.rows, 'planned').length > 0
    ? context
    : enter(context, rowOf('planned', fulfillment, {}, { units }));
}
