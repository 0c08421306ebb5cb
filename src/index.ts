/**
 * An order whose truth cannot drift: payment, fulfillment and return machines composed into one order, whose statuses are pure
 * functions of what happened.
 *
 * @module order-actor
 */
import { logicOf, type OrderLogic } from './order/order.actor.ts';
import type { Applied } from './order/order.apply.ts';
import { type CoreOrderDefinition, defineOrder as defineCore, type OrderOptions } from './order/order.define.ts';
import type { Plugin, PluginEvent, PluginStatus } from './order/order.plugin.ts';
import { pluginEventOf } from './order/order.plugins.ts';
import { reasonsAgainstShape } from './order/order.schema.ts';
import type { Order, OrderEvent } from './order/order.ts';

export * from './core.ts';
export * from './machines.ts';
export type { OrderActorInput, OrderEmitted, OrderLogic, OrderSnapshot } from './order/order.actor.ts';
export { type DiagramOptions, toMermaid } from './order/order.diagram.ts';
export type { Payloads } from './order/order.diagram.walk.ts';
export { policySchema } from './order/order.policy.schema.ts';
export { type EventSchemas, eventSchemas, orderSchema } from './order/order.schema.ts';

/**
 * A shop's orders, with validation at the edge and as a live actor.
 *
 * @since 0.1.0
 */
export interface OrderDefinition<Status extends string = string, Event = never>
  extends CoreOrderDefinition<Status, Event> {
  /** What comes of a value from outside: validated first, then applied. A value that is no event is rejected, with one reason for each place. */
  readonly receive: (order: Order, event: unknown) => Applied<Status>;
  /** XState actor logic: `createActor(definition.logic, { input: { place } })`. Its transition is `apply`. */
  readonly logic: OrderLogic<Event>;
}

/**
 * Defines a shop's orders.
 *
 * @example
 * {@includeCode ../examples/first-order.ts}
 *
 * @throws {@link OrderError} `invalid_definition` where the policy is not one.
 * @since 0.1.0
 */
export function defineOrder<const List extends readonly Plugin[] = readonly []>(
  options: OrderOptions<List> = {},
): OrderDefinition<PluginStatus<List[number]>, PluginEvent<List[number]>> {
  const core = defineCore(options);
  return {
    ...core,
    receive: (order, event) => {
      const applied = core.apply(order, event as OrderEvent);
      // A plugin's events are checked where they are applied: the payload by the plugin's own schema.
      if (applied.outcome.kind !== 'rejected' || pluginEventOf(core.plugins, event)) return applied;
      // Whether it is an event was checked once; where it is none, the schemas tell every place.
      const reasons = reasonsAgainstShape(event);
      return reasons.length > 0 ? { ...applied, outcome: { kind: 'rejected', reasons } } : applied;
    },
    logic: logicOf(core),
  };
}
