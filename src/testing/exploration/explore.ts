import type { Applied, Order, OrderEvent } from '../../core.ts';
import { begin } from '../histories/history.ts';
import { leftOpen } from '../laws/closing.ts';
import { beyond, surprisesOf } from './bounds.ts';
import type { Edge } from './edge.ts';
import { edgesOf } from './edges.ts';
import { type CanEnd, type Ways, waysOut } from './ends.ts';
import { hashOf, keyOf } from './key.ts';
import type { Scene } from './scene.ts';

/** One of an order's records, as it was first reached. */
export interface Visited {
  readonly place: number;
  readonly order: Order;
  readonly depth: number;
  /** The shortest way to it. */
  readonly path: () => readonly OrderEvent[];
}

/** A step out of a record. */
export interface Step {
  readonly edge: Edge;
  readonly applied: Applied;
  /** Whether it is the first to lead where it leads. */
  readonly isNew: boolean;
}

/** Who looks at every record as it is left: with everything that can come next. */
export type Look = (visited: Visited, steps: readonly Step[]) => void;

/** What an exploration came to. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Steps that were not followed, by the bound that they are beyond. */
  readonly cut: Readonly<Record<string, number>>;
  /** Records that are an end. */
  readonly ends: number;
  /** Whether every record within the bounds was reached. */
  readonly complete: boolean;
  /** The ways that nothing more follows from: together they cover every record. */
  readonly leaves: () => readonly (readonly OrderEvent[])[];
  /** Which records lead to an end; where the bounds cut the way off, as is said. */
  readonly ways: (canEnd?: CanEnd) => Ways;
}

/** The place of a record that is not gone on from. */
const passedOver = -1;

/**
 * All records that a scene leads to, breadth first: each by a shortest way.
 *
 * @param isEnough - Whether what was looked at is enough, so that nothing more is.
 */
export function explore(
  scene: Scene,
  look: Look = () => undefined,
  isEnough: () => boolean = () => false,
): Exploration {
  const { definition, opening, bounds, most } = scene;
  const first = begin(definition, opening);
  const before = surprisesOf(first);
  const isNews = scene.news?.() ?? (() => true);
  isNews(first);
  const found = new Map([[hashOf(keyOf(first)), 0]]);
  const parents = [-1];
  const events: (OrderEvent | null)[] = [null];
  const depths = [0];
  const ends: boolean[] = [];
  const cut: Record<string, number> = {};
  /** Steps that are commands or answers: from, to. */
  const ways: number[] = [];
  let waiting: (Order | null)[] = [first];
  let [transitions, complete] = [0, true];

  const pathTo = (place: number): readonly OrderEvent[] => {
    const path: OrderEvent[] = [];
    for (let at = place; at > 0; at = parents[at] as number) path.unshift(events[at] as OrderEvent);
    return path;
  };
  const leave = (place: number, order: Order) => {
    const steps: Step[] = [];
    for (const edge of edgesOf(scene, order)) {
      const applied = definition.apply(order, edge.event);
      const next = applied.order;
      const bound = next === order ? null : beyond(next, bounds, before);
      const known = parents.length;
      if (bound !== null) cut[bound] = (cut[bound] ?? 0) + 1;
      else if (next !== order) follow(place, edge, next);
      steps.push({ edge, applied, isNew: parents.length > known });
    }
    ends[place] = leftOpen(definition, order).length === 0;
    look({ place, order, depth: depths[place] as number, path: () => pathTo(place) }, steps);
  };
  const follow = (place: number, { kind, event }: Edge, next: Order) => {
    const hash = hashOf(keyOf(next));
    let to = found.get(hash);
    if (to === undefined) {
      to = isNews(next) ? parents.length : passedOver;
      found.set(hash, to);
    }
    if (to === passedOver) {
      cut.nothing_new = (cut.nothing_new ?? 0) + 1;
      return;
    }
    transitions += 1;
    if (to === parents.length) {
      parents.push(place);
      events.push(event);
      depths.push((depths[place] as number) + 1);
      waiting.push(next);
    }
    if (to !== place && (kind === 'command' || kind === 'answer')) ways.push(place, to);
  };
  for (let place = 0; place < parents.length; ) {
    const layer = waiting;
    waiting = [];
    for (const order of layer) {
      if (isEnough() || parents.length > most) {
        complete = false;
        ends[place] = false;
      } else leave(place, order as Order);
      place += 1;
    }
  }
  return {
    states: parents.length,
    transitions,
    depth: depths.at(-1) ?? 0,
    cut,
    ends: ends.filter(Boolean).length,
    complete,
    leaves: () => {
      const inner = new Set(parents);
      return depths.flatMap((_, place) => (inner.has(place) ? [] : [pathTo(place)]));
    },
    ways: (canEnd) => waysOut(scene, { ends, ways, pathTo }, canEnd),
  };
}
