/**
 * An order whose truth cannot drift: payment, fulfillment and return machines composed into one order, whose statuses are pure
 * functions of what happened.
 *
 * @module order-actor
 */
import { logicOf, type OrderLogic } from './order/order.actor.ts';
import type { Applied } from './order/order.apply.ts';
import { type CoreOrderDefinition, defineOrder as defineCore, type OrderOptions } from './order/order.define.ts';
import { parseEvent } from './order/order.schema.ts';
import type { Order } from './order/order.ts';

export * from './core.ts';
export * from './machines.ts';
export type { OrderActorInput, OrderEmitted, OrderLogic, OrderSnapshot } from './order/order.actor.ts';
export { type EventSchemas, eventSchemas, orderSchema } from './order/order.schema.ts';

/**
 * A shop's orders, with validation at the edge and as a live actor.
 *
 * @since 0.1.0
 */
export interface OrderDefinition extends CoreOrderDefinition {
  /** What comes of a value from outside: validated first, then applied. A value that is no event is rejected, with one reason for each place. */
  readonly receive: (order: Order, event: unknown) => Applied;
  /** XState actor logic: `createActor(definition.logic, { input: { place } })`. Its transition is `apply`. */
  readonly logic: OrderLogic;
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
export function defineOrder(options: OrderOptions = {}): OrderDefinition {
  const core = defineCore(options);
  return {
    ...core,
    receive: (order, event) => {
      const parsed = parseEvent(event);
      if ('event' in parsed) return core.apply(order, parsed.event);
      return {
        outcome: { kind: 'rejected', reasons: parsed.reasons },
        order,
        effects: [],
        status: core.statusOf(order),
      };
    },
    logic: logicOf(core),
  };
}
