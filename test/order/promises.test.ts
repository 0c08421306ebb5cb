/** Promises about what hurts in other systems, where no other story tells them on its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const refunded = (amount: number, more: object = {}): Tell =>
  ({ type: 'payment.refunded', payment: 'card', reference: `r-${amount}`, of: 'c-1', amount, ...more }) as Tell;
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const returned: readonly Tell[] = [
  { type: 'fulfillment.ship', fulfillment: 'box' },
  { type: 'return.request', return: 'rma', units: { mug: 1 } },
  { type: 'return.approve', return: 'rma' },
  { type: 'return.receive', return: 'rma', units: { mug: 1 } },
  { type: 'return.inspect', return: 'rma', units: { mug: { restock: 1 } } },
];

describe('what is owed and what has moved are kept apart', () => {
  const paid = () => given(boxed).when(captured);

  it.each<[title: string, story: () => Story, owed: number, outstanding: number]>([
    ['a refund alone lowers nothing that is owed', () => paid().when(refunded(10_00)), 50_00, 10_00],
    ['a goodwill refund lowers both', () => paid().when(refunded(10_00, { goodwill: true })), 40_00, 0],
    ['goods that came back lower what is owed, before any refund', () => paid().when(...returned), 40_00, -10_00],
    ['their refund settles it', () => paid().when(...returned, refunded(10_00)), 40_00, 0],
    [
      'a charge after a refund settles it again',
      () => paid().when(refunded(10_00), { ...captured, reference: 'c-2', amount: 10_00 } as Tell),
      50_00,
      0,
    ],
    [
      'a cancel after a refund owes the customer the rest',
      () => paid().when(refunded(10_00), { type: 'order.cancel', scope: 'all' }),
      0,
      -40_00,
    ],
  ])('%s', (_title, story, owed, outstanding) => {
    expect.hasAssertions();
    const { definition, order } = story();
    expect(definition.explain(order).payment.figures).toMatchObject({ owed, outstanding });
  });
});

describe('an order whose stock is rejected', () => {
  it('is on hold though it is paid, and goes on once it is reserved', () => {
    given(boxed)
      .when(captured, { type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2, mug: 1 } })
      .then({ status: { payment: 'paid', overall: 'on_hold', fulfillment: 'on_hold' } })
      .when({ type: 'stock.reserved', attempt: 'try-1' })
      .then({ status: { overall: 'processing', fulfillment: 'unfulfilled' } });
  });
});

describe('a refund', () => {
  it('asks nothing of the warehouse', () => {
    given(boxed)
      .when(captured, { type: 'fulfillment.ship', fulfillment: 'box' })
      .when({ type: 'payment.refund', payment: 'card', amount: 50_00 })
      .then({ effects: [{ type: 'refund_payment', amount: 50_00 }], units: { handedOver: 3 } })
      .when(refunded(50_00))
      .then({ effects: [], units: { handedOver: 3 } });
  });
});

it('no source counts with a hundred', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const counting = files.filter((file) => /[*/]\s*100\b/.test(readFileSync(join(src, file), 'utf8')));
  expect(files.length).toBeGreaterThan(40);
  expect(counting).toEqual([]);
});
