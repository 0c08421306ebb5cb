import { find } from './lists.ts';
import type { Case, Effect, Operation, OperationKind, Order, Parcel, Tender } from './order.ts';

const requests: Readonly<Record<OperationKind, string>> = {
  authorize: 'authorize_payment',
  capture: 'capture_payment',
  void: 'void_payment',
  refund: 'refund_payment',
};

/** What an event asked the outside world for: what stands after it and did not before. Parts that did not change are not looked at. */
export function effectsBetween(before: Order, after: Order): readonly Effect[] {
  const effects: Effect[] = [];
  if (before.tenders !== after.tenders)
    changes(before.tenders, after.tenders, (known, now) => requestsOf(after, known, now, effects));
  if (before.parcels !== after.parcels)
    changes(before.parcels, after.parcels, (known, now) => cancellationOf(after, known, now, effects));
  if (before.cases !== after.cases)
    changes(before.cases, after.cases, (known, now) => restocksOf(after, known, now, effects));
  return effects;
}

/** Both lists are sorted by id, and parts are never taken away. */
function changes<Part extends { readonly id: string }>(
  before: readonly Part[],
  after: readonly Part[],
  look: (known: Part | undefined, now: Part) => void,
): void {
  let i = 0;
  for (const now of after) {
    const known = before[i]?.id === now.id ? before[i++] : undefined;
    if (known !== now) look(known, now);
  }
}

function requestsOf({ id, currency }: Order, known: Tender | undefined, now: Tender, effects: Effect[]): void {
  if (known?.operations === now.operations) return;
  for (const one of now.operations) {
    if (one.left === 0 || isAsked(known, one)) continue;
    effects.push({
      type: requests[one.kind],
      key: keyOf(id, one.kind, one.id),
      payment: now.id,
      op: one.id,
      amount: { amount: one.amount, currency },
      ...(one.of !== undefined && { of: one.of }),
      ...(one.return !== undefined && { return: one.return }),
      ...(now.method !== undefined && { method: now.method }),
    });
  }
}

function isAsked(known: Tender | undefined, { id }: Operation): boolean {
  if (known) for (const one of known.operations) if (one.id === id) return one.left > 0;
  return false;
}

/** The warehouse is told of a parcel that is not wanted. */
function cancellationOf({ id }: Order, known: Parcel | undefined, now: Parcel, effects: Effect[]): void {
  if (now.state !== 'canceled' || now.canceledBy === undefined || known?.state === 'canceled') return;
  const op = now.canceledBy;
  const key = keyOf(id, 'cancel_fulfillment', now.id, op);
  effects.push({ type: 'cancel_fulfillment', key, fulfillment: now.id, op });
}

function restocksOf({ id }: Order, known: Case | undefined, now: Case, effects: Effect[]): void {
  if (known?.inspections === now.inspections) return;
  for (const { reference, restock: units } of now.inspections) {
    if (units.length === 0 || find(now.restocked, reference) || (known && find(known.inspections, reference))) continue;
    effects.push({ type: 'restock', key: keyOf(id, 'restock', now.id, reference), return: now.id, reference, units });
  }
}

/** Its parts are told apart whatever they contain. */
function keyOf(...parts: readonly string[]): string {
  return parts.map(plain).join('/');
}

function plain(part: string): string {
  return part.includes('/') || part.includes('%') ? part.replaceAll('%', '%25').replaceAll('/', '%2F') : part;
}
