import type * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../src/index.ts';
import type { PresetOptions } from '../../src/presets/preset.ts';
import { shopOf } from '../../src/testing/histories/arbitraries.ts';
import { plugins, precedence } from '../../src/testing/histories/plugins.ts';

/** Shops of one preset, with plugins or without. */
export function shopsOf({ options }: { readonly options: PresetOptions }): {
  readonly any: fc.Arbitrary<CoreOrderDefinition>;
  readonly withPlugins: fc.Arbitrary<CoreOrderDefinition>;
} {
  const of = (lists: ReturnType<typeof plugins>) =>
    lists.map((list) => shopOf({ ...options, plugins: list, precedence }));
  return { any: of(plugins()), withPlugins: of(plugins(2)) };
}
