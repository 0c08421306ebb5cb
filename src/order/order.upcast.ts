import { isPlain } from '../checks.ts';

type Json = Readonly<Record<string, unknown>>;

/** One step from an older structure of records to the next: what `up` gives has the format `from + 1`. */
export interface RecordUpcast {
  readonly from: number;
  /** Pure; gets a record of the format `from` that nobody has looked at, and leaves it as it is. */
  readonly up: (record: Json) => Json;
}

/**
 * One step from an older shape of an event to the next. Histories carry no version of events: an older shape is known by itself, so a
 * new version has to look otherwise (a field added, renamed or of another type). What only means something else is a new event type.
 */
export interface EventUpcast {
  readonly type: string;
  /** Whether the event has the older shape. */
  readonly is: (event: Json) => boolean;
  /** Pure; what it gives is not of the older shape. */
  readonly up: (event: Json) => Json;
}

/** Every step there is, the oldest first. */
export interface Upcasts {
  readonly records: readonly RecordUpcast[];
  readonly events: readonly EventUpcast[];
}

/**
 * The versions so far. Records have format 1, every event has one shape: no steps yet. A later change is one row here, and the golden
 * files of the releases before it, which stay as they are, show that it is complete.
 */
export const upcasts: Upcasts = { records: [], events: [] };

/** The structure that this version writes. */
export const recordFormat = 1;

/** A record in the present structure, with what waits in it; one that is newer, or that no step begins at, comes back as it is. */
export function upcastRecord(record: Json, { records, events }: Upcasts = upcasts): Json {
  const lifted = records.reduce(
    (known, { from, up }) => (known.format === from ? { ...up(known), format: from + 1 } : known),
    record,
  );
  const { parked } = lifted;
  if (lifted.format !== recordFormat || !Array.isArray(parked)) return lifted;
  const facts: readonly unknown[] = parked;
  const present = facts.map((fact) => (isPlain(fact) ? upcastEvent(fact, events) : fact));
  return present.every((fact, i) => fact === facts[i]) ? lifted : { ...lifted, parked: present };
}

/** An event in its present shape; the very same value where it has that already. */
export function upcastEvent<Event extends object>(event: Event, events: Upcasts['events'] = upcasts.events): Event {
  return events.reduce<Json>(
    (known, { type, is, up }) => (known.type === type && is(known) ? up(known) : known),
    event as Json,
  ) as Event;
}
