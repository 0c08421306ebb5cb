/** Each example against the built package, and what it prints against the guide that shows it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocks } from '../docs/blocks.ts';
import { installed, root, type Shop } from '../support/installed.ts';

const folder = join(root, 'examples');
const files = readdirSync(folder).filter((file) => /\.tsx?$/.test(file));

/** What the guides say that an example prints: nothing where no text follows. */
const shown = blocks
  .filter(({ language }) => language === 'include')
  .map(({ text, shown = '' }) => ({ file: text.replace('../examples/', ''), printed: shown.trim() }));

let shop: Shop;
beforeAll(async () => {
  shop = await installed();
}, 300_000);
afterAll(() => shop.remove());

/** Node takes types away, and leaves the markup in a `.tsx` file. */
async function runnable(file: string): Promise<string> {
  const source = readFileSync(join(folder, file), 'utf8');
  const { code } = await transform(source, { loader: file.endsWith('.tsx') ? 'tsx' : 'ts', jsx: 'automatic' });
  const name = file.replace(/\.tsx?$/, '.mjs');
  writeFileSync(join(shop.folder, name), code);
  return name;
}

// One checks a whole plugin: on a busy machine that takes minutes.
describe('an example', { timeout: 300_000 }, () => {
  it.each(files)('%s runs, what it asserts holds, and a guide shows it with what it prints', async (file) => {
    const printed = (await shop.run(await runnable(file))).trim();
    const guides = shown.filter((one) => one.file === file);
    expect(guides.length).toBeGreaterThan(0);
    for (const guide of guides) expect(guide.printed).toBe(printed);
  });

  it.each(files)('%s has one idea, in 20 to 60 lines, and names the package as its users do', (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    const lines = source.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\/\*\* .*\. ?\*\/$/);
    expect(lines.length).toBeGreaterThanOrEqual(20);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(source).toMatch(/from 'order-actor'/);
    expect(source).not.toMatch(/from '\.\.?\//);
  });
});
