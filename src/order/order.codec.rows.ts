import { type Check, exactly, integer, isBoolean, type Problem, shape, text } from '../checks.ts';
import { longest } from '../events.ts';
import { hasRow, type LedgerRow } from '../ledger.ts';
import type { LifecycleContext, LifecycleKind } from './lifecycle.ledger.ts';

/** A line as it was ordered. */
export const orderLine: Check = shape(
  { id: text(longest.id), quantity: integer(1), total: integer(0), requiresShipping: isBoolean },
  { sku: text(longest.id), tax: integer(0), discount: integer(0), returnable: exactly(false) },
);

/** What a row of each kind cannot be without: every event that makes one says it. */
const needed: { readonly [Kind in LifecycleKind]?: readonly (keyof LedgerRow)[] } = {
  held: ['cause'],
  note: ['text', 'visibility', 'owner', 'occurredAt'],
  tagged: ['text'],
  risk: ['level'],
};

/** What a row takes back, where only commands make it: they name what is there. A reopening names kind and reference. */
const takesBack: { readonly [Kind in LifecycleKind]?: LifecycleKind } = {
  note_removed: 'note',
  untagged: 'tagged',
  unarchived: 'archived',
  edit_reverted: 'edited',
};

/** A row of the order's own ledger that no event can have made. */
export function unmadeRow({ rows }: LifecycleContext): Problem | null {
  for (const [i, row] of rows.entries()) {
    const path = `lifecycle.context.rows.${i}`;
    const lacks = needed[row.kind]?.find((field) => row[field] === undefined);
    if (lacks) return { path, problem: `${lacks} is needed in a row of kind ${row.kind}` };
    const of = takesBack[row.kind];
    const isThere = row.kind === 'reopened' ? endingIsThere(rows, row) : !of || hasRow(rows, of, row.reference);
    if (!isThere) return { path, problem: `what ${row.kind} takes back is needed beside it` };
  }
  return null;
}

function endingIsThere(rows: LifecycleContext['rows'], { reference }: LedgerRow): boolean {
  const at = reference.indexOf(':');
  return at > 0 && hasRow(rows, reference.slice(0, at) as LifecycleKind, reference.slice(at + 1));
}
