import { describe, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const requested = given({ lines: { sock: { quantity: 3, total: 10_00 } }, parcels: { box: { sock: 3 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 10_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'return.request', return: 'rma', units: { sock: 3 } },
);
const approve = (fee?: number): Tell => ({ type: 'return.approve', return: 'rma', ...(fee !== undefined && { fee }) });
const back = (n: number, found: 'restock' | 'missing' = 'restock'): readonly Tell[] => [
  { type: 'return.receive', return: 'rma', units: { sock: n } },
  { type: 'return.inspect', return: 'rma', units: { sock: { [found]: n } } },
];

describe('a restocking fee', () => {
  it('is agreed on when the return is approved, and lowers what is credited', () => {
    requested
      .when(approve(1_50))
      .then({ money: { owed: 10_00, fees: 0 } })
      .when(...back(3))
      .then({ money: { owed: 1_50, fees: 1_50, outstanding: -8_50 } });
  });

  it('is kept once, however many boxes the units come in', () => {
    requested
      .when(approve(1_50), ...back(1))
      .then({ money: { owed: 10_00 - 3_33 + 1_50, fees: 1_50 } })
      .when(...back(1))
      .then({ money: { owed: 10_00 - 6_66 + 1_50, fees: 1_50 } })
      .when(...back(1))
      .then({ money: { owed: 1_50, fees: 1_50 } });
  });

  it('is never more than what came back is worth', () => {
    requested
      .when(approve(5_00), ...back(1))
      .then({ money: { owed: 10_00, fees: 3_33 } })
      .when(...back(1))
      .then({ money: { owed: 10_00 - 6_66 + 5_00, fees: 5_00 } });
  });

  it('is nothing where nothing came back', () => {
    requested.when(approve(5_00), ...back(3, 'missing')).then({ money: { owed: 10_00, fees: 0 } });
  });

  it('is kept for each case by itself, to the cent', () => {
    const one = (id: string, fee: number): readonly Tell[] => [
      { type: 'return.request', return: id, units: { sock: 1 } },
      { type: 'return.approve', return: id, fee },
      { type: 'return.receive', return: id, units: { sock: 1 } },
      { type: 'return.inspect', return: id, units: { sock: { restock: 1 } } },
    ];
    requested
      .when({ type: 'return.decline', return: 'rma', cause: 'other' })
      .when(...one('c', 9_99), ...one('a', 1_00), ...one('b', 0))
      .then({ money: { fees: 3_33 + 1_00, owed: 3_33 + 1_00 } });
  });

  it("in another currency than the order's is refused", () => {
    requested
      .when({ type: 'return.approve', return: 'rma', fee: { amount: 1, currency: 'USD' } })
      .then({ reasons: ['currency_mismatch'] });
  });

  it('of less than nothing is malformed', () => {
    requested.when(approve(-1)).then({ reasons: ['invalid_event'] });
  });
});
