import { anything, choice, isPlain, list, shape } from '../checks.ts';
import { OrderError } from '../errors.ts';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import type { AdoptInput } from './order.adopt.ts';
import type { Applied } from './order.apply.ts';
import type { PlaceInput } from './order.place.ts';
import { foreignSubjectOf } from './order.plugin.faults.ts';
import type { Obligations, Order, OrderEvent, Outcome } from './order.ts';
import { type Upcasts, upcastEvent, upcasts } from './order.upcast.ts';

/**
 * How an order began. `obligations` are what the policy of that day promised: keep `order.obligations` there, and a later policy does
 * not alter what a replay gives.
 *
 * @since 0.1.0
 */
export type Opening =
  | { readonly kind: 'placed'; readonly input: PlaceInput; readonly obligations?: Obligations }
  | { readonly kind: 'drafted'; readonly input: PlaceInput }
  | { readonly kind: 'adopted'; readonly input: AdoptInput; readonly obligations?: Obligations };

/** An event and what became of it. @since 0.1.0 */
export interface HistoryEntry<Event = never> {
  readonly event: OrderEvent | Event;
  readonly outcome: Pick<Outcome, 'kind'>;
  /** What `order.place` promised to a draft on that day. */
  readonly obligations?: Obligations;
}

/**
 * Everything that was ever sent to an order, kept beside the record and only appended to.
 *
 * @since 0.1.0
 */
export interface History<Event = never> {
  readonly opening: Opening;
  readonly entries: readonly HistoryEntry<Event>[];
}

/** Where a history decided again differs from what was recorded. @since 0.1.0 */
export interface AuditFinding<Event = never> {
  /** The entry's place in the history. */
  readonly index: number;
  readonly event: OrderEvent | Event;
  readonly recorded: Outcome['kind'];
  readonly decided: Outcome;
}

/** A history, whatever plugins its events are of. @since 0.1.0 */
export type AnyHistory = History<PluginEnvelope>;

type Begin = (opening: Opening) => Order;
type Step = (order: Order, event: OrderEvent | PluginEnvelope, trusted: boolean, obligations?: Obligations) => Applied;
/** Whether an event may change nothing, as the plugin that it belongs to is not there. */
type Passes = (event: OrderEvent | PluginEnvelope) => boolean;

/** The order behind one entry of its history. */
export interface Moment {
  /** The entry's place in the history. */
  readonly index: number;
  readonly entry: HistoryEntry<PluginEnvelope>;
  readonly before: Order;
  /** The very same value as `before` where nothing was recorded. */
  readonly after: Order;
}

/** The order behind each entry, one after the other. Trusts the recorded outcomes: nothing is asked again, nothing is requested. */
export function* momentsOf(
  history: AnyHistory,
  begin: Begin,
  step: Step,
  passes: Passes = () => false,
): Generator<Moment> {
  const { opening, entries } = checked(history);
  let after = begin(opening);
  for (const [index, entry] of entries.entries()) {
    const before = after;
    if (isRecorded(entry)) {
      after = step(before, entry.event, true, entry.obligations).order;
      if (after === before && !passes(entry.event)) throw impossible(index, entry);
    }
    yield { index, entry, before, after };
  }
}

/** The order that a history leads to. */
export function replay(history: AnyHistory, begin: Begin, step: Step): Order {
  let order: Order | undefined;
  for (const { after } of momentsOf(history, begin, step)) order = after;
  return order ?? begin(history.opening);
}

/** Whether something came of the entry's event. */
export function isRecorded({ outcome }: Pick<HistoryEntry, 'outcome'>): boolean {
  return outcome.kind !== 'duplicate' && outcome.kind !== 'rejected';
}

function impossible(index: number, { event, outcome }: HistoryEntry<PluginEnvelope>): OrderError {
  const plugin = foreignSubjectOf(event.type);
  const problem = `Entry ${index} (${event.type}) is recorded as ${outcome.kind} and changes nothing.`;
  const advice = ` If it is of a plugin "${plugin}", give the definition that plugin, or one that was formerly it.`;
  return new OrderError('invalid_history', plugin === null ? problem : problem + advice, { index });
}

/** Decides every event of a history again, and tells where the outcome would be another. */
export function audit(history: AnyHistory, begin: Begin, step: Step): readonly AuditFinding<PluginEnvelope>[] {
  const { opening, entries } = checked(history);
  let order = begin(opening);
  const findings: AuditFinding<PluginEnvelope>[] = [];
  for (const [index, entry] of entries.entries()) {
    const { event, outcome, obligations } = entry;
    const decided = step(order, event, false, obligations);
    if (decided.outcome.kind !== outcome.kind)
      findings.push({ index, event, recorded: outcome.kind, decided: decided.outcome });
    order = isRecorded(entry) ? step(order, event, true, obligations).order : order;
  }
  return findings;
}

const outline = shape({ opening: anything, entries: list(anything, 0, Number.MAX_SAFE_INTEGER) });

/** A history that is one, its events in their present shape. */
export function checked(history: AnyHistory, steps: Upcasts = upcasts): AnyHistory {
  const problem =
    outline(history, '') ??
    shape({ kind: choice(['placed', 'drafted', 'adopted']), input: anything }, { obligations: anything })(
      history.opening,
      'opening',
    );
  if (problem)
    throw new OrderError('invalid_history', `${problem.path || 'history'}: ${problem.problem}.`, { ...problem });
  return {
    ...history,
    entries: history.entries.map((entry) => {
      const event = isPlain(entry?.event) ? upcastEvent(entry.event, steps.events) : entry?.event;
      return event === entry?.event ? entry : { ...entry, event };
    }),
  };
}
