import { canonical, type Order, type OrderEvent } from '../core.ts';

/** Freezes a value through and through, so that whoever alters it is caught. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/**
 * Whether a hook writes into the order, or into an event, that it is given: into a copy that lets it, or it fails only where it is not let.
 *
 * @param fails - Whether a hook fails where it is asked about an order and these events.
 */
export function isWrittenInto(
  order: Order,
  events: readonly OrderEvent[],
  fails: (order: Order, events: readonly OrderEvent[]) => boolean,
): boolean {
  const [copy, sent] = [structuredClone(order), structuredClone(events)];
  const before = canonical([copy, sent]);
  const failsAnyway = fails(copy, sent);
  return canonical([copy, sent]) !== before || (!failsAnyway && fails(deepFreeze(order), deepFreeze(events)));
}
