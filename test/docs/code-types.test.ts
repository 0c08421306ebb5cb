/** Compiles every program of the pages, as strictly as the sources, in one go. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blocks, blocksOf, root } from './blocks.ts';
import { faultsIn } from './compiled.ts';

const programs = blocks.filter(({ language }) => language === 'ts');

/** Examples in comments are about an order that there is. */
const examples = ['cloudcart', 'matjari', 'shopify', 'wechat-mall'].flatMap((preset) => {
  const page = `src/presets/${preset}.ts`;
  const comments = readFileSync(join(root, page), 'utf8').replaceAll(/^ \* ?/gm, '');
  const around = [
    `import { type Actor, applyToAll, defineOrder, type Order } from 'order-actor';`,
    `import { ${preset.replace('-m', 'M')} } from 'order-actor/presets/${preset}';`,
    'declare const order: Order, orders: readonly Order[], id: string, at: string, by: Actor, reviewer: Actor;',
    'declare const trackingOf: (order: string) => string;',
    'export { applyToAll, by, id, order, orders, reviewer, trackingOf };',
  ].join(' ');
  return blocksOf(page, comments).map((block) => ({ ...block, text: `${around} ${block.text}` }));
});

/** What comes below an import on line 7 of a page, and what is said of it. */
const wrong = {
  'a value of another type': ['export const n: number = defineOrder();', "Type 'OrderDefinition<never, never>' is not"],
  'a name that nothing uses': ['const shop = defineOrder();', "'shop' is declared but its value is never read."],
  'what may be missing': [
    'export const first = (all: readonly string[]): string => all[0];',
    "Type 'string | undefined' is not assignable to type 'string'.",
  ],
  'an error that is expected and does not come': ['// @ts-expect-error', "Unused '@ts-expect-error' directive."],
  'an entry that there is not': ["export { money } from 'order-actor/gone';", "Cannot find module 'order-actor/gone'"],
  'a name that is not public': [
    "export { derive } from 'order-actor';",
    'Module \'"order-actor"\' has no exported member',
  ],
  'what is no program': ['export const n = (;', 'Expression expected.'],
} as const;
const broken = Object.entries(wrong).map(([page, [line]]) => ({
  page,
  line: 7,
  language: 'ts',
  text: `import { defineOrder } from 'order-actor';\n${line}\ndefineOrder();\n`,
}));

const faults = faultsIn([...programs, ...examples, ...broken]);
const faultsOf = (page: string) => faults.filter((fault) => fault.startsWith(`${page}:`));

it.each([...new Set(programs.map(({ page }) => page))])('the programs of %s compile', (page) => {
  expect(faultsOf(page)).toEqual([]);
});

it.each(examples)('the example at $page:$line compiles', ({ page }) => {
  expect(faultsOf(page)).toEqual([]);
});

it.each(Object.entries(wrong))('%s is a fault of its page and line', (page, [, fault]) => {
  expect(faultsOf(page)).toEqual([expect.stringContaining(`${page}:8: ${fault}`)]);
});

it('there is no other fault', () => {
  expect(faults).toHaveLength(broken.length);
});
