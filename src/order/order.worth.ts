import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { type Money, shareOf } from '../money.ts';
import { once } from '../once.ts';
import { parcelChargesOf } from '../payment/payment.operations.ts';
import { addUnits, countUnits, normalUnits, noUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import type { Order } from './order.ts';

/** What a parcel's units cost, and how much of that was asked for. @since 0.1.0 */
export interface ParcelWorth {
  /** What its units cost. */
  readonly worth: Money;
  /** What was asked for, or came, by captures that name the parcel. */
  readonly charged: Money;
  /** What may still be captured for it. */
  readonly left: Money;
}

/**
 * What the units of a parcel cost: of what left with it or, before it leaves, of what it is to hold. Nothing for a parcel that is
 * unknown; for one that is canceled what was taken for it and did not go back, which counts for the parcels that go instead.
 *
 * Parcels that were charged come first, then those that left, then the others, each by id; every one costs the difference that its units
 * make to the share of the units before it, and the first also what needs no shipping. What is owed more once all units were charged, the
 * last of them costs. So the parcels of an order cost what the order costs, to the cent, in whatever order they are charged.
 *
 * @since 0.1.0
 */
export function worthOf(order: Order, fulfillment: string): ParcelWorth {
  const own = chargesOf(order).filter((charge) => charge.fulfillment === fulfillment);
  const charged = own.reduce((sum, { amount }) => sum + amount, 0);
  const worth = worthSum(own) + (chargeIn(order, fulfillment)?.worth ?? 0);
  const money = (amount: number) => ({ amount, currency: order.currency });
  return { worth: money(worth), charged: money(charged), left: money(Math.max(0, worth - charged)) };
}

/** Units of a parcel that no capture has been accepted for. */
export interface ParcelCharge {
  readonly fulfillment: string;
  readonly units: Units;
  /** What these units cost, in minor units. */
  readonly worth: number;
}

/** What a capture for a parcel takes on; `undefined` where captures were accepted for all of it. */
export function chargeIn(order: Order, fulfillment: string): ParcelCharge | undefined {
  return unchargedOf(order).find((charge) => charge.fulfillment === fulfillment);
}

const unchargedOf: (order: Order) => readonly ParcelCharge[] = once((order) => {
  const charges = chargesOf(order);
  const rests = order.fulfillments.flatMap(({ id, state, context }) => {
    const own = unitsOf(charges.filter(({ fulfillment }) => fulfillment === id));
    const units = state === 'canceled' ? noUnits : withoutUnits(unitsIn(order, context), own);
    return countUnits(units) > 0 ? [{ fulfillment: id, units, left: parcelOf(context).shipped.length > 0 }] : [];
  });
  let units = unitsOf(charges);
  let cost = worthSum(charges);
  if (rests.length === 0) return restOfAll(order, charges, costOf(order, units) - cost);
  return [...rests.filter(({ left }) => left), ...rests.filter(({ left }) => !left)].map((rest) => {
    units = addUnits(units, rest.units);
    const before = cost;
    cost = Math.max(before, costOf(order, units));
    return { fulfillment: rest.fulfillment, units: rest.units, worth: cost - before };
  });
});

/** What is owed more by now than was charged for, where no unit is left that could be charged with it. */
function restOfAll(order: Order, charges: readonly Charge[], worth: number): readonly ParcelCharge[] {
  const units = unitsOf(charges);
  const isAll = figuresOf(order).lines.every(
    ({ line, live }) => !line.requiresShipping || quantityOf(units, line.id) >= live,
  );
  const last = charges.flatMap((charge) => (countUnits(charge.units) > 0 ? [charge.fulfillment] : [])).sort();
  return last.length > 0 && isAll && worth > 0 ? [{ fulfillment: last.at(-1) as string, units: noUnits, worth }] : [];
}

/** A capture for a parcel that was accepted, with what it was accepted for. */
interface Charge {
  readonly fulfillment: string;
  readonly amount: number;
  readonly units: Units;
  readonly worth: number;
}

const chargesOf: (order: Order) => readonly Charge[] = once((order) => {
  const canceled = new Set(order.fulfillments.flatMap(({ id, state }) => (state === 'canceled' ? [id] : [])));
  return order.payments.flatMap(({ context }) =>
    parcelChargesOf(context).map(({ row, amount, back }) => {
      const { fulfillment = '', units = noUnits, worth } = row;
      const kept = Math.max(0, amount - back);
      return canceled.has(fulfillment)
        ? { fulfillment, amount: kept, units: noUnits, worth: kept }
        : { fulfillment, amount, units, worth: worth?.amount ?? 0 };
    }),
  );
});

function unitsOf(charges: readonly Charge[]): Units {
  return charges.reduce((units, charge) => addUnits(units, charge.units), noUnits);
}

function worthSum(charges: readonly Charge[]): number {
  return charges.reduce((sum, { worth }) => sum + worth, 0);
}

/** The order's own units in a parcel. */
function unitsIn(order: Order, context: Order['fulfillments'][number]['context']): Units {
  const { shipped, contents } = parcelOf(context);
  const known = new Set(figuresOf(order).lines.map(({ line }) => line.id));
  return normalUnits((shipped.length > 0 ? shipped : contents).filter(({ line }) => known.has(line)));
}

/** What so many units cost: the share of their lines, and with the last unit that is wanted all of the line. */
function costOf(order: Order, units: Units): number {
  return figuresOf(order).lines.reduce((sum, figures) => sum + costOfLine(figures, units), 0);
}

function costOfLine({ line, live, canceled }: LineFigures, units: Units): number {
  const whole = line.total - shareOf(line.total, canceled, line.quantity);
  const count = quantityOf(units, line.id);
  if (!line.requiresShipping || count >= live) return whole;
  return Math.min(whole, shareOf(line.total, count, line.quantity));
}
