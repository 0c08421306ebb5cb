import type { Order, OrderEvent } from '../../core.ts';
import { close, leftOpen, type Patience } from '../laws/closing.ts';
import { isWayOut, now } from './edge.ts';
import { edgesOf } from './edges.ts';
import { hashOf, keyOf } from './key.ts';
import type { Scene } from './scene.ts';

/** Which records lead to an end by commands and answers. */
export interface Ways {
  /** Records from which an end is within the bounds. */
  readonly within: number;
  /** Records from which the way to an end leaves the bounds. */
  readonly beyond: number;
  /** Records from which only a patient shop was seen to come to an end. */
  readonly byPatience: number;
  /** Records that lead to no end, by the shortest way to each; the shortest first. */
  readonly traps: readonly (readonly OrderEvent[])[];
}

/** Whether an order comes to an end, though not within the bounds. */
export type CanEnd = (scene: Scene, path: readonly OrderEvent[], order: Order) => boolean;

/** What an exploration found of its records. */
interface Graph {
  readonly ends: readonly boolean[];
  /** Steps that may be counted on: from, to. */
  readonly ways: readonly number[];
  readonly orderAt: (place: number) => Order;
  readonly pathTo: (place: number) => readonly OrderEvent[];
}

/**
 * Law 11 on the graph: backwards from the ends, over commands and answers. Where that does not come to, because a bound cut the way off, the
 * same steps are followed past the bounds; and where that takes too long, the order is brought to its end as a patient shop would. One that
 * cannot be is a trap.
 */
export function waysOut(scene: Scene, { ends, ways, orderAt, pathTo }: Graph, canEnd?: CanEnd): Ways {
  const back = predecessors(ends.length, ways);
  const reached = new Uint8Array(ends.length);
  const spread = (from: number): number => {
    const todo = [from];
    reached[from] = 1;
    let count = 1;
    for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
      for (const before of back(place)) {
        if (reached[before]) continue;
        reached[before] = 1;
        count += 1;
        todo.push(before);
      }
    }
    return count;
  };
  let [within, beyond, byPatience] = [0, 0, 0];
  for (const [place, isEnd] of ends.entries()) if (isEnd && !reached[place]) within += spread(place);
  const traps: (readonly OrderEvent[])[] = [];
  // The last first: what they lead to is settled before they are asked.
  for (let place = ends.length - 1; place >= 0; place--) {
    if (reached[place]) continue;
    const [path, order] = [pathTo(place), orderAt(place)];
    if ((canEnd ?? stepsLeadToAnEnd)(scene, path, order)) beyond += spread(place);
    else if (canEnd === undefined && isBroughtToItsEnd(scene, path, order)) byPatience += spread(place);
    else traps.unshift(path);
  }
  return { within, beyond, byPatience, traps };
}

/** So many records are left in search of one way out. */
const patience = 200;

/** Whether the steps of a scene lead to an end past its bounds: what is nearest to an end is followed first. */
function stepsLeadToAnEnd(scene: Scene, _: readonly OrderEvent[], from: Order): boolean {
  const { definition } = scene;
  const quiet = { ...scene, isQuiet: true };
  const known = new Set([hashOf(keyOf(from))]);
  const waiting = [{ order: from, far: 0 }];
  for (let left = 0; left < patience; left++) {
    const at = waiting.reduce((best, { far }, i) => (far < (waiting[best]?.far ?? far) ? i : best), 0);
    const [nearest] = waiting.splice(at, 1);
    if (!nearest) return false;
    for (const { event } of edgesOf(quiet, nearest.order).filter(isWayOut)) {
      const { order } = definition.apply(nearest.order, event);
      const hash = hashOf(keyOf(order));
      if (known.has(hash)) continue;
      known.add(hash);
      const open = leftOpen(definition, order).length;
      if (open === 0) return true;
      waiting.push({ order, far: open });
    }
  }
  return false;
}

/** Whether a patient shop brings the order at the end of a path to its end. */
export function isBroughtToItsEnd(
  { definition }: Scene,
  path: readonly OrderEvent[],
  order: Order,
  patience: Patience = {},
): boolean {
  const from = path.reduce((latest, { at }) => (at > latest ? at : latest), now);
  return leftOpen(definition, close(definition, order, from, patience).order).length === 0;
}

/** For each record, those that a step leads from. */
function predecessors(count: number, ways: readonly number[]): (place: number) => Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let i = 1; i < ways.length; i += 2) {
    const to = (ways[i] as number) + 1;
    starts[to] = (starts[to] as number) + 1;
  }
  for (let place = 0; place < count; place++)
    starts[place + 1] = (starts[place] as number) + (starts[place + 1] as number);
  const filled = starts.slice();
  const all = new Uint32Array(ways.length / 2);
  for (let i = 0; i < ways.length; i += 2) {
    const to = ways[i + 1] as number;
    const at = filled[to] as number;
    all[at] = ways[i] as number;
    filled[to] = at + 1;
  }
  return (place) => all.subarray(starts[place], starts[place + 1]);
}
