import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Bundles the playground and the library itself, from their sources, into a folder that any static server can serve. */
export async function buildPlayground(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { playground: join(here, 'main.ts'), style: join(here, 'style.css') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
  });
  await cp(join(here, 'index.html'), join(folder, 'index.html'));
}

if (import.meta.main) await buildPlayground(fileURLToPath(new URL('../../.site/playground', import.meta.url)));
