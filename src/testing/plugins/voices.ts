import type { Actor, Command, CoreOrderDefinition, Order, Plugin } from '../../core.ts';
import { sliceIn } from '../../order/order.plugins.ts';
import { now } from '../exploration/edge.ts';

type Guard = NonNullable<Plugin['spec']['guards']>[number];

const staff: Actor = { kind: 'staff', id: 'staff-1' };
/** Who may be asking: some guards speak to customers alone. */
const askers: readonly Actor[] = [
  staff,
  ...(['customer', 'warehouse', 'system'] as const).map((kind) => ({ kind, id: `${kind}-1` })),
];

/** What of a plugin was not heard yet: labels that held nowhere, and guards that refused nothing. */
export interface Voices {
  /** Listens to what is said of an order; to guards only where the record is news, or they say no more than they said before. */
  readonly hear: (shop: CoreOrderDefinition, order: Order, isNews: boolean) => void;
  readonly unheld: () => readonly string[];
  readonly silent: () => readonly Guard[];
}

/** Nothing was heard of the plugin. */
export function createVoices({ id, spec: { labels = {}, guards = [] } }: Plugin): Voices {
  const unheld = new Set(Object.keys(labels));
  const silent = new Set<Guard>(guards);
  return {
    hear: (shop, order, isNews) => {
      if (unheld.size > 0)
        for (const { plugin, word } of shop.explain(order).custom?.standing ?? [])
          if (plugin === id) unheld.delete(word.slice(id.length + 1));
      if (!isNews || silent.size === 0) return;
      const slice = sliceIn(order, id);
      const drafts = shop.available(order, { by: staff, at: now }).map(({ command }) => command);
      const asked = drafts.flatMap((draft) => askers.map((by) => ({ id: 'asking', at: now, by, ...draft }) as Command));
      for (const guard of silent)
        if (asked.some((command) => guard.on.includes(command.type) && speaks(guard, order, command, slice)))
          silent.delete(guard);
    },
    unheld: () => [...unheld],
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
