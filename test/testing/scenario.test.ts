/** What a story says where it ends otherwise, and that it knows the shop that it is set in. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin } from '../../src/index.ts';
import { days, given } from '../../src/testing/testing.ts';

const attention = definePlugin({ id: 'attention', flags: { needed: { base: ['pending', 'processing'] } } });
const shop = defineOrder({ plugins: [attention], policy: { completedWhen: 'delivered', unpaidAfter: { days: 3 } } });
const set = { type: 'attention.set', payload: { flag: 'needed' } } as const;
const captured = { type: 'payment.captured', payment: 'card', reference: 'ch-1', amount: 50_00 } as const;

/** What is thrown where a story ends otherwise. */
function thrownBy(tell: () => unknown): Error {
  try {
    tell();
  } catch (error) {
    return error as Error;
  }
  throw new Error('the story ended as it was told');
}

describe('a story that ends otherwise', () => {
  it('tells everything that differs, and how it came to that', () => {
    const { message } = thrownBy(() =>
      given({ definition: shop })
        .when(set, { ...captured, amount: 20_00 })
        .then({ status: { payment: 'paid', custom: null }, money: { captured: 50_00 }, lifecycle: 'canceled' }),
    );

    expect(message.split('\n')).toEqual([
      'The story ends otherwise:',
      expect.stringContaining('  payment: expected paid, is partially_paid, by '),
      '  custom word: expected null, is attention.needed',
      '  lifecycle: expected canceled, is open',
      '  money captured: expected 5000, is 2000',
      'It went:',
      '  e1 attention.set by staff -> applied; attention.needed over pending: pending, unfulfilled, returns none',
      '  e2 payment.captured by provider -> applied; attention.needed over processing: partially_paid, unfulfilled, returns none',
    ]);
  });

  it('points to the line of the test', () => {
    const error = thrownBy(() => given().then({ status: { payment: 'paid' } }));

    expect(error.stack?.split('\n').find((line) => line.trim().startsWith('at '))).toContain('scenario.test.ts');
    expect(error.message).toContain('Nothing happened in it.');
  });

  it('tells of a refusal that was not expected, and of what does not add up', () => {
    const { message } = thrownBy(() =>
      given()
        .when({ type: 'payment.void', payment: 'card', amount: 50_00 })
        .when(captured, { ...captured, amount: 60_00 })
        .then({}),
    );

    expect(message).toContain('e1 payment.void: expected to be accepted, is rejected');
    expect(message).toContain('discrepancies: expected [], is ["conflicting_report"]');
  });

  it('tells which effects are missing, and which were not expected', () => {
    const asks = { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' } as const;
    const { message } = thrownBy(() =>
      given()
        .when(asks)
        .then({ effects: ['refund_payment order-1/refund/take'] }),
    );

    expect(message).toContain('effects: refund_payment order-1/refund/take is missing');
    expect(message).toContain('"type":"capture_payment"} was not expected');
  });
});

describe('a story in a shop of its own', () => {
  it('has the policy and the plugins of the shop', () => {
    const story = given({ definition: shop }).when(set);
    expect(story.then({ status: { custom: 'attention.needed' } }).definition.policy).toEqual(shop.policy);
  });

  it('may decide some of it otherwise, and have a plugin more', () => {
    const desk = definePlugin({ id: 'desk', flags: { on: { base: 'processing' } } });
    const story = given({
      definition: shop,
      plugins: [desk],
      precedence: ['desk', 'attention'],
      policy: { completedWhen: 'paid_and_fulfilled' },
    });

    story
      .when(captured, set, { type: 'desk.set', payload: { flag: 'on' } })
      .then({ status: { custom: 'desk.on' } })
      .when({ type: 'desk.clear', payload: { flag: 'on' } })
      .then({ status: { custom: 'attention.needed' } });
    expect(story.definition.policy).toEqual({ ...shop.policy, completedWhen: 'paid_and_fulfilled' });
  });

  it('has one beginning and several ends', () => {
    const placed = given({ definition: shop });
    placed.when(captured).then({ status: { payment: 'paid' } });
    placed.when({ ...captured, at: days(1), amount: 10_00 }).then({ status: { payment: 'partially_paid' } });
    placed.then({ status: { payment: 'pending' } });
  });
});
