import * as fc from 'fast-check';
import type { Partition } from './laws.credits.ts';

/** A line and up to four pieces in which it is given up; a line that costs so much. */
export const partition = (totals: fc.Arbitrary<number>): fc.Arbitrary<Partition> =>
  fc.record({
    total: totals,
    pieces: fc.array(
      fc
        .record({
          quantity: fc.integer({ min: 1, max: 3 }),
          how: fc.constantFrom('cancel' as const, 'return' as const),
          lost: fc.nat({ max: 9 }),
          fee: fc.option(fc.nat({ max: 600 }), { nil: undefined, freq: 2 }),
        })
        .map(({ quantity, how, lost, fee }) => ({
          quantity,
          how,
          ...(how === 'return' && lost >= 7 && { lost: Math.min(quantity, lost - 6) }),
          ...(how === 'return' && fee !== undefined && { fee }),
        })),
      { minLength: 1, maxLength: 4 },
    ),
  });
