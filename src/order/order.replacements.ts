import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import { totalOfPieces } from '../lines.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf, replacementsAskedOf } from '../returns/returns.replacements.ts';
import type { FulfillmentState } from '../statuses.ts';
import { normalUnits, type Units } from '../units.ts';
import { creditsOf } from './order.credits.ts';
import { figuresOf } from './order.figures.ts';
import type { Fulfillment, Order, Return } from './order.ts';

/** How far an exchange or a claim has come. @since 0.1.0 */
export const exchangeProgress = ['requested', 'in_progress', 'completed', 'called_off'] as const;

/** How far an exchange or a claim has come: `completed` when all is here and all is handed over. @since 0.1.0 */
export type ExchangeProgress = (typeof exchangeProgress)[number];

/** One case that sends something out: an exchange for what comes back, or a claim for which nothing does. @since 0.1.0 */
export interface Exchange {
  /** The return case's id. */
  readonly return: string;
  readonly kind: 'exchange' | 'claim';
  readonly progress: ExchangeProgress;
  /** What comes back for it. */
  readonly back: Units;
  /** What goes out for it. */
  readonly out: Units;
  /** Of what goes out: still to be handed over. */
  readonly open: Units;
  /** What goes out costs, less what comes back is worth after its fee, in minor units: negative where the customer is to get money. */
  readonly difference: number;
}

/**
 * The exchanges and claims of an order. An exchange is in progress from the shop's consent until the goods are back, looked at and the
 * case is closed, and everything that replaces them is handed over.
 *
 * @since 0.1.0
 */
export function exchangesOf(order: Order): readonly Exchange[] {
  return order.returns
    .filter(({ context }) => replacementsAskedOf(context).length > 0)
    .map((box) => exchangeOf(order, box));
}

function exchangeOf(order: Order, { id, state, context }: Return): Exchange {
  const { requested, accepted } = returnTotalsOf(context);
  const asked = replacementsAskedOf(context);
  const { lines } = figuresOf(order);
  const of = (line: string) => lines.find((figures) => figures.line.id === line);
  const open = normalUnits(asked.map(({ line }) => ({ line, quantity: of(line)?.open ?? 0 })));
  const credit = creditsOf(order.returns, lines).find((one) => one.return === id);
  const closed = state === 'closed';
  const cost = asked.reduce((sum, delta) => sum + worthLeft(of(delta.line), delta.total), 0);
  return {
    return: id,
    kind: context.rows.some(({ kind }) => kind === 'claimed') ? 'claim' : 'exchange',
    progress: isCalledOff(context)
      ? 'called_off'
      : replacementsAgreedOf(context).length === 0
        ? 'requested'
        : closed && open.length === 0
          ? 'completed'
          : 'in_progress',
    back: closed ? accepted : requested,
    out: normalUnits(asked.map(({ line, quantity }) => ({ line, quantity: of(line)?.live ?? quantity }))),
    open,
    difference: cost - (closed ? (credit?.credited ?? 0) : (credit?.expected ?? 0)),
  };
}

/** What of a line is neither canceled nor asked for no more. */
function worthLeft(figures: ReturnType<typeof figuresOf>['lines'][number] | undefined, asked: number): number {
  if (!figures) return asked;
  const { line, canceled } = figures;
  return line.total - totalOfPieces(line, 0, canceled);
}

/** The lines that go out for a case. */
function outgoingLines(order: Order, box: string): ReadonlySet<string> {
  const known = order.returns.find(({ id }) => id === box);
  return new Set(known ? replacementsAgreedOf(known.context).map(({ line }) => line) : []);
}

/** Parcels in one of these states that hold something that goes out for a case. */
export function workOfCase(order: Order, box: string, states: ReadonlySet<FulfillmentState>): readonly Fulfillment[] {
  const out = outgoingLines(order, box);
  return order.fulfillments.filter(
    ({ state, context }) => states.has(state) && parcelOf(context).contents.some(({ line }) => out.has(line)),
  );
}

/** Work that has not left and holds nothing but what is to go out for a case. */
export function workOnlyForCase(order: Order, box: string): readonly Fulfillment[] {
  const out = outgoingLines(order, box);
  return workOfCase(order, box, hasNotLeft).filter(({ context }) =>
    parcelOf(context).contents.every(({ line }) => out.has(line)),
  );
}
