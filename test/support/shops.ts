import type * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../src/index.ts';
import type { PresetOptions } from '../../src/presets/preset.ts';
import { shopOf } from '../../src/testing/histories/arbitraries.ts';
import { pluginLists, precedence, severalPlugins } from '../../src/testing/histories/plugins.ts';

/** Shops of one preset, with plugins or without. */
export function shopsOf({ options }: { readonly options: PresetOptions }): {
  readonly any: fc.Arbitrary<CoreOrderDefinition>;
  readonly withPlugins: fc.Arbitrary<CoreOrderDefinition>;
} {
  const of = (plugins: typeof pluginLists) => plugins.map((list) => shopOf({ ...options, plugins: list, precedence }));
  return { any: of(pluginLists), withPlugins: of(severalPlugins) };
}
