import type { OrderEvent } from '../../core.ts';
import { tell } from '../histories/history.ts';
import { close, leftOpen } from '../laws/closing.ts';
import { now } from './edge.ts';
import type { Scene } from './scene.ts';

/** Which records lead to an end by commands and answers. */
export interface Ways {
  /** Records from which an end is within the bounds. */
  readonly within: number;
  /** Records from which the way to an end leaves the bounds. */
  readonly beyond: number;
  /** Records that lead to no end, by the shortest way to each; the shortest first. */
  readonly traps: readonly (readonly OrderEvent[])[];
}

/** Whether an order comes to an end, though not within the bounds. */
export type CanEnd = (scene: Scene, path: readonly OrderEvent[]) => boolean;

/** What an exploration found of its records. */
interface Graph {
  readonly ends: readonly boolean[];
  /** Steps that are commands or answers: from, to. */
  readonly ways: readonly number[];
  readonly pathTo: (place: number) => readonly OrderEvent[];
}

/**
 * Law 11 on the graph: backwards from the ends, over commands and answers. Where that does not come to, because a bound cut the way off, an
 * order is brought to its end as a patient shop would; one that cannot be is a trap.
 */
export function waysOut(scene: Scene, { ends, ways, pathTo }: Graph, canEnd: CanEnd = isBroughtToItsEnd): Ways {
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
  let [within, beyond] = [0, 0];
  for (const [place, isEnd] of ends.entries()) if (isEnd && !reached[place]) within += spread(place);
  const traps: (readonly OrderEvent[])[] = [];
  // The last first: what they lead to is settled before they are asked.
  for (let place = ends.length - 1; place >= 0; place--) {
    if (reached[place]) continue;
    const path = pathTo(place);
    if (canEnd(scene, path)) beyond += spread(place);
    else traps.unshift(path);
  }
  return { within, beyond, traps };
}

/** Whether a patient shop brings it to its end. */
export function isBroughtToItsEnd({ definition, opening }: Scene, path: readonly OrderEvent[]): boolean {
  const { last } = tell(definition, { opening, events: path });
  const from = path.reduce((latest, { at }) => (at > latest ? at : latest), now);
  return leftOpen(definition, close(definition, last, from).order).length === 0;
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
