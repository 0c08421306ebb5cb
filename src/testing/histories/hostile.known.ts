import type { CoreOrderDefinition, LedgerRow, Order, OrderEvent, ParkedFact, Units } from '../../core.ts';
import type { Dice } from './dice.ts';
import type { PluginSample } from './payloads.ts';

/** What a hostile partner knows: the order, and everything that was sent before. */
export interface Known {
  readonly definition: CoreOrderDefinition;
  readonly order: Order;
  readonly sent: readonly OrderEvent[];
  readonly dice: Dice;
  readonly at: string;
  readonly samples: readonly PluginSample[];
}

/** Makes a fact of what is known, or none. */
export type Maker = (known: Known) => ParkedFact | null;

// A few ids and references that nobody announced, so that what comes early and what comes late meet.
const ghostPayments = ['pay-x', 'pay-y'];
const ghostParcels = ['parcel-x', 'parcel-y'];
const ghostReturns = ['return-x', 'return-y'];
export const references = ['ref-1', 'ref-2', 'ref-3', 'ref-4', '__proto__'];

export const payment = ({ order, dice }: Known) =>
  dice.pick([...order.payments.map(({ id }) => id), ...ghostPayments]) ?? 'pay-x';
export const parcel = ({ order, dice }: Known) =>
  dice.pick([...order.fulfillments.map(({ id }) => id), ...ghostParcels]) ?? 'parcel-x';
export const box = ({ order, dice }: Known) =>
  dice.pick([...order.returns.map(({ id }) => id), ...ghostReturns]) ?? 'return-x';

/** A reference that the part has already in this kind, or one of the few that nobody knows. */
export function reference(known: Known, part: string, ...kinds: readonly string[]): string {
  const { order, dice } = known;
  const rows: readonly LedgerRow[] = [...order.payments, ...order.fulfillments, ...order.returns]
    .filter(({ id }) => id === part)
    .flatMap(({ context }) => context.rows as readonly LedgerRow[])
    .filter((row) => kinds.includes(row.kind));
  return dice.pick([...rows.map((row) => row.reference), ...references]) ?? 'ref-1';
}

export function amount({ order, dice }: Known, foreign = 15): { amount: number; currency: string } {
  const currency = dice.chance(foreign) ? 'USD' : order.currency;
  return { amount: dice.chance(8) ? 0 : dice.upTo(60_000), currency };
}

export function units({ order, dice }: Known): Units {
  const line = dice.chance(15) ? 'line-unknown' : (dice.pick(order.lines)?.id ?? 'line-1');
  const more = dice.chance(30) ? dice.pick(order.lines)?.id : undefined;
  const first = { line, quantity: dice.upTo(6) };
  return more === undefined ? [first] : [first, { line: more, quantity: dice.upTo(3) }];
}

export const op = ({ order, dice }: Known) => {
  const operations = order.payments.flatMap(({ context }) =>
    context.rows.filter(({ kind }) => ['authorize', 'capture', 'void', 'refund'].includes(kind)),
  );
  const known = dice.chance(35) ? dice.pick(operations)?.reference : undefined;
  return known === undefined ? {} : { op: known };
};
