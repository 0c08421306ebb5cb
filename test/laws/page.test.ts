import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anyShop, lawsOf } from '../../src/testing/laws/laws.ts';
import { kept } from '../support/kept.ts';
import { breakagesIn, pageOf } from './page.ts';

const source = readFileSync(fileURLToPath(new URL('../properties/broken.test.ts', import.meta.url)), 'utf8');
const laws = lawsOf(anyShop);

it('every law is broken by a deliberate bug', () => {
  const found = breakagesIn(source).flatMap((one) => one.laws);

  expect(laws.filter(({ number }) => !found.includes(number)).map(({ number, name }) => `${number} ${name}`)).toEqual(
    [],
  );
});

it('the guide to the laws says what they say', () => {
  const page = pageOf(laws, breakagesIn(source));

  expect(kept('docs/25-laws.md', page)).toBe(page);
});
