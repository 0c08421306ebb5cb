import {
  type CoreOrderDefinition,
  defineOrder,
  definePlugin,
  type Opening,
  overallStatuses,
  type Plugin,
} from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { pluginSamples } from '../histories/payloads.ts';
import type { CheckPluginOptions } from './flaws.ts';

/** A plugin that says something on every word, and moves nothing. */
export const neighbor: Plugin = definePlugin({
  id: 'neighbor',
  flags: { noted: { base: [...overallStatuses], channel: 'silent' } },
}) as unknown as Plugin;

/** The shop with the plugin and those beside it; listed backwards, where that is to change nothing. */
export function shopWith(plugin: Plugin, options: CheckPluginOptions, backwards = false): CoreOrderDefinition {
  const { policy = {}, neighbors = [neighbor], precedence = [] } = options;
  const plugins = [plugin, ...neighbors];
  return defineOrder({
    plugins: backwards ? plugins.reverse() : plugins,
    policy: { stock: 'asked', ...policy },
    precedence: [...precedence, ...(options.neighbors ? [] : [plugin.id, neighbor.id])],
  }) as unknown as CoreOrderDefinition;
}

const one = { amount: 100, currency: 'EUR' } as const;
const opening: Opening = {
  kind: 'placed',
  input: {
    id: 'order-1',
    at: '2026-01-01T08:00:00.000Z',
    by: { kind: 'customer', id: 'customer-1' },
    currency: 'EUR',
    lines: [{ id: 'shirt', quantity: 1, total: one }],
    payments: [{ id: 'transfer', method: 'bank_transfer', amount: one }],
    fulfillments: [{ id: 'parcel-1', units: [{ line: 'shirt', quantity: 1 }] }],
  },
};

/** What becomes of an order without the plugin: it is paid, packed, sent, canceled, closed, and its stock follows. */
const life = {
  commands: new Set(['fulfillment.pack', 'fulfillment.ship', 'order.cancel', 'order.close'] as const),
  facts: new Set([
    'payment.captured',
    'payment.refunded',
    'stock.reserved',
    'stock.committed',
    'stock.released',
    'stock.restocked',
  ] as const),
};
const nothing = { commands: new Set<never>(), facts: new Set<never>() };

/** A small order in a shop: its plugins alone, or one of them together with what happens to every order. */
export function pluginScene(
  plugin: Plugin,
  definition: CoreOrderDefinition,
  { payloads, most = 600 }: CheckPluginOptions,
  what: 'alone' | 'together',
): Scene {
  const samples = pluginSamples(definition, payloads)
    .filter(({ type }) => type.startsWith(`${plugin.id}.`))
    .map((sample) => ({ ...sample, payloads: sample.payloads.slice(0, sample.spec.payload ? mostPayloads : 1) }));
  return {
    name: what,
    says: '',
    definition,
    opening,
    ...(what === 'alone' ? nothing : life),
    samples,
    every: new Set(),
    overrides: false,
    bounds: { parcels: 1, returns: 0, attempts: 1, rows: 1, words: 2, surprises: 1 },
    most: what === 'alone' ? Math.ceil(most / 3) : most,
  };
}

/** The first are the extremes of what a schema takes; where there is none, nothing is said. */
const mostPayloads = 6;
