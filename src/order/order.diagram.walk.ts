import type { Instance } from '../part/compile.ts';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import { nameOf, noRows, type PluginContext } from '../plugin/plugin.slice.ts';
import { joined, type Move } from './order.diagram.moves.ts';
import type { ReadyPlugin } from './order.plugins.ts';

/** What events of plugins may carry, by type. @since 0.1.0 */
export type Payloads = Readonly<Record<string, readonly unknown[]>>;

/** How far is looked: what a plugin knows differs in more ways than can be tried. */
const mostContexts = 400;
const mostEvents = 4;

type At = Instance<string, PluginContext>;
type Offer = Pick<PluginEnvelope, 'type' | 'payload'>;

/** Where a plugin's events lead, found by trying them from the beginning, breadth first. */
export function movesOfPlugin(plugin: ReadyPlugin, payloads: Payloads): readonly Move[] {
  const offers = offersOf(plugin, payloads);
  const found: Move[] = [];
  const begun = attempted((): At => ({ state: plugin.stepper.settle(noRows), context: noRows }));
  const queue = begun ? [{ at: begun, depth: 0 }] : [];
  const seen = new Set<string>();
  for (const { at, depth } of queue) {
    for (const offer of offers) {
      const next = stepped(plugin, at, offer, depth + 1);
      if (!next) continue;
      if (next.state !== at.state) found.push({ from: at.state, to: next.state, by: [offer.type] });
      const key = contentOf(next);
      if (depth + 1 >= mostEvents || seen.size >= mostContexts || seen.has(key)) continue;
      seen.add(key);
      queue.push({ at: next, depth: depth + 1 });
    }
  }
  return joined(inOrder(plugin, found));
}

/** Each of its events, with each payload that it is tried with. */
function offersOf({ id, spec, events }: ReadyPlugin, payloads: Payloads): readonly Offer[] {
  const flags = Object.keys(spec.flags ?? {}).map((flag) => ({ flag }));
  return Object.keys(events).flatMap((name) => {
    const type = `${id}.${name}` as const;
    const isOfFlags = flags.length > 0 && (name === 'set' || name === 'clear');
    const carried = payloads[type] ?? (isOfFlags ? flags : [undefined]);
    return carried.map((payload) => ({ type, payload }));
  });
}

/** What comes of an event; nothing where it is refused, changes nothing, or the plugin cannot read it. */
function stepped({ stepper }: ReadyPlugin, at: At, offer: Offer, n: number): At | undefined {
  const event = { ...offer, id: `${n}`, reference: `${n}`, at: `2026-01-01T00:00:0${n}Z` } as PluginEnvelope;
  const next = attempted(() => stepper.step(at, event));
  return next && 'context' in next && next.context !== at.context ? next : undefined;
}

/** What was said, whenever it was. */
function contentOf({ context }: At): string {
  return JSON.stringify(context.rows.map(({ event, payload, ends = [] }) => [event, payload, ends.length]));
}

/** What a plugin's function gives; nothing where it cannot do without a payload. */
function attempted<Value>(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

/** In the order in which the plugin names its states and events. */
function inOrder({ part, events }: ReadyPlugin, moves: readonly Move[]): readonly Move[] {
  const [states, names] = [Object.keys(part.chart.states), Object.keys(events)];
  const rank = ({ from, to, by: [type = ''] }: Move) =>
    (states.indexOf(from) * states.length + states.indexOf(to)) * names.length + names.indexOf(nameOf(type));
  return moves.toSorted((a, b) => rank(a) - rank(b));
}
