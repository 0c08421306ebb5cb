import { apply } from './order.apply.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { type AnyHistory, type Moment, momentsOf } from './order.history.ts';
import { foreignSubjectOf } from './order.plugin.faults.ts';
import { pluginEventOf } from './order.plugins.ts';
import { type Said, saidOf } from './order.tellings.ts';
import type { Obligations, Order } from './order.ts';

/** The order that a history begins with. */
function openingOf(definition: AnyOrderDefinition, { opening, entries }: AnyHistory): Order {
  return definition.replay({ opening, entries: (Array.isArray(entries) ? [] : entries) as readonly [] });
}

/** What is said of the order that a history begins with. */
export function saidFirst(definition: AnyOrderDefinition, history: AnyHistory): Said {
  return saidOf(definition.plugins, openingOf(definition, history), definition.policy);
}

/** The moments of a history, each with what is said of the order behind it. */
export function* shownMoments(
  definition: AnyOrderDefinition,
  history: AnyHistory,
): Generator<Moment & { readonly said: Said }> {
  const begin = () => openingOf(definition, history);
  const step = (order: Order, event: Moment['entry']['event'], _: boolean, obligations?: Obligations) =>
    apply(order, event, { policy: definition.policy, plugins: definition.plugins, trusted: true, obligations });
  // What a missing plugin was told is a moment in which nothing moves: a page about an order does not end with its plugin.
  const isOfMissing: Parameters<typeof momentsOf>[3] = (event) =>
    foreignSubjectOf(event.type) !== null && pluginEventOf(definition.plugins, event) === null;
  for (const moment of momentsOf(history, begin, step, isOfMissing))
    yield { ...moment, said: saidOf(definition.plugins, moment.after, definition.policy) };
}
