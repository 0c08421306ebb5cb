import { instant } from '../events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { rowsOf } from '../ledger.ts';
import { operationOf } from '../payment/payment.links.ts';
import { refundsUnderWayOf, standingRefundsOf } from '../payment/payment.operations.ts';
import { type PaymentContext, type PaymentRow, sum } from '../payment/payment.rows.ts';
import type { RequestReturn } from '../returns/returns.events.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { quantityOf } from '../units.ts';
import { creditsOf, type ReturnCredit } from './order.credits.ts';
import { figuresOf, type LineFigures } from './order.figures.ts';
import type { Fulfillment, Order } from './order.ts';

/** Until when units of a line may be asked to come back. */
export interface ReturnWindow {
  /** Units whose window has not closed and that nobody asked for. Where nobody said when they were handed over, no clock has started. */
  readonly open: number;
  /** When the last window closed that has; `null` where none has. */
  readonly closedAt: string | null;
}

/** Window and final sale bind customers. Staff may take in what they like, and a warranty is owed to everybody. */
export function isBound({ by, cause }: RequestReturn): boolean {
  return by.kind === 'customer' && cause !== 'warranty';
}

/** The units of a line by the window that was promised: parcel by parcel, from the last hand-over or delivery that was reported of it. */
export function windowOf(order: Order, line: string, at: string): ReturnWindow {
  const now = instant(at);
  const closings = closingsOf(order, line);
  const closed = closings.flatMap(({ closes }) => (closes !== undefined && closes <= now ? [closes] : []));
  return { open: openIn(closings, askedFor(order, line), now), closedAt: closed.sort().at(-1) ?? null };
}

/** Units of a line that a customer may ask to bring back, and until when. @since 0.1.0 */
export interface ReturnableUnits {
  readonly quantity: number;
  /** When their window closes; absent where there is none, or no clock has started. */
  readonly until?: string;
}

/** The units of a line that its customer may ask to bring back, those whose window closes first at the front; passed windows among them. */
export function returnableUnitsOf(
  order: Order,
  { line, handedOver, claimed }: LineFigures,
): readonly ReturnableUnits[] {
  if (line.returnable === false) return [];
  const closings = closingsOf(order, line.id);
  const asked = askedFor(order, line.id);
  const left = (from: string) => Math.max(0, Math.min(handedOver - claimed, openIn(closings, asked, from)));
  const ends = [...new Set(closings.flatMap(({ closes }) => (closes === undefined ? [] : [closes])))].sort();
  const steps = ends.map((until, i) => ({ quantity: left(ends[i - 1] ?? '') - left(until), until }));
  return [...steps, { quantity: left(ends.at(-1) ?? '') }].filter(({ quantity }) => quantity > 0);
}

/** Units of a line that left in one parcel, and when their window closes. */
interface Closing {
  readonly units: number;
  readonly closes: string | undefined;
}

function closingsOf(order: Order, line: string): readonly Closing[] {
  const { returnWindow } = order.obligations;
  return order.fulfillments.flatMap((parcel) => {
    const units = quantityOf(parcelOf(parcel.context).shipped, line);
    const arrived = lastMoveOf(parcel);
    const closes = returnWindow === undefined || arrived === undefined ? undefined : later(arrived, returnWindow);
    return units > 0 ? [{ units, closes }] : [];
  });
}

/** Units that were asked for under the window, and when: they were open then. */
interface Asked {
  readonly units: number;
  readonly at: string;
}

function askedFor(order: Order, line: string): readonly Asked[] {
  return order.returns.flatMap(({ context }) => {
    const units = quantityOf(returnTotalsOf(context).claimed, line);
    const bound = rowsOf(context.rows, 'requested').flatMap(({ occurredAt, cause }) =>
      occurredAt === undefined || cause === 'warranty' ? [] : [occurredAt],
    );
    return bound.map((at) => ({ units, at }));
  });
}

/**
 * What is open at a moment and not asked for: as many units as leave every request a unit that was open when it was made, so no number
 * of requests gets more than one would, and one in time is counted against the windows that close first.
 */
function openIn(closings: readonly Closing[], asked: readonly Asked[], now: string): number {
  const moments = [now, ...asked.flatMap(({ at }) => (at <= now ? [at] : []))];
  return moments.reduce((least, moment) => {
    const open = closings.reduce(
      (sum, { units, closes }) => sum + (closes === undefined || closes > moment ? units : 0),
      0,
    );
    return Math.min(least, open - asked.reduce((sum, { at, units }) => sum + (at >= moment ? units : 0), 0));
  }, Number.MAX_SAFE_INTEGER);
}

/** What one return case brings its customer, and what was refunded for it. Minor units. @since 0.1.0 */
export interface ReturnBalance extends ReturnCredit {
  /** Refunds that name the case, those on their way among them; goodwill is not. */
  readonly refunded: number;
  /** What may still be refunded for it: `credited - exchanged - refunded`, never below nothing. */
  readonly due: number;
}

/**
 * The return cases of an order in money: what was accepted, what is kept of it, what went back for it. Refunds stand apart from
 * returns; what is told here is of those that name their case.
 *
 * @since 0.1.0
 */
export function returnBalancesOf(order: Order): readonly ReturnBalance[] {
  return creditsOf(order.returns, figuresOf(order).lines).map((credit) => {
    const refunded = order.payments.reduce((sum, { context }) => sum + refundedFor(context, credit.return), 0);
    return { ...credit, refunded, due: Math.max(0, credit.credited - credit.exchanged - refunded) };
  });
}

/** What a tender gave back for a return case, or is about to. */
function refundedFor(context: PaymentContext, box: string): number {
  const names = (row: PaymentRow) => {
    const asked = operationOf(context, row) ?? row;
    return asked.return === box && !asked.goodwill;
  };
  const underWay = refundsUnderWayOf(context).filter(({ row }) => names(row));
  return sum(standingRefundsOf(context).filter(names)) + underWay.reduce((total, { amount }) => total + amount, 0);
}

/** When a parcel was last handed over or delivered, as reported. */
export function lastMoveOf({ context }: Fulfillment): string | undefined {
  return [...parcelOf(context).shipments, ...rowsOf(context.rows, 'delivered')]
    .flatMap(({ occurredAt }) => (occurredAt === undefined ? [] : [occurredAt]))
    .sort()
    .at(-1);
}

/** The last instant that four digits can write, so that instants compare as text. */
const endOfTime = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant so many milliseconds later. */
export function later(from: string, milliseconds: number): string {
  return new Date(Math.min(Date.parse(from) + milliseconds, endOfTime)).toISOString();
}
