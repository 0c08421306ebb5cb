import { type Note, notesIn, tagsIn } from '../notes/notes.ledger.ts';
import { reason } from '../reasons.ts';
import { type Guard, guard } from './order.guard.ts';
import type { Order } from './order.ts';

/** What customers read is the shop's own word. */
export const noteGuards: readonly Guard[] = [
  guard('writes_to_the_customer', ['note.add'], (_, { by, type, visibility }) =>
    visibility === 'staff' || by.kind === 'staff' || by.kind === 'system'
      ? null
      : reason('not_authorized', { by: by.kind, type: `${type} for customers`, allowed: ['staff', 'system'] }),
  ),
];

/** Every note that stands, the earliest first. `customerView` shows those for customers. @since 0.1.0 */
export function notesOf({ lifecycle }: Order): readonly Note[] {
  return notesIn(lifecycle.context);
}

/** Every tag that stands, sorted. @since 0.1.0 */
export function tagsOf({ lifecycle }: Order): readonly string[] {
  return tagsIn(lifecycle.context);
}
