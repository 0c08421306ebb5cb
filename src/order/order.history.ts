import { anything, choice, list, shape } from '../checks.ts';
import { OrderError } from '../errors.ts';
import type { AdoptInput } from './order.adopt.ts';
import type { Applied } from './order.apply.ts';
import type { PlaceInput } from './order.place.ts';
import type { Obligations, Order, OrderEvent, Outcome } from './order.ts';

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
export interface HistoryEntry {
  readonly event: OrderEvent;
  readonly outcome: Pick<Outcome, 'kind'>;
  /** What `order.place` promised to a draft on that day. */
  readonly obligations?: Obligations;
}

/**
 * Everything that was ever sent to an order, kept beside the record and only appended to.
 *
 * @since 0.1.0
 */
export interface History {
  readonly opening: Opening;
  readonly entries: readonly HistoryEntry[];
}

/** Where a history decided again differs from what was recorded. @since 0.1.0 */
export interface AuditFinding {
  /** The entry's place in the history. */
  readonly index: number;
  readonly event: OrderEvent;
  readonly recorded: Outcome['kind'];
  readonly decided: Outcome;
}

type Begin = (opening: Opening) => Order;
type Step = (order: Order, event: OrderEvent, trusted: boolean) => Applied;

/** The order that a history leads to. Trusts the recorded outcomes: nothing is asked again and nothing is requested. */
export function replay(history: History, begin: Begin, step: Step): Order {
  const { opening, entries } = checked(history);
  let order = begin(opening);
  for (const [index, { event, outcome, obligations }] of entries.entries()) {
    if (outcome.kind === 'duplicate' || outcome.kind === 'rejected') continue;
    const next = step(order, event, true);
    if (next.order === order) {
      throw new OrderError(
        'invalid_history',
        `Entry ${index} (${event.type}) is recorded as ${outcome.kind} and changes nothing.`,
        { index },
      );
    }
    order = promised(next.order, obligations);
  }
  return order;
}

/** Decides every event of a history again, and tells where the outcome would be another. */
export function audit(history: History, begin: Begin, step: Step): readonly AuditFinding[] {
  const { opening, entries } = checked(history);
  let order = begin(opening);
  const findings: AuditFinding[] = [];
  for (const [index, { event, outcome, obligations }] of entries.entries()) {
    const decided = step(order, event, false);
    if (decided.outcome.kind !== outcome.kind)
      findings.push({ index, event, recorded: outcome.kind, decided: decided.outcome });
    const accepted = outcome.kind !== 'duplicate' && outcome.kind !== 'rejected';
    order = accepted ? promised(step(order, event, true).order, obligations) : order;
  }
  return findings;
}

function promised(order: Order, obligations: Obligations | undefined): Order {
  return obligations ? { ...order, obligations } : order;
}

const outline = shape({ opening: anything, entries: list(anything, 0, Number.MAX_SAFE_INTEGER) });

function checked(history: History): History {
  const problem =
    outline(history, '') ??
    shape({ kind: choice(['placed', 'drafted', 'adopted']), input: anything }, { obligations: anything })(
      history.opening,
      'opening',
    );
  if (problem)
    throw new OrderError('invalid_history', `${problem.path || 'history'}: ${problem.problem}.`, { ...problem });
  return history;
}
