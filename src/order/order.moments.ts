import { apply } from './order.apply.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { type History, type Moment, momentsOf } from './order.history.ts';
import type { OrderStatus } from './order.status.ts';
import type { Obligations, Order } from './order.ts';

/** The order that a history begins with. */
export function openingOf(definition: AnyOrderDefinition, { opening, entries }: History): Order {
  return definition.replay({ opening, entries: Array.isArray(entries) ? [] : entries });
}

/** The moments of a history, each with the words that the order shows behind it. */
export function* shownMoments(
  definition: AnyOrderDefinition,
  history: History,
): Generator<Moment & { readonly status: OrderStatus }> {
  const begin = () => openingOf(definition, history);
  const step = (order: Order, event: Moment['entry']['event'], _: boolean, obligations?: Obligations) =>
    apply(order, event, { policy: definition.policy, plugins: definition.plugins, trusted: true, obligations });
  for (const moment of momentsOf(history, begin, step)) yield { ...moment, status: definition.statusOf(moment.after) };
}
