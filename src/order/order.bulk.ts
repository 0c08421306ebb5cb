import type { Applied } from './order.apply.ts';
import type { CoreOrderDefinition } from './order.define.ts';
import type { Order, OrderEvent } from './order.ts';

/** Whether the orders that can go on do so, or all of them or none. @since 0.1.0 */
export type BulkMode = 'each' | 'all_or_nothing';

/** What came of one event for each of several orders, in the order in which they were given. @since 0.1.0 */
export interface BulkApplied {
  /** Whether no order refused. */
  readonly accepted: boolean;
  /** Under `all_or_nothing` with a refusal, every order here is the one that was given, and nothing is asked for. */
  readonly results: readonly Applied[];
}

/**
 * One event for several orders, such as closing all of yesterday's: each passes through `apply` with the guards, effects and outcome that it
 * would have by itself. Pure, like `apply`; keep the orders that come back in one transaction if it is to be all or nothing.
 *
 * @since 0.1.0
 */
export function applyToAll(
  definition: Pick<CoreOrderDefinition, 'apply' | 'statusOf'>,
  orders: readonly Order[],
  eventFor: (order: Order) => OrderEvent,
  mode: BulkMode = 'each',
): BulkApplied {
  const results = orders.map((order) => definition.apply(order, eventFor(order)));
  const accepted = results.every(({ outcome }) => outcome.kind !== 'rejected');
  if (accepted || mode === 'each') return { accepted, results };
  return {
    accepted,
    results: results.map(({ outcome }, i) => {
      const order = orders[i] as Order;
      return { outcome, order, effects: [], status: definition.statusOf(order) };
    }),
  };
}
