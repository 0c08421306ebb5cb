import type { Envelope } from '../events.ts';
import type { Money } from '../money.ts';
import type { RefundDestination } from '../statuses.money.ts';

/** Commands about money that goes back over several tenders. @since 0.1.0 */
export const refundCommands = ['order.refund'] as const;

/** How one refund is spread over captures. @since 0.1.0 */
export const refundPolicies = ['first', 'last', 'proportional'] as const;

/**
 * How one refund is spread over captures: the first tender first, the last tender first, or each capture by what of it can be refunded.
 * Tenders stand in the order of their ids.
 *
 * @since 0.1.0
 */
export type RefundPolicy = (typeof refundPolicies)[number];

/** How much of one capture goes back. @since 0.1.0 */
export interface RefundShare {
  /** The tender. */
  readonly payment: string;
  /** The capture's reference. */
  readonly of: string;
  readonly amount: Money;
}

/** How one refund is spread: by a policy, or as given. @since 0.1.0 */
export type RefundPlan = RefundPolicy | readonly RefundShare[];

/**
 * Pay money back over all tenders: one `payment.refund` for each capture of the plan, all of them or none.
 *
 * @since 0.1.0
 */
export interface RefundOrder extends Envelope {
  readonly type: 'order.refund';
  readonly amount: Money;
  /** Given shares have to sum to the amount. */
  readonly plan: RefundPlan;
  /** Give it although it is owed to us: lowers what is owed. */
  readonly goodwill?: true;
  /** The return case this refund belongs to. */
  readonly return?: string;
  /** As what it goes back; the way it came, unless told otherwise. */
  readonly to?: RefundDestination;
}
