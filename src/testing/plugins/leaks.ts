import { type CoreOrderDefinition, type Order, type Plugin, stockOf } from '../../core.ts';
import type { StatusStock } from '../../order/order.plugin.spec.ts';
import type { CustomStatus } from '../../order/order.plugin.statuses.ts';
import { stockStepsWith } from '../../order/order.stock.ts';
import { leftOpen } from '../laws/closing.ts';
import { sayings } from './sayings.ts';

/** Pieces that nobody will have and nothing lets go. */
interface Leak {
  readonly message: string;
  /** The status that ended the order; nothing where it is at its end. */
  readonly about: string;
}

/** The custom statuses that stand, whoever has them, with what they count as. */
function standing({ plugins, ...shop }: CoreOrderDefinition, order: Order): readonly CustomStatus[] {
  const words = new Set(shop.explain(order).custom?.standing.map(({ word }) => word));
  return plugins.statuses.filter(({ word }) => words.has(word));
}

/** What of stock a status keeps from others. */
export function keeps({ traits }: Pick<CustomStatus, 'traits'>): boolean {
  return traits.counts?.stock === 'reserved' || traits.counts?.stock === 'deducted';
}

/** Whether a status counts as the end of the order, and so lets nobody wait for its goods. */
export function ends({ traits }: Pick<CustomStatus, 'traits'>): boolean {
  return traits.counts?.terminal === true;
}

/** What a plugin's status keeps back of stock, in words. */
export function keptFor(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string | null {
  const keeping = standing(shop, order).find((status) => status.plugin === plugin.id && keeps(status));
  const pieces = stockOf(order).reduce((sum, { reserved, committed }) => sum + reserved + committed, 0);
  return keeping && pieces > 0 ? `"${keeping.word}" keeps pieces ${keeping.traits.counts?.stock} (${pieces})` : null;
}

/** Pieces that are kept back for an order at its end, or for one that a plugin, or one beside it, says is at its end. */
export function leakIn(shop: CoreOrderDefinition, plugin: Plugin, order: Order): Leak | null {
  const terms = order.obligations.stock;
  if (!terms) return null;
  const reserved = stockOf(order).reduce((sum, line) => sum + line.reserved, 0);
  if (reserved > 0 && leftOpen(shop, order).length === 0)
    return { message: sayings.leaksAtItsEnd(reserved), about: '' };
  const stands = standing(shop, order);
  const its = (status: CustomStatus) => status.plugin === plugin.id;
  const { overall } = shop.statusOf(order);
  const ended = first(
    stands.filter((one) => ends(one) && [one.traits.base].flat().includes(overall)),
    its,
  );
  const keeping = first(stands.filter(keeps), its);
  if (!ended || ![ended, keeping].some((one) => one && its(one))) return null;
  const said = stands.flatMap(({ traits }) => traits.counts?.stock ?? []);
  const pieces = letGo(order, ['released']) - letGo(order, said);
  if (pieces <= 0) return null;
  const why = keeping
    ? `"${keeping.word}" says stock: "${keeping.traits.counts?.stock}"`
    : `the shop keeps what it has (reserveAt: "${terms.reserveAt}", deductAt: "${terms.deductAt}")`;
  return { message: sayings.leaks(ended.word, pieces, why), about: ended.word };
}

function first(statuses: readonly CustomStatus[], its: (status: CustomStatus) => boolean): CustomStatus | undefined {
  return statuses.find(its) ?? statuses[0];
}

/** Pieces that the order asks to be let go or put back, while its statuses say this of its stock. */
function letGo(order: Order, said: readonly StatusStock[]): number {
  return stockStepsWith(order, new Set(said)).reduce(
    (sum, { release, restock }) => sum + release + restock.units - restock.reserved,
    0,
  );
}
