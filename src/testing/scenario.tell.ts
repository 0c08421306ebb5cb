import type { Actor, Envelope, InspectedUnits, LineUnits, OrderEvent, PluginEnvelope } from '../index.ts';

/** Pieces by line: `{ shirt: 2 }`. @since 0.1.0 */
export type Quantities = Readonly<Record<string, number>>;

/** What an inspection found, in pieces by line and disposition: `{ shirt: { restock: 1, write_off: 1 } }`. @since 0.1.0 */
export type InspectedQuantities = Readonly<Record<string, Partial<Record<InspectedUnits['disposition'], number>>>>;

/** An event without its id, instant and sender; amounts also as minor units of the order's currency, units also as pieces by line. @since 0.1.0 */
export type ToldContent<E> = {
  readonly [Field in keyof E as Exclude<Field, 'id' | 'at' | 'by'>]: Field extends 'amount' | 'fee'
    ? E[Field] | number
    : Field extends 'units'
      ?
          | E[Field]
          | (E extends { readonly type: 'return.inspect' | 'return.inspected' } ? InspectedQuantities : Quantities)
      : E[Field];
};

/** One event as a story tells it. @since 0.1.0 */
export type TellOf<E> = E extends Envelope ? ToldContent<E> & Partial<Pick<Envelope, 'id' | 'at' | 'by'>> : never;

/**
 * An event as a story tells it: what is left out of its envelope is filled in. Its id is `e1`, `e2` and so on, it comes an hour after the
 * one before, and is sent by whoever usually sends it.
 *
 * @typeParam Event - The events of plugins.
 * @since 0.1.0
 */
export type Tell<Event = never> = TellOf<OrderEvent | Event>;

/** The instant at which every story begins. @since 0.1.0 */
export const dayOne: string = '2026-03-01T09:00:00.000Z';

/** The instant so many hours after the story began. @since 0.1.0 */
export function hours(count: number): string {
  return new Date(Date.parse(dayOne) + count * 3_600_000).toISOString();
}

/** The instant so many days after the story began. @since 0.1.0 */
export function days(count: number): string {
  return hours(24 * count);
}

/** An event in full: what the story leaves out is filled in. */
export function envelop(told: Tell<PluginEnvelope>, currency: string, count: number): OrderEvent {
  const { amount, fee, units, ...rest } = told as { type: string; amount?: unknown; fee?: unknown; units?: unknown };
  return {
    id: `e${count}`,
    at: hours(count),
    by: speakerOf(told.type),
    ...rest,
    ...(amount !== undefined && { amount: typeof amount === 'number' ? { amount, currency } : amount }),
    ...(fee !== undefined && { fee: typeof fee === 'number' ? { amount: fee, currency } : fee }),
    ...(units !== undefined && {
      units: Array.isArray(units) ? units : unitsOf(units as Quantities | InspectedQuantities),
    }),
  } as OrderEvent;
}

export function unitsOf(units: Quantities | InspectedQuantities): LineUnits[] {
  return Object.entries<number | InspectedQuantities[string]>(units).flatMap(([line, told]): LineUnits[] =>
    typeof told === 'number'
      ? [{ line, quantity: told }]
      : Object.entries(told).map(([disposition, quantity]) => ({ line, quantity, disposition })),
  );
}

const speakers: readonly [types: RegExp, by: Actor][] = [
  [/^deadline\.fired$/, { kind: 'system', id: 'clock' }],
  [/^payment\.(added|reminded|unknown|overdue)$/, { kind: 'system', id: 'checkout' }],
  [
    /^payment\.(action_|authorized|captured|voided|expired|failed|refund_|refunded|dispute_)/,
    { kind: 'provider', id: 'psp' },
  ],
  [
    /^fulfillment\.(planned|picked|packed|canceled|accepted|rejected|cancel_rejected|verified|ready_for_pickup|picked_up|not_collected|overdue)$/,
    { kind: 'warehouse', id: 'hub' },
  ],
  [
    /^fulfillment\.(shipped|tracked|delivery_failed|delivered|returned_to_sender|damaged|lost)$/,
    { kind: 'carrier', id: 'post' },
  ],
  [/^return\.(label_created|tracked)$/, { kind: 'carrier', id: 'post' }],
  [/^return\.(requested|sent)$/, { kind: 'customer', id: 'carla' }],
  [/^return\.(received|inspected|restocked)$/, { kind: 'warehouse', id: 'hub' }],
  [/^customer\./, { kind: 'system', id: 'mailer' }],
  [
    /^(stock\.|hold\.(placed|released)|review\.opened|risk\.|order\.(confirmed|canceled|reported|invoiced)$)/,
    { kind: 'system', id: 'erp' },
  ],
];

/** Who usually says it: the provider, carrier or warehouse tells, staff ask. */
function speakerOf(type: string): Actor {
  return speakers.find(([types]) => types.test(type))?.[1] ?? { kind: 'staff', id: 'sam' };
}
