import { describe, expect, it } from 'vitest';
import { returnTrackingOf, trackingStatuses } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const approved = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'return.request', return: 'rma', units: { shirt: 2 } },
  { type: 'return.approve', return: 'rma' },
);
const label: Tell = { type: 'return.label', return: 'rma', id: 'print' };
const created: Tell = {
  type: 'return.label_created',
  return: 'rma',
  reference: 'label-1',
  op: 'print',
  tracking: 'BACK1',
};
const tracked = (reference: string, status: (typeof trackingStatuses)[number]): Tell => ({
  type: 'return.tracked',
  return: 'rma',
  reference,
  status,
});
const trackingIn = ({ order }: Story) => order.returns.map(({ context }) => returnTrackingOf(context))[0];

describe('a return label', () => {
  it('is asked for under a key, and created', () => {
    const story = approved
      .when(label)
      .then({
        effects: [
          {
            type: 'create_return_label',
            key: 'order-1/return_label/rma/print',
            return: 'rma',
            op: 'print',
            units: [{ line: 'shirt', quantity: 2 }],
          },
        ],
        returns: { rma: 'approved' },
      })
      .when(created)
      .then({ pending: [], returns: { rma: 'approved' } });

    expect(trackingIn(story)).toEqual({ status: null, numbers: ['BACK1'] });
  });

  it('is asked for again where the first one got lost, under another key', () => {
    approved
      .when(label, created, { ...label, id: 'print-again' } as Tell)
      .then({ pending: [{ type: 'create_return_label', op: 'print-again' }] });
  });

  it('is not asked for twice at once', () => {
    approved.when(label, { ...label, id: 'impatient' } as Tell).then({ reasons: ['operation_pending'] });
  });

  it('that nobody here asked for is known all the same, and answers nothing', () => {
    const { op: _, ...unasked } = created as Extract<Tell, { type: 'return.label_created' }>;
    approved.when(label, unasked).then({ pending: [{ type: 'create_return_label', op: 'print' }] });
  });

  it('is not needed any more once the box is on its way or does not come', () => {
    approved.when(label, { type: 'return.sent', return: 'rma', reference: 'post-1' }).then({ pending: [] });
    approved.when(label, { type: 'return.cancel', return: 'rma' }).then({ pending: [] });
  });

  it('is made for what the shop agreed to, and not before', () => {
    given({ parcels: { box: { shirt: 2 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
        { type: 'return.request', return: 'rma', units: { shirt: 2 } },
      )
      .when(label)
      .then({ reasons: ['not_in_state'] });
  });

  it('of a case that is not known yet waits for it', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(created)
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] });
  });
});

describe("the carrier's reports of a box that comes back", () => {
  it('stand beside the state and never move it', () => {
    for (const status of trackingStatuses) {
      const story = approved.when(tracked('scan-1', status)).then({ returns: { rma: 'approved' } });
      expect(trackingIn(story)?.status).toBe(status);
    }
  });

  it('tell how far it has come, in whatever order they arrive', () => {
    const scans = [tracked('scan-1', 'in_transit'), tracked('scan-2', 'label_purchased'), tracked('scan-3', 'delayed')];
    for (const order of [scans, [...scans].reverse()])
      expect(trackingIn(approved.when(...order).then({}))?.status).toBe('in_transit');
  });
});
