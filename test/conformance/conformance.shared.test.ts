/** The cases of seven other projects' own test suites. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codes as table } from './codes.ts';
import { flipsOf, otherCodesOf, type RawCase } from './flip.ts';
import { casesOf, readCases } from './read.ts';
import { reportOn } from './report.ts';
import { runCase } from './run.ts';
import { variations } from './vary.ts';

const folder = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url));
const cases = readCases(folder);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as { readonly cases: readonly RawCase[] });
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
      sylius: { passed: 37, failed: 0, deviating: 1 },
      vendure: { passed: 38, failed: 0, deviating: 0 },
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

  test('every field that a case asserts is compared: with another value the case fails', () => {
    const passed = new Set(results.flatMap(({ id, verdict }) => (verdict === 'passed' ? [id] : [])));
    const unnoticed = files.flatMap((file) =>
      file.cases
        .filter(({ id }) => passed.has(id))
        .flatMap(flipsOf)
        .flatMap(({ field, flipped }) => {
          const [one] = casesOf('flipped', { ...file, cases: [flipped] });
          return one && runCase(one).verdict === 'failed' ? [] : [`${flipped.id}: ${field}`];
        }),
    );
    expect(unnoticed).toEqual([]);
  });

  test('an event that is taken is never refused with any code; one that is refused has few other codes that mean the same', () => {
    const passed = new Set(results.flatMap(({ id, verdict }) => (verdict === 'passed' ? [id] : [])));
    const codes = [...new Set(table.flatMap(({ neutral }) => neutral))];
    const tried = files.flatMap((file) =>
      file.cases
        .filter(({ id }) => passed.has(id))
        .flatMap((raw) => otherCodesOf(raw, codes))
        .flatMap(({ field, wasTaken, flipped }) => {
          const [one] = casesOf('flipped', { ...file, cases: [flipped] });
          return one ? [{ place: `${flipped.id}: ${field}`, wasTaken, verdict: runCase(one).verdict }] : [];
        }),
    );
    const [taken, refused] = [true, false].map((was) => tried.filter(({ wasTaken }) => wasTaken === was));
    expect(taken?.filter(({ verdict }) => verdict !== 'failed').map(({ place }) => place)).toEqual([]);
    const alike = refused?.filter(({ verdict }) => verdict === 'passed') ?? [];
    expect([taken?.length, refused?.length, alike.length]).toEqual([10_759, 2_049, 60]);
  });

  test.each(Object.entries(variations))('they come out the same with %s', (_, vary) => {
    const passed = new Set(results.flatMap(({ id, verdict }) => (verdict === 'passed' ? [id] : [])));
    const other = files.flatMap((file) =>
      casesOf('varied', { ...file, cases: file.cases.filter(({ id }) => passed.has(id)).map(vary) }),
    );
    expect(other.map(runCase).flatMap(({ id, verdict }) => (verdict === 'passed' ? [] : [id]))).toEqual([]);
  });

  test('nothing that they tell is left unread, but where a return is never made and how it was lost', () => {
    expect(results.flatMap(({ id, unread }) => unread.map((field) => `${id}: ${field}`))).toEqual([
      'saleor-rp-01: event 1 (requestReturn): return',
      'saleor-rp-02: event 1 (requestReturn): return',
      'solidus-ri-05: event 2 (receive): outcome',
    ]);
  });
});
