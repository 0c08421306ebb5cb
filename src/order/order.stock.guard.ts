import type { Reason } from '../reasons.ts';
import { normalUnits, noUnits, type Units, withoutUnits } from '../units.ts';
import { cascadeOf } from './order.cascade.ts';
import { figuresOf } from './order.figures.ts';
import { type Guard, guard } from './order.guard.ts';
import { stepPart } from './order.parts.ts';
import type { Order } from './order.ts';

/**
 * A guard that is asked before an order takes on more units: when a draft is placed, lines are added or grow, an exchange is approved, an
 * order is taken up again. It is told how many more, and answers with the reason that speaks against it, or `null`.
 *
 * Its answer is advice, as somebody else can take the last piece meanwhile: the truth is what the stock's keeper answers to `reserve_stock`.
 * `place` is no command and asks nobody: begin with `draft`, and let `order.place` ask.
 *
 * @since 0.1.0
 */
export function stockGuard(check: (order: Order, units: Units) => null | Reason): Guard {
  return guard(
    'takes_what_stock_lacks',
    ['order.place', 'order.edit', 'order.revert_edit', 'order.reopen', 'return.approve'],
    (order, command) => {
      const stepped = stepPart(order, cascadeOf(order, command).first, true);
      const units = 'order' in stepped ? withoutUnits(toSupply(stepped.order), toSupply(order)) : noUnits;
      return units.length > 0 ? check(order, units) : null;
    },
  );
}

/** What is still to be handed over. A draft takes on nothing. */
function toSupply(order: Order): Units {
  if (order.lifecycle.state === 'draft') return noUnits;
  return normalUnits(figuresOf(order).lines.map(({ line, open: quantity }) => ({ line: line.id, quantity })));
}
