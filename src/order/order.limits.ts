import type { Discrepancy } from '../errors.ts';
import { rowsOf } from '../ledger.ts';
import type { PaymentKind } from '../payment/payment.rows.ts';
import { reason } from '../reasons.ts';
import type { LifecycleKind } from './lifecycle.ledger.ts';
import { type Guard, guard } from './order.guard.ts';
import { holdsOf } from './order.holds.ts';
import { notesOf, tagsOf } from './order.notes.ts';
import { type Command, type Order, orderBounds } from './order.ts';

/** What an order may have only so many of. */
type Bounded = keyof typeof orderBounds;

/** What can come again and again. What takes it back names it, so it is bounded with it. */
const repeated = [
  'held',
  'released',
  'review_opened',
  'risk',
  'note',
  'tagged',
  'archived',
  'reopened',
  'status_set',
] as const satisfies readonly LifecycleKind[];

/** The row that each command adds. */
const adds = {
  'hold.place': 'held',
  'note.add': 'note',
  'tag.add': 'tagged',
  'order.archive': 'archived',
  'order.reopen': 'reopened',
  'order.set_status': 'status_set',
} as const satisfies { readonly [Type in Command['type']]?: (typeof repeated)[number] };

/** How many an order has of what is bounded; of holds by owner and of rows by kind, the most that one of them has. */
const counts: Readonly<Record<Bounded, (order: Order) => number>> = {
  holds: (order) => holdsOf(order).length,
  notes: (order) => notesOf(order).length,
  tags: (order) => tagsOf(order).length,
  operations: ({ payments }) => payments.reduce((sum, { context }) => sum + context.rows.filter(isOperation).length, 0),
  rows_of_kind: ({ lifecycle }) => Math.max(...repeated.map((kind) => rowsOf(lifecycle.context.rows, kind).length)),
  holds_of_owner: (order) => Math.max(0, ...ownersOf(order).map((owner) => holdsBy(order, owner))),
};

/** What asks for money. What gives it back is bounded by the money that came. */
function isOperation({ kind }: { readonly kind: PaymentKind }): boolean {
  return kind === 'authorize' || kind === 'capture';
}

function ownersOf(order: Order): readonly string[] {
  return [...new Set(holdsOf(order).flatMap(({ owner }) => owner ?? []))];
}

function holdsBy(order: Order, owner: string): number {
  return holdsOf(order).filter((hold) => hold.owner === owner).length;
}

function limit(what: Bounded, count: number) {
  const bound = orderBounds[what];
  return count >= bound ? reason('limit_reached', { what, bound }) : null;
}

/** Commands that would pass a bound. */
export const limitGuards: readonly Guard[] = [
  guard('places_too_many_holds', ['hold.place'], (order) => limit('holds', counts.holds(order))),
  guard('places_too_many_holds_for_its_owner', ['hold.place'], (order, { by, owner = by.id }) =>
    limit('holds_of_owner', holdsBy(order, owner)),
  ),
  guard('adds_too_many_notes', ['note.add'], (order) => limit('notes', counts.notes(order))),
  guard('adds_too_many_tags', ['tag.add'], (order) => limit('tags', counts.tags(order))),
  guard('repeats_itself_too_often', Object.keys(adds) as (keyof typeof adds)[], ({ lifecycle }, { type }) =>
    limit('rows_of_kind', rowsOf(lifecycle.context.rows, adds[type]).length),
  ),
  guard('asks_for_money_too_often', ['payment.authorize', 'payment.capture'], (order) =>
    limit('operations', counts.operations(order)),
  ),
];

/** What facts brought beyond a bound: by how many. */
export function overLimit(order: Order): readonly Omit<Discrepancy, 'code'>[] {
  return (Object.keys(counts) as Bounded[]).flatMap((what) => {
    const [count, bound] = [counts[what](order), orderBounds[what]];
    return count > bound ? [{ data: { what, bound, excess: count - bound } }] : [];
  });
}
