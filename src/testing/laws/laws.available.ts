import type { CoreOrderDefinition, Order, OrderEvent, Outcome, Reason } from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/** So many moments of a history are looked at, evenly spread. */
const moments = 4;

/** Commands that are filled in with the most that is possible. */
const filledIn: ReadonlySet<string> = new Set([
  'payment.authorize',
  'payment.capture',
  'payment.void',
  'payment.refund',
  'payment.mark_paid',
  'order.refund',
  'order.write_off',
  'order.cancel_units',
  'fulfillment.plan',
  'fulfillment.pick',
  'return.request',
  'return.receive',
  'return.inspect',
]);

/**
 * Law 18: what `available` allows is accepted, and what it does not allow is refused with the reasons that it gave; what it fills in is the
 * most: one minor unit or one piece more is refused.
 */
export function whatIsAvailableIsAccepted(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { first, told } = tell(definition, { opening, events });
  const orders = [first, ...told.map(({ applied }) => applied.order)];
  const stride = Math.ceil(orders.length / moments);
  for (let length = 0; length < orders.length; length += stride) {
    const order = orders[length] as Order;
    const at = events[length]?.at ?? events.at(-1)?.at ?? opening.input.at;
    for (const { command, reasons } of definition.available(order, { by: staff, at })) {
      const event = { id: 'available', at, by: staff, ...command } as OrderEvent;
      const { outcome } = definition.apply(order, event);
      const [said, is] = [wordOf(reasons.length > 0, reasons), wordOf(outcome.kind === 'rejected', reasonsIn(outcome))];
      if (said !== is)
        breaks('whatIsAvailableIsAccepted', `${command.type} is said to be ${said} and is ${is}`, definition, {
          opening,
          events: [...events.slice(0, length), event],
        });
      for (const more of reasons.length === 0 ? oneMore(event) : []) {
        if (definition.apply(order, more).outcome.kind !== 'rejected')
          breaks('whatIsAvailableIsAccepted', `${command.type} is filled in with less than is possible`, definition, {
            opening,
            events: [...events.slice(0, length), more],
          });
      }
    }
  }
}

/** The same command with one minor unit or one piece more, line by line. */
function oneMore(event: OrderEvent): readonly OrderEvent[] {
  if (!filledIn.has(event.type)) return [];
  if ('amount' in event && event.amount)
    return [{ ...event, amount: { ...event.amount, amount: event.amount.amount + 1 } } as OrderEvent];
  if (!('units' in event) || !event.units) return [];
  return event.units.map((_, more) => {
    const units = (event.units ?? []).map((unit, i) => ({ ...unit, quantity: unit.quantity + Number(i === more) }));
    return { ...event, units } as OrderEvent;
  });
}

function reasonsIn(outcome: Outcome): readonly Reason[] {
  return 'reasons' in outcome ? (outcome.reasons ?? []) : [];
}

function wordOf(isRefused: boolean, reasons: readonly Reason[]): string {
  return isRefused ? `refused (${reasons.map(({ code }) => code).join(', ')})` : 'accepted';
}
