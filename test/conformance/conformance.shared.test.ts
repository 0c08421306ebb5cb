/** The cases of seven other projects' own test suites. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { differencesOf } from './compare.ts';
import { flipsOf } from './flip.ts';
import { readCases } from './read.ts';
import { reportOn } from './report.ts';
import { runCase } from './run.ts';
import { tellStory } from './translate.ts';

const cases = readCases(fileURLToPath(new URL('../../../shared/conformance/', import.meta.url)));
const results = cases.map(runCase);
const { total, peers, kinds, failures, deviations } = reportOn(results);

describe('the test suites of other projects', () => {
  test('299 of their cases are told, none fails, and eight deviate', () => {
    expect(total).toBe(299);
    expect(failures).toEqual([]);
    expect(deviations.map(({ id }) => id)).toHaveLength(8);
  });

  test('the figures by peer are those of the guide', () => {
    expect(peers).toEqual({
      medusa: { passed: 49, failed: 0, deviating: 1 },
      saleor: { passed: 58, failed: 0, deviating: 4 },
      solidus: { passed: 49, failed: 0, deviating: 1 },
      spree: { passed: 39, failed: 0, deviating: 0 },
      sylius: { passed: 38, failed: 0, deviating: 0 },
      vendure: { passed: 37, failed: 0, deviating: 1 },
      woocommerce: { passed: 21, failed: 0, deviating: 1 },
    });
  });

  test('the figures by kind are those of the guide: 95 of 100 pass at least', () => {
    expect(kinds).toEqual({
      money: { passed: 93, failed: 0, deviating: 3 },
      goods: { passed: 36, failed: 0, deviating: 1 },
      status: { passed: 88, failed: 0, deviating: 3 },
      stock: { passed: 74, failed: 0, deviating: 1 },
    });
  });

  test('every field that a case asserts is compared: any other value makes the case differ', () => {
    const passed = cases.filter((_, i) => results[i]?.verdict === 'passed');
    const unnoticed = passed.flatMap((one) => {
      const told = tellStory(one.story);
      return flipsOf(one).flatMap(({ field, flipped }) =>
        differencesOf(flipped, told).length === 0 ? [`${one.id}: ${field}`] : [],
      );
    });
    expect(unnoticed).toEqual([]);
  });
});
