import * as z from 'zod';
import { envelope, id, of, text } from '../events.schema.ts';
import { longest } from '../events.ts';
import { noteVisibilities } from '../statuses.ts';
import type { NoteCommand } from './notes.events.ts';

/** The shape of every event about notes and tags. */
export const noteSchemas = {
  'note.add': z.strictObject({
    ...envelope,
    type: z.literal('note.add'),
    text: text(longest.reason),
    visibility: z.enum(noteVisibilities),
  }),
  'note.remove': z.strictObject({ ...envelope, type: z.literal('note.remove'), note: of }),
  'tag.add': z.strictObject({ ...envelope, type: z.literal('tag.add'), tag: id }),
  'tag.remove': z.strictObject({ ...envelope, type: z.literal('tag.remove'), tag: id }),
} satisfies { readonly [Type in NoteCommand['type']]: z.ZodType<Extract<NoteCommand, { readonly type: Type }>> };
