/**
 * Words in English.
 *
 * @module labels/en
 */
import { actions } from './en.actions.ts';
import { lists } from './en.lists.ts';
import { discrepancies, reasons } from './en.reasons.ts';
import { statuses } from './en.statuses.ts';
import type { Labels } from './labels.ts';

/** Words in English. @since 0.1.0 */
export const en: Labels = {
  locale: 'en',
  direction: 'ltr',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
