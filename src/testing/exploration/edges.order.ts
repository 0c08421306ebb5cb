import { holdsOf, type ParkedFact } from '../../core.ts';
import { system } from '../histories/world.seen.ts';
import type { EdgeKind, Next, Sight } from './edge.ts';

const tell = (kind: EdgeKind, draft: ParkedFact): Next => ({ kind, draft, by: system });

/** What is told of the order as a whole, and the answers of its own services. */
export function orderFacts({ scene, order, fresh }: Sight): Next[] {
  const answers = scene.definition.pendingEffects(order).flatMap((effect): Next[] => {
    if (effect.type === 'create_invoice')
      return [tell('answer', { type: 'order.invoiced', reference: fresh('invoiced'), op: effect.op })];
    if (effect.type === 'notify_customer')
      return [tell('answer', { type: 'customer.notified', reference: effect.reference })];
    return [];
  });
  return [
    ...answers,
    tell('fact', { type: 'order.confirmed', reference: fresh('confirmed') }),
    tell('fact', { type: 'order.canceled', reference: fresh('canceled') }),
    tell('fact', { type: 'review.opened', reference: fresh('review') }),
    tell('fact', { type: 'hold.placed', hold: fresh('held'), on: 'order', cause: 'other' }),
    ...holdsOf(order).map(({ hold }) => tell('fact', { type: 'hold.released', hold })),
  ];
}
