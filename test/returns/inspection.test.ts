import { describe, expect, it } from 'vitest';
import { inspectionOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const here = given({ lines: { shirt: { quantity: 4, total: 80_00 } }, parcels: { box: { shirt: 4 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 80_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'return.request', return: 'rma', units: { shirt: 4 } },
  { type: 'return.approve', return: 'rma' },
  { type: 'return.receive', return: 'rma', units: { shirt: 4 } },
);
const inspect = (found: Readonly<Record<string, number>>, more: object = {}): Tell =>
  ({ type: 'return.inspect', return: 'rma', id: 'look', units: { shirt: found }, ...more }) as Tell;
const found = ({ order }: Story) => order.returns.map(({ context }) => inspectionOf(context))[0];
const shirts = (quantity: number) => [{ line: 'shirt', quantity }];

describe('an inspection', () => {
  it('finds units resellable, damaged, missing and swapped in one box, and credits what came back', () => {
    const story = here.when(inspect({ restock: 1, damaged: 1, missing: 1, wrong_item: 1 })).then({
      returns: { rma: 'inspected' },
      money: { owed: 40_00, outstanding: -40_00 },
      units: { returned: 2 },
      effects: [{ type: 'restock', reference: 'look', units: shirts(1) }],
      discrepancies: ['wrong_item_returned'],
    });

    expect(found(story)).toEqual({
      restock: shirts(1),
      writtenOff: shirts(1),
      damaged: shirts(1),
      missing: shirts(1),
      wrongItem: shirts(1),
    });
  });

  it('tells damaged from written off; both are credited and neither goes back to stock', () => {
    const story = here.when(inspect({ damaged: 2, write_off: 2 })).then({ money: { owed: 0 }, effects: [] });

    expect(found(story)).toMatchObject({ writtenOff: shirts(4), damaged: shirts(2), restock: [] });
  });

  it('of an empty box credits nothing and is no return', () => {
    here
      .when(inspect({ missing: 4 }))
      .then({ returns: { rma: 'inspected' }, money: { owed: 80_00 }, units: { returned: 0 } })
      .when({ type: 'return.close', return: 'rma' })
      .then({ status: { returns: 'none', overall: 'completed' } });
  });

  it('reported twice with other content is a conflict, whatever each report leaves out', () => {
    const look = (found: Readonly<Record<string, number>>): Tell =>
      ({ type: 'return.inspected', return: 'rma', reference: 'look', units: { shirt: found } }) as Tell;
    const kinds = ['restock', 'write_off', 'damaged', 'missing', 'wrong_item'];
    for (const one of kinds) {
      for (const other of kinds) {
        const { definition, order } = here.when(look({ [one]: 1 }), look({ [other]: 1 }));
        const conflicts = definition.discrepanciesOf(order).filter(({ code }) => code === 'conflicting_report');

        expect(conflicts.length, `${one}, then ${other}`).toBe(one === other ? 0 : 1);
      }
    }
  });

  it('shows something else in the box as a discrepancy of exactly that many', () => {
    const story = here
      .when(inspect({ restock: 1, wrong_item: 3 }))
      .then({ money: { owed: 60_00 }, discrepancies: ['wrong_item_returned'] });

    expect(story.definition.discrepanciesOf(story.order)[0]).toEqual({
      code: 'wrong_item_returned',
      subject: 'rma',
      data: { line: 'shirt', quantity: 3 },
    });
  });

  it('leaves missing units with the customer: they may come in a second box, or be asked for again', () => {
    const short = here.when(inspect({ restock: 3, missing: 1 }));
    short
      .when({ type: 'return.receive', return: 'rma', units: { shirt: 1 } })
      .when(inspect({ restock: 1 }, { id: 'look-2' }))
      .then({ units: { returned: 4 }, money: { owed: 0 }, status: { returns: 'returned' } });
    short
      .when({ type: 'return.close', return: 'rma' }, { type: 'return.request', return: 'rest', units: { shirt: 1 } })
      .then({ returns: { rest: 'requested' } })
      .when({ type: 'return.request', return: 'more', units: { shirt: 1 } })
      .then({ reasons: ['exceeds_returnable'] });
  });

  it('reported by the warehouse says the same as ours', () => {
    const reported = here.when({
      type: 'return.inspected',
      return: 'rma',
      reference: 'look',
      units: { shirt: { restock: 2, missing: 2 } },
    });
    const ours = here.when(inspect({ restock: 2, missing: 2 }));

    expect(found(reported)).toEqual(found(ours));
    reported.then({ money: { owed: 40_00 }, units: { returned: 2 } });
  });

  it('told twice under one reference and otherwise is a conflict, and neither overwrites the other', () => {
    const one = {
      type: 'return.inspected',
      return: 'rma',
      reference: 'look',
      units: { shirt: { restock: 2 } },
    } as const;
    const other = { ...one, units: { shirt: { missing: 2 } } } as const;
    const [straight, turned] = [here.when(one, other), here.when(other, one)];

    expect(straight.order).toEqual(turned.order);
    straight.then({ discrepancies: ['conflicting_report'] });
  });
});
