import type { FulfillmentStatus, OverallStatus, PaymentStatus, ReturnStatus } from '../statuses.ts';

/** The axes of an order's status. @since 0.1.0 */
export const orderAxes = ['payment', 'fulfillment', 'returns', 'overall'] as const;

/** An axis of an order's status. @since 0.1.0 */
export type OrderAxis = (typeof orderAxes)[number];

/** The four words of an order, without their any/all readings. @since 0.1.0 */
export interface OrderWords {
  readonly payment: PaymentStatus;
  readonly fulfillment: FulfillmentStatus;
  readonly returns: ReturnStatus;
  readonly overall: OverallStatus;
}

/** The words of a status. */
export function wordsOf({ payment, fulfillment, returns, overall }: OrderWords): OrderWords {
  return { payment, fulfillment, returns, overall };
}
