import { describe, expect, it } from 'vitest';
import { type DeadlineFired, defineOrder, isOrderError } from '../../src/index.ts';
import { dayOne, days, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const authorized: Tell = {
  type: 'payment.authorized',
  payment: 'card',
  reference: 'a-1',
  amount: 50_00,
  expiresAt: days(7),
};
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const unpaid = { policy: { unpaidAfter: { days: 3 } } } as const;

const dueIn = ({ definition, order }: Story, now: string) => definition.tick(order, now);

describe('an obligation', () => {
  it('is frozen when the order is placed', () => {
    const { order } = given(unpaid);
    const patient = defineOrder({ policy: { unpaidAfter: { days: 30 }, autoCompleteAfter: { days: 1 } } });

    expect(patient.nextDeadline(order)).toEqual({ kind: 'unpaid', dueAt: days(3) });
    expect(patient.nextDeadline(patient.decode(patient.encode(order)))).toEqual({ kind: 'unpaid', dueAt: days(3) });
  });

  it('of a draft is that of the day on which it is placed', () => {
    const draft = given({ begin: 'draft' }).order;
    const strict = defineOrder({ policy: { unpaidAfter: { hours: 2, minutes: 30 } } });
    const placed = strict.apply(draft, {
      type: 'order.place',
      id: 'now',
      at: hours(1),
      by: { kind: 'customer', id: 'c' },
    });

    expect(strict.nextDeadline(placed.order)).toEqual({ kind: 'unpaid', dueAt: hours(3.5) });
  });
});

describe('a deadline', () => {
  const order = given(unpaid);

  it('fires once, however often the clock ticks', () => {
    const [event] = dueIn(order, days(3)) as [DeadlineFired];
    const [again] = dueIn(order, days(4)) as [DeadlineFired];
    expect(again.id).toBe(event.id);

    const canceled = order.when(event as Tell);
    expect(dueIn(canceled, days(4))).toEqual([]);
    canceled.when(event as Tell, again as Tell).then({ outcomes: ['duplicate', 'duplicate'] });
  });

  it('that no longer stands is refused when it comes late', () => {
    const [event] = dueIn(order, days(3)) as [DeadlineFired];

    order
      .when(captured)
      .when(event as Tell)
      .then({ reasons: ['deadline_not_due'], status: { payment: 'paid' } });
  });

  it('that is not due yet is refused', () => {
    order
      .when({ type: 'deadline.fired', at: days(2), deadline: { kind: 'unpaid', dueAt: days(3) } })
      .then({ reasons: ['deadline_not_due'] })
      .when({ type: 'deadline.fired', at: days(2), deadline: { kind: 'unpaid', dueAt: days(1) } })
      .then({ reasons: ['deadline_not_due'] });
  });

  it('of a kind that there is not is malformed', () => {
    order
      .when({ type: 'deadline.fired', deadline: { kind: 'full_moon' as never, dueAt: days(1) } })
      .then({ reasons: ['invalid_event'] });
  });

  it('may not be fired by a customer', () => {
    const [event] = dueIn(order, days(3)) as [DeadlineFired];
    const { outcome } = order.when({ ...event, by: { kind: 'customer', id: 'c' } } as Tell).latest[0] ?? {};

    expect(outcome).toMatchObject({
      kind: 'rejected',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'not_authorized' })]),
    });
  });

  it('does not fire because the order is restored', () => {
    const { definition } = order;
    const restored = definition.decode(definition.encode(order.order));

    expect(restored).toEqual(order.order);
    expect(definition.pendingEffects(restored)).toEqual(definition.pendingEffects(order.order));
    expect(definition.nextDeadline(restored)).toEqual({ kind: 'unpaid', dueAt: days(3) });
  });

  it('that is earliest comes first', () => {
    const both = given().when(
      authorized,
      { ...authorized, reference: 'a-0', expiresAt: days(2), amount: 0 } as Tell,
      {
        ...authorized,
        reference: 'a-2',
        expiresAt: days(3),
        amount: 1,
      } as Tell,
    );

    expect(dueIn(both, days(9)).map(({ deadline }) => deadline.of)).toEqual(['a-2', 'a-1']);
  });

  it('is asked for at an instant, or the question is a fault', () => {
    expect(() => order.definition.tick(order.order, 'tomorrow')).toThrow();
    try {
      order.definition.tick(order.order, 'tomorrow');
    } catch (error) {
      expect(isOrderError(error)).toBe(true);
    }
    expect(dueIn(order, dayOne)).toEqual([]);
  });
});
