import { type Actor, type Fact, type PlaceInput, splitMoney, type Units } from '../../src/index.ts';
import { instantFrom, moneyFrom } from './cells.ts';
import type { CsvRow } from './csv.ts';
import { readable, readTable } from './files.ts';
import type { Log, LoggedOrder } from './log.ts';

const currency = 'EUR';
const payment = 'invoice';
const columns = ['event_id', 'activity', 'timestamp', 'orders', 'items', 'packages', 'price'] as const;

type Row = CsvRow<(typeof columns)[number]>;

/** What rows leave to other rows to say. */
interface Links {
  /** The order of each item: that of the row that places it. */
  readonly orderOf: Map<string, string>;
  /** The package that each item leaves in. */
  readonly packageOf: Map<string, string>;
  readonly contentsOf: Map<string, readonly string[]>;
  /** The attempt to supply an item that each reorder answers. */
  readonly attemptOf: Map<string, string>;
}

/** What each activity tells an order, of those of its units that are concerned. */
const tellings: Readonly<Record<string, (row: Row, units: Units, links: Links) => Fact>> = {
  'confirm order': (row) => ({ type: 'order.confirmed', ...reported(row, 'staff') }),
  'payment reminder': (row) => ({ type: 'payment.reminded', ...reported(row, 'staff'), payment }),
  'pay order': (row) => ({
    type: 'payment.captured',
    ...reported(row, 'provider'),
    payment,
    amount: moneyFrom(row.price, currency),
  }),
  'item out of stock': (row, units) => ({
    type: 'stock.rejected',
    ...happened(row, 'warehouse'),
    attempt: row.event_id,
    units,
  }),
  'reorder item': (row, units, { attemptOf }) => ({
    type: 'stock.reserved',
    ...happened(row, 'warehouse'),
    attempt: attemptOf.get(row.event_id) ?? row.event_id,
    units,
  }),
  'pick item': (row, units, { packageOf }) => ({
    type: 'fulfillment.picked',
    ...reported(row, 'warehouse'),
    fulfillment: packageOf.get(row.items) ?? `pick-${row.items}`,
    units,
  }),
  'create package': (row, units) => ({ type: 'fulfillment.packed', ...parcel(row, 'warehouse'), units }),
  'send package': (row) => ({ type: 'fulfillment.shipped', ...parcel(row, 'warehouse') }),
  'failed delivery': (row) => ({ type: 'fulfillment.delivery_failed', ...parcel(row, 'carrier') }),
  'package delivered': (row) => ({ type: 'fulfillment.delivered', ...parcel(row, 'carrier') }),
};

/** Reads the "order management" event log: one row per event, each with the orders, items or packages that it concerns. */
export function importOrderManagement(folder: string): Log {
  const rows = readTable(folder, 'events.csv', columns);
  const links = linksOf(rows);
  const facts = new Map<string, Fact[]>();
  for (const row of placements(rows)) facts.set(row.orders, []);
  let skipped = 0;
  for (const row of rows.filter(({ activity }) => activity !== 'place order')) {
    const telling = tellings[row.activity];
    const concerned = [...concernedBy(row, links)].filter(([order]) => facts.has(order));
    if (!telling || concerned.length === 0) skipped += 1;
    else
      readable(`event ${row.event_id}`, () => {
        for (const [order, units] of concerned) facts.get(order)?.push(telling(row, units, links));
      });
  }
  const orders = placements(rows).map(
    (row): LoggedOrder => ({
      id: row.orders,
      place: readable(`event ${row.event_id}`, () => placeFrom(row)),
      facts: facts.get(row.orders) ?? [],
      hints: [],
      recorded: null,
    }),
  );
  return { policy: {}, orders, skipped };
}

/** The price of the row is what is owed; it is paid by invoice, before or after delivery. Each item is one unit. */
function placeFrom(row: Row): PlaceInput {
  const price = moneyFrom(row.price, currency);
  const items = listed(row.items);
  const totals = splitMoney(price, items.length);
  return {
    id: row.orders,
    at: timeOf(row),
    by: { kind: 'customer', id: 'customer' },
    currency,
    lines: items.map((id, i) => ({ id, quantity: 1, total: totals[i] ?? price })),
    payments: [{ id: payment, method: 'invoice', amount: price }],
  };
}

function placements(rows: readonly Row[]): Row[] {
  return rows.filter(({ activity }) => activity === 'place order');
}

function linksOf(rows: readonly Row[]): Links {
  const links: Links = { orderOf: new Map(), packageOf: new Map(), contentsOf: new Map(), attemptOf: new Map() };
  const lastAttempt = new Map<string, string>();
  for (const row of rows) {
    const items = listed(row.items);
    if (row.activity === 'create package') links.contentsOf.set(row.packages, items);
    for (const item of items) {
      if (row.activity === 'place order') links.orderOf.set(item, row.orders);
      if (row.activity === 'create package') links.packageOf.set(item, row.packages);
      if (row.activity === 'item out of stock') lastAttempt.set(item, row.event_id);
      if (row.activity === 'reorder item') links.attemptOf.set(row.event_id, lastAttempt.get(item) ?? row.event_id);
    }
  }
  return links;
}

/** The orders that a row is about, each with those of its units that the row names or that are in the package it names. */
function concernedBy(row: Row, { orderOf, contentsOf }: Links): Map<string, Units> {
  const concerned = new Map<string, Units>();
  for (const order of listed(row.orders)) concerned.set(order, []);
  if (row.orders !== '') return concerned;
  for (const item of row.items === '' ? (contentsOf.get(row.packages) ?? []) : listed(row.items)) {
    const order = orderOf.get(item);
    if (order) concerned.set(order, [...(concerned.get(order) ?? []), { line: item, quantity: 1 }]);
  }
  return concerned;
}

function happened(row: Row, kind: Actor['kind']) {
  const at = timeOf(row);
  return { id: row.event_id, at, occurredAt: at, by: { kind, id: kind } };
}

function reported(row: Row, kind: Actor['kind']) {
  return { ...happened(row, kind), reference: row.event_id };
}

/** A package is one parcel in each order that it carries items of. */
function parcel(row: Row, kind: Actor['kind']) {
  return { ...reported(row, kind), fulfillment: row.packages };
}

function timeOf(row: Row): string {
  const at = instantFrom(row.timestamp);
  if (at === undefined) throw new Error('it has no time');
  return at;
}

function listed(cell: string): string[] {
  return cell === '' ? [] : cell.split(';');
}
