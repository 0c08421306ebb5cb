import { describe, expect, it } from 'vitest';
import { customerView, defineOrder, type OrderEvent, reviewsOf, riskOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const authorize: Tell = { type: 'payment.authorize', payment: 'card', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const opened: Tell = { type: 'review.opened', reference: 'look', cause: 'high_risk_of_fraud' };
const approve = (review: string): Tell => ({ type: 'review.approve', review });
const reject = (review: string, more: object = {}): Tell =>
  ({ type: 'review.reject', review, reason: 'stolen card', ...more }) as Tell;

describe('a review beside payment', () => {
  const placed = given({ ...boxed, policy: { review: 'beside_payment' } });

  it('opens when the order is placed, and waits with the goods while money comes', () => {
    placed
      .then({ lifecycle: 'in_review', status: { overall: 'in_review' } })
      .when(captured)
      .then({ status: { payment: 'paid', overall: 'in_review' } })
      .when(ship)
      .then({ reasons: ['in_review'] })
      .when({ type: 'fulfillment.pack', fulfillment: 'box' })
      .then({ reasons: ['in_review'] })
      .when(approve('place'), ship)
      .then({ lifecycle: 'open', status: { overall: 'completed' } });
  });

  it('comes in either order with payment', () => {
    const first = placed.when(approve('place'), captured);
    const last = placed.when(captured, approve('place'));

    expect(first.definition.statusOf(first.order)).toEqual(last.definition.statusOf(last.order));
  });

  it('does not stop the clock for those who do not pay', () => {
    const { definition, order } = given({ ...boxed, policy: { review: 'beside_payment', unpaidAfter: { days: 3 } } });

    expect(definition.nextDeadline(order)).toEqual({ kind: 'unpaid', dueAt: days(3) });
  });
});

describe('a review before payment', () => {
  const placed = given({ ...boxed, policy: { review: 'before_payment', unpaidAfter: { days: 3 } } });

  it('waits with the money too, but records what is reported', () => {
    placed
      .when(authorize)
      .then({ reasons: ['in_review'] })
      .when({ type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 })
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00 })
      .then({ reasons: ['in_review'] });
    placed.when(captured).then({ status: { payment: 'paid', overall: 'in_review' } });
    placed
      .when(approve('place'))
      .when(authorize)
      .then({ effects: [{ type: 'authorize_payment', amount: 50_00 }] });
  });

  it('gives the customer their time to pay from the approval on', () => {
    expect(placed.definition.nextDeadline(placed.order)).toBeNull();
    const { definition, order } = placed.when({ ...approve('place'), at: days(2) } as Tell);

    expect(definition.nextDeadline(order)).toEqual({ kind: 'unpaid', dueAt: days(5) });
  });
});

describe('a review that somebody asks for', () => {
  it('holds the order at any time, and every one of several has to be approved', () => {
    const story = given(boxed).when(captured, opened, { type: 'review.opened', reference: 'second' });

    expect(reviewsOf(story.order).map(({ review }) => review)).toEqual(['look', 'second']);
    story
      .when(approve('look'))
      .then({ lifecycle: 'in_review' })
      .when(approve('second'))
      .then({ lifecycle: 'open' })
      .when(approve('second'))
      .then({ outcome: 'rejected' });
  });

  it('that comes after its own decision was recorded is no news', () => {
    given(boxed)
      .when(captured, opened, approve('look'), { ...opened, reason: 'again' } as Tell)
      .then({ lifecycle: 'open' });
  });

  it('is rejected: what was not shipped is canceled, and its money goes back', () => {
    given(boxed)
      .when(captured, opened, reject('look', { cause: 'fraud' }))
      .then({
        lifecycle: 'canceled',
        status: { overall: 'canceled' },
        fulfillments: { box: 'canceled' },
        effects: [{ type: 'cancel_fulfillment' }, { type: 'refund_payment', amount: 50_00 }],
      });
  });

  it('is rejected for a cause, which stands with the decision and the cancellation', () => {
    const { order } = given(boxed).when(captured, opened, reject('look', { cause: 'fraud' }));
    const rows = order.lifecycle.context.rows.filter(({ cause }) => cause === 'fraud');

    expect(rows.map(({ kind }) => kind)).toEqual(['cancel_all', 'review_rejected']);
  });

  it('is not rejected past a guard of the shop on cancellations, nor is a hold ended past one on releases', () => {
    const never = (on: 'order.cancel' | 'hold.release') =>
      defineOrder({
        guards: [
          {
            name: 'is_kept',
            on: [on],
            check: () => ({ code: 'hook_failed', message: 'No.', data: {}, unblockedBy: [] }),
          },
        ],
      });
    const { order } = given(boxed).when(captured, opened, {
      type: 'hold.place',
      hold: 'a',
      on: 'order',
      cause: 'other',
      expiresAt: days(2),
    });
    const command = (told: Tell) => envelop(told, 'EUR', 99);
    const outcome = (definition: ReturnType<typeof never>, event: OrderEvent) =>
      definition.apply(order, event).outcome.kind;
    const [expiry] = defineOrder().tick(order, days(3));

    expect(outcome(never('order.cancel'), command(reject('look')))).toBe('rejected');
    expect(outcome(never('hold.release'), command(reject('look')))).toBe('applied');
    expect(outcome(never('hold.release'), expiry as OrderEvent)).toBe('rejected');
    expect(outcome(never('order.cancel'), expiry as OrderEvent)).not.toBe('rejected');
  });

  it('is rejected after part was shipped: the rest is canceled', () => {
    given({ parcels: { box: { shirt: 2 }, bag: { mug: 1 } } })
      .when(captured, ship, opened, reject('look'))
      .then({
        lifecycle: 'open',
        fulfillments: { box: 'shipped', bag: 'canceled' },
        units: { canceled: 1 },
        effects: [{ type: 'cancel_fulfillment' }, { type: 'refund_payment', amount: 10_00 }],
      });
  });

  it('keeps back what came back to an order that was closed meanwhile', () => {
    given(boxed)
      .when(
        captured,
        { ...ship, reference: 'way-1' } as Tell,
        { type: 'order.close' },
        { type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: 'back-1', of: 'way-1' },
        opened,
      )
      .when(ship)
      .then({ reasons: ['in_review'], discrepancies: ['returned_to_sender'] })
      .when(approve('look'), ship)
      .then({ fulfillments: { box: 'shipped' } });
  });

  it('is not closed over', () => {
    given(boxed)
      .when(captured, ship, opened)
      .when({ type: 'order.close' })
      .then({ reasons: ['not_in_state'] });
  });
});

describe('what is known of a review', () => {
  it('is its cause, why and since when, as far as somebody said', () => {
    const { order } = given(boxed).when({ ...opened, reason: 'three cards', occurredAt: days(-1) } as Tell, {
      type: 'review.opened',
      reference: 'second',
    });

    expect(reviewsOf(order)).toStrictEqual([
      { review: 'look', cause: 'high_risk_of_fraud', reason: 'three cards', since: days(-1) },
      { review: 'second' },
    ]);
  });
});

describe('what was promised about reviews', () => {
  it('is kept with the order: a later policy opens none, and replays what an earlier one opened', () => {
    const strict = defineOrder({ policy: { review: 'before_payment' } });
    const lax = defineOrder();
    const input = inputOf(boxed);
    const { order } = strict.place(input);
    const history = { opening: { kind: 'placed', input, obligations: order.obligations } as const, entries: [] };

    expect(lax.replay(history)).toEqual(order);
    expect(lax.place(input).order.obligations).not.toHaveProperty('review');
    expect(strict.adopt({ ...input, payments: [], fulfillments: [] }).order.lifecycle.state).toBe('open');
  });

  it('is kept for a draft from the day on which it was placed', () => {
    const strict = defineOrder({ policy: { review: 'before_payment' } });
    const input = inputOf(boxed);
    const event = { type: 'order.place', id: 'go', at: days(1), by: { kind: 'staff', id: 'sam' } } as const;
    const { order, outcome } = strict.apply(strict.draft(input).order, event);
    const entries = [{ event, outcome: { kind: outcome.kind }, obligations: order.obligations }];

    expect(reviewsOf(order).map(({ review }) => review)).toEqual(['go']);
    expect(defineOrder().replay({ opening: { kind: 'drafted', input }, entries })).toEqual(order);
  });
});

describe('risk', () => {
  it('is data: the highest rating stands, nothing moves and customers do not see it', () => {
    const before = given(boxed);
    const story = before.when(
      { type: 'risk.assessed', reference: 'r-1', level: 'pending', source: 'scorer' },
      { type: 'risk.assessed', reference: 'r-2', level: 'high', source: 'scorer', score: '0.93' },
      { type: 'risk.assessed', reference: 'r-3', level: 'low' },
    );

    expect(riskOf(before.order)).toBeNull();
    expect(riskOf(story.order)).toStrictEqual({
      level: 'high',
      assessments: [
        { reference: 'r-1', level: 'pending', source: 'scorer' },
        { reference: 'r-2', level: 'high', source: 'scorer', score: '0.93' },
        { reference: 'r-3', level: 'low' },
      ],
    });
    expect(story.definition.statusOf(story.order)).toEqual(before.definition.statusOf(before.order));
    expect(JSON.stringify(customerView(story.order, story.definition))).toBe(
      JSON.stringify(customerView(before.order, before.definition)),
    );
    expect(riskOf(before.when({ type: 'risk.assessed', reference: 'r', level: 'pending' }).order)?.level).toBe(
      'pending',
    );
  });
});
