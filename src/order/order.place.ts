import {
  choice,
  currencyCode,
  instantText,
  integer,
  isBoolean,
  list,
  moneyOf,
  type Problem,
  shape,
  someUnits,
  text,
} from '../checks.ts';
import { OrderError } from '../errors.ts';
import { type Actor, longest } from '../events.ts';
import type { Money } from '../money.ts';
import { actorKinds, type PaymentMethod, paymentMethods } from '../statuses.ts';
import { addUnits, normalUnits, noUnits, type Units } from '../units.ts';
import { stepPart } from './order.parts.ts';
import { millisecondsOf, type Policy } from './order.policy.ts';
import type { Fact, Obligations, Order, OrderEvent, OrderLine } from './order.ts';

/** A line as it is ordered. @since 0.1.0 */
export interface LineInput<Currency extends string = string> {
  readonly id: string;
  readonly sku?: string;
  /** Pieces; a positive integer. */
  readonly quantity: number;
  /** What all pieces cost together, after discounts and with tax. Shipping is a line that requires no shipping. */
  readonly total: Money<Currency>;
  /** Whether the pieces have to be handed over; `true` unless said otherwise. */
  readonly requiresShipping?: boolean;
}

/** How part of the order is to be paid. @since 0.1.0 */
export interface TenderInput<Currency extends string = string> {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly amount: Money<Currency>;
}

/** A parcel that is planned from the start. @since 0.1.0 */
export interface ParcelInput {
  readonly id: string;
  readonly units: Units;
}

/** What an order begins with. @since 0.1.0 */
export interface PlaceInput<Currency extends string = string> {
  readonly id: string;
  /** When it was placed: an ISO 8601 UTC instant. */
  readonly at: string;
  readonly by: Actor;
  /** ISO 4217. Every amount of the order is in it. */
  readonly currency: Currency;
  /** At least one. */
  readonly lines: readonly LineInput<NoInfer<Currency>>[];
  readonly payments?: readonly TenderInput<NoInfer<Currency>>[];
  readonly fulfillments?: readonly ParcelInput[];
}

/** What the policy promises to an order that is placed now. */
export function freezeObligations(policy: Policy): Obligations {
  return {
    unpaidAfter: millisecondsOf(policy.unpaidAfter, 'unpaidAfter'),
    autoCompleteAfter: millisecondsOf(policy.autoCompleteAfter, 'autoCompleteAfter'),
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
    lines: linesOf(input),
    payments: [],
    fulfillments: [],
    returns: [],
    lifecycle: { state: 'draft', context: { rows: [] } },
    obligations: obligations ?? { unpaidAfter: null, autoCompleteAfter: null },
    commands: [],
    parked: [],
  };
  const declared = declarationsOf(input).reduce(take, base);
  return obligations ? take(declared, { type: 'order.place', id: 'place', at: input.at, by: input.by }) : declared;
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
      }),
    ),
    ...fulfillments.map(
      (parcel): Fact => ({
        type: 'fulfillment.planned',
        id: `${id}/${parcel.id}`,
        at,
        by,
        fulfillment: parcel.id,
        units: parcel.units,
      }),
    ),
  ];
}

function take(order: Order, event: Fact | Extract<OrderEvent, { readonly type: 'order.place' }>): Order {
  const stepped = stepPart(order, event, false);
  return 'order' in stepped ? stepped.order : order;
}

const money = moneyOf(0);
const id = text(longest.id);

/** What an order may begin with. */
const beginning = shape(
  {
    id,
    at: instantText,
    by: shape({ kind: choice(actorKinds), id }),
    currency: currencyCode,
    lines: list(shape({ id, quantity: integer(1), total: money }, { sku: id, requiresShipping: isBoolean }), 1),
  },
  {
    payments: list(shape({ id, method: choice(paymentMethods), amount: money })),
    fulfillments: list(shape({ id, units: someUnits })),
  },
);

/** The lines of a sound input; throws where something of it is not. */
function linesOf(input: PlaceInput): OrderLine[] {
  const problem = beginning(input, '');
  if (problem) throw invalid(problem);
  const { currency, lines, payments = [], fulfillments = [] } = input;
  demandUnique(lines, 'lines');
  demandUnique(payments, 'payments');
  demandUnique(fulfillments, 'fulfillments');
  for (const [i, { total }] of lines.entries())
    demand(total.currency === currency, `lines.${i}.total.currency`, `${currency} is needed`);
  for (const [i, { amount }] of payments.entries()) {
    demand(amount.currency === currency, `payments.${i}.amount.currency`, `${currency} is needed`);
  }
  demandPlan(lines, fulfillments);
  const sum = lines.reduce((amount, line) => amount + line.total.amount, 0);
  const pieces = lines.reduce((count, line) => count + line.quantity, 0);
  demand(
    Number.isSafeInteger(sum) && Number.isSafeInteger(pieces),
    'lines',
    'totals and quantities that add up to safe integers are needed',
  );
  return lines.map(({ id, sku, quantity, total, requiresShipping = true }) => ({
    id,
    ...(sku !== undefined && { sku }),
    quantity,
    total: total.amount + 0,
    requiresShipping,
  }));
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
