/** What the stories of discrepancies tell again and again. */
import type { LineChange, Money } from '../../../src/index.ts';
import type { Tell } from '../../../src/testing/scenario.tell.ts';
import { given } from '../../../src/testing/scenario.ts';

/** An event that stories tell, each with more of it or otherwise. */
export const telling =
  (content: object) =>
  (more: object = {}): Tell =>
    ({ ...content, ...more }) as Tell;

export const captured = telling({ type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 });
export const authorized = telling({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 });
export const refunded = telling({
  type: 'payment.refunded',
  payment: 'card',
  reference: 'r-1',
  of: 'c-1',
  amount: 50_00,
});
export const disputed = telling({
  type: 'payment.dispute_opened',
  payment: 'card',
  reference: 'd-1',
  of: 'c-1',
  amount: 50_00,
  kind: 'chargeback',
});
export const failed = telling({ type: 'payment.failed', payment: 'card', reference: 'f-1' });
/** A capture that was reported and did not happen after all. */
export const takenBack = telling({ type: 'payment.failed', payment: 'card', reference: 'f-2', of: 'c-1' });
export const gift = telling({ type: 'payment.added', payment: 'gift', method: 'voucher', amount: 10_00 });
export const shipped = telling({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' });
export const delivered = telling({
  type: 'fulfillment.delivered',
  fulfillment: 'box',
  reference: 'way-1-there',
  of: 'way-1',
});
export const broughtBack = telling({
  type: 'fulfillment.returned_to_sender',
  fulfillment: 'box',
  reference: 'way-1-back',
  of: 'way-1',
});
export const unship = telling({
  type: 'fulfillment.unship',
  fulfillment: 'box',
  of: 'way-1',
  reason: 'It never left.',
});
export const edit = (change: LineChange): Tell => ({ type: 'order.edit', changes: [change] });
export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

/** All that the usual order has, in one parcel. */
export const everything = { shirt: 2, mug: 1 };
export const boxed = { parcels: { box: everything } };
export const placed = () => given(boxed);
export const paid = () => placed().when(captured());
export const sent = () => paid().when(shipped());
