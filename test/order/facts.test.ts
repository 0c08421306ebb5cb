/** A well-formed fact is never refused for being late, early, in excess or surprising: what does not add up is a discrepancy. */
import { describe, expect, it } from 'vitest';
import { parkingBound } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const paid = given(boxed).when(captured);

describe('a fact on a draft', () => {
  it('is recorded, and stands out until the draft is placed', () => {
    given({ ...boxed, begin: 'draft' })
      .when(captured, shipped)
      .then({ discrepancies: ['activity_on_draft'], status: { overall: 'draft', payment: 'paid' }, lifecycle: 'draft' })
      .when({ type: 'order.place' })
      .then({ discrepancies: [], status: { overall: 'completed' } });
  });

  it('about money that is set aside alone stands out, too, though none of it is ours', () => {
    given({ begin: 'draft' })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 })
      .then({ discrepancies: ['activity_on_draft'], money: { authorized: 50_00, captured: 0 } });
  });
});

describe('a fact in excess', () => {
  it('of money is overpayment', () => {
    given()
      .when({ ...captured, amount: 80_00 } as Tell)
      .then({ status: { payment: 'overpaid' } });
  });

  it('of an authorization is a discrepancy', () => {
    given()
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 })
      .when({ ...captured, amount: 51_00, of: 'a-1' } as Tell)
      .then({ discrepancies: ['captured_beyond_authorization'] });
  });

  it('of shipped units is a discrepancy of that many', () => {
    const story = paid
      .when({ ...shipped, units: { shirt: 5 } } as Tell)
      .then({ discrepancies: ['shipped_more_than_ordered'], units: { handedOver: 2, open: 1 } });
    expect(story.definition.discrepanciesOf(story.order)).toEqual([
      { code: 'shipped_more_than_ordered', subject: 'shirt', data: { excess: 3 } },
    ]);
  });

  it('of returned units is a discrepancy', () => {
    paid
      .when(shipped, { type: 'return.requested', return: 'rma', units: { mug: 1 } })
      .when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { mug: 3 } })
      .then({ discrepancies: ['received_more_than_requested', 'returned_more_than_shipped'] });
  });

  it('of inspected units is a discrepancy', () => {
    paid
      .when(shipped, { type: 'return.requested', return: 'rma', units: { shirt: 2 } })
      .when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 1 } })
      .when({ type: 'return.inspected', return: 'rma', reference: 'look', units: { shirt: { restock: 2 } } })
      .then({ discrepancies: ['inspected_more_than_received'], returns: { rma: 'inspected' } });
  });
});

describe('a fact in another currency', () => {
  it('is kept and not counted', () => {
    given()
      .when({ ...captured, amount: { amount: 50_00, currency: 'USD' } } as Tell)
      .then({ discrepancies: ['currency_mismatch'], money: { captured: 0, outstanding: 50_00 } });
  });
});

describe('a second report of the same fact', () => {
  it('in another currency does not take counted money away', () => {
    for (const currency of ['AED', 'USD']) {
      const { definition, order } = given()
        .when(captured)
        .when({ ...captured, amount: { amount: 50_00, currency } } as Tell);

      expect(definition.statusOf(order).payment).toBe('paid');
      expect(definition.discrepanciesOf(order).map(({ code }) => code)).toContain('conflicting_report');
    }
  });
});

describe('a fact about a part that the order does not know', () => {
  it('brings its tender with it where it says enough', () => {
    given({ payments: {} })
      .when({ ...captured, payment: 'link' } as Tell)
      .then({ payments: { link: 'captured' }, status: { payment: 'paid' }, discrepancies: ['undeclared_payment'] })
      .when({ type: 'payment.added', payment: 'link', method: 'card', amount: 50_00 })
      .then({ discrepancies: [] });
  });

  it('brings its parcel with it where it names units', () => {
    given()
      .when(captured, { ...shipped, fulfillment: 'drop', units: { mug: 1 } } as Tell)
      .then({ fulfillments: { drop: 'shipped' }, discrepancies: ['unplanned_fulfillment'], units: { handedOver: 1 } });
  });

  it('brings its return case with it', () => {
    paid
      .when(shipped, { type: 'return.received', return: 'box-9', reference: 'in-9', units: { mug: 1 } })
      .then({ returns: { 'box-9': 'received' }, discrepancies: ['unannounced_return'] });
  });

  it.each<[story: string, fact: Tell, parent: Tell]>([
    [
      'a void waits for its tender',
      { type: 'payment.voided', payment: 'p-9', reference: 'v-1', amount: 1 },
      { type: 'payment.added', payment: 'p-9', method: 'card', amount: 1 },
    ],
    [
      'a tracking report waits for its parcel',
      { type: 'fulfillment.tracked', fulfillment: 'f-9', reference: 't-1', status: 'in_transit' },
      { type: 'fulfillment.planned', fulfillment: 'f-9', units: { mug: 1 } },
    ],
    [
      'a shipment without units waits for its parcel',
      { type: 'fulfillment.shipped', fulfillment: 'f-9', reference: 's-1' },
      { type: 'fulfillment.planned', fulfillment: 'f-9', units: { mug: 1 } },
    ],
    [
      'a sent box waits for its return case',
      { type: 'return.sent', return: 'r-9', reference: 's-1' },
      { type: 'return.requested', return: 'r-9', units: { mug: 1 } },
    ],
  ])('%s', (_story, fact, parent) => {
    const waiting = given()
      .when(fact)
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] });
    expect(waiting.order.parked).toHaveLength(1);
    waiting.when(fact).then({ outcome: 'duplicate', discrepancies: ['parked_fact'] });

    const arrived = waiting.when(parent);
    expect(arrived.order.parked).toEqual([]);
    const { revision: _, ...late } = arrived.order;
    const { revision: __, ...early } = given().when(parent, fact).order;
    expect(late).toEqual(early);
  });

  it('waits once, however its instant is spelled', () => {
    const tracked: Tell = { type: 'fulfillment.tracked', fulfillment: 'f-9', reference: 't-1', status: 'in_transit' };
    given()
      .when({ ...tracked, occurredAt: '2026-03-02T00:00:00Z' })
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] })
      .when({ ...tracked, occurredAt: '2026-03-02T00:00:00.000Z' })
      .then({ outcome: 'duplicate', discrepancies: ['parked_fact'] });
  });

  it('is handed back with a request to send it again, past the bound of what may wait', () => {
    const orphan = (n: number): Tell => ({ type: 'payment.failed', payment: `p-${n}`, reference: 'f' });
    const orphans = Array.from({ length: parkingBound }, (_, n) => orphan(n));
    const full = given().when(...orphans);
    expect(full.order.parked).toHaveLength(parkingBound);

    const standing = orphans.map(() => 'parked_fact' as const);
    const outcomes = orphans.map(() => 'parked' as const);
    full
      .then({ outcomes, discrepancies: standing })
      .when(orphan(parkingBound))
      .then({ reasons: ['parking_full'], retry: true, discrepancies: standing })
      .when(orphan(0))
      .then({ outcome: 'duplicate', discrepancies: standing })
      .when({ type: 'payment.added', payment: 'p-0', method: 'card', amount: 0 })
      .then({ discrepancies: standing.slice(1) })
      .when(orphan(parkingBound))
      .then({ outcome: 'parked', discrepancies: standing });
  });
});

describe('a fact after the end', () => {
  it('of a closed order is recorded', () => {
    paid
      .when(shipped, { type: 'order.close' })
      .when({ ...captured, reference: 'c-2', amount: 1_00 } as Tell)
      .then({ status: { payment: 'overpaid' }, lifecycle: 'closed' })
      .when({ type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' })
      .then({ status: { fulfillment: 'delivered' } })
      .when({ type: 'return.received', return: 'late', reference: 'in-1', units: { mug: 1 } })
      .then({ returns: { late: 'received' }, discrepancies: ['unannounced_return'] });
  });

  it('of a canceled order is recorded', () => {
    given(boxed)
      .when({ type: 'order.cancel', scope: 'all' }, shipped)
      .then({
        discrepancies: ['no_approval', 'shipped_after_cancel', 'shipped_after_cancel'],
        status: { fulfillment: 'fulfilled', overall: 'shipped' },
        lifecycle: 'canceled',
      });
  });
});

describe('a fact with lines that the order does not have', () => {
  it('is recorded, and the lines stand out', () => {
    paid
      .when({ ...shipped, fulfillment: 'odd', units: { hat: 1 } } as Tell)
      .then({ fulfillments: { odd: 'shipped' }, discrepancies: ['unknown_line', 'unplanned_fulfillment'] });
  });
});

describe('a fact that contradicts another', () => {
  it('of the same reference is a conflict that a third report does not hide', () => {
    given()
      .when(captured, { ...captured, amount: 40_00 } as Tell)
      .then({ discrepancies: ['conflicting_report'] })
      .when(captured)
      .then({ outcome: 'duplicate', discrepancies: ['conflicting_report'] });
  });

  it('about time shows goods that left before anybody had approved', () => {
    given(boxed)
      .when(
        { ...captured, occurredAt: '2026-03-05T00:00:00Z' } as Tell,
        { ...shipped, occurredAt: '2026-03-02T00:00:00Z' } as Tell,
        { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', occurredAt: '2026-03-03T00:00:00Z' },
      )
      .then({ discrepancies: ['handed_over_before_approved', 'delivered_before_approved'] });
  });

  it('about goods that left without any approval names every tender that lacks it', () => {
    const { definition, order } = given({ ...boxed, payments: { card: ['card', 30_00], gift: ['card', 20_00] } })
      .when(shipped)
      .then({ discrepancies: ['no_approval', 'no_approval'] });

    expect(definition.discrepanciesOf(order).map(({ subject }) => subject)).toEqual(['card', 'gift']);
  });

  it('about time waits for the last tender to be approved, not for the first', () => {
    const paid = (payment: string, reference: string, amount: number, day: number): Tell => ({
      type: 'payment.captured',
      ...{ payment, reference, amount, occurredAt: days(day) },
    });
    given({ ...boxed, payments: { card: ['card', 30_00], gift: ['card', 20_00] } })
      .when(paid('card', 'c-1', 30_00, 1), { ...shipped, occurredAt: days(2) } as Tell, paid('gift', 'g-1', 20_00, 3))
      .then({ discrepancies: ['handed_over_before_approved'] });
  });
});
