import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import type { Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1', tracking: 'TRACK-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };

/** Orders of different shapes, each as a shop would have had it. */
export const stories: Readonly<Record<string, readonly [opening: StoryOpening, tell: (story: Story) => Story]>> = {
  drafted: [
    { ...boxed, begin: 'draft' },
    (story) => story.when(captured, { type: 'order.place', by: { kind: 'staff', id: 'sam' } }),
  ],
  canceled: [
    boxed,
    (story) =>
      story
        .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00, expiresAt: days(7) })
        .when({ type: 'order.cancel', scope: 'all', id: 'stop', reason: 'changed my mind' })
        .answered(),
  ],
  'unpaid and timed out': [
    { policy: { unpaidAfter: { days: 3 } } },
    (story) => story.when(...story.definition.tick(story.order, days(4))),
  ],
  'split shipment': [
    { parcels: { box: { shirt: 1 }, bag: { shirt: 1, mug: 1 } } },
    (story) =>
      story.when(
        captured,
        { type: 'fulfillment.picked', fulfillment: 'bag', reference: 'p-1', units: { shirt: 1, mug: 1 } },
        ship,
        { type: 'fulfillment.shipped', fulfillment: 'bag', reference: 'way-2' },
        { type: 'fulfillment.tracked', fulfillment: 'bag', reference: 's-1', of: 'way-2', status: 'in_transit' },
        delivered,
      ),
  ],
  'shipment taken back': [
    boxed,
    (story) =>
      story.when(
        captured,
        { type: 'fulfillment.pack', fulfillment: 'box' },
        ship,
        { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong van' },
        { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-2' },
        { type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: 'f-1', of: 'way-2' },
        { type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'b-1', of: 'way-2' },
      ),
  ],
  refund: [
    boxed,
    (story) =>
      story
        .when(captured, ship, {
          type: 'payment.refund',
          payment: 'card',
          amount: 10_00,
          of: 'c-1',
          goodwill: true,
          id: 'sorry',
        })
        .when({
          type: 'payment.refund_pending',
          payment: 'card',
          reference: 'r-1',
          of: 'c-1',
          op: 'sorry',
          amount: 10_00,
        })
        .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', op: 'sorry', amount: 10_00 }),
  ],
  'refund that fails': [
    boxed,
    (story) =>
      story.when(
        captured,
        { type: 'payment.refund', payment: 'card', amount: 50_00, id: 'back' },
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', op: 'back', amount: 50_00 },
        { type: 'payment.refund_failed', payment: 'card', reference: 'r-1', reason: 'account closed' },
      ),
  ],
  return: [
    boxed,
    (story) =>
      story.when(
        captured,
        ship,
        delivered,
        { type: 'return.request', return: 'rma', units: { shirt: 2 } },
        { type: 'return.approve', return: 'rma' },
        { type: 'return.sent', return: 'rma', reference: 'home-1' },
        { type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 2 } },
        { type: 'return.inspect', return: 'rma', id: 'look', units: { shirt: { restock: 1, write_off: 1 } } },
        { type: 'return.restocked', return: 'rma', reference: 'look' },
        { type: 'return.close', return: 'rma' },
      ),
  ],
  parked: [
    {},
    (story) =>
      story.when(
        { type: 'payment.voided', payment: 'gift', reference: 'v-1', amount: 5_00 },
        { type: 'fulfillment.delivered', fulfillment: 'crate', reference: 'd-9' },
      ),
  ],
  'exchange and claim': [
    { ...boxed, policy: { returnWindow: { days: 30 }, refundLimitedByReceipt: true } },
    (story) =>
      story.when(
        captured,
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', occurredAt: days(1) },
        {
          type: 'return.request',
          return: 'swap',
          units: { shirt: 2 },
          cause: 'size_too_small',
          exchange: [{ id: 'shirt-l', quantity: 2, total: { amount: 45_00, currency: 'EUR' }, returnable: false }],
        },
        { type: 'return.approve', return: 'swap', fee: 1_00 },
        { type: 'return.cancel', return: 'swap', id: 'off' },
        { type: 'return.reopen', return: 'swap', id: 'on' },
        { type: 'return.label', return: 'swap', id: 'print' },
        { type: 'return.label_created', return: 'swap', reference: 'label-1', op: 'print', tracking: 'BACK1' },
        { type: 'return.tracked', return: 'swap', reference: 'scan-1', status: 'in_transit' },
        { type: 'return.receive', return: 'swap', units: { shirt: 2 } },
        { type: 'return.inspect', return: 'swap', id: 'look', units: { shirt: { damaged: 1, missing: 1 } } },
        {
          type: 'return.claim',
          return: 'claim',
          units: { mug: 1 },
          cause: 'defective',
          replacement: [{ id: 'mug-new', quantity: 1 }],
        },
        { type: 'return.approve', return: 'claim' },
        { type: 'return.received', return: 'found', reference: 'in-9', units: { mug: 1 } },
        { type: 'return.inspect', return: 'found', id: 'odd', units: { mug: { wrong_item: 1 } } },
      ),
  ],
  conflicts: [
    boxed,
    (story) =>
      story.when(
        captured,
        { ...captured, amount: 49_99, occurredAt: days(-1) } as Tell,
        { ...captured, amount: { amount: 50_00, currency: 'USD' } } as Tell,
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', units: { shirt: 1 } },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', units: { shirt: 2, hat: 1 } },
      ),
  ],
  'several tenders in yen': [
    {
      currency: 'JPY',
      lines: { tea: { quantity: 3, total: 1_000 } },
      payments: { card: ['card', 600], cash: ['cash_on_delivery', 400] },
      parcels: { box: { tea: 3 } },
    },
    (story) =>
      story.when(
        { type: 'payment.authorize', payment: 'card', amount: 600, id: 'ask' },
        { type: 'payment.action_required', payment: 'card', reference: 'x-1', op: 'ask' },
        { type: 'payment.authorized', payment: 'card', reference: 'a-1', op: 'ask', amount: 600 },
        { type: 'payment.capture', payment: 'card', amount: 600, id: 'take' },
        { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', op: 'take', amount: 600 },
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'payment.captured', payment: 'cash', reference: 'hand-1', amount: 400 },
        { type: 'order.close' },
      ),
  ],
  'chargeback that nobody answers, lost and written off': [
    boxed,
    (story) => {
      const lost = story.when(captured, ship, {
        type: 'payment.dispute_opened',
        payment: 'card',
        reference: 'd-1',
        of: 'c-1',
        amount: 50_00,
        kind: 'chargeback',
        respondBy: days(7),
      });
      return lost.when(
        ...(lost.definition.tick(lost.order, days(7)) as never[]),
        { type: 'payment.dispute_closed', payment: 'card', reference: 'd-2', of: 'd-1', outcome: 'lost' },
        { type: 'order.write_off', amount: 50_00, reason: 'the customer is gone' },
        { type: 'order.close' },
      );
    },
  ],
  'stock rejected, the rest canceled': [
    { parcels: { box: { shirt: 1 } } },
    (story) =>
      story
        .when(captured, ship, { type: 'stock.rejected', attempt: 'try-1', units: { shirt: 1, mug: 1 } })
        .when({ type: 'order.cancel', scope: 'unshipped', id: 'rest' })
        .answered(),
  ],
};
