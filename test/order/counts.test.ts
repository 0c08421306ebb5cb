import { describe, expect, it } from 'vitest';
import { lineCountsOf, parcelContentsOf } from '../../src/index.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const shirts = (story: Story) => lineCountsOf(story.order).find(({ line }) => line === 'shirt');
const parcel = (story: Story, name: string) => {
  const found = story.order.fulfillments.find(({ id }) => id === name);
  return found && parcelContentsOf(found.context);
};
const nothing = { ordered: 2, canceled: 0, unplanned: 0, planned: 0, begun: 0, shipped: 0, delivered: 0, returning: 0 };

describe('a line in pieces', () => {
  it('tells where each of them is', () => {
    const opened = given({ lines: { shirt: { quantity: 2, total: 40_00 } }, policy: { paidBefore: 'nothing' } });
    expect(shirts(opened)).toEqual({ ...nothing, line: 'shirt', unplanned: 2, returned: 0 });
    const planned = opened.when({ type: 'fulfillment.plan', fulfillment: 'box', units: { shirt: 1 } });
    expect(shirts(planned)).toMatchObject({ unplanned: 1, planned: 1, begun: 0 });
    const packed = planned.when({ type: 'fulfillment.pack', fulfillment: 'box' });
    expect(shirts(packed)).toMatchObject({ unplanned: 1, planned: 1, begun: 1, shipped: 0 });
    const sent = packed.when({ type: 'fulfillment.ship', fulfillment: 'box' });
    expect(shirts(sent)).toMatchObject({ unplanned: 1, planned: 0, begun: 0, shipped: 1 });
    const canceled = sent.when({ type: 'order.cancel_units', units: { shirt: 1 } });
    expect(shirts(canceled)).toMatchObject({ canceled: 1, unplanned: 0, shipped: 1 });
    const asked = canceled.when({ type: 'return.request', return: 'back', units: { shirt: 1 } });
    expect(shirts(asked)).toMatchObject({ returning: 1, returned: 0 });
    const came = asked.when(
      { type: 'return.approve', return: 'back' },
      { type: 'return.receive', return: 'back', units: { shirt: 1 }, reference: 'box-1' },
    );
    expect(shirts(came)).toMatchObject({ shipped: 1, returning: 0, returned: 1 });
  });
});

describe('a parcel in pieces', () => {
  const two = given({ lines: { shirt: { quantity: 2, total: 40_00 } }, policy: { paidBefore: 'nothing' } }).when({
    type: 'fulfillment.plan',
    fulfillment: 'box',
    units: { shirt: 2 },
  });

  it('holds what is left in it once part was canceled', () => {
    const canceled = two.when({ type: 'order.cancel_units', units: { shirt: 1 } });
    expect(parcel(canceled, 'box')).toEqual({ contents: [{ line: 'shirt', quantity: 1 }], shipped: [], delivered: [] });
  });

  it('holds what is left in it once part went into another', () => {
    const split = two.when({
      type: 'fulfillment.split',
      fulfillment: 'box',
      into: 'other',
      units: { shirt: 1 },
    } as never);
    expect(parcel(split, 'box')?.contents).toEqual([{ line: 'shirt', quantity: 1 }]);
  });
});
