import { either, integer, shape, table } from '../checks.ts';
import type { Actor } from '../events.ts';
import { actor } from './refused.ts';

/** Pieces on the shelves: of each article, at one place or at several. @since 0.1.0 */
export type Shelves = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

/** What a warehouse begins with. @since 0.1.0 */
export interface WarehouseInput {
  /** By article: a line's `sku`, or its id where it has none. An article that is not named has no stock to keep: there is always enough. */
  readonly shelves: Shelves;
  /** As whom it answers; the warehouse `warehouse` unless said otherwise. */
  readonly by?: Actor;
}

/** What a warehouse may begin with. */
export const warehouseInput = shape({ shelves: table(either(table(integer(0)), integer(0))) }, { by: actor });
