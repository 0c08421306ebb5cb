import { type OrderLine, piecesWorth } from '../lines.ts';
import { endsOf, returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { quantityOf, type Units, withoutUnits } from '../units.ts';
import type { Return } from './order.ts';

/** What one return case lowers what is owed by. Minor units. @since 0.1.0 */
export interface ReturnCredit {
  /** The return case's id. */
  readonly return: string;
  /** What the accepted units cost. */
  readonly worth: number;
  /** What of it is kept for restocking: as agreed when the return was approved, and never more than the worth. */
  readonly fee: number;
  /** `worth - fee`. */
  readonly credited: number;
  /** What it credits once everything that was announced is accepted. */
  readonly expected: number;
  /** Of what is credited or expected: what goods that go out instead stand for. */
  readonly exchanged: number;
  /** Of what is expected: credited ahead of the goods, against what goes out in exchange. It ends when the case does. */
  readonly advance: number;
}

/** What of a line can be credited. */
interface Creditable {
  readonly line: OrderLine;
  readonly canceled: number;
  readonly accepted: number;
  readonly handedOver: number;
}

/**
 * What each case credits: differences of the lines' cumulative worths behind what was canceled, so that the cases of a line sum to the
 * cent, in however many boxes the units come. First comes what all cases took in, then what the open ones still expect: a piece that
 * one case took in is not expected by another.
 */
export function creditsOf(returns: readonly Return[], lines: readonly Creditable[]): readonly ReturnCredit[] {
  const reach = reaching(lines);
  const accepted = returns.map(({ context }) => reach(returnTotalsOf(context).accepted));
  return returns.map(({ id, context }, i) => {
    const { accepted: here, requested, fee: agreed } = returnTotalsOf(context);
    const open = endsOf(context.rows).length === 0;
    const worth = accepted[i] ?? 0;
    const more = open ? reach(withoutUnits(requested, here)) : 0;
    const fee = Math.min(agreed, worth);
    const credited = worth - fee;
    const expected = worth + more - Math.min(agreed, worth + more);
    const exchanged = Math.min(open ? expected : credited, goingOut(context, lines));
    const advance = open ? Math.max(0, exchanged - credited) : 0;
    return { return: id, worth, fee, credited, expected, exchanged, advance };
  });
}

/** The worth of units behind those that were reached before. */
function reaching(lines: readonly Creditable[]): (units: Units) => number {
  const reached = new Map<string, number>();
  return (units) =>
    lines.reduce((worth, { line, canceled, handedOver }) => {
      const before = reached.get(line.id) ?? 0;
      const after = Math.min(handedOver, before + quantityOf(units, line.id));
      reached.set(line.id, after);
      return worth + piecesWorth(line, canceled + before, canceled + after).total;
    }, 0);
}

/** What goes out for a case costs, without what of it was canceled or came back. */
function goingOut(context: Return['context'], lines: readonly Creditable[]): number {
  if (isCalledOff(context)) return 0;
  const out = new Set(replacementsAgreedOf(context).map(({ line }) => line));
  return lines.reduce((cost, { line, canceled, accepted, handedOver }) => {
    if (!out.has(line.id)) return cost;
    return cost + line.total - piecesWorth(line, 0, canceled + Math.min(accepted, handedOver)).total;
  }, 0);
}
