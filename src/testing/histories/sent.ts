import type { Actor, Units } from '../../core.ts';
import type { Dice } from './dice.ts';

export const staff: Actor = { kind: 'staff', id: 'staff-1' };

export interface Sent<Draft> {
  readonly draft: Draft;
  readonly by: Actor;
}

/** Some of the units, at least one piece. */
export function lessUnits(units: Units, percent: number, dice: Dice): Units {
  if (!dice.chance(percent)) return units;
  const from = dice.below(units.length);
  const many = dice.upTo(units.length - from);
  return units
    .slice(from, from + many)
    .map(({ line, quantity }) => ({ line, quantity: quantity > 1 ? dice.upTo(quantity) : 1 }));
}
