import { folderWith } from './support.ts';

/** An order as the olist files tell it; what is left out is as usual. */
export interface OlistOrder {
  readonly status?: string;
  readonly approved?: string;
  readonly carrier?: string;
  readonly customer?: string;
  /** Price and freight of each item. */
  readonly items?: readonly (readonly [price: string, freight: string])[];
  /** Kind and value of each tender. */
  readonly payments?: readonly (readonly [kind: string, value: string])[];
}

/** The olist files of these orders, with the line endings of the real ones. */
export function olistFolder(orders: Readonly<Record<string, OlistOrder>>): string {
  const file = (header: string, rows: readonly string[]) => [header, ...rows, ''].join('\r\n');
  const all = Object.entries(orders).map(([id, order]) => ({ id, ...usual, ...order }));
  return folderWith({
    'olist_orders_dataset.csv': file(
      'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date',
      all.map(
        ({ id, status, approved, carrier, customer }) =>
          `${id},someone,${status},2018-01-01 08:00:00,${approved},${carrier},${customer},2018-02-01 00:00:00`,
      ),
    ),
    'olist_order_items_dataset.csv': file(
      'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value',
      all.flatMap(({ id, items }) =>
        items.map(([price, freight], i) => `${id},${i + 1},thing,seller,2018-01-09 00:00:00,${price},${freight}`),
      ),
    ),
    'olist_order_payments_dataset.csv': file(
      'order_id,payment_sequential,payment_type,payment_installments,payment_value',
      all.flatMap(({ id, payments }) => payments.map(([kind, value], i) => `${id},${i + 1},${kind},1,${value}`)),
    ),
  });
}

/** Paid, handed over, delivered: nothing is wrong with it. */
const usual = {
  status: 'delivered',
  approved: '2018-01-01 09:00:00',
  carrier: '2018-01-03 10:00:00',
  customer: '2018-01-05 11:00:00',
  items: [['10.00', '2.50']],
  payments: [['credit_card', '12.50']],
} as const satisfies OlistOrder;
