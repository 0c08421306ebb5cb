import { describe, expect, it } from 'vitest';
import { serviceOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const request: Tell = { type: 'fulfillment.request', fulfillment: 'box', service: 'depot', id: 'ask-1' };
const answer = { fulfillment: 'box', reference: 'answer-1', op: 'ask-1' } as const;
const accepted: Tell = { ...answer, type: 'fulfillment.accepted' };
const rejected: Tell = { ...answer, type: 'fulfillment.rejected', cause: 'out_of_stock' };
const cancel: Tell = { type: 'fulfillment.cancel', fulfillment: 'box', id: 'stop-1' };
const refused: Tell = {
  type: 'fulfillment.cancel_rejected',
  fulfillment: 'box',
  reference: 'no-1',
  op: 'stop-1',
};
const canceled: Tell = { type: 'fulfillment.canceled', fulfillment: 'box', reference: 'off-1' };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const asked = boxed.when(request);
const serviceIn = ({ order }: Story) => serviceOf(order.fulfillments[0]?.context ?? { rows: [] });
const stop = 'cancel_fulfillment order-1/cancel_fulfillment/box/stop-1';

describe('work that a service is asked for', () => {
  it('waits for holds and for reviews, as packing does', () => {
    boxed
      .when({ type: 'hold.place', hold: 'fraud', on: 'order', cause: 'high_risk_of_fraud' }, request)
      .then({ reasons: ['on_hold'] });
    boxed.when({ type: 'review.opened', reference: 'r-1' }, request).then({ reasons: ['in_review'] });
  });

  it('waits for the answer, which the effect has a key for', () => {
    asked
      .then({
        fulfillments: { box: 'requested' },
        status: { fulfillment: 'unfulfilled' },
        effects: ['request_fulfillment order-1/request_fulfillment/box/ask-1'],
      })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ reasons: ['not_in_state'] });
  });

  it('is in progress once it is accepted, and shipped by the service', () => {
    asked
      .when(accepted)
      .then({ fulfillments: { box: 'in_progress' }, status: { fulfillment: 'in_progress' }, pending: [] })
      .when(shipped)
      .then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' } });
  });

  it('is ours again once it is rejected, with the reason, and can be asked of another', () => {
    const back = asked.when(rejected).then({ fulfillments: { box: 'open' }, pending: [] });
    expect(serviceIn(back)).toMatchObject({ service: 'depot', answer: 'rejected', cause: 'out_of_stock' });
    const again = back.when({ ...request, service: 'annex', id: 'ask-2' } as Tell);
    again.then({ fulfillments: { box: 'requested' } });
    expect(serviceIn(again)).toMatchObject({ op: 'ask-2', service: 'annex', answer: null });
  });

  it('is rejected for a reason of its own, too', () => {
    expect(serviceIn(asked.when({ ...rejected, cause: 'own:strike' } as Tell))?.cause).toBe('own:strike');
  });

  it('that was both accepted and rejected is accepted, and does not add up', () => {
    for (const answers of [
      [accepted, { ...rejected, reference: 'answer-2' } as Tell],
      [{ ...rejected, reference: 'answer-2' } as Tell, accepted],
    ])
      asked.when(...answers).then({ fulfillments: { box: 'in_progress' }, discrepancies: ['conflicting_report'] });
  });
});

describe('calling off what a service has', () => {
  it('is a request: the work goes on and its units stay planned until the service answers', () => {
    asked
      .when(accepted, cancel)
      .then({ outcome: 'unchanged', fulfillments: { box: 'in_progress' }, effects: [stop] })
      .when({ type: 'fulfillment.plan', fulfillment: 'other', units: { mug: 1 } })
      .then({ reasons: ['exceeds_unfulfilled'] })
      .when(canceled)
      .then({ fulfillments: { box: 'canceled' }, pending: [] })
      .when({ type: 'fulfillment.plan', fulfillment: 'other', units: { mug: 1 } })
      .then({ fulfillments: { other: 'open' } });
  });

  it('is not asked twice before the answer, and may be asked again after a refusal', () => {
    asked
      .when(accepted, cancel, { ...cancel, id: 'stop-2' } as Tell)
      .then({ reasons: ['operation_pending'] })
      .when(refused)
      .then({ fulfillments: { box: 'in_progress' }, pending: [] })
      .when({ ...cancel, id: 'stop-2' } as Tell)
      .then({ outcome: 'unchanged' });
  });

  it('is refused by a service that goes on and ships', () => {
    const on = asked.when(accepted, cancel, refused);
    expect(serviceIn(on)?.cancel).toBe('rejected');
    on.when(shipped).then({ fulfillments: { box: 'shipped' }, status: { fulfillment: 'fulfilled' } });
  });

  it('is done when the service had not even accepted it and gives it back', () => {
    asked.when(cancel, rejected).then({ fulfillments: { box: 'canceled' }, pending: [] });
  });

  it('with the whole order asks the service, and what it ships all the same is shipped after cancel', () => {
    asked
      .when(accepted, { type: 'order.cancel', scope: 'all', id: 'all-off' })
      .then({
        lifecycle: 'canceled',
        fulfillments: { box: 'in_progress' },
        effects: [
          { type: 'cancel_fulfillment', op: 'all-off:cancel:box', service: 'depot' },
          { type: 'refund_payment', amount: 50_00 },
        ],
      })
      .answered()
      .when({ ...refused, op: 'all-off:cancel:box' } as Tell, shipped)
      .then({
        status: { overall: 'shipped', fulfillment: 'fulfilled' },
        discrepancies: ['shipped_after_cancel', 'shipped_after_cancel'],
        pending: [],
      });
  });

  it('of our own work is no request', () => {
    boxed.when(cancel).then({ fulfillments: { box: 'canceled' }, effects: [stop] });
  });
});

describe('calling work off', () => {
  const again: Tell = { ...request, service: 'annex', id: 'ask-2' } as Tell;
  const goneOn = asked.when(accepted, cancel, refused);

  it('was not asked of a service that was only asked for the work', () => {
    expect(serviceIn(asked)?.cancel).toBeNull();
    expect(serviceIn(asked.when(cancel))?.cancel).toBe('asked');
    expect(serviceIn(goneOn)?.cancel).toBe('rejected');
  });

  it('is asked again after it was refused, and is then what the service gives back', () => {
    const twice = asked.when(cancel, refused, { ...cancel, id: 'stop-2' } as Tell);
    expect(serviceIn(twice)?.cancel).toBe('asked');
    twice.when(rejected).then({ fulfillments: { box: 'canceled' } });
  });

  it('of one service is not asked of the next', () => {
    const next = asked.when(cancel, refused, rejected, again);
    expect(serviceIn(next)).toMatchObject({ service: 'annex', cancel: null });
    next.when({ ...rejected, reference: 'answer-2', op: 'ask-2' } as Tell).then({ fulfillments: { box: 'open' } });
  });

  it('is over once the service called it off: the parcel is with nobody', () => {
    const off = asked.when(accepted, canceled);
    off
      .when({ type: 'fulfillment.plan', fulfillment: 'bag', units: { mug: 1 } })
      .when({ type: 'fulfillment.merge', fulfillment: 'bag', into: 'box' })
      .then({ reasons: ['not_in_state'] });
    off.when({ type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1 } }).then({
      reasons: ['not_in_state'],
    });
  });

  it('is answered for the request that is meant, of two', () => {
    const second = asked.when(rejected, again);
    second.then({ fulfillments: { box: 'requested' } });
    second
      .when({ ...accepted, reference: 'answer-2', op: 'ask-2' } as Tell)
      .then({ fulfillments: { box: 'in_progress' }, discrepancies: [] });
  });
});
