import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'tsup';
import config from '../../tsup.config.ts';

export const root: string = join(import.meta.dirname, '../..');

/** A program's folder with the built package in its `node_modules`, as users have it. */
export interface Shop {
  readonly folder: string;
  /** Runs Node there and gives what it prints. */
  readonly run: (...args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
}

/** Builds the package without its types, and installs it. */
export async function installed(): Promise<Shop> {
  const folder = mkdtempSync(join(root, 'test', '.blocks-'));
  const place = join(folder, 'node_modules/order-actor');
  mkdirSync(place, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(place, 'package.json'));
  await build({ ...config, config: false, dts: false, silent: true, outDir: join(place, 'dist') });
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "type": "module" }');
  const env = { PATH: process.env.PATH, CI: '1', NO_COLOR: '1' };
  const options = { cwd: folder, encoding: 'utf8', env, maxBuffer: 2 ** 26 } as const;
  return {
    folder,
    run: async (...args) => {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args], options);
      return stdout + stderr;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
