import { isPlain } from '../checks.ts';
import { longest } from '../events.ts';
import { payloadCheck } from '../plugin/plugin.checks.ts';
import type { PayloadIssue, PluginEnvelope, PluginEventSpec } from '../plugin/plugin.events.ts';
import type { PluginContext } from '../plugin/plugin.slice.ts';
import { type Reason, reason } from '../reasons.ts';
import { actorKinds } from '../statuses.ts';
import { contextOf, type ReadyPlugin } from './order.plugins.ts';
import { isEnvelope } from './order.soundness.ts';
import type { Order } from './order.ts';

/** Whether an event of a plugin can be recorded: its envelope, its reference and its payload are as they should be. */
export function unsoundPluginEvent(event: PluginEnvelope, { id }: ReadyPlugin, spec: PluginEventSpec): null | Reason {
  const problem = isEnvelope(event, spec.kind === 'fact', spec.payload !== undefined || event.payload !== undefined);
  if (problem) return problem;
  if (event.payload !== undefined) {
    const { path, problem } = payloadCheck(event.payload, 'payload') ?? {};
    if (path !== undefined && problem !== undefined) return reason('invalid_event', { path, problem });
  }
  if (!spec.payload) return null;
  try {
    const result: unknown = spec.payload['~standard'].validate(event.payload);
    if (isPlain(result) && typeof result.then === 'function')
      return failed(id, 'it answered with a promise; a payload is checked at once');
    const { issues } = result as { readonly issues?: readonly PayloadIssue[] };
    const [first] = issues ?? [];
    return first ? reason('invalid_event', { path: pathOf(first), problem: first.message }) : null;
  } catch (error) {
    return failed(id, messageOf(error));
  }
}

function pathOf({ path = [] }: PayloadIssue): string {
  return ['payload', ...path.map((part) => String(typeof part === 'object' ? part.key : part))].join('.');
}

/** Whether the actor may send this command of a plugin. */
export function lacksPluginAuthority({ by, type }: PluginEnvelope, spec: PluginEventSpec): null | Reason {
  const allowed = ['staff', 'system', ...(spec.by ?? [])];
  return allowed.includes(by.kind)
    ? null
    : reason('not_authorized', { by: by.kind, type, allowed: actorKinds.filter((kind) => allowed.includes(kind)) });
}

/** The order with what a plugin learnt, the same one where that is nothing new, or the reason against it. */
export function stepPlugin(
  order: Order,
  { id, version, stepper }: ReadyPlugin,
  event: PluginEnvelope,
  trusted: boolean,
): { readonly order: Order } | { readonly reason: Reason; readonly failed: boolean } {
  try {
    const context: PluginContext = contextOf(order, id);
    const before = { state: stepper.settle(context), context };
    const after = trusted ? stepper.force(before, event) : stepper.step(before, event);
    if ('code' in after) return { reason: after, failed: false };
    if (after.context === context) return { order };
    const { rows } = after.context;
    return { order: { ...order, plugins: sorted({ ...order.plugins, [id]: { version, rows } }) } };
  } catch (error) {
    return { reason: failed(id, messageOf(error)), failed: true };
  }
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function failed(plugin: string, problem: string): Reason {
  return reason('hook_failed', { hook: plugin, problem });
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : 'it threw').slice(0, longest.reason);
}
