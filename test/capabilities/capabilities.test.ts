import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { kept } from '../support/kept.ts';
import { capabilitiesPage, guaranteesPage, splitTest } from './page.ts';
import { pains } from './pains.ts';
import { capabilities, counts, type Row } from './rows.ts';
import { titlesIn } from './titles.ts';

const test = fileURLToPath(new URL('..', import.meta.url));

describe('the titles of a test file', () => {
  // The `it.skip` below stands in the text that is read: a test that is skipped gives no title.
  it('are read from its source, tables and helpers among them', () => {
    const source = `
      function holds(title: string, law: number) { it(\`\${title} (law \${law})\`, () => {}); }
      describe('a parcel', () => {
        it('is picked', () => {});
        it.skip('is lost', () => {});
        describe.each(list)('of %s', () => { test.each([1])('and %i', () => {}); });
        holds('is whole', 7);
        for (const [answer] of answers) it(answer, () => {});
      });`;
    expect(titlesIn(source)).toEqual([
      'a parcel > is picked',
      'a parcel > of %s > and %i',
      'a parcel > is whole (law 7)',
      'a parcel > {answer}',
    ]);
  });
});

describe('the table of capabilities', () => {
  const rows = Object.values(capabilities).flatMap((section) => section.rows);

  it('has every row, and none twice', () => {
    const sizes = Object.entries(capabilities).map(([letter, section]) => [letter, section.rows.length]);
    expect(Object.fromEntries(sizes)).toEqual(counts);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('names tests that there are, or says why there is none', () => {
    expect(rows.flatMap(unproven)).toEqual([]);
  });

  it('is told in the guide', () => {
    const page = capabilitiesPage();
    expect(kept('docs/11-capabilities.md', page)).toBe(page);
  });
});

describe('the table of guarantees', () => {
  const rows = Object.values(pains).flatMap((section) => section.rows);

  it('has all seventy-eight, and none twice', () => {
    expect(Object.values(pains).map((section) => section.rows.length)).toEqual([15, 13, 10, 10, 12, 6, 4, 8]);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('names tests that there are, or says why there is none', () => {
    expect(rows.flatMap(unproven)).toEqual([]);
  });

  it('is told in the guide', () => {
    const page = guaranteesPage();
    expect(kept('docs/guarantees.md', page)).toBe(page);
  });
});

const known = new Map<string, readonly string[]>();

function unproven({ name, tests = [], open }: Pick<Row, 'name' | 'tests' | 'open'>): string[] {
  if (tests.length > 0 === (open !== undefined)) return [`${name}: either tests or a reason`];
  return tests.flatMap((one) => {
    const { file, title } = splitTest(one);
    const titles = known.get(file) ?? titlesIn(readFileSync(`${test}/${file}`, 'utf8'));
    known.set(file, titles);
    return titles.includes(title) ? [] : [`${name}: there is no test "${title}" in ${file}`];
  });
}
