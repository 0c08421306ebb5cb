import { describe, expect, it } from 'vitest';
import { defineOrder, exchangesOf, type LineInput, linesOf, type ReturnState } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const delivered = given({ lines: { shirt: { quantity: 2, total: 40_00 } }, parcels: { box: { shirt: 2 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 40_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
  { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'del-1', of: 'way-1' },
);
const request = (total: number, back = 1, id = 'shirt-l'): Tell => ({
  type: 'return.request',
  return: 'swap',
  units: { shirt: back },
  cause: 'size_too_small',
  exchange: [{ id, sku: 'SHIRT-L', quantity: 1, total: eur(total) }],
});
const approve: Tell = { type: 'return.approve', return: 'swap' };
const exchanged = (total: number, back = 1) => delivered.when(request(total, back), approve);
const back = (n = 1): readonly Tell[] => [
  { type: 'return.receive', return: 'swap', units: { shirt: n } },
  { type: 'return.inspect', return: 'swap', units: { shirt: { restock: n } } },
];
const out: readonly Tell[] = [
  { type: 'fulfillment.plan', fulfillment: 'bag', units: { 'shirt-l': 1 } },
  { type: 'fulfillment.ship', fulfillment: 'bag', reference: 'way-2' },
];
const close: Tell = { type: 'return.close', return: 'swap' };
const exchangeIn = ({ order }: Story) => exchangesOf(order)[0];

describe('an exchange', () => {
  it('is a return and new outbound lines on the same order; of equal value it moves no money', () => {
    exchanged(20_00)
      .then({
        returns: { swap: 'approved' },
        status: { overall: 'processing', fulfillment: 'partially_fulfilled', returns: 'in_progress', payment: 'paid' },
        money: { owed: 40_00, outstanding: 0, advanced: 20_00 },
        units: { ordered: 3, open: 1, replacements: 1, replacementsOpen: 1 },
      })
      .when(...out)
      .then({ money: { outstanding: 0 }, units: { replacementsOpen: 0 } })
      .when(...back(), close)
      .then({
        returns: { swap: 'closed' },
        status: { overall: 'completed', returns: 'partially_returned', payment: 'paid' },
        money: { owed: 40_00, outstanding: 0, advanced: 0 },
      });
  });

  it('of more value owes the difference at once, and ships when it is paid', () => {
    exchanged(25_00)
      .then({ money: { owed: 45_00, outstanding: 5_00 }, status: { payment: 'partially_paid' } })
      .when(...out)
      .then({ reasons: ['unpaid'] })
      .when({ type: 'payment.captured', payment: 'link', reference: 'cap-2', amount: 5_00 })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' })
      .then({ money: { outstanding: 0 }, discrepancies: ['undeclared_payment'] })
      .when(...back(), close)
      .then({ money: { outstanding: 0 }, discrepancies: ['undeclared_payment'] });
  });

  it('of less value gives the difference back once the goods are here, and not before', () => {
    exchanged(12_50)
      .then({ money: { outstanding: 0, advanced: 12_50 } })
      .when(...out, ...back())
      .then({ money: { owed: 32_50, outstanding: -7_50 }, status: { payment: 'overpaid' } });
  });

  it.each([
    [25_00, 5_00],
    [20_00, 0],
    [12_50, -7_50],
  ])('for %i tells the signed difference: %i', (total, difference) => {
    expect(exchangeIn(delivered.when(request(total)))?.difference).toBe(difference);
    expect(exchangeIn(exchanged(total))?.difference).toBe(difference);
    expect(exchangeIn(exchanged(total).when(...out, ...back(), close))?.difference).toBe(difference);
  });

  it('keeps its fee', () => {
    delivered
      .when(request(20_00), { ...approve, fee: 2_00 } as Tell)
      .then({ money: { owed: 42_00, outstanding: 2_00 } })
      .when(...back())
      .then({ money: { owed: 42_00, outstanding: 2_00, fees: 2_00 } });
  });

  it('is only a wish until the shop agrees: no units, no money', () => {
    const asked = delivered.when(request(20_00)).then({
      status: { overall: 'completed', returns: 'requested', fulfillment: 'delivered' },
      units: { ordered: 2, replacements: 0 },
      money: { total: 40_00, owed: 40_00 },
    });
    expect(linesOf(asked.order).map(({ id }) => id)).toEqual(['shirt']);
    expect(exchangeIn(asked)?.progress).toBe('requested');

    asked
      .when({ type: 'return.decline', return: 'swap', cause: 'other' })
      .then({ status: { overall: 'completed', returns: 'none' }, units: { ordered: 2 } });
  });

  it('that is canceled takes off what has not left, and calls its work off', () => {
    const planned = exchanged(20_00).when(out[0] as Tell);
    const off = planned.when({ type: 'return.cancel', return: 'swap' }).then({
      returns: { swap: 'canceled' },
      fulfillments: { bag: 'canceled' },
      units: { live: 2, open: 0, replacements: 0 },
      money: { owed: 40_00, outstanding: 0 },
      status: { overall: 'completed' },
    });
    expect(exchangeIn(off)?.progress).toBe('called_off');

    off
      .when({ type: 'return.reopen', return: 'swap' })
      .then({ units: { replacementsOpen: 1 }, status: { overall: 'processing' } });
  });

  it('is not called off by a customer once its work has begun; the shop may', () => {
    const customer = { kind: 'customer', id: 'carla' } as const;
    const off = (by: object): Tell => ({ type: 'return.cancel', return: 'swap', ...by }) as Tell;
    const planned = exchanged(20_00).when(out[0] as Tell);
    planned.when(off({ by: customer })).then({ returns: { swap: 'canceled' }, fulfillments: { bag: 'canceled' } });

    const packed = planned.when({ type: 'fulfillment.pack', fulfillment: 'bag' });
    packed.when(off({ by: customer })).then({ reasons: ['work_begun'] });
    packed.when(off({})).then({ returns: { swap: 'canceled' }, fulfillments: { bag: 'canceled' } });
    exchanged(20_00)
      .when(...out)
      .when(off({ by: customer }))
      .then({ reasons: ['work_begun'] });
  });

  it('that was never agreed to is not agreed to by a box that comes after it was called off', () => {
    const box: readonly Tell[] = [
      { type: 'return.received', return: 'swap', reference: 'in', units: { shirt: 1 } },
      { type: 'return.inspected', return: 'swap', reference: 'look', units: { shirt: { restock: 1 } } },
    ];
    for (const end of [
      { type: 'return.decline', return: 'swap', cause: 'other' },
      { type: 'return.cancel', return: 'swap' },
    ] as const) {
      const story = delivered.when(request(20_00), end, ...box).then({
        units: { ordered: 2, replacements: 0 },
        money: { total: 40_00, owed: 20_00, outstanding: -20_00 },
      });
      expect(linesOf(story.order).map(({ id }) => id)).toEqual(['shirt']);
      expect(exchangeIn(story)?.progress).toBe('called_off');
    }
  });

  it('is not agreed to by the box: who sends it sets no price; the shop agrees when the goods are here just as well', () => {
    const came = delivered
      .when({ ...request(1), by: { kind: 'customer', id: 'carla' } } as Tell, {
        type: 'return.received',
        return: 'swap',
        reference: 'in',
        units: { shirt: 1 },
      })
      .then({ returns: { swap: 'received' }, units: { ordered: 2, replacements: 0 }, money: { total: 40_00 } });
    expect(exchangeIn(came)?.progress).toBe('requested');

    came.when(approve).then({ returns: { swap: 'received' }, units: { replacementsOpen: 1 }, money: { total: 40_01 } });
    came.when(approve, { ...approve, id: 'again' } as Tell).then({ reasons: ['not_in_state'] });
    delivered
      .when(request(20_00), { type: 'return.sent', return: 'swap', reference: 'out' }, approve)
      .then({ returns: { swap: 'in_transit' }, units: { replacementsOpen: 1 }, money: { outstanding: 0 } });
    came
      .when({ type: 'return.inspect', return: 'swap', units: { shirt: { restock: 1 } } })
      .when(approve)
      .then({ returns: { swap: 'inspected' }, units: { replacementsOpen: 1 } });
  });

  it('that is canceled when its goods have left owes them', () => {
    exchanged(20_00)
      .when(...out)
      .when({ type: 'return.cancel', return: 'swap' })
      .then({
        units: { handedOver: 3 },
        money: { owed: 60_00, outstanding: 20_00 },
        discrepancies: ['shipped_after_cancel'],
      });
  });

  it('from which nothing came back owes what went out', () => {
    exchanged(20_00)
      .when(...out)
      .when({ type: 'return.receive', return: 'swap', units: { shirt: 1 } })
      .when({ type: 'return.inspect', return: 'swap', units: { shirt: { missing: 1 } } })
      .then({ money: { outstanding: 0 } })
      .when(close)
      .then({ money: { owed: 60_00, outstanding: 20_00 } });
  });

  it('of the whole first delivery is not shown as returned while its replacement is out', () => {
    exchanged(40_00, 2)
      .when(...back(2))
      .then({
        status: { overall: 'processing', returns: 'inspection_complete', payment: 'paid' },
        units: { returned: 2, live: 3, open: 1 },
      })
      .when(close)
      .then({ status: { overall: 'processing', returns: 'partially_returned' } })
      .when(...out)
      .then({ status: { overall: 'completed', fulfillment: 'partially_delivered' } });
  });

  it('is readable as in progress until the goods are back and the replacement has left', () => {
    const progress = (story: Story) => exchangeIn(story)?.progress;
    const agreed = exchanged(20_00);

    expect(progress(agreed)).toBe('in_progress');
    expect(progress(agreed.when(...out))).toBe('in_progress');
    expect(progress(agreed.when(...back(), close))).toBe('in_progress');
    expect(exchangeIn(agreed.when(...out, ...back(), close))).toEqual({
      return: 'swap',
      kind: 'exchange',
      progress: 'completed',
      back: [{ line: 'shirt', quantity: 1 }],
      out: [{ line: 'shirt-l', quantity: 1 }],
      open: [],
      difference: 0,
    });
  });

  it('of what was exchanged is a return like any other', () => {
    exchanged(20_00)
      .when(...out, ...back(), close)
      .when({ type: 'return.request', return: 'again', units: { 'shirt-l': 1 } })
      .when({ type: 'return.approve', return: 'again' })
      .when({ type: 'return.receive', return: 'again', units: { 'shirt-l': 1 } })
      .when({ type: 'return.inspect', return: 'again', units: { 'shirt-l': { restock: 1 } } })
      .then({ money: { owed: 20_00, outstanding: -20_00 } });
  });

  it('has new lines of its own, in the currency of the order', () => {
    delivered.when(request(20_00, 1, 'shirt')).then({ reasons: ['part_exists'] });
    delivered.when(request(20_00), { ...request(20_00), return: 'other' } as Tell).then({ reasons: ['part_exists'] });
    delivered
      .when({ ...request(1), exchange: [{ id: 'x', quantity: 1, total: { amount: 1, currency: 'USD' } }] } as Tell)
      .then({ reasons: ['currency_mismatch'] });
  });

  it('is not begun on an order that was closed; a return is', () => {
    delivered
      .when({ type: 'order.close' })
      .when(request(20_00))
      .then({ reasons: ['order_closed'] })
      .when({ type: 'return.request', return: 'rma', units: { shirt: 1 } })
      .then({ returns: { rma: 'requested' } });
  });
});

describe('an exchange of an order that began elsewhere', () => {
  const definition = defineOrder();
  const begun = (exchange: readonly LineInput[], state: ReturnState = 'approved') =>
    definition.adopt({
      ...inputOf({ lines: { shirt: { quantity: 2, total: 40_00 } } }),
      payments: [{ id: 'card', method: 'card', amount: 40_00, captured: 40_00 }],
      fulfillments: [{ id: 'box', units: [{ line: 'shirt', quantity: 2 }], state: 'delivered' }],
      returns: [{ id: 'swap', units: [{ line: 'shirt', quantity: 1 }], state, exchange }],
    }).order;
  const large = { id: 'shirt-l', quantity: 1, total: eur(20_00) };

  it('goes on as if it had begun here', () => {
    const order = begun([large]);
    expect(exchangesOf(order)[0]).toMatchObject({ return: 'swap', progress: 'in_progress', difference: 0 });
    expect(definition.explain(order).payment.figures).toMatchObject({ owed: 40_00, advanced: 20_00, outstanding: 0 });
    expect(definition.statusOf(order).overall).toBe('processing');

    expect(exchangesOf(begun([large], 'requested'))[0]?.progress).toBe('requested');
    expect(exchangesOf(begun([large], 'declined'))[0]?.progress).toBe('called_off');
    expect(exchangesOf(begun([large], 'closed'))[0]).toMatchObject({
      progress: 'in_progress',
      back: [{ quantity: 1 }],
    });
  });

  it('has new lines of its own, in the currency of the order', () => {
    expect(() => begun([{ ...large, id: 'shirt' }])).toThrow(/shirt/);
    expect(() => begun([large, large])).toThrow(/shirt-l/);
    expect(() => begun([{ ...large, total: { amount: 1, currency: 'USD' } }])).toThrow(/EUR/);
    expect(() => begun([{ ...large, total: eur(Number.MAX_SAFE_INTEGER) }])).toThrow(/lines/);
    expect(() => begun([])).toThrow(/exchange/);
  });
});

describe('a claim', () => {
  const claim: Tell = {
    type: 'return.claim',
    return: 'claim',
    units: { shirt: 1 },
    cause: 'defective',
    replacement: [{ id: 'shirt-new', quantity: 1 }],
  };
  const granted = delivered.when(claim, { type: 'return.approve', return: 'claim' });

  it('replaces units at no charge, and nothing comes back', () => {
    granted
      .then({
        returns: { claim: 'closed' },
        status: { overall: 'processing', returns: 'none', payment: 'paid' },
        units: { open: 1, replacements: 1, replacementsOpen: 1, returned: 0 },
        money: { total: 40_00, owed: 40_00, outstanding: 0 },
      })
      .when({ type: 'fulfillment.plan', fulfillment: 'bag', units: { 'shirt-new': 1 } })
      .when({ type: 'fulfillment.ship', fulfillment: 'bag' })
      .then({ status: { overall: 'completed' }, units: { replacementsOpen: 0 } });
  });

  it('waits for the shop, which may say no', () => {
    delivered
      .when(claim)
      .then({ returns: { claim: 'requested' }, units: { replacements: 0 }, status: { overall: 'completed' } })
      .when({ type: 'return.decline', return: 'claim', cause: 'other' })
      .then({ returns: { claim: 'declined' }, units: { ordered: 2 } });
  });

  it('under warranty is made by the customer, long after', () => {
    delivered
      .when({ ...claim, cause: 'warranty', at: '2027-12-01T00:00:00Z', by: { kind: 'customer', id: 'carla' } } as Tell)
      .then({ returns: { claim: 'requested' } });
  });

  it('is for what was handed over, and no more', () => {
    delivered.when({ ...claim, units: { shirt: 3 } } as Tell).then({ reasons: ['exceeds_returnable'] });
  });

  it('leaves its units free to be returned', () => {
    granted
      .when({ type: 'return.request', return: 'rma', units: { shirt: 2 } })
      .then({ returns: { rma: 'requested' } });
  });

  it('once granted is not taken back by canceling the case; its units can be canceled', () => {
    granted
      .when({ type: 'return.reopen', return: 'claim' })
      .then({ reasons: ['not_in_state'] })
      .when({ type: 'order.cancel_units', units: { 'shirt-new': 1 } })
      .then({ status: { overall: 'completed' }, units: { replacements: 0 } });
  });

  it('is told apart from an exchange', () => {
    expect(exchangesOf(granted.order)).toMatchObject([
      { kind: 'claim', progress: 'in_progress', back: [], difference: 0 },
    ]);
  });

  it('of a box that is also announced is done when that is back, and not before', () => {
    delivered
      .when(claim, { type: 'return.requested', return: 'claim', units: { shirt: 1 } })
      .when({ type: 'return.approve', return: 'claim' })
      .then({ returns: { claim: 'approved' } });
  });
});
