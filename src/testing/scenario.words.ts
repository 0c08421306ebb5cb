import { anything, type Check, choice, isBoolean, list, shape, table } from '../checks.ts';
import {
  fulfillmentStates,
  lifecycleStates,
  type OrderExplanation,
  orderAxes,
  outcomeKinds,
  paymentStates,
  returnStates,
} from '../index.ts';
import { axisWords } from '../order/order.notifications.ts';

/** These fields and no others. */
const fields = (names: readonly string[]): Check =>
  shape({}, Object.fromEntries(names.map((name) => [name, anything])));

const line = shape({ total: anything }, { quantity: anything, ships: isBoolean, returnable: isBoolean });

/** What a story may open with; whether there is such a shop, and such an order, is for them to say. */
export const openings: Check = shape(
  {},
  {
    begin: choice(['placed', 'draft']),
    currency: anything,
    definition: anything,
    policy: anything,
    plugins: anything,
    precedence: anything,
    lines: table(line),
    payments: table(anything),
    parcels: table(table(anything)),
  },
);

const words = shape(
  {},
  { ...Object.fromEntries(orderAxes.map((axis) => [axis, choice(axisWords[axis])])), custom: anything },
);

/** What may be expected of an order with such figures. */
export function expectable({ payment, fulfillment }: Pick<OrderExplanation, 'payment' | 'fulfillment'>): Check {
  return shape(
    {},
    {
      outcome: choice(outcomeKinds),
      outcomes: list(choice(outcomeKinds)),
      reasons: list(anything),
      retry: isBoolean,
      status: words,
      rules: fields(orderAxes),
      lifecycle: choice(lifecycleStates),
      payments: table(choice(paymentStates)),
      fulfillments: table(choice(fulfillmentStates)),
      returns: table(choice(returnStates)),
      discrepancies: list(anything),
      effects: list(anything),
      pending: list(anything),
      money: fields(Object.keys(payment.figures)),
      units: fields(Object.keys(fulfillment.figures)),
    },
  );
}
