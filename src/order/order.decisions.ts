import { isArchivedIn } from '../decisions/decisions.ledger.ts';
import type { Discrepancy } from '../errors.ts';
import { rowsOf } from '../ledger.ts';
import { reason } from '../reasons.ts';
import { disputesOf, isOpenDispute } from './order.disputes.ts';
import { figuresOf } from './order.figures.ts';
import { type Guard, guard } from './order.guard.ts';
import type { Order } from './order.ts';

/** Whether the order was put away. It is no state and no word; `statusOf` tells it as `archived`. @since 0.1.0 */
export function isArchived({ lifecycle }: Order): boolean {
  return isArchivedIn(lifecycle.context);
}

/** What speaks against putting an order away. */
export const decisionGuards: readonly Guard[] = [
  guard('archives_what_was_never_placed', ['order.archive'], ({ lifecycle }) =>
    rowsOf(lifecycle.context.rows, 'placed').length === 0 ? reason('order_not_placed') : null,
  ),
  {
    name: 'is_frozen',
    check: (order, { type }) => (type !== 'order.unarchive' && isFrozen(order) ? reason('order_archived') : null),
  },
  guard('cancels_what_was_paid', ['order.cancel', 'order.cancel_units'], (order) => {
    const { cancelAfterCapture } = order.obligations;
    const { captured, refunded, disputed } = figuresOf(order).money;
    const held = captured - refunded - disputed;
    return cancelAfterCapture === 'refuse' && held > 0 ? reason('money_held', { held }) : null;
  }),
];

/** Whether the order is archived and, as was promised to it, nothing moves in it until it is taken out again. */
export function isFrozen(order: Order): boolean {
  return order.obligations.archived === 'freeze' && isArchived(order);
}

/** Money of an archived order that is owed either way, set aside, disputed, or on its way. */
export function unsettledArchive(order: Order): readonly Omit<Discrepancy, 'code'>[] {
  if (!isArchived(order)) return [];
  const { money, pendingOperations: operations } = figuresOf(order);
  const { outstanding, authorized, refundPending } = money;
  const disputes = disputesOf(order)
    .filter(isOpenDispute)
    .map(({ reference }) => reference);
  const moves = outstanding !== 0 || authorized > 0 || refundPending > 0 || operations.length > 0;
  return moves || disputes.length > 0
    ? [{ data: { outstanding, authorized, refundPending, operations, ...(disputes.length > 0 && { disputes }) } }]
    : [];
}
