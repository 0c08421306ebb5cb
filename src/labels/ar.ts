/**
 * Words in Arabic.
 *
 * @module labels/ar
 */
import { actions } from './ar.actions.ts';
import { lists } from './ar.lists.ts';
import { discrepancies, reasons } from './ar.reasons.ts';
import { statuses } from './ar.statuses.ts';
import type { Labels } from './labels.ts';

/** Words in Arabic. @since 0.1.0 */
export const ar: Labels = {
  locale: 'ar',
  direction: 'rtl',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
