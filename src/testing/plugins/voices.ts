import type { Actor, Command, CoreOrderDefinition, Order, OrderEvent, Plugin } from '../../core.ts';
import { sliceIn } from '../../order/order.plugins.ts';
import { now } from '../exploration/edge.ts';
import type { Step } from '../exploration/explore.ts';
import type { PluginSample } from '../histories/payloads.ts';
import { stateIn } from './outlook.ts';

type Guard = NonNullable<Plugin['spec']['guards']>[number];

const staff: Actor = { kind: 'staff', id: 'staff-1' };
/** Who may be asking: some guards speak to customers alone, and some rules let nobody but the system. */
const askers: readonly Actor[] = [
  staff,
  ...(['customer', 'warehouse', 'system'] as const).map((kind) => ({ kind, id: `${kind}-1` })),
];

/** What of a plugin was not heard yet: labels that held nowhere, states, events that nobody got accepted, and guards that refused nothing. */
export interface Voices {
  /** Listens to what is said of an order and of what it is told next; where the record is no news, only to what is said at once. */
  readonly hear: (shop: CoreOrderDefinition, order: Order, steps: readonly Step[], isNews: boolean) => void;
  readonly unheld: () => readonly string[];
  readonly unreached: () => readonly string[];
  readonly unaccepted: () => readonly string[];
  readonly silent: () => readonly Guard[];
}

/**
 * Nothing was heard of the plugin.
 *
 * @param samples - Everything that it may be told.
 */
export function createVoices(plugin: Plugin, samples: readonly PluginSample[]): Voices {
  const { id } = plugin;
  const { labels = {}, guards = [], states = {}, events = {} } = plugin.spec;
  const unheld = new Set(Object.keys(labels));
  const unreached = new Set(Object.keys(states));
  const unaccepted = new Set(Object.keys(events));
  const silent = new Set<Guard>(guards);
  const isOf = (type: string) => type.startsWith(`${id}.`);
  const nameIn = (type: string) => type.slice(id.length + 1);
  /** What is refused whomever the library asks for may be for somebody else to send: the plugin itself, or the system when time has passed. */
  const askOthers = (shop: CoreOrderDefinition, order: Order) => {
    for (const { type, spec, payloads } of samples) {
      if (spec.kind !== 'command' || !unaccepted.has(nameIn(type))) continue;
      const sent = [...askers, { kind: 'plugin', id } as const].flatMap((by) =>
        payloads.map((payload) => ({ type, id: 'asking', at: now, by, ...(payload !== undefined && { payload }) })),
      );
      if (sent.some((event) => shop.can(order, event as never as OrderEvent).allowed)) unaccepted.delete(nameIn(type));
    }
  };
  return {
    hear: (shop, order, steps, isNews) => {
      if (unheld.size > 0)
        for (const { plugin, word } of shop.explain(order).custom?.standing ?? [])
          if (plugin === id) unheld.delete(nameIn(word));
      if (unreached.size > 0) unreached.delete(stateIn(shop, plugin, order));
      for (const { edge, applied } of unaccepted.size > 0 ? steps : [])
        if (applied.outcome.kind !== 'rejected' && isOf(edge.event.type)) unaccepted.delete(nameIn(edge.event.type));
      if (!isNews) return;
      askOthers(shop, order);
      if (silent.size === 0) return;
      const slice = sliceIn(order, id);
      const drafts = shop.available(order, { by: staff, at: now }).map(({ command }) => command);
      const asked = drafts.flatMap((draft) => askers.map((by) => ({ id: 'asking', at: now, by, ...draft }) as Command));
      for (const guard of silent)
        if (asked.some((command) => guard.on.includes(command.type) && speaks(guard, order, command, slice)))
          silent.delete(guard);
    },
    unheld: () => [...unheld],
    unreached: () => [...unreached],
    unaccepted: () => [...unaccepted],
    silent: () => [...silent],
  };
}

/** A guard that fails is told of elsewhere. */
function speaks({ check }: Guard, ...asked: Parameters<Guard['check']>): boolean {
  try {
    return (check(...asked) ?? null) !== null;
  } catch {
    return true;
  }
}
