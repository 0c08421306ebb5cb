import { lastBroughtBackOf, parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { rowsOf } from '../ledger.ts';
import { once } from '../once.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import { openReviewsOf } from '../review/review.ledger.ts';
import { stockSums } from '../stock/stock.ledger.ts';
import { addUnits, minUnits, normalUnits, noUnits, quantityOf, type Units } from '../units.ts';
import { cancellationsOf } from './order.cancellation.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import type { StatusStock } from './order.plugin.spec.ts';
import type { StockMoment } from './order.policy.ts';
import type { Order, Payment, StockTerms } from './order.ts';

/** What is to change about a line's stock, in pieces: what the policy wants against what the keeper told. */
export interface StockSteps {
  readonly line: string;
  /** To be kept back. */
  readonly reserve: number;
  /** To be deducted; `reserved` of them are kept back already. */
  readonly commit: { readonly units: number; readonly reserved: number };
  /** To be let go. */
  readonly release: number;
  /** To be put back; `reserved` of them are to be kept back again. */
  readonly restock: { readonly units: number; readonly reserved: number };
}

/** The moments that do not go parcel by parcel, and whether an order has come to them. Money that came stays come, whatever went back. */
const reached: Readonly<Record<Exclude<StockMoment, 'packed' | 'shipped'>, (order: Order) => boolean>> = {
  placed: () => true,
  approved: ({ lifecycle }) => openReviewsOf(lifecycle.context).length === 0,
  offline_promised: ({ payments }) => payments.some(isPromisedOffline),
  paid: (order) => {
    const { captured, writtenOff, owed } = figuresOf(order).money;
    return captured + writtenOff >= owed;
  },
};

const cameToNothing: ReadonlySet<Payment['state']> = new Set(['failed', 'expired', 'voided']);

function isPromisedOffline({ state, context }: Payment): boolean {
  const { method } = totalsOf(context);
  return method !== undefined && !isGatewayMethod(method) && !cameToNothing.has(state);
}

/** Somebody tried to pay what is still owed, and every attempt came to nothing. */
function hasFailedToPay(order: Order): boolean {
  const { payments } = order;
  if (payments.length === 0 || payments.some(({ state }) => !cameToNothing.has(state))) return false;
  return figuresOf(order).money.outstanding > 0;
}

/** What is to change about the stock of every line that is shipped; nothing where the order does not ask. */
export const stockStepsOf: (order: Order) => readonly StockSteps[] = once((order) => stockStepsWith(order, noStatus));

/** What custom statuses do with stock while they stand. */
export type StatusStocks = ReadonlySet<StatusStock>;

const noStatus: StatusStocks = new Set();

/** The same, with what the custom statuses that stand do with it. */
export function stockStepsWith(order: Order, statuses: StatusStocks): readonly StockSteps[] {
  const terms = order.obligations.stock;
  if (!terms) return [];
  const wanted = wantedIn(order, terms, statuses);
  return figuresOf(order)
    .lines.filter(({ line }) => line.requiresShipping)
    .map((line) => stepsOf(line, wanted(line), given(order, line)));
}

/** What the policy wants of a line, in pieces. What the carrier lost has left the stock beyond what is ordered. */
interface Wanted {
  /** Live, or lost on the way: what the order needs from its stock. Of an order that failed to pay and is let go, what left alone. */
  readonly needed: number;
  /** To be deducted by now. */
  readonly deducted: number;
  /** Deducted, to stay so whatever the moment is. */
  readonly mayStay: number;
  /** To be kept back or deducted by now. */
  readonly secured: number;
  /** May leave the stock without having been kept back: the parcels tell that it was there. */
  readonly seen: number;
}

function wantedIn(order: Order, terms: StockTerms, statuses: StatusStocks): (line: LineFigures) => Wanted {
  const packed = packedIn(order);
  const takenBack = takenBackIn(order);
  const canceledByUs = cancellationsOf(order).reduce((sum, { units }) => addUnits(sum, units), noUnits);
  const due = (moment: StockMoment) => moment !== 'packed' && moment !== 'shipped' && reached[moment](order);
  const deducts = due(terms.deductAt) || statuses.has('deducted');
  const reserves = due(terms.reserveAt) || statuses.has('reserved');
  const isByParcel = terms.deductAt === 'packed' || terms.deductAt === 'shipped';
  const letGo = statuses.has('released') || (terms.onFailedPayment === 'released' && hasFailedToPay(order));
  return ({ line: { id }, live, shipped, missing, canceled }) => {
    const gone = shipped + missing;
    const all = letGo ? gone : Math.max(live, shipped) + missing;
    const prepared = Math.min(all, gone + quantityOf(packed, id));
    const level = (moment: StockMoment, isDue: boolean) => (isDue ? all : moment === 'packed' ? prepared : gone);
    const deducted = level(terms.deductAt, deducts);
    const back = quantityOf(takenBack, id);
    const stays = terms.onUnship === 'deducted' ? all : isByParcel ? 0 : Math.max(0, all - back);
    // Whoever canceled elsewhere said nothing of stock, so nobody asked for it back.
    const unasked = terms.onCancel === 'as_asked' ? Math.max(0, canceled - quantityOf(canceledByUs, id)) : 0;
    return {
      needed: all,
      deducted,
      mayStay: Math.max(deducted, stays) + unasked,
      secured: Math.max(level(terms.reserveAt, reserves), deducted),
      seen: isByParcel && !deducts ? deducted : gone,
    };
  };
}

/** What the keeper gave for the pieces that are wanted, over all places, and what it does not have. */
function given(order: Order, { line: { id }, rejected, backordered, keptDeducted }: LineFigures) {
  const { reserved, committed } = stockSums(order.lifecycle.context, id);
  return {
    reserved: Math.max(0, reserved),
    committed: Math.max(0, committed - keptDeducted),
    lacking: rejected + backordered,
  };
}

function stepsOf(
  { line: { id: line } }: LineFigures,
  { needed, deducted, mayStay, secured, seen }: Wanted,
  { reserved, committed, lacking }: ReturnType<typeof given>,
): StockSteps {
  const putBack = Math.max(0, committed - mayStay);
  const leaves = Math.max(0, Math.min(deducted - committed, Math.max(reserved, seen - committed)));
  const ofReserved = Math.min(leaves, reserved);
  const free = reserved - ofReserved;
  const out = committed - putBack + leaves;
  const open = Math.max(0, needed - out);
  const again = Math.min(putBack, Math.max(0, open - free));
  const lacks = Math.max(0, secured - out - free - again);
  return {
    line,
    reserve: lacks - Math.min(lacks, lacking),
    commit: { units: leaves, reserved: ofReserved },
    release: Math.max(0, free - open),
    restock: { units: putBack, reserved: again },
  };
}

/**
 * Of units that are canceled, those that go back into stock though nobody asks for it: they are only kept back, or on their way back to the
 * shelf already. What is deducted is canceled last.
 */
export function notDeductedOf(order: Order, units: Units): Units {
  const steps = new Map(stockStepsOf(order).map((step) => [step.line, step]));
  const free = figuresOf(order).lines.map((line) => {
    const { id } = line.line;
    const here = given(order, line).committed - (steps.get(id)?.restock.units ?? 0) - line.shipped - line.missing;
    return { line: id, quantity: line.live - line.handedOver - Math.max(0, here) };
  });
  return minUnits(units, normalUnits(free));
}

/** What is packed and here. */
function packedIn({ fulfillments }: Order): Units {
  return fulfillments
    .filter(({ state }) => state === 'packed')
    .map(({ context }) => parcelOf(context))
    .reduce((units, { contents }) => addUnits(units, contents), noUnits);
}

/** What left and was taken back, by us or by the carrier. */
function takenBackIn({ fulfillments }: Order): Units {
  return fulfillments
    .flatMap(({ context }) => {
      const { contents } = parcelOf(context);
      const back = new Set(rowsOf(context.rows, 'unshipped').map(({ reference }) => reference));
      const unshipped = rowsOf(context.rows, 'shipped').filter(({ reference }) => back.has(reference));
      return [...unshipped, ...lastBroughtBackOf(context.rows)].map(({ units = contents }) => units);
    })
    .reduce(addUnits, noUnits);
}
