import { OrderError } from '../errors.ts';
import { type Actor, longest } from '../events.ts';
import type { Money } from '../money.ts';
import type { PaymentMethod } from '../statuses.ts';
import { paymentMethods } from '../statuses.ts';
import type { Units } from '../units.ts';
import { stepPart } from './order.parts.ts';
import { millisecondsOf, type Policy } from './order.policy.ts';
import { unsound } from './order.soundness.ts';
import type { Fact, Obligations, Order, OrderLine } from './order.ts';

/** A line as it is ordered. @since 0.1.0 */
export interface LineInput {
  readonly id: string;
  readonly sku?: string;
  /** Pieces; a positive integer. */
  readonly quantity: number;
  /** What all pieces cost together, after discounts and with tax. Shipping is a line that requires no shipping. */
  readonly total: Money;
  /** Whether the pieces have to be handed over; `true` unless said otherwise. */
  readonly requiresShipping?: boolean;
}

/** How part of the order is to be paid. @since 0.1.0 */
export interface TenderInput {
  readonly id: string;
  readonly method: PaymentMethod;
  readonly amount: Money;
}

/** A parcel that is planned from the start. @since 0.1.0 */
export interface ParcelInput {
  readonly id: string;
  readonly units: Units;
}

/** What an order begins with. @since 0.1.0 */
export interface PlaceInput {
  readonly id: string;
  /** When it was placed: an ISO 8601 UTC instant. */
  readonly at: string;
  readonly by: Actor;
  /** ISO 4217. Every amount of the order is in it. */
  readonly currency: string;
  /** At least one. */
  readonly lines: readonly LineInput[];
  readonly payments?: readonly TenderInput[];
  readonly fulfillments?: readonly ParcelInput[];
}

/** What the policy promises to an order that is placed now. */
export function freezeObligations(policy: Policy): Obligations {
  return {
    unpaidAfter: millisecondsOf(policy.unpaidAfter, 'unpaidAfter'),
    autoCompleteAfter: millisecondsOf(policy.autoCompleteAfter, 'autoCompleteAfter'),
  };
}

/** The first record of an order: a draft, or placed. */
export function beginOrder(
  input: PlaceInput,
  definition: { readonly id: string; readonly version: number },
  policy: Policy,
  state: 'draft' | 'open',
): Order {
  const lines = linesOf(input);
  const base: Order = {
    format: 1,
    definition: { id: definition.id, version: definition.version },
    id: input.id,
    revision: 0,
    currency: input.currency,
    lines,
    payments: [],
    fulfillments: [],
    returns: [],
    lifecycle: { state: 'draft', context: { rows: [] } },
    obligations: state === 'open' ? freezeObligations(policy) : { unpaidAfter: null, autoCompleteAfter: null },
    commands: [],
    parked: [],
  };
  const declared = declarationsOf(input).reduce((order, fact) => take(order, fact), base);
  if (state === 'draft') return declared;
  return take(declared, { type: 'order.place', id: 'place', at: input.at, by: input.by });
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

function take(
  order: Order,
  event: Fact | { readonly type: 'order.place'; readonly id: string; readonly at: string; readonly by: Actor },
): Order {
  const problem = unsound(event);
  if (problem) throw invalid(`${event.type}.${problem.data.path}`, String(problem.data.problem));
  const stepped = stepPart(order, event, false);
  return 'order' in stepped ? stepped.order : order;
}

function linesOf(input: PlaceInput): OrderLine[] {
  const { id, currency, lines, payments = [], fulfillments = [] } = input;
  demand(isId(id), 'id', `a text of 1 to ${longest.id} characters is needed`);
  demand(
    typeof currency === 'string' && /^[A-Z]{3}$/.test(currency),
    'currency',
    'an ISO 4217 code such as EUR is needed',
  );
  demand(
    typeof input.at === 'string' && !Number.isNaN(Date.parse(input.at)),
    'at',
    'an ISO 8601 UTC instant is needed',
  );
  demand(
    Array.isArray(lines) && lines.length > 0 && lines.length <= longest.units,
    'lines',
    'an order has at least one line',
  );
  demandUnique(lines, 'lines');
  demandUnique(payments, 'payments');
  demandUnique(fulfillments, 'fulfillments');
  for (const [i, tender] of payments.entries()) {
    demand(
      paymentMethods.includes(tender.method),
      `payments.${i}.method`,
      `one of ${paymentMethods.join(', ')} is needed`,
    );
    demand(tender.amount?.currency === currency, `payments.${i}.amount.currency`, `the order is in ${currency}`);
  }
  for (const [i, parcel] of fulfillments.entries()) {
    demand(Array.isArray(parcel.units), `fulfillments.${i}.units`, 'a list of units is needed');
    const unknown = parcel.units.find((unit) => !lines.some((line) => line.id === unit.line));
    demand(parcel.units.length > 0 && !unknown, `fulfillments.${i}.units`, "units of the order's own lines are needed");
  }
  const ordered = lines.map((line, i) => {
    demand(
      Number.isSafeInteger(line.quantity) && line.quantity > 0,
      `lines.${i}.quantity`,
      'a whole number of pieces, one or more, is needed',
    );
    demand(
      Number.isSafeInteger(line.total?.amount) && line.total.amount >= 0,
      `lines.${i}.total.amount`,
      'whole minor units, zero or more, are needed',
    );
    demand(line.total.currency === currency, `lines.${i}.total.currency`, `the order is in ${currency}`);
    const { id, sku, quantity, total, requiresShipping = true } = line;
    return { id, ...(sku !== undefined && { sku }), quantity, total: total.amount, requiresShipping };
  });
  const sum = ordered.reduce((amount, line) => amount + line.total, 0);
  const pieces = ordered.reduce((count, line) => count + line.quantity, 0);
  demand(
    Number.isSafeInteger(sum) && Number.isSafeInteger(pieces),
    'lines',
    'totals and quantities that add up to safe integers are needed',
  );
  return ordered;
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= longest.id;
}

function demandUnique(parts: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  for (const [i, part] of parts.entries()) {
    demand(typeof part === 'object' && part !== null, `${path}.${i}`, 'an object is needed');
    const { id } = part;
    demand(isId(id), `${path}.${i}.id`, `a text of 1 to ${longest.id} characters is needed`);
    demand(!seen.has(id), `${path}.${i}.id`, `"${id}" occurs twice`);
    seen.add(id);
  }
}

function demand(holds: boolean, path: string, problem: string): void {
  if (!holds) throw invalid(path, problem);
}

function invalid(path: string, problem: string): OrderError {
  return new OrderError('invalid_input', `The order cannot begin: ${path}: ${problem}.`, { path, problem });
}
