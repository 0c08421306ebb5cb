import * as z from 'zod';

/** How sure somebody is. */
export const score = z.object({ score: z.number().int().min(0).max(10) });

/** Who lets it go on. */
export const signature = z.object({ signed: z.string().min(1).max(20) });

/** What an expert says. */
export const verdict = z.object({ sound: z.boolean() });
