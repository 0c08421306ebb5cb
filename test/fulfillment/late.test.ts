import { describe, expect, it } from 'vitest';
import { lateParcelsOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const plan = (shipBy: string): Tell => ({ type: 'fulfillment.plan', fulfillment: 'box', units: { mug: 1 }, shipBy });
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const promised = given().when(captured, plan(days(3)));
const due = ({ definition, order }: Story, day: number) => definition.tick(order, days(day));
const fired = (story: Story, day: number) => story.when(...(due(story, day) as Tell[]));

describe('a parcel that is to leave by a date', () => {
  it('is late when it is still here then, and moves no state by it', () => {
    expect(due(promised, 2.9)).toEqual([]);
    const late = fired(promised, 3).then({
      outcome: 'unchanged',
      fulfillments: { box: 'open' },
      status: { fulfillment: 'unfulfilled' },
    });
    expect(lateParcelsOf(promised.order)).toEqual([]);
    expect(lateParcelsOf(late.order)).toEqual([{ fulfillment: 'box', state: 'open', since: days(3) }]);
    expect(due(late, 30)).toEqual([]);
  });

  it('stays known as late once it has left', () => {
    const gone = fired(promised, 3).when(ship);
    expect(lateParcelsOf(gone.order)).toMatchObject([{ state: 'shipped' }]);
  });

  it('is not late once it has left or was called off', () => {
    expect(due(promised.when(ship), 9)).toEqual([]);
    expect(due(promised.when({ type: 'fulfillment.cancel', fulfillment: 'box' }), 9)).toEqual([]);
  });

  it('has the date of its own before that of the shop', () => {
    const shop = given({ policy: { shipWithin: { days: 1 } } }).when(captured, plan(days(3)), {
      type: 'fulfillment.plan',
      fulfillment: 'bag',
      units: { shirt: 1 },
    });
    expect(shop.order.obligations.shipWithin).toBe(86_400_000);
    expect(due(shop, 2).map(({ deadline }) => deadline)).toEqual([
      { kind: 'ship_by', dueAt: days(1), fulfillment: 'bag' },
    ]);
  });

  it('has none where nobody promised one', () => {
    const plain = given({ parcels: { box: { mug: 1 } } });
    expect(plain.order.obligations).not.toHaveProperty('shipWithin');
    expect(due(plain, 90)).toEqual([]);
  });
});
