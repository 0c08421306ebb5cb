/** What speaks against a command, and what a guard of somebody else may answer. */
import { describe, expect, it } from 'vitest';
import { defineOrder } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const customer = { kind: 'customer', id: 'carla' } as const;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', id: 'ship-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' };
const boxed = () => given({ parcels: { box: { shirt: 2, mug: 1 } } });
const reasons = (story: Story) => {
  const outcome = story.latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons : [];
};
const codes = (story: Story) => reasons(story).map(({ code }) => code);

describe('a draft', () => {
  const draft = given({ begin: 'draft' });

  it('may be given another address', () => {
    draft.when({ type: 'order.change_address', address: 'home' }).then({ outcome: 'unchanged' });
  });

  it('lets an authorization run out in time', () => {
    const held = draft.when({
      type: 'payment.authorized',
      payment: 'card',
      reference: 'a-1',
      amount: 50_00,
      expiresAt: days(7),
    });
    const [fired] = held.definition.tick(held.order, days(8));

    held.when(fired as Tell).then({ payments: { card: 'expired' } });
  });

  it('tells at once that it is one, and that no units were named', () => {
    const { definition, order } = draft;
    const request = { id: 'ask', at: days(1), by: customer, type: 'return.request', return: 'rma', units: [] } as const;
    expect(definition.apply(order, request).outcome).toMatchObject({
      reasons: [{ code: 'order_not_placed' }, { code: 'empty_selection' }],
    });
  });

  it('has no rest that could be canceled', () => {
    draft.when({ type: 'order.cancel', scope: 'unshipped' }).then({ reasons: ['order_not_placed'] });
  });
});

describe('a closed order', () => {
  const closed = boxed().when(captured, ship, delivered, { type: 'order.close' });

  it.each<Tell>([
    { type: 'payment.authorize', payment: 'card', amount: 1 },
    { type: 'payment.capture', payment: 'card', amount: 1 },
    { type: 'fulfillment.unship', fulfillment: 'box', of: 'ship-1', reason: 'late' },
    { type: 'order.cancel_units', units: { mug: 1 } },
    { type: 'fulfillment.ship', fulfillment: 'box', id: 'ship-2' },
    { type: 'order.cancel', scope: 'unshipped' },
  ])('refuses $type, as nothing is to be done any more', (command) => {
    expect(codes(closed.when(command))).toContain('order_closed');
  });
});

describe('a command about pieces', () => {
  const working = boxed().when(captured, {
    type: 'fulfillment.pick',
    fulfillment: 'box',
    units: { mug: 1 },
  });

  it.each<Tell>([
    { type: 'fulfillment.pick', fulfillment: 'box', units: { hat: 1 } },
    { type: 'fulfillment.verify', fulfillment: 'box', units: { hat: 1 } },
    { type: 'fulfillment.pack', fulfillment: 'box', units: { hat: 1 } },
    { type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1, hat: 1 } },
  ])('is told which line the order never had: $type', (command) => {
    expect(reasons(working.when(command))[0]).toMatchObject({ code: 'unknown_line', data: { line: 'hat' } });
  });

  it('inspects what came back, whatever was ordered', () => {
    const back = boxed().when(captured, ship, delivered, {
      type: 'return.received',
      return: 'rma',
      reference: 'in-1',
      units: { hat: 1 },
    });
    back
      .when({ type: 'return.inspect', return: 'rma', units: { hat: { write_off: 1 } } })
      .then({ returns: { rma: 'inspected' }, discrepancies: ['unannounced_return', 'unknown_line', 'unknown_line'] });
  });

  it('means the whole parcel where its units are there and say nothing', () => {
    boxed()
      .when(captured, { ...ship, units: undefined } as never)
      .then({ fulfillments: { box: 'shipped' } });
  });
});

describe('a customer who cancels', () => {
  const download = given({ lines: { ebook: { total: 50_00, ships: false } } });

  it.each<Tell>([
    { type: 'order.cancel', scope: 'all', restock: true },
    { type: 'order.cancel', scope: 'all', notify: true },
    { type: 'order.cancel_units', units: { mug: 1 }, restock: true },
  ])('leaves stock and messages to the shop', (command) => {
    expect(reasons(given().when({ ...command, by: customer }))).toMatchObject([
      {
        code: 'not_authorized',
        data: {
          by: 'customer',
          type: `${command.type} with restock or notify`,
          allowed: ['staff', 'system'],
        },
      },
    ]);
  });

  it('is too late where nothing is shipped and all is paid', () => {
    const cancel: Tell = { type: 'order.cancel', scope: 'all', by: customer };
    download.when(captured, cancel).then({ reasons: ['work_begun'] });
    download.when(cancel).then({ lifecycle: 'canceled' });
    given().when(captured, cancel).then({ lifecycle: 'canceled' });
  });
});

describe('the answer of a guard', () => {
  const asked = (check: () => unknown) => {
    const guards = [{ name: 'asks', on: ['order.cancel'], check }] as never;
    return reasons(given({ definition: defineOrder({ guards }) }).when({ type: 'order.cancel', scope: 'all' }));
  };

  it('may be nothing at all', () => {
    expect(asked(() => undefined)).toEqual([]);
  });

  it.each<[story: string, check: () => unknown, problem: string]>([
    ['later', () => Promise.resolve(null), 'it answered with a promise; guards answer at once'],
    ['with a text', () => 'no', 'its answer: an object with code, message, data, unblockedBy is needed'],
    ['with a code that is none', () => ({ code: 'no', message: 'No.', data: {}, unblockedBy: [] }), 'code: '],
    [
      'by throwing what is no error',
      () => {
        throw 'no';
      },
      'it threw',
    ],
  ])('that comes %s refuses the command and says what is wrong with it', (_, check, problem) => {
    const [answer] = asked(check);

    expect(answer).toMatchObject({ code: 'hook_failed', data: { hook: 'asks' } });
    expect(String(answer?.data.problem).startsWith(problem)).toBe(true);
  });
});
