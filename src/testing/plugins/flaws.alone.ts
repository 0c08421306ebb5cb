import { type CoreOrderDefinition, canonical, type Order, type Plugin } from '../../core.ts';
import { explore, type Look } from '../exploration/explore.ts';
import type { Scene } from '../exploration/scene.ts';
import type { PluginSample } from '../histories/payloads.ts';
import { differs } from './apart.ts';
import { beginsOtherwise, saysOtherwise } from './asked-again.ts';
import type { FlawBook } from './flaw-book.ts';
import { outlookOf } from './outlook.ts';
import { problemIn } from './problems.ts';
import { sayings } from './sayings.ts';
import type { Voices } from './voices.ts';

/**
 * Notes what is wrong with what a plugin says of what it is told, whatever becomes of the order.
 *
 * @returns What it is to be told together with the order's life: of the payloads those that make a difference.
 */
export function flawsAlone(plugin: Plugin, scene: Scene, voices: Voices, { note }: FlawBook): readonly PluginSample[] {
  const { definition: shop, samples } = scene;
  const begun = beginsOtherwise(shop, scene.opening);
  if (begun) note('remembers', sayings.remembers(differs(plugin, begun)), { scene, events: [] });
  const [outlooks, telling] = [new Set<string>(), new Set<string>()];
  const look: Look = ({ place, order, path }, steps) => {
    const outlook = outlookOf(shop, plugin, order);
    const isNew = !outlooks.has(outlook);
    outlooks.add(outlook);
    const last = path().at(-1);
    if (isNew && last) telling.add(nameOf(last));
    const happened = () => ({ scene, events: path() });
    if (firesForEver(shop, plugin, order)) note('deadline_never_stops', sayings.deadline, happened());
    voices.hear(shop, order, steps, isNew);
    if (!isNew && place > askedAtFirst) return;
    const problem = problemIn(shop, plugin, order, steps);
    if (problem !== null) note(problem.code, problem.message, happened());
    if (problem?.code === 'writes') return;
    const told = steps.map(({ edge: { event } }) => event);
    const apart = saysOtherwise(shop, order, told);
    if (apart) note(apart.code, sayings[apart.code](differs(plugin, apart)), happened());
  };
  const { complete } = explore(scene, look);
  if (!complete) note('not_looked_through', sayings.tooMuch(scene.most), undefined);
  return samples.map((sample) => ({
    ...sample,
    payloads: sample.payloads.filter(
      (payload, i) => i < extremes || telling.has(nameOf({ type: sample.type, payload })),
    ),
  }));
}

/** Of so many records the first are asked again in any case, ... */
const askedAtFirst = 8;
/** ... and so many payloads are told in any case. */
const extremes = 2;

function nameOf(event: { readonly type: string; readonly payload?: unknown }): string {
  return `${event.type} ${canonical(event.payload ?? null)}`;
}

/** What the plugin was told, in words. */
export function triedIn({ samples, bounds }: Scene): string {
  const said = samples.map(({ type, payloads }) => {
    const given = payloads.filter((payload) => payload !== undefined).map((payload) => JSON.stringify(payload));
    return given.length === 0 ? type : `${type} with ${given.join(', ')}`;
  });
  return `${said.join('; ')}, each at most ${bounds.words} times`;
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
