import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineOrder, shareOf, splitMoney } from '../../src/index.ts';
import { piecesWorth } from '../../src/lines.ts';
import { partition } from '../../src/testing/laws/laws.credits.draws.ts';
import { creditsSumToTheLine, sharesSumExactly } from '../../src/testing/laws/laws.credits.ts';
import { running } from '../support/running.ts';

const amounts = fc.oneof(
  fc.nat({ max: 1_000 }),
  fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 1_000, max: Number.MAX_SAFE_INTEGER }),
);
const runs = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }),
  fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
);

describe('what is credited (law 12)', { timeout: 600_000 }, () => {
  it('is shared to the last minor unit, however large', () => {
    fc.assert(
      fc.property(amounts, runs, (amount, taken) => {
        sharesSumExactly({ splitMoney, shareOf }, amount, taken);
      }),
      running(1_000, 12),
    );
  });

  it('sums to the line, canceled and returned piece by piece in any order', () => {
    const definition = defineOrder();
    const totals = fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 100_000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER }));
    const partitions = fc.oneof(
      fc.array(partition(fc.nat({ max: 1_000 })), { minLength: 1, maxLength: 3 }),
      partition(totals).map((one) => [one]),
    );
    let inThree = 0;
    fc.assert(
      fc.property(partitions, fc.array(fc.nat({ max: 100 }), { maxLength: 12 }), (drawn, order) => {
        if (creditsSumToTheLine(definition, drawn, order) >= 3) inThree += 1;
      }),
      running(300, 12),
    );
    expect(inThree).toBeGreaterThan(10);
  });

  it('leaves no cent of price, tax or discount behind, whatever the partition and the currency', () => {
    const line = fc.record({ net: fc.nat({ max: 100_000 }), tax: fc.nat({ max: 25_000 }), pieces: runs });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.nat({ max: 100 }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (drawn, percent, currency) => {
          const money = (amount: number) => ({ amount, currency });
          const gross = drawn.reduce((sum, { net, tax }) => sum + net + tax, 0);
          const off = Math.floor((gross * percent) / 100);
          const { order } = defineOrder().place({
            id: 'order-1',
            at: '2026-01-01T08:00:00Z',
            by: { kind: 'customer', id: 'customer-1' },
            currency,
            lines: drawn.map(({ net, tax, pieces }, i) => ({
              id: `line-${i}`,
              quantity: pieces.reduce((sum, run) => sum + run, 0),
              net: money(net),
              tax: money(tax),
            })),
            discounts: [{ id: 'all', amount: money(off) }],
          });
          const total = order.lines.reduce((sum, one) => sum + one.total, 0);
          const discount = order.lines.reduce((sum, one) => sum + (one.discount ?? 0), 0);
          expect({ total, discount }).toEqual({ total: gross - off, discount: off });
          for (const [i, one] of order.lines.entries()) {
            let from = 0;
            const sum = { total: 0, tax: 0, discount: 0 };
            for (const run of drawn[i]?.pieces ?? []) {
              const worth = piecesWorth(one, from, from + run);
              for (const field of ['total', 'tax', 'discount'] as const) sum[field] += worth[field];
              from += run;
            }
            expect(sum).toEqual({ total: one.total, tax: one.tax, discount: one.discount ?? 0 });
            expect(one.total).toBeGreaterThanOrEqual(one.tax ?? 0);
          }
        },
      ),
      running(500, 12),
    );
  });
});
