import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Report } from '../../examples/replay/report.ts';

const main = fileURLToPath(new URL('../../examples/replay/main.ts', import.meta.url));

/** A folder with these files, until the test is over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Runs the command line as npm does. */
export function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8' });
  return { status, stdout, stderr, lines: stdout.trimEnd().split('\n') };
}

/** The report on the last line of a replay. */
export function reportOn(format: string, folder: string, ...options: string[]): Report {
  const words = [main, 'replay', format, folder, '--json', ...options];
  const output = execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as Report;
}
