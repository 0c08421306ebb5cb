import { rowsOf } from '../ledger.ts';
import type { OrderLine } from '../lines.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { addUnits, maxUnits, normalUnits, noUnits, quantityOf, type Units, withoutUnits } from '../units.ts';
import type { Return } from './order.ts';

/** A line as it is counted before it is known what was replaced. */
export interface Countable {
  readonly line: OrderLine;
  readonly live: number;
  readonly accepted: number;
}

/** A line of which it is known how many pieces were replaced at no charge. */
export interface Replaceable extends Countable {
  readonly replaced: number;
}

/** What was claimed in a case. */
function claimedIn({ context }: Return): Units {
  return rowsOf(context.rows, 'claimed').reduce((units, row) => addUnits(units, row.units ?? noUnits), noUnits);
}

/**
 * Pieces that were replaced at no charge, claim by claim: as long as the replacement is to go out or is with the customer. Where that
 * came back and was replaced in its turn, it stands all the same.
 */
export function replacedOf(returns: readonly Return[], lines: readonly Countable[]): ReadonlyMap<string, Units> {
  const granted = returns.filter((box) => claimedIn(box).length > 0);
  let known: ReadonlyMap<string, Units> = new Map();
  for (const _ of granted) {
    const gone = [...known.values()].reduce(addUnits, noUnits);
    known = new Map(granted.map((box) => [box.id, standingIn(box, lines, gone)]));
  }
  return known;
}

/** Of what was claimed in a case: as much as of its replacement is standing. */
function standingIn(box: Return, lines: readonly Countable[], replaced: Units): Units {
  const out = new Set(replacementsAgreedOf(box.context).map(({ line }) => line));
  const goods = lines.filter(({ line }) => out.has(line.id));
  const all = goods.reduce((count, { line }) => count + line.quantity, 0);
  const standing = goods.reduce((count, { line, live, accepted }) => {
    const back = Math.max(0, accepted - quantityOf(replaced, line.id));
    return count + Math.max(0, live - back);
  }, 0);
  if (all === 0) return noUnits;
  return normalUnits(
    claimedIn(box).map(({ line, quantity }) => ({ line, quantity: Math.ceil((quantity * standing) / all) })),
  );
}

/** What of a case's accepted pieces is credited: those of a claim that were replaced are not. */
export function creditableIn({ id, context }: Return, replaced: ReadonlyMap<string, Units>): Units {
  return withoutUnits(returnTotalsOf(context).accepted, replaced.get(id) ?? noUnits);
}

/** Pieces that came back, or for which a replacement was asked for or granted and was not called off: nobody claims them again. */
export function spokenForOf(returns: readonly Return[], lines: readonly Countable[]): Units {
  const replaced = replacedOf(returns, lines);
  return returns.reduce((units, box) => {
    const { received } = returnTotalsOf(box.context);
    const waits = !isCalledOff(box.context) && replacementsAgreedOf(box.context).length === 0;
    return addUnits(units, maxUnits(received, waits ? claimedIn(box) : (replaced.get(box.id) ?? noUnits)));
  }, noUnits);
}
