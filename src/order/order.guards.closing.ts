import { refundsUnderWayOf } from '../payment/payment.operations.ts';
import { reason } from '../reasons.ts';
import { isOpenReturn } from './order.deadlines.ts';
import { openChargebacksOf } from './order.disputes.ts';
import { figuresOf } from './order.figures.ts';
import { type Guard, guard } from './order.guard.ts';

/** What speaks against ending an order: everything that is still to come of it. */
export const closingGuards: readonly Guard[] = [
  guard('closes_with_open_units', ['order.close'], (order) => {
    const { units, digitalOpen } = figuresOf(order);
    const open = units.open + digitalOpen;
    return open > 0 ? reason('units_open', { open }) : null;
  }),
  guard('closes_with_a_balance', ['order.close'], (order) => {
    const { outstanding } = figuresOf(order).money;
    return outstanding !== 0 ? reason('balance_open', { outstanding }) : null;
  }),
  guard('closes_with_money_set_aside', ['order.close'], (order) => {
    const { authorized } = figuresOf(order).money;
    return authorized > 0 ? reason('authorization_open', { authorized }) : null;
  }),
  guard('closes_with_pending_operations', ['order.close'], (order) => {
    const underWay = order.payments.flatMap(({ context }) =>
      refundsUnderWayOf(context).map(({ row }) => row.reference),
    );
    const operations = [...new Set([...figuresOf(order).pendingOperations, ...underWay])];
    return operations.length > 0 ? reason('operation_pending', { operations }) : null;
  }),
  guard('closes_with_open_chargebacks', ['order.close'], (order) => {
    const disputes = openChargebacksOf(order);
    return disputes.length > 0 ? reason('dispute_open', { disputes }) : null;
  }),
  guard('closes_with_open_returns', ['order.close'], ({ returns }) => {
    const open = returns.filter(isOpenReturn).length;
    return open > 0 ? reason('return_open', { open }) : null;
  }),
];
