import { currentOf, type Ledger, rowsOf } from '../ledger.ts';
import type { Handover } from './fulfillment.facts.events.ts';
import { parcelOf } from './fulfillment.ledger.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';

/** The date before which nobody works on a parcel. @since 0.1.0 */
export interface Schedule {
  /** An ISO 8601 instant. */
  readonly startsAt: string;
  /** The command that chose the date; absent where the parcel was planned with it. */
  readonly of?: string;
}

/**
 * The date that a parcel waits for: the last one chosen, if the work was not started since. Takes the parcel's context.
 *
 * @since 0.1.0
 */
export function scheduleOf({ rows }: FulfillmentContext): Schedule | null {
  const chosen = currentOf(rows, 'scheduled') ?? rowsOf(rows, 'planned').find((row) => row.startsAt !== undefined);
  if (chosen?.startsAt === undefined) return null;
  const of = chosen.kind === 'scheduled' ? chosen.reference : undefined;
  const started = rowsOf(rows, 'started').some((row) => row.of === of);
  return started ? null : { startsAt: chosen.startsAt, ...(of !== undefined && { of }) };
}

/** How a parcel is handed over. Takes the parcel's context. @since 0.1.0 */
export function handoverOf(context: FulfillmentContext): Handover {
  return (plannedAs(context, 'handover') as Handover | undefined) ?? 'shipping';
}

/** Where a parcel is put together, if that is known: where it was moved last, or planned. Takes the parcel's context. @since 0.1.0 */
export function locationOf(context: FulfillmentContext): string | null {
  return currentOf(context.rows, 'relocated')?.location ?? plannedAs(context, 'location') ?? null;
}

/** By when a parcel was planned to leave; the earliest day, where units of other parcels were put into it. */
export function shipByOf({ rows }: FulfillmentContext): string | undefined {
  let first: string | undefined;
  for (const kind of ['planned', 'moved_in'] as const) {
    for (const { shipBy } of rowsOf(rows, kind)) {
      if (shipBy !== undefined && (first === undefined || shipBy < first)) first = shipBy;
    }
  }
  return first;
}

/** What a parcel that is split off goes on with. */
export function planOf(context: FulfillmentContext) {
  const [startsAt, shipBy] = [scheduleOf(context)?.startsAt, shipByOf(context)];
  const location = locationOf(context);
  return {
    handover: handoverOf(context),
    ...(startsAt !== undefined && { startsAt }),
    ...(shipBy !== undefined && { shipBy }),
    ...(location !== null && { location }),
  };
}

/** Whether a parcel waits to be collected. @since 0.1.0 */
export interface Pickup {
  /** It was offered, is here, and nobody said that it was not collected. */
  readonly ready: boolean;
  /** Until when it waits: an ISO 8601 instant. */
  readonly until?: string;
}

/** Whether a parcel waits to be collected, and until when. Takes the parcel's context. @since 0.1.0 */
export function pickupOf(context: FulfillmentContext): Pickup {
  if (parcelOf(context).shipped.length > 0) return { ready: false };
  const offers = offersOf(context);
  const until = offers
    .flatMap((row) => row.expiresAt ?? [])
    .sort()
    .at(-1);
  return { ready: offers.length > 0, ...(until !== undefined && { until }) };
}

/** The offers that stand. */
export function offersOf({ rows }: FulfillmentContext): Ledger<FulfillmentKind> {
  const offers = rowsOf(rows, 'offered');
  if (offers.length === 0) return offers;
  const over = new Set(rowsOf(rows, 'not_collected').map((row) => row.of));
  return offers.filter((row) => !over.has(row.reference));
}

function plannedAs({ rows }: FulfillmentContext, field: 'handover' | 'location'): string | undefined {
  return rowsOf(rows, 'planned').find((row) => row[field] !== undefined)?.[field];
}
