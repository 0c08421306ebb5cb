import type { Order, OrderEvent, PlaceInput } from '../../src/core.ts';
import { type Applied, defineOrder } from '../../src/index.ts';
import { apply, type Applied as HandApplied, place } from './by-hand/by-hand.ts';
import type { Event, Placement } from './by-hand/events.ts';
import type { Order as HandOrder } from './by-hand/order.ts';

export const definition = defineOrder();

const at = (hour: number) =>
  `2026-01-${String(1 + Math.floor(hour / 24)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}:00:00.000Z`;
const staff = { kind: 'staff', id: 's' } as const;
const provider = { kind: 'provider', id: 'p' } as const;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** How ids look: as short as they can be, or as systems make them. */
export type Naming = (name: string) => string;

export const short: Naming = (name) => name;
let made = 0;
/** The same name is the same id; `o`, `a`, ... are shorter than anything that people use. */
export function realistic(): Naming {
  const ids = new Map<string, string>();
  return (name) => {
    const known = ids.get(name) ?? `${(made++).toString(16).padStart(8, '0')}-4b1d-4f60-9a3e-7c25d0e8f1aa`;
    ids.set(name, known);
    return known;
  };
}

/** Three lines in two parcels, paid by one card. */
export function placement(name: Naming): PlaceInput {
  return {
    id: name('o'),
    at: at(0),
    by: { kind: 'customer', id: name('c') },
    currency: 'EUR',
    lines: [
      { id: name('x'), quantity: 2, total: eur(40_00) },
      { id: name('y'), quantity: 1, total: eur(25_50) },
      { id: name('z'), quantity: 3, total: eur(34_50) },
    ],
    payments: [{ id: name('t'), method: 'card', amount: eur(100_00) }],
    fulfillments: [
      { id: name('f'), units: [{ line: name('x'), quantity: 2 }] },
      {
        id: name('g'),
        units: [
          { line: name('y'), quantity: 1 },
          { line: name('z'), quantity: 3 },
        ],
      },
    ],
  };
}

/** The life of that order in twelve events, all of them accepted: commands where somebody decides, facts where somebody reports. */
export function lifecycle(name: Naming): readonly OrderEvent[] {
  const [payment, ret] = [name('t'), name('r')];
  const back = [{ line: name('x'), quantity: 1 }];
  return [
    {
      type: 'payment.authorized',
      id: name('1'),
      at: at(1),
      by: provider,
      payment,
      reference: name('a'),
      amount: eur(100_00),
    },
    {
      type: 'payment.captured',
      id: name('2'),
      at: at(2),
      by: provider,
      payment,
      reference: name('b'),
      of: name('a'),
      amount: eur(40_00),
    },
    {
      type: 'payment.captured',
      id: name('3'),
      at: at(3),
      by: provider,
      payment,
      reference: name('d'),
      of: name('a'),
      amount: eur(60_00),
    },
    { type: 'fulfillment.ship', id: name('4'), at: at(4), by: staff, fulfillment: name('f') },
    { type: 'fulfillment.ship', id: name('5'), at: at(5), by: staff, fulfillment: name('g') },
    {
      type: 'fulfillment.delivered',
      id: name('6'),
      at: at(30),
      by: { kind: 'carrier', id: 'c' },
      fulfillment: name('f'),
      reference: name('e'),
    },
    {
      type: 'return.request',
      id: name('7'),
      at: at(50),
      by: { kind: 'customer', id: name('c') },
      return: ret,
      units: back,
    },
    { type: 'return.approve', id: name('8'), at: at(51), by: staff, return: ret },
    {
      type: 'return.inspected',
      id: name('9'),
      at: at(90),
      by: { kind: 'warehouse', id: 'w' },
      return: ret,
      reference: name('h'),
      units: back.map((unit) => ({ ...unit, disposition: 'restock' })),
    },
    { type: 'return.close', id: name('10'), at: at(91), by: staff, return: ret },
    {
      type: 'payment.refunded',
      id: name('11'),
      at: at(92),
      by: provider,
      payment,
      reference: name('i'),
      of: name('b'),
      amount: eur(20_00),
    },
    { type: 'order.close', id: name('12'), at: at(93), by: staff },
  ];
}

/** The order by the library and by hand, once so many events were applied; throws where one is not accepted. */
export function ordersAfter(
  events: readonly OrderEvent[],
  input: PlaceInput,
): { readonly ours: Order; readonly byHand: HandOrder } {
  let ours = definition.place(input).order;
  let byHand = place(input as unknown as Placement);
  for (const event of events) {
    const [applied, other] = [definition.apply(ours, event), apply(byHand, asHand(event))];
    for (const { outcome } of [applied, other] as readonly (Applied | HandApplied)[])
      if (outcome.kind !== 'applied' && outcome.kind !== 'unchanged')
        throw new Error(`${event.type} is ${JSON.stringify(outcome)}`);
    ours = applied.order;
    byHand = other.order;
  }
  return { ours, byHand };
}

export function asHand(event: OrderEvent): Event {
  return event as unknown as Event;
}

export const events = lifecycle(short);
export const handEvents = events.map(asHand);
export const input = placement(short);

/** A life that nobody has asked anything about yet: figures that were kept for an order are not there for its copy. */
export function live(placed: Order, step: (order: Order, event: OrderEvent) => { readonly order: Order }): number {
  let order: Order = { ...placed };
  for (const event of events) order = step(order, event).order;
  return events.length;
}

export function liveByHand(placed: HandOrder): number {
  let order = placed;
  for (const event of handEvents) order = apply(order, event).order;
  return handEvents.length;
}
