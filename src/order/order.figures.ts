import type { UnitFigures } from '../fulfillment/fulfillment.status.ts';
import { once } from '../once.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { pendingOf } from '../payment/payment.operations.ts';
import type { MoneyFigures } from '../payment/payment.status.ts';
import { replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { type LineFigures, lineFiguresOf } from './order.figures.lines.ts';
import { moneyOf } from './order.money.ts';
import type { Order } from './order.ts';

export type { LineFigures };

/** Everything that is counted about an order. A pure function of its rows, made once per order value. */
export interface OrderFigures {
  readonly lines: readonly LineFigures[];
  readonly units: UnitFigures;
  /** Live units of every line, also of those that need no shipping. */
  readonly liveOfAll: number;
  readonly money: MoneyFigures;
  readonly pendingOperations: readonly string[];
  /** Live units of lines that need no shipping, whose digital delivery is planned and not made. */
  readonly digitalOpen: number;
  /** Of these: kept back by stock or by holds. */
  readonly digitalHeld: number;
  /** Canceled as a whole, or line by line until nothing was left. */
  readonly calledOff: boolean;
}

/** The order in figures. */
export const figuresOf: (order: Order) => OrderFigures = once(count);

/** The same by the lines' ids. */
export const figuresOfLines: (order: Order) => ReadonlyMap<string, LineFigures> = once(
  (order) => new Map(figuresOf(order).lines.map((figures) => [figures.line.id, figures])),
);

function count(order: Order): OrderFigures {
  const lines = lineFiguresOf(order);
  let [liveOfAll, digitalOpen, digitalHeld] = [0, 0, 0];
  for (const f of lines) {
    liveOfAll += f.live;
    if (f.line.requiresShipping) continue;
    digitalOpen += Math.min(f.digital, f.live - f.handedOver);
    digitalHeld += f.held;
  }
  return {
    lines,
    units: unitsOf(order, lines),
    liveOfAll,
    digitalOpen,
    digitalHeld,
    calledOff: order.lifecycle.state === 'canceled' || liveOfAll === 0,
    money: moneyOf(order, lines),
    pendingOperations: order.payments.flatMap((payment) => totalsOf(payment.context).pendingOperations),
  };
}

/** The lines that go out for others. */
function replacingIn(returns: Order['returns']): ReadonlySet<string> {
  const replacing = new Set<string>();
  for (const { context } of returns) for (const { line } of replacementsAgreedOf(context)) replacing.add(line);
  return replacing;
}

/** The lines that are shipped, together. */
function unitsOf({ returns }: Order, lines: readonly LineFigures[]): UnitFigures {
  const replacing = replacingIn(returns);
  const units = {
    ordered: 0,
    canceled: 0,
    live: 0,
    open: 0,
    handedOver: 0,
    delivered: 0,
    returned: 0,
    held: 0,
    scheduled: 0,
    begun: 0,
    replacements: 0,
    replacementsOpen: 0,
  };
  for (const f of lines) {
    if (!f.line.requiresShipping) continue;
    units.ordered += f.line.quantity;
    units.canceled += f.canceled;
    units.live += f.live;
    units.open += f.open;
    units.handedOver += f.handedOver;
    units.delivered += Math.min(f.delivered, f.handedOver);
    units.returned += Math.min(f.received, f.handedOver);
    units.held += f.held;
    units.scheduled += Math.min(f.scheduled, f.open);
    units.begun += f.begun;
    if (!replacing.has(f.line.id)) continue;
    units.replacements += f.live;
    units.replacementsOpen += f.open;
  }
  return units;
}

/** What is held beyond what is owed and nobody was asked to pay back; negative where more is owed than held. */
export function repayableOf(order: Order): number {
  const { captured, refunded, refundPending, disputed, owed } = figuresOf(order).money;
  const goodwill = order.payments.reduce((sum, { context }) => sum + totalsOf(context).goodwillPending, 0);
  return captured - refunded - refundPending - disputed - Math.max(0, owed - goodwill);
}

/** What may still be captured: what is missing, also what was written off, and not asked for already. */
export function chargeableOf(order: Order): number {
  const { outstanding, writtenOff } = figuresOf(order).money;
  return Math.max(0, outstanding + writtenOff - captureAskedOf(order));
}

/** What may still be written off: what is outstanding and not asked for already. */
export function forgivableOf(order: Order): number {
  return Math.max(0, figuresOf(order).money.outstanding - captureAskedOf(order));
}

function captureAskedOf(order: Order): number {
  return order.payments.reduce((sum, { context }) => sum + totalsOf(context).capturePending, 0);
}

/** What may still be authorized: what is outstanding and neither asked for already nor set aside, but for what is replaced. */
export function authorizableForOrder(order: Order, replaced = 0): number {
  const asked = order.payments.reduce((sum, { context }) => sum + pendingOf(context, 'authorize'), 0);
  return Math.max(0, chargeableOf(order) - figuresOf(order).money.authorized + replaced - asked);
}
