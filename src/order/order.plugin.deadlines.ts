import { lately, once } from '../once.ts';
import type { Deadline } from './lifecycle.events.ts';
import { deadlinesOf, firingOf } from './order.deadlines.ts';
import type { PendingEffect } from './order.effects.ts';
import { impliedBy } from './order.implied.ts';
import { pendingEffects } from './order.pending.ts';
import { pluginGuards } from './order.plugin.guards.ts';
import { orElse, pluginEffects, pluginWakeUps, standingStatuses } from './order.plugin.readings.ts';
import type { Plugins } from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { statusOf } from './order.status.ts';
import { stockRequests } from './order.stock.requests.ts';
import type { Order } from './order.ts';

/** The deadlines that stand. One whose command a plugin vetoes waits, and stands again when the veto ends: it is not due for ever. */
export function standingDeadlines(plugins: Plugins, order: Order, policy: Policy): readonly Deadline[] {
  const deadlines = deadlinesOf(order);
  if (plugins.list.length === 0) return deadlines;
  return deadlines.filter((deadline) => !isVetoed(plugins, order, policy, deadline));
}

const pending: (policy: Policy) => (plugins: Plugins) => (order: Order) => readonly PendingEffect[] = once((policy) =>
  once((plugins) =>
    lately((order) => {
      const stands = (effect: PendingEffect) =>
        effect.type !== 'schedule_deadline' ||
        effect.deadline.kind === 'plugin' ||
        !isVetoed(plugins, order, policy, effect.deadline);
      return [
        ...withStatusStock(plugins, order, policy, pendingEffects(order).filter(stands)),
        ...pluginEffects(plugins, order),
        ...pluginWakeUps(plugins, order),
      ];
    }),
  ),
);

/** Everything that is asked for and not answered, by the order and by its plugins. */
export function pendingWith(plugins: Plugins, order: Order, policy: Policy): readonly PendingEffect[] {
  return plugins.list.length === 0 ? pendingEffects(order) : pending(policy)(plugins)(order);
}

/** Stock as the custom statuses that stand want it, where they do. */
function withStatusStock(plugins: Plugins, order: Order, policy: Policy, usual: readonly PendingEffect[]) {
  const concerned = plugins.statuses.filter(({ traits }) => traits.counts?.stock !== undefined);
  if (concerned.length === 0 || !order.obligations.stock) return usual;
  const standing = standingStatuses({ ...plugins, statuses: concerned }, order, statusOf(order, policy));
  const stocks = new Set(standing.flatMap(({ traits }) => traits.counts?.stock ?? []));
  if (stocks.size === 0) return usual;
  const ofStock = new Set(stockRequests(order).map(({ key }) => key));
  return [...usual.filter(({ key }) => !ofStock.has(key)), ...stockRequests(order, stocks)];
}

/** Whether a plugin stands against what the deadline would do. One that cannot tell does. */
function isVetoed(plugins: Plugins, order: Order, policy: Policy, deadline: Deadline): boolean {
  const command = impliedBy(order, firingOf(order, deadline, deadline.dueAt));
  if (command === null) return false;
  return pluginGuards(plugins, policy).some(
    ({ on, check }) =>
      (on === undefined || on.includes(command.type)) && orElse(true, () => check(order, command) !== null),
  );
}
