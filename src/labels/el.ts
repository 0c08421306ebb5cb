/**
 * Words in Greek.
 *
 * @module labels/el
 */
import { actions } from './el.actions.ts';
import { lists } from './el.lists.ts';
import { discrepancies, reasons } from './el.reasons.ts';
import { statuses } from './el.statuses.ts';
import type { Labels } from './labels.ts';

/** Words in Greek. @since 0.1.0 */
export const el: Labels = {
  locale: 'el',
  direction: 'ltr',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
