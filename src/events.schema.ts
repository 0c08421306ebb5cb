import * as z from 'zod';
import { isOwnCode, mostPieces } from './checks.ts';
import { longest } from './events.ts';
import { actorKinds, type OwnCode } from './statuses.ts';

/** A text of at most so many characters. */
export const text = (most: number) => z.string().min(1).max(most);

/** An id of a part or line. */
export const id = text(longest.id);

/** A reporter's id of an occurrence. */
export const reference = text(longest.reference);

/** The occurrence that another belongs to; it may bear the id of our own command. */
export const of = text(longest.event);

/** The id of our command that a fact answers; one that follows from another command has a longer id than any that was sent. */
export const op = text(longest.op).exactOptional();

/** An ISO 8601 UTC instant such as `2026-01-31T12:00:00Z`. */
export const instant = z.union([z.iso.datetime(), z.iso.datetime({ precision: -1 })], {
  error: 'expected an ISO 8601 UTC instant such as 2026-01-31T12:00:00Z',
});

/** One of these codes, or one of the shop's own: `own:` and a text. */
export const cause = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.union([z.enum(words), z.custom<OwnCode>((value) => typeof value === 'string' && isOwnCode(value))], {
    error: `expected one of ${words.join(', ')}, or own: and a text`,
  });

/** Minor units of one currency. */
export const money = z.strictObject({
  amount: z.int({ error: 'expected whole minor units, such as 1999 for 19.99 EUR' }).min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'expected an ISO 4217 code such as EUR' }),
});

/** Money that is asked for: more than nothing. */
export const someMoney = money.refine((value) => value.amount > 0, {
  path: ['amount'],
  error: 'expected more than nothing',
});

/** Pieces of one line. */
export const lineUnits = z.strictObject({
  line: id,
  quantity: z.int({ error: 'expected a whole number of pieces' }).min(1).max(mostPieces),
});

/** Pieces of several lines. */
export const units = z.array(lineUnits).min(1).max(longest.units);

/** What every event carries. */
export const envelope = {
  id: text(longest.event),
  at: instant,
  by: z.strictObject({ kind: z.enum(actorKinds), id }),
  occurredAt: instant.exactOptional(),
  reason: z.string().max(longest.reason).exactOptional(),
};

/** What every report carries beside. */
export const reported = { ...envelope, reference };
