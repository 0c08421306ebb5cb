import type { LedgerRow, Order } from '../../core.ts';
import type { Bounds } from './scene.ts';

/** Kinds of rows that are requests of ours, which may be tried again. */
const requests: ReadonlySet<string> = new Set([
  'authorize',
  'capture',
  'void',
  'refund',
  'requested',
  'cancel_asked',
  'label',
]);

/** Kinds of rows that are bad luck, or that nobody here asked for. */
const surprising: ReadonlySet<string> = new Set([
  'action_required',
  'expired',
  'failed',
  'unknown',
  'refund_pending',
  'refund_failed',
  'overdue',
  'dispute_opened',
  'dispute_updated',
  'forced_short',
  'delivery_failed',
  'returned_to_sender',
  'damaged',
  'lost',
  'rejected',
  'cancel_rejected',
  'reported',
  'stock_rejected',
  'held',
  'review_opened',
  'risk',
  'reopened',
  'status_set',
  'archived',
  'edited',
]);

/** Kinds of rows after which the same is asked and done once more. */
const undone: ReadonlySet<string> = new Set(['expired', 'failed', 'refund_failed', 'rejected', 'cancel_rejected']);

/** What a provider does where we asked for it, and tells with the request's id. */
const asked: ReadonlySet<string> = new Set(['authorized', 'captured', 'voided', 'refunded']);

/** How parcels and boxes are called that nobody here knew of. */
export const stray = 'stray';

/** What an order began with. */
export interface Beginning {
  readonly surprises: number;
  /** Rows by part and kind. */
  readonly rows: ReadonlyMap<string, number>;
}

export function beginningOf(order: Order): Beginning {
  const rows = new Map<string, number>();
  for (const { name, context } of partsOf(order))
    for (const { kind } of context.rows) rows.set(`${name} ${kind}`, (rows.get(`${name} ${kind}`) ?? 0) + 1);
  return { surprises: surprisesOf(order), rows };
}

/** Which bound an order is beyond; `null` where it is within all of them. */
export function beyond(order: Order, bounds: Bounds, began: Beginning): string | null {
  const { fulfillments, returns, plugins = {} } = order;
  if (fulfillments.length > bounds.parcels) return 'parcels';
  if (returns.length > bounds.returns) return 'returns';
  if (surprisesOf(order) > began.surprises + bounds.surprises) return 'surprises';
  for (const { name, context } of partsOf(order)) {
    const rows: readonly LedgerRow[] = context.rows;
    const again = bounds.isAfresh ? rows.filter(({ kind }) => undone.has(kind)).length : 0;
    const kind = tooMany(rows, 'kind', (one) => {
      const most = requests.has(one) ? bounds.attempts : bounds.rows;
      const isDoneAgain = requests.has(one) || asked.has(one);
      const first = bounds.isAfresh ? (began.rows.get(`${name} ${one}`) ?? 0) : 0;
      return first + most + (isDoneAgain ? again : 0);
    });
    if (kind !== null) return `${kind} rows`;
  }
  for (const { rows } of Object.values(plugins)) {
    const event = tooMany(rows, 'event', () => bounds.words);
    if (event !== null) return `${event} rows of plugins`;
  }
  return null;
}

/** What there is more of than there may be. */
function tooMany<Name extends string>(
  rows: readonly { readonly [Field in Name]: string }[],
  field: Name,
  mostOf: (name: string) => number,
): string | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const count = (counts.get(row[field]) ?? 0) + 1;
    counts.set(row[field], count);
    if (count > mostOf(row[field])) return row[field];
  }
  return null;
}

/** Every part, by its name. */
function partsOf({ payments, fulfillments, returns, lifecycle }: Order) {
  const named = [...payments, ...fulfillments, ...returns].map(({ id: name, context }) => ({ name, context }));
  return [...named, { name: 'order', context: lifecycle.context }];
}

/** How much there was of bad luck, and of what nobody here asked for. */
function surprisesOf(order: Order): number {
  const parts = partsOf(order);
  const told = parts.flatMap(({ context }) => (context.rows as readonly LedgerRow[]).filter(isSurprise));
  return order.parked.length + parts.filter(({ name }) => name.startsWith(stray)).length + told.length;
}

function isSurprise({ kind, op, force }: LedgerRow): boolean {
  return surprising.has(kind) || force === true || (asked.has(kind) && op === undefined);
}
