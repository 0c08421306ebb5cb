import { instantText } from '../checks.ts';
import { OrderError } from '../errors.ts';
import type { FulfillmentStatus, OverallStatus, PaymentStatus, ReturnStatus } from '../statuses.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import type { AnyHistory } from './order.history.ts';
import { saidFirst, shownMoments } from './order.moments.ts';
import { type OrderAxis, type OrderWords, orderAxes } from './order.words.ts';

/** How long an order stood in each word, in milliseconds. The words of each axis add up to `total`; those it did not stand in are absent. @since 0.1.0 */
export interface TimeInStatus {
  /** When the order began. */
  readonly since: string;
  /** Until when was counted. */
  readonly until: string;
  /** `until - since`. */
  readonly total: number;
  readonly payment: Readonly<Partial<Record<PaymentStatus, number>>>;
  readonly fulfillment: Readonly<Partial<Record<FulfillmentStatus, number>>>;
  readonly returns: Readonly<Partial<Record<ReturnStatus, number>>>;
  readonly overall: Readonly<Partial<Record<OverallStatus, number>>>;
}

/** Since when the current word of each axis has stood: ISO 8601 UTC instants. @since 0.1.0 */
export type StaleSince = Readonly<Record<OrderAxis, string>>;

/** From when the order stood in these words, in milliseconds. */
interface Standing {
  readonly from: number;
  readonly words: OrderWords;
}

/**
 * How long an order stood in each word until an instant. Counted by `at`, by what the shop knew when: a delivery that is reported
 * a day late ends the transit a day late. An `at` earlier than one before it counts as that one, so time never runs backwards.
 *
 * @throws {@link OrderError} `invalid_input` where `until` is no instant or before the order began; `invalid_history` where an
 * entry cannot have been accepted.
 * @since 0.1.0
 */
export function timeInStatus(
  definition: AnyOrderDefinition,
  history: AnyHistory,
  { until }: { readonly until: string },
): TimeInStatus {
  const standings = standingsOf(definition, history);
  const [since, end] = [startOf(standings), endOf(until)];
  if (end < since) throw wrongEnd(`the order began at ${textOf(since)}; a later instant is needed`);
  const spent: Record<OrderAxis, Record<string, number>> = { payment: {}, fulfillment: {}, returns: {}, overall: {} };
  for (const [i, { from, words }] of standings.entries()) {
    const span = Math.min(standings[i + 1]?.from ?? end, end) - from;
    if (span > 0) for (const axis of orderAxes) spent[axis][words[axis]] = (spent[axis][words[axis]] ?? 0) + span;
  }
  return { since: textOf(since), until: textOf(end), total: end - since, ...spent };
}

/**
 * Since when the current word of each axis has stood, by `at`. A word that went and came back stands since it came back. How stale
 * that is, is the caller's subtraction: the library has no clock.
 *
 * It reads the history and not the order: the record holds no instant of arrival, or the same facts in another order would make
 * another record.
 *
 * @throws {@link OrderError} `invalid_history` where an entry cannot have been accepted.
 * @since 0.1.0
 */
export function staleSince(definition: AnyOrderDefinition, history: AnyHistory): StaleSince {
  const standings = standingsOf(definition, history);
  const sinceOf = (axis: OrderAxis): string => {
    const current = standings.at(-1)?.words[axis];
    const last = standings.findLastIndex(({ words }) => words[axis] !== current);
    return textOf(standings[last + 1]?.from ?? startOf(standings));
  };
  return {
    payment: sinceOf('payment'),
    fulfillment: sinceOf('fulfillment'),
    returns: sinceOf('returns'),
    overall: sinceOf('overall'),
  };
}

/** The words of an order, each time something was recorded, on a clock that never runs backwards. */
function standingsOf(definition: AnyOrderDefinition, history: AnyHistory): readonly Standing[] {
  const first = saidFirst(definition, history).status;
  let clock = Date.parse(history.opening.input.at);
  const standings: Standing[] = [{ from: clock, words: first }];
  for (const { entry, before, after, said } of shownMoments(definition, history)) {
    if (before === after) continue;
    clock = Math.max(clock, Date.parse(entry.event.at));
    standings.push({ from: clock, words: said.status });
  }
  return standings;
}

function startOf(standings: readonly Standing[]): number {
  return standings[0]?.from ?? 0;
}

function endOf(until: string): number {
  const problem = instantText(until, 'until');
  if (problem) throw wrongEnd(problem.problem);
  return Date.parse(until);
}

function wrongEnd(problem: string): OrderError {
  return new OrderError('invalid_input', `until: ${problem}.`, { path: 'until', problem });
}

function textOf(instant: number): string {
  return new Date(instant).toISOString();
}
