import type { CoreOrderDefinition, Order } from '../../core.ts';

/** The same shop, in which every order begins with this one. */
export function beginningAt(definition: CoreOrderDefinition, order: Order): CoreOrderDefinition {
  const begun = () =>
    ({ outcome: { kind: 'applied' }, order, effects: [], status: definition.statusOf(order) }) as const;
  return { ...definition, place: begun, draft: begun, adopt: begun };
}
