import type { CoreOrderDefinition, Order, Plugin, Reason } from '../../core.ts';
import { sliceIn, stateOf } from '../../order/order.plugins.ts';
import { answered, answers } from '../../plugin/plugin.answers.ts';
import { now } from '../exploration/edge.ts';
import { explore, type Look, type Step } from '../exploration/explore.ts';
import { beginsAlike, saysTheSame } from './asked-again.ts';
import { createFlawBook } from './flaw-book.ts';
import type { CheckPluginOptions, PluginFlaw } from './flaws.ts';
import { pluginScene } from './plugin-scene.ts';

/** The shop, and the same shop with its plugins listed the other way round. */
export interface Shops {
  readonly shop: CoreOrderDefinition;
  readonly other: CoreOrderDefinition;
}

/** What is wrong with what a plugin says of what it is told, whatever becomes of the order. */
export function flawsAlone(plugin: Plugin, { shop, other }: Shops, options: CheckPluginOptions): readonly PluginFlaw[] {
  const scene = pluginScene(plugin, shop, options, 'alone');
  const isAlike = beginsAlike(shop, other, scene.opening);
  const { note, flaws } = createFlawBook(plugin, scene);
  if (!isAlike) note('order_matters', [], sayings.order_matters);
  const [states, accepted] = [new Set<string>(), new Set<string>()];
  const look: Look = ({ order, path }, steps) => {
    const told = steps.map(({ edge: { event } }) => event);
    const verdict = saysTheSame(shop, other, order, told);
    if (verdict !== 'same') note(verdict, path(), sayings[verdict]);
    const problem = problemIn(shop, plugin, order, steps);
    if (problem !== null)
      note('throws', path(), `${problem}. A function of a plugin answers at once, whatever the plugin was told.`);
    if (firesForEver(shop, plugin, order)) note('deadline_never_stops', path(), sayings.deadline);
    states.add(stateIn(shop, plugin, order));
    for (const { edge, applied } of steps) if (applied.outcome.kind !== 'rejected') accepted.add(edge.event.type);
  };
  const { complete } = explore(scene, look);
  if (complete) {
    for (const state of Object.keys(plugin.spec.states ?? {}))
      if (!states.has(state)) note('never_reached', null, unreached(state), state);
    for (const event of Object.keys(plugin.spec.events ?? {}))
      if (!accepted.has(`${plugin.id}.${event}`)) note('accepted_nowhere', null, unaccepted(event), event);
  }
  return flaws();
}

const sayings = {
  order_matters:
    'asked again about the same order, it says something else, so it remembers what it was asked before. In which order a shop registers its plugins, and which order came first, decides what is shown. Read nothing but the slice, the order and the command.',
  impure:
    'at another time, or with other luck, it says something else of the same order. Read no clock and throw no dice: let an instant come with what is told, and wait for it with a deadline.',
  deadline:
    'its deadline fires and stands again at once, without end. Let the command that it fires be possible, and end what the deadline counts from.',
} as const;

const unreached = (state: string) =>
  `its state "${state}" is never reached, whatever it is told. Look at its condition and at those in front of it, or give payloads that lead there.`;
const unaccepted = (event: string) =>
  `its event "${event}" is accepted nowhere. Look at the rules of its states, or give payloads that it takes.`;

function stateIn({ plugins }: CoreOrderDefinition, { id }: Plugin, order: Order): string {
  const ready = plugins.list.find((one) => one.id === id);
  const told = ready && stateOf(ready, order);
  return told && 'state' in told ? told.state : '';
}

/** What one of a plugin's functions threw, or answered instead of an answer. */
function problemIn(shop: CoreOrderDefinition, plugin: Plugin, order: Order, steps: readonly Step[]): string | null {
  const slice = sliceIn(order, plugin.id);
  const { states = {}, labels = {} } = plugin.spec;
  const { deadline, asks } = states[stateIn(shop, plugin, order)] ?? {};
  const words = shop.statusOf(order);
  const asked: readonly (readonly [what: string, ask: () => unknown])[] = [
    ['its deadline', () => answeredOrNothing(deadline?.at(slice, order), answers.instant)],
    ['what it asks', () => answeredOrNothing(asks?.(slice), answers.asks)],
    ...Object.entries(labels).map(
      ([label, { when }]) =>
        [`the condition of "${label}"`, () => answered(when(order, words), answers.condition)] as const,
    ),
  ];
  for (const [what, ask] of asked) {
    try {
      ask();
    } catch (error) {
      return `${what} fails: ${error instanceof Error ? error.message : 'it threw'}`;
    }
  }
  const open = shop.available(order, { by: { kind: 'staff', id: 'staff-1' }, at: now });
  const reasons = [
    ...open.flatMap((one) => one.reasons),
    ...steps.flatMap(({ applied: { outcome } }) => ('reasons' in outcome ? (outcome.reasons ?? []) : [])),
  ];
  const failed = reasons.find((one) => one.code === 'hook_failed' && isOf(plugin, one));
  return failed ? `one of its functions fails: ${failed.data.problem}` : null;
}

function isOf({ id }: Plugin, { data }: Reason): boolean {
  return String(data.hook).split(/[:.]/)[0] === id;
}

function answeredOrNothing(answer: unknown, check: (typeof answers)['instant']): void {
  if (answer !== undefined) answered(answer, check);
}

/** So many times a deadline may fire in a row. */
const enough = 6;

function firesForEver(shop: CoreOrderDefinition, { id }: Plugin, from: Order): boolean {
  let order = from;
  for (let times = 0; times < enough; times++) {
    const due = shop.nextDeadline(order);
    if (due === null || !('event' in due) || !due.event.startsWith(`${id}.`)) return false;
    for (const event of shop.tick(order, due.dueAt)) order = shop.apply(order, event).order;
  }
  return true;
}
