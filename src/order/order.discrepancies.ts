import { byContent } from '../canonical.ts';
import type { Discrepancy, DiscrepancyCode, Figures, ReportableCode } from '../errors.ts';
import { contradictedRequestsOf } from '../fulfillment/fulfillment.service.ts';
import { type Ledger, type LedgerRow, rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { disputesIn, paidBackTwiceOf } from '../payment/payment.disputes.ts';
import { refundExcessOf, totalsOf } from '../payment/payment.ledger.ts';
import { isPrepaidMethod } from '../payment/payment.methods.ts';
import { contradictedOperationsOf, standingRefundsOf } from '../payment/payment.operations.ts';
import { unsettledArchive } from './order.decisions.ts';
import { goodsFinders } from './order.discrepancies.goods.ts';
import { figuresOf } from './order.figures.ts';
import { about, excess, type Finder, type Found } from './order.found.ts';
import { heldGoodsThatLeft, holdsOnNoParcel } from './order.holds.ts';
import { overLimit } from './order.limits.ts';
import { linesOf } from './order.lines.ts';
import { returnBalancesOf } from './order.returns.ts';
import { stockThatDoesNotAddUp } from './order.stock.states.ts';
import type { Order, Payment } from './order.ts';

/** For each code, where it stands. Every finder reads rows and figures only, so what it finds does not depend on who came first. */
const finders: Record<Exclude<DiscrepancyCode, ReportableCode | 'plugin_missing' | 'plugin_failed'>, Finder> = {
  parked_fact: ({ parked }) => parked.map((fact) => ({ data: { ...fact } as unknown as Figures })),
  conflicting_report: (order) => [
    ...ledgersOf(order).flatMap(({ subject, rows }) =>
      rows.flatMap((row) =>
        conflictsIn(row).length > 0
          ? [about(subject, { kind: row.kind, reference: row.reference, fields: conflictsIn(row) })]
          : [],
      ),
    ),
    ...order.payments.flatMap(({ id, context }) =>
      contradictedOperationsOf(context).map((operation) =>
        about(id, { kind: 'operation', reference: operation, fields: ['outcome'] }),
      ),
    ),
    ...order.payments.flatMap(({ id, context }) =>
      disputesIn(context).flatMap(({ reference, contradicted }) =>
        contradicted ? [about(id, { kind: 'dispute', reference, fields: ['outcome'] })] : [],
      ),
    ),
    ...order.fulfillments.flatMap(({ id, context }) =>
      contradictedRequestsOf(context).map((request) =>
        about(id, { kind: 'requested', reference: request, fields: ['outcome'] }),
      ),
    ),
  ],
  currency_mismatch: ({ payments, currency }) =>
    payments.flatMap(({ id, context }) =>
      context.rows.flatMap(({ kind, reference, foreign }) =>
        foreign ? [about(id, { kind, reference, ...foreign, expected: currency })] : [],
      ),
    ),
  reported_twice: ({ payments }) => {
    const seen = new Map<string, string>();
    return payments.flatMap(({ id, context }) =>
      rowsOf(context.rows, 'captured').flatMap(({ reference }) => {
        const first = seen.get(reference);
        if (first === undefined) seen.set(reference, id);
        return first === undefined ? [] : [about(id, { capture: reference, first })];
      }),
    );
  },
  undeclared_payment: ({ payments }) =>
    payments.flatMap(({ id, context }) =>
      rowsOf(context.rows, 'added').length === 0 ? [about(id, { captured: totalsOf(context).captured })] : [],
    ),
  unknown_line: (order) => {
    const lines = new Set(linesOf(order).map((line) => line.id));
    return ledgersOf(order).flatMap(({ subject, rows }) =>
      rows.flatMap((row) =>
        (row.units ?? []).flatMap((unit) =>
          lines.has(unit.line) ? [] : [about(subject, { kind: row.kind, line: unit.line, quantity: unit.quantity })],
        ),
      ),
    );
  },
  activity_on_draft: (order) => {
    const { money, units } = figuresOf(order);
    const moved = money.captured + money.authorized > 0 || units.handedOver > 0;
    return order.lifecycle.state === 'draft' && moved
      ? [{ data: { captured: money.captured, authorized: money.authorized, shipped: units.handedOver } }]
      : [];
  },
  sum_differs: (order) => {
    const { money, units } = figuresOf(order);
    const tenders = order.payments.filter((payment) => isLive(payment) && !isGivenBackByUs(payment));
    const promised = sumOf(tenders, promiseOf);
    const givenBack = sumOf(order.payments.filter(isGivenBackByUs), promiseOf);
    const concerns = order.lifecycle.state !== 'draft' && (tenders.length > 0 || units.handedOver > 0);
    const ordered = order.lines.reduce((sum, { total }) => sum + total, 0);
    const exchanged = returnBalancesOf(order).reduce((sum, one) => sum + one.exchanged, 0);
    const agrees = (sum: number) => promised <= sum && sum <= promised + givenBack;
    return concerns && !agrees(ordered) && !agrees(money.total) && !agrees(money.total - exchanged)
      ? [{ data: { promised, total: money.total } }]
      : [];
  },
  captured_beyond_authorization: ({ payments }) =>
    payments.flatMap(({ id, context }) => excess(id, totalsOf(context).overCaptured)),
  refund_without_capture: ({ payments }) =>
    payments.flatMap(({ id, context }) => excess(id, totalsOf(context).refundUncounted)),
  refund_exceeds_capture: ({ payments }) =>
    payments.flatMap(({ id, context }) =>
      refundExcessOf(context).map((capture) => about(id, { capture: capture.reference, excess: capture.excess })),
    ),
  dispute_without_capture: ({ payments }) =>
    payments.flatMap(({ id, context }) =>
      disputesIn(context).flatMap(({ reference, counted, taken }) =>
        counted ? [] : [about(id, { dispute: reference, excess: taken })],
      ),
    ),
  paid_back_twice: ({ payments }) =>
    payments.flatMap(({ id, context }) =>
      paidBackTwiceOf(context, standingRefundsOf(context)).map((capture) => about(id, capture)),
    ),
  money_held_after_cancel: (order) => {
    const { money, calledOff } = figuresOf(order);
    const voidPending = sumOf(order.payments, ({ context }) => totalsOf(context).voidPending);
    const { captured, refunded, refundPending, disputed, authorized, owed } = money;
    const held = captured - refunded - refundPending - disputed + authorized - voidPending - owed;
    return calledOff && held > 0 ? [{ data: { held, captured, refunded, authorized } }] : [];
  },
  no_approval: (order) => {
    const { units, money } = figuresOf(order);
    if (units.handedOver === 0 || money.total === 0) return [];
    const live = order.payments.filter(isLive);
    if (live.length === 0) return [{ data: { shipped: units.handedOver } }];
    return live
      .filter((payment) => isPrepaid(payment) && approvalsOf(payment).length === 0)
      .map(({ id }) => about(id, { shipped: units.handedOver }));
  },
  handed_over_before_approved: (order) => beforeApproval(order, 'shipped'),
  delivered_before_approved: (order) => beforeApproval(order, 'delivered'),
  ...goodsFinders,
  stock_out_of_balance: stockThatDoesNotAddUp,
  held_goods_left: heldGoodsThatLeft,
  unknown_parcel: holdsOnNoParcel,
  over_limit: overLimit,
  unsettled_archive: unsettledArchive,
};

/** Everything about the order that does not add up, sorted by code and content. */
export const discrepanciesOf: (order: Order) => readonly Discrepancy[] = once((order) => {
  const derived = Object.entries(finders).flatMap(([code, find]) =>
    find(order).map((one) => ({ code: code as DiscrepancyCode, ...one })),
  );
  const reported = rowsOf(order.lifecycle.context.rows, 'reported').map((row) => ({
    code: row.source as ReportableCode,
    data: { reference: row.reference },
  }));
  return [...derived, ...reported].sort(byContent);
});

/** The fields on which the reports of one occurrence disagree; its currency, where it was reported in two. */
function conflictsIn({ conflicts = {}, amount, foreign }: LedgerRow): readonly string[] {
  return [...Object.keys(conflicts), ...(amount && foreign ? ['currency'] : [])];
}

function ledgersOf(order: Order): { readonly subject: string; readonly rows: Ledger }[] {
  const parts = [...order.payments, ...order.fulfillments, ...order.returns];
  return [
    ...parts.map(({ id, context }) => ({ subject: id, rows: context.rows as Ledger })),
    { subject: order.id, rows: order.lifecycle.context.rows },
  ];
}

function isLive({ state }: Payment): boolean {
  return state !== 'voided' && state !== 'expired' && state !== 'failed';
}

/** Given back on our own command: what it promised was not missing, it was not wanted any more. */
function isGivenBackByUs({ state, context }: Payment): boolean {
  const asked = state === 'voided' ? 'void' : state === 'refunded' ? 'refund' : null;
  return context.rows.some(({ kind }) => kind === asked);
}

function promiseOf({ context }: Payment): number {
  const { declared, captured } = totalsOf(context);
  return declared ?? captured;
}

function sumOf(payments: readonly Payment[], amountOf: (payment: Payment) => number): number {
  return payments.reduce((sum, payment) => sum + amountOf(payment), 0);
}

function isPrepaid({ context }: Payment): boolean {
  return isPrepaidMethod(totalsOf(context).method);
}

function approvalsOf({ context }: Payment): Ledger {
  return context.rows.filter((row) => row.kind === 'authorized' || row.kind === 'captured');
}

/** Goods that left, or arrived, before the last prepaid tender was first authorized or captured. By time of occurrence only. */
function beforeApproval(order: Order, kind: 'shipped' | 'delivered'): Found[] {
  const approvals = order.payments
    .filter((payment) => isPrepaid(payment) && isLive(payment))
    .map((payment) => earliest(approvalsOf(payment)));
  const moved = earliest(order.fulfillments.flatMap(({ context }) => rowsOf(context.rows, kind) as Ledger));
  const approved = approvals.reduce(
    (latest, at) => (at !== undefined && (latest === undefined || at > latest) ? at : latest),
    undefined,
  );
  return moved !== undefined && approved !== undefined && moved < approved ? [{ data: { moved, approved } }] : [];
}

function earliest(rows: readonly LedgerRow[]): string | undefined {
  return rows.reduce<string | undefined>(
    (first, { occurredAt }) =>
      occurredAt !== undefined && (first === undefined || occurredAt < first) ? occurredAt : first,
    undefined,
  );
}
