import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { reportOn } from './support.ts';

const folder = fileURLToPath(new URL('../../../shared/data/order-management/', import.meta.url));

describe('the order-management orders', () => {
  const report = reportOn('order-management', folder);

  test('all 120 are completed, paid and delivered, and no fact is refused', () => {
    expect(report).toMatchObject({ orders: 120, rejected: 0, stillParked: 0, discrepancies: {} });
    expect(report).toMatchObject({
      overall: { completed: 120 },
      payment: { paid: 120 },
      fulfillment: { delivered: 120 },
    });
    expect(report).toMatchObject({ agree: null, agreeWithHints: null, disagree: null });
  });

  test.each(['--shuffle 1', '--shuffle 2', '--duplicate', '--shuffle 1 --duplicate'])(
    '%s: the same is known in the end',
    (options) => {
      expect(reportOn('order-management', folder, ...options.split(' ')).digest).toBe(report.digest);
    },
  );

  test('the example is the same log', () => {
    const example = new URL('../../examples/data/events.csv', import.meta.url);
    expect(readFileSync(example, 'utf8')).toBe(readFileSync(`${folder}events.csv`, 'utf8'));
  });
});
