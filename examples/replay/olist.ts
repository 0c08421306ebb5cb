import {
  addMoney,
  type Fact,
  type LineInput,
  type Money,
  money,
  type OverallStatus,
  type PaymentMethod,
  type ReportableCode,
  type TenderInput,
  type Units,
} from '../../src/index.ts';
import { instantFrom, moneyFrom } from './cells.ts';
import type { CsvRow } from './csv.ts';
import { readable, readTable } from './files.ts';
import type { Log, LoggedOrder } from './log.ts';

const currency = 'BRL';
const parcel = 'parcel';

const timeColumns = [
  'order_purchase_timestamp',
  'order_approved_at',
  'order_delivered_carrier_date',
  'order_delivered_customer_date',
  'order_estimated_delivery_date',
] as const;
const orderColumns = ['order_id', 'order_status', ...timeColumns] as const;
const itemColumns = ['order_id', 'order_item_id', 'product_id', 'price', 'freight_value'] as const;
const paymentColumns = ['order_id', 'payment_sequential', 'payment_type', 'payment_value'] as const;

type OrderRow = CsvRow<(typeof orderColumns)[number]>;
type ItemRow = CsvRow<(typeof itemColumns)[number]>;
type PaymentRow = CsvRow<(typeof paymentColumns)[number]>;

/** A boleto is paid at a bank; whatever is not defined was paid by card, as nearly everything is. All are paid in advance. */
const methods: Readonly<Record<string, PaymentMethod>> = { voucher: 'voucher', boleto: 'bank_transfer' };

const meanings: Readonly<Record<string, OverallStatus>> = {
  created: 'pending',
  approved: 'processing',
  invoiced: 'processing',
  processing: 'processing',
  shipped: 'shipped',
  delivered: 'completed',
  canceled: 'canceled',
  unavailable: 'on_hold',
};

/** Reads the Brazilian E-Commerce Public Dataset by Olist: one row per order with its timestamps, one per item, one per tender. */
export function importOlist(folder: string): Log {
  const orders = readTable(folder, 'olist_orders_dataset.csv', orderColumns);
  const items = byOrder(readTable(folder, 'olist_order_items_dataset.csv', itemColumns));
  const payments = byOrder(readTable(folder, 'olist_order_payments_dataset.csv', paymentColumns));
  const known = new Set(orders.map((row) => row.order_id));
  return {
    policy: { completedWhen: 'delivered' },
    orders: orders.map((row) =>
      readable(`order ${row.order_id}`, () =>
        orderFrom(row, items.get(row.order_id) ?? [], payments.get(row.order_id) ?? []),
      ),
    ),
    skipped: countStrays(items, known) + countStrays(payments, known),
  };
}

function orderFrom(row: OrderRow, items: readonly ItemRow[], payments: readonly PaymentRow[]): LoggedOrder {
  const id = row.order_id;
  const at = placedAt(row);
  const tenders = payments.map(tenderFrom);
  const lines = items.length > 0 ? items.map(lineFrom) : [unknownLine(tenders)];
  const units = lines.map((line) => ({ line: line.id, quantity: line.quantity }));
  return {
    id,
    place: {
      id,
      at,
      by: { kind: 'customer', id: 'customer' },
      currency,
      lines,
      payments: tenders,
      fulfillments: [{ id: parcel, units }],
    },
    facts: [...timestampFacts(row, tenders), ...(items.length > 0 ? [] : [reported('no_items', at)])],
    hints: hintsFrom(row, at, units),
    recorded: { word: row.order_status, means: meanings[row.order_status] ?? null },
  };
}

/** When it was placed; the first time known of it where that is missing. */
function placedAt(row: OrderRow): string {
  const at = timeColumns.map((column) => instantFrom(row[column])).find((time) => time !== undefined);
  if (at === undefined) throw new Error('none of its times is known');
  return at;
}

function lineFrom(row: ItemRow): LineInput {
  const total = addMoney(moneyFrom(row.price, currency), moneyFrom(row.freight_value, currency));
  return { id: row.order_item_id, sku: row.product_id, quantity: 1, total };
}

/** Nobody knows what was ordered: one thing, for what was paid. */
function unknownLine(tenders: readonly TenderInput[]): LineInput {
  const total = tenders.reduce<Money>((sum, { amount }) => addMoney(sum, amount), money(0, currency));
  return { id: 'unknown', quantity: 1, total };
}

function tenderFrom(row: PaymentRow): TenderInput {
  return {
    id: row.payment_sequential,
    method: methods[row.payment_type] ?? 'card',
    amount: moneyFrom(row.payment_value, currency),
  };
}

/** What the recorded times tell, in the order of the columns. Approved means that every tender was captured. */
function timestampFacts(row: OrderRow, tenders: readonly TenderInput[]): Fact[] {
  const approved = instantFrom(row.order_approved_at);
  const handedOver = instantFrom(row.order_delivered_carrier_date);
  const delivered = instantFrom(row.order_delivered_customer_date);
  return [
    ...(approved ? tenders.map((tender) => captured(tender, approved)) : []),
    ...(handedOver ? [moved('fulfillment.shipped', handedOver)] : []),
    ...(delivered ? [moved('fulfillment.delivered', delivered)] : []),
  ];
}

function captured({ id, amount }: TenderInput, at: string): Fact {
  const reference = `capture-${id}`;
  const by = { kind: 'provider', id: 'payments' } as const;
  return { type: 'payment.captured', id: reference, at, occurredAt: at, by, payment: id, reference, amount };
}

function moved(type: 'fulfillment.shipped' | 'fulfillment.delivered', at: string): Fact {
  const by = { kind: 'carrier', id: 'carrier' } as const;
  return { type, id: type, at, occurredAt: at, by, fulfillment: parcel, reference: type };
}

const shop = { kind: 'system', id: 'olist' } as const;

function reported(code: ReportableCode, at: string): Fact {
  return { type: 'order.reported', id: code, at, by: shop, reference: code, code };
}

/** What nothing but the recorded status tells. When it happened is not known. */
function hintsFrom(row: OrderRow, at: string, units: Units): Fact[] {
  const status = row.order_status;
  const recorded = { id: status, at, by: shop, source: 'recorded_status' } as const;
  if (status === 'canceled') return [{ type: 'order.canceled', reference: status, ...recorded }];
  if (status === 'unavailable') return [{ type: 'stock.rejected', attempt: status, units, ...recorded }];
  if (status === 'delivered' && row.order_delivered_customer_date === '') return [reported('no_delivery_report', at)];
  return [];
}

function byOrder<Row extends { readonly order_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.order_id);
    if (group) group.push(row);
    else groups.set(row.order_id, [row]);
  }
  return groups;
}

function countStrays(groups: ReadonlyMap<string, readonly unknown[]>, known: ReadonlySet<string>): number {
  return [...groups].reduce((strays, [id, rows]) => (known.has(id) ? strays : strays + rows.length), 0);
}
