import { OrderError } from '../errors.ts';
import { subjectOf } from '../plugin/plugin.slice.ts';
import { type OverallStatus, overallStatuses } from '../statuses.ts';
import type { AnyPluginSpec, StatusTraits } from './order.plugin.spec.ts';

const key = /^[a-z][a-z0-9_]{0,39}$/;

/** Names that no plugin may take: the subjects of the library's own events. */
const taken: ReadonlySet<string> = new Set([
  'payment',
  'fulfillment',
  'return',
  'order',
  'stock',
  'customer',
  'hold',
  'review',
  'risk',
  'note',
  'tag',
  'deadline',
  'plugin',
]);

/** The subject of an event that cannot be the library's own: a plugin's id. */
export function foreignSubjectOf(type: string): string | null {
  const subject = subjectOf(type);
  return subject === '' || taken.has(subject) ? null : subject;
}

const known = [
  'id',
  'version',
  'labels',
  'flags',
  'events',
  'states',
  'statuses',
  'guards',
  'formerly',
  'migrate',
] as const satisfies readonly (keyof AnyPluginSpec)[];
const inState = ['when', 'on', 'deadline', 'asks'];
const inStatus = ['base', 'visibility', 'channel', 'counts', 'label', 'before', 'after', 'when'];
const inEvent = ['kind', 'payload', 'by', 'ends'];

/** Everything that can be wrong with a plugin by itself; throws at the first, with what to do. */
export function checkPlugin(spec: AnyPluginSpec): void {
  const { id } = spec;
  const wrong = (problem: string): never => {
    throw pluginFault(String(id), problem);
  };
  if (typeof id !== 'string' || !key.test(id)) wrong(`its id is no key. Use ${grammar}`);
  if (taken.has(id)) wrong(`"${id}" is a subject of the library's own events. Choose another id`);
  only(Object.keys(spec), known, 'a plugin');
  const version = spec.version ?? 1;
  if (!Number.isSafeInteger(version) || version < 1)
    wrong('its version is no whole number from 1. Count it up by hand');
  const { events = {}, states = {}, statuses = {}, flags = {}, labels = {} } = spec;
  const commands = new Set(Object.keys(events).filter((name) => events[name]?.kind === 'command'));
  const facts = new Set(Object.keys(events).filter((name) => !commands.has(name)));

  for (const name of [events, states, flags, labels].flatMap((table) => Object.keys(table))) {
    if (!key.test(name)) wrong(`"${name}" is no key. Use ${grammar}`);
  }
  const words = [...Object.keys(statuses), ...Object.keys(flags), ...Object.keys(labels)];
  const twice = words.find((word, i) => words.indexOf(word) < i);
  if (twice !== undefined) wrong(`"${twice}" is two statuses. Give one of them another name`);

  for (const [name, event] of Object.entries(events)) {
    only(Object.keys(event), inEvent, `event "${name}"`);
    if (Object.keys(flags).length > 0 && (name === 'set' || name === 'clear'))
      wrong(`its flags have the command "${name}" already. Give the event another name`);
    for (const ended of event.ends ?? [])
      if (!Object.hasOwn(events, ended)) wrong(`event "${name}" ends "${ended}", which is no event of it. Name one`);
    if (event.kind === 'fact' && event.ends)
      wrong(`the fact "${name}" ends events. Only a command can: facts come in any order`);
    if (event.kind === 'fact' && event.by)
      wrong(`the fact "${name}" says who may send it. Facts are recorded whoever reports them`);
  }

  const order = Object.keys(states);
  if (Object.keys(events).length > 0 && order.length === 0)
    wrong('it has events and no states. Add at least one state');
  for (const [i, name] of order.entries()) {
    const state = states[name] ?? {};
    only(Object.keys(state), inState, `state "${name}"`);
    if (state.when === undefined && i < order.length - 1)
      wrong(
        `state "${order[i + 1]}" is unreachable: "${name}" in front of it has no condition. Give it one, or move it to the end`,
      );
    if (state.when !== undefined && i === order.length - 1)
      wrong(`the last state "${name}" has a condition, so the plugin could be in no state. Take the condition away`);
    for (const command of Object.keys(state.on ?? {}))
      if (!commands.has(command))
        wrong(
          `state "${name}" allows "${command}", which is ${facts.has(command) ? 'a fact, recorded in every state' : 'no command of it'}. Name a command`,
        );
    const fires = state.deadline?.fires;
    if (fires !== undefined && !Object.hasOwn(state.on ?? {}, fires))
      wrong(`the deadline of state "${name}" fires "${fires}", which is not possible there. Allow it in "on"`);
    if (fires !== undefined && events[fires]?.payload)
      wrong(`the deadline of state "${name}" fires "${fires}", which needs a payload. Fire a command without one`);
  }
  const unsent = [...commands].find((name) => !Object.values(states).some(({ on = {} }) => Object.hasOwn(on, name)));
  if (unsent !== undefined) wrong(`the command "${unsent}" is possible in no state. Allow it in one, or leave it out`);
  checkDeadEnds(spec, wrong);

  for (const [name, label] of Object.entries(labels))
    if ('counts' in label)
      wrong(`label "${name}" counts as something. A label has no behaviour: make it a flag or a part`);
  for (const [name, traits] of Object.entries({ ...statuses, ...flags, ...labels })) {
    only(Object.keys(traits), inStatus, `status "${name}"`);
    if (Object.hasOwn(statuses, name) && !Object.hasOwn(states, name))
      wrong(`status "${name}" shows a state that it does not have. Name one of: ${order.join(', ')}`);
    const foreign = basesOf(traits).find((base) => !overallStatuses.includes(base));
    if (foreign !== undefined || basesOf(traits).length === 0)
      wrong(
        `status "${name}" stands on "${foreign ?? ''}", which is no overall word. Use one of: ${overallStatuses.join(', ')}`,
      );
    if (traits.channel === 'notify' && traits.visibility !== 'customer')
      wrong(`status "${name}" notifies the customer, who does not see it. Make it visible: visibility: 'customer'`);
  }

  function only(keys: readonly string[], allowed: readonly string[], where: string): void {
    const foreign = keys.find((one) => !allowed.includes(one));
    if (foreign !== undefined)
      wrong(`"${foreign}" of ${where} is outside what a plugin can say (${allowed.join(', ')})`);
  }
}

/** A state that keeps goods or new work waiting must have a way out: a command of its own, or a deadline. */
function checkDeadEnds({ states = {}, statuses = {} }: AnyPluginSpec, wrong: (problem: string) => never): void {
  for (const [name, { counts = {} }] of Object.entries(statuses)) {
    const { on = {} } = states[name] ?? {};
    if ((counts.held || counts.cancellable === false) && Object.keys(on).length === 0)
      wrong(`state "${name}" keeps the order and is a dead end: no command leads out of it. Allow one in "on"`);
  }
}

/** The overall words in whose place a status is shown. */
export function basesOf({ base }: Pick<StatusTraits, 'base'>): readonly OverallStatus[] {
  return typeof base === 'string' ? [base] : base;
}

/** What is wrong with a plugin. */
export function pluginFault(plugin: string, problem: string): OrderError {
  return new OrderError('invalid_definition', `Plugin "${plugin}": ${problem}.`, { plugin, problem });
}

const grammar = 'lower-case letters, digits and underscores, a letter first, at most 40 characters';
