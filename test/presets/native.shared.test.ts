/** Words in the languages of the articles are theirs, to the letter. Reads the articles beside the repository. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';

const seeds = fileURLToPath(new URL('../../../shared/seeds', import.meta.url));

const articles: readonly [language: string, file: string, native: object][] = [
  ['Arabic', '000_f65baa8a39428bc2.txt', matjari.native.ar],
  ['Norwegian', '001_0e487d0f95047ab2.txt', shopify.native.nb],
  ['Swedish', '002_59e4daaf6559a724.txt', shopify.native.sv],
  ['Greek', '003_4467dcff51fa7061.txt', cloudcart.native.el],
  ['Chinese', '004_7745f71a9ba30d42.txt', wechatMall.native.zh],
];

it.each(articles)('stand in the %s article', (_, file, native) => {
  // The Chinese article as it is kept has readings of some characters in parentheses.
  const text = readFileSync(`${seeds}/${file}`, 'utf8').replaceAll(/\([a-zà-ǜ]+\)/g, '');
  const words = Object.values(native).flatMap((list: Readonly<Record<string, string>>) => Object.values(list));

  expect(words.length).toBeGreaterThan(1);
  expect(words.filter((word) => !text.includes(word))).toEqual([]);
});
