import type { Actor } from '../events.ts';
import type { PluginEnvelope } from '../plugin/plugin.events.ts';
import type { FulfillmentState, LifecycleState, PaymentState, ReturnState } from '../statuses.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { type AnyHistory, type HistoryEntry, isRecorded, type Moment } from './order.history.ts';
import { saidFirst, shownMoments } from './order.moments.ts';
import type { CustomerMove, StatusMove } from './order.notifications.ts';
import { partIdOf, routeOf } from './order.parts.ts';
import { movesBetween, type Said } from './order.tellings.ts';
import type { Order, OrderEvent, Outcome } from './order.ts';
import { type OrderWords, wordsOf } from './order.words.ts';

/** The states of each kind of part; `order` is the order's own life-cycle. @since 0.1.0 */
export interface PartStates {
  readonly payment: PaymentState;
  readonly fulfillment: FulfillmentState;
  readonly return: ReturnState;
  readonly order: LifecycleState;
}

/** A tender, parcel, return case or the order's life-cycle came to another state; `from` is `null` where it is new. @since 0.1.0 */
export type PartMove = {
  readonly [Part in keyof PartStates]: {
    readonly part: Part;
    readonly id: string;
    readonly from: PartStates[Part] | null;
    readonly to: PartStates[Part];
  };
}[keyof PartStates];

/** One line of an order's timeline: who did what, when and why, and what moved by it. For staff; it names actors and reasons. @since 0.1.0 */
export interface TimelineEntry {
  /** The entry's place in the history, where the whole event is. */
  readonly index: number;
  /** The event's id. */
  readonly id: string;
  readonly type: OrderEvent['type'] | PluginEnvelope['type'];
  /** The tender, parcel or return it is about; absent where it is about the order. */
  readonly subject?: string;
  /** When it was learnt. */
  readonly at: string;
  /** When it happened, if that was told. */
  readonly occurredAt?: string;
  readonly by: Actor;
  readonly reason?: string;
  /** It was forced past its guards. */
  readonly forced?: true;
  /** As it was recorded. */
  readonly outcome: Outcome['kind'];
  /** The words that moved, and the custom statuses that came and went, shown or not: by the definition as it is now. */
  readonly moved: readonly StatusMove[];
  /** The words that the customer came to see. */
  readonly seen: readonly CustomerMove[];
  /** The parts whose state moved, those that follow from the event among them. */
  readonly parts: readonly PartMove[];
  /** The four words behind it. */
  readonly words: OrderWords;
}

/** What a timeline shows beside what was recorded. @since 0.1.0 */
export interface TimelineOptions {
  /** Also what was refused, in its place and moving nothing. Duplicates are never shown: they are no news. */
  readonly refused?: boolean;
}

/**
 * An order's history as a timeline: one entry for each event that was recorded, in the order of the history. The opening is no
 * entry; who placed the order and when stands in `history.opening.input`.
 *
 * Outcomes are trusted as `replay` trusts them, nothing is decided again. Words are derived by the definition given: under a policy
 * of another day an entry may move other words than were shown then.
 *
 * @throws {@link OrderError} `invalid_history` where an entry cannot have been accepted.
 * @since 0.1.0
 */
export function timeline(
  definition: AnyOrderDefinition,
  history: AnyHistory,
  { refused = false }: TimelineOptions = {},
): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let said = saidFirst(definition, history);
  for (const moment of shownMoments(definition, history)) {
    const was = said;
    said = moment.said;
    if (isShown(moment.entry, refused)) entries.push(entryOf(moment, was, said));
  }
  return entries;
}

function isShown(entry: Pick<HistoryEntry, 'outcome'>, refused: boolean): boolean {
  return isRecorded(entry) || (refused && entry.outcome.kind === 'rejected');
}

function entryOf({ index, entry, before, after }: Moment, was: Said, said: Said): TimelineEntry {
  const { systems, customer } = movesBetween(was, said);
  const { event, outcome } = entry;
  const { id, type, at, occurredAt, by, reason } = event;
  const route = routeOf(type);
  return {
    index,
    id,
    type,
    ...(route?.family.list && { subject: partIdOf(event, route) }),
    at,
    ...(occurredAt !== undefined && { occurredAt }),
    by,
    ...(reason !== undefined && { reason }),
    ...('force' in event && event.force && { forced: true }),
    outcome: outcome.kind,
    moved: systems,
    seen: customer,
    parts: before === after ? [] : partMoves(before, after),
    words: wordsOf(said.status),
  };
}

const lists = [
  ['payment', 'payments'],
  ['fulfillment', 'fulfillments'],
  ['return', 'returns'],
] as const;

function partMoves(before: Order, after: Order): PartMove[] {
  const moves = lists.flatMap(([part, list]) => {
    if (before[list] === after[list]) return [];
    const states = new Map<string, string>(before[list].map(({ id, state }) => [id, state]));
    return after[list].flatMap(({ id, state }) => {
      const from = states.get(id) ?? null;
      return from === state ? [] : [{ part, id, from, to: state } as PartMove];
    });
  });
  const [from, to] = [before.lifecycle.state, after.lifecycle.state];
  return from === to ? moves : [...moves, { part: 'order', id: after.id, from, to }];
}
