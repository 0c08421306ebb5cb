import { type CoreOrderDefinition, type Order, type OrderEvent, type Plugin, stockOf } from '../../core.ts';
import { now } from '../exploration/edge.ts';
import { type CanEnd, isBroughtToItsEnd } from '../exploration/ends.ts';
import { explore, type Look } from '../exploration/explore.ts';
import { beginningAt } from '../exploration/laws.steps.ts';
import { tell } from '../histories/history.ts';
import { leftOpen } from '../laws/closing.ts';
import { createFlawBook } from './flaw-book.ts';
import type { CheckPluginOptions, PluginFlaw } from './flaws.ts';
import { pluginScene } from './plugin-scene.ts';

/** What is wrong with what becomes of an order that the plugin has a say in. */
export function flawsTogether(
  plugin: Plugin,
  shop: CoreOrderDefinition,
  options: CheckPluginOptions,
): readonly PluginFlaw[] {
  const scene = pluginScene(plugin, shop, options, 'together');
  const { note, flaws } = createFlawBook(plugin, scene);
  const [shown, hidden] = [new Set<string>(), new Map<string, readonly OrderEvent[]>()];
  const look: Look = ({ order, path }) => {
    const leak = leakIn(shop, plugin, order);
    if (leak !== null) note('leaks_stock', path(), leak);
    const { custom, overall } = shop.statusOf(order);
    if (custom !== undefined) shown.add(custom);
    for (const { word, over } of shop.explain(order).custom?.standing ?? [])
      if (over.includes(overall) && !hidden.has(word)) hidden.set(word, path());
  };
  const { ways, complete } = explore(scene, look);
  const { traps } = ways(hasWayOut);
  const last = (trap: readonly OrderEvent[]) => tell(shop, { opening: scene.opening, events: trap }).last;
  const keeps = traps.find((trap) => keptFor(shop, plugin, last(trap)) !== null);
  const [trap = keeps] = keeps ? [] : traps;
  if (trap) {
    const kept = keptFor(shop, plugin, last(trap));
    const what = kept === null ? 'an order that comes there has' : `${kept} for an order that has`;
    note(kept === null ? 'trap' : 'leaks_stock', trap, `${what} no way to its end. ${whyNot(shop, last(trap))}`);
  }
  if (complete)
    for (const [word, path] of hidden)
      if (word.startsWith(`${plugin.id}.`) && !shown.has(word))
        note(
          'never_shown',
          path,
          `its status "${word}" stands and is never shown: another one is always in front of it. Write it further to the front, or leave it out.`,
          word,
        );
  return flaws();
}

/** Patience brings it to its end, or something that was done often enough and may be done once more. Too much to look through is believed. */
const hasWayOut: CanEnd = (scene, path) => {
  if (isBroughtToItsEnd(scene, path)) return true;
  const { definition, opening, bounds } = scene;
  const { last } = tell(definition, { opening, events: path });
  const { attempts, rows, words } = bounds;
  const { ends, complete } = explore({
    ...scene,
    definition: beginningAt(definition, last),
    bounds: { ...bounds, attempts: attempts + 1, rows: rows + 1, words: words + 1 },
    isQuiet: true,
    most: lookedThrough,
  });
  return ends > 0 || !complete;
};

const lookedThrough = 400;

/** What keeps an order from its end, in words. */
function whyNot(shop: CoreOrderDefinition, order: Order): string {
  const ending = new Set(['order.cancel', 'order.close', 'fulfillment.ship']);
  const reasons = shop
    .available(order, { by: { kind: 'staff', id: 'staff-1' }, at: now })
    .filter(({ command }) => ending.has(command.type))
    .map(({ command, reasons }) => `${command.type}: ${reasons.map(({ message }) => message).join(' ') || 'possible'}`);
  const refused = [...new Set(reasons)].map((line) => `\n    ${line}`).join('');
  const left = leftOpen(shop, order).filter((line) => !/^(reserve|commit|release|re)_?stock /.test(line));
  return `Give every state a way out: a command of its own, or a deadline.\n  What is left: ${left.join('; ')}.\n  What could end it:${refused}`;
}

/** The custom statuses of a plugin that stand, with what they count as. */
function standing({ plugins, ...shop }: CoreOrderDefinition, { id }: Plugin, order: Order) {
  const words = new Set(shop.explain(order).custom?.standing.map(({ word }) => word));
  return plugins.statuses.filter(({ plugin, word }) => plugin === id && words.has(word));
}

/** What a plugin's status keeps back of stock, in words. */
function keptFor(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string | null {
  const [keeping] = standing(shop, plugin, order).filter(
    ({ traits }) => traits.counts?.stock === 'reserved' || traits.counts?.stock === 'deducted',
  );
  const pieces = stockOf(order).reduce((sum, { reserved, committed }) => sum + reserved + committed, 0);
  return keeping && pieces > 0 ? `"${keeping.word}" keeps pieces ${keeping.traits.counts?.stock} (${pieces})` : null;
}

/** Pieces that are kept back for an order at its end, or for one that the plugin says is at its end. */
function leakIn(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string | null {
  const reserved = stockOf(order).reduce((sum, line) => sum + line.reserved, 0);
  const isLetGo = shop.pendingEffects(order).some(({ type }) => type === 'release_stock');
  if (reserved === 0 || isLetGo) return null;
  const pieces = reserved === 1 ? 'one piece is' : `${reserved} pieces are`;
  if (leftOpen(shop, order).length === 0)
    return `the order is at its end, and ${pieces} still kept back for it. Let go what nobody will have.`;
  const stands = standing(shop, plugin, order);
  const ended = stands.find(({ traits }) => traits.counts?.terminal === true);
  const keeps = stands.find(({ traits }) => traits.counts?.stock === 'reserved');
  return ended && keeps
    ? `"${ended.word}" counts as the end of the order, and ${pieces} kept back while "${keeps.word}" stands. Say "released" where nobody will have them, or nothing.`
    : null;
}
