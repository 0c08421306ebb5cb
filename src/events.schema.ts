import * as z from 'zod';
import { actorKinds } from './statuses.ts';

/** The longest id, reference or text that is let in. */
const text = z.string().min(1).max(200);

/** An id of an event, part, line or occurrence. */
export const id = text;

/** An ISO 8601 UTC instant such as `2026-01-31T12:00:00Z`. */
export const instant = z.iso.datetime({ error: 'expected an ISO 8601 UTC instant such as 2026-01-31T12:00:00Z' });

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
  quantity: z.int({ error: 'expected a whole number of pieces' }).min(1),
});

/** Pieces of several lines. */
export const units = z.array(lineUnits).min(1).max(10_000);

/** What every event carries. */
export const envelope = {
  id,
  at: instant,
  by: z.strictObject({ kind: z.enum(actorKinds), id }),
  occurredAt: instant.exactOptional(),
  reason: z.string().max(2_000).exactOptional(),
};

/** What every report carries beside. */
export const reported = { ...envelope, reference: id };
