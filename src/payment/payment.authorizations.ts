import { once } from '../once.ts';
import { operationOf, pendingOf } from './payment.operations.ts';
import { countedRowsOf, minorOf, type PaymentContext, type PaymentRow, sum } from './payment.rows.ts';

/** An authorization, what is left of it, and what was captured of it although it was not. Minor units. */
export interface Authorization {
  readonly row: PaymentRow;
  readonly left: number;
  readonly overCaptured: number;
}

/**
 * Every authorization with what is left of it. A capture or void belongs to the authorization that it names, or that the operation
 * names which it answers; what names none is taken from the authorizations in the order of their references.
 */
export const authorizationsOf: (context: PaymentContext) => readonly Authorization[] = once((context) => {
  const captures = countedRowsOf(context, 'captured');
  const voids = countedRowsOf(context, 'voided');
  const expiries = countedRowsOf(context, 'expired');
  const loose = { voids: unlinked(context, voids), captures: unlinked(context, captures) };
  const authorizations = countedRowsOf(context, 'authorized').map((row) => {
    const own = (rows: readonly PaymentRow[]) =>
      rows.filter((one) => authorizationNamedBy(context, one) === row.reference);
    const released = sum(own(voids)) + Math.max(0, ...own(expiries).map(minorOf));
    const held = Math.max(0, minorOf(row) - released);
    const taken = sum(own(captures));
    const unspent = Math.max(0, held - taken);
    const voided = Math.min(unspent, loose.voids);
    loose.voids -= voided;
    const captured = Math.min(unspent - voided, loose.captures);
    loose.captures -= captured;
    return { row, left: unspent - voided - captured, overCaptured: Math.max(0, taken - held) };
  });
  const last = authorizations.at(-1);
  return last ? [...authorizations.slice(0, -1), { ...last, overCaptured: last.overCaptured + loose.captures }] : [];
});

/** What is set aside and not spoken for: of one authorization, or of all; without those that have run out by `at`, if it is told. */
export function availableOf(context: PaymentContext, authorization?: string, at?: string): number {
  let available = 0;
  for (const { row, left } of authorizationsOf(context)) {
    if (authorization !== undefined && row.reference !== authorization) continue;
    if (at !== undefined && row.expiresAt !== undefined && row.expiresAt <= at) continue;
    available += Math.max(
      0,
      left - pendingOf(context, 'capture', row.reference) - pendingOf(context, 'void', row.reference),
    );
  }
  return Math.max(0, available - looselyPending(context));
}

/** What operations ask for that name no authorization. */
function looselyPending(context: PaymentContext): number {
  const named = authorizationsOf(context).reduce(
    (sum, { row }) => sum + pendingOf(context, 'capture', row.reference) + pendingOf(context, 'void', row.reference),
    0,
  );
  return pendingOf(context, 'capture') + pendingOf(context, 'void') - named;
}

function unlinked(context: PaymentContext, rows: readonly PaymentRow[]): number {
  return sum(rows.filter((row) => authorizationNamedBy(context, row) === undefined));
}

function authorizationNamedBy(context: PaymentContext, row: PaymentRow): string | undefined {
  return row.of ?? operationOf(context, row)?.of;
}
