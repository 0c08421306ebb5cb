import { type Actor, type Command, type CoreOrderDefinition, canonical, type Order, type Plugin } from '../../core.ts';
import { contextOf, type ReadyPlugin, sliceIn, stateOf } from '../../order/order.plugins.ts';
import { now } from '../exploration/edge.ts';
import { hashOf, keyOf } from '../exploration/key.ts';

const staff: Actor = { kind: 'staff', id: 'staff-1' };

/** A plugin as a shop has it. */
export function readyIn({ plugins }: CoreOrderDefinition, { id }: Pick<Plugin, 'id'>): ReadyPlugin {
  return plugins.list.find((one) => one.id === id) as ReadyPlugin;
}

/** The state of a plugin; nothing where it cannot tell it. */
export function stateIn(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string {
  const told = stateOf(readyIn(shop, plugin), order);
  return 'state' in told ? told.state : '';
}

/** What others can see of a plugin in an order: its state, its statuses that stand, and what its guards say. */
export function outlookOf(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string {
  const standing = shop.explain(order).custom?.standing.filter((one) => one.plugin === plugin.id) ?? [];
  const slice = sliceIn(order, plugin.id);
  const verdicts = (plugin.spec.guards ?? []).flatMap(({ on, check }) =>
    on.map((type) => verdictOf(() => check(order, { type, id: 'asking', at: now, by: staff } as Command, slice))),
  );
  return [stateIn(shop, plugin, order), ...standing.map(({ word }) => word), ...verdicts].join(' ');
}

/** A guard that reads more of a command than its name may fail here: that is seen where it is asked in earnest. */
function verdictOf(ask: () => unknown): string {
  try {
    return (ask() as { readonly code?: string } | null)?.code ?? '-';
  } catch {
    return '?';
  }
}

/**
 * Which records of an order are worth going on from. What a plugin was told grows without end and mostly changes nothing, so a record is
 * news by what can be seen: the order without the plugin's words, with another outlook; what was said, with every other event that was
 * said, once; and that it was said, in every phase of the order.
 */
export function newsOf(shop: CoreOrderDefinition, ...plugins: readonly Plugin[]): () => (order: Order) => boolean {
  return () => {
    const known = new Set<string>();
    return (order) => {
      const found = signsOf(shop, plugins, order).filter((sign) => !known.has(sign));
      for (const sign of found) known.add(sign);
      return found.length > 0;
    };
  };
}

function signsOf(shop: CoreOrderDefinition, plugins: readonly Plugin[], order: Order): readonly string[] {
  const outlooks = plugins.map((plugin) => outlookOf(shop, plugin, order));
  return [
    [hashOf(keyOf({ ...order, plugins: {} })), ...outlooks].join(' '),
    ...plugins.flatMap((plugin) => signsOfWords(shop, plugin, order)),
  ];
}

function signsOfWords(shop: CoreOrderDefinition, { id }: Plugin, order: Order): readonly string[] {
  const { rows } = contextOf(order, id);
  const slice = sliceIn(order, id);
  const events = [...new Set(rows.map(({ event }) => `${id}.${event}`))];
  const said = [
    ...new Set(rows.map(({ event, payload }) => `${id}.${event} ${canonical(payload ?? null)}`)),
    ...new Set(rows.map(({ event }) => `${id}.${event} ${slice.all(event).length} ${slice.standing(event).length}`)),
  ];
  const { overall, payment, fulfillment, returns } = shop.statusOf(order);
  return [
    ...said.flatMap((one) => events.map((other) => `${one} & ${other}`)),
    ...events.map((event) => `${[overall, payment, fulfillment, returns]} ${event}`),
  ];
}
