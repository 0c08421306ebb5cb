import { without } from './lists.ts';
import type { MoneyFigures, Order, Tender, TenderState, UnitFigures, WriteOff } from './order.ts';

/** Whether it is so for one unit or cent, or for all of them. */
export interface Readings {
  readonly authorized: boolean;
  readonly captured: boolean;
  readonly refunded: boolean;
  readonly shipped: boolean;
  readonly delivered: boolean;
  readonly returned: boolean;
  readonly canceled: boolean;
  readonly held: boolean;
}

export interface Status {
  readonly payment: string;
  readonly fulfillment: string;
  readonly returns: string;
  readonly overall: string;
  readonly any: Readings;
  readonly all: Readings;
}

/** What is owed and what has moved. */
export function moneyOf(
  tenders: readonly Tender[],
  { total, credited }: UnitFigures,
  writeOffs: readonly WriteOff[],
): MoneyFigures {
  const owed = total - credited;
  let authorized = 0;
  let captured = 0;
  let refunded = 0;
  let refundPending = 0;
  let operations = 0;
  for (const tender of tenders) {
    authorized += tender.open;
    captured += tender.captured;
    refunded += tender.refunded;
    refundPending += tender.pending.refund;
    for (const { left } of tender.operations) if (left > 0) operations++;
  }
  const held = captured - refunded;
  const writtenOff = writeOffs.length === 0 ? 0 : writtenOffIn(writeOffs, owed, held);
  const outstanding = owed - held - writtenOff;
  return { total, owed, authorized, captured, refunded, refundPending, writtenOff, outstanding, operations };
}

/** A write-off covers no more than is missing of what was owed when it was decided. */
function writtenOffIn(writeOffs: readonly WriteOff[], owed: number, held: number): number {
  const rows = writeOffs
    .map(({ amount, worth }) => ({ amount, missing: Math.min(owed, worth) - held }))
    .sort((a, b) => a.missing - b.missing);
  let covered = 0;
  for (const { amount, missing } of rows) covered += Math.max(0, Math.min(amount, missing - covered));
  return covered;
}

export function statusOf(order: Order): Status {
  const { money, units } = order;
  const { live, open, handedOver } = units;
  return {
    payment: paymentWord(order),
    fulfillment: fulfillmentWord(units),
    returns: returnsWord(order),
    overall: overallWord(order),
    any: {
      authorized: money.authorized > 0,
      captured: money.captured > 0,
      refunded: money.refunded > 0,
      shipped: handedOver > 0,
      delivered: units.delivered > 0,
      returned: units.returned > 0,
      canceled: units.canceled > 0,
      held: false,
    },
    all: {
      authorized: money.authorized > 0 && money.authorized >= money.outstanding,
      captured: money.captured > 0 && money.outstanding <= 0 && money.writtenOff === 0,
      refunded: money.refunded > 0 && money.refunded >= money.captured,
      shipped: live > 0 && open === 0,
      delivered: live > 0 && units.delivered >= live,
      returned: live > 0 && units.returned >= live,
      canceled: units.ordered > 0 && live === 0,
      held: false,
    },
  };
}

export function paymentWord({ money, units, state, tenders }: Order): string {
  const { captured, refunded, authorized, outstanding, owed } = money;
  if (money.total === 0 && captured === 0 && authorized === 0 && refunded === 0) return 'not_required';
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded';
  if (outstanding < 0) return 'overpaid';
  if (captured > 0) return outstanding === 0 && money.writtenOff === 0 ? 'paid' : 'partially_paid';
  if (authorized > 0) return authorized >= owed ? 'authorized' : 'partially_authorized';
  if (state === 'canceled' || units.liveOfAll === 0) return 'voided';
  if (some(tenders, 'pending')) return 'pending';
  if (some(tenders, 'failed')) return 'failed';
  return some(tenders, 'voided') ? 'voided' : 'unpaid';
}

function some(parts: readonly { readonly state: string }[], state: string): boolean {
  for (const part of parts) if (part.state === state) return true;
  return false;
}

export function fulfillmentWord({ ordered, live, open, delivered, handedOver }: UnitFigures): string {
  if (ordered === 0) return 'not_required';
  if (live === 0) return 'canceled';
  if (delivered >= live) return 'delivered';
  if (open === 0) return delivered > 0 ? 'partially_delivered' : 'fulfilled';
  return handedOver > 0 ? 'partially_fulfilled' : 'unfulfilled';
}

export function returnsWord({ units, cases }: Order): string {
  if (units.live > 0 && units.returned >= units.live) return 'returned';
  if (cases.length === 0) return 'none';
  if (some(cases, 'requested')) return 'requested';
  if (some(cases, 'approved') || some(cases, 'received')) return 'in_progress';
  for (const { state, requested, inspected } of cases)
    if (state === 'inspected' && without(requested, inspected).length === 0) return 'inspection_complete';
  return units.returned > 0 ? 'partially_returned' : 'none';
}

const broughtMoney: Readonly<Record<TenderState, boolean>> = {
  pending: false,
  authorized: true,
  partially_captured: true,
  captured: true,
  partially_refunded: true,
  refunded: true,
  voided: false,
  failed: false,
};

export function overallWord({ state, money, units, tenders }: Order): string {
  const { live, open, handedOver, returned } = units;
  if (units.liveOfAll === 0 || (state === 'canceled' && handedOver === 0)) return 'canceled';
  if (live > 0 && returned >= live) return 'returned';
  if (open === 0 && money.outstanding === 0 && money.refundPending === 0 && money.operations === 0) return 'completed';
  if (live > 0 && open === 0) return 'shipped';
  if (handedOver > 0) return 'processing';
  for (const tender of tenders) if (broughtMoney[tender.state]) return 'processing';
  return 'pending';
}
