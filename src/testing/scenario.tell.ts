import type { Actor, Envelope, InspectedUnits, LineUnits, OrderEvent } from '../index.ts';

type Inspected = Readonly<Record<string, Partial<Record<InspectedUnits['disposition'], number>>>>;

type Short<E> = {
  readonly [Field in keyof E]: Field extends 'amount' | 'fee'
    ? E[Field] | number
    : Field extends 'units'
      ? E[Field] | (E extends { readonly type: 'return.inspect' | 'return.inspected' } ? Inspected : Quantities)
      : E[Field];
};

type TellOf<E> = E extends OrderEvent ? Short<Omit<E, keyof Envelope>> & Partial<Envelope> : never;

/** An event as a story tells it. */
export type Tell = TellOf<OrderEvent>;

/** Pieces by line. */
export type Quantities = Readonly<Record<string, number>>;

/** The day on which every story begins. */
export const dayOne = '2026-03-01T09:00:00.000Z';

/** An instant so many hours after the story began. */
export const hours = (count: number) => new Date(Date.parse(dayOne) + count * 3_600_000).toISOString();

/** An instant so many days after the story began. */
export const days = (count: number) => hours(24 * count);

/** An event in full: what the story leaves out is filled in. */
export function envelop(told: Tell, currency: string, count: number): OrderEvent {
  const { amount, fee, units, ...rest } = told as { type: string; amount?: unknown; fee?: unknown; units?: unknown };
  return {
    id: `e${count}`,
    at: hours(count),
    by: speakerOf(told.type),
    ...rest,
    ...(amount !== undefined && { amount: typeof amount === 'number' ? { amount, currency } : amount }),
    ...(fee !== undefined && { fee: typeof fee === 'number' ? { amount: fee, currency } : fee }),
    ...(units !== undefined && { units: Array.isArray(units) ? units : unitsOf(units as Quantities | Inspected) }),
  } as OrderEvent;
}

export function unitsOf(units: Quantities | Inspected): LineUnits[] {
  return Object.entries<number | Inspected[string]>(units).flatMap(([line, told]): LineUnits[] =>
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
