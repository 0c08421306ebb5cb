import type { CoreOrderDefinition, Plugin } from '../../core.ts';
import { statusesOf } from '../../order/order.plugin.statuses.ts';
import { explore, type Look } from '../exploration/explore.ts';
import type { Scene } from '../exploration/scene.ts';
import type { PluginSample } from '../histories/payloads.ts';
import type { FlawBook } from './flaw-book.ts';
import type { CheckPluginOptions } from './flaws.ts';
import { ends, keeps, leakIn } from './leaks.ts';
import { newsOf } from './outlook.ts';
import { lives } from './plugin-lives.ts';
import { pluginScene, samplesFor } from './plugin-scene.ts';
import { sayings } from './sayings.ts';

/** What of stock is asked and answered, and that the customer pays: nothing else is to happen for goods to be kept back. */
const [{ facts }] = lives;

/**
 * Notes what leaks where a plugin ends an order for which one beside it keeps goods back, or the other way round: here the neighbors are told
 * something, too.
 */
export function leaksBeside(
  plugin: Plugin,
  shop: CoreOrderDefinition,
  telling: readonly PluginSample[],
  options: CheckPluginOptions,
  { note }: FlawBook,
): void {
  const beside = (options.neighbors ?? []).filter((neighbor) => meet(plugin, neighbor) || meet(neighbor, plugin));
  if (beside.length === 0) return;
  const samples = [...telling, ...beside.flatMap((neighbor) => samplesFor(neighbor, shop, options))];
  const scene: Scene = {
    ...pluginScene(plugin, shop, samples, options, { ...lives[0], commands: [], facts }),
    news: newsOf(shop, plugin, ...beside),
  };
  let isFound = false;
  const look: Look = ({ order, path }) => {
    const leak = leakIn(shop, plugin, order);
    if (leak === null) return;
    isFound = true;
    note('leaks_stock', leak.message, { scene, events: path() }, leak.about);
  };
  const { complete } = explore(scene, look, () => isFound);
  if (!isFound && !complete) note('not_looked_through', sayings.tooMuch(scene.most));
}

/** Whether one may end an order for which the other keeps goods back. */
function meet(one: Plugin, other: Plugin): boolean {
  return statusesOf(one).some(ends) && statusesOf(other).some(keeps);
}
