import { instant, rowOf } from '../events.ts';
import { enter, has, hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import { onceWhere } from '../once.ts';
import type { LifecycleContext, LifecycleKind } from '../order/lifecycle.ledger.ts';
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
export const openHoldsOf: (context: LifecycleContext) => readonly Hold[] = onceWhere(
  has<LifecycleKind>('held'),
  [],
  ({ rows }) => rowsOf(rows, 'held').flatMap((row) => (hasRow(rows, 'released', row.reference) ? [] : [holdOf(row)])),
);

/** Where one report knows of no end, there is none: the last instant that four digits can write, which every join keeps. */
const never = '9999-12-31T23:59:59.999Z';

function holdOf({ reference, cause, owner, expiresAt, occurredAt, reason: why, ...row }: LedgerRow): Hold {
  return {
    hold: reference,
    on: targetOf(row),
    cause: cause as HoldCause,
    ...(owner !== undefined && { owner }),
    ...(expiresAt !== undefined && expiresAt !== never && { expiresAt }),
    ...(occurredAt !== undefined && { since: occurredAt }),
    ...(why !== undefined && { reason: why }),
  };
}

/** What a hold is on. Its reports may differ: the widest kind counts, which is the least text. */
function formOf({ form, fulfillment, units }: Pick<LedgerRow, 'form' | 'fulfillment' | 'units'>): string {
  return form ?? (fulfillment !== undefined ? 'parcel' : units === undefined ? 'order' : 'units');
}

function targetOf(row: Pick<LedgerRow, 'form' | 'fulfillment' | 'units'>): HoldTarget {
  const form = formOf(row);
  if (form === 'parcel' && row.fulfillment !== undefined) return { fulfillment: row.fulfillment };
  return form === 'units' && row.units !== undefined ? { units: row.units } : 'order';
}

/**
 * A second report of a hold makes it no narrower and no shorter. That a report names no parcel, no units or no end says something,
 * so where two differ in that it is written down before the rows join.
 */
function enterHold(context: LifecycleContext, row: LedgerRow<'held'>): LifecycleContext {
  const known = rowsOf(context.rows, 'held').find(({ reference }) => reference === row.reference);
  if (!known) return enter(context, row);
  const { kind, reference } = row;
  const differs = formOf(known) !== formOf(row);
  const ends = (known.expiresAt === undefined) === (row.expiresAt === undefined);
  const spelled = differs ? enter(context, { kind, reference, form: formOf(known) }) : context;
  return enter(spelled, { ...row, ...(differs && { form: formOf(row) }), ...(!ends && { expiresAt: never }) });
}

function heldRow(
  event: HoldPlaced | PlaceHold,
  { owner, source }: { readonly owner: string | undefined; readonly source?: string | undefined },
): LedgerRow<'held'> {
  const { on, cause, expiresAt } = event;
  return rowOf('held', event.hold, event, {
    fulfillment: typeof on === 'object' && 'fulfillment' in on ? on.fulfillment : undefined,
    units: typeof on === 'object' && 'units' in on ? normalUnits(on.units) : undefined,
    cause,
    owner,
    source,
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

/** The warehouse whose command placed a hold, whatever others report of it. */
export function placerOf({ rows }: LifecycleContext, hold: string): string | undefined {
  return rowsOf(rows, 'held').find(({ reference }) => reference === hold)?.source;
}

/** What is known of holds after an event. */
export const holdEvolvers = {
  recordHold: (context: LifecycleContext, event: HoldPlaced) =>
    enterHold(context, heldRow(event, { owner: event.owner })),
  recordRelease: (context: LifecycleContext, event: HoldReleased) =>
    enter(context, rowOf('released', event.hold, event)),
  hold: (context: LifecycleContext, event: PlaceHold) =>
    enterHold(
      context,
      heldRow(
        { occurredAt: event.at, ...event },
        { owner: event.owner ?? event.by.id, source: event.by.kind === 'warehouse' ? event.by.id : undefined },
      ),
    ),
  release: (context: LifecycleContext, event: ReleaseHold) =>
    enter(context, rowOf('released', event.hold, { occurredAt: event.at, ...event })),
};
