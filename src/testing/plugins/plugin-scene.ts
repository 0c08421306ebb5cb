import { type CoreOrderDefinition, defineOrder, definePlugin, overallStatuses, type Plugin } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { type PluginSample, pluginSamples } from '../histories/payloads.ts';
import type { CheckPluginOptions } from './flaws.ts';
import { newsOf } from './outlook.ts';
import { type Life, lives, openingOf } from './plugin-lives.ts';

/** A plugin that says something on every word, and moves nothing. */
export const neighbor: Plugin = definePlugin({
  id: 'neighbor',
  flags: { noted: { base: [...overallStatuses], channel: 'silent' } },
}) as unknown as Plugin;

/** The shop with the plugin and those beside it. */
export function shopWith(
  plugin: Plugin,
  options: CheckPluginOptions,
  { stock }: Pick<Life, 'stock'> = lives[0],
): CoreOrderDefinition {
  const { policy = {}, neighbors = [neighbor], precedence = [] } = options;
  return defineOrder({
    plugins: [plugin, ...neighbors],
    policy: stock ? { stock: 'asked', ...policy } : { ...policy, stock: 'outside' },
    precedence: [...precedence, ...(options.neighbors ? [] : [plugin.id, neighbor.id])],
  }) as unknown as CoreOrderDefinition;
}

/** What a plugin may be told and asked. Of payloads that are drawn, the first are the extremes of what a schema takes. */
export function samplesFor(
  { id }: Plugin,
  definition: CoreOrderDefinition,
  { payloads = {} }: CheckPluginOptions,
): readonly PluginSample[] {
  return pluginSamples(definition, payloads)
    .filter(({ type }) => type.startsWith(`${id}.`))
    .map((sample) => {
      const isDrawn = !Object.hasOwn(payloads, sample.type);
      const most = sample.spec.payload || sample.payloads[0] !== undefined ? mostDrawn : 1;
      return isDrawn ? { ...sample, payloads: sample.payloads.slice(0, most) } : sample;
    });
}

const mostDrawn = 12;

/** A small order in a shop: its plugin alone, where there is no life, or together with what happens to every order. */
export function pluginScene(
  plugin: Plugin,
  definition: CoreOrderDefinition,
  samples: readonly PluginSample[],
  { most = 2_000 }: CheckPluginOptions,
  life: Life | null,
): Scene {
  const { says } = life ?? lives[0];
  return {
    name: says,
    says,
    definition,
    opening: openingOf(life ?? lives[0]),
    commands: new Set(life?.commands),
    facts: new Set(life?.facts),
    samples,
    every: new Set(),
    overrides: false,
    neverExpires: true,
    bounds: { parcels: 1, returns: 1, attempts: 1, rows: 1, words: life ? 3 : 4, surprises: 1 },
    news: newsOf(definition, plugin),
    most,
  };
}
