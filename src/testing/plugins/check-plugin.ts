import { OrderError, type Plugin } from '../../core.ts';
import { flawsAlone, type Shops } from './flaws.alone.ts';
import { payloadFlaws } from './flaws.payloads.ts';
import { flawsTogether } from './flaws.together.ts';
import type { CheckPluginOptions, PluginFlaw } from './flaws.ts';
import { shopWith } from './plugin-scene.ts';

/**
 * Looks for what is wrong with a plugin though it defines well: by trying everything that it may be told, alone, together with the life of
 * a small order, beside another plugin and listed the other way round.
 *
 * @returns What is wrong, each with the shortest story that shows it; nothing for a sound plugin.
 * @throws An `OrderError` `invalid_input` where a payload schema does not say which payloads it takes and none is given.
 * @since 0.1.0
 */
export function pluginFlaws(plugin: Plugin, options: CheckPluginOptions = {}): readonly PluginFlaw[] {
  const shops = shopsWith(plugin, options);
  if ('flaw' in shops) return [shops.flaw];
  const payloads = payloadFlaws(plugin, shops.shop, options);
  const alone = flawsAlone(plugin, shops, options);
  // What answers now so and now otherwise has no states that could be told.
  if (alone.some(({ code }) => code === 'order_matters' || code === 'impure' || code === 'throws'))
    return [...payloads, ...alone];
  return [...payloads, ...flawsTogether(plugin, shops.shop, options), ...alone];
}

/**
 * Checks a plugin, in a test of any runner: it tells what is wrong as a story.
 *
 * @throws An `Error` that tells every flaw with its story; an `OrderError` `invalid_input` where a payload schema does not say which
 * payloads it takes and none is given.
 * @since 0.1.0
 */
export function checkPlugin(plugin: Plugin, options: CheckPluginOptions = {}): void {
  const flaws = pluginFlaws(plugin, options);
  if (flaws.length > 0) throw new Error(flaws.map(told).join('\n\n'));
}

function told({ plugin, code, message, story }: PluginFlaw): string {
  return [`Plugin "${plugin}" (${code}): ${message}`, ...(story === '' ? [] : [story])].join('\n');
}

/** The shop in both orders of its plugins; or why there is none. */
function shopsWith(plugin: Plugin, options: CheckPluginOptions): Shops | { readonly flaw: PluginFlaw } {
  try {
    return { shop: shopWith(plugin, options), other: shopWith(plugin, options, true) };
  } catch (error) {
    if (!(error instanceof OrderError) || !/nothing says which is shown/.test(error.message)) throw error;
    return { flaw: { code: 'order_matters', plugin: plugin.id, message: error.message, story: '' } };
  }
}
