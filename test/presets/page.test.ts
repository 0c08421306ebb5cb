import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { kept } from '../support/kept.ts';
import { type Told, wordsOf } from './page.ts';
import { rulesOf, type Tables } from './rules.ts';

const presets: readonly (readonly [page: string, preset: Told, tables: Tables])[] = [
  ['preset-matjari', matjari, { file: 'presets/matjari.ts', lists: { order: 'order', payment: 'payment' } }],
  [
    'preset-shopify',
    shopify,
    {
      file: 'presets/shopify.words.ts',
      lists: { financial: 'financial', fulfillment: 'fulfillment', returns: 'returns' },
    },
  ],
  [
    'preset-cloudcart',
    cloudcart,
    { file: 'presets/cloudcart.ts', lists: { fulfillment: 'fulfillment', payment: 'payment', order: 'basic' } },
  ],
  ['preset-wechat-mall', wechatMall, { file: 'presets/wechat-mall.ts', lists: { step: 'step' } }],
];
const border = '<!-- From here on the page is made from the preset. -->\n';

it.each(presets)('%s tells the words of the preset as they are', (name, preset, tables) => {
  const path = `docs/${name}.md`;
  const [head = ''] = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').split(border);
  const page = `${head}${border}\n${wordsOf(preset)}\n${rulesOf(tables)}`;

  expect(kept(path, page)).toBe(page);
});
