/** The testing door under the three test runners, from the built package as users have it. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../tsup.config.ts';

const root = join(import.meta.dirname, '../..');
const examples = join(root, 'examples/testing');
const shop = mkdtempSync(join(root, 'test', '.blocks-'));
const slow = 300_000;

beforeAll(async () => {
  const installed = join(shop, 'node_modules/order-actor');
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'));
  await build({ ...config, config: false, dts: false, silent: true, outDir: join(installed, 'dist') });
  writeFileSync(join(shop, 'package.json'), '{ "name": "shop", "type": "module" }');
  for (const file of readdirSync(examples)) copyFileSync(join(examples, file), join(shop, file));
}, slow);
afterAll(() => rmSync(shop, { recursive: true }));

const run = async (...args: readonly string[]): Promise<string> => {
  const env = { PATH: process.env.PATH, CI: '1', NO_COLOR: '1' };
  const options = { cwd: shop, encoding: 'utf8', env, maxBuffer: 2 ** 26 } as const;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args], options);
  return stdout + stderr;
};
const bin = (path: string) => join(root, 'node_modules', path);

describe('the example of laws and a story', () => {
  it('holds with the test runner of Node', { timeout: slow }, async () => {
    expect(await run('--test', 'node.test.ts')).toMatch(/fail 0/);
  });

  it('holds with vitest', { timeout: slow }, async () => {
    expect(await run(bin('vitest/vitest.mjs'), 'run', 'vitest.test.ts')).toMatch(/Test Files +1 passed/);
  });

  it('holds with jest', { timeout: slow }, async () => {
    const told = await run('--experimental-vm-modules', bin('jest/bin/jest.js'), '--config', 'jest.config.json');
    expect(told).toMatch(/Test Suites: 1 passed, 1 total/);
  });
});
