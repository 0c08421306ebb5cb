import { describe, it } from 'vitest';
import { given } from '../../src/testing/scenario.ts';

const delivered = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' },
);
const requested = delivered.when({ type: 'return.request', return: 'rma', units: { shirt: 2 } });
const approved = requested.when({ type: 'return.approve', return: 'rma' });

describe('a return', () => {
  it('is requested, approved, sent, received, inspected, closed, and refunded apart from it', () => {
    requested
      .then({ returns: { rma: 'requested' }, status: { returns: 'requested', overall: 'completed' } })
      .when({ type: 'return.approve', return: 'rma' })
      .then({ returns: { rma: 'approved' }, status: { returns: 'in_progress' } })
      .when({ type: 'return.sent', return: 'rma', reference: 'post-1' })
      .then({ returns: { rma: 'in_transit' }, status: { returns: 'in_progress' } })
      .when({ type: 'return.receive', return: 'rma', reference: 'in-1', units: { shirt: 2 } })
      .then({ returns: { rma: 'received' }, status: { returns: 'in_progress' }, money: { owed: 50_00 } })
      .when({ type: 'return.inspect', return: 'rma', reference: 'look-1', units: { shirt: { restock: 2 } } })
      .then({
        returns: { rma: 'inspected' },
        status: { returns: 'inspection_complete', payment: 'overpaid' },
        money: { owed: 10_00, outstanding: -40_00 },
        effects: [{ type: 'restock', key: 'order-1/restock/rma/look-1', units: [{ line: 'shirt', quantity: 2 }] }],
      })
      .when({ type: 'return.restocked', return: 'rma', reference: 'look-1' })
      .then({ pending: [], outcome: 'unchanged' })
      .when({ type: 'payment.refund', payment: 'card', amount: 40_00, return: 'rma', id: 'back' })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'cap-1', amount: 40_00, op: 'back' })
      .then({ status: { payment: 'partially_refunded' }, money: { outstanding: 0 } })
      .when({ type: 'return.close', return: 'rma' })
      .then({ returns: { rma: 'closed' }, status: { returns: 'partially_returned', overall: 'completed' } });
  });

  it('is declined, and the units stay where they are', () => {
    requested
      .when({ type: 'return.decline', return: 'rma', cause: 'other', reason: 'worn' })
      .then({ returns: { rma: 'declined' }, status: { returns: 'none' } })
      .when({ type: 'return.request', return: 'rma-2', units: { shirt: 2 } })
      .then({ returns: { 'rma-2': 'requested' } });
  });

  it('is canceled by the customer before it arrives', () => {
    approved
      .when({ type: 'return.cancel', return: 'rma', by: { kind: 'customer', id: 'carla' } })
      .then({ returns: { rma: 'canceled' }, status: { returns: 'none' } });
  });

  it('is not canceled once units are here', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .when({ type: 'return.cancel', return: 'rma' })
      .then({ reasons: ['not_in_state'] });
  });

  it('arrives in two boxes', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .when({ type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1 } } })
      .then({ returns: { rma: 'inspected' }, status: { returns: 'partially_returned' }, money: { owed: 30_00 } })
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 2 } })
      .then({ reasons: ['exceeds_returnable', 'exceeds_requested'] })
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .then({ returns: { rma: 'received' }, status: { returns: 'in_progress' } })
      .when({ type: 'return.inspect', return: 'rma', units: { shirt: { write_off: 1 } } })
      .then({ returns: { rma: 'inspected' }, status: { returns: 'inspection_complete' }, money: { owed: 10_00 } });
  });

  it('decides for each unit whether it is sold again or written off', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 2 } })
      .when({ type: 'return.inspect', return: 'rma', id: 'look', units: { shirt: { restock: 1, write_off: 1 } } })
      .then({
        returns: { rma: 'inspected' },
        effects: [{ type: 'restock', reference: 'look', units: [{ line: 'shirt', quantity: 1 }] }],
        money: { owed: 10_00 },
      });
  });

  it('asks nothing of the warehouse where everything is written off', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 2 } })
      .when({ type: 'return.inspect', return: 'rma', units: { shirt: { write_off: 2 } } })
      .then({ effects: [], returns: { rma: 'inspected' } });
  });

  it('is inspected no further than it was received', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .when({ type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1, write_off: 1 } } })
      .then({ reasons: ['exceeds_received'] });
  });

  it('inspected twice under one reference would lose the second look, and is refused', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 2 } })
      .when({ type: 'return.inspect', return: 'rma', reference: 'look', units: { shirt: { restock: 1 } } })
      .then({ returns: { rma: 'received' } })
      .when({ type: 'return.inspect', return: 'rma', reference: 'look', units: { shirt: { restock: 1 } } })
      .then({ reasons: ['reference_used'], returns: { rma: 'received' }, units: { returned: 2 } });
  });

  it('is not closed while units wait to be looked at', () => {
    approved
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .when({ type: 'return.close', return: 'rma' })
      .then({ outcome: 'rejected' });
  });

  it('opens again for a late box after it was closed', () => {
    approved
      .when(
        { type: 'return.receive', return: 'rma', units: { shirt: 1 } },
        { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1 } } },
        { type: 'return.close', return: 'rma' },
        { type: 'return.received', return: 'rma', reference: 'late', units: { shirt: 1 } },
      )
      .then({ returns: { rma: 'received' }, status: { returns: 'in_progress' } });
  });

  it('of a box that nobody announced opens its own case, as a discrepancy', () => {
    delivered
      .when({ type: 'return.received', return: 'found', reference: 'box-1', units: { mug: 1 } })
      .then({ returns: { found: 'received' }, discrepancies: ['unannounced_return'] })
      .when({ type: 'return.inspect', return: 'found', units: { mug: { restock: 1 } } })
      .then({ returns: { found: 'inspected' }, discrepancies: ['unannounced_return'], money: { owed: 40_00 } });
  });

  it('of goods that were never ordered is looked at and closed like any other, and the line stands out', () => {
    delivered
      .when(
        { type: 'return.received', return: 'odd', reference: 'in-1', units: { hat: 1 } },
        { type: 'return.inspect', return: 'odd', units: { hat: { write_off: 1 } } },
        { type: 'return.close', return: 'odd' },
      )
      .then({
        returns: { odd: 'closed' },
        discrepancies: ['unannounced_return', 'unknown_line', 'unknown_line'],
      });
  });

  it('of a declined case that arrives all the same is received', () => {
    requested
      .when({ type: 'return.decline', return: 'rma', cause: 'other', reason: 'worn' })
      .when({ type: 'return.received', return: 'rma', reference: 'box-1', units: { shirt: 2 } })
      .then({ returns: { rma: 'received' } });
  });

  it('never claims more than was handed over', () => {
    delivered
      .when({ type: 'return.request', return: 'a', units: { shirt: 1 } })
      .when({ type: 'return.request', return: 'b', units: { shirt: 2 } })
      .then({ reasons: ['exceeds_returnable'] });
    given()
      .when({ type: 'return.request', return: 'a', units: { shirt: 1 } })
      .then({ reasons: ['exceeds_returnable'] });
  });

  it('of everything ends in returned', () => {
    delivered
      .when(
        { type: 'return.request', return: 'all', units: { shirt: 2, mug: 1 } },
        { type: 'return.approve', return: 'all' },
        { type: 'return.receive', return: 'all', units: { shirt: 2, mug: 1 } },
        { type: 'return.inspect', return: 'all', units: { shirt: { restock: 2 }, mug: { restock: 1 } } },
      )
      .then({ status: { returns: 'returned', overall: 'returned', payment: 'overpaid' }, money: { owed: 0 } });
  });

  it('of a third of a line credits it to the cent', () => {
    const order = given({ lines: { sock: { quantity: 3, total: 10_00 } }, parcels: { box: { sock: 3 } } }).when(
      { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 10_00 },
      { type: 'fulfillment.ship', fulfillment: 'box' },
    );
    const back = (id: string) =>
      [
        { type: 'return.request', return: id, units: { sock: 1 } },
        { type: 'return.approve', return: id },
        { type: 'return.receive', return: id, units: { sock: 1 } },
        { type: 'return.inspect', return: id, units: { sock: { restock: 1 } } },
      ] as const;
    order
      .when(...back('a'))
      .then({ money: { owed: 6_67 } })
      .when(...back('b'))
      .then({ money: { owed: 3_34 } })
      .when(...back('c'))
      .then({ money: { owed: 0, outstanding: -10_00 } });
  });
});
