import { instant } from '../events.ts';
import { has, hasAny, hasRow } from '../ledger.ts';
import { onceWhere } from '../once.ts';
import type { Units } from '../units.ts';
import { authorizationsOf } from './payment.authorizations.ts';
import { answersTo, failures, isAsked, linksOf, operationOf } from './payment.links.ts';
import {
  capturesOf,
  countedRowsOf,
  minorOf,
  type PaymentContext,
  type PaymentKind,
  type PaymentRow,
  sum,
  takenBackIn,
} from './payment.rows.ts';

/** What we asked a gateway for, and how much of it is still to be answered. */
export interface Operation {
  readonly row: PaymentRow;
  /** Minor units; more than nothing. */
  readonly left: number;
  /** A call timed out: it may have gone through. It is asked again under the same key. */
  readonly unknown: boolean;
}

const isRefunded: (context: PaymentContext) => boolean = has<PaymentKind>('refunded');
const isRefunding: (context: PaymentContext) => boolean = hasAny<PaymentKind>(['refund', 'refund_pending']);

/** Our operations that wait for an answer, or for the rest of one. */
export const pendingOperationsOf: (context: PaymentContext) => readonly Operation[] = onceWhere(
  isAsked,
  [],
  (context) => {
    const { operations, reportsOf, unknown } = linksOf(context);
    return [...operations.values()].flatMap((row) => {
      const answers = answersTo[row.kind];
      const given = (reportsOf.get(row.reference) ?? []).filter((report) => answers?.by.includes(report.kind));
      const ended = given.some((report) => failures.has(report.kind) || !answers?.inFull);
      const left = Math.min(minorOf(row) - sum(given), leftToVoid(context, row));
      return ended || left <= 0 ? [] : [{ row, left, unknown: unknown.has(row.reference) }];
    });
  },
);

/** A void of which nothing is set aside any more has nothing left to ask for. */
function leftToVoid(context: PaymentContext, { kind, of }: PaymentRow): number {
  if (kind !== 'void' || of === undefined) return Number.MAX_SAFE_INTEGER;
  const authorization = authorizationsOf(context).find(({ row }) => row.reference === of);
  return authorization ? authorization.left : Number.MAX_SAFE_INTEGER;
}

/** A capture for a parcel, and what it asks for or brought. */
export interface ParcelCapture {
  readonly row: PaymentRow;
  /** Minor units. */
  readonly amount: number;
  /** What of it went back, or is on its way. */
  readonly back: number;
}

/** Captures that name a parcel, but for those that failed and brought nothing. */
export const parcelChargesOf: (context: PaymentContext) => readonly ParcelCapture[] = onceWhere(
  isAsked,
  [],
  (context) => {
    const { operations, reportsOf } = linksOf(context);
    return [...operations.values()].flatMap((row) => {
      if (row.fulfillment === undefined) return [];
      const reports = reportsOf.get(row.reference) ?? [];
      const captures = reports.filter((report) => report.kind === 'captured' && !takenBackIn(context).has(report));
      const brought = sum(captures);
      const ofThese = ({ of }: PaymentRow) => captures.some(({ reference }) => reference === of);
      const underWay = refundsUnderWayOf(context).filter((refund) => ofThese(refund.row));
      const back =
        sum(standingRefundsOf(context).filter(ofThese)) +
        underWay.reduce((amount, refund) => amount + refund.amount, 0);
      const failed = reports.some(({ kind }) => failures.has(kind));
      const amount = failed ? brought : Math.max(brought, minorOf(row));
      return amount > 0 ? [{ row, amount, back }] : [];
    });
  },
);

/** What is asked for and not answered, of one kind and, where it is named, of one authorization or capture. */
export function pendingOf(context: PaymentContext, kind: PaymentKind, of?: string): number {
  let pending = 0;
  for (const { row, left } of pendingOperationsOf(context)) {
    if (row.kind === kind && (of === undefined || row.of === of)) pending += left;
  }
  return pending;
}

/**
 * Refunds that stand. A failure takes back the refund of its own reference. One that names only the operation ends what is left of
 * the operation: another attempt under the same key may have paid, and what was paid is never paid again.
 */
export const standingRefundsOf: (context: PaymentContext) => readonly PaymentRow[] = onceWhere(
  isRefunded,
  [],
  (context) => {
    return countedRowsOf(context, 'refunded').filter(
      ({ reference }) => !hasRow(context.rows, 'refund_failed', reference),
    );
  },
);

/** A refund that is on its way: asked for and not answered, or reported as pending. */
export interface RefundUnderWay {
  /** The operation or the report. */
  readonly row: PaymentRow;
  /** Minor units. */
  readonly amount: number;
}

/**
 * Every refund that is on its way. An operation of ours and what a provider reports as pending for it are the same money: the larger
 * figure counts.
 */
export const refundsUnderWayOf: (context: PaymentContext) => readonly RefundUnderWay[] = onceWhere(
  isRefunding,
  [],
  (context) => {
    const { rows } = context;
    const { operations } = linksOf(context);
    const pending = countedRowsOf(context, 'refund_pending').filter(
      ({ reference }) => !hasRow(rows, 'refunded', reference) && !hasRow(rows, 'refund_failed', reference),
    );
    const isOurs = (row: PaymentRow) => operationOf(context, row)?.kind === 'refund';
    const ours = [...operations.values()].flatMap((row) => {
      if (row.kind !== 'refund') return [];
      const left = pendingOperationsOf(context).find((operation) => operation.row === row)?.left ?? 0;
      const reported = sum(pending.filter((report) => operationOf(context, report) === row));
      return left + reported > 0 ? [{ row, amount: Math.max(left, reported) }] : [];
    });
    return [...ours, ...pending.filter((row) => !isOurs(row)).map((row) => ({ row, amount: minorOf(row) }))];
  },
);

/** Whether a refund is goodwill: it says so, or the operation that it answers does. */
export function isGoodwill(context: PaymentContext, refund: PaymentRow): boolean {
  return refund.goodwill === true || operationOf(context, refund)?.goodwill === true;
}

/** Money that was given back although it was owed to us, and the pieces that it was given for, where we were asked for it. */
export interface Goodwill {
  /** Minor units. */
  readonly amount: number;
  readonly units: Units | undefined;
}

/** Goodwill that was paid, of captures that are known. */
export const goodwillsOf: (context: PaymentContext) => readonly Goodwill[] = onceWhere(isRefunded, [], (context) => {
  return standingRefundsOf(context)
    .filter((refund) => refund.of !== undefined && capturesOf(context).has(refund.of) && isGoodwill(context, refund))
    .map((refund) => ({ amount: minorOf(refund), units: operationOf(context, refund)?.units }));
});

/** Operations that were answered in full and are also reported as failed, under another reference. What was paid stays counted. */
export function contradictedOperationsOf(context: PaymentContext): readonly string[] {
  const { operations, reportsOf } = linksOf(context);
  return [...operations.values()].flatMap((row) => {
    const answers = answersTo[row.kind];
    const given = (reportsOf.get(row.reference) ?? []).filter((report) => answers?.by.includes(report.kind));
    const failed = given.some((report) => failures.has(report.kind));
    const standing = given.filter(
      (report) =>
        !takenBackIn(context).has(report) &&
        (report.kind !== 'refunded' || !hasRow(context.rows, 'refund_failed', report.reference)),
    );
    return answers?.inFull && failed && sum(standing) >= minorOf(row) ? [row.reference] : [];
  });
}

/** What is set aside and not spoken for: of one authorization, or of all; without those that have run out by `at`, if it is told. */
export function availableOf(context: PaymentContext, authorization?: string, at?: string): number {
  let available = 0;
  for (const { row, left } of authorizationsOf(context)) {
    if (authorization !== undefined && row.reference !== authorization) continue;
    if (at !== undefined && row.expiresAt !== undefined && row.expiresAt <= instant(at)) continue;
    const spoken = pendingOf(context, 'capture', row.reference) + pendingOf(context, 'void', row.reference);
    available += Math.max(0, left - spoken);
  }
  return available;
}

/**
 * The authorization that a request draws on: the one it names, otherwise the first that has enough and has not run out by `at`; without
 * one, the one that has most. `undefined` where nothing is set aside.
 */
export function drawnOn(
  context: PaymentContext,
  amount: number,
  named: string | undefined,
  at?: string,
): string | undefined {
  if (named !== undefined) return named;
  const standing = withMoney(context, at);
  const open = standing.length > 0 ? standing : withMoney(context);
  const most = open.reduce<Drawable | undefined>(
    (best, one) => (best && best.available >= one.available ? best : one),
    undefined,
  );
  return (open.find(({ available }) => available >= amount) ?? most)?.reference;
}

interface Drawable {
  readonly reference: string;
  readonly available: number;
}

function withMoney(context: PaymentContext, at?: string): readonly Drawable[] {
  return authorizationsOf(context)
    .map(({ row }) => ({ reference: row.reference, available: availableOf(context, row.reference, at) }))
    .filter(({ available }) => available > 0);
}
