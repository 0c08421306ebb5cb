import { canonical } from './canonical.ts';
import { fields } from './ledger.fields.ts';
import type { LineDelta } from './lines.ts';
import type { Money } from './money.ts';
import { maxUnits, minUnits, sameUnits, type Units } from './units.ts';

/** What a report may say beside its kind and reference. @since 0.1.0 */
export type LedgerValue = string | number | true | Money | Units | readonly LineDelta[];

/** How two reports of one field are joined, and when they say the same. */
interface Join {
  readonly most: (a: LedgerValue, b: LedgerValue) => LedgerValue;
  readonly least: (a: LedgerValue, b: LedgerValue) => LedgerValue;
  readonly same: (a: LedgerValue, b: LedgerValue) => boolean;
}

const identical: Join['same'] = (a, b) => a === b;
const exceeds = (a: Money, b: Money) => a.currency < b.currency || (a.currency === b.currency && a.amount >= b.amount);
const ofMoney: Join = {
  most: (a, b) => (exceeds(a as Money, b as Money) ? a : b),
  least: (a, b) => (exceeds(a as Money, b as Money) ? b : a),
  same: (a, b) => (a as Money).amount === (b as Money).amount && (a as Money).currency === (b as Money).currency,
};
const ofTexts: Join = {
  most: (a, b) => ((a as string) <= (b as string) ? a : b),
  least: (a, b) => ((a as string) >= (b as string) ? a : b),
  same: identical,
};
const ofNumbers: Join = {
  most: (a, b) => Math.max(a as number, b as number),
  least: (a, b) => Math.min(a as number, b as number),
  same: identical,
};
const ofExpiry: Join = { most: ofTexts.least, least: ofTexts.most, same: identical };
const ofUnits: Join = {
  most: (a, b) => maxUnits(a as Units, b as Units),
  least: (a, b) => minUnits(a as Units, b as Units),
  same: (a, b) => sameUnits(a as Units, b as Units),
};
const ofContent: Join = {
  most: (a, b) => (canonical(a) <= canonical(b) ? a : b),
  least: (a, b) => (canonical(a) >= canonical(b) ? a : b),
  same: (a, b) => canonical(a) === canonical(b),
};

const joinsOf: Readonly<Record<string, Join>> = {
  amount: ofMoney,
  foreign: ofMoney,
  units: ofUnits,
  restock: ofUnits,
  reserved: ofUnits,
  damaged: ofUnits,
  missing: ofUnits,
  wrongItem: ofUnits,
  expiresAt: ofExpiry,
  sequence: ofNumbers,
  changes: ofContent,
  worth: ofMoney,
};

/** How a field of a row is joined: texts by the lesser, unless it is said otherwise here. */
function joins(field: string): Join {
  return joinsOf[field] ?? ofTexts;
}

/** A row as it is joined: what kind of occurrence it is, under which reference, and what was said of it. */
type Reported = { readonly kind: string; readonly reference: string } & {
  readonly [Field in (typeof fields)[number]]?: LedgerValue;
} & { readonly conflicts?: Readonly<Record<string, LedgerValue>> };

/**
 * Field by field, whatever came first: the larger amount, the larger count of units, the lesser text, the earliest occurrence, the
 * latest expiry. Where two reports differ in what they say the other extreme is kept beside it, so a third report cannot hide it;
 * instants may differ.
 */
export function joinRows<Row extends Reported>(known: Row, row: Row): Row {
  const joined: Record<string, LedgerValue> = {};
  const conflicts: Record<string, LedgerValue> = {};
  let changed = false;
  for (const field of fields) {
    const ours = known[field];
    const theirs = row[field];
    const value = ours === undefined ? theirs : theirs === undefined ? ours : joins(field).most(ours, theirs);
    if (value === undefined) continue;
    joined[field] = value;
    changed ||= ours === undefined || !joins(field).same(value, ours);
    if (field === 'occurredAt' || field === 'expiresAt') continue;
    const ourLeast = known.conflicts?.[field] ?? ours;
    const theirLeast = row.conflicts?.[field] ?? theirs;
    const least =
      ourLeast === undefined
        ? theirLeast
        : theirLeast === undefined
          ? ourLeast
          : joins(field).least(ourLeast, theirLeast);
    const conflict = known.conflicts?.[field];
    if (least !== undefined && !joins(field).same(least, value)) {
      conflicts[field] = least;
      changed ||= conflict === undefined || !joins(field).same(least, conflict);
    }
  }
  if (!changed) return known;
  const identity = { kind: known.kind, reference: known.reference };
  const isSame = Object.keys(conflicts).length === 0;
  return (isSame ? { ...identity, ...joined } : { ...identity, ...joined, conflicts }) as unknown as Row;
}
