/**
 * Stories about orders: `given` an opening, `when` these events come, `then` the order stands like this.
 *
 * Events are written without their envelope, amounts as minor units of the order's currency and units as `{ shirt: 2 }`. Unless a
 * `then` says otherwise, every event was accepted and everything adds up.
 */
import {
  type Actor,
  canonical,
  defineOrder,
  type Effect,
  type Envelope,
  type InspectedUnits,
  type LineUnits,
  type Order,
  type OrderDefinition,
  type OrderEvent,
  type OrderOptions,
  type Outcome,
  type PaymentMethod,
  type PendingEffect,
  type PlaceInput,
  type Plugin,
  type Policy,
} from '../../src/index.ts';
import { deviations, type Expectations } from './scenario.expectations.ts';

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

/** An order as a story opens: two shirts for 40.00 and a mug for 10.00, to be paid by card, unless told otherwise. */
export interface Opening {
  readonly begin?: 'placed' | 'draft';
  readonly currency?: string;
  readonly policy?: Partial<Policy>;
  /** What else the shop says, such as a preset's options. */
  readonly options?: OrderOptions;
  readonly plugins?: readonly Plugin[];
  readonly precedence?: readonly string[];
  /** Lines by id; one piece that is shipped unless told otherwise. */
  readonly lines?: Readonly<
    Record<
      string,
      { readonly quantity?: number; readonly total: number; readonly ships?: boolean; readonly returnable?: boolean }
    >
  >;
  /** Tenders by id; a tender without an amount pays the whole order. */
  readonly payments?: Readonly<Record<string, PaymentMethod | readonly [PaymentMethod, number]>>;
  /** Parcels that are planned from the start. */
  readonly parcels?: Readonly<Record<string, Quantities>>;
}

/** What became of one event. */
export interface Beat {
  readonly event: OrderEvent;
  readonly outcome: Outcome;
  readonly effects: readonly Effect[];
  readonly words: string;
}

/** A story so far. */
export interface Story {
  readonly definition: OrderDefinition;
  readonly order: Order;
  /** Every event since the story began. */
  readonly beats: readonly Beat[];
  /** What the last `when` brought. */
  readonly latest: readonly Beat[];
  /** What came before it and after the last `then`. */
  readonly unchecked: readonly Beat[];
  /** Lets events come, one after the other. */
  readonly when: (...events: readonly Tell[]) => Story;
  /** Lets the gateways do everything that they were asked for. */
  readonly answered: () => Story;
  /** Compares the order with what is expected; throws what differs, with the story. */
  readonly then: (expectations: Expectations) => Story;
}

/** The day on which every story begins. */
export const dayOne = '2026-03-01T09:00:00.000Z';

/** An instant so many hours after the story began. */
export const hours = (count: number) => new Date(Date.parse(dayOne) + count * 3_600_000).toISOString();
/** An instant so many days after the story began. */
export const days = (count: number) => hours(24 * count);

const usualLines = { shirt: { quantity: 2, total: 40_00 }, mug: { total: 10_00 } };

/** The input that an opening stands for. */
export function inputOf(opening: Opening = {}): PlaceInput {
  const { currency = 'EUR', lines = usualLines, parcels = {} } = opening;
  const total = Object.values(lines).reduce((sum, line) => sum + line.total, 0);
  const payments = opening.payments ?? (total > 0 ? { card: 'card' } : {});
  return {
    id: 'order-1',
    at: dayOne,
    by: { kind: 'customer', id: 'carla' },
    currency,
    lines: Object.entries<{ quantity?: number; total: number; ships?: boolean; returnable?: boolean }>(lines).map(
      ([id, line]) => ({
        id,
        quantity: line.quantity ?? 1,
        total: { amount: line.total, currency },
        ...(line.ships === false && { requiresShipping: false }),
        ...(line.returnable === false && { returnable: false }),
      }),
    ),
    payments: Object.entries<PaymentMethod | readonly [PaymentMethod, number]>(payments).map(([id, tender]) => {
      const [method, amount] = typeof tender === 'string' ? [tender, total] : tender;
      return { id, method, amount: { amount, currency } };
    }),
    fulfillments: Object.entries(parcels).map(([id, units]) => ({ id, units: unitsOf(units) })),
  };
}

/** Opens a story. */
export function given(opening: Opening = {}): Story {
  const { options = {}, policy, plugins = [], precedence = [] } = opening;
  const definition = defineOrder({
    ...options,
    policy: { ...options.policy, ...policy },
    plugins,
    precedence,
  }) as unknown as OrderDefinition;
  const begun = opening.begin === 'draft' ? definition.draft(inputOf(opening)) : definition.place(inputOf(opening));
  return story(definition, begun.order, { beats: [], latest: [], unchecked: [] });
}

function story(definition: OrderDefinition, order: Order, told: Pick<Story, 'beats' | 'latest' | 'unchecked'>): Story {
  const { beats, latest, unchecked } = told;
  deepFreeze(order);
  const self: Story = {
    definition,
    order,
    ...told,
    when: (...events) => {
      let now = order;
      const brought: Beat[] = [];
      for (const told of events) {
        const event = envelop(told, now.currency, beats.length + brought.length + 1);
        const { outcome, effects, order: next } = definition.receive(now, deepFreeze(event));
        const kept = outcome.kind === 'duplicate' || outcome.kind === 'rejected';
        if (kept !== (next === now)) throw new Error(`${event.type} was ${outcome.kind}, and the order says otherwise`);
        now = deepFreeze(next);
        brought.push({ event, outcome, effects, words: wordsOf(definition, now) });
      }
      return story(definition, now, {
        beats: [...beats, ...brought],
        latest: brought,
        unchecked: [...unchecked, ...latest],
      });
    },
    answered: () =>
      self.when(...definition.pendingEffects(order).flatMap((effect, n) => answersTo(effect, `done-${n}`))),
    // biome-ignore lint/suspicious/noThenProperty: a story is never awaited, and given/when/then is what tests read.
    then: (expectations) => {
      const reread = definition.decode(definition.encode(order));
      if (canonical(reread) !== canonical(order)) throw new Error('the record does not survive encode and decode');
      const wrong = deviations(self, expectations);
      if (wrong.length > 0)
        throw new Error(`The story ends otherwise:\n${indent(wrong)}\nIt went:\n${indent(beats.map(tell))}`);
      return story(definition, order, { beats, latest: [], unchecked: [] });
    },
  };
  return self;
}

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

const successes = {
  authorize_payment: 'payment.authorized',
  capture_payment: 'payment.captured',
  void_payment: 'payment.voided',
  refund_payment: 'payment.refunded',
} as const;

function answersTo(effect: PendingEffect, reference: string): Tell[] {
  if (effect.type === 'create_return_label')
    return [{ type: 'return.label_created', return: effect.return, op: effect.op, reference }];
  if (!('op' in effect && 'payment' in effect)) return [];
  const { type, payment, op, amount, of } = effect;
  return [{ type: successes[type], payment, op, amount, reference, ...(of !== undefined && { of }) } as Tell];
}

function unitsOf(units: Quantities | Inspected): LineUnits[] {
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

function wordsOf(definition: OrderDefinition, order: Order): string {
  const { payment, fulfillment, returns, overall } = definition.statusOf(order);
  return `${overall}: ${payment}, ${fulfillment}, returns ${returns}`;
}

function tell({ event, outcome, words }: Beat): string {
  const reasons = 'reasons' in outcome ? ` (${outcome.reasons.map((one) => one.message).join(' ')})` : '';
  return `${event.id} ${event.type} by ${event.by.kind} -> ${outcome.kind}${reasons}; ${words}`;
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Freezes a value through and through, so that whoever alters it is caught. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
