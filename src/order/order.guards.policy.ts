import { type Reason, reason } from '../reasons.ts';
import { type Guard, guard } from './order.guard.ts';
import { lacksSecurity } from './order.guards.fulfillment.ts';
import { movesGoods } from './order.holds.ts';
import type { Policy } from './order.policy.ts';
import type { Command, Order } from './order.ts';

/** The steps that wait until all that is owed is secured. */
const waitForMoney: Record<Policy['paidBefore'], readonly Command['type'][]> = {
  shipping: ['fulfillment.ship'],
  picking: movesGoods,
  nothing: [],
};

/** What the shop's policy forbids now. Display policies forbid nothing, and obligations are the order's own. */
export function policyGuards(policy: Policy, isVouchedFor: (order: Order) => boolean): readonly Guard[] {
  const forbids = (question: 'reopen' | 'unship' | 'goodwill'): Reason =>
    reason('forbidden_by_policy', { policy: question, is: String(policy[question]) });
  return [
    {
      name: 'moves_before_money_is_secured',
      on: waitForMoney[policy.paidBefore],
      check: lacksSecurityUnless(isVouchedFor),
    },
    {
      name: 'reopens_against_the_policy',
      on: ['order.reopen'],
      sparesDeadlines: true,
      check: () => (policy.reopen === 'allowed' ? null : forbids('reopen')),
    },
    guard('unships_against_the_policy', ['fulfillment.unship'], (_, { bulk }) =>
      policy.unship === 'with_reason' || (policy.unship === 'in_bulk' && bulk) ? null : forbids('unship'),
    ),
    guard('gives_goodwill_against_the_policy', ['payment.refund', 'order.refund'], (_, { goodwill }) =>
      goodwill && policy.goodwill === 'refused' ? forbids('goodwill') : null,
    ),
  ];
}

function lacksSecurityUnless(isVouchedFor: (order: Order) => boolean): Guard['check'] {
  return (order, command) => (isVouchedFor(order) ? null : lacksSecurity(order, command));
}
