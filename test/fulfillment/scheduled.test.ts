import { describe, expect, it } from 'vitest';
import { scheduleOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const schedule = (day: number): Tell => ({ type: 'fulfillment.schedule', fulfillment: 'box', startsAt: days(day) });
const waiting = boxed.when(schedule(5));
const scheduleIn = ({ order }: Story) => scheduleOf(order.fulfillments[0]?.context ?? { rows: [] });
const due = ({ definition, order }: Story, day: number) => definition.tick(order, days(day));
const fired = (story: Story, day: number) => story.when(...(due(story, day) as Tell[]));

describe('a parcel that is scheduled', () => {
  it('waits for its date, and asks to be woken', () => {
    waiting.then({
      fulfillments: { box: 'scheduled' },
      status: { fulfillment: 'scheduled', overall: 'processing' },
      effects: [
        { type: 'schedule_deadline', deadline: { kind: 'scheduled_start', dueAt: days(5), fulfillment: 'box' } },
      ],
    });
  });

  it('is planned with its date from the start', () => {
    given()
      .when(captured, {
        type: 'fulfillment.plan',
        fulfillment: 'box',
        units: { shirt: 2, mug: 1 },
        startsAt: '2026-04-01T00:00:00Z',
      })
      .then({ fulfillments: { box: 'scheduled' } });
  });

  it('is not packed or shipped before it is started', () => {
    for (const type of ['fulfillment.pack', 'fulfillment.ship', 'fulfillment.request'] as const)
      waiting
        .when({ type, fulfillment: 'box', service: 'depot' } as Tell)
        .then(type === 'fulfillment.request' ? { reasons: ['not_in_state'] } : { outcome: 'rejected' });
    waiting.when({ type: 'fulfillment.ship', fulfillment: 'box' }).then({ reasons: ['not_in_state'] });
    waiting.when({ type: 'fulfillment.pack', fulfillment: 'box' }).then({ reasons: ['not_in_state'] });
  });

  it('is opened by its date and not before', () => {
    expect(due(waiting, 4.9)).toEqual([]);
    fired(waiting, 5)
      .then({ fulfillments: { box: 'open' }, status: { fulfillment: 'unfulfilled' }, pending: [] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box' })
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('is given another date, which alone counts', () => {
    const moved = waiting.when(schedule(9)).then({ fulfillments: { box: 'scheduled' } });
    expect(scheduleIn(moved)?.startsAt).toBe(days(9));
    expect(due(moved, 8)).toEqual([]);
    expect(due(moved, 9)).toHaveLength(1);
  });

  it('is started by hand, and can be put off again', () => {
    const started = waiting
      .when({ type: 'fulfillment.start', fulfillment: 'box' })
      .then({ fulfillments: { box: 'open' }, pending: [] });
    expect(scheduleIn(started)).toBeNull();
    started.when(schedule(7)).then({ fulfillments: { box: 'scheduled' } });
  });

  it('is canceled, and left by all the same', () => {
    waiting.when({ type: 'fulfillment.cancel', fulfillment: 'box' }).then({ fulfillments: { box: 'canceled' } });
    waiting
      .when({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' })
      .then({ fulfillments: { box: 'shipped' } });
  });

  it('gives the word only while every open unit waits', () => {
    given()
      .when(
        captured,
        { type: 'fulfillment.plan', fulfillment: 'later', units: { shirt: 2 }, startsAt: days(9) },
        { type: 'fulfillment.plan', fulfillment: 'now', units: { mug: 1 } },
      )
      .then({ status: { fulfillment: 'unfulfilled' } })
      .when({ type: 'fulfillment.cancel', fulfillment: 'now' })
      .then({ status: { fulfillment: 'unfulfilled' } });
  });

  it('waits no longer on a canceled order', () => {
    const canceled = waiting.when({ type: 'order.cancel', scope: 'all' });
    expect(due(canceled, 30)).toEqual([]);
  });
});
