import type { DerivationRule } from '../derive.ts';
import type { ReturnState, ReturnStatus } from '../statuses.ts';

/** What the returns word is derived from. @since 0.1.0 */
export interface ReturnPosition {
  readonly states: readonly ReturnState[];
  /** Units that came back. */
  readonly returned: number;
  /** Units that were ordered, need shipping and were not canceled. */
  readonly live: number;
  /** Return cases whose every announced unit was inspected and that are not closed. */
  readonly inspectedInFull: number;
}

const some = (facts: ReturnPosition, ...states: readonly ReturnState[]) =>
  facts.states.some((state) => states.includes(state));

/** The returns word: the most important of the order's returns, and never more than what came back. */
export const returnRules: readonly DerivationRule<ReturnStatus, ReturnPosition>[] = [
  { rule: 'all_units_came_back', word: 'returned', holds: (f) => f.live > 0 && f.returned >= f.live },
  { rule: 'a_request_waits', word: 'requested', holds: (f) => some(f, 'requested') },
  { rule: 'a_return_is_under_way', word: 'in_progress', holds: (f) => some(f, 'approved', 'in_transit', 'received') },
  { rule: 'a_return_is_inspected_in_full', word: 'inspection_complete', holds: (f) => f.inspectedInFull > 0 },
  { rule: 'some_units_came_back', word: 'partially_returned', holds: (f) => f.returned > 0 },
  { rule: 'nothing_comes_back', word: 'none', holds: () => true },
];
