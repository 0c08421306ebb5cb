import type { Order, Policy } from '../../src/index.ts';
import { defineOrder, type OrderDefinition, type OrderOptions, type OrderStatus } from '../../src/index.ts';
import { cloudcart } from '../../src/presets/cloudcart.ts';
import { matjari } from '../../src/presets/matjari.ts';
import { shopify } from '../../src/presets/shopify.ts';
import { wechatMall } from '../../src/presets/wechat-mall.ts';
import { type ExampleName, pluginOptions } from './plugins.ts';

interface Shop {
  /** Its own name. */
  readonly title: string;
  readonly options: Omit<OrderOptions, 'plugins'>;
  /** What a program imports it from; the core needs no import. */
  readonly from?: { readonly name: string; readonly entry: string };
  /** Its words for an order, as its own articles write them where they do. */
  readonly words: (status: OrderStatus, order: Order) => readonly { readonly list: string; readonly word: string }[];
}

type Lists = Readonly<Record<string, string | undefined>>;
type Articles = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string | undefined>>>>>>;

interface AnyPreset {
  readonly options: Shop['options'];
  readonly words: (status: OrderStatus, order?: Order) => object;
  readonly native: object;
}

function shopOf(title: string, preset: AnyPreset, name: string, entry: string): Shop {
  const articles = Object.values(preset.native as Articles);
  return {
    title,
    options: preset.options,
    from: { name, entry },
    words: (status, order) =>
      Object.entries(preset.words(status, order) as Lists).flatMap(([list, word]) =>
        word === undefined ? [] : [{ list, word: articles.map((lists) => lists[list]?.[word]).find(Boolean) ?? word }],
      ),
  };
}

/** The library as it comes, and four systems in their own rules and words. */
export const shops = {
  core: { title: 'order-actor', options: {}, words: () => [] },
  matjari: shopOf('Matjari', matjari, 'matjari', 'matjari'),
  shopify: shopOf('Shopify', shopify, 'shopify', 'shopify'),
  cloudcart: shopOf('CloudCart', cloudcart, 'cloudcart', 'cloudcart'),
  wechatMall: shopOf('WeChat mall', wechatMall, 'wechatMall', 'wechat-mall'),
} as const satisfies Record<string, Shop>;

export type ShopName = keyof typeof shops;
export const shopNames = Object.keys(shops) as ShopName[];

/** The shop with what was decided otherwise, and with the plugins of these examples. */
export function definitionOf(
  name: ShopName,
  policy: Partial<Policy>,
  plugins: readonly ExampleName[] = [],
): OrderDefinition {
  const options: Shop['options'] = shops[name].options;
  const definition = defineOrder({
    ...options,
    ...pluginOptions(plugins),
    policy: { ...options.policy, ...policy },
  });
  return definition as unknown as OrderDefinition;
}
