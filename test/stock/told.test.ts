/** What is known of stock from what its keeper told: where every piece is, and how the next request is called. */
import { describe, expect, it } from 'vitest';
import { defineOrder, type LineStock, stockByPlace, stockGuard, stockOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { kept } from '../support/kept-stock.ts';

const asked = { policy: { stock: 'asked' } } as const;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const fewer = (id: string, line = 'shirt'): Tell => ({ type: 'order.cancel_units', id, units: { [line]: 1 } });
const stock = (type: string, more: object): Tell => ({ type: `stock.${type}`, ...more }) as Tell;
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const rejected = stock('rejected', { attempt: 'reserve/1', units: { shirt: 2, mug: 1 }, source: 'wms' });

/** Where the pieces of each line are: what is nowhere is left out. */
const pieces = ({ order }: Story) =>
  stockOf(order).map(({ line, ...counts }) =>
    [line, ...Object.entries(counts).flatMap(([where, count]) => (count === 0 ? [] : [`${count} ${where}`]))].join(' '),
  );
const attempts = ({ definition, order }: Story) =>
  definition.pendingEffects(order).flatMap((effect) => ('attempt' in effect ? [effect.attempt] : []));

describe('every piece of an order', () => {
  it.each<[story: string, tell: () => Story, pieces: readonly string[]]>([
    [
      'that is shipped, and of no other',
      () => kept({ lines: { mug: { total: 41_00 }, ebook: { total: 9_00, ships: false } } }).story,
      ['mug 1 reserved'],
    ],
    [
      'that was lost on the way and is to be sent anew',
      () =>
        kept(boxed).when(captured, ship, {
          type: 'fulfillment.lost',
          fulfillment: 'box',
          reference: 'l',
          of: 'way-1',
        }).story,
      ['shirt 2 reserved 2 writtenOff', 'mug 1 reserved 1 writtenOff'],
    ],
    [
      'that was lost on the way, and the keeper has not answered for what is sent anew',
      () =>
        given({ ...asked, ...boxed }).when(
          captured,
          stock('reserved', { attempt: 'reserve/1', units: { shirt: 2, mug: 1 } }),
          ship,
          stock('committed', { attempt: 'commit/1', units: { shirt: 2, mug: 1 } }),
          { type: 'fulfillment.lost', fulfillment: 'box', reference: 'l', of: 'way-1', units: { shirt: 1 } },
        ),
      ['shirt 1 none 1 committed 1 writtenOff', 'mug 1 committed'],
    ],
    [
      'that came back sound, though the carrier said that it was lost',
      () =>
        kept({ ...boxed, shelves: { shirt: 2, mug: 1 } }).when(
          captured,
          ship,
          { type: 'fulfillment.lost', fulfillment: 'box', reference: 'l', of: 'way-1', units: { shirt: 1 } },
          { type: 'return.received', return: 'rma', reference: 'in', units: { shirt: 2 } },
          { type: 'return.inspected', return: 'rma', reference: 'look', units: { shirt: { restock: 2 } } },
        ).story,
      ['shirt 1 none 2 restocked 1 rejected', 'mug 1 committed'],
    ],
    [
      'that came back, and that the warehouse has not put away',
      () =>
        given({ ...asked, ...boxed }).when(
          captured,
          ship,
          stock('committed', { attempt: 'commit/1', units: { shirt: 2, mug: 1 } }),
          { type: 'return.received', return: 'rma', reference: 'in', units: { shirt: 2 } },
          {
            type: 'return.inspected',
            return: 'rma',
            reference: 'look',
            units: { shirt: { restock: 1, write_off: 1 } },
          },
        ),
      ['shirt 1 committed 1 writtenOff', 'mug 1 committed'],
    ],
    [
      'that left although it was not there, for some of what was sold all the same',
      () =>
        given({
          lines: { shirt: { quantity: 3, total: 50_00 } },
          policy: { stock: 'asked', backorder: 'allowed', backorderLimit: 1 },
        }).when(stock('rejected', { attempt: 'reserve/1', units: { shirt: 3 } }), {
          type: 'fulfillment.shipped',
          fulfillment: 'x',
          reference: 'way-1',
          units: { shirt: 2 },
        }),
      ['shirt 3 none 1 rejected'],
    ],
    [
      'that was put back and is kept back again',
      () =>
        given({
          lines: { shirt: { quantity: 3, total: 50_00 } },
          policy: { stock: 'asked', deductAt: 'packed' },
        }).when(
          stock('committed', { attempt: 'commit/1', units: { shirt: 1 }, reserved: [] }),
          stock('restocked', {
            reference: 'restock/1',
            units: { shirt: 1 },
            reserved: [{ line: 'shirt', quantity: 1 }],
          }),
        ),
      ['shirt 2 none 1 reserved'],
    ],
    [
      'that nobody put back, whatever was rejected under that name',
      () =>
        given(asked).when(
          stock('committed', { attempt: 'commit/1', units: { shirt: 2 }, reserved: [] }),
          stock('rejected', { attempt: 'restock/1', units: { shirt: 1 } }),
          stock('restocked', { reference: 'restock/1' }),
        ),
      ['shirt 2 committed', 'mug 1 none'],
    ],
    [
      'that is not there, sold all the same or not',
      () =>
        kept({ ...boxed, shelves: { shirt: 0, mug: 0 }, policy: { backorder: 'allowed', backorderLimit: 1 } }).story,
      ['shirt 2 none 1 rejected 1 backordered', 'mug 1 none 1 backordered'],
    ],
    [
      'that came back, sound or not',
      () =>
        kept(boxed).when(
          captured,
          ship,
          { type: 'return.requested', return: 'rma', units: { shirt: 2 } },
          { type: 'return.received', return: 'rma', reference: 'in', units: { shirt: 2 } },
          {
            type: 'return.inspected',
            return: 'rma',
            reference: 'look',
            units: { shirt: { restock: 1, write_off: 1 } },
          },
        ).story,
      ['shirt 1 restocked 1 writtenOff', 'mug 1 committed'],
    ],
    [
      'that was put back, one after the other',
      () => kept({ policy: { deductAt: 'placed' } }).when(fewer('a'), fewer('b')).story,
      ['shirt 2 restocked', 'mug 1 committed'],
    ],
    [
      'that was let go, one after the other',
      () => kept().when(fewer('a'), fewer('b', 'mug'), fewer('c')).story,
      ['shirt 2 released', 'mug 1 released'],
    ],
    [
      'that was rejected and came in after all',
      () => given(asked).when(rejected, stock('reserved', { attempt: 'reserve/1' })),
      ['shirt 2 reserved', 'mug 1 reserved'],
    ],
    [
      'that nobody kept back, whatever an attempt says',
      () => given(asked).when(stock('reserved', { attempt: 'reserve/1' })),
      ['shirt 2 none', 'mug 1 none'],
    ],
  ])('is somewhere: %s', (_, story, told: readonly string[]) => {
    expect(pieces(story())).toEqual(told);
    const sum = ({ line, ...counts }: LineStock) =>
      Object.values(counts).reduce((all, count) => all + count, 0) - counts.rejected - counts.backordered;
    expect(stockOf(story().order).every((one) => sum(one) >= 1)).toBe(true);
  });
});

describe('a request to the keeper', () => {
  it('has a number of its own, also after one that was rejected', () => {
    const more = given(asked).when(rejected, {
      type: 'order.edit',
      changes: [{ kind: 'change_quantity', line: 'shirt', by: 1 }],
    });

    expect(attempts(more)).toEqual(['reserve/2']);
  });

  it('is numbered at each place by itself', () => {
    const story = given({
      parcels: { box: { shirt: 1 }, bag: { shirt: 1 } },
      policy: { stock: 'asked', reserveAt: 'paid' },
    }).when(
      { type: 'fulfillment.move', fulfillment: 'box', location: 'south' },
      { type: 'fulfillment.move', fulfillment: 'bag', location: 'north' },
      captured,
    );

    expect(attempts(story)).toEqual(['reserve/1@north', 'reserve/1@south', 'reserve/1']);
  });
});

describe('what the keeper told', () => {
  it('keeps who told it', () => {
    const { order } = given(asked).when(rejected);
    const row = order.lifecycle.context.rows.find(({ kind }) => kind === 'stock_rejected');

    expect(row?.source).toBe('wms');
  });

  it('unasked, under a name of its own, takes the place of what was rejected; a late answer to a request does not', () => {
    const short = given({ ...asked, lines: { shirt: { quantity: 3, total: 50_00 } } }).when(
      stock('rejected', { attempt: 'reserve/11', units: { shirt: 2 } }),
    );
    const rejectedAfter = (attempt: string) =>
      stockOf(short.when(stock('reserved', { attempt, units: { shirt: 1 } })).order)[0]?.rejected;

    for (const unasked of ['incoming-1', 'again:reserve/1', 'reserve/one']) expect(rejectedAfter(unasked)).toBe(1);
    for (const answer of ['reserve/1', 'reserve/10', 'reserve/12@north']) expect(rejectedAfter(answer)).toBe(2);
  });

  it('is out of balance where more was put back than was taken, if the keeper is asked', () => {
    const back = stock('restocked', { reference: 'x', units: { shirt: 1 } });
    const letGo = stock('released', { attempt: 'x', units: { shirt: 1 } });

    given(asked)
      .when(back)
      .then({ discrepancies: ['stock_out_of_balance'] });
    given(asked)
      .when(letGo)
      .then({ discrepancies: ['stock_out_of_balance'] });
    given().when(letGo, back).then({ discrepancies: [] });
  });
});

describe('a request to put stock back', () => {
  const all = { shirt: 2, mug: 1 };
  const { definition, order } = given({ policy: { stock: 'asked', deductAt: 'placed' } }).when(
    stock('reserved', { attempt: 'reserve/1', units: all }),
    stock('committed', { attempt: 'commit/1', units: all }),
    { type: 'order.cancel', scope: 'all' },
  );

  it('says no more than it knows: no place that nobody told, and nothing to be kept back again', () => {
    const [request] = definition.pendingEffects(order).filter(({ type }) => type === 'restock');

    expect(Object.keys(request ?? {}).sort()).toEqual(['key', 'reference', 'type', 'units']);
    expect(stockByPlace(order).map((place) => Object.keys(place).sort())).toEqual([
      ['committed', 'line', 'reserved'],
      ['committed', 'line', 'reserved'],
    ]);
  });
});

describe('a guard that asks the stock', () => {
  const refuses = stockGuard((_, units) => ({
    code: 'out_of_stock',
    message: 'None left.',
    data: { units: units.length },
    unblockedBy: [],
  }));
  const by = (quantity: number, id: string): Tell => ({
    type: 'order.edit',
    id,
    changes: [{ kind: 'change_quantity', line: 'shirt', by: quantity }],
  });

  it('is asked about more pieces only, also where an edit is taken back', () => {
    const less = given({ definition: defineOrder({ guards: [refuses] }) }).when(by(-1, 'less'));

    less.then({ units: { live: 2 } });
    less.when(by(1, 'more')).then({ reasons: ['out_of_stock'] });
    less.when({ type: 'order.revert_edit', edit: 'less' }).then({ reasons: ['out_of_stock'] });
  });

  it('is asked though something else speaks against them, so that all of it is told at once', () => {
    given({ ...boxed, definition: defineOrder({ guards: [refuses] }) })
      .when(captured, ship, { type: 'order.close' }, by(1, 'more'))
      .then({ reasons: ['order_closed', 'out_of_stock', 'not_in_state'] });
  });
});
