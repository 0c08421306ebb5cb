import { once } from '../once.ts';
import { linksOf, operationIn, operationOf } from './payment.links.ts';
import { countedRowsOf, minorOf, type PaymentContext, type PaymentKind, type PaymentRow, sum } from './payment.rows.ts';

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
  const captures = byAuthorization(context, 'captured');
  const voids = byAuthorization(context, 'voided');
  const expiries = byAuthorization(context, 'expired');
  const loose = { voids: voids.loose, captures: captures.loose };
  const replaced = replacedIn(context);
  const isReplaced = ({ reference }: PaymentRow) => replaced.has(reference);
  const [standing, former] = [rows.filter((row) => !isReplaced(row)), rows.filter(isReplaced)];
  const given = [...former, ...standing].map((row) => {
    const expired = most(expiries.groups.get(row.reference));
    const held = Math.max(0, minorOf(row) - sum(voids.groups.get(row.reference) ?? []) - expired);
    const taken = sum(captures.groups.get(row.reference) ?? []);
    const unspent = Math.max(0, held - taken);
    const voided = Math.min(unspent, loose.voids);
    loose.voids -= voided;
    return { row, expired, unspent: unspent - voided, overCaptured: Math.max(0, taken - held) };
  });
  const drawn = [...given.slice(former.length), ...given.slice(0, former.length)];
  const authorizations = drawn.map(({ row, expired, unspent, overCaptured }) => {
    const captured = Math.min(unspent, loose.captures);
    loose.captures -= captured;
    return { row, left: isReplaced(row) ? 0 : unspent - captured, expired, overCaptured };
  });
  const last = authorizations.at(-1) as Authorization;
  return [...authorizations.slice(0, -1), { ...last, overCaptured: last.overCaptured + loose.captures }];
});

function most(rows: readonly PaymentRow[] = []): number {
  return rows.reduce((amount, row) => Math.max(amount, minorOf(row)), 0);
}

/** The authorizations that others have taken the place of: they say so, or the operation that they answer does. */
function replacedIn(context: PaymentContext): ReadonlySet<string> {
  const named = countedRowsOf(context, 'authorized').map((row) => {
    const replaces = row.replaces ?? operationOf(context, row)?.replaces;
    return replaces === row.reference ? undefined : replaces;
  });
  return new Set(named.filter((reference) => reference !== undefined));
}

/** What is left of one authorization. */
export function leftOf(context: PaymentContext, authorization: string | undefined): number {
  return authorizationsOf(context).find(({ row }) => row.reference === authorization)?.left ?? 0;
}

/** Rows of one kind by the authorization that they draw on. */
interface Drawn {
  readonly groups: ReadonlyMap<string, readonly PaymentRow[]>;
  /** What neither names an authorization nor answers an operation of ours: an operation knows what it draws on, or that it is at once. */
  readonly loose: number;
}

const nothingDrawn: Drawn = { groups: new Map(), loose: 0 };

function byAuthorization(context: PaymentContext, kind: PaymentKind): Drawn {
  const links = linksOf(context);
  const rows = countedRowsOf(context, kind);
  if (rows.length === 0) return nothingDrawn;
  const groups = new Map<string, PaymentRow[]>();
  let loose = 0;
  for (const row of rows) {
    const operation = operationIn(links, row);
    const named = row.of ?? operation?.of;
    if (named === undefined) {
      if (operation === undefined) loose += minorOf(row);
      continue;
    }
    const group = groups.get(named);
    if (group) group.push(row);
    else groups.set(named, [row]);
  }
  return { groups, loose };
}
