import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Order, OrderLine } from '../../src/index.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import { running } from '../support/running.ts';

const extras = fc.record(
  {
    sku: fc.string({ minLength: 1, maxLength: 20 }),
    tax: fc.nat({ max: 100 }),
    discount: fc.nat({ max: 10_000 }),
    requiresShipping: fc.boolean(),
    returnable: fc.constant(false as const),
  },
  { requiredKeys: [] },
);

/** A line as shops write it: with whatever there is to say of it, in the library's own spelling. */
function lineWith(
  line: OrderLine,
  { sku, tax, discount, requiresShipping, returnable }: Partial<OrderLine>,
): OrderLine {
  return {
    id: line.id,
    ...(sku !== undefined && { sku }),
    quantity: line.quantity,
    total: line.total,
    ...(tax !== undefined && { tax }),
    requiresShipping: requiresShipping ?? true,
    ...(returnable !== undefined && { returnable }),
    ...(discount !== undefined && { discount }),
  };
}

/** The same order with other instants: each an odd number of milliseconds later. */
function later(order: Order, milliseconds: number): Order {
  let count = 0;
  const text = JSON.stringify(order).replaceAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g, (_, instant: string) => {
    count += 1;
    return JSON.stringify(new Date(Date.parse(instant) + milliseconds * count).toISOString());
  });
  return JSON.parse(text) as Order;
}

it('a record of any lines and any instants is read as it was written', { timeout: 120_000 }, () => {
  let odd = 0;
  fc.assert(
    fc.property(
      histories(definitions()),
      fc.array(extras, { minLength: 8, maxLength: 8, size: 'max' }),
      fc.nat({ max: 999 }),
      (history, more, milliseconds) => {
        const { last } = tell(history.definition, history);
        const lines = last.lines.map((line, i) => lineWith(line, more[i] ?? {}));
        const order = later({ ...last, lines }, milliseconds);
        const { encode, decode } = history.definition;
        if (lines.some(({ tax, requiresShipping }) => tax !== undefined && !requiresShipping)) odd += 1;

        expect(JSON.stringify(decode(encode(order)))).toBe(JSON.stringify(order));
      },
    ),
    running(200, 9),
  );
  expect(odd).toBeGreaterThan(20);
});
