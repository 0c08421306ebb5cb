import { instant } from '../events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { rowsOf } from '../ledger.ts';
import { operationOf } from '../payment/payment.links.ts';
import { refundsUnderWayOf, standingRefundsOf } from '../payment/payment.operations.ts';
import { type PaymentContext, type PaymentRow, sum } from '../payment/payment.rows.ts';
import { quantityOf } from '../units.ts';
import { creditsOf, type ReturnCredit } from './order.credits.ts';
import { figuresOf } from './order.figures.ts';
import type { Fulfillment, Order } from './order.ts';

/** Until when units of a line may be asked to come back. */
export interface ReturnWindow {
  /** Units whose window has not closed. Where nobody said when they arrived, no clock has started. */
  readonly open: number;
  /** When the last window closed that has; `null` where none has. */
  readonly closedAt: string | null;
}

/** The units of a line by the window that was promised: parcel by parcel, from the last hand-over or delivery that was reported of it. */
export function windowOf(order: Order, line: string, at: string): ReturnWindow {
  const { returnWindow } = order.obligations;
  let open = 0;
  let closedAt: string | null = null;
  for (const parcel of order.fulfillments) {
    const units = quantityOf(parcelOf(parcel.context).shipped, line);
    const arrived = lastMoveOf(parcel);
    const closes = returnWindow === undefined || arrived === undefined ? undefined : later(arrived, returnWindow);
    if (closes === undefined || closes > instant(at)) open += units;
    else if (units > 0 && (closedAt === null || closes > closedAt)) closedAt = closes;
  }
  return { open, closedAt };
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
