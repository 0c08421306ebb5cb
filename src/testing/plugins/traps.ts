import { canonical, type Order, type OrderEvent, type Plugin } from '../../core.ts';
import { beginningAt } from '../exploration/beginning.ts';
import { isBroughtToItsEnd } from '../exploration/ends.ts';
import { type Exploration, explore } from '../exploration/explore.ts';
import { hashOf, keyOf } from '../exploration/key.ts';
import type { Scene } from '../exploration/scene.ts';
import { tell } from '../histories/history.ts';
import type { PluginSample } from '../histories/payloads.ts';
import type { Patience } from '../laws/closing.ts';
import { outlookOf } from './outlook.ts';

type Path = readonly OrderEvent[];

/** What was found of the records that lead to no end. */
export interface Traps {
  /** The shortest way into each. */
  readonly traps: readonly Path[];
  /** All ways into them, the shortest first. */
  readonly all: readonly Path[];
  /** Whether of some record nobody knows. */
  readonly isUnsure: boolean;
}

/**
 * The traps of a life: what leads to no end in its graph, by patience, or by anything that the plugin may be told and asked.
 *
 * @param known - Traps of other lives: what leads through them is not looked at.
 */
export function trapsIn(
  plugin: Plugin,
  scene: Scene,
  samples: readonly PluginSample[],
  { ways }: Exploration,
  known: readonly Path[],
): Traps {
  const { definition, opening } = scene;
  const last = (events: Path) => tell(definition, { opening, events }).last;
  const verdicts = new Map<Path, WayOut>();
  const hopeless = new Set<string>();
  const wayOutOf = (path: Path): WayOut => {
    const order = last(path);
    const verdict = isBroughtToItsEnd(scene, path, order, patience)
      ? 'found'
      : wayOut(plugin, { ...scene, samples }, order, path);
    verdicts.set(path, verdict);
    return verdict;
  };
  const { traps: all } = ways((_, path) => {
    if (known.some((trap) => leadsThrough(path, trap))) return false;
    const outlook = outlookOf(definition, plugin, last(path));
    // Once one of its kind has no way out, the others wait until the shortest is looked at.
    if (hopeless.has(outlook)) return false;
    const verdict = wayOutOf(path);
    if (verdict !== 'found') hopeless.add(outlook);
    return verdict === 'found';
  });
  const traps: Path[] = [];
  let isUnsure = false;
  for (const path of all) {
    if ([...known, ...traps].some((trap) => leadsThrough(path, trap))) continue;
    const verdict = verdicts.get(path) ?? wayOutOf(path);
    if (verdict === 'none') traps.push(path);
    if (verdict !== 'unknown') continue;
    isUnsure = true;
    break;
  }
  return { traps, all, isUnsure };
}

/** Whether all of one way is told in another, in this order. */
export function leadsThrough(path: Path, through: Path): boolean {
  let told = 0;
  for (const event of path) if (told < through.length && isAlike(event, through[told])) told += 1;
  return told === through.length;
}

function isAlike(one: OrderEvent, other: OrderEvent | undefined): boolean {
  const saying = (event: OrderEvent) => canonical([event.type, 'payload' in event ? (event.payload ?? null) : null]);
  return other !== undefined && saying(one) === saying(other);
}

type WayOut = 'found' | 'none' | 'unknown';

/** Looks for something after which patience brings an order to its end: whatever may be asked, answered, or told to the plugin. */
function wayOut(plugin: Plugin, scene: Scene, from: Order, before: Path): WayOut {
  const { definition, bounds, most } = scene;
  const { attempts, rows, words } = bounds;
  const tried = new Set<string>();
  let isFound = false;
  const { complete } = explore(
    {
      ...scene,
      definition: beginningAt(definition, from),
      bounds: { ...bounds, attempts: attempts + 1, rows: rows + 1, words: words * 2 },
      isQuiet: true,
      most: Math.ceil(most / 4),
    },
    ({ order, place, path }) => {
      const looks = `${hashOf(keyOf({ ...order, plugins: {} }))} ${outlookOf(definition, plugin, order)}`;
      if (place > 0 && !tried.has(looks)) isFound = isBroughtToItsEnd(scene, [...before, ...path()], order, patience);
      tried.add(looks);
    },
    () => isFound,
  );
  return isFound ? 'found' : complete ? 'none' : 'unknown';
}

/** A patient shop does so much; more only where a deadline fires for ever. */
const patience: Patience = { most: 30 };
