import type { Actor, Plugin } from '../../src/index.ts';
import * as fraudReview from './plugins/fraud-review.ts';
import * as giftWrapping from './plugins/gift-wrapping.ts';
import * as inCustoms from './plugins/in-customs.ts';
import * as needsAttention from './plugins/needs-attention.ts';
import * as preOrder from './plugins/pre-order.ts';
import * as threeTiers from './plugins/three-tiers.ts';

/** The plugins of an example, by the name that each has in its code. */
interface Example {
  readonly plugins: Readonly<Record<string, Plugin>>;
  readonly source: string;
}

function exampleOf({ source, ...plugins }: { readonly source: string } & Readonly<Record<string, unknown>>): Example {
  return { plugins: plugins as Example['plugins'], source };
}

/** The examples whose plugins can be switched on, by the name of their file. */
export const examples = {
  'gift-wrapping': exampleOf(giftWrapping),
  'fraud-review': exampleOf(fraudReview),
  'pre-order': exampleOf(preOrder),
  'in-customs': exampleOf(inCustoms),
  'needs-attention': exampleOf(needsAttention),
  'three-tiers': exampleOf(threeTiers),
} as const satisfies Record<string, Example>;

export type ExampleName = keyof typeof examples;
export const exampleNames = Object.keys(examples) as ExampleName[];

/** Whose word is shown where two stand over one, the first in front: their authors did not know each other. */
const precedence = ['attention', 'customs', 'fraud', 'preorder', 'gift', 'engraving', 'care', 'size'] as const;

/** What a shop is given with these examples switched on. */
export function pluginOptions(names: readonly ExampleName[]): {
  readonly plugins: readonly Plugin[];
  readonly precedence: readonly string[];
} {
  const plugins = names.flatMap((name) => Object.values(examples[name].plugins));
  return { plugins, precedence: precedence.filter((id) => names.length > 1 && plugins.some((one) => one.id === id)) };
}

const ids: ReadonlySet<string> = new Set<string>(precedence);

/** The plugin that an event is of; nothing where it is the library's own. */
export function pluginOf(type: string): string | undefined {
  const [id = ''] = type.split('.');
  return ids.has(id) ? id : undefined;
}

/** The example that a plugin is of. */
export function exampleWith(id: string): ExampleName | undefined {
  return exampleNames.find((name) => Object.values(examples[name].plugins).some((plugin) => plugin.id === id));
}

/** What events of plugins carry when they are sent from here, and who tells the facts. */
export const carried: { readonly [type: string]: { readonly by?: Actor; readonly payload?: unknown } } = {
  'gift.ask': { payload: { paper: 'red' } },
  'gift.wrapped': { by: { kind: 'warehouse', id: 'hub' } },
  'fraud.suspected': { by: { kind: 'provider', id: 'bureau' }, payload: { score: 80 } },
  'preorder.announced': { by: { kind: 'system', id: 'erp' }, payload: { on: '2026-03-04T09:00:00.000Z' } },
  'customs.entered': { by: { kind: 'carrier', id: 'post' } },
  'customs.cleared': { by: { kind: 'carrier', id: 'post' } },
  'engraving.asked': { by: { kind: 'customer', id: 'carla' } },
};
