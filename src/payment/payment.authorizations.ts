import { once } from '../once.ts';
import { linksOf, operationIn, operationOf } from './payment.links.ts';
import { countedRowsOf, minorOf, type PaymentContext, type PaymentKind, type PaymentRow } from './payment.rows.ts';

/** An authorization, what is left of it, and what was captured of it although it was not. Minor units. */
export interface Authorization {
  readonly row: PaymentRow;
  readonly left: number;
  /** What ran out of it, as told by the report that knows of most. */
  readonly expired: number;
  readonly overCaptured: number;
}

/**
 * Every authorization with what is left of it. A capture or void belongs to the authorization that it names, or that the operation
 * names which it answers. What comes from outside and names none is taken from the authorizations in the order of their references.
 * Those that another one has taken the place of are drawn on last and given back first; of these nothing is left.
 */
export const authorizationsOf: (context: PaymentContext) => readonly Authorization[] = once((context) => {
  const rows = countedRowsOf(context, 'authorized');
  if (rows.length === 0) return [];
  const captures = byAuthorization(context, 'captured', added);
  const voids = byAuthorization(context, 'voided', added);
  const expiries = byAuthorization(context, 'expired', Math.max);
  const replaced = replacedIn(context, rows);
  const held = rows.map((row): Held => {
    const expired = expiries.of(row.reference);
    const standing = Math.max(0, minorOf(row) - voids.of(row.reference) - expired);
    const taken = captures.of(row.reference);
    return {
      row,
      expired,
      isReplaced: replaced?.has(row.reference) ?? false,
      unspent: Math.max(0, standing - taken),
      overCaptured: Math.max(0, taken - standing),
    };
  });
  const former = replaced ? held.filter(({ isReplaced }) => isReplaced) : [];
  const standing = replaced ? held.filter(({ isReplaced }) => !isReplaced) : held;
  takeFrom([...former, ...standing], voids.loose);
  const drawn = [...standing, ...former];
  const beyond = takeFrom(drawn, captures.loose);
  return drawn.map(({ row, expired, isReplaced, unspent, overCaptured }, i) => ({
    row,
    left: isReplaced ? 0 : unspent,
    expired,
    overCaptured: i === drawn.length - 1 ? overCaptured + beyond : overCaptured,
  }));
});

/** An authorization while it is counted. */
interface Held extends Pick<Authorization, 'row' | 'expired' | 'overCaptured'> {
  readonly isReplaced: boolean;
  unspent: number;
}

/** Takes an amount from one after the other; what nothing was left for. */
function takeFrom(authorizations: readonly Held[], amount: number): number {
  let rest = amount;
  for (const one of authorizations) {
    if (rest === 0) return 0;
    const taken = Math.min(one.unspent, rest);
    one.unspent -= taken;
    rest -= taken;
  }
  return rest;
}

/** The authorizations that others have taken the place of: they say so, or the operation that they answer does. */
function replacedIn(context: PaymentContext, rows: readonly PaymentRow[]): ReadonlySet<string> | undefined {
  let replaced: Set<string> | undefined;
  for (const row of rows) {
    const replaces = row.replaces ?? operationOf(context, row)?.replaces;
    if (replaces === undefined || replaces === row.reference) continue;
    replaced ??= new Set();
    replaced.add(replaces);
  }
  return replaced;
}

/** What is left of one authorization. */
export function leftOf(context: PaymentContext, authorization: string | undefined): number {
  return authorizationsOf(context).find(({ row }) => row.reference === authorization)?.left ?? 0;
}

/** The rows of one kind by the authorization that they draw on, in minor units. */
interface Drawn {
  readonly of: (authorization: string) => number;
  /** What neither names an authorization nor answers an operation of ours: an operation knows what it draws on, or that it is at once. */
  readonly loose: number;
}

const nothingDrawn: Drawn = { of: () => 0, loose: 0 };
const added = (a: number, b: number) => a + b;

function byAuthorization(context: PaymentContext, kind: PaymentKind, join: (a: number, b: number) => number): Drawn {
  const rows = countedRowsOf(context, kind);
  if (rows.length === 0) return nothingDrawn;
  const links = linksOf(context);
  const amounts = new Map<string, number>();
  let loose = 0;
  for (const row of rows) {
    const operation = operationIn(links, row);
    const named = row.of ?? operation?.of;
    if (named !== undefined) amounts.set(named, join(amounts.get(named) ?? 0, minorOf(row)));
    else if (operation === undefined) loose += minorOf(row);
  }
  return { of: (authorization) => amounts.get(authorization) ?? 0, loose };
}
