import { type LedgerRow, linesOf, type Order, type OrderEvent, type Units } from '../../core.ts';

type SetStatus = Extract<OrderEvent, { readonly type: 'order.set_status' }>;

/**
 * What setting a status and late money come to, told as the events that would have come one by one; any other event is itself. A second reading of the
 * dialog, for books that read events only; `left` is what is open and in no parcel.
 */
export function eventsOf(event: OrderEvent, before: Order, left: Units = []): readonly OrderEvent[] {
  if (event.type === 'deadline.fired' && event.deadline.kind === 'late_money')
    return before.obligations.lateMoney === 'reopen' ? [{ ...event, type: 'order.reopen', reason: 'late_money' }] : [];
  return event.type === 'order.set_status' ? [...moneyOf(event, before), ...goodsOf(event, before, left)] : [event];
}

/** A canceled order whose goods are set is taken up again first. */
export function takenUpBy({ id, at, by, fulfillment }: SetStatus, { lifecycle }: Order): OrderEvent[] {
  if (lifecycle.state !== 'canceled' || fulfillment === undefined || fulfillment === 'canceled') return [];
  return [{ id: `${id}:reopen`, at, by, type: 'order.reopen', reason: 'set' }];
}

function rowsOf(rows: readonly LedgerRow[], kind: string): readonly LedgerRow[] {
  return rows.filter((row) => row.kind === kind);
}

const longestReference = 500;

/** Offline tenders bring what they promised, up to what was owed; how much that is, the order's rows tell afterwards. */
function moneyOf({ id, at, by, payment }: SetStatus, after: Order): OrderEvent[] {
  if (payment !== 'paid') return [];
  return after.payments.flatMap((tender): OrderEvent[] =>
    rowsOf(tender.context.rows, 'captured')
      .filter(({ reference }) => reference === `${tender.id}:paid:${id}`.slice(0, longestReference))
      .flatMap(({ reference, amount }) =>
        amount ? [{ type: 'payment.captured', id, at, by, payment: tender.id, reference, amount }] : [],
      ),
  );
}

/** Shipments that stand: neither taken back nor brought back. */
function shipmentsIn(rows: readonly LedgerRow[]): readonly LedgerRow[] {
  return rowsOf(rows, 'shipped')
    .filter(({ reference }) => !rowsOf(rows, 'unshipped').some((row) => row.reference === reference))
    .filter(({ reference }) => !rowsOf(rows, 'returned_to_sender').some((row) => row.of === reference));
}

/** Nothing that left is shipped. Whoever reports without units means all that is in the parcel. */
function isDigital(order: Order, rows: readonly LedgerRow[]): boolean {
  const shipped = new Set(linesOf(order).flatMap((line) => (line.requiresShipping ? [line.id] : [])));
  const left = [...shipmentsIn(rows), ...rowsOf(rows, 'delivered')];
  const told = left.every(({ units }) => units !== undefined) ? left : rows;
  return !told.some(({ units = [] }) => units.some(({ line }) => shipped.has(line)));
}

function goodsOf({ id, at, by, fulfillment: word }: SetStatus, before: Order, left: Units): OrderEvent[] {
  const { fulfillments } = before;
  const envelope = { at, by, reason: 'set' };
  const gone = ['shipped', 'delivered', 'canceled'];
  const here = fulfillments.filter(({ state }) => !gone.includes(state)).map((parcel) => parcel.id);
  const sent = fulfillments.filter(({ state }) => state === 'shipped').map((parcel) => parcel.id);
  let n = fulfillments.length + 1;
  while (fulfillments.some((parcel) => parcel.id === `parcel-${n}`)) n++;
  const rest = left.length > 0 ? [`parcel-${n}`] : [];
  const plan = rest.map(
    (fulfillment): OrderEvent => ({
      ...envelope,
      id: `${id}:plan`,
      type: 'fulfillment.plan',
      fulfillment,
      units: left,
    }),
  );
  const ship = [...here, ...rest].map(
    (fulfillment): OrderEvent => ({
      ...envelope,
      id: `${id}:ship:${fulfillment}`,
      type: 'fulfillment.ship',
      fulfillment,
    }),
  );
  if (word === 'fulfilled') return [...plan, ...ship];
  if (word === 'delivered') {
    const deliver = [...sent, ...here, ...rest].map(
      (fulfillment): OrderEvent => ({
        ...envelope,
        id: `${id}:deliver:${fulfillment}`,
        type: 'fulfillment.delivered',
        fulfillment,
        reference: id,
        ...(!sent.includes(fulfillment) && { of: `${id}:ship:${fulfillment}` }),
      }),
    );
    return [...plan, ...ship, ...deliver];
  }
  if (word === 'in_progress') {
    const unpacked = fulfillments.filter(({ id: parcel, state }) => here.includes(parcel) && state !== 'packed');
    const pack = [...unpacked.map((parcel) => parcel.id), ...rest].map(
      (fulfillment): OrderEvent => ({
        ...envelope,
        id: `${id}:pack:${fulfillment}`,
        type: 'fulfillment.pack',
        fulfillment,
      }),
    );
    return [...plan, ...pack];
  }
  if (word === 'canceled') return [{ ...envelope, id: `${id}:cancel`, type: 'order.cancel', scope: 'all' }];
  if (word !== 'unfulfilled') return [];
  return fulfillments
    .filter(({ state }) => state === 'shipped' || state === 'delivered')
    .filter(({ context: { rows } }) => !isDigital(before, rows))
    .flatMap(({ id: fulfillment, context: { rows } }): OrderEvent[] =>
      shipmentsIn(rows).map(({ reference: of }) => ({
        ...envelope,
        id: `${id}:unship:${of}`,
        type: 'fulfillment.unship',
        fulfillment,
        of,
      })),
    );
}
