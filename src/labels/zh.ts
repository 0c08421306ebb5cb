/**
 * Words in Chinese (simplified).
 *
 * @module labels/zh
 */

import type { Labels } from './labels.ts';
import { actions } from './zh.actions.ts';
import { lists } from './zh.lists.ts';
import { discrepancies, reasons } from './zh.reasons.ts';
import { statuses } from './zh.statuses.ts';

/** Words in Chinese (simplified). @since 0.1.0 */
export const zh: Labels = {
  locale: 'zh',
  direction: 'ltr',
  words: { ...statuses, ...lists, ...actions },
  reasons,
  discrepancies,
};
