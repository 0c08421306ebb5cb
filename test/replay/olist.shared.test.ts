import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reportOn } from './support.ts';

const folder = fileURLToPath(new URL('../../../shared/data/olist/', import.meta.url));

/** Counts the anomalies over the files themselves, knowing neither the library nor the importer. */
function countAnomalies() {
  const lines = (file: string) =>
    readFileSync(folder + file, 'latin1')
      .replaceAll('\r', '')
      .trimEnd()
      .split('\n')
      .slice(1);
  const cents = (text = '') => BigInt(text.replace(/\.(\d\d)$/, '$1'));
  const bill = new Map<string, bigint>();
  for (const line of lines('olist_order_items_dataset.csv')) {
    const [order = '', , , , , price, freight] = line.split(',');
    bill.set(order, (bill.get(order) ?? 0n) + cents(price) + cents(freight));
  }
  const paid = new Map<string, bigint>();
  for (const line of lines('olist_order_payments_dataset.csv')) {
    const [order = '', , , , value] = line.split(',');
    paid.set(order, (paid.get(order) ?? 0n) + cents(value));
  }
  const counts: Record<string, number> = {};
  const found = (code: string, holds: boolean) => {
    if (holds) counts[code] = (counts[code] ?? 0) + 1;
  };
  for (const line of lines('olist_orders_dataset.csv')) {
    const [order = '', , status, , approved = '', carrier = '', customer = ''] = line.split(',');
    const moved = carrier !== '' || customer !== '';
    found('no_items', !bill.has(order));
    found('sum_differs', bill.has(order) && bill.get(order) !== (paid.get(order) ?? 0n));
    found('no_approval', moved && approved === '');
    // Every payment of these files is made in advance. The times compare as text.
    found('handed_over_before_approved', carrier !== '' && carrier < approved);
    found('delivered_before_approved', customer !== '' && customer < approved);
    found('shipped_after_cancel', moved && status === 'canceled');
    found('delivered_without_shipment', customer !== '' && carrier === '');
    found(
      'money_held_after_cancel',
      status === 'canceled' && !moved && approved !== '' && (paid.get(order) ?? 0n) > 0n,
    );
  }
  return counts;
}

describe('the olist orders', () => {
  const report = reportOn('olist', folder);

  test('1,501 orders are replayed, no fact is refused and none is left waiting', () => {
    expect(report).toMatchObject({ orders: 1501, rejected: 0, stillParked: 0 });
  });

  test('the derived status is the recorded one, but for a few whose records do not add up', () => {
    expect(report.agree).toBeGreaterThanOrEqual(1480);
    expect(report.agreeWithHints).toBeGreaterThanOrEqual(1496);
    expect(report.disagree).toHaveLength(1501 - (report.agreeWithHints ?? 0));
    for (const { why } of report.disagree ?? []) expect(why).not.toBe('');
  });

  test('the discrepancies are those that are counted over the files', () => {
    expect(report.discrepancies).toEqual(countAnomalies());
  });

  test.each(['--shuffle 1', '--shuffle 2', '--duplicate', '--shuffle 1 --duplicate'])(
    '%s: the same is known in the end',
    (options) => {
      const { digest, agree, discrepancies } = reportOn('olist', folder, ...options.split(' '));
      expect({ digest, agree, discrepancies }).toEqual({
        digest: report.digest,
        agree: report.agree,
        discrepancies: report.discrepancies,
      });
    },
  );
});
