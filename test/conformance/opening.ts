import type { AdoptInput, LineInput, OpeningPayment, PlaceInput } from '../../src/index.ts';
import type { CaseLine, Parts, Story } from './format.ts';
import { openingLedger, presupposedTender } from './opening.ledger.ts';
import { parcelOf, paymentOf, refundedOf, returnOf, unitsOf } from './opening.parts.ts';
import { isCalledOff, keptBack, levelShelves, taken } from './opening.stock.ts';
import type { Meaning } from './peers.ts';
import { askedAbout } from './questions.ts';
import type { Draft, Session } from './session.ts';
import { isOfShelves } from './shelves.ts';

export const orderId = 'order-1';

/** Events that only an order can have that is placed: a story without `parts` and `place` that begins with one began before. */
const presupposePlacement = new Set([
  'createFulfillment',
  'ship',
  'deliver',
  'capture',
  'authorize',
  'refund',
  'markPaid',
  'requestReturn',
  'cancelFulfillment',
  'shortShip',
  'editLine',
  'removeLine',
  'replace',
  'receive',
  'increaseStock',
  'decreaseStock',
  'deallocate',
  'releaseReservation',
  'expireUnpaid',
]);

/** Begins the order of a story: adopted from its parts, or as a draft that is still to be placed. */
export function openStory(session: Session): void {
  const { story, shop } = session;
  if (isPlaced(story)) {
    const opening = openingOf(session);
    session.become(shop.adopt(opening).order);
    for (const fact of [...keptBack(session), ...afterwards(session), ...goodwill(session)]) session.tell(fact);
    for (const command of arrangements(session)) session.ask(command);
    openingLedger(session);
  } else session.become(shop.draft(placementOf(story)).order);
  levelShelves(session);
}

/** What had happened before: what a story tells, and what is asked about. */
function partsOf(story: Story): Parts | undefined {
  return story.question ? { ...askedAbout(story.question, story), ...story.parts } : story.parts;
}

function isPlaced(story: Story): boolean {
  const { events, stockBefore } = story;
  const parts = partsOf(story);
  if (parts) return parts.placed !== false;
  if (events.some(({ type }) => type === 'place')) return false;
  const isAllocated = Object.values(stockBefore).some(({ allocated }) => (allocated ?? 0) > 0);
  return isAllocated || presupposePlacement.has(events[0]?.type ?? '') || events.length === 0;
}

/** What the order costs, line by line; shipping and what else is owed are lines that need no parcel. */
function placementOf({ order, events, parts }: Story): PlaceInput {
  const { currency, shipping, total } = order;
  const money = (amount: number) => ({ amount, currency });
  const added = new Set(events.flatMap(({ type, line }) => (type === 'addLine' && line !== undefined ? [line] : [])));
  const worth = (some: readonly CaseLine[]) =>
    some.reduce((sum, { qty, unit, tax = 0 }) => sum + qty * unit + tax, shipping);
  // A line that is added is not there before, unless the order costs as much as with it.
  const isThere = parts !== undefined && worth(order.lines) === total;
  const late = new Set(isThere ? [] : added);
  const before = order.lines.filter(({ id }) => !late.has(id));
  // What costs less than nothing is no line, but a discount.
  const lines: LineInput[] = before
    .filter(({ unit }) => unit >= 0)
    .map(({ id, sku, qty, unit, tax = 0, requiresShipping = true }) => ({
      id,
      sku,
      quantity: qty,
      total: money(qty * unit + tax),
      requiresShipping,
    }));
  const fee = (id: string, amount: number): LineInput => ({
    id,
    quantity: 1,
    total: money(amount),
    requiresShipping: false,
  });
  const priced = worth(before.filter(({ unit }) => unit >= 0));
  if (shipping > 0) lines.push(fee('shipping', shipping));
  if (total > priced && late.size === 0) lines.push(fee('fees', total - priced));
  // What a ledger's order costs is not told: so much that it owes all that the ledger speaks of.
  const spoken = (parts?.ledger ?? []).reduce((sum, { amount }) => sum + amount, 0);
  if (lines.length === 0) lines.push(fee('all', spoken));
  const discounts = total < priced && late.size === 0 ? [{ id: 'discount', amount: money(priced - total) }] : [];
  return {
    id: orderId,
    at: '2026-03-01T09:00:00Z',
    by: { kind: 'customer', id: 'customer' },
    currency,
    lines,
    discounts,
  };
}

function openingOf({ story, meaning, shop, keeper }: Session): AdoptInput {
  const parts = partsOf(story) ?? {};
  const placement = placementOf(story);
  const payments = (parts.payments ?? []).map((one) =>
    paymentOf({ ...one, refunded: isGoodwill(meaning, parts) ? 0 : refundedOf(one) }),
  );
  const presupposed = presupposedPayment(story);
  const fulfillments = (parts.fulfillments ?? []).flatMap((parcel) => parcelOf(parcel, meaning.creating));
  const returns = [
    ...(parts.returns ?? []).map(returnOf),
    ...(parts.fulfillments ?? []).flatMap((parcel) =>
      parcel.status === 'returned'
        ? [{ id: `${parcel.id}-back`, units: unitsOf(parcel.lines), state: 'closed' as const }]
        : [],
    ),
  ];
  const opening: AdoptInput = {
    ...placement,
    payments: [...payments, ...presupposed],
    fulfillments,
    returns,
    ...(parts.canceled && { canceled: true }),
  };
  if (!keeper.keeps || isOfShelves(story)) return opening;
  const committed = taken(opening, shop.policy.deductAt, story);
  return { ...opening, stock: committed.length > 0 ? { committed } : {} };
}

/** Money goes back of what came: where a story refunds and no payment is told of, the order was paid. */
function presupposedPayment({ parts, events, order }: Story): OpeningPayment[] {
  const told =
    (parts?.payments?.length ?? 0) > 0 || (parts?.ledger ?? []).some(({ type }) => type.startsWith('charge'));
  const refunds = events.some(({ type, payment }) => type === 'refund' && payment === undefined);
  const granted = parts?.grantedRefund !== undefined && parts.ledger !== undefined;
  const asked = (parts?.ledger ?? []).reduce(
    (sum, { type, amount }) => (/^refund_request/.test(type) ? sum + amount : sum),
    0,
  );
  if (told || !(refunds || granted || asked > 0)) return [];
  const amount = Math.max(order.total, asked);
  return [{ id: presupposedTender, method: 'card', amount, captured: amount }];
}

/** What went back lowers what is owed, unless nothing is owed any more. */
function isGoodwill({ refunding }: Meaning, { canceled }: Parts): boolean {
  return refunding === 'lowers_owed' && canceled !== true;
}

function goodwill({ story, meaning, money, order }: Session): Draft[] {
  const parts = partsOf(story) ?? {};
  if (!isGoodwill(meaning, parts)) return [];
  const refunds = new Map((parts.payments ?? []).map((one) => [one.id, refundedOf(one)]));
  return order().payments.flatMap(({ id: payment }): Draft[] => {
    const amount = money(refunds.get(payment) ?? 0);
    const of = `opening:capture:${payment}`;
    return amount.amount === 0
      ? []
      : [{ type: 'payment.refunded', payment, reference: `refund-${payment}`, of, amount, goodwill: true }];
  });
}

/** What an opening does not say and facts do. */
function afterwards({ story, money }: Session): Draft[] {
  const { payments = [], fulfillments = [] } = (story.parts ?? {}) as Parts;
  const disputes = payments
    .filter(({ status }) => status === 'disputed')
    .map(
      ({ id, disputed, amount }): Draft => ({
        type: 'payment.dispute_opened',
        payment: id,
        reference: `dispute-${id}`,
        of: `opening:capture:${id}`,
        amount: money(disputed ?? amount),
        kind: 'chargeback',
      }),
    );
  const delivered = fulfillments.flatMap((parcel): Draft[] =>
    parcel.delivered
      ? [
          {
            type: 'fulfillment.delivered',
            fulfillment: parcel.id,
            reference: `delivered-${parcel.id}`,
            units: unitsOf(parcel.delivered),
          },
        ]
      : [],
  );
  const lacking = [
    ...fulfillments.filter(({ status }) => status === 'backordered').flatMap(({ lines }) => unitsOf(lines)),
    ...story.order.lines.flatMap(({ id, backordered = 0 }) =>
      backordered > 0 ? [{ line: id, quantity: backordered }] : [],
    ),
  ];
  const rejected: Draft[] =
    lacking.length > 0 ? [{ type: 'stock.rejected', attempt: 'backorder', units: lacking }] : [];
  return [...disputes, ...delivered, ...rejected];
}

/** What an opening does not say and commands do. */
function arrangements({ story, meaning, money, canceledWith }: Session): Draft[] {
  const { fulfillments = [], grantedRefund = 0, ledger } = (story.parts ?? {}) as Parts;
  const held = fulfillments
    .filter(({ status }) => status === 'on_hold')
    .map(({ id }): Draft => ({ type: 'hold.place', hold: `hold-${id}`, on: { fulfillment: id }, cause: 'other' }));
  const gone = fulfillments.filter(
    ({ status }) => status === 'replaced' || (status === 'canceled' && meaning.cancelingParcel === 'cancels_units'),
  );
  for (const { id, status, lines } of gone) if (status === 'canceled') canceledWith.set(id, unitsOf(lines));
  const canceled = isCalledOff(story)
    ? []
    : gone.map(({ lines }): Draft => ({ type: 'order.cancel_units', units: unitsOf(lines) }));
  const granted: Draft[] =
    grantedRefund > 0 && !ledger
      ? [{ type: 'order.edit', changes: [{ kind: 'discount', amount: money(grantedRefund) }] }]
      : [];
  return [...held, ...canceled, ...granted];
}
