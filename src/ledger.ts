import { joinRows, type LedgerValue } from './ledger.joins.ts';
import type { LineDelta } from './lines.ts';
import type { Money } from './money.ts';
import type { Units } from './units.ts';

/**
 * One occurrence: something that happened, or a command that was accepted. Kind and reference identify it; reporting it again
 * changes nothing, and a report that adds a field joins the row. Rows are never removed or overwritten.
 *
 * @since 0.1.0
 */
export interface LedgerRow<Kind extends string = string> {
  /** What occurred. */
  readonly kind: Kind;
  /** The provider's, carrier's or warehouse's id of this occurrence; for a command, the command's id. One per occurrence. */
  readonly reference: string;
  /** How much money, in the order's currency. */
  readonly amount?: Money;
  /** How much money was reported in another currency: kept, shown and not counted. */
  readonly foreign?: Money;
  /** Pieces, by line. */
  readonly units?: Units;
  /** Of the pieces that were inspected or canceled: those that go back to stock. */
  readonly restock?: Units;
  /** Of the pieces that stock rejected, let go or took back: those that it keeps, kept or keeps again for the order. */
  readonly reserved?: Units;
  /** Of the pieces that were inspected: those that are damaged. */
  readonly damaged?: Units;
  /** Of the pieces that were inspected: those that were not in the box. */
  readonly missing?: Units;
  /** Of the pieces that were inspected: those in whose place something else came. */
  readonly wrongItem?: Units;
  /** The occurrence this one belongs to: a refund's capture, a capture's authorization, a delivery's shipment. */
  readonly of?: string;
  /** The authorization that this one takes the place of. */
  readonly replaces?: string;
  /** The id of our command that this answers. */
  readonly op?: string;
  /** When it happened in the world: an ISO 8601 instant, the earliest that was reported. Never orders anything. */
  readonly occurredAt?: string;
  /** Until when something holds, can be answered or is to be paid: an ISO 8601 instant, the latest that was reported. */
  readonly expiresAt?: string;
  /** When work on a parcel may begin: an ISO 8601 instant. */
  readonly startsAt?: string;
  /** By when a parcel is to leave: an ISO 8601 instant. */
  readonly shipBy?: string;
  /** Where a parcel is put together, or stock is kept. */
  readonly location?: string;
  /** How a parcel is handed over, where it is not shipped. */
  readonly handover?: string;
  /** The service that was asked to do the work. */
  readonly service?: string;
  /** How a tender pays. */
  readonly method?: string;
  /** Why, as a code of a closed list or the shop's own. */
  readonly cause?: string;
  /** Why, for people. */
  readonly reason?: string;
  /** Which service reported it; the warehouse whose command placed a hold. */
  readonly source?: string;
  /** What the units of that parcel cost. */
  readonly worth?: Money;
  /** The return case a refund belongs to. */
  readonly return?: string;
  /** A carrier's word or number. */
  readonly tracking?: string;
  /** Who carries a shipment. */
  readonly carrier?: string;
  /** The parcel it concerns, where it is kept with the order. */
  readonly fulfillment?: string;
  /** Whose hold or note it is. */
  readonly owner?: string;
  /** What a note or tag says. */
  readonly text?: string;
  /** Who may read a note. */
  readonly visibility?: string;
  /** How risky an order is said to be. */
  readonly level?: string;
  /** A service's own figure of the risk. */
  readonly score?: string;
  /** Money given back although it is owed to us: lowers what is owed. */
  readonly goodwill?: true;
  /** As what a refund goes back; the way it came, unless told otherwise. */
  readonly to?: string;
  /** What a dispute is, a chargeback or an inquiry; what a hold is on, where its reports differ. */
  readonly form?: string;
  /** Where a dispute stands, or how it ended. */
  readonly status?: string;
  /** The provider's own count of its reports, where it has one; our own count of edits. */
  readonly sequence?: number;
  /** The shop's reference of an address. */
  readonly address?: string;
  /** The customer is to be told of it. */
  readonly notify?: true;
  /** What an edit changed about the lines. */
  readonly changes?: readonly LineDelta[];
  /** A shipment that staff forced past its guards. */
  readonly force?: true;
  /** The other extreme of every field on which two reports of this occurrence disagreed. Shown as a `conflicting_report`. */
  readonly conflicts?: Readonly<Record<string, LedgerValue>>;
}

/**
 * Rows sorted by kind and reference: a grow-only set, so the same facts in any order, any number of times, make the same ledger.
 *
 * @since 0.1.0
 */
export type Ledger<Kind extends string = string> = readonly LedgerRow<Kind>[];

/**
 * Joins a row into the ledger. Where the row says nothing new, the same ledger comes back: that is how a duplicate is known.
 */
export function record<Kind extends string>(ledger: Ledger<Kind>, row: LedgerRow<Kind>): Ledger<Kind> {
  const at = positionOf(ledger, row.kind, row.reference);
  const known = ledger[at];
  if (known === undefined || known.kind !== row.kind || known.reference !== row.reference) {
    return ledger.toSpliced(at, 0, row);
  }
  const joined = joinRows(known, row);
  return joined === known ? ledger : ledger.with(at, joined);
}

/** What is known once a row has joined; the same context where the row says nothing new. */
export function enter<Context extends { readonly rows: Ledger }>(
  context: Context,
  row: Context['rows'][number],
): Context {
  const rows = record(context.rows, row);
  return rows === context.rows ? context : { ...context, rows };
}

/** A settling condition: an occurrence of this kind is known. */
export function has<Kind extends string>(kind: Kind): (context: { readonly rows: Ledger<Kind> }) => boolean {
  return ({ rows }) => startOf(rows, kind) >= 0;
}

/** The same of one of several kinds. */
export function hasAny<Kind extends string>(
  kinds: readonly Kind[],
): (context: { readonly rows: Ledger<Kind> }) => boolean {
  const conditions = kinds.map((kind) => has(kind));
  return (context) => {
    for (const condition of conditions) if (condition(context)) return true;
    return false;
  };
}

/** Whether the ledger has that occurrence. */
export function hasRow<Kind extends string>(ledger: Ledger<Kind>, kind: Kind, reference: string): boolean {
  return rowOfKind(ledger, kind, reference) !== undefined;
}

/** That occurrence, where the ledger has it. */
export function rowOfKind<Kind extends string>(
  ledger: Ledger<Kind>,
  kind: Kind,
  reference: string,
): LedgerRow<Kind> | undefined {
  const row = ledger[positionOf(ledger, kind, reference)];
  return row?.kind === kind && row.reference === reference ? row : undefined;
}

const noRows: readonly never[] = [];

/** Every occurrence of one kind, sorted by reference. */
export function rowsOf<Kind extends string>(ledger: Ledger<Kind>, kind: Kind): Ledger<Kind> {
  const from = startOf(ledger, kind);
  return from < 0 ? noRows : ledger.slice(from, endOf(ledger, kind, from));
}

/** Whether some occurrence of one kind is such. */
export function someOf<Kind extends string>(
  ledger: Ledger<Kind>,
  kind: Kind,
  test: (row: LedgerRow<Kind>) => boolean,
): boolean {
  const from = startOf(ledger, kind);
  if (from < 0) return false;
  for (let at = from; ledger[at]?.kind === kind; at++) if (test(ledger[at] as LedgerRow<Kind>)) return true;
  return false;
}

/** What the rows of one kind come to together. */
export function tallyOf<Kind extends string>(
  ledger: Ledger<Kind>,
  kind: Kind,
  amountOf: (row: LedgerRow<Kind>) => number,
): number {
  const from = startOf(ledger, kind);
  let total = 0;
  if (from < 0) return total;
  for (let at = from; ledger[at]?.kind === kind; at++) total += amountOf(ledger[at] as LedgerRow<Kind>);
  return total;
}

/** Of decisions that took each other's place, the one that counts: each names the one before it in `of`, and nobody names it. */
export function currentOf<Kind extends string>(ledger: Ledger<Kind>, kind: Kind): LedgerRow<Kind> | undefined {
  const rows = rowsOf(ledger, kind);
  return rows.find((row) => !rows.some((other) => other.of === row.reference));
}

/** So many rows are sooner looked through than searched: whether two words are the same is known at once, which is the lesser is not. */
const few = 16;

/** Where the rows of a kind begin; below zero where there are none. */
function startOf(ledger: Ledger, kind: string): number {
  if (ledger.length > few) {
    const at = positionOf(ledger, kind, '');
    return ledger[at]?.kind === kind ? at : -1;
  }
  for (let at = 0; at < ledger.length; at++) if (ledger[at]?.kind === kind) return at;
  return -1;
}

/** Where the rows of a kind end that begin there. */
function endOf(ledger: Ledger, kind: string, from: number): number {
  if (ledger.length - from > few) return positionOf(ledger, kind);
  let at = from + 1;
  while (ledger[at]?.kind === kind) at++;
  return at;
}

/** The ledger's first row that is at or behind this kind and reference; without a reference, behind all rows of the kind. */
function positionOf(ledger: Ledger, kind: string, reference?: string): number {
  let low = 0;
  let high = ledger.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = ledger[middle] as LedgerRow;
    if (row.kind < kind || (row.kind === kind && (reference === undefined || row.reference < reference)))
      low = middle + 1;
    else high = middle;
  }
  return low;
}
