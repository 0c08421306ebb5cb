import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/core.ts',
    'src/machines.ts',
    'src/statuses.ts',
    'src/labels/labels.ts',
    'src/labels/{en,ar,nb,sv,el,zh}.ts',
    'src/presets/cloudcart.ts',
    'src/presets/matjari.ts',
    'src/presets/shopify.ts',
    'src/presets/wechat-mall.ts',
    'src/testing/testing.ts',
  ],
  format: 'esm',
  target: 'es2022',
  dts: true,
  splitting: true,
  treeshake: true,
  clean: true,
  external: ['xstate', 'zod', 'fast-check'],
  // These entries run in browsers too: a Node module among their imports fails the build.
  // (By default tsup turns 'node:sqlite' into 'sqlite', which is nothing, and lets it pass.)
  platform: 'neutral',
  removeNodeProtocol: false,
  // Words in other scripts stay words: escaped, they are twice as long.
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
});
