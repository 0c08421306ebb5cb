import type { OrderAxis } from '../../src/index.ts';

/** The guide that tells of the words of an axis: what is true, who acts next, what can be undone. */
export const guides = {
  overall: 'Overall_statuses',
  payment: 'Payment_statuses',
  fulfillment: 'Fulfillment_statuses',
  returns: 'Return_statuses',
} as const satisfies Record<OrderAxis, string>;
