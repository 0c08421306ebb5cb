import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { exports: entries } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, { readonly default?: string }>>;
};

/** Runs a program as users write it, against the sources, and gives what it prints. What it throws is thrown. */
export function runProgram(program: string): string {
  const folder = mkdtempSync(join(root, 'test', '.blocks-'));
  const source = (door: string) => entries[`.${door}`]?.default?.replace(/^\.\/dist\/(.*)\.js$/, '$1.ts');
  const file = join(folder, 'program.ts');
  writeFileSync(
    file,
    program.replaceAll(/'order-actor([\w/-]*)'/g, (_, door: string) => `'../../src/${source(door)}'`),
  );
  try {
    return execFileSync(process.execPath, [file], { encoding: 'utf8', stdio: 'pipe' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
