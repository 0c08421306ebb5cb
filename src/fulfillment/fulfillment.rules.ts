import { longest } from '../events.ts';
import { hasRow, rowsOf } from '../ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import { countUnits, normalUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { FulfillmentEvent } from './fulfillment.events.ts';
import { parcelOf } from './fulfillment.ledger.ts';
import { handoverOf } from './fulfillment.plan.ts';
import type { FulfillmentContext } from './fulfillment.rows.ts';
import { cancelsAskedOf, isWithService, serviceOf } from './fulfillment.service.ts';

type Of<Type extends FulfillmentEvent['type']> = Extract<FulfillmentEvent, { readonly type: Type }>;

function namesMoreThan(contents: Units, units: Units | undefined): null | Reason {
  if (units === undefined) return null;
  if (countUnits(units) === 0) return reason('empty_selection');
  const over = withoutUnits(normalUnits(units), contents)[0];
  if (!over) return null;
  const available = quantityOf(contents, over.line);
  return reason('exceeds_parcel', { line: over.line, requested: available + over.quantity, available });
}

function isElsewhere(context: FulfillmentContext): null | Reason {
  return isWithService(context) ? reason('with_service', { service: serviceOf(context)?.service ?? '' }) : null;
}

/** What speaks against a command, as far as the parcel knows. */
export const rules = {
  fitsParcel: (context: FulfillmentContext, event: Of<'fulfillment.pack'>) =>
    namesMoreThan(parcelOf(context).contents, event.units),
  isNewShipment: (context: FulfillmentContext, event: Of<'fulfillment.ship'>) =>
    hasRow(context.rows, 'shipped', event.reference ?? event.id)
      ? reason('reference_used', { reference: event.reference ?? event.id })
      : namesMoreThan(parcelOf(context).contents, event.units),
  canGive: (context: FulfillmentContext, event: Of<'fulfillment.split'>) =>
    isElsewhere(context) ?? namesMoreThan(parcelOf(context).contents, event.units),
  isOurs: (context: FulfillmentContext, _event: Of<'fulfillment.merge'> | Of<'fulfillment.move'>) =>
    isElsewhere(context),
  isToBePicked: (context: FulfillmentContext, event: Of<'fulfillment.pick'>) => {
    const { contents, picked } = parcelOf(context);
    return namesMoreThan(withoutUnits(contents, picked), event.units);
  },
  isForPickup: (context: FulfillmentContext, { id, until }: Of<'fulfillment.offer'>) => {
    const handover = handoverOf(context);
    // The offer bears the id, and its deadline names it.
    if (until !== undefined && id.length > longest.reference)
      return reason('invalid_event', {
        path: 'id',
        problem: `a text of 1 to ${longest.reference} characters is needed`,
      });
    return handover === 'pickup' ? null : reason('other_handover', { handover, needed: 'pickup' });
  },
  isNotAskedAlready: (context: FulfillmentContext, _event: Of<'fulfillment.cancel'>) => {
    const operations = cancelsAskedOf(context).map((row) => row.reference);
    return operations.length > 0 ? reason('operation_pending', { operations }) : null;
  },
  canComeBack: (context: FulfillmentContext, event: Of<'fulfillment.unship'>) => {
    const { shipments, shipped, delivered, contents } = parcelOf(context);
    const shipment = shipments.find((row) => row.reference === event.of);
    if (!shipment) return reason('unknown_part', { part: 'shipment', id: event.of });
    const rest = withoutUnits(shipped, shipment.units ?? contents);
    const arrived =
      rowsOf(context.rows, 'delivered').some((row) => row.of === event.of) || withoutUnits(delivered, rest).length > 0;
    return arrived ? reason('already_delivered', { shipment: event.of }) : null;
  },
};
