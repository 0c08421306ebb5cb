import { fields } from '../ledger.fields.ts';
import type { Ledger, LedgerRow } from '../ledger.ts';
import {
  type Column,
  flag,
  instant,
  json,
  type Memory,
  money,
  named,
  numberOf,
  type Token,
  text,
  units,
} from './order.packed.values.ts';

type Field = (typeof fields)[number];

/** What is no text. */
const columns: Partial<Record<Field, Column<unknown>>> = {
  amount: money,
  foreign: money,
  worth: money,
  units,
  restock: units,
  reserved: units,
  damaged: units,
  missing: units,
  wrongItem: units,
  occurredAt: instant,
  expiresAt: instant,
  startsAt: instant,
  shipBy: instant,
  goodwill: flag,
  notify: flag,
  force: flag,
  sequence: json,
  changes: json,
};

/** A row's fields by the bits that say which of them it has. */
const written: readonly { readonly field: Field; readonly column: Column<unknown> }[] = fields.map((field) => ({
  field,
  column: columns[field] ?? text,
}));

/**
 * Row by row: the kind's number, the reference, which fields it has, and their values. Where reports of it disagreed the fields' number is
 * below nothing, and what they said stands behind the values: no bit of its own, so that a new field moves none.
 */
export function packRows(rows: Ledger, kinds: readonly string[], memory: Memory): Token[] {
  const tokens: Token[] = [];
  for (const row of rows) {
    tokens.push(numberOf(kinds, row.kind, 'row kind'), text.write(row.reference, memory));
    const place = tokens.push(0) - 1;
    let has = 0;
    let bit = 1;
    for (const { field, column } of written) {
      const value = row[field];
      if (value !== undefined) {
        has += bit;
        tokens.push(column.write(value, memory));
      }
      bit *= 2;
    }
    tokens[place] = row.conflicts ? -has : has;
    if (row.conflicts) tokens.push(row.conflicts);
  }
  return tokens;
}

/** The rows that {@link packRows} wrote. */
export function unpackRows<Kind extends string>(
  tokens: readonly Token[],
  kinds: readonly Kind[],
  memory: Memory,
): LedgerRow<Kind>[] {
  const rows: LedgerRow<Kind>[] = [];
  for (let i = 0; i < tokens.length; ) {
    const row: Record<string, unknown> = {
      kind: named(kinds, tokens[i++], 'row kind'),
      reference: text.read(tokens[i++], memory),
    };
    const told = tokens[i++] as number;
    if (!Number.isSafeInteger(told)) throw new TypeError('The fields of a row are no number.');
    let has = Math.abs(told);
    for (let at = 0; has > 0; at++) {
      if (has % 2 === 1) {
        const { field, column } = named(written, at, 'row field');
        row[field] = column.read(tokens[i++], memory);
      }
      has = Math.floor(has / 2);
    }
    if (told < 0) row.conflicts = tokens[i++];
    rows.push(row as unknown as LedgerRow<Kind>);
  }
  return rows;
}
