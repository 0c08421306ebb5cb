/** What each entry may weigh: bytes of a bundle, minified and compressed, with all that it brings along. */
import { expect, it } from 'vitest';
import { weightOf } from '../bench/footprint.ts';
import { entriesOf } from '../support/packed.ts';

/** A little above what they weigh. Raise one with the change that needs it, and say there why. */
const budgets: Readonly<Record<string, readonly [bytes: number, brings: string]>> = {
  'order-actor': [135_500, 'xstate, zod'],
  'order-actor/core': [85_500, ''],
  'order-actor/machines': [31_500, 'xstate'],
  'order-actor/statuses': [1_200, ''],
  'order-actor/labels': [1_700, ''],
  'order-actor/labels/en': [7_400, ''],
  'order-actor/labels/ar': [9_700, ''],
  'order-actor/labels/nb': [7_800, ''],
  'order-actor/labels/sv': [8_000, ''],
  'order-actor/labels/el': [11_000, ''],
  'order-actor/labels/zh': [8_500, ''],
  'order-actor/presets/cloudcart': [17_000, ''],
  'order-actor/presets/matjari': [5_200, ''],
  'order-actor/presets/shopify': [18_200, ''],
  'order-actor/presets/wechat-mall': [17_500, ''],
  'order-actor/testing': [218_000, 'xstate, zod, fast-check'],
};
const entries = entriesOf();

it('There is a budget for every entry, and for no other.', () => {
  expect(entries.map(({ name }) => name).sort()).toEqual(Object.keys(budgets).sort());
});

it.each(entries)('$name stays within its budget', async ({ name, code }) => {
  const [budget = 0, brings = ''] = budgets[name] ?? [];
  const weight = await weightOf(code.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts'));
  expect(weight.bytes, `${name} weighs ${weight.bytes} bytes, its budget is ${budget}`).toBeLessThanOrEqual(budget);
  expect(weight.brings.join(', ')).toBe(brings);
});
