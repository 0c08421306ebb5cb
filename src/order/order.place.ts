import { choice, currencyCode, instantText, list, moneyOf, type Problem, shape, someUnits, text } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { type Actor, type Envelope, longest } from '../events.ts';
import { type Handover, handovers } from '../fulfillment/fulfillment.facts.events.ts';
import { lineInput } from '../lines.checks.ts';
import { currencyOf, discountedLines, type LineInput, lineOf, type OrderLine } from '../lines.ts';
import type { Money } from '../money.ts';
import { once } from '../once.ts';
import type { ChangeAddress } from '../papers/papers.events.ts';
import type { ReviewOpened } from '../review/review.events.ts';
import { actorKinds, type PaymentMethod, paymentMethods } from '../statuses.ts';
import { addUnits, normalUnits, noUnits, type Units } from '../units.ts';
import { stepPart } from './order.parts.ts';
import { millisecondsOf } from './order.policy.answers.ts';
import type { Policy } from './order.policy.ts';
import type { Fact, Obligations, Order, OrderEvent, StockTerms } from './order.ts';

/** How part of the order is to be paid. @since 0.1.0 */
export interface TenderInput<Currency extends string = string> {
  readonly id: string;
  readonly method: PaymentMethod;
  /** When it is to be paid: an ISO 8601 UTC instant. */
  readonly dueAt?: string;
  readonly amount: Money<Currency>;
}

/** Money that is taken off several lines. Each bears its share by what it costs, and keeps it: what is canceled takes its share along. @since 0.1.0 */
export interface DiscountInput<Currency extends string = string> {
  readonly id: string;
  readonly amount: Money<Currency>;
  /** Ids of the lines that bear it; without it, all. */
  readonly lines?: readonly string[];
}

/** A parcel that is planned from the start. @since 0.1.0 */
export interface ParcelInput {
  readonly id: string;
  readonly units: Units;
  /** When work on it may begin: an ISO 8601 UTC instant. */
  readonly startsAt?: string;
  /** By when it is to leave: an ISO 8601 UTC instant. */
  readonly shipBy?: string;
  /** Where it is put together: plain data. */
  readonly location?: string;
  /** How it is handed over; to a carrier unless said otherwise. */
  readonly handover?: Handover;
}

/** What an order begins with. @since 0.1.0 */
export interface PlaceInput<Currency extends string = string> {
  readonly id: string;
  /** When it was placed: an ISO 8601 UTC instant. */
  readonly at: string;
  readonly by: Actor;
  /** ISO 4217. Every amount of the order is in it. */
  readonly currency: Currency;
  /** Where it goes: the shop's own reference of the address. */
  readonly address?: string;
  /** Where its bills go, where that is elsewhere. */
  readonly billingAddress?: string;
  /** At least one. */
  readonly lines: readonly LineInput<NoInfer<Currency>>[];
  /** What is taken off the lines' prices, one after the other. */
  readonly discounts?: readonly DiscountInput<NoInfer<Currency>>[];
  readonly payments?: readonly TenderInput<NoInfer<Currency>>[];
  readonly fulfillments?: readonly ParcelInput[];
}

/** What the policy promises to an order that is placed now. */
export const freezeObligations: (policy: Policy) => Obligations = once((policy) => {
  const shipWithin = millisecondsOf(policy.shipWithin);
  const returnWindow = millisecondsOf(policy.returnWindow);
  return {
    unpaidAfter: millisecondsOf(policy.unpaidAfter),
    autoCompleteAfter: millisecondsOf(policy.autoCompleteAfter),
    ...(policy.review !== 'none' && { review: policy.review }),
    ...(shipWithin !== null && { shipWithin }),
    ...(returnWindow !== null && { returnWindow }),
    ...(policy.refundLimitedByReceipt && { refundLimitedByReceipt: true as const }),
    ...(policy.cancelAfterCapture !== 'refund' && { cancelAfterCapture: policy.cancelAfterCapture }),
    ...(policy.lateMoney !== 'discrepancy' && { lateMoney: policy.lateMoney }),
    ...(policy.archived !== 'pass_through' && { archived: policy.archived }),
    ...(policy.stock === 'asked' && { stock: stockTerms(policy) }),
  };
});

function stockTerms(policy: Policy): StockTerms {
  return {
    reserveAt: policy.reserveAt,
    deductAt: policy.deductAt,
    onUnship: policy.stockOnUnship,
    onCancel: policy.stockOnCancel,
    onFailedPayment: policy.stockOnFailedPayment,
    backorder: policy.backorder === 'refused' ? 0 : policy.backorderLimit,
  };
}

/** The first record of an order: placed, with what is promised to it, or a draft, to which nothing is. */
export function beginOrder(
  input: PlaceInput,
  definition: { readonly id: string; readonly version: number },
  obligations?: Obligations,
): Order {
  const base: Order = {
    format: 1,
    definition: { id: definition.id, version: definition.version },
    id: input?.id,
    revision: 0,
    currency: input?.currency,
    lines: orderedLines(input),
    payments: [],
    fulfillments: [],
    returns: [],
    lifecycle: { state: 'draft', context: { rows: [] } },
    obligations: obligations ?? { unpaidAfter: null, autoCompleteAfter: null },
    commands: [],
    parked: [],
  };
  const declared = commandsOf(input).reduce(take, declarationsOf(input).reduce(take, base));
  if (!obligations) return declared;
  const place = { type: 'order.place', id: 'place', at: input.at, by: input.by } as const;
  return reviewAtPlacement(place, obligations).reduce(take, take(declared, place));
}

/** The review that placing an order opens, named by the command. */
export function reviewAtPlacement({ id, at, by }: Envelope, { review }: Obligations): ReviewOpened[] {
  return review === undefined
    ? []
    : [{ type: 'review.opened', id: `${id}:review`, at, by, occurredAt: at, reference: id }];
}

function declarationsOf({ id, at, by, payments = [], fulfillments = [] }: PlaceInput): Fact[] {
  return [
    ...payments.map(
      (tender): Fact => ({
        type: 'payment.added',
        id: `${id}/${tender.id}`,
        at,
        by,
        payment: tender.id,
        method: tender.method,
        amount: tender.amount,
        ...(tender.dueAt !== undefined && { dueAt: tender.dueAt }),
      }),
    ),
    ...fulfillments.map(
      ({ id: fulfillment, ...parcel }): Fact => ({
        type: 'fulfillment.planned',
        id: `${id}/${fulfillment}`,
        at,
        by,
        fulfillment,
        ...parcel,
      }),
    ),
  ];
}

/** What is decided with the order itself. */
function commandsOf({ address, billingAddress, at, by }: PlaceInput): ChangeAddress[] {
  const placed = { type: 'order.change_address', id: 'place', at, by } as const;
  return [
    ...(address === undefined ? [] : [{ ...placed, address }]),
    ...(billingAddress === undefined ? [] : [{ ...placed, address: billingAddress, billing: true as const }]),
  ];
}

function take(
  order: Order,
  event: Fact | ChangeAddress | Extract<OrderEvent, { readonly type: 'order.place' }>,
): Order {
  const stepped = stepPart(order, event, false);
  return 'order' in stepped ? stepped.order : order;
}

const money = moneyOf(0);
const id = text(longest.id);

/** What may be said of a parcel from the start. */
export const parcelFields = { startsAt: instantText, shipBy: instantText, location: id, handover: choice(handovers) };

/** What an order may begin with. */
const beginning = shape(
  {
    id,
    at: instantText,
    by: shape({ kind: choice(actorKinds), id }),
    currency: currencyCode,
    lines: list(lineInput, 1),
  },
  {
    address: text(longest.reference),
    billingAddress: text(longest.reference),
    discounts: list(shape({ id, amount: money }, { lines: list(id, 1) })),
    payments: list(shape({ id, method: choice(paymentMethods), amount: money }, { dueAt: instantText })),
    fulfillments: list(shape({ id, units: someUnits }, parcelFields)),
  },
);

/** The lines of a sound input, with their shares of the discounts; throws where something of it is not. */
export function orderedLines(input: PlaceInput): OrderLine[] {
  const problem = beginning(input, '');
  if (problem) throw invalid(problem);
  const { currency, lines, discounts = [], payments = [], fulfillments = [] } = input;
  for (const [path, items] of Object.entries({ lines, discounts, payments, fulfillments })) demandUnique(items, path);
  for (const [i, line] of lines.entries())
    demand(currencyOf(line) === currency, `lines.${i}.total.currency`, `${currency} is needed`);
  for (const [path, items] of Object.entries({ payments, discounts })) {
    for (const [i, { amount }] of items.entries())
      demand(amount.currency === currency, `${path}.${i}.amount.currency`, `${currency} is needed`);
  }
  demandPlan(lines, fulfillments);
  const ordered = lines.map(lineOf);
  const sum = ordered.reduce((amount, line) => amount + line.total, 0);
  const pieces = lines.reduce((count, line) => count + line.quantity, 0);
  demand(
    Number.isSafeInteger(sum) && Number.isSafeInteger(pieces),
    'lines',
    'totals and quantities that add up to safe integers are needed',
  );
  return discounts.reduce(discounted, ordered);
}

function discounted(lines: OrderLine[], { amount, lines: named }: DiscountInput, i: number): OrderLine[] {
  const chosen = new Set(named ?? lines.map(({ id }) => id));
  const unknown = [...chosen].find((id) => !lines.some((line) => line.id === id));
  demand(unknown === undefined, `discounts.${i}.lines`, `there is no line "${unknown}"; a line of the order is needed`);
  const most = lines.reduce((sum, { id, total }) => sum + (chosen.has(id) ? total : 0), 0);
  demand(amount.amount <= most, `discounts.${i}.amount.amount`, `at most the ${most} that its lines cost is needed`);
  return discountedLines(lines, amount.amount, chosen);
}

/** Parcels hold no more than was ordered. */
function demandPlan(lines: readonly LineInput[], fulfillments: readonly ParcelInput[]): void {
  let planned = noUnits;
  for (const [i, { units }] of fulfillments.entries()) {
    planned = addUnits(planned, normalUnits(units));
    const over = planned.find(({ line, quantity }) => quantity > (lines.find(({ id }) => id === line)?.quantity ?? 0));
    demand(
      over === undefined,
      `fulfillments.${i}.units`,
      `at most the ordered units of line "${over?.line}" are needed`,
    );
  }
}

function demandUnique(parts: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  for (const [i, { id }] of parts.entries()) {
    demand(!seen.has(id), `${path}.${i}.id`, `"${id}" occurs twice; another id is needed`);
    seen.add(id);
  }
}

function demand(holds: boolean, path: string, problem: string): void {
  if (!holds) throw invalid({ path, problem });
}

/** The fault of an input. */
export function invalid({ path, problem }: Problem): OrderError {
  const place = path || 'input';
  return new OrderError('invalid_input', `The order cannot begin: ${place}: ${problem}.`, { path: place, problem });
}
