import * as fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { anyShop, lawsOf } from '../../src/testing/laws/laws.ts';
import { refusedFacts } from './cells.table.ts';
import { createCells } from './cells.ts';
import { createCounting, type Means } from './counting.ts';
import { createCoverage } from './coverage.ts';
import { onceOf, running } from './running.ts';

/** The laws of one test file, and what their histories came to together. */
export function createLawSuite() {
  const coverage = createCoverage();
  const cells = createCells();

  afterAll(() => {
    console.log(coverage.report());
  });

  return {
    /** Holds a law against so many cases, and looks at what they came to in the mean. */
    hold(number: number, runs: number, cameTo?: (means: Means) => void): void {
      const counting = createCounting();
      const law = lawsOf(anyShop, (figures, history) => {
        counting.add(figures);
        if (!history) return;
        coverage.see(history);
        cells.see(history);
      }).find((one) => one.number === number);
      if (!law) throw new Error(`There is no law ${number}.`);
      const settings = running(runs, number);
      fc.assert(settings.path === '' ? law.property : onceOf(law.property), settings);
      cameTo?.(counting.means());
    },
    /** What the histories of the file reached. */
    reached() {
      expect(coverage.missing()).toEqual([]);
      expect(coverage.acceptance()).toBeGreaterThanOrEqual(60);
      expect(coverage.hostility()).toBeGreaterThanOrEqual(20);
      expect(refusedFacts(cells)).toEqual([]);
    },
  };
}
