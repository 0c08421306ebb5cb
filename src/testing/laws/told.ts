import type { Effect } from '../../core.ts';

/** The requests that tell of a status. */
export type Telling = Extract<Effect, { readonly axis: string }>;

export function isTelling(effect: Effect): effect is Telling {
  return effect.type === 'emit_webhook' || (effect.type === 'notify_customer' && effect.about === 'status');
}

const listeners = { emit_webhook: 'systems', notify_customer: 'customer' } as const;

/** Who is told of which move, in one line each: `customer: fulfillment unfulfilled > fulfilled`. */
export function told(effects: readonly Effect[]): readonly string[] {
  return effects
    .filter(isTelling)
    .map(({ type, axis, from, to }) => `${listeners[type]}: ${axis} ${from ?? 'nothing'} > ${to ?? 'nothing'}`);
}

function toldTo(listener: string) {
  return (effects: readonly Effect[]): readonly string[] =>
    told(effects).flatMap((line) => (line.startsWith(`${listener}: `) ? [line.slice(listener.length + 2)] : []));
}

/** What the customer is told. */
export const toldToCustomer = toldTo('customer');
/** What other systems are told. */
export const toldToSystems = toldTo('systems');
