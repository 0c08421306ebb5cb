/**
 * Words in Norwegian (Bokmål).
 *
 * @module labels/nb
 */

import type { Labels } from './labels.ts';
import { actions } from './nb.actions.ts';
import { lists } from './nb.lists.ts';
import { discrepancies, reasons } from './nb.reasons.ts';
import { statuses } from './nb.statuses.ts';

/** Words in Norwegian (Bokmål). @since 0.1.0 */
export const nb: Labels = {
  locale: 'nb',
  direction: 'ltr',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
