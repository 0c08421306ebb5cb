import type { CoreOrderDefinition } from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

/** What a command about money asks the gateway for. */
const requests = {
  'payment.authorize': 'authorize_payment',
  'payment.capture': 'capture_payment',
  'payment.void': 'void_payment',
  'payment.refund': 'refund_payment',
  'order.refund': 'refund_payment',
} as const;

/** What a command may say beside the amount, and the gateway has to hear: of what, as what, and for what. */
const details = ['of', 'to', 'return', 'fulfillment', 'replaces'] as const;

/**
 * Law 24: a command about money asks the gateway for exactly what it says: its amount in its currency, under its own id, of its tender, of
 * the authorization or capture, parcel or return that it names, and a refund of the order in shares that sum to it.
 *
 * @returns How many were asked.
 */
export function theGatewayIsAskedWhatWasSaid(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): { readonly asked: number } {
  const { told } = tell(definition, { opening, events });
  let asked = 0;
  for (const [i, { event, before, applied }] of told.entries()) {
    if (!isMoneyCommand(event) || !isAccepted({ event, before, applied })) continue;
    const effects = applied.effects.flatMap((effect) => (effect.type === requests[event.type] ? [effect] : []));
    const isOfTender = effects.every(({ payment }) => !('payment' in event) || payment === event.payment);
    const isOwn = effects.every(({ op }) => op === event.id || op.startsWith(`${event.id}:`));
    const isOne = effects.length === 1 || event.type === 'order.refund';
    const isCurrency = effects.every(({ amount }) => amount.currency === event.amount.currency);
    const saysAll = details.every((name) => {
      const told = saidIn(event, name);
      return told === undefined || effects.every((effect) => saidIn(effect, name) === told);
    });
    const sum = effects.reduce((minor, { amount }) => minor + amount.amount, 0);
    if (!isOne || !isOwn || !isOfTender || !isCurrency || !saysAll || sum !== event.amount.amount)
      breaks(
        'theGatewayIsAskedWhatWasSaid',
        `event ${i + 1} says ${JSON.stringify(saidOf(event))} and asks for ${JSON.stringify(effects)}`,
        definition,
        { opening, events: events.slice(0, i + 1) },
      );
    asked += 1;
  }
  return { asked };
}

type MoneyCommand = Extract<GeneratedHistory['events'][number], { readonly type: keyof typeof requests }>;

function isMoneyCommand(event: GeneratedHistory['events'][number]): event is MoneyCommand {
  return Object.hasOwn(requests, event.type);
}

function saidIn(one: object, name: (typeof details)[number]): unknown {
  return (one as Readonly<Record<string, unknown>>)[name];
}

function saidOf(event: MoneyCommand): object {
  const named = details.flatMap((name) => (saidIn(event, name) === undefined ? [] : [[name, saidIn(event, name)]]));
  return { amount: event.amount, ...Object.fromEntries(named) };
}
