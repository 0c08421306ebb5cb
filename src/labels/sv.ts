/**
 * Words in Swedish.
 *
 * @module labels/sv
 */

import type { Labels } from './labels.ts';
import { actions } from './sv.actions.ts';
import { lists } from './sv.lists.ts';
import { discrepancies, reasons } from './sv.reasons.ts';
import { statuses } from './sv.statuses.ts';

/** Words in Swedish. @since 0.1.0 */
export const sv: Labels = {
  locale: 'sv',
  direction: 'ltr',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
