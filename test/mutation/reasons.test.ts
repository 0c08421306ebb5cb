import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lookedAt } from './looked-at.ts';
import { reasonOf } from './reasons.ts';

const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const shorter = { mutatorName: 'OptionalChaining', replacement: 'last.units', status: 'Survived', location };

it('a survivor has the reason of its place, and none where nobody looked', () => {
  expect(reasonOf('src/fulfillment/fulfillment.arranging.ts', 'last?.units', shorter)).toBe('types');
  expect(reasonOf('src/fulfillment/fulfillment.status.ts', 'last?.units', shorter)).toBeUndefined();
  expect(reasonOf('src/fulfillment/fulfillment.arranging.ts', 'row?.units', shorter)).toBeUndefined();
});

it('what was looked at is still there', () => {
  const gone = Object.entries(lookedAt).flatMap(([file, codes]) => {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replace(/\s+/g, ' ');
    return codes.filter((code) => !source.includes(code)).map((code) => `${file}: ${code}`);
  });
  expect(gone).toEqual([]);
});
