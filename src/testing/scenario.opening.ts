import type { CoreOrderDefinition, PaymentMethod, PlaceInput, Plugin, Policy } from '../index.ts';
import { dayOne, type Quantities, unitsOf } from './scenario.tell.ts';

/** A line as a story opens with it. @since 0.1.0 */
export interface StoryLine {
  /** Pieces; one unless told otherwise. */
  readonly quantity?: number;
  /** What the line costs, in minor units. */
  readonly total: number;
  /** Whether it is sent; it is, unless told otherwise. */
  readonly ships?: boolean;
  /** Whether the customer may ask to send it back; it may, unless told otherwise. */
  readonly returnable?: boolean;
}

/**
 * An order as a story opens: two shirts for 40.00 and a mug for 10.00, to be paid by card, in a shop with the default policy, unless told
 * otherwise.
 *
 * @typeParam Status - The words that the definition's plugins add.
 * @typeParam Event - The events that they add.
 * @typeParam List - The plugins of the story alone.
 * @since 0.1.0
 */
export interface StoryOpening<
  Status extends string = string,
  Event = never,
  List extends readonly Plugin[] = readonly Plugin[],
> {
  /** Whether it begins as an order or as a draft; as an order unless told otherwise. */
  readonly begin?: 'placed' | 'draft';
  /** ISO 4217; `EUR` unless told otherwise. */
  readonly currency?: string;
  /** The shop; one with the default policy unless told otherwise. */
  readonly definition?: CoreOrderDefinition<Status, Event>;
  /** What the shop decides otherwise in this story. */
  readonly policy?: Partial<Policy>;
  /** Plugins that the shop has in this story, beside its own. */
  readonly plugins?: List;
  /** Which of their words is shown first. */
  readonly precedence?: readonly string[];
  /** Lines by id; one piece that is shipped unless told otherwise. */
  readonly lines?: Readonly<Record<string, StoryLine>>;
  /** Tenders by id, with the minor units that they pay; a tender without an amount pays the whole order. */
  readonly payments?: Readonly<Record<string, PaymentMethod | readonly [method: PaymentMethod, amount: number]>>;
  /** Parcels that are planned from the start. */
  readonly parcels?: Readonly<Record<string, Quantities>>;
}

const usualLines = { shirt: { quantity: 2, total: 40_00 }, mug: { total: 10_00 } };

/** The input that an opening stands for. */
export function inputOf(opening: Omit<StoryOpening, 'definition'> = {}): PlaceInput {
  const { currency = 'EUR', lines = usualLines, parcels = {} } = opening;
  const total = Object.values(lines).reduce((sum, line) => sum + line.total, 0);
  const payments = opening.payments ?? (total > 0 ? { card: 'card' } : {});
  return {
    id: 'order-1',
    at: dayOne,
    by: { kind: 'customer', id: 'carla' },
    currency,
    lines: Object.entries<StoryLine>(lines).map(([id, line]) => ({
      id,
      quantity: line.quantity ?? 1,
      total: { amount: line.total, currency },
      ...(line.ships === false && { requiresShipping: false }),
      ...(line.returnable === false && { returnable: false }),
    })),
    payments: Object.entries<PaymentMethod | readonly [PaymentMethod, number]>(payments).map(([id, tender]) => {
      const [method, amount] = typeof tender === 'string' ? [tender, total] : tender;
      return { id, method, amount: { amount, currency } };
    }),
    fulfillments: Object.entries(parcels).map(([id, units]) => ({ id, units: unitsOf(units) })),
  };
}
