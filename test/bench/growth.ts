import type { Order, OrderEvent, PlaceInput } from '../../src/core.ts';
import { type Alternative, compare, type Effort, type Timing } from './harness.ts';
import { definition, events, input, ordersAfter } from './lifecycle.ts';

const at = '2026-02-01T00:00:00.000Z';
const staff = { kind: 'staff', id: 's' } as const;
const carrier = { kind: 'carrier', id: 'c' } as const;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

function fold(order: Order, told: readonly OrderEvent[]): Order {
  return told.reduce((known, event) => definition.apply(known, event).order, order);
}

/** What comes of an order that is tracked for long: reports that join their row, duplicates and refusals. */
function tracked(count: number): OrderEvent[] {
  return Array.from({ length: count }, (_, i): OrderEvent => {
    const kind = i % 3;
    if (kind === 2) return { type: 'fulfillment.ship', id: `n${i}`, at, by: staff, fulfillment: 'f' };
    const reference = `scan-${(i - kind) % 30}`;
    const when = kind === 1 ? {} : { occurredAt: new Date(Date.UTC(2026, 1, 1) - i * 1_000).toISOString() };
    return {
      type: 'fulfillment.tracked',
      id: `n${i}`,
      at,
      by: carrier,
      fulfillment: 'f',
      reference,
      status: 'in_transit',
      ...when,
    };
  });
}

/** One parcel, delivery and return with all of so many lines. */
function linesOf(count: number): { readonly placed: PlaceInput; readonly told: readonly OrderEvent[] } {
  const units = Array.from({ length: count }, (_, i) => ({ line: `line-${String(i).padStart(4, '0')}`, quantity: 2 }));
  const amount = eur(count * 1_000);
  return {
    placed: {
      ...input,
      lines: units.map(({ line: id, quantity }) => ({ id, quantity, total: eur(1_000) })),
      payments: [{ id: 't', method: 'card', amount }],
      fulfillments: [],
    },
    told: [
      { type: 'payment.captured', id: '1', at, by: carrier, payment: 't', reference: 'b', amount },
      { type: 'fulfillment.plan', id: '2', at, by: staff, fulfillment: 'f', units },
      { type: 'fulfillment.ship', id: '3', at, by: staff, fulfillment: 'f' },
      { type: 'fulfillment.delivered', id: '4', at, by: carrier, fulfillment: 'f', reference: 'e' },
      { type: 'return.request', id: '5', at, by: staff, return: 'r', units },
      {
        type: 'return.inspected',
        id: '6',
        at,
        by: staff,
        return: 'r',
        reference: 'h',
        units: units.map((unit) => ({ ...unit, disposition: 'restock' })),
      },
    ],
  };
}

function captures(count: number): OrderEvent[] {
  return Array.from({ length: count }, (_, i): OrderEvent => {
    const reference = `capture-${String(i).padStart(5, '0')}`;
    return { type: 'payment.captured', id: `n${i}`, at, by: carrier, payment: 't', reference, amount: eur(1) };
  });
}

/** How time grows: one alternative for each size, which is its name. Of `history` and `replay` one event is timed, of the others all of them. */
export interface Curve {
  readonly name: string;
  readonly sizes: readonly Alternative[];
}

/** An order that has seen so many events, and 300 more. */
function withHistory(shipped: Order, size: number): Alternative {
  const known = fold(shipped, tracked(size));
  const next = tracked(size + 300).slice(size);
  return {
    name: String(size),
    run: () => {
      fold({ ...known }, next);
      return next.length;
    },
  };
}

/** A recorded history of so many events, without those that were refused. */
function replayed(placed: Order, size: number): Alternative {
  let order = placed;
  const entries = [...events.slice(0, 6), ...tracked(Math.max(0, size - 6))].flatMap((event) => {
    const { outcome, order: after } = definition.apply(order, event);
    order = after;
    return outcome.kind === 'rejected' ? [] : [{ event, outcome }];
  });
  const history = { opening: { kind: 'placed', input }, entries } as const;
  return {
    name: String(size),
    run: () => {
      definition.replay(history);
      return entries.length;
    },
  };
}

function folded(size: number, first: Order, told: readonly OrderEvent[]): Alternative {
  return { name: String(size), run: () => fold({ ...first }, told) };
}

/** What an order has seen, its lines and its captures. */
export function curves(): readonly Curve[] {
  const placed = definition.place(input).order;
  const { ours: shipped } = ordersAfter(events.slice(0, 4), input);
  return [
    { name: 'history', sizes: [100, 1_000, 10_000].map((size) => withHistory(shipped, size)) },
    { name: 'replay', sizes: [12, 100, 1_000, 10_000].map((size) => replayed(placed, size)) },
    {
      name: 'lines',
      sizes: [100, 10, 1, 1_000].map((size) => {
        const { placed: begins, told } = linesOf(size);
        return folded(size, definition.place(begins).order, told);
      }),
    },
    { name: 'captures', sizes: [100, 10, 1, 1_000].map((size) => folded(size, placed, captures(size))) },
  ];
}

/** Every curve, each size as a multiple of the first. */
export async function growth(effort: Effort): Promise<Readonly<Record<string, readonly Timing[]>>> {
  const timed: Record<string, readonly Timing[]> = {};
  for (const { name, sizes } of curves()) timed[name] = await compare(sizes, effort);
  return timed;
}
