import type { OrderOptions, PaymentMethod, PlaceInput, Plugin, Policy } from '../index.ts';
import { dayOne, type Quantities, unitsOf } from './scenario.tell.ts';

/** An order as a story opens: two shirts for 40.00 and a mug for 10.00, to be paid by card, unless told otherwise. */
export interface Opening {
  readonly begin?: 'placed' | 'draft';
  readonly currency?: string;
  readonly policy?: Partial<Policy>;
  /** What else the shop says, such as a preset's options. */
  readonly options?: OrderOptions;
  readonly plugins?: readonly Plugin[];
  readonly precedence?: readonly string[];
  /** Lines by id; one piece that is shipped unless told otherwise. */
  readonly lines?: Readonly<
    Record<
      string,
      { readonly quantity?: number; readonly total: number; readonly ships?: boolean; readonly returnable?: boolean }
    >
  >;
  /** Tenders by id; a tender without an amount pays the whole order. */
  readonly payments?: Readonly<Record<string, PaymentMethod | readonly [PaymentMethod, number]>>;
  /** Parcels that are planned from the start. */
  readonly parcels?: Readonly<Record<string, Quantities>>;
}

const usualLines = { shirt: { quantity: 2, total: 40_00 }, mug: { total: 10_00 } };

/** The input that an opening stands for. */
export function inputOf(opening: Opening = {}): PlaceInput {
  const { currency = 'EUR', lines = usualLines, parcels = {} } = opening;
  const total = Object.values(lines).reduce((sum, line) => sum + line.total, 0);
  const payments = opening.payments ?? (total > 0 ? { card: 'card' } : {});
  return {
    id: 'order-1',
    at: dayOne,
    by: { kind: 'customer', id: 'carla' },
    currency,
    lines: Object.entries<{ quantity?: number; total: number; ships?: boolean; returnable?: boolean }>(lines).map(
      ([id, line]) => ({
        id,
        quantity: line.quantity ?? 1,
        total: { amount: line.total, currency },
        ...(line.ships === false && { requiresShipping: false }),
        ...(line.returnable === false && { returnable: false }),
      }),
    ),
    payments: Object.entries<PaymentMethod | readonly [PaymentMethod, number]>(payments).map(([id, tender]) => {
      const [method, amount] = typeof tender === 'string' ? [tender, total] : tender;
      return { id, method, amount: { amount, currency } };
    }),
    fulfillments: Object.entries(parcels).map(([id, units]) => ({ id, units: unitsOf(units) })),
  };
}
