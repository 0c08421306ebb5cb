import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import { handoverOf } from '../fulfillment/fulfillment.plan.ts';
import { hasNotLeft } from '../fulfillment/fulfillment.status.ts';
import type { LineDelta, OrderLine } from '../lines.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { addUnits, noUnits, quantitiesIn, type Units, withoutUnits } from '../units.ts';
import { creditableIn, replacedOf } from './order.claims.ts';
import { heldOf, holdingOf } from './order.held.ts';
import { linesOf } from './order.lines.ts';
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

/** A line while it is counted. */
type Counting = { -readonly [Field in keyof LineFigures]: LineFigures[Field] };

/** The figures that parts tell unit by unit. */
type Told =
  | 'cancelAsked'
  | 'planned'
  | 'digital'
  | 'scheduled'
  | 'begun'
  | 'shipped'
  | 'missing'
  | 'delivered'
  | 'claimed'
  | 'received'
  | 'accepted';

/** Every line in units: what the parts tell, then what follows from it, then what of it is credited. */
export function lineFiguresOf(order: Order): readonly LineFigures[] {
  const lines = linesOf(order).map(uncounted);
  addTold(order, lines);
  settle(order, lines);
  if (order.returns.length > 0) credit(order, lines);
  return lines;
}

function uncounted(line: OrderLine): Counting {
  return {
    line,
    cancelAsked: 0,
    canceled: 0,
    live: 0,
    planned: 0,
    digital: 0,
    scheduled: 0,
    begun: 0,
    shipped: 0,
    missing: 0,
    handedOver: 0,
    delivered: 0,
    claimed: 0,
    received: 0,
    accepted: 0,
    replaced: 0,
    credited: 0,
    open: 0,
    rejected: 0,
    backordered: 0,
    keptDeducted: 0,
    held: 0,
  };
}

function addTold(order: Order, lines: readonly Counting[]): void {
  const lineOf = finding(lines);
  const add = (field: Told, units: Units) => {
    for (const { line, quantity } of units) {
      const figures = lineOf(line);
      if (figures) figures[field] += quantity;
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
  for (const row of rows) if (row.kind === 'cancel_unshipped') add('cancelAsked', row.units ?? noUnits);
}

/** Finds a line by its id: among many by an index. */
function finding(lines: readonly Counting[]): (id: string) => Counting | undefined {
  if (lines.length < 8)
    return (id) => {
      for (const figures of lines) if (figures.line.id === id) return figures;
      return undefined;
    };
  const byId = new Map(lines.map((figures) => [figures.line.id, figures]));
  return (id) => byId.get(id);
}

function settle(order: Order, lines: readonly Counting[]): void {
  const isCanceled = order.lifecycle.state === 'canceled';
  const [holding, shortages] = [holdingOf(order), shortagesOf(order)];
  for (const f of lines) {
    const { quantity, requiresShipping, id } = f.line;
    f.cancelAsked = isCanceled ? quantity : Math.min(quantity, f.cancelAsked);
    f.canceled = Math.min(f.cancelAsked, Math.max(0, quantity - f.shipped));
    f.live = quantity - f.canceled;
    f.handedOver = Math.min(f.shipped, f.live);
    f.open = requiresShipping ? f.live - f.handedOver : 0;
    if (shortages) {
      const { rejected, backordered, keptDeducted } = shortages(id, f);
      f.rejected = rejected;
      f.backordered = backordered;
      f.keptDeducted = keptDeducted;
    }
    f.held = heldOf(holding, id, requiresShipping ? f.open : Math.min(f.digital, f.live - f.handedOver), f.rejected);
  }
}

function credit({ returns }: Order, lines: readonly Counting[]): void {
  const claims = replacedOf(returns, lines);
  const replaced = [...claims.values()].reduce(addUnits, noUnits);
  const accepted = returns.reduce((units, box) => addUnits(units, creditableIn(box, claims)), noUnits);
  const [replacedOfLine, acceptedOfLine] = [quantitiesIn(replaced, lines.length), quantitiesIn(accepted, lines.length)];
  for (const f of lines) {
    f.replaced = replacedOfLine(f.line.id);
    f.credited = Math.min(acceptedOfLine(f.line.id), Math.max(0, f.handedOver - f.replaced));
  }
}

/** All pieces of the lines that were added for a case. */
function wholeLines(order: Order, added: readonly LineDelta[]): Units {
  return linesOf(order).flatMap(({ id: line, quantity }) =>
    added.some((delta) => delta.line === line) ? [{ line, quantity }] : [],
  );
}
