import type { Envelope } from '../events.ts';
import type { NoteVisibility } from '../statuses.ts';

/** Commands about notes and tags. @since 0.1.0 */
export const noteCommands = ['note.add', 'note.remove', 'tag.add', 'tag.remove'] as const;

/**
 * Write something down. Where words about people have to be erasable, keep a reference to them here and the words elsewhere: a record
 * only grows.
 *
 * @since 0.1.0
 */
export interface AddNote extends Envelope {
  readonly type: 'note.add';
  /** At most 2,000 characters. */
  readonly text: string;
  readonly visibility: NoteVisibility;
}

/** Take a note back. It stands in the history, and shows nowhere else. @since 0.1.0 */
export interface RemoveNote extends Envelope {
  readonly type: 'note.remove';
  /** The id of the command that added it. */
  readonly note: string;
}

/** Put a label on the order. @since 0.1.0 */
export interface AddTag extends Envelope {
  readonly type: 'tag.add';
  readonly tag: string;
}

/** Take a label off. It can be put on again. @since 0.1.0 */
export interface RemoveTag extends Envelope {
  readonly type: 'tag.remove';
  readonly tag: string;
}

/** What may be asked about notes and tags. @since 0.1.0 */
export type NoteCommand = AddNote | RemoveNote | AddTag | RemoveTag;
