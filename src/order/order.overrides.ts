import { rowsOf } from '../ledger.ts';
import type { Order } from './order.ts';

/** A shipment that was forced past its guards. Who forced it stands in the history, under the command's id. @since 0.1.0 */
export interface Override {
  readonly fulfillment: string;
  /** The shipment's reference. */
  readonly shipment: string;
  /** The command's id. */
  readonly op: string;
  readonly reason: string;
}

/**
 * Every shipment that was forced although money was not secured or stock had rejected its units, those that were taken back among
 * them: what was decided stays readable.
 *
 * @since 0.1.0
 */
export function overridesOf(order: Order): readonly Override[] {
  return order.fulfillments.flatMap(({ id, context }) =>
    rowsOf(context.rows, 'shipped').flatMap(({ force, reference, op = reference, reason = '' }) =>
      force ? [{ fulfillment: id, shipment: reference, op, reason }] : [],
    ),
  );
}
