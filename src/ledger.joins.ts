import { canonical } from './canonical.ts';
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
export function joins(field: string): Join {
  return joinsOf[field] ?? ofTexts;
}
