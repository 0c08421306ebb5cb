import { type Chart, type Part, type PartEvent, settling } from '../part/part.ts';
import type { Reason } from '../reasons.ts';
import { answered, answers } from './plugin.answers.ts';
import type { PluginEnvelope, PluginEventSpecs, Slice } from './plugin.events.ts';
import { type PluginContext, recordRow, sliceOf } from './plugin.slice.ts';

/** A question that a command answers before it is accepted: the reason that speaks against it, or `null`. */
export type PluginRule = (slice: Slice, event: PluginEnvelope) => null | Reason;

/** A state of a plugin, as its part needs it. */
export interface PluginNode {
  readonly when?: (slice: Slice) => boolean;
  readonly on: Readonly<Record<string, true | PluginRule>>;
}

/** The part that a plugin's states are: every event is a row, and the first state whose condition holds is the state. */
export function pluginPart(
  id: string,
  specs: PluginEventSpecs,
  nodes: Readonly<Record<string, PluginNode>>,
): Part<PluginContext, PartEvent, string> {
  const rules: Record<string, PluginRule> = {};
  const states = Object.entries(nodes).map(([state, { on }]) => {
    const commands = Object.entries(on).map(([name, rule]) => {
      const type = `${id}.${name}`;
      if (rule === true) return [type, { target: settling, actions: 'record' }];
      const guard = `${state}:${name}`;
      rules[guard] = rule;
      return [type, { target: settling, guard, actions: 'record' }];
    });
    return [state, { on: Object.fromEntries(commands) }];
  });
  const facts = Object.entries(specs).filter(([, { kind }]) => kind === 'fact');
  const always = Object.entries(nodes).map(([target, { when }]) => ({ target, ...(when && { guard: target }) }));
  const chart = {
    id,
    initial: settling,
    on: Object.fromEntries(facts.map(([name]) => [`${id}.${name}`, { target: `.${settling}`, actions: 'record' }])),
    states: { ...Object.fromEntries(states), [settling]: { always } },
  } as unknown as Chart<string>;
  const conditions = Object.entries(nodes).flatMap(([state, { when }]) =>
    when ? [[state, (context: PluginContext) => answered(when(sliceOf(context)), answers.condition)] as const] : [],
  );
  return {
    chart,
    rules: Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => [
        name,
        (context: PluginContext, event: PartEvent) => rule(sliceOf(context), event as PluginEnvelope),
      ]),
    ),
    when: Object.fromEntries(conditions),
    evolve: { record: (context, event) => recordRow(context, specs, event as PluginEnvelope) },
  };
}
