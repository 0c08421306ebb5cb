import { describe, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const paid = given({ lines: { shirt: { quantity: 1, total: 20_00 } }, parcels: { box: { shirt: 1 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 20_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
);
const goodwill = (amount = 20_00, id = 'sorry'): readonly Tell[] => [
  { type: 'payment.refund', payment: 'card', id, amount, of: 'cap-1', goodwill: true },
  { type: 'payment.refunded', payment: 'card', reference: `r-${id}`, op: id, amount, of: 'cap-1' },
];
const back: readonly Tell[] = [
  { type: 'return.requested', return: 'rma', units: { shirt: 1 } },
  { type: 'return.approve', return: 'rma' },
  { type: 'return.received', return: 'rma', reference: 'in', units: { shirt: 1 } },
  { type: 'return.inspected', return: 'rma', reference: 'look', units: { shirt: { write_off: 1 } } },
];
const addHat: Tell = {
  type: 'order.edit',
  id: 'add',
  changes: [{ kind: 'add_line', line: { id: 'hat', quantity: 1, total: eur(10_00) } }],
};

describe('goodwill', () => {
  it('that returned goods used up does not pay for a line that is added later', () => {
    paid
      .when(...goodwill(), ...back)
      .then({ money: { owed: 0, outstanding: 0 } })
      .when(addHat)
      .then({ money: { owed: 10_00, outstanding: 10_00 } });
  });

  it('that was asked for over all tenders does not either', () => {
    paid
      .when({ type: 'order.refund', id: 'sorry', amount: 20_00, plan: 'first', goodwill: true })
      .answered()
      .when(...back, addHat)
      .then({ money: { owed: 10_00, outstanding: 10_00 } });
  });

  it('does not pay for another piece of a line whose pieces came back', () => {
    paid
      .when(...goodwill(), ...back)
      .when({ type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'shirt', by: 1 }] })
      .then({ money: { owed: 20_00 } });
  });

  it('counts in full while the goods that it was given for are with the customer, whatever is added', () => {
    paid
      .when(...goodwill(), addHat)
      .then({ money: { owed: 10_00 } })
      .when(...back)
      .then({ money: { owed: 10_00 } });
  });

  it('given after a line was added pays for that line too', () => {
    paid
      .when(...goodwill(15_00), ...back, addHat)
      .then({ money: { owed: 10_00 } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'cap-2', amount: 10_00 })
      .when({ type: 'payment.refund', payment: 'card', id: 'more', amount: 4_00, of: 'cap-2', goodwill: true })
      .when({ type: 'payment.refunded', payment: 'card', reference: 'r-more', op: 'more', amount: 4_00, of: 'cap-2' })
      .then({ money: { owed: 6_00, outstanding: -5_00 } });
  });

  it('goes along in an exchange: of equal value it moves no money', () => {
    paid
      .when(...goodwill())
      .when({
        type: 'return.request',
        return: 'rma',
        units: { shirt: 1 },
        exchange: [{ id: 'x', quantity: 1, total: eur(20_00) }],
      })
      .when(...back.slice(1, 2))
      .then({ money: { owed: 0, outstanding: 0 } })
      .when(...back.slice(2))
      .then({ money: { owed: 0, outstanding: 0 } })
      .when({ type: 'return.close', return: 'rma' })
      .then({ money: { owed: 0, outstanding: 0 } });
  });

  describe('does not pay for what was added later', () => {
    const sent = (line: string, way: string): readonly Tell[] => [
      { type: 'fulfillment.planned', fulfillment: way, units: { [line]: 1 } },
      { type: 'fulfillment.shipped', fulfillment: way, reference: way },
    ];
    const swap = (line: string, by: string): readonly Tell[] => [
      {
        type: 'return.request',
        return: `for-${by}`,
        units: { [line]: 1 },
        exchange: [{ id: by, quantity: 1, total: eur(10_00) }],
      },
      { type: 'return.approve', return: `for-${by}` },
    ];
    const arrived = (line: string, by: string): readonly Tell[] => [
      { type: 'return.received', return: `for-${by}`, reference: 'in', units: { [line]: 1 } },
      { type: 'return.inspected', return: `for-${by}`, reference: 'look', units: { [line]: { restock: 1 } } },
    ];
    const added = paid
      .when(...goodwill(), addHat)
      .when({ type: 'payment.captured', payment: 'card', reference: 'cap-2', amount: 10_00 }, ...sent('hat', 'way-2'))
      .then({ money: { owed: 10_00, outstanding: 0 } });

    it('and takes nothing of it where it is exchanged: of equal value that moves no money', () => {
      added
        .when(...swap('hat', 'cap'))
        .then({ money: { owed: 10_00, outstanding: 0 } })
        .when(...arrived('hat', 'cap'))
        .then({ money: { owed: 10_00, outstanding: 0 } });
    });

    it('however often it is exchanged', () => {
      const twice = added
        .when(...swap('hat', 'cap'), ...arrived('hat', 'cap'), ...sent('cap', 'way-3'))
        .when(...swap('cap', 'beret'))
        .then({ money: { owed: 10_00, outstanding: 0 } })
        .when(...arrived('cap', 'beret'))
        .then({ money: { owed: 10_00, outstanding: 0 } });

      twice.when(...back).then({ money: { owed: 10_00, outstanding: 0 } });
    });

    it('and goes along with what it was given for, in one box with what was added, and on along the chain', () => {
      const swapped = (box: string, units: Readonly<Record<string, number>>, by: string): readonly Tell[] => [
        { type: 'return.request', return: box, units, exchange: [{ id: by, quantity: 1, total: eur(30_00) }] },
        { type: 'return.approve', return: box },
      ];
      const came = (box: string, units: Readonly<Record<string, number>>): readonly Tell[] => [
        { type: 'return.received', return: box, reference: 'in', units },
        {
          type: 'return.inspected',
          return: box,
          reference: 'look',
          units: Object.entries(units).map(([line, quantity]) => ({ line, quantity, disposition: 'restock' as const })),
        },
      ];
      const even = { money: { owed: 10_00, outstanding: 0 } };
      added
        .when(...swapped('a-first', { shirt: 1, hat: 1 }, 'suit'))
        .then(even)
        .when(...came('a-first', { shirt: 1, hat: 1 }), ...sent('suit', 'way-3'))
        .then(even)
        .when(...swapped('b-second', { suit: 1 }, 'coat'))
        .then(even)
        .when(...came('b-second', { suit: 1 }))
        .then(even);
    });
  });
});
