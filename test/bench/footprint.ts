import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { median } from './harness.ts';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

/** What an entry weighs in a browser. */
export interface Weight {
  /** Bytes, minified and compressed, with all that it brings along. */
  readonly bytes: number;
  /** Of xstate, zod and fast-check, those that it brings along. */
  readonly brings: readonly string[];
}

/** What is shipped of an entry, as a bundler sees it. */
export async function weightOf(entry: string): Promise<Weight> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  const brings = ['xstate', 'zod', 'fast-check'].filter((name) =>
    inputs.some((path) => path.includes(`node_modules/${name}/`)),
  );
  return { bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length, brings };
}

/** Milliseconds of CPU that a new process needs to import an entry, beyond one that imports nothing. Processes take turns. */
export async function importCost(entry: string, rounds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'order-actor-'));
  try {
    await build({
      entryPoints: [join(source, entry)],
      bundle: true,
      format: 'esm',
      target: 'es2022',
      platform: 'neutral',
      external: ['xstate', 'zod'],
      outfile: join(folder, 'entry.mjs'),
      logLevel: 'silent',
    });
    const told = 'const { user, system } = process.cpuUsage(); console.log(user + system);';
    writeFileSync(join(folder, 'empty.mjs'), told);
    writeFileSync(
      join(folder, 'import.mjs'),
      `await import(${JSON.stringify(pathToFileURL(join(folder, 'entry.mjs')).href)}); ${told}`,
    );
    const cost = (file: string) =>
      Number(execFileSync(process.execPath, [join(folder, file)], { encoding: 'utf8' })) / 1_000;
    const excess: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const files = round % 2 === 0 ? ['empty.mjs', 'import.mjs'] : ['import.mjs', 'empty.mjs'];
      const [first = 0, second = 0] = files.map(cost);
      excess.push(round % 2 === 0 ? second - first : first - second);
    }
    return median(excess);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
