import type { OrderAxis } from '../../src/index.ts';

/** The guide that tells of the words of an axis: what is true, who acts next, what can be undone. */
export const guides = {
  overall: 'Overall_statuses',
  payment: 'Payment_statuses',
  fulfillment: 'Fulfillment_statuses',
  returns: 'Return_statuses',
} as const satisfies Record<OrderAxis, string>;

/** The page of the reference that tells of all reasons, and that of all discrepancies. */
export const reference = { reason: 'Reasons', discrepancy: 'Discrepancies' } as const;
