import type { Fulfillment, LineUnits, Money, Order, OrderDefinition, Payment, Return } from '../../src/index.ts';
import { parcelContentsOf, tendersOf } from '../../src/index.ts';
import { carried } from './plugins.ts';
import type { Told } from './session.ts';

/** Where an order stands that something is told of. */
export interface Standing {
  readonly definition: OrderDefinition;
  readonly order: Order;
  /** What is on its way to it. */
  readonly kept: readonly Told[];
  /** When the next event comes. */
  readonly at: string;
}

/** What the world could tell of an order now: never refused, so what surprises is among it. */
export function factsOf({ definition, order, kept, at }: Standing): readonly Told[] {
  const references = new References(order, kept);
  const all = [
    ...order.payments.flatMap((payment) => factsOfTender(order, payment, references)),
    ...order.fulfillments.flatMap((parcel) => factsOfParcel(parcel, references)),
    ...[...order.returns, ...(order.returns.length > 0 ? [] : [undefined])].flatMap((one) =>
      factsOfReturn(order, one, references),
    ),
    ...factsOfStrangers(order, references),
    ...factsThatExplain(order, references),
    ...factsOfOrder(order, references),
    ...factsOfPlugins(definition, references, at),
  ];
  return all.filter(({ units }) => !Array.isArray(units) || units.length > 0);
}

/** References as the world would give them: one for each occurrence, and the same for one that others name and that is yet to be heard of. */
class References {
  readonly #order: Order;
  readonly #kept: readonly Told[];

  constructor(order: Order, kept: readonly Told[]) {
    this.#order = order;
    this.#kept = kept;
  }

  /** The reference of the next occurrence of a kind. */
  next(part: string, kind: string): string {
    const stem = `${part}-${kind}-`;
    const told = JSON.stringify([this.#order, this.#kept]);
    const isKnown = (reference: string) => told.includes(`"reference":"${reference}"`);
    for (let count = 1; ; count++) if (!isKnown(`${stem}${count}`)) return `${stem}${count}`;
  }

  /** The latest of a kind that is known, else the one that would come first. */
  latest(part: Payment | Fulfillment, kind: string): string {
    const known = part.context.rows.filter((row) => row.kind === kind).at(-1);
    return known?.reference ?? `${part.id}-${kind}-1`;
  }
}

function factsOfTender(order: Order, payment: Payment, references: References): Told[] {
  const tender = tendersOf(order).find((one) => one.payment === payment.id);
  if (!tender) return [];
  const { declared = 0, authorized, captured, refunded } = tender;
  const money = (...amounts: readonly number[]): Money => ({
    amount: amounts.find((one) => one > 0) ?? 1,
    currency: order.currency,
  });
  const of = (kind: string, type: string, more: object): Told => ({
    type,
    payment: payment.id,
    reference: references.next(payment.id, kind),
    ...more,
  });
  const authorization = references.latest(payment, 'authorized');
  const capture = references.latest(payment, 'captured');
  const dispute = references.latest(payment, 'dispute_opened');
  const left = declared - captured - authorized;
  return [
    of('authorized', 'payment.authorized', { amount: money(left, declared) }),
    of('captured', 'payment.captured', {
      amount: money(authorized, left, declared),
      ...(authorized > 0 && { of: authorization }),
    }),
    of('failed', 'payment.failed', {}),
    of('voided', 'payment.voided', { amount: money(authorized, declared), of: authorization }),
    of('expired', 'payment.expired', { amount: money(authorized, declared), of: authorization }),
    of('refunded', 'payment.refunded', { amount: money(captured - refunded, declared), of: capture }),
    of('dispute_opened', 'payment.dispute_opened', {
      amount: money(captured, declared),
      of: capture,
      kind: 'chargeback',
    }),
    of('dispute_closed', 'payment.dispute_closed', { of: dispute, outcome: 'won' }),
    of('dispute_closed', 'payment.dispute_closed', { of: dispute, outcome: 'lost' }),
  ];
}

function factsOfParcel(parcel: Fulfillment, references: References): Told[] {
  const { contents } = parcelContentsOf(parcel.context);
  const of = (kind: string, type: string, more: object = {}): Told => ({
    type,
    fulfillment: parcel.id,
    reference: references.next(parcel.id, kind),
    ...more,
  });
  const shipment = { of: references.latest(parcel, 'shipped') };
  return [
    of('picked', 'fulfillment.picked', { units: contents }),
    of('packed', 'fulfillment.packed'),
    of('canceled', 'fulfillment.canceled'),
    of('shipped', 'fulfillment.shipped', { tracking: 'RR 1', carrier: 'post' }),
    of('tracked', 'fulfillment.tracked', { status: 'out_for_delivery' }),
    of('delivery_failed', 'fulfillment.delivery_failed'),
    of('delivered', 'fulfillment.delivered'),
    of('returned_to_sender', 'fulfillment.returned_to_sender', shipment),
    of('damaged', 'fulfillment.damaged', shipment),
    of('lost', 'fulfillment.lost', shipment),
  ];
}

function factsOfReturn(order: Order, known: Return | undefined, references: References): Told[] {
  const id = known?.id ?? 'return-1';
  const row = known?.context.rows.find(({ units }) => units !== undefined);
  const units: readonly LineUnits[] =
    row?.units ?? order.lines.filter((line) => line.requiresShipping).map((line) => ({ line: line.id, quantity: 1 }));
  const of = (kind: string, type: string, more: object = {}): Told => ({
    type,
    return: id,
    reference: references.next(id, kind),
    ...more,
  });
  return [
    { type: 'return.requested', return: id, units, cause: 'unwanted' },
    of('sent', 'return.sent'),
    of('tracked', 'return.tracked', { status: 'in_transit' }),
    of('received', 'return.received', { units }),
    of('inspected', 'return.inspected', { units: units.map((unit) => ({ ...unit, disposition: 'restock' })) }),
  ];
}

/** What is told of a tender and a parcel that nobody told the order about. */
function factsOfStrangers({ currency, payments, fulfillments }: Order, references: References): Told[] {
  const [payment, fulfillment] = ['unknown-card', 'unknown-parcel'];
  const amount: Money = { amount: 5_00, currency };
  const captured = { type: 'payment.captured', payment, reference: references.next(payment, 'captured'), amount };
  const delivered = {
    type: 'fulfillment.delivered',
    fulfillment,
    reference: references.next(fulfillment, 'delivered'),
  };
  return [
    ...(payments.some(({ id }) => id === payment) ? [] : [captured]),
    ...(fulfillments.some(({ id }) => id === fulfillment) ? [] : [delivered]),
  ];
}

/** What makes strangers known: the tender is declared, and what waits for a parcel or a return hears of it. */
function factsThatExplain({ currency, lines, payments, parked }: Order, references: References): Told[] {
  const [line] = lines.filter(({ requiresShipping }) => requiresShipping);
  const units = line ? [{ line: line.id, quantity: 1 }] : [];
  const undeclared = payments.filter(({ context: { rows } }) => !rows.some(({ kind }) => kind === 'added'));
  const waiting = parked as readonly { readonly fulfillment?: string; readonly return?: string }[];
  return [
    ...undeclared.map(({ id, context }) => ({
      type: 'payment.added',
      payment: id,
      method: 'card',
      amount: { amount: capturedIn(context.rows), currency },
    })),
    ...[...new Set(waiting.flatMap(({ fulfillment }) => fulfillment ?? []))].map((fulfillment) => ({
      ...{ type: 'fulfillment.shipped', fulfillment, reference: references.next(fulfillment, 'shipped'), units },
    })),
    ...[...new Set(waiting.flatMap((fact) => fact.return ?? []))].map((id) => ({
      ...{ type: 'return.requested', return: id, units, cause: 'unwanted' },
    })),
  ];
}

function capturedIn(rows: Payment['context']['rows']): number {
  const amounts = rows.map((row) => (row.kind === 'captured' && 'amount' in row ? Number(row.amount) : 0));
  return amounts.reduce((sum, amount) => sum + amount, 0) || 1;
}

function factsOfOrder(order: Order, references: References): Told[] {
  const [line] = order.lines;
  const of = (kind: string, type: string, more: object = {}): Told => ({
    type,
    reference: references.next('order', kind),
    ...more,
  });
  return [
    of('confirmed', 'order.confirmed'),
    of('canceled', 'order.canceled'),
    of('risk', 'risk.assessed', { level: 'high', source: 'fraud-check' }),
    {
      type: 'stock.rejected',
      attempt: references.next('stock', 'attempt'),
      units: line ? [{ line: line.id, quantity: line.quantity }] : [],
    },
  ];
}

/** What the plugins of the shop are told: when it happened, too, as their deadlines may run from then. */
function factsOfPlugins({ plugins }: OrderDefinition, references: References, at: string): Told[] {
  return plugins.list.flatMap(({ id, events }) =>
    Object.entries(events).flatMap(([name, { kind }]): Told[] => {
      const type = `${id}.${name}`;
      return kind === 'fact' ? [{ type, reference: references.next(id, name), occurredAt: at, ...carried[type] }] : [];
    }),
  );
}
