import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { given } from '../../src/testing/scenario.ts';

it('the picture of the parts shows an order as the library has it', () => {
  const { definition, order } = given({
    lines: { shirt: { quantity: 3, total: 60_00 } },
    payments: { card: ['card', 50_00], voucher: ['voucher', 10_00] },
    parcels: { first: { shirt: 2 }, second: { shirt: 1 } },
  }).when(
    { type: 'payment.captured', payment: 'card', reference: 'charge', amount: 50_00 },
    { type: 'payment.captured', payment: 'voucher', reference: 'voucher', amount: 10_00 },
    { type: 'fulfillment.shipped', fulfillment: 'first', reference: 'out' },
    { type: 'return.request', return: 'one', units: { shirt: 1 } },
  );
  const picture = readFileSync(new URL('../../docs/assets/overview.svg', import.meta.url), 'utf8');
  const shown = (style: string) =>
    [...picture.matchAll(new RegExp(`<text class="${style}"[^>]*>([^<]+)<`, 'g'))].map(([, text]) => text);
  const { payment, fulfillment, returns, overall } = definition.explain(order);
  const words = [payment, fulfillment, returns, overall];
  const parts = [...order.payments, ...order.fulfillments, ...order.returns, order.lifecycle];

  expect(shown('code end')).toEqual(parts.map(({ state }) => state));
  expect(shown('word')).toEqual(words.map(({ word }) => word));
  expect(shown('code soft')).toEqual(words.map(({ rule }) => rule));
});
