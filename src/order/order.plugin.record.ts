import type { PluginEnvelope, PluginEventSpec } from '../plugin/plugin.events.ts';
import { type Reason, reason } from '../reasons.ts';
import { acceptedOf, retried, withCommand } from './order.accepted.ts';
import { isFrozen } from './order.decisions.ts';
import { lacksPluginAuthority, type ReadEvent, stepPlugin } from './order.plugin.apply.ts';
import type { Order, Outcome } from './order.ts';

type Recorded = { readonly order: Order } | { readonly outcome: Outcome };

/** Records what a plugin was told: a fact as it is, a command if it is ready. */
export function recordPluginEvent(
  order: Order,
  { event, plugin, spec }: ReadEvent,
  trusted: boolean,
  park: (fact: PluginEnvelope) => Recorded,
): Recorded {
  if (spec.kind === 'fact') {
    const stepped = stepPlugin(order, plugin, event, trusted);
    if ('reason' in stepped) return refused([stepped.reason], stepped.failed);
    if (stepped.order === order) return { outcome: { kind: 'duplicate' } };
    return isFrozen(order) ? park(event) : stepped;
  }
  const accepted = acceptedOf(event);
  const outcome = retried(order, accepted);
  if (outcome) return { outcome };
  const against = trusted ? [] : reasonsAgainstPlugin(order, event, spec);
  const stepped = stepPlugin(order, plugin, event, trusted);
  const reasons = 'reason' in stepped ? [...against, stepped.reason] : against;
  if (reasons.length > 0 || 'reason' in stepped) return refused(reasons, false);
  return { order: { ...stepped.order, commands: withCommand(order.commands, accepted) } };
}

/** What speaks against a plugin's command beside the plugin's own rule. */
export function reasonsAgainstPlugin(order: Order, event: PluginEnvelope, spec: PluginEventSpec): readonly Reason[] {
  const reasons = [
    lacksPluginAuthority(event, spec),
    order.lifecycle.state === 'draft' ? reason('order_not_placed') : null,
    isFrozen(order) ? reason('order_archived') : null,
  ];
  return reasons.filter((one) => one !== null);
}

function refused(reasons: readonly Reason[], retry: boolean): Recorded {
  return { outcome: { kind: 'rejected', reasons, ...(retry && { retry: true as const }) } };
}
