import { describe, expect, it } from 'vitest';
import { returnBalancesOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const sold = (quantity: number, total: number) =>
  given({ lines: { shirt: { quantity, total } }, parcels: { box: { shirt: quantity } } }).when(
    { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: total },
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  );
const back = (box: string, line = 'shirt', n = 1): readonly Tell[] => [
  { type: 'return.received', return: box, reference: `in-${box}`, units: { [line]: n } },
  { type: 'return.inspected', return: box, reference: `look-${box}`, units: { [line]: { write_off: n } } },
];
const announced = (box: string, n = 1, fee = 0): readonly Tell[] => [
  { type: 'return.requested', return: box, units: { shirt: n } },
  { type: 'return.approve', return: box, fee },
];
const moneyIn = ({ definition, order }: Story) => definition.explain(order).payment.figures;

describe('cases that together accept more than was handed over', () => {
  const surplus = ['returned_more_than_shipped'] as const;
  const both = (first: string, second: string, fees: readonly [number, number]) =>
    sold(1, 20_00).when(
      ...announced(first, 1, fees[0]),
      ...announced(second, 1, fees[1]),
      ...back(first),
      ...back(second),
    );

  it('keep a fee for no piece that may be the surplus, whatever their ids and whoever came first', () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      both(first, second, [5_00, 0]).then({ money: { owed: 0, fees: 0 }, discrepancies: surplus });
      both(first, second, [0, 5_00]).then({ money: { owed: 0, fees: 0 }, discrepancies: surplus });
    }
  });

  it('keep fees for the pieces that are not in doubt', () => {
    for (const [large, small] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const)
      sold(3, 60_00)
        .when(...announced(large, 3, 50_00), ...announced(small, 1, 5_00), ...back(large, 'shirt', 3), ...back(small))
        .then({ money: { owed: 40_00, fees: 40_00 }, discrepancies: surplus });
  });

  it('owe no more when a surplus box is accepted than before', () => {
    const one = sold(2, 20_00).when(...announced('a', 2, 6_00), ...back('a', 'shirt', 2));
    const two = one.when(...announced('b', 1, 5_00), ...back('b'));

    expect(moneyIn(two).owed).toBeLessThanOrEqual(moneyIn(one).owed);
  });

  const swapped = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
    { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
    { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  );
  const swapMug = (box: string): readonly Tell[] => [
    {
      type: 'return.request',
      return: box,
      units: { mug: 1 },
      exchange: [{ id: 'x', quantity: 1, total: eur(10_00) }],
    },
    { type: 'return.approve', return: box },
  ];

  it('credit an exchange ahead all the same: a surplus in its box does not stand for what it expects', () => {
    for (const [swap, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const)
      swapped
        .when(...swapMug(swap), ...back(other, 'shirt', 2))
        .then({ money: { owed: 10_00, advanced: 10_00 }, discrepancies: ['unannounced_return'] })
        .when(...back(swap, 'shirt', 2))
        .then({
          money: { owed: 10_00, advanced: 10_00 },
          discrepancies: ['received_more_than_requested', ...surplus, 'unannounced_return'],
        });
  });

  it('share what a piece that two of them expect is worth, and credit it ahead once', () => {
    const swap = (box: string, total: number): readonly Tell[] => [
      {
        type: 'return.request',
        return: box,
        units: { shirt: 1 },
        exchange: [{ id: `for-${box}`, quantity: 1, total: eur(total) }],
      },
      { type: 'return.approve', return: box },
    ];
    for (const [cheap, dear] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const)
      sold(2, 40_00)
        .when(...swap(cheap, 5_00), ...swap(dear, 20_00))
        .then({ money: { owed: 40_00, advanced: 25_00 } })
        .when(...back('found'))
        .then({ money: { owed: 30_00, advanced: 15_00 }, discrepancies: ['unannounced_return'] });
  });
});

describe('goods that come in the box of another case', () => {
  it('leave what that case is credited ahead as it was', () => {
    const swap = (box: string, line: string, total: number): readonly Tell[] => [
      {
        type: 'return.request',
        return: box,
        units: { [line]: 1 },
        exchange: [{ id: `for-${line}`, quantity: 1, total: eur(total) }],
      },
      { type: 'return.approve', return: box },
    ];
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
        { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
      )
      .when(...swap('one', 'mug', 10_00), ...swap('two', 'shirt', 5_00))
      .then({ money: { owed: 50_00, advanced: 15_00 } })
      .when(...back('two', 'mug'))
      .then({ money: { owed: 50_00, advanced: 5_00 }, discrepancies: ['received_more_than_requested'] });
  });
});

describe('a fee', () => {
  it('is the same to the cent whatever the ids of the cases', () => {
    for (const ids of [
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ] as const)
      sold(3, 10_00)
        .when(...ids.flatMap((id, i) => announced(id, 1, i === 0 ? 9_99 : 0)), ...back('a'), ...back('b'), ...back('c'))
        .then({ money: { fees: 3_33, owed: 3_33 } });
  });
});

describe('a chain of exchanges', () => {
  const swap = (box: string, back: string, out: string, total = 20_00): readonly Tell[] => [
    {
      type: 'return.request',
      return: box,
      units: { [back]: 1 },
      exchange: [{ id: out, quantity: 1, total: eur(total) }],
    },
    { type: 'return.approve', return: box },
  ];
  const sent = (line: string): readonly Tell[] => [
    { type: 'fulfillment.plan', fulfillment: `bag-${line}`, units: { [line]: 1 } },
    { type: 'fulfillment.ship', fulfillment: `bag-${line}`, reference: `way-${line}` },
  ];
  const chain = sold(2, 40_00).when(...swap('one', 'shirt', 'x'), ...sent('x'), ...swap('two', 'x', 'y'));

  it('owes nothing more when the second box comes before the first', () => {
    chain
      .then({ money: { outstanding: 0, advanced: 40_00 } })
      .when(...sent('y'), ...back('two', 'x'))
      .then({ money: { owed: 40_00, outstanding: 0, advanced: 20_00 } })
      .when(...back('one'))
      .then({ money: { owed: 40_00, outstanding: 0, advanced: 0 } });
  });

  it('that ends in a plain return gives money back once the first box is here, and not before', () => {
    chain
      .when(...sent('y'), ...back('two', 'x'))
      .when({ type: 'return.request', return: 'three', units: { y: 1 } }, { type: 'return.approve', return: 'three' })
      .when(...back('three', 'y'))
      .then({ money: { owed: 40_00, outstanding: 0, advanced: 0 } })
      .when(...back('one'))
      .then({ money: { owed: 20_00, outstanding: -20_00 } });
  });

  it('keeps its fee once', () => {
    sold(2, 40_00)
      .when(...swap('one', 'shirt', 'x'), ...sent('x'), ...swap('two', 'x', 'y').slice(0, 1))
      .when({ type: 'return.approve', return: 'two', fee: 2_00 })
      .then({ money: { owed: 42_00 } })
      .when(...back('two', 'x'))
      .then({ money: { owed: 42_00, fees: 2_00 } });
  });

  it('of which the first box never comes owes what went out for it when that case is closed', () => {
    chain
      .when(...sent('y'), ...back('two', 'x'), { type: 'return.close', return: 'one' })
      .then({ money: { owed: 60_00, outstanding: 20_00 } });
  });
});

describe('a line that comes back in three cases', () => {
  it('credits each what its piece costs, and all of them the line to the cent', () => {
    const story = sold(3, 10_00).when(...['a', 'b', 'c'].flatMap((box) => [...announced(box), ...back(box)]));
    story.then({ money: { owed: 0, outstanding: -10_00 } });

    expect(returnBalancesOf(story.order).map(({ worth, credited, due }) => [worth, credited, due])).toEqual([
      [3_33, 3_33, 3_33],
      [3_33, 3_33, 3_33],
      [3_34, 3_34, 3_34],
    ]);
  });
});

describe('what a case credits', () => {
  const swap = (box: string, n: number, total: number, fee = 0): readonly Tell[] => [
    {
      type: 'return.request',
      return: box,
      units: { shirt: n },
      exchange: [{ id: `for-${box}`, quantity: n, total: eur(total) }],
    },
    { type: 'return.approve', return: box, fee },
  ];
  const cancelOne = (line: string): Tell => ({ type: 'order.cancel_units', units: { [line]: 1 } });
  const soldButOne = (quantity: number, total: number) =>
    given({ lines: { shirt: { quantity, total } } }).when(
      { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: total },
      cancelOne('shirt'),
      { type: 'fulfillment.planned', fulfillment: 'box', units: { shirt: quantity - 1 } },
      { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
    );
  const worths = (story: Story) => returnBalancesOf(story.order).map(({ worth }) => worth);

  it('is what its pieces cost behind those that were canceled', () => {
    const story = soldButOne(5, 10_03).when(
      ...['a', 'b', 'c', 'd'].flatMap((box) => [...announced(box), ...back(box)]),
    );

    expect(worths(story)).toEqual([2_01, 2_00, 2_01, 2_01]);
  });

  it('is its share where more came back than left', () => {
    const story = soldButOne(2, 40_00).when(...['a', 'b'].flatMap((box) => [...announced(box), ...back(box)]));

    expect(worths(story)).toEqual([10_00, 10_00]);
  });

  it('is less by its fee while half of the box is here', () => {
    sold(2, 40_00)
      .when(...swap('box', 2, 40_00, 2_00))
      .then({ money: { owed: 42_00, advanced: 38_00 } })
      .when(...back('box'))
      .then({ money: { owed: 42_00, advanced: 20_00, fees: 2_00 } });
  });

  it('stands for what went out to the cent, though its piece bears the odd one', () => {
    const story = sold(3, 10_00).when(
      ...announced('a', 2),
      ...back('a', 'shirt', 2),
      ...swap('b', 1, 10_00),
      ...back('b'),
      { type: 'return.close', return: 'b' },
    );

    expect(returnBalancesOf(story.order)).toMatchObject([{}, { worth: 3_34, exchanged: 3_34, due: 0 }]);
  });

  it('is expected without a fee for a piece that another case expects, too', () => {
    sold(1, 20_00)
      .when(...swap('a', 1, 20_00, 5_00), ...announced('b'))
      .then({ money: { owed: 30_00, advanced: 10_00 } });
    sold(2, 40_00)
      .when(...swap('a', 1, 20_00, 5_00), ...back('found'), ...announced('b'))
      .then({ money: { owed: 30_00, advanced: 10_00 }, discrepancies: ['unannounced_return'] });
  });

  it('stands for no more than what is still to go out', () => {
    sold(2, 40_00)
      .when(...swap('box', 2, 40_00), cancelOne('for-box'))
      .then({ money: { owed: 40_00, advanced: 20_00 } });
  });
});

describe('goods that were replaced at no charge', () => {
  const claim = (box: string, n = 1, more: object = {}): Tell =>
    ({
      type: 'return.claim',
      return: box,
      units: { shirt: n },
      cause: 'defective',
      replacement: [{ id: `new-${box}`, quantity: n }],
      ...more,
    }) as Tell;
  const approve = (box: string): Tell => ({ type: 'return.approve', return: box });
  const granted = sold(2, 40_00).when(claim('claim'), approve('claim'));
  const unasked = ['received_more_than_requested'] as const;

  it('and come back all the same are not credited: their customer has the replacement', () => {
    granted.when(...back('claim')).then({ money: { owed: 40_00, outstanding: 0 }, discrepancies: unasked });
  });

  it('are credited once their replacement is called off', () => {
    granted
      .when(...back('claim'), { type: 'order.cancel_units', units: { 'new-claim': 1 } })
      .then({ money: { owed: 20_00, outstanding: -20_00 }, discrepancies: unasked });
  });

  it('are credited where the replacement came back too', () => {
    granted
      .when({ type: 'fulfillment.plan', fulfillment: 'bag', units: { 'new-claim': 1 } })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' })
      .when(...back('claim'), ...back('other', 'new-claim'))
      .then({ money: { owed: 20_00 }, discrepancies: [...unasked, 'unannounced_return'] });
  });

  it('are replaced as long as a piece of a smaller replacement stands: what is begun counts as whole', () => {
    const fewer = claim('fewer', 3, { replacement: [{ id: 'set', quantity: 2 }] });
    const one = sold(3, 9_00)
      .when(fewer, approve('fewer'), { type: 'order.cancel_units', units: { set: 1 } })
      .when(...back('fewer', 'shirt', 3))
      .then({ money: { owed: 6_00, outstanding: -3_00 }, discrepancies: ['received_more_than_requested'] });

    expect(returnBalancesOf(one.order)).toMatchObject([{ worth: 3_00, credited: 3_00 }]);
  });

  it('are not credited where the replacement was replaced in its turn', () => {
    granted
      .when({ type: 'fulfillment.plan', fulfillment: 'bag', units: { 'new-claim': 1 } })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' })
      .when(claim('again', 1, { units: [{ line: 'new-claim', quantity: 1 }] }), approve('again'))
      .when(...back('claim'), ...back('again', 'new-claim'))
      .then({ money: { owed: 40_00 }, discrepancies: [...unasked, ...unasked] });
  });

  it('are not credited where their claim was called off after the replacement left', () => {
    const calledOff = granted
      .when({ type: 'fulfillment.plan', fulfillment: 'bag', units: { 'new-claim': 1 } })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' }, ...announced('claim').slice(0, 1))
      .when({ type: 'return.cancel', return: 'claim' })
      .then({ discrepancies: ['shipped_after_cancel'] });

    calledOff
      .when(...back('claim'))
      .then({ money: { owed: 40_00, outstanding: 0 }, discrepancies: ['shipped_after_cancel'] });
    calledOff.when(claim('more', 2)).then({ reasons: ['exceeds_returnable'], discrepancies: ['shipped_after_cancel'] });
  });

  it('are credited in another case for what was paid for and not replaced, and no more', () => {
    granted
      .when({ type: 'return.request', return: 'rma', units: { shirt: 2 } }, approve('rma'))
      .when(...back('rma', 'shirt', 2))
      .then({ money: { owed: 20_00, outstanding: -20_00 } });
  });

  it('are not credited ahead of an exchange either', () => {
    granted
      .when(
        {
          type: 'return.request',
          return: 'swap',
          units: { shirt: 2 },
          exchange: [{ id: 'x', quantity: 2, total: eur(40_00) }],
        },
        approve('swap'),
      )
      .then({ money: { owed: 60_00, advanced: 20_00 } });
  });

  it('are claimed once, asked for or granted', () => {
    sold(1, 20_00)
      .when(claim('one'), claim('two'))
      .then({ reasons: ['exceeds_returnable'] });
    granted.when(claim('more', 2)).then({ reasons: ['exceeds_returnable'] });
    granted.when(claim('more', 1)).then({ returns: { more: 'requested' } });
  });

  it('are not replaced because a box came: nobody agreed to the claim', () => {
    sold(2, 40_00)
      .when(claim('claim'), ...back('claim'))
      .then({ units: { ordered: 2, replacements: 0 }, money: { owed: 20_00 }, discrepancies: unasked });
  });

  it('may be claimed again where the first claim came to nothing', () => {
    sold(1, 20_00)
      .when(claim('one'), { type: 'return.decline', return: 'one', cause: 'other' }, claim('two'), approve('two'))
      .when({ type: 'order.cancel_units', units: { 'new-two': 1 } })
      .when(claim('three'))
      .then({ returns: { three: 'requested' } });
  });
});
