import { describe, expect, it } from 'vitest';
import { defineOrder, type LineChange, linesOf, linesVersionOf } from '../../src/index.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const edit = (
  changes: readonly LineChange[],
  more: { readonly settle?: true; readonly version?: number } = {},
): Tell => ({
  type: 'order.edit',
  changes,
  ...more,
});
const more = (line: string, by: number): LineChange => ({ kind: 'change_quantity', line, by });
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const scarf = { id: 'scarf', quantity: 2, total: eur(30_00) };

describe('an edit after placement', () => {
  it('adds a line, and what it costs is owed', () => {
    given()
      .when(captured, edit([{ kind: 'add_line', line: scarf }]))
      .then({
        status: { payment: 'partially_paid' },
        money: { total: 80_00, owed: 80_00, outstanding: 30_00 },
        units: { ordered: 5, open: 5 },
      });
  });

  it('that adds and removes the same line changes nothing for money and status', () => {
    const before = given().when(captured);
    const after = before.when(edit([{ kind: 'add_line', line: scarf }]), edit([more('scarf', -2)]));

    expect(after.definition.statusOf(after.order)).toEqual(before.definition.statusOf(before.order));
    after.then({ money: { total: 50_00, owed: 50_00, outstanding: 0 }, units: { ordered: 3 } });
  });

  it('takes pieces off at what those pieces cost, to the cent', () => {
    given({ lines: { pen: { quantity: 3, total: 10_00 } } })
      .when(edit([more('pen', -1)]))
      .then({ money: { total: 6_66 } })
      .when(edit([more('pen', -1)]))
      .then({ money: { total: 3_33 } })
      .when(edit([more('pen', -1)]))
      .then({ money: { total: 0 }, status: { payment: 'not_required' } });
  });

  it('changes a price, and gives back no more than the overpayment when it settles', () => {
    given()
      .when(captured, edit([{ kind: 'change_total', line: 'shirt', by: eur(-5_00) }], { settle: true }))
      .then({
        effects: [{ type: 'refund_payment', amount: 5_00, of: 'c-1' }],
        money: { owed: 45_00, refundPending: 5_00 },
      });
  });

  it('changes how much of a price is tax, where it says so', () => {
    const taxed = given().when(
      edit([{ kind: 'change_total', line: 'shirt', by: eur(6_00), tax: eur(1_00) }]),
      edit([{ kind: 'change_total', line: 'shirt', by: eur(3_00) }]),
    );

    expect(linesOf(taxed.order).find(({ id }) => id === 'shirt')).toMatchObject({ total: 49_00, tax: 1_00 });
  });

  it('that makes an unpaid order cheaper gives nothing back', () => {
    given()
      .when(edit([{ kind: 'change_total', line: 'shirt', by: eur(-5_00) }], { settle: true }))
      .then({ effects: [], money: { owed: 45_00, outstanding: 45_00 } });
  });

  it('that makes a part-paid order cheaper gives back only what is held beyond what is owed', () => {
    given()
      .when(
        { ...captured, amount: 48_00 } as Tell,
        edit([{ kind: 'change_total', line: 'shirt', by: eur(-5_00) }], { settle: true }),
      )
      .then({ effects: [{ type: 'refund_payment', amount: 3_00 }], money: { owed: 45_00 } });
  });

  it('spreads a discount over the lines, and a canceled line takes its share along', () => {
    const { order } = given()
      .when(edit([{ kind: 'discount', amount: eur(10_01) }]))
      .then({ money: { total: 39_99 } });
    expect(linesOf(order)).toEqual([
      expect.objectContaining({ id: 'shirt', total: 32_00, discount: 8_00 }),
      expect.objectContaining({ id: 'mug', total: 7_99, discount: 2_01 }),
    ]);
  });

  it('adds shipping as a line that nobody hands over', () => {
    given()
      .when(
        edit([{ kind: 'add_line', line: { id: 'courier', quantity: 1, total: eur(4_90), requiresShipping: false } }]),
      )
      .then({ money: { owed: 54_90 }, units: { ordered: 3 } });
  });

  it('leaves an added line as it was added, whatever the ids of the edits behind it', () => {
    given()
      .when(
        {
          type: 'order.edit',
          id: 'edit-2',
          changes: [
            {
              kind: 'add_line',
              line: { id: 'card', quantity: 1, total: { amount: 3_00, currency: 'EUR' }, requiresShipping: false },
            },
          ],
        },
        {
          type: 'order.edit',
          id: 'edit-10',
          changes: [{ kind: 'discount', amount: { amount: 5_00, currency: 'EUR' } }],
        },
      )
      .then({ units: { ordered: 3 } });
  });

  it('leaves pieces alone that are shipped, canceled or in a parcel', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(edit([more('shirt', -2)]))
      .then({ reasons: ['exceeds_unfulfilled'] })
      .when(edit([more('shirt', -1)]))
      .then({ units: { ordered: 2 } });
  });

  it('makes all its changes, or none', () => {
    given()
      .when(edit([more('shirt', 1), more('hat', 1)]))
      .then({ reasons: ['unknown_line'], money: { total: 50_00 } });
  });

  it('is refused for a version of the lines that is not the present one', () => {
    const { order } = given()
      .when(edit([more('shirt', 1)], { version: 0 }), edit([more('shirt', 1)], { version: 0 }))
      .then({ reasons: ['edited_meanwhile'], money: { total: 70_00 } });
    expect(linesVersionOf(order)).toBe(1);
  });

  it('can be taken back, and only once', () => {
    const back: Tell = { type: 'order.revert_edit', edit: 'e1' };
    given()
      .when(edit([{ kind: 'add_line', line: scarf }, more('mug', 2)]), back)
      .then({ money: { total: 50_00 }, units: { ordered: 3 } })
      .when({ ...back, id: 'again' } as Tell)
      .then({ reasons: ['unknown_part'] });
  });

  it('keeps what a line is, whatever the ids of later edits', () => {
    const wrap = { id: 'wrap', sku: 'W', quantity: 1, total: eur(1_00), requiresShipping: false };
    const { order } = given().when(
      { ...edit([{ kind: 'add_line', line: wrap }]), id: 'e2' } as Tell,
      { ...edit([more('wrap', 1)]), id: 'e10' } as Tell,
    );
    expect(linesOf(order).at(-1)).toEqual({ id: 'wrap', sku: 'W', quantity: 2, total: 2_00, requiresShipping: false });
  });

  it('that a later one builds on cannot be taken back before that one', () => {
    const revert: Tell = { type: 'order.revert_edit', edit: 'e1' };
    given()
      .when(edit([{ kind: 'discount', amount: eur(10_00), lines: ['shirt'] }]), edit([more('shirt', -1)]), revert)
      .then({ reasons: ['edited_since'] })
      .when({ type: 'order.revert_edit', edit: 'e2', id: 'first' }, { ...revert, id: 'then' } as Tell)
      .then({ money: { total: 50_00 } });
  });

  it('that is taken back leaves its line known, so that what was reported of it stays so', () => {
    given()
      .when(
        edit([{ kind: 'add_line', line: scarf }]),
        { type: 'stock.rejected', attempt: 't', units: { scarf: 1 } },
        { type: 'order.revert_edit', edit: 'e1' },
      )
      .then({ money: { total: 50_00 }, discrepancies: [] });
  });

  it('and its opposite leave the price to the cent, one by one or all at once', () => {
    const pens = () => given({ lines: { pen: { quantity: 3, total: 10_00 } } });
    pens()
      .when(edit([more('pen', 1)]), edit([more('pen', -1)]))
      .then({ money: { total: 10_00 } });
    const atOnce = pens().when(edit([more('pen', 500)]));
    const oneByOne = pens().when(edit(Array.from({ length: 500 }, () => more('pen', 1))));
    expect(linesOf(oneByOne.order)).toEqual(linesOf(atOnce.order));
  });

  it('brings pieces back of a line that had none left', () => {
    given()
      .when(edit([more('mug', -1)]), edit([more('mug', 1)]))
      .then({ money: { total: 50_00 }, units: { ordered: 3 } });
  });

  it('adds no pieces to a line of which more left than it has: they would be taken for those', () => {
    given()
      .when(
        captured,
        { type: 'order.cancel_units', units: { shirt: 2 } },
        { type: 'fulfillment.shipped', fulfillment: 'drop', reference: 'way', units: { shirt: 2 } },
        edit([more('shirt', 1)]),
      )
      .then({ reasons: ['line_in_excess'], discrepancies: ['shipped_after_cancel', 'unplanned_fulfillment'] });
  });

  it('adds no pieces to a line of which more came back than left: what is surplus would be taken for them', () => {
    given({ parcels: { box: { shirt: 1 } } })
      .when(
        captured,
        { type: 'fulfillment.ship', fulfillment: 'box' },
        { type: 'return.received', return: 'rma', reference: 'scan', units: { shirt: 2 } },
        { type: 'return.inspected', return: 'rma', reference: 'look', units: { shirt: { restock: 2 } } },
        edit([more('shirt', 1)]),
      )
      .then({
        reasons: ['line_in_excess'],
        discrepancies: ['returned_more_than_shipped', 'unannounced_return'],
        money: { owed: 30_00 },
      });
  });

  it('counts nothing that cannot be counted exactly, not even on the way', () => {
    const huge = Number.MAX_SAFE_INTEGER - 1_000;
    for (const changes of [
      [more('shirt', huge), more('shirt', -huge)],
      [{ kind: 'add_line', line: { id: 'gold', quantity: 1, net: eur(huge), tax: eur(huge) } }],
      [{ kind: 'change_total', line: 'mug', by: eur(huge) }],
    ] as const)
      given()
        .when(edit(changes))
        .then({ reasons: ['invalid_event'] });
  });

  it('leaves goodwill alone that is on its way, and no less than is owed', () => {
    given({ payments: { card: ['card', 10_00], gift: ['voucher', 50_00] } })
      .when(
        { ...captured, amount: 10_00 } as Tell,
        { ...captured, payment: 'gift', reference: 'c-2' } as Tell,
        { type: 'payment.refunded', payment: 'card', reference: 'r-1', of: 'c-1', amount: 10_00 },
        {
          type: 'payment.dispute_opened',
          payment: 'card',
          reference: 'd-1',
          of: 'c-1',
          amount: 10_00,
          kind: 'chargeback',
        },
        { type: 'payment.refund', payment: 'gift', of: 'c-2', amount: 30_00, goodwill: true },
      )
      .when(edit([{ kind: 'change_total', line: 'shirt', by: eur(-30_00) }], { settle: true }))
      .then({
        effects: [{ type: 'refund_payment', amount: 10_00, of: 'c-2' }],
        discrepancies: ['paid_back_twice', 'sum_differs'],
      });
  });

  it('that went up and down again with the money is no discrepancy', () => {
    given()
      .when(
        captured,
        edit([{ kind: 'add_line', line: scarf }]),
        { type: 'payment.added', payment: 'rest', method: 'card', amount: 30_00 },
        { type: 'payment.captured', payment: 'rest', reference: 'c-2', amount: 30_00 },
        { type: 'order.revert_edit', edit: 'e2', settle: true },
      )
      .answered()
      .then({ money: { owed: 50_00, outstanding: 0 }, discrepancies: [] });
  });

  it('cannot be taken back once its pieces are in a parcel', () => {
    given()
      .when(
        edit([{ kind: 'add_line', line: scarf }]),
        { type: 'fulfillment.plan', fulfillment: 'box', units: { scarf: 1 } },
        { type: 'order.revert_edit', edit: 'e1' },
      )
      .then({ reasons: ['exceeds_unfulfilled'] });
  });

  it('is tried without being made: the order that comes back is only kept if it pleases', () => {
    const { definition, order } = given().when(captured);
    const event = {
      id: 'try',
      at: dayOne,
      by: { kind: 'staff', id: 'sam' },
      type: 'order.edit',
      changes: [more('mug', 1)],
      settle: true,
    } as const;
    const tried = definition.apply(order, event);

    expect(definition.explain(tried.order).payment.figures.outstanding).toBe(10_00);
    expect(tried.effects).toEqual([]);
    expect(definition.explain(order).payment.figures.outstanding).toBe(0);
  });

  it('waits for the extra money, and leaves that state when it comes', () => {
    given()
      .when(
        captured,
        edit([{ kind: 'add_line', line: scarf }]),
        { type: 'fulfillment.plan', fulfillment: 'box', units: { scarf: 2 } },
        { type: 'fulfillment.ship', fulfillment: 'box' },
      )
      .then({ reasons: ['unpaid'], status: { payment: 'partially_paid' } })
      .when(
        { type: 'payment.added', payment: 'rest', method: 'card', amount: 30_00 },
        { type: 'payment.captured', payment: 'rest', reference: 'c-2', amount: 30_00 },
        { type: 'fulfillment.ship', fulfillment: 'box', id: 'go' } as Tell,
      )
      .then({ status: { payment: 'paid', fulfillment: 'partially_fulfilled' } });
  });

  it('is no discrepancy while the tenders promise the price before it or after it, and one in between', () => {
    const rest = (amount: number): Tell => ({ type: 'payment.added', payment: 'rest', method: 'card', amount });
    const dearer = given().when(edit([{ kind: 'add_line', line: scarf }]));
    dearer.then({ discrepancies: [] });
    dearer.when(rest(30_00)).then({ discrepancies: [] });
    dearer.when(rest(20_00)).then({ discrepancies: ['sum_differs'] });
  });

  it('makes pieces that were added later returnable', () => {
    given({ parcels: { box: { shirt: 2, mug: 1 } } })
      .when(
        edit([{ kind: 'add_line', line: scarf }]),
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 80_00 },
        { type: 'fulfillment.shipped', fulfillment: 'late', reference: 'way-2', units: { scarf: 2 } },
        { type: 'return.request', return: 'rma', units: { scarf: 2 } },
      )
      .then({ status: { returns: 'requested' }, discrepancies: ['unplanned_fulfillment'] });
  });

  it('of a price is refused where some of the line was credited already', () => {
    given({ parcels: { box: { shirt: 1, mug: 1 } } })
      .when(captured, { type: 'fulfillment.ship', fulfillment: 'box' }, { type: 'order.cancel', scope: 'unshipped' })
      .when(edit([{ kind: 'change_total', line: 'shirt', by: eur(-1) }]))
      .then({ reasons: ['line_credited'] });
  });
});

describe('the lines of an order', () => {
  const { place } = defineOrder();
  const input = { id: 'o', at: dayOne, by: { kind: 'customer', id: 'carla' }, currency: 'EUR' } as const;
  const euro = (amount: number) => ({ amount, currency: 'EUR' as const });

  it('cost what they cost before tax and the tax', () => {
    const { order } = place({ ...input, lines: [{ id: 'pen', quantity: 3, net: euro(10_00), tax: euro(1_90) }] });
    expect(order.lines).toEqual([{ id: 'pen', quantity: 3, total: 11_90, tax: 1_90, requiresShipping: true }]);
  });

  it('tell how much of their price is tax', () => {
    const { order } = place({ ...input, lines: [{ id: 'pen', quantity: 3, total: euro(11_90), tax: euro(1_90) }] });
    expect(order.lines[0]).toMatchObject({ total: 11_90, tax: 1_90 });
  });

  it('bear a discount by what they cost, to the cent', () => {
    const { order } = place({
      ...input,
      lines: [
        { id: 'a', quantity: 1, total: euro(10) },
        { id: 'b', quantity: 1, total: euro(10) },
        { id: 'c', quantity: 1, total: euro(10) },
      ],
      discounts: [
        { id: 'welcome', amount: euro(10) },
        { id: 'only-a', amount: euro(1), lines: ['a'] },
      ],
    });
    expect(order.lines.map(({ total, discount }) => [total, discount])).toEqual([
      [6, 4],
      [7, 3],
      [6, 4],
    ]);
  });

  it('say what is wrong with their price', () => {
    const wrong: readonly [unknown, RegExp][] = [
      [{ id: 'a', quantity: 1 }, /a total, or a net price and its tax, is needed/],
      [{ id: 'a', quantity: 1, total: euro(1), net: euro(1), tax: euro(0) }, /a total, or a net price/],
      [{ id: 'a', quantity: 1, total: euro(1), tax: euro(2) }, /at most the total/],
      [{ id: 'a', quantity: 1, net: euro(1), tax: { amount: 1, currency: 'USD' } }, /EUR is needed/],
    ];
    for (const [line, problem] of wrong) expect(() => place({ ...input, lines: [line as never] })).toThrow(problem);
    expect(() =>
      place({ ...input, lines: [{ id: 'a', quantity: 1, total: euro(1) }], discounts: [{ id: 'd', amount: euro(2) }] }),
    ).toThrow(/at most the 1 that its lines cost/);
  });
});

it('an edit bears the version of the lines that it made, where one before it was taken back, too', () => {
  const [first, second] = [edit([more('shirt', 1)]), edit([more('mug', 1)])];
  const { order } = given().when({ ...first, id: 'first' } as Tell, { type: 'order.revert_edit', edit: 'first' }, {
    ...second,
    id: 'second',
  } as Tell);
  const versions = order.lifecycle.context.rows.flatMap(({ kind, sequence }) => (kind === 'edited' ? [sequence] : []));
  expect([versions, linesVersionOf(order)]).toEqual([[1, 3], 3]);
});
