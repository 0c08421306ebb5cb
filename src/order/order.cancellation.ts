import { endingsOf } from '../decisions/decisions.ledger.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { isWithService } from '../fulfillment/fulfillment.service.ts';
import { hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import type { FulfillmentState } from '../statuses.ts';
import { countUnits, minUnits, normalUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { CancelUnits } from './lifecycle.events.ts';
import { goesOnAs } from './order.arranging.ts';
import { figuresOf } from './order.figures.ts';
import { envelopeOf } from './order.implied.ts';
import { nextId, type StepEvent } from './order.parts.ts';
import type { Fulfillment, Order } from './order.ts';

/** Parcels from which units can still be taken out: nobody closed them, and no service has them. */
const giving: ReadonlySet<FulfillmentState> = new Set(['open', 'scheduled', 'in_progress']);

function isGiving({ state, context }: Fulfillment): boolean {
  return giving.has(state) && !isWithService(context);
}

/** Units that can be canceled one by one: in no parcel, or in one from which they can be taken out. */
export function cancelableUnits(order: Order): Units {
  const parcels = order.fulfillments.filter(isGiving).map(({ context }) => parcelOf(context).contents);
  return normalUnits(
    figuresOf(order).lines.map(({ line, live, handedOver, planned }) => ({
      line: line.id,
      quantity: Math.max(
        0,
        live - handedOver - planned + parcels.reduce((sum, contents) => sum + quantityOf(contents, line.id), 0),
      ),
    })),
  );
}

/** What is taken out of parcels for a cancellation: those units first that are in none, then parcel by parcel. A parcel that is left empty is called off. */
export function takenFromParcels(order: Order, command: CancelUnits): readonly StepEvent[] {
  const free = normalUnits(
    figuresOf(order).lines.map(({ line, live, handedOver, planned }) => ({
      line: line.id,
      quantity: Math.max(0, live - handedOver - planned),
    })),
  );
  let left = withoutUnits(normalUnits(command.units), free);
  const called: { readonly id: string }[] = order.fulfillments.filter(({ id }) => id.startsWith('canceled-'));
  return order.fulfillments.filter(isGiving).flatMap((parcel) => {
    const { contents } = parcelOf(parcel.context);
    const units = minUnits(contents, left);
    left = withoutUnits(left, units);
    if (units.length === 0) return [];
    if (countUnits(units) === countUnits(contents)) return [callOff(command, parcel.id)];
    const into = nextId(called, 'canceled');
    called.push({ id: into });
    return cutOff(order, command, parcel, units, into);
  });
}

function cutOff(
  order: Order,
  command: CancelUnits,
  parcel: Fulfillment,
  units: Units,
  into: string,
): readonly StepEvent[] {
  const { id } = parcel;
  return [
    { ...envelopeOf(command, `${command.id}:split:${id}`), type: 'fulfillment.split', fulfillment: id, into, units },
    ...goesOnAs(order, parcel, command, into, units),
    callOff(command, into),
  ];
}

function callOff(command: CancelUnits, fulfillment: string): StepEvent {
  return { ...envelopeOf(command, `${command.id}:cancel:${fulfillment}`), type: 'fulfillment.cancel', fulfillment };
}

/** A cancellation that stands, and what is asked for by it. */
export interface Cancellation {
  /** The id of its command. */
  readonly reference: string;
  readonly units: Units;
  /** What is to go back into stock, as far as it is effectively canceled: what left all the same is not put back. */
  readonly restock: Units;
  readonly notify: boolean;
}

/** Every cancellation of ours that was not taken back. Of what is canceled, those that are back in stock already have their part first. */
export function cancellationsOf(order: Order): readonly Cancellation[] {
  const { context } = order.lifecycle;
  const [whole, partly] = [endingsOf(context, 'cancel_all'), rowsOf(context.rows, 'cancel_unshipped')];
  if (whole.length + partly.length === 0) return [];
  const rows = [...whole, ...partly];
  const isBack = ({ reference }: LedgerRow) => hasRow(context.rows, 'stock_restocked', reference);
  let canceled: Units = figuresOf(order).lines.map(({ line, canceled: quantity }) => ({ line: line.id, quantity }));
  return [...rows.filter(isBack), ...rows.filter((row) => !isBack(row))].map(
    ({ reference, units = [], restock: asked = [], notify = false }) => {
      const restock = minUnits(asked, canceled);
      canceled = withoutUnits(canceled, restock);
      return { reference, units, restock, notify };
    },
  );
}
