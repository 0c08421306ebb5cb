import { describe, expect, it } from 'vitest';
import { overridesOf, stockOf, timeline } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } });
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 };
const ship = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' } as const;
const forced = { ...ship, id: 'force-1', force: true, reason: 'a regular customer' } as const;
const rejected: Tell = { type: 'stock.rejected', attempt: 't-1', units: { mug: 1 } };

const pathOf = ({ beats }: Story) => beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } }));

describe('a parcel that staff force out', () => {
  it('leaves before money is secured, and the record says so', () => {
    const story = boxed.when(ship).then({ reasons: ['unpaid'] });
    const out = story
      .when(forced)
      .then({ status: { fulfillment: 'fulfilled', payment: 'pending' }, discrepancies: ['no_approval'] });

    expect(overridesOf(story.order)).toEqual([]);
    expect(overridesOf(out.order)).toEqual([
      { fulfillment: 'box', shipment: 'way-1', op: 'force-1', reason: 'a regular customer' },
    ]);
    expect(overridesOf(out.definition.decode(out.definition.encode(out.order)))).toHaveLength(1);
  });

  it('leaves although stock rejected its units', () => {
    boxed
      .when(captured, rejected, ship)
      .then({ reasons: ['out_of_stock'] })
      .when(forced)
      .then({ outcome: 'applied' });
  });

  it('stays among the overrides when the shipment is taken back', () => {
    const story = boxed.when(forced, { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'late' });
    expect(overridesOf(story.order)).toHaveLength(1);
  });

  it('is marked in the timeline, with who did it and why', () => {
    const story = boxed.when(forced);
    const opening = {
      kind: 'placed' as const,
      input: {
        id: 'order-1',
        at: '2026-03-01T09:00:00.000Z',
        by: { kind: 'customer' as const, id: 'carla' },
        currency: 'EUR',
        lines: story.order.lines.map(({ id, quantity, total }) => ({
          id,
          quantity,
          total: { amount: total, currency: 'EUR' },
        })),
        payments: [{ id: 'card', method: 'card' as const, amount: { amount: 50_00, currency: 'EUR' } }],
        fulfillments: [{ id: 'box', units: [{ line: 'mug', quantity: 1 }] }],
      },
    };
    expect(timeline(story.definition, { opening, entries: pathOf(story) })[0]).toMatchObject({
      type: 'fulfillment.ship',
      by: { kind: 'staff' },
      reason: 'a regular customer',
      forced: true,
    });
  });

  it('needs a reason, and staff or the system to give it', () => {
    boxed
      .when({ ...ship, force: true })
      .then({ reasons: ['reason_required'] })
      .when({ ...forced, by: { kind: 'warehouse', id: 'hub' } })
      .then({ reasons: ['not_authorized'] });
  });

  it('never holds more than there is', () => {
    boxed.when({ ...forced, units: { mug: 2 } }).then({ reasons: ['exceeds_shippable', 'exceeds_parcel'] });
  });
});

describe('units that stock rejected', () => {
  it('do not leave until stock reserves them, and the others do', () => {
    boxed
      .when(captured, rejected, ship)
      .then({ reasons: ['out_of_stock'] })
      .when({ ...ship, units: { shirt: 2 } })
      .then({ units: { handedOver: 2, open: 1 } })
      .when(
        { type: 'stock.reserved', attempt: 't-1' },
        { type: 'fulfillment.plan', fulfillment: 'rest', units: { mug: 1 } },
        { type: 'fulfillment.ship', fulfillment: 'rest' },
      )
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('are still missing where staff forced out what there is of them, also where an edit ordered them', () => {
    const more: Tell = { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: 3 }] };
    const short: Tell = { type: 'stock.rejected', attempt: 't-1', units: { shirt: 2 } };
    const sent = given({
      lines: { shirt: { quantity: 2, total: 40_00 } },
      payments: { transfer: 'bank_transfer' },
    }).when(
      more,
      short,
      { type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 3 } },
      { ...forced, fulfillment: 'box' },
      { type: 'fulfillment.plan', fulfillment: 'rest', units: { shirt: 2 } },
    );
    sent
      .then({ units: { handedOver: 3, held: 2 }, discrepancies: ['no_approval'] })
      .when({ type: 'fulfillment.ship', fulfillment: 'rest' })
      .then({ reasons: ['out_of_stock', 'unpaid'], discrepancies: ['no_approval'] });
  });

  it('are still missing where one of them was edited away and the others were forced out', () => {
    given({ lines: { shirt: { quantity: 5, total: 40_00 } }, payments: { transfer: 'bank_transfer' } })
      .when(
        { type: 'stock.rejected', attempt: 't-1', units: { shirt: 2 } },
        { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: -1 }] },
        { type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 3 } },
        { ...forced, fulfillment: 'box' },
      )
      .then({ units: { handedOver: 3, open: 1, held: 1 }, discrepancies: ['no_approval'] });
  });

  it('are told of a forced parcel as many as stock lacked beside what left before, and the others still wait', () => {
    const out = given({
      lines: { shirt: { quantity: 4, total: 40_00 } },
      parcels: { one: { shirt: 1 }, two: { shirt: 2 } },
    })
      .when({ ...captured, amount: 40_00 } as Tell, { type: 'fulfillment.ship', fulfillment: 'one' })
      .when({ type: 'stock.rejected', attempt: 't-1', units: { shirt: 2 } })
      .when({ ...forced, fulfillment: 'two' })
      .when({ type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: 1 }] });

    out.then({ units: { handedOver: 3, open: 2 } });
    expect(stockOf(out.order)).toMatchObject([{ line: 'shirt', rejected: 1 }]);
  });
});
