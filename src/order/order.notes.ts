import { type Note, notesIn, tagsIn } from '../notes/notes.ledger.ts';
import type { Order } from './order.ts';

/** Every note that stands, the earliest first. `customerView` shows those for customers. @since 0.1.0 */
export function notesOf({ lifecycle }: Order): readonly Note[] {
  return notesIn(lifecycle.context);
}

/** Every tag that stands, sorted. @since 0.1.0 */
export function tagsOf({ lifecycle }: Order): readonly string[] {
  return tagsIn(lifecycle.context);
}
