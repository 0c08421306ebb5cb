import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } });
const pick = (units: Record<string, number>): Tell => ({ type: 'fulfillment.pick', fulfillment: 'box', units });
const verify = (units: Record<string, number>): Tell => ({ type: 'fulfillment.verify', fulfillment: 'box', units });

describe('picking by hand', () => {
  it('begins the work, piece by piece, up to what the parcel holds', () => {
    boxed
      .when(pick({ shirt: 1 }))
      .then({ fulfillments: { box: 'in_progress' }, status: { fulfillment: 'in_progress' }, units: { begun: 1 } })
      .when(pick({ shirt: 2 }))
      .then({ reasons: ['exceeds_parcel'] })
      .when(pick({ shirt: 1, mug: 1 }))
      .then({ units: { begun: 3 } });
  });
});

describe('a second look at what was picked', () => {
  it('is work on the parcel, also where nobody told of the first', () => {
    boxed
      .when({ type: 'fulfillment.verified', fulfillment: 'box', reference: 'look', units: { mug: 1 } })
      .then({ fulfillments: { box: 'in_progress' }, discrepancies: ['pick_differs'] });
  });

  it('that finds the same is fine', () => {
    boxed.when(pick({ shirt: 2, mug: 1 }), verify({ shirt: 2, mug: 1 })).then({ discrepancies: [] });
  });

  it('that finds something else is a discrepancy of exactly that', () => {
    const story = boxed
      .when(pick({ shirt: 2 }), verify({ shirt: 1, mug: 1 }))
      .then({ discrepancies: ['pick_differs', 'pick_differs'] });
    expect(story.definition.discrepanciesOf(story.order)).toEqual([
      { code: 'pick_differs', subject: 'box', data: { line: 'mug', picked: 0, verified: 1 } },
      { code: 'pick_differs', subject: 'box', data: { line: 'shirt', picked: 2, verified: 1 } },
    ]);
  });

  it('is replaced by the next one', () => {
    boxed.when(pick({ shirt: 2 }), verify({ shirt: 1 }), verify({ shirt: 2 })).then({ discrepancies: [] });
  });

  it('takes the place of all looks before it, whatever they are called', () => {
    for (const [first, second] of [
      ['look-a', 'look-b'],
      ['look-b', 'look-a'],
    ] as const) {
      const look = (reference: string, units: Record<string, number>): Tell => ({
        type: 'fulfillment.verified',
        fulfillment: 'box',
        reference,
        units,
      });
      boxed
        .when(pick({ shirt: 2 }), look(first, { shirt: 2 }), look(second, { shirt: 1 }))
        .then({ discrepancies: ['pick_differs'] })
        .when(verify({ shirt: 2 }))
        .then({ discrepancies: [] });
    }
  });

  it('is over where the parcel is arranged anew', () => {
    boxed
      .when(
        pick({ shirt: 2 }),
        verify({ shirt: 2 }),
        { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { shirt: 1 } },
        { type: 'fulfillment.merge', fulfillment: 'bag', into: 'box' },
      )
      .then({ discrepancies: [] })
      .when(verify({ shirt: 1 }))
      .then({ discrepancies: ['pick_differs'] });
  });

  it('is reported by the warehouse, too, and may name the look that it replaces', () => {
    const verified: Tell = {
      type: 'fulfillment.verified',
      fulfillment: 'box',
      reference: 'look-1',
      units: { shirt: 1 },
    };
    boxed
      .when(pick({ shirt: 2 }), verified)
      .then({ discrepancies: ['pick_differs'] })
      .when({ ...verified, reference: 'look-2', units: { shirt: 2 }, of: 'look-1' } as Tell)
      .then({ discrepancies: [] });
  });
});
