import { type Check, exactly, integer, isBoolean, join, moneyOf, shape, text } from './checks.ts';
import { longest } from './events.ts';
import type { Money } from './money.ts';

const money = moneyOf(0);
const id = text(longest.id);
const fields = shape(
  { id, quantity: integer(1) },
  { sku: id, requiresShipping: isBoolean, returnable: isBoolean, total: money, net: money, tax: money },
);

/** A line as it is ordered: with a price that is told in one way, in one currency, and no more tax than price. */
export const lineInput: Check = (value, path) => {
  const problem = fields(value, path);
  if (problem) return problem;
  const { total, net, tax } = value as Partial<Record<'total' | 'net' | 'tax', Money>>;
  const price = total ?? net;
  if (price === undefined || (net && (total || !tax)))
    return { path: join(path, 'total'), problem: 'a total, or a net price and its tax, is needed' };
  if (tax && tax.currency !== price.currency)
    return { path: join(path, 'tax.currency'), problem: `${price.currency} is needed` };
  return total && tax && tax.amount > total.amount
    ? { path: join(path, 'tax.amount'), problem: `at most the total of ${total.amount} is needed` }
    : null;
};

/** A line that replaces something at no charge. */
export const replacementLine: Check = shape({ id, quantity: integer(1) }, { sku: id, requiresShipping: isBoolean });

const signed = integer(-Number.MAX_SAFE_INTEGER);

/** A difference of a line in a record. */
export const lineDelta: Check = shape(
  { line: id, quantity: signed, total: signed },
  { tax: signed, discount: signed, sku: id, requiresShipping: isBoolean, returnable: exactly(false) },
);
