/** The testing door under the three test runners, from the built package as users have it. */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, root, type Shop } from '../support/installed.ts';

const examples = join(root, 'examples/testing');
const slow = 300_000;
let shop: Shop;

beforeAll(async () => {
  shop = await installed();
  for (const file of readdirSync(examples)) copyFileSync(join(examples, file), join(shop.folder, file));
}, slow);
afterAll(() => shop.remove());

const bin = (path: string) => join(root, 'node_modules', path);

describe('the example of laws and a story', () => {
  it('holds with the test runner of Node', { timeout: slow }, async () => {
    expect(await shop.run('--test', 'node.test.ts')).toMatch(/fail 0/);
  });

  it('holds with vitest', { timeout: slow }, async () => {
    const told = await shop.run(bin('vitest/vitest.mjs'), 'run', 'vitest.test.ts');
    expect(told).toMatch(/Test Files +1 passed/);
  });

  it('holds with jest', { timeout: slow }, async () => {
    const jest = ['--experimental-vm-modules', bin('jest/bin/jest.js')];
    expect(await shop.run(...jest, '--config', 'jest.config.json')).toMatch(/Test Suites: 1 passed, 1 total/);
  });
});
