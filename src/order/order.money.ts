import { rowsOf } from '../ledger.ts';
import { type OrderLine, totalOfPieces } from '../lines.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { goodwillsOf } from '../payment/payment.operations.ts';
import { minorOf } from '../payment/payment.rows.ts';
import type { MoneyFigures } from '../payment/payment.status.ts';
import { type ReturnContext, returnTotalsOf } from '../returns/returns.ledger.ts';
import { replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { normalUnits, noUnits, quantityOf, type Units } from '../units.ts';
import { type Creditable, creditsOf, type ReturnCredit } from './order.credits.ts';
import { linesOf } from './order.lines.ts';
import type { Order, Return } from './order.ts';

/** A line of which it is known how many pieces were accepted and credited. */
interface CreditedLine extends Creditable {
  readonly credited: number;
}

/** Units that are not to be paid any more: canceled, or returned and accepted. */
export function creditedOf({ canceled, credited }: CreditedLine): number {
  return canceled + credited;
}

/** What is owed and what has moved. */
export function moneyOf(order: Order, lines: readonly CreditedLine[]): MoneyFigures {
  const money = {
    total: 0,
    owed: 0,
    fees: 0,
    advanced: 0,
    authorized: 0,
    captured: 0,
    refunded: 0,
    refundPending: 0,
    disputed: 0,
    disputeLost: 0,
    writtenOff: 0,
    outstanding: 0,
  };
  for (const { context } of order.payments) {
    const tender = totalsOf(context);
    money.authorized += tender.open;
    money.captured += tender.captured;
    money.refunded += tender.refunded;
    money.refundPending += tender.refundPending;
    money.disputed += tender.disputed;
    money.disputeLost += tender.disputeLost;
  }
  let credited = 0;
  for (const figures of lines) {
    money.total += figures.line.total;
    credited += worthOf(figures.line, creditedOf(figures));
  }
  const credits = creditsOf(order.returns, lines);
  for (const { fee, advance } of credits) {
    money.fees += fee;
    money.advanced += advance;
  }
  const charged = money.total - credited + money.fees - money.advanced;
  money.owed = charged - goodwillIn(order, lines, credits, charged);
  const held = money.captured - money.refunded - money.disputeLost;
  money.writtenOff = writtenOffIn(order, money.owed, held, (units) => chargedSince(order, lines, credits, units));
  money.outstanding = money.owed - held - money.writtenOff;
  return money;
}

function worthOf(line: OrderLine, pieces: number): number {
  return pieces === 0 ? 0 : totalOfPieces(line, 0, pieces);
}

/** The pieces that goodwill is given for: all that are ordered when it is asked for. */
export function coveredUnits(order: Order): Units {
  return normalUnits(linesOf(order).map(({ id: line, quantity }) => ({ line, quantity })));
}

/**
 * What goodwill lowers what is owed by: never more than is charged for the pieces that it was given for, so what came back used it up
 * and what was added later is owed. Goodwill that a report alone tells of was given for everything.
 */
function goodwillIn(
  order: Order,
  lines: readonly CreditedLine[],
  credits: readonly ReturnCredit[],
  charged: number,
): number {
  const goodwills = order.payments.flatMap(({ context }) => goodwillsOf(context));
  if (goodwills.length === 0) return 0;
  const given = goodwills
    .map(({ amount, units }) => ({
      amount,
      most: Math.max(0, charged - (units ? chargedSince(order, lines, credits, units) : 0)),
    }))
    .sort((a, b) => a.most - b.most);
  return given.reduce((lowered, { amount, most }) => Math.min(lowered + amount, most), 0);
}

/**
 * What was written off of what is missing. It covers no more than is missing of what was owed when it was decided: money that comes after
 * all counts first, and what is owed beyond it since is to be paid.
 */
function writtenOffIn({ lifecycle }: Order, owed: number, held: number, since: (units: Units) => number): number {
  const decisions = rowsOf(lifecycle.context.rows, 'written_off');
  if (decisions.length === 0) return 0;
  return decisions
    .map((row) => ({
      amount: minorOf(row),
      missing: Math.min(owed - since(row.units ?? noUnits), row.worth?.amount ?? 0) - held,
    }))
    .sort((a, b) => a.missing - b.missing)
    .reduce((covered, { amount, missing }) => covered + Math.max(0, Math.min(amount, missing - covered)), 0);
}

/**
 * What is charged for pieces that were added later. What goes out for pieces that were there before stands for them; what goes out for
 * pieces that were added later is charged beside what was credited ahead for these.
 */
function chargedSince(
  { returns }: Order,
  lines: readonly CreditedLine[],
  credits: readonly ReturnCredit[],
  covered: Units,
): number {
  const added = new Map(
    lines.map((figures) => {
      const { line } = figures;
      const from = Math.max(creditedOf(figures), Math.min(line.quantity, quantityOf(covered, line.id)));
      return [line.id, totalOfPieces(line, from, line.quantity)];
    }),
  );
  const standing = standingFor(returns, covered);
  const takenOff = returns.map(({ context }, i) => {
    const { exchanged, advance } = credits[i] as ReturnCredit;
    const worth = linesOut(context).reduce((sum, line) => sum + (added.get(line) ?? 0), 0);
    return Math.min(worth, comesBackOf(context).some((line) => standing.has(line)) ? exchanged : advance);
  });
  const sum = (amounts: Iterable<number>) => [...amounts].reduce((known, amount) => known + amount, 0);
  return Math.max(0, sum(added.values()) - sum(takenOff));
}

/** The lines of these pieces, and what goes out for them once they come back, and so on along the chain. */
function standingFor(returns: readonly Return[], covered: Units): ReadonlySet<string> {
  const known = new Set(covered.map(({ line }) => line));
  for (const _ of returns) {
    for (const { context } of returns) {
      if (comesBackOf(context).some((line) => known.has(line))) for (const line of linesOut(context)) known.add(line);
    }
  }
  return known;
}

function comesBackOf(context: ReturnContext): readonly string[] {
  const { requested, accepted } = returnTotalsOf(context);
  return [...requested, ...accepted].map(({ line }) => line);
}

function linesOut(context: ReturnContext): readonly string[] {
  return replacementsAgreedOf(context).map(({ line }) => line);
}
