import { type Reason, reason } from '../reasons.ts';
import { normalUnits, type Units } from '../units.ts';
import { figuresOfLines, type LineFigures } from './order.figures.ts';
import type { Command, Order } from './order.ts';

/**
 * One question asked before a command is accepted. Several may answer; every answer is given to the sender. One that throws, or
 * answers with a promise, refuses the command with `hook_failed` and changes nothing.
 *
 * @since 0.1.0
 */
export interface Guard {
  /** A clause after "refused because it". */
  readonly name: string;
  /** The commands of the library it is asked about; without it, all of them. A plugin's commands answer to the plugin. */
  readonly on?: readonly Command['type'][];
  /** Not asked of what a deadline does: that was promised to the order, and what the shop allows today does not take it back. */
  readonly sparesDeadlines?: boolean;
  /** The reason that speaks against the command, or `null`. Synchronous and pure: an answer from elsewhere enters as a fact. */
  readonly check: (order: Order, command: Command) => null | Reason;
}

/** A guard that is written for one command type. */
export function guard<Type extends Command['type']>(
  name: string,
  on: readonly Type[],
  check: (order: Order, command: Extract<Command, { readonly type: Type }>) => null | Reason,
): Guard {
  return { name, on, check: check as Guard['check'] };
}

/** Units beyond what is left of a line, by some figure of it. */
export function exceeds(
  order: Order,
  units: Units,
  code: 'exceeds_unfulfilled' | 'exceeds_shippable' | 'exceeds_returnable' | 'out_of_stock',
  unitsLeft: (figures: LineFigures) => number,
): null | Reason {
  for (const { line, quantity } of normalUnits(units)) {
    const figures = figuresOfLines(order).get(line);
    if (!figures) return reason('unknown_line', { line });
    const available = Math.max(0, unitsLeft(figures));
    if (quantity > available) return reason(code, { line, requested: quantity, available });
  }
  return null;
}
