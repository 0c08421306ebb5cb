import type { Envelope } from '../events.ts';
import type { Units } from '../units.ts';

/** Facts about an order's stock: what its keeper answers, or tells unasked. @since 0.1.0 */
export const stockFacts = [
  'stock.reserved',
  'stock.rejected',
  'stock.committed',
  'stock.released',
  'stock.restocked',
] as const;

interface OfAttempt extends Envelope {
  /** The request that this answers, by its `attempt`; what nobody asked for has a name of the keeper's own. */
  readonly attempt: string;
}

interface Located {
  /** Where: plain data, such as the name of a warehouse. What comes from several places is told in several answers. */
  readonly location?: string;
}

/** Stock keeps units back for the order: all that were asked for, or some. The rest is asked for again. @since 0.1.0 */
export interface StockReserved extends OfAttempt, Located {
  readonly type: 'stock.reserved';
  /** Where the attempt was rejected, it is available again: without units, all of it. */
  readonly units?: Units;
}

/** Stock cannot supply units. They are not asked for again; a `stock.reserved` of the same attempt takes it back. @since 0.1.0 */
export interface StockRejected extends OfAttempt, Located {
  readonly type: 'stock.rejected';
  readonly units: Units;
  /** Of the same attempt: what it can supply, and keeps back. */
  readonly reserved?: Units;
  /** Which service or record says so. */
  readonly source?: string;
}

/** Units left the stock for good: the answer to a `commit_stock` request. @since 0.1.0 */
export interface StockCommitted extends OfAttempt, Located {
  readonly type: 'stock.committed';
  readonly units: Units;
  /** Of the units: those that were kept back for the order. Without it, all of them. */
  readonly reserved?: Units;
}

/** Units are no longer kept back: the answer to a `release_stock` request. @since 0.1.0 */
export interface StockReleased extends OfAttempt, Located {
  readonly type: 'stock.released';
  readonly units: Units;
}

/** Units are back in stock: the answer to a `restock` request that names no return. @since 0.1.0 */
export interface StockRestocked extends Envelope, Located {
  readonly type: 'stock.restocked';
  /** The request's `reference`: the cancellation's command id, or an attempt of the stock policy. */
  readonly reference: string;
  /** Those that came back; told where the request is one of the stock policy. */
  readonly units?: Units;
  /** Of the units: those that are kept back for the order again. */
  readonly reserved?: Units;
}

/** What happened to an order's stock. @since 0.1.0 */
export type StockFact = StockReserved | StockRejected | StockCommitted | StockReleased | StockRestocked;
