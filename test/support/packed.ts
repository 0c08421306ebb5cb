import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './installed.ts';

/** Other compilers and another Node, installed by `npm ci` apart from the project's own. */
export const fixtures: string = join(root, 'test/fixtures/node_modules');
/** What a shop installs beside the package. */
const beside = ['@types/node', 'fast-check', 'xstate', 'zod'];

/** A shop that has installed the packed package, with nothing of this project in reach. */
export interface PackedShop {
  readonly folder: string;
  /** What the tarball holds, sorted. */
  readonly files: readonly string[];
  /** Writes a file of the shop. */
  readonly write: (name: string, text: string) => void;
  /** Runs a program there and gives what it prints. Where it fails, what it printed is in the error. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<string>;
  readonly remove: () => void;
}

/** Packs what was built, and installs it. */
export async function packed(): Promise<PackedShop> {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  const run = async (cwd: string, program: string, args: readonly string[]): Promise<string> => {
    const env = { PATH: process.env.PATH, HOME: folder, CI: '1', NO_COLOR: '1' };
    const ran = promisify(execFile)(program, [...args], { cwd, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
    return (await ran.catch((error) => Promise.reject(new Error(`${error.message}\n${error.stdout}`)))).stdout;
  };
  const tarballs = join(folder, '.tarballs');
  mkdirSync(tarballs);
  const told = await run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', tarballs]);
  const [{ filename, files }] = JSON.parse(told) as [{ filename: string; files: { path: string }[] }];
  const dependencies = {
    'order-actor': `file:${join(tarballs, filename)}`,
    ...Object.fromEntries(beside.map((name) => [name, `file:${join(fixtures, name)}`])),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', type: 'module', dependencies }));
  await run(folder, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--no-package-lock']);
  return {
    folder,
    files: files.map(({ path }) => path).sort(),
    write: (name, text) => writeFileSync(join(folder, name), text),
    run: (program, ...args) => run(folder, program, args),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The entries that programs import: `order-actor`, `order-actor/core` and so on. */
export function entriesOf(): readonly { readonly name: string; readonly types: string; readonly code: string }[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  };
  return Object.entries(exports).flatMap(([door, target]) =>
    typeof target === 'string'
      ? []
      : [{ name: door.replace('.', 'order-actor'), types: target.types, code: target.default }],
  );
}
