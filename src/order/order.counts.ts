import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import type { FulfillmentContext } from '../fulfillment/fulfillment.rows.ts';
import type { Units } from '../units.ts';
import { figuresOf } from './order.figures.ts';
import type { Order } from './order.ts';

/** One line in pieces. @since 0.1.0 */
export interface LineCounts {
  readonly line: string;
  /** As ordered and edited. */
  readonly ordered: number;
  /** Effectively canceled: never more than what was not shipped. */
  readonly canceled: number;
  /** Neither canceled, nor in a parcel, nor sent. */
  readonly unplanned: number;
  /** In parcels that are still here. */
  readonly planned: number;
  /** Of these: picked or packed. */
  readonly begun: number;
  /** Left, and not lost on the way. */
  readonly shipped: number;
  readonly delivered: number;
  /** Asked to come back, and not here yet. */
  readonly returning: number;
  /** Came back. */
  readonly returned: number;
}

/**
 * Every line in pieces: what a list of an order's lines shows. What the order comes to as a whole is in `explain(…).fulfillment.figures`.
 *
 * @since 0.1.0
 */
export function lineCountsOf(order: Order): readonly LineCounts[] {
  return figuresOf(order).lines.map(
    ({ line, canceled, live, planned, begun, shipped, delivered, claimed, received }) => ({
      line: line.id,
      ordered: line.quantity,
      canceled,
      unplanned: Math.max(0, live - planned - shipped),
      planned,
      begun,
      shipped,
      delivered,
      returning: Math.max(0, claimed - received),
      returned: received,
    }),
  );
}

/** What a parcel holds. @since 0.1.0 */
export interface ParcelContents {
  /** What is in it, or was in it when it left. */
  readonly contents: Units;
  readonly shipped: Units;
  readonly delivered: Units;
}

/**
 * What a parcel holds now, after everything that was moved, canceled, packed or sent. Takes the parcel's context.
 *
 * @since 0.1.0
 */
export function parcelContentsOf(context: FulfillmentContext): ParcelContents {
  const { contents, shipped, delivered } = parcelOf(context);
  return { contents, shipped, delivered };
}
