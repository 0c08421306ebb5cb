import type { OrderEvent, Plugin } from '../../core.ts';
import { explore, type Look } from '../exploration/explore.ts';
import type { Scene } from '../exploration/scene.ts';
import { tell } from '../histories/history.ts';
import type { PluginSample } from '../histories/payloads.ts';
import { differs } from './apart.ts';
import { saysOtherwise } from './asked-again.ts';
import type { FlawBook, Happened } from './flaw-book.ts';
import { memoryFlaws } from './flaws.memory.ts';
import type { CheckPluginOptions } from './flaws.ts';
import { workerFlaws } from './flaws.workers.ts';
import { keptFor, leakIn } from './leaks.ts';
import type { Made } from './made-anew.ts';
import { outlookOf } from './outlook.ts';
import type { Life } from './plugin-lives.ts';
import { problemIn } from './problems.ts';
import { sayings } from './sayings.ts';
import { leadsThrough, trapsIn } from './traps.ts';
import type { Voices } from './voices.ts';
import { whyNot } from './why-not.ts';

type Path = readonly OrderEvent[];

/** What was seen in all lives. */
export interface Seen {
  /** What its labels and guards were seen to do. */
  readonly voices: Voices;
  /** The statuses that were shown, ... */
  readonly shown: Set<string>;
  /** ... and which stood where another one was. */
  readonly hidden: Map<string, Happened>;
  /** The shortest ways into what has no end. */
  readonly traps: Path[];
}

/**
 * Notes what is wrong with what becomes of an order that the plugin has a say in.
 *
 * @param samples - Everything that the plugin may be told; the scene has what makes a difference.
 */
export function flawsTogether(
  made: Made,
  scene: Scene,
  life: Life,
  samples: readonly PluginSample[],
  book: FlawBook,
  seen: Seen,
  options: CheckPluginOptions,
): void {
  const { definition: shop } = scene;
  const { plugin } = made;
  const { note } = book;
  const [asked, phases] = [new Set<string>(), new Map<string, Path>()];
  const look: Look = ({ order, path }, steps) => {
    const happened = () => ({ scene, events: path() });
    const leak = leakIn(shop, plugin, order);
    if (leak !== null) note('leaks_stock', leak.message, happened(), leak.about);
    const { custom, overall, payment } = shop.statusOf(order);
    if (custom !== undefined) seen.shown.add(custom);
    for (const { word, over } of shop.explain(order).custom?.standing ?? [])
      if (over.includes(overall) && !seen.hidden.has(word)) seen.hidden.set(word, happened());
    const phase = `${overall} ${outlookOf(shop, plugin, order)}`;
    const isNew = !asked.has(phase);
    if (!phases.has(`${phase} ${payment}`)) phases.set(`${phase} ${payment}`, path());
    seen.voices.hear(shop, order, steps, isNew);
    if (!isNew) return;
    asked.add(phase);
    const problem = problemIn(shop, plugin, order, steps);
    if (problem !== null) note(problem.code, problem.message, happened());
    if (problem?.code === 'writes') return;
    const apart = saysOtherwise(shop, order);
    if (apart) note(apart.code, sayings[apart.code](differs(plugin, apart)), happened());
  };
  const found = explore(scene, look);
  const paths = [...phases.values()];
  memoryFlaws(plugin, scene, paths, options, book);
  if (!book.isUnsteady()) workerFlaws(made, scene, life, paths, options, book);
  if (book.isUnsteady()) return;
  const { traps, all, isUnsure } = trapsIn(plugin, scene, samples, found, seen.traps);
  if (!found.complete || isUnsure) note('not_looked_through', sayings.tooMuch(scene.most));
  for (const trap of traps) noteTrap(plugin, scene, trap, all, note, seen.traps.push(trap));
}

/** A trap is told by the shortest way into it; one that keeps goods back by the shortest way to where it does. */
function noteTrap(
  plugin: Plugin,
  scene: Scene,
  trap: Path,
  all: readonly Path[],
  note: FlawBook['note'],
  number: number,
): void {
  const { definition: shop, opening } = scene;
  const last = (events: Path) => tell(shop, { opening, events }).last;
  const keeps = all.find((path) => leadsThrough(path, trap) && keptFor(shop, plugin, last(path)) !== null);
  const events = keeps ?? trap;
  const kept = keptFor(shop, plugin, last(events));
  const what = kept === null ? 'an order that comes there has' : `${kept} for an order that has`;
  const message = `${what} no way to its end. ${whyNot(shop, plugin, last(events))}`;
  note(kept === null ? 'trap' : 'leaks_stock', message, { scene, events }, `${number}`);
}
