import { describe, expect, it } from 'vitest';
import { blockersOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } });
const why = ({ order, definition }: Story) =>
  blockersOf(order, definition, days(2)).map(({ fulfillment = 'no parcel', reasons }) => [
    fulfillment,
    ...reasons.map(({ code }) => code),
  ]);

describe('why an order is not shipped', () => {
  it('is nothing where everything that is open could be shipped now', () => {
    expect(why(boxed.when(captured))).toEqual([]);
  });

  it('is nothing where nothing is open', () => {
    expect(why(boxed.when(captured, { type: 'fulfillment.ship', fulfillment: 'box' }))).toEqual([]);
    expect(why(boxed.when({ type: 'order.cancel', scope: 'all' }))).toEqual([]);
  });

  it('is that nobody paid, with what would help', () => {
    const [blocked] = blockersOf(boxed.order, boxed.definition, days(2));
    expect(blocked?.reasons[0]).toMatchObject({ code: 'unpaid', data: { owed: 50_00, secured: 0 } });
    expect(blocked?.reasons[0]?.unblockedBy).toContain('payment.captured');
  });

  it('is that nobody planned a parcel, and what would come behind that', () => {
    expect(why(given())).toEqual([['no parcel', 'not_planned', 'unpaid']]);
    expect(why(given().when(captured))).toEqual([['no parcel', 'not_planned']]);
    const part = given({ parcels: { box: { shirt: 1 } } }).when(captured);
    expect(blockersOf(part.order, part.definition, days(2))[0]?.units).toEqual([
      { line: 'mug', quantity: 1 },
      { line: 'shirt', quantity: 1 },
    ]);
  });

  it('is that stock rejected it', () => {
    expect(why(boxed.when(captured, { type: 'stock.rejected', attempt: 't', units: { mug: 1 } }))).toEqual([
      ['box', 'out_of_stock'],
    ]);
  });

  it('is that it waits for its date', () => {
    const waiting = boxed.when(captured, { type: 'fulfillment.schedule', fulfillment: 'box', startsAt: days(5) });
    expect(why(waiting)).toEqual([['box', 'scheduled_until', 'not_in_state']]);
  });

  it('is that a service was asked for it', () => {
    const asked = boxed.when(captured, { type: 'fulfillment.request', fulfillment: 'box', service: 'depot' });
    expect(why(asked)).toEqual([['box', 'with_service', 'not_in_state']]);
  });

  it('is told for each parcel by itself, and a hold among the reasons', () => {
    const held = boxed.when(
      captured,
      { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1 } },
      { type: 'hold.place', hold: 'h', on: { fulfillment: 'bag' }, cause: 'incorrect_address' } as Tell,
    );
    expect(why(held)).toEqual([['bag', 'on_hold']]);
  });

  it('is told where units are held across parcels: not all of them can leave', () => {
    const two = given({ parcels: { bag: { shirt: 1 }, box: { shirt: 1, mug: 1 } } }).when(captured, {
      type: 'hold.place',
      hold: 'h',
      on: { units: [{ line: 'shirt', quantity: 1 }] },
      cause: 'other',
    });
    expect(why(two)).toEqual([['box', 'on_hold']]);
    const loose = given({ parcels: { bag: { shirt: 1, mug: 1 } } }).when(captured, {
      type: 'stock.rejected',
      attempt: 't',
      units: { shirt: 1 },
    });
    expect(why(loose)).toEqual([['no parcel', 'not_planned', 'out_of_stock']]);
  });

  it('is no more that stock rejected it, once that is canceled, edited away or shipped by force', () => {
    const short = boxed.when(captured, { type: 'stock.rejected', attempt: 't', units: { shirt: 1, mug: 1 } });
    short.then({ status: { overall: 'processing' }, units: { held: 2 } });
    const canceled = short.when({ type: 'order.cancel_units', units: { shirt: 1, mug: 1 } });
    expect(why(canceled.then({ units: { open: 1, held: 0 } }))).toEqual([]);
    const less: Tell = {
      type: 'order.edit',
      changes: [{ kind: 'change_quantity', line: 'shirt', by: -1 }],
      id: 'less',
    };
    const edited = short.when({ type: 'fulfillment.cancel', fulfillment: 'box' }, less);
    edited.then({ units: { open: 2, held: 1 } });
    edited.when({ type: 'order.revert_edit', edit: 'less' }).then({ units: { open: 3, held: 2 } });
    const forced = short
      .when({
        type: 'fulfillment.ship',
        fulfillment: 'box',
        force: true,
        reason: 'found it',
        units: { mug: 1, shirt: 2 },
      })
      .when({ type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'mug', by: 1 }] })
      .then({ units: { open: 1, held: 0 } });
    expect(why(forced)).toEqual([['no parcel', 'not_planned', 'unpaid']]);
  });

  it('is that stock rejected what was left after a cancellation', () => {
    boxed
      .when(
        captured,
        { type: 'order.cancel_units', units: { shirt: 1 } },
        { type: 'stock.rejected', attempt: 't', units: { shirt: 1 } },
      )
      .then({ units: { open: 2, held: 1 } });
  });

  it('is that goods that were lost are in no parcel yet', () => {
    const lost = boxed.when(
      captured,
      { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
      { type: 'fulfillment.lost', fulfillment: 'box', reference: 'l-1', of: 'way-1', units: { mug: 1 } },
    );
    expect(why(lost.then({ discrepancies: ['missing_in_transit'] }))).toEqual([['no parcel', 'not_planned']]);
  });
});
