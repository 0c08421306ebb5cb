import { describe, expect, test } from 'vitest';
import type { Mishaps } from '../../examples/replay/delivery.ts';
import { importOlist } from '../../examples/replay/olist.ts';
import { type Replay, replayLog } from '../../examples/replay/replay.ts';
import { type Report, reportOf } from '../../examples/replay/report.ts';
import { type OlistOrder, olistFolder } from './olist-folder.ts';
import { folderWith } from './support.ts';

function replayOf(orders: Readonly<Record<string, OlistOrder>>, mishaps?: Mishaps): Replay {
  return replayLog(importOlist(olistFolder(orders)), mishaps);
}

function reportFor(order: OlistOrder): Report {
  return reportOf(replayOf({ it: order }));
}

const nothing = { approved: '', carrier: '', customer: '' };

test('an order recorded as delivered without a day of delivery disagrees, and its anomaly says why', () => {
  const report = reportFor({ customer: '' });
  expect(report.discrepancies).toEqual({ no_delivery_report: 1 });
  expect(report.disagree).toMatchObject([{ recorded: 'delivered', derived: 'shipped', why: 'no_delivery_report' }]);
});

test('goods that left although no tender was ever named lack an approval', () => {
  const report = reportFor({ approved: '', payments: [] });
  expect(report.discrepancies).toEqual({ no_approval: 1, sum_differs: 1 });
});

describe('an olist order becomes facts', () => {
  test('a paid and delivered order is completed and adds up', () => {
    const report = reportFor({});
    expect(report).toMatchObject({ orders: 1, events: 4, applied: 4, rejected: 0, agree: 1, agreeWithHints: 1 });
    expect(report).toMatchObject({ overall: { completed: 1 }, payment: { paid: 1 }, fulfillment: { delivered: 1 } });
    expect(report.discrepancies).toEqual({});
    expect(report.disagree).toEqual([]);
  });

  test('naive times are read as UTC, and what happened is dated by its column', () => {
    const [order] = importOlist(olistFolder({ it: {} })).orders;
    expect(order?.place.at).toBe('2018-01-01T08:00:00.000Z');
    expect(order?.facts.map(({ type, occurredAt }) => [type, occurredAt])).toEqual([
      ['payment.captured', '2018-01-01T09:00:00.000Z'],
      ['fulfillment.shipped', '2018-01-03T10:00:00.000Z'],
      ['fulfillment.delivered', '2018-01-05T11:00:00.000Z'],
    ]);
  });

  test('each item is a line, each payment a prepaid tender, and all of it one planned parcel', () => {
    const payments = [
      ['credit_card', '1.00'],
      ['debit_card', '2.00'],
      ['voucher', '3.00'],
      ['boleto', '4.00'],
      ['not_defined', '5.01'],
    ] as const;
    const items = [
      ['10.00', '2.00'],
      ['0.10', '2.91'],
    ] as const;
    const [order] = importOlist(olistFolder({ it: { items, payments } })).orders;
    expect(order?.place.lines.map(({ id, quantity, total }) => [id, quantity, total])).toEqual([
      ['1', 1, { amount: 1200, currency: 'BRL' }],
      ['2', 1, { amount: 301, currency: 'BRL' }],
    ]);
    expect(order?.place.payments?.map(({ method, amount }) => [method, amount.amount])).toEqual([
      ['card', 100],
      ['card', 200],
      ['voucher', 300],
      ['bank_transfer', 400],
      ['card', 501],
    ]);
    expect(order?.place.fulfillments).toEqual([
      {
        id: 'parcel',
        units: [
          { line: '1', quantity: 1 },
          { line: '2', quantity: 1 },
        ],
      },
    ]);
    const captures = order?.facts.filter(({ type }) => type === 'payment.captured') ?? [];
    expect(new Set(captures.map((fact) => 'reference' in fact && fact.reference)).size).toBe(5);
  });

  test.each([
    ['created', nothing, 'pending'],
    ['approved', { carrier: '', customer: '' }, 'processing'],
    ['invoiced', { carrier: '', customer: '' }, 'processing'],
    ['processing', { carrier: '', customer: '' }, 'processing'],
    ['shipped', { customer: '' }, 'shipped'],
    ['delivered', {}, 'completed'],
  ])('%s follows from the facts alone', (status, times, word) => {
    const report = reportFor({ status, ...times });
    expect(report.overall).toEqual({ [word]: 1 });
    expect(report).toMatchObject({ agree: 1, agreeWithHints: 1, rejected: 0 });
  });

  test.each([
    ['canceled', nothing, 'canceled'],
    ['unavailable', { carrier: '', customer: '' }, 'on_hold'],
  ])('%s is known from the recorded status only', (status, times, word) => {
    const report = reportFor({ status, ...times });
    expect(report.overall).toEqual({ [word]: 1 });
    expect(report).toMatchObject({ agree: 0, agreeWithHints: 1, rejected: 0 });
  });

  test('a status that nobody knows disagrees and stops nothing', () => {
    const report = reportFor({ status: 'teleported' });
    expect(report.disagree).toMatchObject([{ order: 'it', recorded: 'teleported', derived: 'completed' }]);
  });

  test('rows of no listed order are counted, not replayed', () => {
    const folder = olistFolder({ it: {} });
    const stray = folderWith({
      'olist_orders_dataset.csv': `order_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n`,
      'olist_order_items_dataset.csv': 'order_id,order_item_id,product_id,price,freight_value\nx,1,thing,1.00,1.00\n',
      'olist_order_payments_dataset.csv': 'order_id,payment_sequential,payment_type,payment_value\nx,1,voucher,2.00\n',
    });
    expect(importOlist(folder).skipped).toBe(0);
    expect(importOlist(stray)).toMatchObject({ orders: [], skipped: 2 });
  });

  test('an amount that is none is told with its order', () => {
    expect(() => importOlist(olistFolder({ it: { items: [['ten', '0']] } }))).toThrow(
      'order it: "ten" is not an amount in BRL',
    );
  });
});

describe('every anomaly of an olist order is a discrepancy, and no fact is refused', () => {
  const anomalies: readonly (readonly [code: string, story: string, order: OlistOrder])[] = [
    ['sum_differs', 'paid less than items and freight', { payments: [['credit_card', '12.49']] }],
    [
      'sum_differs',
      'paid more, over two tenders',
      {
        payments: [
          ['credit_card', '12.50'],
          ['voucher', '0.01'],
        ],
      },
    ],
    ['no_items', 'nobody knows what was ordered', { items: [] }],
    ['handed_over_before_approved', 'the carrier had it first', { carrier: '2018-01-01 08:59:59' }],
    ['delivered_before_approved', 'the customer had it first', { carrier: '', customer: '2018-01-01 08:59:59' }],
    ['no_approval', 'it moved and nobody approved', { approved: '' }],
    ['no_approval', 'it arrived and nobody approved', { approved: '', carrier: '' }],
    ['shipped_after_cancel', 'it was canceled and handed over', { status: 'canceled', customer: '' }],
  ];

  test.each(anomalies)('%s: %s', (code, _story, order) => {
    const report = reportFor(order);
    expect(report.discrepancies).toMatchObject({ [code]: 1 });
    expect(report).toMatchObject({ rejected: 0, parked: 0, stillParked: 0 });
  });

  test.each(anomalies)('%s: %s; it is found however the facts are delivered', (code, _story, order) => {
    const straight = reportOf(replayOf({ it: order }));
    for (const mishaps of [{ shuffle: 1 }, { shuffle: 2 }, { duplicate: true }, { shuffle: 3, duplicate: true }]) {
      const report = reportOf(replayOf({ it: order }, mishaps));
      expect(report.digest).toBe(straight.digest);
      expect(report.discrepancies).toHaveProperty(code, 1);
    }
  });

  test('sums that agree over several tenders are no anomaly', () => {
    const payments = [
      ['voucher', '5.00'],
      ['voucher', '5.00'],
      ['credit_card', '2.50'],
    ] as const;
    expect(reportFor({ payments }).discrepancies).toEqual({});
  });

  test('a tender of nothing is legal and approves like any other', () => {
    const report = reportFor({
      payments: [
        ['voucher', '0.00'],
        ['credit_card', '12.50'],
      ],
    });
    expect(report.discrepancies).toEqual({});
    expect(report).toMatchObject({ rejected: 0, payment: { paid: 1 } });
  });

  test('an order whose only tender is of nothing is approved by it', () => {
    const report = reportFor({ items: [['0.00', '0.00']], payments: [['not_defined', '0.00']] });
    expect(report.discrepancies).toEqual({});
    expect(report).toMatchObject({ rejected: 0, overall: { completed: 1 }, payment: { not_required: 1 } });
  });

  test('an order without payments is placed, delivered and does not add up', () => {
    const report = reportFor({ approved: '', payments: [] });
    expect(report).toMatchObject({ rejected: 0, overall: { completed: 1 }, agree: 1 });
    expect(report.discrepancies).toMatchObject({ sum_differs: 1 });
  });

  test('an order without items and payments is still an order', () => {
    const report = reportFor({ status: 'canceled', ...nothing, items: [], payments: [] });
    expect(report).toMatchObject({ rejected: 0, overall: { canceled: 1 } });
    expect(report.discrepancies).toEqual({ no_items: 1 });
  });

  test('delivered and never recorded as handed over is completed, and said to lack a shipment', () => {
    const report = reportFor({ carrier: '' });
    expect(report).toMatchObject({ rejected: 0, overall: { completed: 1 }, agree: 1 });
    expect(report.discrepancies).toEqual({ delivered_without_shipment: 1 });
  });

  test('canceled with the money kept, and nothing sent', () => {
    const report = reportFor({ status: 'canceled', carrier: '', customer: '' });
    expect(report).toMatchObject({ overall: { canceled: 1 }, agreeWithHints: 1 });
    expect(report.discrepancies).toEqual({ money_held_after_cancel: 1 });
  });

  test('a disagreement names the rule and the reason', () => {
    const report = reportFor({ status: 'canceled', customer: '' });
    expect(report.disagree).toEqual([
      {
        order: 'it',
        recorded: 'canceled',
        derived: 'shipped',
        rule: 'every_unit_is_handed_over',
        why: 'shipped_after_cancel',
      },
    ]);
  });

  test('a code counts once in an order', () => {
    const items = [
      ['5.00', '1.00'],
      ['5.00', '1.50'],
    ] as const;
    expect(reportFor({ status: 'canceled', customer: '', items }).discrepancies).toMatchObject({
      shipped_after_cancel: 1,
    });
  });
});
