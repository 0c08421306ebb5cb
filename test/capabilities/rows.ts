import { fulfillmentRows, returnRows } from './rows.goods.ts';
import { modelRows, paymentRows } from './rows.money.ts';
import { orderRows } from './rows.order.ts';
import { extensionRows, stockRows, toolingRows } from './rows.stock-and-tools.ts';

/** One thing that order systems can do, and what shows that this library can. */
export interface Row {
  /** What it is, in a few words. */
  readonly name: string;
  /** The guide that tells of it: the file's name in `docs/`, without its ending. */
  readonly more: string;
  /** Tests that show it: the file below `test/`, a colon and the full title. */
  readonly tests?: readonly string[];
  /** Why nothing shows it. */
  readonly open?: string;
}

/** Everything that the systems looked at can do between them, by section and in a fixed order: the place is the number. */
export const capabilities: Readonly<Record<string, { readonly title: string; readonly rows: readonly Row[] }>> = {
  A: { title: 'Shape of the model', rows: modelRows },
  B: { title: 'Payment', rows: paymentRows },
  C: { title: 'Fulfillment', rows: fulfillmentRows },
  D: { title: 'Returns', rows: returnRows },
  E: { title: 'Operations on an order', rows: orderRows },
  F: { title: 'Stock', rows: stockRows },
  G: { title: 'Extension', rows: extensionRows },
  H: { title: 'History and tools', rows: toolingRows },
};

/** How many rows each section has. A row is never dropped: it is shown, or open with its reason. */
export const counts: Readonly<Record<string, number>> = { A: 7, B: 16, C: 17, D: 11, E: 17, F: 7, G: 11, H: 11 };
