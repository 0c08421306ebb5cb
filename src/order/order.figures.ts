import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { handoverOf } from '../fulfillment/fulfillment.plan.ts';
import { hasNotLeft, type UnitFigures } from '../fulfillment/fulfillment.status.ts';
import type { LineDelta, OrderLine } from '../lines.ts';
import { once } from '../once.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { pendingOf } from '../payment/payment.operations.ts';
import type { MoneyFigures } from '../payment/payment.status.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { addUnits, noUnits, quantitiesIn, type Units, withoutUnits } from '../units.ts';
import { creditableIn, replacedOf } from './order.claims.ts';
import { type Holding, heldOf, holdingOf } from './order.held.ts';
import { linesOf } from './order.lines.ts';
import { moneyOf } from './order.money.ts';
import { type LineShortages, shortagesOf } from './order.shortages.ts';
import type { Order } from './order.ts';

/** One line in units. */
export interface LineFigures extends LineShortages {
  readonly line: OrderLine;
  /** What was asked to be canceled; more than `canceled` where goods had left. */
  readonly cancelAsked: number;
  /** Effectively canceled: never more than what was not shipped. */
  readonly canceled: number;
  readonly live: number;
  /** In parcels that have not left. */
  readonly planned: number;
  /** In digital deliveries that are still to be made. */
  readonly digital: number;
  /** In parcels that wait for their date. */
  readonly scheduled: number;
  readonly begun: number;
  /** Reported as having left, without what is missing; more than `handedOver` where more left than was live. */
  readonly shipped: number;
  /** Left, was damaged or lost by the carrier, and was not delivered after all: to be sent anew, or canceled. */
  readonly missing: number;
  readonly handedOver: number;
  readonly delivered: number;
  /** Coming back or back. */
  readonly claimed: number;
  readonly received: number;
  /** Inspected, and so accepted. */
  readonly accepted: number;
  /** Replaced at no charge, as far as the replacement stands: not credited where they come back. */
  readonly replaced: number;
  /** Accepted and credited: no more than was handed over and not replaced. */
  readonly credited: number;
  /** Live, to be handed over, and not. */
  readonly open: number;
  /** Open, or to be delivered digitally, and kept back by stock or by holds. */
  readonly held: number;
}

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
  const lines = withCredits(order, countLines(order));
  const money = moneyOf(order, lines);
  const replacing = new Set(
    order.returns.flatMap(({ context }) => replacementsAgreedOf(context).map(({ line }) => line)),
  );
  const liveOfAll = lines.reduce((count, figures) => count + figures.live, 0);
  const shippable = lines.filter((figures) => figures.line.requiresShipping);
  const together = (field: (figures: LineFigures) => number) =>
    shippable.reduce((count, figures) => count + field(figures), 0);
  return {
    lines,
    units: {
      ordered: together((f) => f.line.quantity),
      canceled: together((f) => f.canceled),
      live: together((f) => f.live),
      open: together((f) => f.open),
      handedOver: together((f) => f.handedOver),
      delivered: together((f) => Math.min(f.delivered, f.handedOver)),
      returned: together((f) => Math.min(f.received, f.handedOver)),
      held: together((f) => f.held),
      scheduled: together((f) => Math.min(f.scheduled, f.open)),
      begun: together((f) => f.begun),
      replacements: together((f) => (replacing.has(f.line.id) ? f.live : 0)),
      replacementsOpen: together((f) => (replacing.has(f.line.id) ? f.open : 0)),
    },
    liveOfAll,
    digitalOpen: lines.reduce(
      (count, f) => count + (f.line.requiresShipping ? 0 : Math.min(f.digital, f.live - f.handedOver)),
      0,
    ),
    digitalHeld: lines.reduce((count, f) => count + (f.line.requiresShipping ? 0 : f.held), 0),
    calledOff: order.lifecycle.state === 'canceled' || liveOfAll === 0,
    money,
    pendingOperations: order.payments.flatMap((payment) => totalsOf(payment.context).pendingOperations),
  };
}

/** A line before it is known what of it is credited. */
type Counted = Omit<LineFigures, 'replaced' | 'credited'>;

type Tally = {
  -readonly [Field in Exclude<
    keyof Counted,
    'line' | 'canceled' | 'live' | 'handedOver' | 'open' | keyof LineShortages | 'held'
  >]: number;
};

function countLines(order: Order): Counted[] {
  const tallies = new Map<string, Tally>();
  for (const { id } of linesOf(order)) {
    tallies.set(id, {
      cancelAsked: 0,
      planned: 0,
      digital: 0,
      scheduled: 0,
      begun: 0,
      shipped: 0,
      missing: 0,
      delivered: 0,
      claimed: 0,
      received: 0,
      accepted: 0,
    });
  }
  const add = (field: keyof Tally, units: Units) => {
    for (const { line, quantity } of units) {
      const tally = tallies.get(line);
      if (tally) tally[field] += quantity;
    }
  };
  for (const { state, context } of order.fulfillments) {
    const { contents, picked, shipped, delivered, missing } = parcelOf(context);
    add('shipped', withoutUnits(shipped, missing));
    add('missing', missing);
    add('delivered', delivered);
    if (hasNotLeft.has(state)) add('planned', contents);
    if (state !== 'canceled' && handoverOf(context) === 'digital') add('digital', withoutUnits(contents, shipped));
    if (state === 'scheduled') add('scheduled', contents);
    if (state === 'in_progress') add('begun', picked.length > 0 ? picked : contents);
    if (state === 'packed') add('begun', contents);
  }
  for (const { context } of order.returns) {
    const { claimed, received, accepted } = returnTotalsOf(context);
    add('claimed', claimed);
    add('received', received);
    add('accepted', accepted);
    if (isCalledOff(context)) add('cancelAsked', wholeLines(order, replacementsAgreedOf(context)));
  }
  const { rows } = order.lifecycle.context;
  for (const row of rows) if (row.kind === 'cancel_unshipped') add('cancelAsked', row.units ?? []);
  const whole = order.lifecycle.state === 'canceled';
  const [holding, shortages] = [holdingOf(order), shortagesOf(order)];
  return linesOf(order).map((line) => figuresOfLine(line, tallies.get(line.id) as Tally, whole, holding, shortages));
}

function figuresOfLine(
  line: OrderLine,
  tally: Tally,
  wholeOrderCanceled: boolean,
  holding: Holding,
  shortages: ReturnType<typeof shortagesOf>,
): Counted {
  const cancelAsked = wholeOrderCanceled ? line.quantity : Math.min(line.quantity, tally.cancelAsked);
  const canceled = Math.min(cancelAsked, Math.max(0, line.quantity - tally.shipped));
  const live = line.quantity - canceled;
  const handedOver = Math.min(tally.shipped, live);
  const open = line.requiresShipping ? live - handedOver : 0;
  const digital = Math.min(tally.digital, live - handedOver);
  const stock = shortages(line.id, { ...tally, canceled, live });
  return {
    line,
    ...tally,
    cancelAsked,
    canceled,
    live,
    handedOver,
    open,
    ...stock,
    held: heldOf(holding, line.id, line.requiresShipping ? open : digital, stock.rejected),
  };
}

function withCredits({ returns }: Order, lines: readonly Counted[]): LineFigures[] {
  const claims = replacedOf(returns, lines);
  const replaced = [...claims.values()].reduce(addUnits, noUnits);
  const accepted = returns.reduce((units, box) => addUnits(units, creditableIn(box, claims)), noUnits);
  const [replacedOfLine, acceptedOfLine] = [quantitiesIn(replaced, lines.length), quantitiesIn(accepted, lines.length)];
  return lines.map((figures) => {
    const { line, handedOver } = figures;
    const gone = replacedOfLine(line.id);
    const credited = Math.min(acceptedOfLine(line.id), Math.max(0, handedOver - gone));
    return { ...figures, replaced: gone, credited };
  });
}

/** All pieces of the lines that were added for a case. */
function wholeLines(order: Order, added: readonly LineDelta[]): Units {
  return linesOf(order).flatMap(({ id: line, quantity }) =>
    added.some((delta) => delta.line === line) ? [{ line, quantity }] : [],
  );
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
