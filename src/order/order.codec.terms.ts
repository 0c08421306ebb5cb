import { type Check, choice, exactly, integer, shape } from '../checks.ts';
import { policyChoices, reviewMoments, stockMoments } from './order.policy.ts';

function orNever(check: Check): Check {
  return (value, path) => (value === null ? null : check(value, path));
}

/** What was promised to an order. */
export const obligations: Check = shape(
  { unpaidAfter: orNever(integer(1)), autoCompleteAfter: orNever(integer(1)) },
  {
    review: choice(reviewMoments),
    shipWithin: integer(1),
    returnWindow: integer(1),
    refundLimitedByReceipt: exactly(true),
    cancelAfterCapture: choice(['refuse', 'review']),
    lateMoney: choice(['refund', 'reopen']),
    archived: choice(['freeze', 'unarchive_on_work']),
    stock: shape({
      reserveAt: choice(stockMoments),
      deductAt: choice(stockMoments),
      onUnship: choice(policyChoices.stockOnUnship),
      onCancel: choice(policyChoices.stockOnCancel),
      onFailedPayment: choice(policyChoices.stockOnFailedPayment),
      backorder: orNever(integer(0)),
    }),
  },
);
