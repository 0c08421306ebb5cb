import { createHash } from 'node:crypto';
import { canonical, type DiscrepancyCode, outcomeKinds } from '../../src/index.ts';
import type { Outcomes, Replay, ReplayedOrder } from './replay.ts';

/** How many orders have each word. */
export type Counts<Word extends string = string> = Readonly<Partial<Record<Word, number>>>;

/** An order whose derived status is not the recorded one. */
export interface Disagreement {
  readonly order: string;
  /** The shop's word. */
  readonly recorded: string;
  readonly derived: string;
  /** The rule that gave the derived word. */
  readonly rule: string;
  /** What does not add up in the order. */
  readonly why: string;
}

/** A replay in figures. */
export interface Report extends Outcomes {
  readonly orders: number;
  /** Placements and facts, as they were delivered. */
  readonly events: number;
  /** Facts that still wait for what they are about. */
  readonly stillParked: number;
  /** How many orders have each discrepancy. */
  readonly discrepancies: Counts<DiscrepancyCode>;
  readonly overall: Counts;
  readonly payment: Counts;
  readonly fulfillment: Counts;
  /** Orders whose status follows from the facts alone; `null` where the log records no status. */
  readonly agree: number | null;
  /** The same with what only the recorded status tells. */
  readonly agreeWithHints: number | null;
  readonly disagree: readonly Disagreement[] | null;
  /** SHA-256 over everything that is known of every order: the same for the same facts, however they were delivered. */
  readonly digest: string;
}

/** Sums a replay up. */
export function reportOf(replay: Replay): Report {
  const { orders } = replay;
  const recorded = orders.filter(({ logged }) => logged.recorded !== null);
  const comparable = recorded.length > 0;
  const outcomes = Object.fromEntries(
    outcomeKinds.map((kind) => [kind, sum(orders, (one) => one.outcomes[kind])]),
  ) as unknown as Outcomes;
  return {
    orders: orders.length,
    events: sum(orders, (one) => one.shown.length),
    ...outcomes,
    stillParked: sum(orders, (one) => one.order.parked.length),
    discrepancies: count(orders.flatMap((one) => codesOf(replay, one))),
    overall: count(orders.map((one) => one.status.overall)),
    payment: count(orders.map((one) => one.status.payment)),
    fulfillment: count(orders.map((one) => one.status.fulfillment)),
    agree: comparable ? recorded.filter((one) => one.withoutHints === one.logged.recorded?.means).length : null,
    agreeWithHints: comparable ? recorded.filter(agrees).length : null,
    disagree: comparable ? recorded.filter((one) => !agrees(one)).map((one) => disagreement(replay, one)) : null,
    digest: digestOf(replay),
  };
}

/** How many discrepancies were found; one code counts once in an order. */
export function countDiscrepancies({ discrepancies }: Report): number {
  return sum(Object.values(discrepancies), (orders) => orders);
}

function agrees({ logged, status }: ReplayedOrder): boolean {
  return status.overall === logged.recorded?.means;
}

function disagreement(replay: Replay, one: ReplayedOrder): Disagreement {
  const { word, rule } = replay.definition.explain(one.order).overall;
  const why = codesOf(replay, one).join(', ');
  return { order: one.logged.id, recorded: one.logged.recorded?.word ?? '', derived: word, rule, why };
}

function codesOf({ definition }: Replay, { order }: ReplayedOrder): DiscrepancyCode[] {
  return [...new Set(definition.discrepanciesOf(order).map(({ code }) => code))];
}

function digestOf({ definition, orders }: Replay): string {
  const hash = createHash('sha256');
  const sorted = orders.toSorted((a, b) => (a.logged.id < b.logged.id ? -1 : 1));
  for (const { order, status } of sorted) {
    // How many events it took is no part of what is known.
    const { revision: _revision, ...record } = order;
    hash.update(`${canonical({ record, status, discrepancies: definition.discrepanciesOf(order) })}\n`);
  }
  return hash.digest('hex');
}

function count<Word extends string>(words: readonly Word[]): Counts<Word> {
  const counts: Partial<Record<Word, number>> = {};
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
