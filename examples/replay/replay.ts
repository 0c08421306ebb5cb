import {
  type Applied,
  defineOrder,
  type Fact,
  type Order,
  type OrderDefinition,
  type OrderStatus,
  type Outcome,
  type OverallStatus,
  outcomeKinds,
  type PlaceInput,
} from '../../src/index.ts';
import { type Delivery, deliveryWith, type Mishaps } from './delivery.ts';
import type { Log, LoggedOrder } from './log.ts';

/** What came of one event of an order; the first is its placement. */
export interface Step {
  readonly event: PlaceInput | Fact;
  readonly applied: Applied;
}

/** How often each outcome occurred. */
export type Outcomes = Readonly<Record<Outcome['kind'], number>>;

/** One order after all its events. */
export interface ReplayedOrder {
  readonly logged: LoggedOrder;
  readonly order: Order;
  readonly status: OrderStatus;
  readonly outcomes: Outcomes;
  /** What was shown after each event. */
  readonly shown: readonly OrderStatus[];
  /** The overall word that follows without the hints of the recorded status. */
  readonly withoutHints: OverallStatus;
}

/** A log after all its events. */
export interface Replay {
  readonly log: Log;
  readonly definition: OrderDefinition;
  readonly orders: readonly ReplayedOrder[];
}

/** Hands the events of every order of a log to the library, one by one. Nothing sorts them. */
export function replayLog(log: Log, mishaps: Mishaps = {}, onOrder: (done: number) => void = () => {}): Replay {
  const definition = defineOrder({ policy: log.policy });
  const [first, second] = [deliveryWith(mishaps), deliveryWith(mishaps)];
  const orders = log.orders.map((logged, i) => {
    const replayed = replayOrder(definition, logged, first, second);
    onOrder(i + 1);
    return replayed;
  });
  return { log, definition, orders };
}

/** Places an order and hands it its facts. */
export function* stepsOf(definition: OrderDefinition, place: PlaceInput, facts: readonly Fact[]): Generator<Step> {
  let applied = definition.place(place);
  yield { event: place, applied };
  for (const fact of facts) {
    applied = definition.apply(applied.order, fact);
    yield { event: fact, applied };
  }
}

function replayOrder(
  definition: OrderDefinition,
  logged: LoggedOrder,
  first: Delivery,
  second: Delivery,
): ReplayedOrder {
  const { place, facts, hints } = logged;
  const alone = [...stepsOf(definition, place, first(facts))];
  const steps = [...stepsOf(definition, place, second([...facts, ...hints]))];
  const { order, status } = lastOf(steps);
  return {
    logged,
    order,
    status,
    outcomes: countOutcomes(steps),
    shown: steps.map((step) => step.applied.status),
    withoutHints: lastOf(alone).status.overall,
  };
}

function lastOf(steps: readonly Step[]): Applied {
  const last = steps.at(-1);
  if (!last) throw new Error('an order begins with its placement');
  return last.applied;
}

function countOutcomes(steps: readonly Step[]): Outcomes {
  const counts = Object.fromEntries(outcomeKinds.map((kind) => [kind, 0])) as Record<Outcome['kind'], number>;
  for (const { applied } of steps) counts[applied.outcome.kind] += 1;
  return counts;
}
