import {
  type AdoptInput,
  type LineInput,
  type OpeningFulfillment,
  type OpeningPayment,
  type OpeningReturn,
  type PlaceInput,
  stockOf,
  type Units,
} from '../../src/index.ts';
import type { CaseParcel, CasePayment, CaseUnits, Parts, Story } from './format.ts';
import { openingLedger } from './opening.ledger.ts';
import { type Draft, type Session, Untold } from './session.ts';
import { contentsOf, isOfShelves, shelvesOf } from './shelves.ts';

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
  'hold',
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
    for (const fact of [...keptBack(session), ...afterwards(session)]) session.tell(fact);
    for (const command of arrangements(session)) session.ask(command);
    openingLedger(session);
  } else session.become(shop.draft(placementOf(story)).order);
  levelShelves(session);
}

function isPlaced({ parts, events, stockBefore, question }: Story): boolean {
  if (parts) return parts.placed !== false;
  if (question) return true;
  if (events.some(({ type }) => type === 'place')) return false;
  const isAllocated = Object.values(stockBefore).some(({ allocated }) => (allocated ?? 0) > 0);
  return isAllocated || presupposePlacement.has(events[0]?.type ?? '') || events.length === 0;
}

/** What the order costs, line by line; shipping and what else is owed are lines that need no parcel. */
function placementOf({ order, events, parts }: Story): PlaceInput {
  const { currency, shipping, total } = order;
  const money = (amount: number) => ({ amount, currency });
  const late = new Set(events.filter(({ type }) => type === 'addLine').map(({ line }) => line));
  const lines: LineInput[] = order.lines
    .filter(({ id }) => !late.has(id))
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
  const priced = order.lines.reduce((sum, { qty, unit, tax = 0 }) => sum + qty * unit + tax, shipping);
  if (shipping > 0) lines.push(fee('shipping', shipping));
  if (total > priced) lines.push(fee('fees', total - priced));
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
  const { parts = {}, question } = story;
  const placement = placementOf(story);
  const payments = [...(parts.payments ?? []), ...(question ? askedAbout(question.from, story) : [])].map(paymentOf);
  const presupposed = presupposedPayment(story);
  const fulfillments = (parts.fulfillments ?? []).flatMap((parcel) => parcelOf(parcel, meaning.creating));
  const returns = [
    ...(parts.returns ?? []).map(
      ({ id, status, lines }): OpeningReturn => ({
        id,
        units: unitsOf(lines),
        state: lookUp(returnStates, status, 'return'),
      }),
    ),
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
  return [{ id: 'paid', method: 'card', amount, captured: amount }];
}

/** The payments of an order that stands in one of Sylius's payment states. */
function askedAbout(from: string, { order: { total } }: Story): CasePayment[] {
  const half = Math.floor(total / 2);
  const tender = (rest: Partial<CasePayment>): CasePayment[] => [
    { id: 'p1', status: 'pending', amount: total, ...rest },
  ];
  const states: Readonly<Record<string, () => CasePayment[]>> = {
    new: () => tender({}),
    awaiting_payment: () => tender({}),
    partially_authorized: () => tender({ status: 'authorized', authorized: half }),
    authorized: () => tender({ status: 'authorized', authorized: total }),
    partially_paid: () => tender({ status: 'captured', captured: half }),
    paid: () => tender({ status: 'captured', captured: total }),
    completed: () => tender({ status: 'captured', captured: total }),
    partially_refunded: () => tender({ status: 'captured', captured: total, refunded: half }),
    refunded: () => tender({ status: 'captured', captured: total, refunded: total }),
    cancelled: () => tender({ status: 'voided' }),
    failed: () => tender({ status: 'failed' }),
  };
  const state = states[from];
  if (!state) throw new Untold(`no order stands in "${from}"`);
  return state();
}

function paymentOf({ id, status, amount, authorized = 0, captured = 0, refunded = 0 }: CasePayment): OpeningPayment {
  const base = { id, method: 'card', amount } as const;
  const money = {
    ...(authorized > 0 && { authorized: Math.max(authorized, captured) }),
    ...(captured > 0 && { captured }),
    ...(refunded > 0 && { refunded }),
  };
  const made: Readonly<Record<string, () => OpeningPayment>> = {
    pending: () => ({ ...base, ...money }),
    requires_action: () => ({ ...base, attempt: 'requires_action' }),
    authorized: () => ({ ...base, ...money }),
    captured: () => ({ ...base, ...money }),
    disputed: () => ({ ...base, ...money }),
    refunded: () => ({
      ...base,
      captured: Math.max(captured, amount),
      refunded: refunded || Math.max(captured, amount),
    }),
    voided: () => ({
      ...base,
      authorized: authorized || amount,
      voided: authorized || amount,
      ...(captured > 0 && { captured }),
    }),
    failed: () => ({ ...base, ...money, attempt: 'failed' }),
  };
  return lookUp(made, status, 'payment')();
}

const returnStates: Readonly<Record<string, OpeningReturn['state']>> = {
  requested: 'requested',
  approved: 'approved',
  received: 'closed',
  canceled: 'canceled',
  declined: 'declined',
  in_transit: 'in_transit',
};

const parcelStates: Readonly<Record<string, OpeningFulfillment['state'] | null>> = {
  planned: 'open',
  backordered: 'open',
  on_hold: 'open',
  created: 'in_progress',
  pending_approval: 'in_progress',
  packed: 'packed',
  shipped: 'shipped',
  delivered: 'delivered',
  canceled: 'canceled',
  returned: 'delivered',
  refunded: 'shipped',
  replaced: null,
};

function parcelOf({ id, status, lines }: CaseParcel, creating: string): OpeningFulfillment[] {
  const state = lookUp(parcelStates, status, 'fulfillment');
  if (state === null) return [];
  return [{ id, units: unitsOf(lines), state: status === 'created' && creating === 'packs' ? 'packed' : state }];
}

export function unitsOf(lines: readonly CaseUnits[]): Units {
  return lines.map(({ line, qty, damaged = 0 }) => ({ line, quantity: qty + damaged }));
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, word: string, what: string): Value {
  if (!(word in table)) throw new Untold(`no ${what} stands at "${word}"`);
  return table[word] as Value;
}

/** What left the stock before the story begins, by the moment at which the peer deducts. */
function taken({ fulfillments = [], payments = [] }: AdoptInput, deductAt: string, { order, parts }: Story): Units {
  const gone = deductAt === 'shipped' ? ['shipped', 'delivered'] : ['packed', 'shipped', 'delivered'];
  const paid = payments.reduce((sum, { captured = 0 }) => sum + captured, 0) >= order.total;
  const early = deductAt === 'placed' || (deductAt === 'paid' && paid && payments.length > 0);
  return order.lines.flatMap(({ id, qty }) => {
    const inParcels = (states: readonly string[]) =>
      fulfillments
        .filter(({ state }) => states.includes(state))
        .flatMap(({ units }) => units)
        .reduce((sum, { line, quantity }) => (line === id ? sum + quantity : sum), 0);
    const canceled = parts?.canceled ? qty : inParcels(['canceled']);
    const quantity = early ? Math.max(0, qty - canceled) : Math.min(qty, inParcels(gone));
    return quantity > 0 ? [{ line: id, quantity }] : [];
  });
}

/** Of what the shelves keep back: as much as the order can still need, told place by place. The rest is somebody else's. */
function keptBack({ story, keeper, order }: Session): Draft[] {
  if (!keeper.keeps || isOfShelves(story)) return [];
  const gone = new Map(stockOf(order()).map(({ line, committed }) => [line, committed]));
  return story.order.lines.flatMap((line) => {
    const places = [...new Set(Object.keys(shelvesOf(story)).map((key) => key.split('@')[1] ?? ''))];
    let left = isCalledOff(story) ? 0 : line.qty - (gone.get(line.id) ?? 0);
    return places.flatMap((place): Draft[] => {
      if (line.location !== undefined && place !== '' && place !== line.location) return [];
      const most = contentsOf(line).map(([article, per]) =>
        Math.floor(othersOf(story, keeper, place === '' ? article : `${article}@${place}`) / per),
      );
      const quantity = Math.min(left, ...most);
      if (quantity <= 0 || !keeper.isTracked(line.id)) return [];
      left -= quantity;
      const { units, location } = keeper.reserve(order().id, [{ line: line.id, quantity }], place);
      const where = location === undefined || location === '' ? {} : { location };
      return units.length > 0 ? [{ type: 'stock.reserved', attempt: `kept-${line.id}-${place}`, units, ...where }] : [];
    });
  });
}

const isCalledOff = ({ parts }: Story) => parts?.canceled === true;

/** What is kept back on a shelf, and for nobody we know of yet. */
function othersOf(story: Story, keeper: Session['keeper'], key: string): number {
  return (shelvesOf(story)[key]?.allocated ?? 0) - (keeper.levels()[key]?.allocated ?? 0);
}

/** What others are kept back for, and what is missing on the shelves. */
function levelShelves({ story, keeper }: Session): void {
  for (const [key, wanted] of Object.entries(shelvesOf(story))) {
    const [article = key, place = ''] = key.split('@');
    const others = othersOf(story, keeper, key);
    if (others > 0) keeper.allocate(article, others, place);
    const missing = (keeper.levels()[key]?.onHand ?? 0) - (wanted.onHand ?? 0);
    if (missing > 0) keeper.change(article, -missing, place);
  }
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
function arrangements({ story, money }: Session): Draft[] {
  const { fulfillments = [], grantedRefund = 0, ledger } = (story.parts ?? {}) as Parts;
  const held = fulfillments
    .filter(({ status }) => status === 'on_hold')
    .map(({ id }): Draft => ({ type: 'hold.place', hold: `hold-${id}`, on: { fulfillment: id }, cause: 'other' }));
  const replaced = fulfillments.filter(({ status }) => status === 'replaced').flatMap(({ lines }) => unitsOf(lines));
  const canceled: Draft[] = replaced.length > 0 ? [{ type: 'order.cancel_units', units: replaced }] : [];
  const granted: Draft[] =
    grantedRefund > 0 && !ledger
      ? [{ type: 'order.edit', changes: [{ kind: 'discount', amount: money(grantedRefund) }] }]
      : [];
  return [...held, ...canceled, ...granted];
}
