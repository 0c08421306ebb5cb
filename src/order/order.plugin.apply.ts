import type { Problem } from '../checks.ts';
import { longest } from '../events.ts';
import { answered, answers } from '../plugin/plugin.answers.ts';
import { payloadCheck } from '../plugin/plugin.checks.ts';
import type { PayloadIssue, PayloadSchema, PluginEnvelope, PluginEventSpec } from '../plugin/plugin.events.ts';
import { kept, type PluginContext, subjectOf } from '../plugin/plugin.slice.ts';
import { type Reason, reason } from '../reasons.ts';
import { actorKinds } from '../statuses.ts';
import { contextOf, messageOf, type OwnEvent, type Plugins, pluginEventOf, type ReadyPlugin } from './order.plugins.ts';
import { isEnvelope } from './order.soundness.ts';
import type { Order, Outcome } from './order.ts';

/** An event of a plugin, ready to be recorded. */
export interface ReadEvent extends OwnEvent {
  /** With its present type, and a payload that nobody can alter. */
  readonly event: PluginEnvelope;
}

/**
 * An event of a plugin, if its envelope, its reference and its payload are as they should be; `null` where it is no plugin's. What was
 * accepted before is not asked again: a later version of the plugin may have a stricter schema.
 */
export function readPluginEvent(
  plugins: Plugins,
  told: unknown,
  trusted: boolean,
): ReadEvent | { readonly outcome: Outcome } | null {
  const own = pluginEventOf(plugins, told);
  if (!own) return null;
  const { plugin, spec, type } = own;
  const { payload, ...envelope } = told as PluginEnvelope;
  const problem =
    isEnvelope(told, spec.kind === 'fact') ??
    malformed(payload === undefined ? null : payloadCheck(payload, 'payload'));
  if (problem) return refused(problem, false);
  const event: PluginEnvelope = {
    ...envelope,
    type,
    ...(payload !== undefined && { payload: kept(payload) }),
  };
  if (!spec.payload || trusted) return { ...own, event };
  try {
    const wrong = malformed(problemOf(spec.payload['~standard'].validate(event.payload)));
    return wrong ? refused(wrong, false) : { ...own, event };
  } catch (error) {
    return refused(failed(plugin.id, messageOf(error)), spec.kind === 'fact');
  }
}

function refused(one: Reason, retry: boolean): { readonly outcome: Outcome } {
  return { outcome: { kind: 'rejected', reasons: [one], ...(retry && { retry: true as const }) } };
}

function malformed(problem: Problem | null): Reason | null {
  return problem && reason('invalid_event', { path: problem.path, problem: problem.problem });
}

/** The first thing that a check of a payload found. */
function problemOf(result: ReturnType<PayloadSchema['~standard']['validate']>): Problem | null {
  const { issues = [] } = answered(result, answers.payload) as { readonly issues?: readonly PayloadIssue[] };
  const [first] = issues;
  return first ? { path: pathOf(first), problem: first.message.slice(0, longest.reason) } : null;
}

function pathOf({ path }: PayloadIssue): string {
  return ['payload', ...(path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))].join('.');
}

/** Whether the actor may send this command of a plugin. A plugin commands nothing that is not its own, unless its author lets it. */
export function lacksPluginAuthority({ by, type }: PluginEnvelope, spec: PluginEventSpec): null | Reason {
  const allowed = ['staff', 'system', ...(spec.by ?? [])];
  const isItself = by.kind === 'plugin' && by.id === subjectOf(type);
  return isItself || allowed.includes(by.kind)
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
