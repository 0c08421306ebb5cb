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
  'dispute_unanswered',
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

/** What a provider does where we asked for it, and tells with the request's id. */
const asked: ReadonlySet<string> = new Set(['authorized', 'captured', 'voided', 'refunded']);

/** How parcels and boxes are called that nobody here knew of. */
export const stray = 'stray';

/** Which bound an order is beyond; `null` where it is within all of them. So many surprises it began with. */
export function beyond(order: Order, bounds: Bounds, before: number): string | null {
  const { fulfillments, returns, plugins = {} } = order;
  if (fulfillments.length > bounds.parcels) return 'parcels';
  if (returns.length > bounds.returns) return 'returns';
  if (surprisesOf(order) > before + bounds.surprises) return 'surprises';
  for (const { context } of partsOf(order)) {
    const kind = tooMany(context.rows, 'kind', (one) => (requests.has(one) ? bounds.attempts : bounds.rows));
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

const partsOf = ({ payments, fulfillments, returns, lifecycle }: Order) => [
  ...payments,
  ...fulfillments,
  ...returns,
  lifecycle,
];

/** How much there was of bad luck, and of what nobody here asked for. */
export function surprisesOf(order: Order): number {
  const strays = partsOf(order).filter((part) => 'id' in part && part.id.startsWith(stray));
  const told = partsOf(order).flatMap(({ context }) => (context.rows as readonly LedgerRow[]).filter(isSurprise));
  return order.parked.length + strays.length + told.length;
}

function isSurprise({ kind, op, force }: LedgerRow): boolean {
  return surprising.has(kind) || force === true || (asked.has(kind) && op === undefined);
}
