/** Holds the tables against those they were made from, which are not part of the repository. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pains } from './pains.ts';
import { capabilities } from './rows.ts';

const research = (page: string) =>
  readFileSync(fileURLToPath(new URL(`../../../shared/research/${page}.md`, import.meta.url)), 'utf8');

/** The rows of the table by section: the first cell of each. */
function rowsOf(text: string): Record<string, string[]> {
  const table = text.slice(text.indexOf('\n| Capability |'), text.indexOf('\n### 3.1'));
  const sections: Record<string, string[]> = {};
  for (const [, cell = ''] of table.matchAll(/^\| ([^|]+) \|/gm)) {
    const letter = /^\*\*([A-Z])\./.exec(cell)?.[1];
    if (letter) sections[letter] = [];
    else Object.values(sections).at(-1)?.push(cell.trim());
  }
  return sections;
}

const stems = (text: string) => (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map((word) => word.slice(0, 5));

it('the table has the rows of the systems that were looked at, in their order', () => {
  const theirs = rowsOf(research('platforms'));
  const ours = Object.entries(capabilities).map(([letter, { rows }]) => [letter, rows.length]);
  expect(Object.fromEntries(ours)).toEqual(
    Object.fromEntries(Object.entries(theirs).map(([letter, rows]) => [letter, rows.length])),
  );
  const others = Object.entries(capabilities).flatMap(([letter, { rows }]) =>
    rows.flatMap(({ name }, i) => {
      const researched = theirs[letter]?.[i] ?? '';
      return stems(name).some((stem) => stems(researched).includes(stem)) ? [] : [`${name} / ${researched}`];
    }),
  );
  expect(others).toEqual([]);
});

it('the guarantees are about what hurt users, in the same order', () => {
  const theirs = [...research('pains').matchAll(/^### \d+\. (.+)$/gm)].map(([, title = '']) => title);
  const ours = Object.values(pains).flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(ours.length).toBe(theirs.length);
  const others = ours.filter((name, i) => !stems(name).some((stem) => stems(theirs[i] ?? '').includes(stem)));
  expect(others).toEqual([]);
});
