import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { defineOrder, shareOf, splitMoney } from '../../src/index.ts';
import { creditsSumToTheLine, type Partition, sharesSumExactly } from '../support/laws.credits.ts';
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

const partition = (totals: fc.Arbitrary<number>): fc.Arbitrary<Partition> =>
  fc.record({
    total: totals,
    pieces: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 3 }),
        how: fc.constantFrom('cancel' as const, 'return' as const),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });

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
    fc.assert(
      fc.property(partitions, fc.array(fc.nat({ max: 100 }), { maxLength: 12 }), (drawn, order) => {
        creditsSumToTheLine(definition, drawn, order);
      }),
      running(300, 12),
    );
  });
});
