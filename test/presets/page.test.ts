import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { kept } from '../support/kept.ts';
import { type Told, wordsOf } from './page.ts';

const presets: readonly (readonly [page: string, preset: Told])[] = [
  ['preset-matjari', matjari],
  ['preset-shopify', shopify],
  ['preset-cloudcart', cloudcart],
  ['preset-wechat-mall', wechatMall],
];
const border = '<!-- From here on the page is made from the preset. -->\n';

it.each(presets)('%s tells the words of the preset as they are', (name, preset) => {
  const path = `docs/${name}.md`;
  const [head = ''] = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').split(border);
  const page = `${head}${border}\n${wordsOf(preset)}`;

  expect(kept(path, page)).toBe(page);
});
