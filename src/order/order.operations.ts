import type { Money } from '../money.ts';
import { pendingOperationsOf } from '../payment/payment.operations.ts';
import type { Order } from './order.ts';

/** What a gateway can be asked for. @since 0.1.0 */
export type OperationKind = 'authorize' | 'capture' | 'void' | 'refund';

/** A request to a gateway that is not answered, or not in full. @since 0.1.0 */
export interface PendingOperation {
  /** The tender. */
  readonly payment: string;
  /** The command's id, which the answer carries. */
  readonly op: string;
  readonly kind: OperationKind;
  /** What was asked for. */
  readonly amount: Money;
  /** How much of it is still to be answered. */
  readonly left: Money;
  /** The authorization or capture that it draws on, where there is one. */
  readonly of?: string;
  /** A call timed out, so it may have gone through. It is pending all the same: ask again under the same key. */
  readonly unknown: boolean;
}

/**
 * Everything that gateways were asked for and have not answered, by tender and command. What of it is `unknown` is looked up at the
 * provider, or asked again: the effect in `pendingEffects` has the same key as the first time.
 *
 * @since 0.1.0
 */
export function operationsOf(order: Order): readonly PendingOperation[] {
  const { currency } = order;
  return order.payments.flatMap(({ id, context }) =>
    pendingOperationsOf(context).map(({ row, left, unknown }) => ({
      payment: id,
      op: row.reference,
      kind: row.kind as OperationKind,
      amount: row.amount ?? { amount: 0, currency },
      left: { amount: left, currency },
      ...(row.of !== undefined && { of: row.of }),
      unknown,
    })),
  );
}
