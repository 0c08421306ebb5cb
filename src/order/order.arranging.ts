import type { Envelope } from '../events.ts';
import { pickedOf } from '../fulfillment/fulfillment.arranging.ts';
import type { MergeFulfillments, SplitFulfillment } from '../fulfillment/fulfillment.commands.events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { planOf, shipByOf } from '../fulfillment/fulfillment.plan.ts';
import { standingAddress } from '../papers/papers.ledger.ts';
import type { Units } from '../units.ts';
import { leavesBy } from './order.deadlines.ts';
import { envelopeOf } from './order.implied.ts';
import type { Cascade, StepEvent } from './order.parts.ts';
import type { Fulfillment, Order } from './order.ts';

/** What was split off goes on as its parcel does. */
export function splitOf(order: Order, command: SplitFulfillment): Cascade {
  const source = order.fulfillments.find(({ id }) => id === command.fulfillment);
  const steps = source ? goesOnAs(order, source, command, command.into, command.units) : [];
  return { first: command, next: () => steps };
}

/** A parcel that takes units of another: planned, picked and addressed alike. */
export function goesOnAs(
  order: Order,
  { id, context }: Fulfillment,
  command: Envelope,
  fulfillment: string,
  units: Units,
): readonly StepEvent[] {
  const envelope = (name: string) => envelopeOf(command, `${command.id}:${name}:${id}`);
  const picked = pickedOf(context, units);
  const reference = `${command.id}:picked:${id}`;
  return [
    { ...envelope('into'), ...planOf(context), type: 'fulfillment.plan', fulfillment, units },
    ...(picked.length > 0
      ? [{ ...envelope('picked'), type: 'fulfillment.picked', fulfillment, reference, units: picked } as const]
      : []),
    ...goesWhere(order, id, envelope('address'), fulfillment),
  ];
}

/** One parcel gives its units, the other takes them; it leaves by the earlier of both days. */
export function mergeOf(order: Order, command: MergeFulfillments): Cascade {
  const { fulfillment: from, into } = command;
  const [source, target] = [from, into].map((id) => order.fulfillments.find((parcel) => parcel.id === id));
  if (!source || !target) return { first: command, next: () => [] };
  const units = parcelOf(source.context).contents;
  const picked = pickedOf(source.context, units);
  const shipBy = earlierDay(order, source, target);
  const taken = {
    ...envelopeOf(command, `${command.id}:into`),
    type: command.type,
    fulfillment: into,
    into,
    from,
    units,
    ...(picked.length > 0 && { picked }),
    ...(shipBy !== undefined && { shipBy }),
  };
  const address =
    standingAddress(order.lifecycle.context, into) === undefined
      ? goesWhere(order, from, envelopeOf(command, `${command.id}:address`), into)
      : [];
  return { first: command, next: () => [taken, ...address] };
}

/** By when both leave, where one of them has a day of its own. */
function earlierDay(order: Order, ...parcels: readonly Fulfillment[]): string | undefined {
  if (parcels.every(({ context }) => shipByOf(context) === undefined)) return undefined;
  return parcels
    .flatMap(({ context }) => leavesBy(order, context) ?? [])
    .sort()
    .at(0);
}

/** A parcel with an address of its own takes it along. */
function goesWhere(order: Order, from: string, envelope: Envelope, fulfillment: string): readonly StepEvent[] {
  const address = standingAddress(order.lifecycle.context, from)?.address;
  return address === undefined ? [] : [{ ...envelope, type: 'order.change_address', address, fulfillment }];
}
