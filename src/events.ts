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

type Field = (typeof fields)[number];

const places: ReadonlyMap<Field, number> = new Map(fields.map((field, place) => [field, place]));

/** Puts a field where a row has it. */
function inPlace(told: Field[], field: Field): void {
  const place = places.get(field) as number;
  let at = told.length;
  while (at > 0 && (places.get(told[at - 1] as Field) as number) > place) at--;
  told.splice(at, 0, field);
}

/** The ledger row of an event: absent fields stay absent, and every row is written in one order, so equal rows are equal texts. */
export function rowOf<Kind extends string>(
  kind: Kind,
  reference: string,
  event: Partial<Pick<Envelope, 'occurredAt' | 'reason'>>,
  more: { readonly [Field in keyof LedgerRow]?: LedgerRow[Field] | undefined } = {},
): LedgerRow<Kind> {
  const occurredAt = event.occurredAt === undefined ? undefined : instant(event.occurredAt);
  const { reason } = event;
  const told: Field[] = [];
  for (const field of Object.keys(more) as Field[]) {
    if (more[field] !== undefined && field !== 'occurredAt' && field !== 'reason') inPlace(told, field);
  }
  if (occurredAt !== undefined) inPlace(told, 'occurredAt');
  if (reason !== undefined) inPlace(told, 'reason');
  const row: Record<string, unknown> = { kind, reference };
  for (const field of told) {
    row[field] = field === 'occurredAt' ? occurredAt : field === 'reason' ? reason : more[field];
  }
  return row as unknown as LedgerRow<Kind>;
}
