import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const requested = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'return.request', return: 'rma', units: { shirt: 2 } },
);
const approved = requested.when({ type: 'return.approve', return: 'rma' });
const inspected = approved.when(
  { type: 'return.receive', return: 'rma', units: { shirt: 1 } },
  { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1 } } },
);
const cancel: Tell = { type: 'return.cancel', return: 'rma' };
const close: Tell = { type: 'return.close', return: 'rma' };
const decline: Tell = { type: 'return.decline', return: 'rma', cause: 'other' };
const reopen: Tell = { type: 'return.reopen', return: 'rma' };

describe('a return that is reopened', () => {
  it.each([
    ['closed', inspected, close, 'inspected'],
    ['declined', requested, decline, 'requested'],
    ['canceled', approved, cancel, 'approved'],
  ] as const)('is again where it was before it was %s, and can be ended again', (ended, before, end, state) => {
    before
      .when(end)
      .then({ returns: { rma: ended } })
      .when(reopen)
      .then({ returns: { rma: state } })
      .when(end)
      .then({ returns: { rma: ended } })
      .when(reopen)
      .then({ returns: { rma: state } });
  });

  it('claims its units again', () => {
    approved
      .when(cancel, reopen)
      .when({ type: 'return.request', return: 'other', units: { shirt: 1 } })
      .then({ reasons: ['exceeds_returnable'] });
  });

  it('stays closed where its units were asked for elsewhere meanwhile', () => {
    approved
      .when(cancel, { type: 'return.request', return: 'other', units: { shirt: 1 } })
      .when(reopen)
      .then({ reasons: ['exceeds_returnable'], returns: { rma: 'canceled' } });
  });

  it('is not one that never ended', () => {
    approved.when(reopen).then({ reasons: ['not_in_state'] });
  });

  it('is taken up by a second box as well', () => {
    inspected
      .when(close, reopen)
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .then({ returns: { rma: 'received' }, units: { returned: 2 } });
  });

  it('keeps what was said before: nothing is undone in place', () => {
    const { order } = approved.when(cancel, { ...reopen, id: 'again' } as Tell);
    const rows = order.returns[0]?.context.rows.filter(({ kind }) => kind === 'canceled' || kind === 'reopened') ?? [];

    expect(rows.map(({ kind }) => kind)).toEqual(['canceled', 'reopened']);
    expect(rows[1]).toMatchObject({ reference: rows[0]?.reference, op: 'again' });
  });
});

describe('a return is canceled', () => {
  it('no more once money was refunded for it, or is about to be', () => {
    approved
      .when({ type: 'payment.refund', payment: 'card', amount: 40_00, return: 'rma', id: 'ahead' })
      .when(cancel)
      .then({ reasons: ['already_refunded'], returns: { rma: 'approved' } })
      .when({ type: 'payment.refund_failed', payment: 'card', reference: 'f-1', op: 'ahead' }, cancel)
      .then({ returns: { rma: 'canceled' } });
  });

  it('no more once it was inspected', () => {
    inspected.when(cancel).then({ reasons: ['not_in_state'] });
  });
});
