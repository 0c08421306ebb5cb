import { rowOf } from '../events.ts';
import { enter, hasRow, type Ledger, rowsOf } from '../ledger.ts';
import type { LifecycleContext } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import type { NoteVisibility } from '../statuses.ts';
import type { AddNote, AddTag, RemoveNote, RemoveTag } from './notes.events.ts';

/** A note that stands. @since 0.1.0 */
export interface Note {
  /** The id of the command that added it. */
  readonly note: string;
  readonly text: string;
  readonly visibility: NoteVisibility;
  /** Who wrote it: a user's, service's or job's id. */
  readonly owner: string;
  /** When, as an ISO 8601 UTC instant. */
  readonly since: string;
}

/** Every note that stands, the earliest first. */
export function notesIn({ rows }: LifecycleContext): readonly Note[] {
  return rowsOf(rows, 'note')
    .filter(({ reference }) => !hasRow(rows, 'note_removed', reference))
    .map(({ reference, text, visibility, owner, occurredAt }) => ({
      note: reference,
      text: text as string,
      visibility: visibility as NoteVisibility,
      owner: owner as string,
      since: occurredAt as string,
    }))
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}

/** The rows of tags that stand: each time a tag is put on is a row, and taking it off names that row. */
function standingTags({ rows }: LifecycleContext): Ledger {
  return rowsOf(rows, 'tagged').filter(({ reference }) => !hasRow(rows, 'untagged', reference));
}

/** Every tag that stands, sorted. */
export function tagsIn(context: LifecycleContext): readonly string[] {
  return standingTags(context)
    .map(({ text }) => text as string)
    .sort();
}

/** What speaks against a command about notes and tags. */
export const noteRules = {
  isStandingNote: (context: LifecycleContext, { note }: RemoveNote): null | Reason =>
    notesIn(context).some((one) => one.note === note) ? null : reason('unknown_part', { part: 'note', id: note }),
  isNewTag: (context: LifecycleContext, { tag }: AddTag): null | Reason =>
    tagsIn(context).includes(tag) ? reason('part_exists', { part: 'tag', id: tag }) : null,
  isStandingTag: (context: LifecycleContext, { tag }: RemoveTag): null | Reason =>
    tagsIn(context).includes(tag) ? null : reason('unknown_part', { part: 'tag', id: tag }),
};

/** What is known of notes and tags after a command. */
export const noteEvolvers = {
  addNote: (context: LifecycleContext, event: AddNote) =>
    enter(
      context,
      rowOf(
        'note',
        event.id,
        { occurredAt: event.at },
        { text: event.text, visibility: event.visibility, owner: event.by.id },
      ),
    ),
  removeNote: (context: LifecycleContext, event: RemoveNote) =>
    enter(context, rowOf('note_removed', event.note, event, { op: event.id })),
  addTag: (context: LifecycleContext, event: AddTag) =>
    enter(context, rowOf('tagged', event.id, event, { text: event.tag })),
  removeTag: (context: LifecycleContext, event: RemoveTag) =>
    standingTags(context)
      .filter(({ text }) => text === event.tag)
      .reduce((known, { reference }) => enter(known, rowOf('untagged', reference, event, { op: event.id })), context),
};
