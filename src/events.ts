import { fields } from './ledger.fields.ts';
import type { LedgerRow } from './ledger.ts';
import type { ActorKind } from './statuses.ts';

/**
 * Who sends an event.
 *
 * @since 0.1.0
 */
export interface Actor {
  /** Decides which commands are allowed. */
  readonly kind: ActorKind;
  /** Who exactly: a user's, service's or job's id. */
  readonly id: string;
}

/**
 * What every event carries.
 *
 * @since 0.1.0
 */
export interface Envelope {
  /** The event's own id. A command's id is its idempotency key: the same id never acts twice. A fact is known by its reference instead. */
  readonly id: string;
  /** When we learnt it: an ISO 8601 UTC instant. The library has no clock. */
  readonly at: string;
  /** Who says so. */
  readonly by: Actor;
  /** When it happened in the world, if known: an ISO 8601 UTC instant. Deadlines count from it; nothing is ordered by it. */
  readonly occurredAt?: string;
  /** Why, for people. */
  readonly reason?: string;
}

/**
 * How long texts and lists may be. What follows from an event has a longer id than that: a deadline names its tender and
 * authorization, a cancellation's refund names the cancellation and its tender, a shipment may bear the id of its command.
 */
export const longest = { id: 200, reference: 500, event: 2_500, op: 3_500, reason: 2_000, units: 10_000 } as const;

/** The same instant in one spelling, so that instants compare as text. */
export function instant(text: string): string {
  if (text.length === 24 && text.endsWith('Z')) return text;
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
}

const places: ReadonlyMap<string, number> = new Map(fields.map((field, place) => [field, place]));

/** The ledger row of an event: absent fields stay absent, and every row is written in one order, so equal rows are equal texts. */
export function rowOf<Kind extends string>(
  kind: Kind,
  reference: string,
  event: Partial<Pick<Envelope, 'occurredAt' | 'reason'>>,
  more: { readonly [Field in keyof LedgerRow]?: LedgerRow[Field] | undefined } = {},
): LedgerRow<Kind> {
  const said = {
    ...more,
    occurredAt: event.occurredAt === undefined ? undefined : instant(event.occurredAt),
    reason: event.reason,
  };
  const told: number[] = [];
  for (const field of Object.keys(said) as (keyof typeof said)[]) {
    if (said[field] !== undefined) told.push(places.get(field) as number);
  }
  const row: Record<string, unknown> = { kind, reference };
  for (const place of told.sort((a, b) => a - b)) {
    const field = fields[place] as keyof typeof said;
    row[field] = said[field];
  }
  return row as unknown as LedgerRow<Kind>;
}
