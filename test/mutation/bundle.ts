import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import { shim } from './collect.ts';
import { left, stories } from './stories.ts';

/** The project as one script, which can be run again and again: each time with modules of its own. */
export interface Bundle {
  readonly load: () => { readonly loadSource: () => void; readonly files: ReadonlyMap<string, () => void> };
}

const place: Plugin = {
  name: 'import.meta in a script',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](test|src)[\\/].*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..'))),
      loader: 'ts',
    }));
  },
};

/** Reads sources and stories of a folder. */
export async function bundle(root: string): Promise<Bundle> {
  const sources = globSync('src/**/*.ts', { cwd: root }).sort();
  const tests = globSync(stories, { cwd: root, exclude: left }).sort();
  const wrap = (file: string) => `${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)})`;
  const { outputFiles } = await build({
    stdin: {
      contents: `module.exports = { sources: {${sources.map(wrap)}}, tests: {${tests.map(wrap)}} };`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    packages: 'external',
    legalComments: 'none',
    plugins: [place],
  });
  const script = new Script(`(function (require, module) {${outputFiles[0]?.text}\n})`, { filename: 'stories.cjs' });
  const native = createRequire(join(root, 'package.json'));
  const require = (name: string) => (name === 'vitest' ? shim : native(name));
  return {
    load() {
      const module = { exports: {} as Record<'sources' | 'tests', Record<string, () => void>> };
      script.runInThisContext()(require, module);
      const { sources, tests } = module.exports;
      return {
        loadSource: () => {
          for (const load of Object.values(sources)) load();
        },
        files: new Map(Object.entries(tests)),
      };
    },
  };
}
