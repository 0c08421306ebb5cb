import type { Reason } from '../reasons.ts';
import type { Applied } from './order.apply.ts';
import type { CoreOrderDefinition } from './order.define.ts';
import type { Order, OrderEvent } from './order.ts';

/** Whether the orders that can go on do so, or all of them or none. @since 0.1.0 */
export type BulkMode = 'each' | 'all_or_nothing';

/** What came of one event for each of several orders. @since 0.1.0 */
export interface BulkApplied {
  /** Whether no order refused. */
  readonly accepted: boolean;
  /** In the order in which the orders were given. Under `all_or_nothing` with a refusal nothing came of it: there is none. */
  readonly results: readonly Applied[];
  /** Which orders refused, and why. */
  readonly refusals: readonly Refusal[];
}

/** An order that refused, and why. @since 0.1.0 */
export interface Refusal {
  readonly order: string;
  readonly reasons: readonly Reason[];
}

/**
 * One event for several orders, such as closing all of yesterday's: each passes through `apply` with the guards, effects and outcome that it
 * would have by itself. Pure, like `apply`; keep the orders that come back in one transaction if it is to be all or nothing.
 *
 * @since 0.1.0
 */
export function applyToAll<Event = never>(
  definition: Pick<CoreOrderDefinition<string, Event>, 'apply'>,
  orders: readonly Order[],
  eventFor: (order: Order) => OrderEvent | Event,
  mode: BulkMode = 'each',
): BulkApplied {
  const results = orders.map((order) => definition.apply(order, eventFor(order)));
  const refusals = results.flatMap(({ order, outcome }) =>
    outcome.kind === 'rejected' ? [{ order: order.id, reasons: outcome.reasons }] : [],
  );
  const accepted = refusals.length === 0;
  return { accepted, results: accepted || mode === 'each' ? results : [], refusals };
}
