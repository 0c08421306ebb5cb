import { instant, rowOf } from '../events.ts';
import { enter, hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import type { LifecycleContext } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import type { HoldCause } from '../statuses.ts';
import { normalUnits } from '../units.ts';
import type { HoldPlaced, HoldReleased, HoldTarget, PlaceHold, ReleaseHold } from './holds.events.ts';

/** A hold that stands. @since 0.1.0 */
export interface Hold {
  /** Its handle. */
  readonly hold: string;
  readonly on: HoldTarget;
  readonly cause: HoldCause;
  /** Absent where another service reported the hold and did not say whose it is. */
  readonly owner?: string;
  /** An ISO 8601 UTC instant. */
  readonly expiresAt?: string;
  /** When it began, if that is known. */
  readonly since?: string;
  /** Why, for people. */
  readonly reason?: string;
}

/** Every hold that stands, by handle. A `held` row is taken back by the `released` row of its handle, whichever came first. */
export const openHoldsOf: (context: LifecycleContext) => readonly Hold[] = once(({ rows }) =>
  rowsOf(rows, 'held').flatMap((row) => (hasRow(rows, 'released', row.reference) ? [] : [holdOf(row)])),
);

function holdOf({ reference, cause, owner, expiresAt, occurredAt, reason: why, ...row }: LedgerRow): Hold {
  return {
    hold: reference,
    on: targetOf(row),
    cause: cause as HoldCause,
    ...(owner !== undefined && { owner }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(occurredAt !== undefined && { since: occurredAt }),
    ...(why !== undefined && { reason: why }),
  };
}

/** A row that names a parcel is about the parcel, whatever another report of the same handle names. */
function targetOf({ fulfillment, units }: Pick<LedgerRow, 'fulfillment' | 'units'>): HoldTarget {
  if (fulfillment !== undefined) return { fulfillment };
  return units === undefined ? 'order' : { units };
}

function heldRow(event: HoldPlaced | PlaceHold, owner: string | undefined): LedgerRow<'held'> {
  const { on, cause, expiresAt } = event;
  return rowOf('held', event.hold, event, {
    fulfillment: typeof on === 'object' && 'fulfillment' in on ? on.fulfillment : undefined,
    units: typeof on === 'object' && 'units' in on ? normalUnits(on.units) : undefined,
    cause,
    owner,
    expiresAt: expiresAt === undefined ? undefined : instant(expiresAt),
  });
}

/** What speaks against a command about a hold. */
export const holdRules = {
  isNewHold: ({ rows }: LifecycleContext, { hold }: PlaceHold): null | Reason =>
    hasRow(rows, 'held', hold) || hasRow(rows, 'released', hold) ? reason('reference_used', { reference: hold }) : null,
  isOpenHold: (context: LifecycleContext, { hold }: ReleaseHold): null | Reason =>
    openHoldsOf(context).some((one) => one.hold === hold)
      ? null
      : reason('unknown_part', { part: 'open hold', id: hold }),
};

/** What is known of holds after an event. */
export const holdEvolvers = {
  recordHold: (context: LifecycleContext, event: HoldPlaced) => enter(context, heldRow(event, event.owner)),
  recordRelease: (context: LifecycleContext, event: HoldReleased) =>
    enter(context, rowOf('released', event.hold, event)),
  hold: (context: LifecycleContext, event: PlaceHold) =>
    enter(context, heldRow({ occurredAt: event.at, ...event }, event.owner ?? event.by.id)),
  release: (context: LifecycleContext, event: ReleaseHold) =>
    enter(context, rowOf('released', event.hold, { occurredAt: event.at, ...event })),
};
