import { rowsOf } from '../ledger.ts';
import type { FulfillmentState } from '../statuses.ts';
import type { Order } from './order.ts';

/** A parcel that was still here when it was to leave. @since 0.1.0 */
export interface LateParcel {
  readonly fulfillment: string;
  /** Where it stands: it may have left since. */
  readonly state: FulfillmentState;
  /** By when it was to leave: an ISO 8601 instant, where that was told. */
  readonly since?: string;
}

/** Every parcel that was or is late. A fired deadline made it known, so no clock is needed to read it. @since 0.1.0 */
export function lateParcelsOf(order: Order): readonly LateParcel[] {
  return order.fulfillments.flatMap(({ id: fulfillment, state, context }) => {
    const late = rowsOf(context.rows, 'overdue');
    const since = late.flatMap(({ occurredAt }) => occurredAt ?? []).sort()[0];
    return late.length === 0 ? [] : [{ fulfillment, state, ...(since !== undefined && { since }) }];
  });
}
