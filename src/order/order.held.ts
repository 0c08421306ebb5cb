import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { openHoldsOf } from '../holds/holds.ledger.ts';
import { addUnits, maxUnits, noUnits, quantityOf, type Units } from '../units.ts';
import type { Fulfillment, Order } from './order.ts';

/** What holds keep back, before it is compared with what is open. */
export interface Holding {
  /** A hold is on the whole order. */
  readonly whole: boolean;
  /** Pieces in parcels that are held; each parcel counts once. */
  readonly inParcels: Units;
  /** Pieces that holds name line by line: as few as can be, so holds on one line overlap as far as they can. */
  readonly named: Units;
}

/** Whether a parcel is still here, to be worked on. */
export function isHere({ state }: Pick<Fulfillment, 'state'>): boolean {
  return state !== 'shipped' && state !== 'delivered' && state !== 'canceled';
}

const nothingHeld: Holding = { whole: false, inParcels: noUnits, named: noUnits };

/** What holds keep back. */
export function holdingOf({ fulfillments, lifecycle }: Pick<Order, 'fulfillments' | 'lifecycle'>): Holding {
  const targets = openHoldsOf(lifecycle.context).map(({ on }) => on);
  if (targets.length === 0) return nothingHeld;
  const parcels = new Set(
    targets.flatMap((on) => (typeof on === 'object' && 'fulfillment' in on ? [on.fulfillment] : [])),
  );
  return {
    whole: targets.includes('order'),
    inParcels: fulfillments
      .filter((parcel) => parcels.has(parcel.id) && isHere(parcel))
      .reduce((units, { context }) => addUnits(units, parcelOf(context).contents), noUnits),
    named: targets.reduce<Units>(
      (units, on) => (typeof on === 'object' && 'units' in on ? maxUnits(units, on.units) : units),
      noUnits,
    ),
  };
}

/** How many of a line's open pieces are kept back, by stock or by holds: as few as can be. */
export function heldOf({ whole, inParcels, named }: Holding, line: string, open: number, rejected: number): number {
  if (whole) return open;
  return Math.min(open, Math.max(rejected, quantityOf(inParcels, line), quantityOf(named, line)));
}
