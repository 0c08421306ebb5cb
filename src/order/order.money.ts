import { rowsOf } from '../ledger.ts';
import { type OrderLine, piecesWorth } from '../lines.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { goodwillsOf } from '../payment/payment.operations.ts';
import { minorOf } from '../payment/payment.rows.ts';
import type { MoneyFigures } from '../payment/payment.status.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { normalUnits, noUnits, quantityOf, type Units } from '../units.ts';
import { type Creditable, creditsOf, type ReturnCredit } from './order.credits.ts';
import { linesOf } from './order.lines.ts';
import type { Order } from './order.ts';

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
  const tenders = order.payments.map((payment) => totalsOf(payment.context));
  const together = (field: (totals: (typeof tenders)[number]) => number) =>
    tenders.reduce((amount, totals) => amount + field(totals), 0);
  const total = lines.reduce((amount, { line }) => amount + line.total, 0);
  const credited = lines.reduce((amount, figures) => amount + worthOf(figures.line, creditedOf(figures)), 0);
  const credits = creditsOf(order.returns, lines);
  const fees = credits.reduce((sum, { fee }) => sum + fee, 0);
  const advanced = credits.reduce((sum, { advance }) => sum + advance, 0);
  const charged = total - credited + fees - advanced;
  const owed = charged - goodwillIn(order, lines, credits, charged);
  const captured = together((t) => t.captured);
  const refunded = together((t) => t.refunded);
  const disputeLost = together((t) => t.disputeLost);
  const held = captured - refunded - disputeLost;
  const writtenOff = writtenOffIn(order, owed, held, (units) => chargedSince(order, lines, credits, units));
  return {
    total,
    owed,
    fees,
    advanced,
    authorized: together((t) => t.open),
    captured,
    refunded,
    refundPending: together((t) => t.refundPending),
    disputed: together((t) => t.disputed),
    disputeLost,
    writtenOff,
    outstanding: owed - held - writtenOff,
  };
}

function worthOf(line: OrderLine, pieces: number): number {
  return pieces === 0 ? 0 : piecesWorth(line, 0, pieces).total;
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
  const given = order.payments
    .flatMap(({ context }) => goodwillsOf(context))
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
  return rowsOf(lifecycle.context.rows, 'written_off')
    .map((row) => ({
      amount: minorOf(row),
      missing: Math.min(owed - since(row.units ?? noUnits), row.worth?.amount ?? 0) - held,
    }))
    .sort((a, b) => a.missing - b.missing)
    .reduce((covered, { amount, missing }) => covered + Math.max(0, Math.min(amount, missing - covered)), 0);
}

/** What is charged for pieces that were added later, but for those that stand for goods that came back for them. */
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
      return [line.id, piecesWorth(line, from, line.quantity).total];
    }),
  );
  const replacing = new Set(returns.flatMap(({ context }) => replacementsAgreedOf(context).map(({ line }) => line)));
  const passedOn = returns.map(({ id, context }) => {
    const { requested, accepted } = returnTotalsOf(context);
    const isPassedOn = [...requested, ...accepted].some(
      ({ line }) => quantityOf(covered, line) > 0 || replacing.has(line),
    );
    const out = new Set(replacementsAgreedOf(context).map(({ line }) => line));
    const worth = [...out].reduce((sum, line) => sum + (added.get(line) ?? 0), 0);
    return isPassedOn ? Math.min(worth, credits.find((credit) => credit.return === id)?.exchanged ?? 0) : 0;
  });
  const sum = (amounts: Iterable<number>) => [...amounts].reduce((known, amount) => known + amount, 0);
  return Math.max(0, sum(added.values()) - sum(passedOn));
}
