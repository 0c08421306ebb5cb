import type { Applied, Order, OrderEvent } from '../../core.ts';
import { begin, type HistoryStep, step } from '../histories/history.ts';
import { leftOpen } from '../laws/closing.ts';
import { beginningOf, beyond } from './bounds.ts';
import { type Edge, isWayOut } from './edge.ts';
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
  /** The same with what came of it. */
  readonly told: () => readonly HistoryStep[];
}

/** A step out of a record. */
export interface Step {
  readonly edge: Edge;
  readonly applied: Applied;
  /** Whether it is the first to lead where it leads. */
  readonly isNew: boolean;
  /** Whether it leads to a record within the bounds: another one, or the same but for names. */
  readonly isFollowed: boolean;
}

/** Who looks at every record as it is left: with everything that can come next. */
export type Look = (visited: Visited, steps: readonly Step[]) => void;

/** How often something was tried, and how often it led to a record within the bounds. */
export interface Tried {
  readonly tried: number;
  readonly followed: number;
}

/** What an exploration came to. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Steps that were not followed, by the bound that they are beyond. */
  readonly cut: Readonly<Record<string, number>>;
  /** What became of each type of event. */
  readonly events: Readonly<Record<string, Tried>>;
  /** Records that are an end. */
  readonly ends: number;
  /** Whether every record within the bounds was reached. */
  readonly complete: boolean;
  /** The ways that nothing more follows from: together they cover every record. Neighbors begin alike. */
  readonly leaves: () => Iterable<readonly OrderEvent[]>;
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
  const isNews = scene.news?.() ?? (() => true);
  isNews(first);
  const began = beginningOf(first);
  const found = new Map([[hashOf(keyOf(first)), 0]]);
  const parents = [-1];
  const arrivals: (HistoryStep | null)[] = [null];
  const depths = [0];
  const ends: boolean[] = [];
  const cut: Record<string, number> = {};
  const events: Record<string, { tried: number; followed: number }> = {};
  /** Steps that may be counted on: from, to. */
  const ways: number[] = [];
  let [transitions, complete] = [0, true];

  const toldTo = (place: number): readonly HistoryStep[] => {
    const told: HistoryStep[] = [];
    for (let at = place; at > 0; at = parents[at] as number) told.push(arrivals[at] as HistoryStep);
    return told.reverse();
  };
  const pathTo = (place: number) => toldTo(place).map(({ event }) => event);
  const leave = (place: number, order: Order) => {
    const steps: Step[] = [];
    for (const edge of edgesOf(scene, order)) {
      const applied = step(definition, order, edge.event);
      const next = applied.order;
      const bound = next === order ? null : beyond(next, bounds, began);
      const known = parents.length;
      const isFollowed = next !== order && bound === null;
      if (bound !== null) cut[bound] = (cut[bound] ?? 0) + 1;
      if (isFollowed) follow(place, edge, { event: edge.event, before: order, applied });
      const { tried, followed } = events[edge.event.type] ?? { tried: 0, followed: 0 };
      events[edge.event.type] = { tried: tried + 1, followed: followed + Number(isFollowed) };
      steps.push({ edge, applied, isNew: parents.length > known, isFollowed });
    }
    ends[place] = leftOpen(definition, order).length === 0;
    const [path, told] = [() => pathTo(place), () => toldTo(place)];
    look({ place, order, depth: depths[place] as number, path, told }, steps);
  };
  const follow = (place: number, edge: Edge, arrival: HistoryStep) => {
    const hash = hashOf(keyOf(arrival.applied.order));
    let to = found.get(hash);
    if (to === undefined) {
      to = isNews(arrival.applied.order) ? parents.length : passedOver;
      found.set(hash, to);
    }
    if (to === passedOver) {
      cut.nothing_new = (cut.nothing_new ?? 0) + 1;
      return;
    }
    transitions += 1;
    if (to === parents.length) {
      parents.push(place);
      arrivals.push(arrival);
      depths.push((depths[place] as number) + 1);
    }
    if (to !== place && isWayOut(edge)) ways.push(place, to);
  };
  const orderAt = (place: number): Order => arrivals[place]?.applied.order ?? first;
  for (let place = 0; place < parents.length; place++) {
    if (isEnough() || parents.length > most) {
      complete = false;
      ends[place] = false;
    } else leave(place, orderAt(place));
  }
  return {
    states: parents.length,
    transitions,
    depth: depths.at(-1) ?? 0,
    cut,
    events,
    ends: ends.filter(Boolean).length,
    complete,
    leaves: () => leavesOf(parents, pathTo),
    ways: (canEnd) => waysOut(scene, { ends, ways, orderAt, pathTo }, canEnd),
  };
}

/** Depth first, so that what was come to of the last is known of the next. */
function* leavesOf(parents: readonly number[], pathTo: (place: number) => readonly OrderEvent[]) {
  const children = new Map<number, number[]>();
  for (const [place, parent] of parents.entries()) {
    const known = children.get(parent);
    if (known) known.push(place);
    else children.set(parent, [place]);
  }
  const todo = [0];
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    const next = children.get(place);
    if (next) todo.push(...next);
    else yield pathTo(place);
  }
}
