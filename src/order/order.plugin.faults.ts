import { type Check, isPlain } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { settling } from '../part/part.ts';
import { subjectOf } from '../plugin/plugin.slice.ts';
import { type OverallStatus, overallStatuses } from '../statuses.ts';
import { atOnce, forms, grammar, key } from './order.plugin.forms.ts';
import type { AnyPluginSpec, StatusTraits } from './order.plugin.spec.ts';

/** Names that no plugin may take: the subjects of the library's own events, and of XState's, which an actor passes over. */
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
  'xstate',
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
const inStatus = ['base', 'visibility', 'channel', 'counts', 'label', 'before', 'after'];
const inEvent = ['kind', 'payload', 'by', 'ends'];

/** What each table of a plugin names, what may stand there, and how. */
const tables: readonly (readonly [
  table: 'events' | 'states' | 'statuses' | 'flags' | 'labels',
  noun: string,
  fields: readonly string[],
  form: Check,
])[] = [
  ['events', 'event', inEvent, forms.event],
  ['states', 'state', inState, forms.state],
  ['statuses', 'status', inStatus, forms.status],
  ['flags', 'status', inStatus, forms.status],
  ['labels', 'label', [...inStatus, 'when'], forms.label],
];

type Wrong = (problem: string) => never;

/** Everything that can be wrong with a plugin by itself; throws at the first, with what to do. */
export function checkPluginSpec(spec: AnyPluginSpec): void {
  const given: { readonly id?: unknown } = isPlain(spec) ? spec : {};
  const wrong: Wrong = (problem) => {
    throw pluginFault(String(given.id), problem);
  };
  checkForms(spec, given.id, wrong);
  checkWords(spec, wrong);
  checkEvents(spec, wrong);
  checkStates(spec, wrong);
  checkDeadEnds(spec, wrong);
  checkStatuses(spec, wrong);
}

/** Whether everything is of its kind, so that the checks behind it read what is there. */
function checkForms(spec: AnyPluginSpec, id: unknown, wrong: Wrong): void {
  if (typeof id !== 'string' || key(id, '')) wrong(`its id is no key. Use ${grammar}`);
  if (taken.has(id)) wrong(`"${id}" is a subject of the library's own events. Choose another id`);
  only(Object.keys(spec), known, 'a plugin', wrong);
  const { version = 1, guards = [], formerly = [], migrate } = spec;
  if (!Number.isSafeInteger(version) || version < 1)
    wrong('its version is no whole number from 1. Count it up by hand');
  const problem =
    forms.guards(guards, 'guards') ??
    forms.formerly(formerly, 'formerly') ??
    (migrate === undefined ? null : atOnce(migrate, 'migrate'));
  if (problem) wrong(`${problem.path}: ${problem.problem}`);
  if (formerly.includes(id)) wrong(`it was formerly "${id}", which it is. Leave that one out`);
  for (const [table, noun, fields, form] of tables) {
    const named: unknown = spec[table] ?? {};
    if (spec[table] === null || !isPlain(named)) wrong(`"${table}" is no object. Name each ${noun} in one`);
    for (const [name, one] of Object.entries(named)) {
      if (key(name, '')) wrong(`"${name}" is no key. Use ${grammar}`);
      if (!isPlain(one)) wrong(`${noun} "${name}" is no object. Say there what it is made of`);
      if (table === 'labels' && 'counts' in one)
        wrong(`label "${name}" counts as something. A label has no behaviour: make it a flag or a part`);
      only(Object.keys(one), fields, `${noun} "${name}"`, wrong);
      const problem = form(one, '');
      if (problem) wrong(`${noun} "${name}": ${problem.path}: ${problem.problem}`);
    }
  }
}

function only(keys: readonly string[], allowed: readonly string[], where: string, wrong: Wrong): void {
  const foreign = keys.find((one) => !allowed.includes(one));
  if (foreign !== undefined) wrong(`"${foreign}" of ${where} is outside what a plugin can say (${allowed.join(', ')})`);
}

function checkWords({ states = {}, statuses = {}, flags = {}, labels = {} }: AnyPluginSpec, wrong: Wrong): void {
  const words = [statuses, flags, labels].flatMap((table) => Object.keys(table));
  const twice = words.find((word, i) => words.indexOf(word) < i);
  if (twice !== undefined) wrong(`"${twice}" is two statuses. Give one of them another name`);
  if (Object.hasOwn(states, settling))
    wrong(`the state "${settling}" is one in which nothing rests. Choose another name`);
}

function checkEvents({ events = {}, flags = {} }: AnyPluginSpec, wrong: Wrong): void {
  for (const [name, { kind, ends = [], by }] of Object.entries(events)) {
    if (Object.keys(flags).length > 0 && (name === 'set' || name === 'clear'))
      wrong(`its flags have the command "${name}" already. Give the event another name`);
    for (const [i, ended] of ends.entries()) {
      if (!Object.hasOwn(events, ended)) wrong(`event "${name}" ends "${ended}", which is no event of it. Name one`);
      if (ends.indexOf(ended) < i) wrong(`event "${name}" ends "${ended}" twice. Name it once`);
    }
    if (kind === 'fact' && ends.length > 0)
      wrong(`the fact "${name}" ends events. Only a command can: facts come in any order`);
    if (kind === 'fact' && by)
      wrong(`the fact "${name}" says who may send it. Facts are recorded whoever reports them`);
  }
}

function checkStates({ events = {}, states = {} }: AnyPluginSpec, wrong: Wrong): void {
  const order = Object.keys(states);
  if (Object.keys(events).length > 0 && order.length === 0)
    wrong('it has events and no states. Add at least one state');
  for (const [i, [name, { when, on = {}, deadline }]] of Object.entries(states).entries()) {
    if (when === undefined && i < order.length - 1)
      wrong(
        `state "${order[i + 1]}" is unreachable: "${name}" in front of it has no condition. Give it one, or move it to the end`,
      );
    if (when !== undefined && i === order.length - 1)
      wrong(`the last state "${name}" has a condition, so the plugin could be in no state. Take the condition away`);
    for (const command of Object.keys(on)) {
      const event = Object.hasOwn(events, command) ? events[command] : undefined;
      if (event?.kind === 'command') continue;
      const what = event ? 'a fact, recorded in every state' : 'no command of it';
      wrong(`state "${name}" allows "${command}", which is ${what}. Name a command`);
    }
    if (deadline === undefined) continue;
    const { fires } = deadline;
    if (!Object.hasOwn(on, fires))
      wrong(`the deadline of state "${name}" fires "${fires}", which is not possible there. Allow it in "on"`);
    if (events[fires]?.payload)
      wrong(`the deadline of state "${name}" fires "${fires}", which needs a payload. Fire a command without one`);
  }
  const unsent = Object.keys(events).find(
    (name) => events[name]?.kind === 'command' && !Object.values(states).some(({ on = {} }) => Object.hasOwn(on, name)),
  );
  if (unsent !== undefined) wrong(`the command "${unsent}" is possible in no state. Allow it in one, or leave it out`);
}

function checkStatuses({ states = {}, statuses = {}, flags = {}, labels = {} }: AnyPluginSpec, wrong: Wrong): void {
  for (const [name, traits] of Object.entries({ ...statuses, ...flags, ...labels })) {
    if (Object.hasOwn(statuses, name) && !Object.hasOwn(states, name))
      wrong(`status "${name}" shows a state that it does not have. Name one of: ${Object.keys(states).join(', ')}`);
    const foreign = basesOf(traits).find((base) => !overallStatuses.includes(base));
    if (foreign !== undefined)
      wrong(
        `status "${name}" stands on "${foreign}", which is no overall word. Use one of: ${overallStatuses.join(', ')}`,
      );
    if (traits.channel === 'notify' && traits.visibility !== 'customer')
      wrong(`status "${name}" notifies the customer, who does not see it. Make it visible: visibility: 'customer'`);
  }
}

/** A state that keeps goods or new work waiting must have a way out: a command of its own, or a deadline. */
function checkDeadEnds({ states = {}, statuses = {} }: AnyPluginSpec, wrong: Wrong): void {
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
