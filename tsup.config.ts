import { defineConfig } from 'tsup';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/core.ts',
    'src/machines.ts',
    'src/presets/cloudcart.ts',
    'src/presets/matjari.ts',
    'src/presets/shopify.ts',
    'src/presets/wechat-mall.ts',
  ],
  format: 'esm',
  target: 'es2022',
  dts: true,
  sourcemap: true,
  splitting: true,
  treeshake: true,
  clean: true,
  external: ['xstate', 'zod'],
  // These entries run in browsers too: a Node module among their imports fails the build.
  // (By default tsup turns 'node:sqlite' into 'sqlite', which is nothing, and lets it pass.)
  platform: 'neutral',
  removeNodeProtocol: false,
});
