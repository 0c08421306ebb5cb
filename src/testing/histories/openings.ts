import * as fc from 'fast-check';
import {
  type AdoptInput,
  completionMoments,
  fulfillmentStates,
  type Opening,
  type ParcelInput,
  type PaymentMethod,
  type PlaceInput,
  type Policy,
  paymentMethods,
  policyChoices,
  returnStates,
} from '../../core.ts';
import { notificationTables } from './tables.ts';

/** When every generated order begins. */
export const beginning = Date.UTC(2026, 0, 1, 8);

/** An instant so many milliseconds after the beginning. */
export function instantAt(milliseconds: number): string {
  return new Date(beginning + milliseconds).toISOString();
}

const oddIds = ['__proto__', 'constructor', 'Zoë'];

interface LineDraw {
  readonly quantity: number;
  readonly total: number;
  readonly requiresShipping: boolean;
  readonly finalSale: number;
}

const line: fc.Arbitrary<LineDraw> = fc.record({
  quantity: fc.integer({ min: 1, max: 5 }),
  total: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 50_000 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  ),
  finalSale: fc.nat({ max: 9 }),
  requiresShipping: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

/** Mostly what people buy; now and then nothing has to be paid, or shipped. */
const lines: fc.Arbitrary<LineDraw[]> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 8, size: 'max' }), fc.nat({ max: 19 }))
  .map(([drawn, special]) =>
    drawn.map((one) => ({
      ...one,
      ...(special === 17 && { total: 0 }),
      ...(special === 18 && { requiresShipping: false }),
    })),
  );

/** One tender: how it pays, and its share of the total. */
const tender = (method: fc.Arbitrary<PaymentMethod>) => fc.record({ method, share: fc.integer({ min: 0, max: 12 }) });

const anyMethod = fc.oneof(
  { weight: 5, arbitrary: fc.constant<PaymentMethod>('card') },
  { weight: 5, arbitrary: fc.constantFrom(...paymentMethods) },
);

/** What each tender pays: their shares of the total, the last one the rest, so that sums mostly agree; now and then all is paid at the counter. */
const tenders = fc.oneof(
  { weight: 6, arbitrary: fc.array(tender(anyMethod), { maxLength: 3, size: 'max' }) },
  { weight: 1, arbitrary: fc.tuple(tender(fc.constantFrom('cash_on_delivery', 'bank_transfer', 'invoice'))) },
);

const parcels = fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 }), { maxLength: 4, size: 'max' });

const basket = fc.record({
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  lines,
  tenders,
  sumsAgree: fc.nat({ max: 9 }),
  parcels,
  odd: fc.nat({ max: 30 }),
});

type Basket = typeof basket extends fc.Arbitrary<infer Value> ? Value : never;

function placeInputOf({ currency, lines, tenders, sumsAgree, parcels, odd }: Basket): PlaceInput {
  const idOf = (i: number) => (i === 0 ? (oddIds[30 - odd] ?? 'line-1') : `line-${i + 1}`);
  const total = lines.reduce((sum, one) => sum + one.total, 0);
  let rest = total;
  const payments = tenders.map(({ method, share }, i) => {
    const last = i === tenders.length - 1 && sumsAgree < 9;
    const amount = last ? rest : Math.floor((rest * share) / 12);
    rest -= amount;
    const due = share % 3 === 2 ? { dueAt: instantAt((1 + (share % 5)) * 86_400_000) } : {};
    return { id: `pay-${i + 1}`, method, amount: { amount, currency }, ...due };
  });
  const open = lines.map((one) => (one.requiresShipping ? one.quantity : 0));
  const fulfillments = parcels.flatMap((wanted, n) => {
    const units = lines.flatMap((_, i) => {
      const quantity = Math.min(open[i] ?? 0, wanted[i] ?? 0);
      open[i] = (open[i] ?? 0) - quantity;
      return quantity > 0 ? [{ line: idOf(i), quantity }] : [];
    });
    const startsAt = wanted[7] === 5 ? { startsAt: instantAt((wanted[6] ?? 0) * 12 * 3_600_000) } : {};
    const handover = wanted[7] === 4 ? ({ handover: 'pickup' } as const) : {};
    const shipBy = wanted[7] === 3 ? { shipBy: instantAt((wanted[6] ?? 0) * 12 * 3_600_000) } : {};
    return units.length > 0 ? [{ id: `parcel-${n + 1}`, units, ...startsAt, ...handover, ...shipBy }] : [];
  });
  return {
    id: 'order-1',
    at: instantAt(0),
    by: { kind: 'customer', id: 'customer-1' },
    currency,
    lines: lines.map(({ quantity, total, requiresShipping, finalSale }, i) => ({
      id: idOf(i),
      quantity,
      total: { amount: total, currency },
      ...(!requiresShipping && { requiresShipping }),
      ...(finalSale === 9 && { returnable: false }),
    })),
    payments,
    fulfillments,
  };
}

/** How far the parts of an order had come elsewhere. */
const progress = fc.record({
  payments: fc.array(fc.constantFrom('none', 'authorized', 'captured', 'refunded', 'failed', 'requires_action'), {
    minLength: 3,
    maxLength: 3,
  }),
  parcels: fc.array(fc.constantFrom(...fulfillmentStates), { minLength: 4, maxLength: 4 }),
  return: fc.option(fc.constantFrom(...returnStates)),
  canceled: fc.nat({ max: 9 }),
});

type Progress = typeof progress extends fc.Arbitrary<infer Value> ? Value : never;

function adoptInputOf(input: PlaceInput, drawn: Progress): AdoptInput {
  const shipped = (input.fulfillments ?? []).filter(
    (_, i) => drawn.parcels[i] === 'shipped' || drawn.parcels[i] === 'delivered',
  );
  return {
    ...input,
    payments: (input.payments ?? []).map(({ id, method, amount: { amount } }, i) => {
      const word = drawn.payments[i];
      return {
        id,
        method,
        amount,
        ...(word === 'authorized' && { authorized: amount }),
        ...((word === 'captured' || word === 'refunded') && { captured: amount }),
        ...(word === 'refunded' && { refunded: Math.floor(amount / 2) }),
        ...((word === 'failed' || word === 'requires_action') && { attempt: word }),
      };
    }),
    fulfillments: (input.fulfillments ?? []).map(({ startsAt = instantAt(30 * 3_600_000), ...parcel }, i) => {
      const state = drawn.parcels[i] ?? 'open';
      const more = state === 'scheduled' ? { startsAt } : state === 'requested' ? { service: 'service-1' } : {};
      return { ...parcel, state, ...more };
    }),
    returns:
      drawn.return !== null && shipped[0]
        ? [
            {
              id: 'return-1',
              units: shipped[0].units,
              state: drawn.return,
              ...(drawn.canceled % 3 === 1 && {
                exchange: [{ id: 'swap-1', quantity: 2, total: { amount: 25_01, currency: input.currency } }],
              }),
            },
          ]
        : [],
    ...(drawn.canceled % 2 === 0 && { stock: stockOf(input, shipped) }),
    canceled: drawn.canceled === 9,
  };
}

/** What had left was deducted, and what is still here kept back. */
function stockOf({ lines }: PlaceInput, shipped: readonly ParcelInput[]) {
  const committed = shipped.flatMap(({ units }) => units);
  const gone = new Map<string, number>();
  for (const { line, quantity } of committed) gone.set(line, (gone.get(line) ?? 0) + quantity);
  const reserved = lines.flatMap(({ id, quantity, requiresShipping = true }) => {
    const here = requiresShipping ? quantity - (gone.get(id) ?? 0) : 0;
    return here > 0 ? [{ line: id, quantity: here }] : [];
  });
  return { ...(reserved.length > 0 && { reserved }), ...(committed.length > 0 && { committed }) };
}

/** How an order begins: mostly placed, sometimes as a draft or taken over from elsewhere. */
export const openings: fc.Arbitrary<Opening> = fc
  .tuple(basket, fc.nat({ max: 99 }), progress)
  .map(([drawn, kind, come]): Opening => {
    const input = placeInputOf(drawn);
    if (kind < 66) return { kind: 'placed', input };
    return kind < 80 ? { kind: 'drafted', input } : { kind: 'adopted', input: adoptInputOf(input, come) };
  });

/** Each question with its answers, the default drawn more often; without freezing, whose facts wait and are a law of their own. */
const choices = {
  completedWhen: fc.constantFrom('paid_and_fulfilled', ...completionMoments),
  zeroTotal: fc.constantFrom(...policyChoices.zeroTotal),
  nothingToShip: fc.constantFrom(...policyChoices.nothingToShip),
  refundComparedWith: fc.constantFrom(...policyChoices.refundComparedWith),
  canceledUnits: fc.constantFrom(...policyChoices.canceledUnits),
  shippedAndDelivered: fc.constantFrom('partially_delivered', ...policyChoices.shippedAndDelivered),
  returnsShown: fc.constantFrom('own_axis', 'own_axis', ...policyChoices.returnsShown),
  cashOnDelivery: fc.constantFrom(...policyChoices.cashOnDelivery),
  holdShownWhen: fc.constantFrom('all', ...policyChoices.holdShownWhen),
  paidBefore: fc.constantFrom('shipping', 'shipping', ...policyChoices.paidBefore),
  unship: fc.constantFrom('with_reason', 'with_reason', ...policyChoices.unship),
  goodwill: fc.constantFrom('allowed', 'allowed', ...policyChoices.goodwill),
  cancelAfterCapture: fc.constantFrom('refund', 'refund', ...policyChoices.cancelAfterCapture),
  archived: fc.constantFrom('pass_through', 'unarchive_on_work'),
  review: fc.constantFrom('none', 'none', 'none', ...policyChoices.review),
  stock: fc.constantFrom(...policyChoices.stock),
  reserveAt: fc.constantFrom('placed', 'placed', ...policyChoices.reserveAt),
  deductAt: fc.constantFrom('shipped', 'shipped', ...policyChoices.deductAt),
  stockOnUnship: fc.constantFrom(...policyChoices.stockOnUnship),
  stockOnCancel: fc.constantFrom(...policyChoices.stockOnCancel),
  stockOnFailedPayment: fc.constantFrom(...policyChoices.stockOnFailedPayment),
  backorder: fc.constantFrom('refused', ...policyChoices.backorder),
} as const;

const decisions: fc.Arbitrary<Partial<Policy>> = fc
  .record({
    ...choices,
    reopen: fc.constantFrom(...policyChoices.reopen),
    lateMoney: fc.constantFrom(...policyChoices.lateMoney),
    unpaidAfter: fc.constantFrom(null, { days: 2 }),
    autoCompleteAfter: fc.constantFrom(null, { days: 14 }),
    shipWithin: fc.constantFrom(null, null, null, { days: 2 }),
    refundLimitedByReceipt: fc.boolean(),
    returnWindow: fc.constantFrom(null, { days: 2 }),
    notifications: notificationTables,
    backorderLimit: fc.constantFrom(null, 2),
  })
  .map((policy) => ({
    ...policy,
    ...(policy.lateMoney === 'reopen' && { reopen: 'allowed' as const }),
    ...(policy.backorder === 'refused' && { backorderLimit: null }),
  }));

/** What a shop decides: any answer to any question of the policy, but that archived orders freeze. @since 0.1.0 */
export function policies(): fc.Arbitrary<Partial<Policy>> {
  return decisions;
}
