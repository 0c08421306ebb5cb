import { derive } from '../derive.ts';
import { paymentRules, undisputed } from '../payment/payment.status.ts';
import { figuresOf } from './order.figures.ts';
import type { CustomerWord } from './order.notifications.ts';
import { shownAmong } from './order.plugin.readings.ts';
import type { CustomStatus } from './order.plugin.statuses.ts';
import type { Policy } from './order.policy.ts';
import { type OrderStatus, overallRules, positionOf } from './order.status.ts';
import type { Order } from './order.ts';

/** The words that a customer sees. Where nothing comes back there is no word about returns. @since 0.1.0 */
export interface CustomerStatus {
  /** As if there were no disputes. */
  readonly overall: CustomerWord<'overall'>;
  /** The word of a plugin that is shown in its place, if one is that customers may see. */
  readonly custom?: string;
  /** As if there were no disputes: they are a matter between the shop and the bank. */
  readonly payment: CustomerWord<'payment'>;
  readonly fulfillment: CustomerWord<'fulfillment'>;
  readonly returns?: CustomerWord<'returns'>;
}

/** The words that a customer sees of an order, from its words and the custom statuses that stand. */
export function customerWords(
  order: Order,
  words: OrderStatus,
  standing: readonly CustomStatus[],
  policy: Policy,
): CustomerStatus {
  const { fulfillment, returns } = words;
  const { overall, payment } = isDisputed(order) ? undisputedWords(order, policy) : words;
  const custom = shownAmong(standing, overall, 'customer')?.word;
  return {
    overall,
    ...(custom !== undefined && { custom }),
    payment: payment as CustomerWord<'payment'>,
    fulfillment,
    ...(returns !== 'none' && { returns }),
  };
}

function isDisputed(order: Order): boolean {
  const { disputed, disputeLost } = figuresOf(order).money;
  return disputed !== 0 || disputeLost !== 0;
}

/** The words as they were if the bank had taken nothing. */
function undisputedWords(order: Order, policy: Policy): Pick<OrderStatus, 'overall' | 'payment'> {
  const { overall, payment } = positionOf(order, policy, undisputed);
  return { overall: derive(overallRules, overall).word, payment: derive(paymentRules, payment).word };
}
