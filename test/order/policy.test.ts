/** Every question of the policy has a story, and every answer another end of it; a question or an answer without one does not compile. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completionMoments,
  defaultPolicy,
  defineOrder,
  type Policy,
  policyChoices,
  policySchema,
} from '../../src/index.ts';
import { policies } from '../../src/testing/histories/openings.ts';
import { told } from '../../src/testing/laws/told.ts';
import type { StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';
import { type KeptStory, kept, shelvesOf } from '../support/kept-stock.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1', of: 'way-1' };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const reopen: Tell = { type: 'order.reopen', reason: 'the customer called' };
const unship = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong van' } as const;
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };

type Choice = keyof typeof policyChoices;
/** A story that is told under a policy, and what it comes to. */
type Ending = (policy: Partial<Policy>) => string;
/** What each answer means, and what the story comes to under it. */
type Answers<Answer extends string> = Readonly<Record<Answer, readonly [meaning: string, ending: string]>>;

const words = ({ definition, order }: Story) => definition.statusOf(order);
/** What became of each of several commands, each sent by itself. */
const each = (story: Story, ...commands: readonly Tell[]) =>
  commands.map((command) => outcomeOf(story.when(command))).join(', ');
const outcomeOf = ({ latest }: Story) => {
  const outcome = latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code }) => code).join(' ') : 'accepted';
};
/** Lets every deadline come that is due. */
const ticked = (story: Story, at: string) => story.when(...(story.definition.tick(story.order, at) as Tell[]));

const failed: Tell = { type: 'payment.failed', payment: 'card', reference: 'f-1' };
const asked = (policy: Partial<Policy>): Partial<Policy> => ({ stock: 'asked', ...policy });
const shirts = (story: KeptStory) => shelvesOf(story, 'shirt');
/** Paid, and there is not one shirt. */
const short = (policy: Partial<Policy>) =>
  kept({ ...boxed, shelves: { shirt: 0 }, policy: asked(policy) }).when(captured).story;

/** As what happens first shirts are reserved or deducted: one order comes to each moment after the other, another is to be paid in cash. */
function momentOf(effect: 'reserve_stock' | 'commit_stock', policy: Partial<Policy>): string {
  const isAsked = ({ asked }: KeptStory) => asked.some((one) => one.startsWith(effect));
  let card = kept({ ...boxed, policy: asked(policy) });
  if (isAsked(card)) return 'placed';
  const cash = kept({ ...boxed, payments: { cash: 'cash_on_delivery' }, policy: asked(policy) });
  if (isAsked(cash)) return 'promised';
  const moments: readonly (readonly [string, Tell])[] = [
    ['approved', { type: 'review.approve', review: 'place' }],
    ['paid', captured],
    ['packed', { type: 'fulfillment.packed', fulfillment: 'box', reference: 'p-1' }],
    ['shipped', { ...ship, reference: 'way-1' } as Tell],
  ];
  for (const [moment, event] of moments) {
    card = card.when(event);
    if (isAsked(card)) return moment;
  }
  return 'never';
}

const choices: {
  readonly [Question in Choice]: { readonly story: Ending; readonly answers: Answers<Policy[Question]> };
} = {
  completedWhen: {
    story: (policy) =>
      [
        [captured, shipped],
        [shipped, delivered],
        [captured, shipped, delivered, { type: 'order.confirm_receipt' } as const],
        [captured, shipped, { type: 'order.close' } as const],
      ]
        .map((events) => words(given({ ...boxed, policy }).when(...events)).overall)
        .join(', '),
    answers: {
      paid_and_fulfilled: ['handed over and settled', 'completed, shipped, completed, completed'],
      delivered: ['once the customer has everything, paid or not', 'shipped, completed, completed, shipped'],
      receipt_confirmed: ['once the customer says so', 'shipped, shipped, completed, completed'],
      closed: ['once somebody ends it', 'shipped, shipped, shipped, completed'],
    },
  },
  zeroTotal: {
    story: (policy) => words(given({ lines: { sample: { total: 0 } }, policy })).payment,
    answers: {
      not_required: ['an order that costs nothing needs no payment', 'not_required'],
      paid: ['an order that costs nothing is paid', 'paid'],
    },
  },
  nothingToShip: {
    story: (policy) => words(given({ lines: { ebook: { total: 5_00, ships: false } }, policy })).fulfillment,
    answers: {
      not_required: ['lines that need no shipping need no fulfillment', 'not_required'],
      fulfilled: ['lines that need no shipping are fulfilled', 'fulfilled'],
    },
  },
  refundComparedWith: {
    story: (policy) =>
      words(
        given({ policy }).when({ ...captured, amount: 25_00 } as Tell, {
          type: 'payment.refunded',
          payment: 'card',
          reference: 'r-1',
          of: 'c-1',
          amount: 25_00,
        }),
      ).payment,
    answers: {
      captured: ['an order of which half was captured and that half went back is refunded', 'refunded'],
      total: ['that half went back of an order of which half was captured is part of a refund', 'partially_refunded'],
    },
  },
  canceledUnits: {
    story: (policy) =>
      words(
        given({ parcels: { box: { shirt: 2 } }, policy }).when(captured, shipped, {
          type: 'order.cancel',
          scope: 'unshipped',
        }),
      ).fulfillment,
    answers: {
      ignored: ['what was canceled does not count', 'fulfilled'],
      counted: ['an order of which a rest was canceled stays in part', 'partially_fulfilled'],
    },
  },
  shippedAndDelivered: {
    story: (policy) =>
      words(
        given({ parcels: { box: { shirt: 2 }, bag: { mug: 1 } }, policy }).when(
          captured,
          shipped,
          { ...shipped, fulfillment: 'bag' } as Tell,
          delivered,
        ),
      ).fulfillment,
    answers: {
      partially_delivered: ['a part arrived', 'partially_delivered'],
      partially_fulfilled: ['a part is not done', 'partially_fulfilled'],
      fulfilled: ['everything left', 'fulfilled'],
    },
  },
  returnsShown: {
    story: (policy) =>
      words(
        given({ ...boxed, policy })
          .when(captured, shipped, delivered, { type: 'return.requested', return: 'rma', units: { mug: 1 } })
          .when({ type: 'return.received', return: 'rma', reference: 'in-1', units: { mug: 1 } }),
      ).fulfillment,
    answers: {
      own_axis: ['a return leaves the fulfillment word alone', 'delivered'],
      in_fulfillment: ['a return shows in the fulfillment word', 'partially_returned'],
    },
  },
  cashOnDelivery: {
    story: (policy) => words(given({ ...boxed, payments: { cash: 'cash_on_delivery' }, policy })).payment,
    answers: {
      pending: ['the money is awaited', 'pending'],
      skipped: ['the step is skipped', 'not_required'],
    },
  },
  holdShownWhen: {
    story: (policy) =>
      words(given({ policy }).when({ type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2 } })).fulfillment,
    answers: {
      all: ['two of three held units are not shown', 'unfulfilled'],
      some: ['two of three held units are shown', 'on_hold'],
    },
  },
  paidBefore: {
    story: (policy) =>
      each(
        given({ ...boxed, policy }),
        { type: 'fulfillment.request', fulfillment: 'box', service: 'hub' },
        { type: 'fulfillment.pick', fulfillment: 'box', units: { mug: 1 } },
        ship,
      ),
    answers: {
      shipping: ['nothing leaves unpaid', 'accepted, accepted, unpaid'],
      picking: ['nothing is touched unpaid, by nobody', 'unpaid, unpaid, unpaid'],
      nothing: ['the shop gives credit', 'accepted, accepted, accepted'],
    },
  },
  unship: {
    story: (policy) =>
      each(given({ ...boxed, policy }).when(captured, shipped), unship, { ...unship, bulk: true } as Tell),
    answers: {
      with_reason: ['a shipment is taken back with a reason', 'accepted, accepted'],
      in_bulk: ['shipments are taken back many at a time', 'forbidden_by_policy, accepted'],
      never: ['a shipment is a shipment', 'forbidden_by_policy, forbidden_by_policy'],
    },
  },
  reopen: {
    story: (policy) => each(given({ policy }).when(cancel), reopen),
    answers: {
      never: ['canceled is canceled', 'forbidden_by_policy'],
      allowed: ['a canceled order is taken up again', 'accepted'],
    },
  },
  goodwill: {
    story: (policy) => {
      const refund = { type: 'payment.refund', payment: 'card', amount: 5_00 } as const;
      return each(given({ policy }).when(captured), refund, { ...refund, goodwill: true } as Tell);
    },
    answers: {
      allowed: ['staff may let the customer off', 'accepted, accepted'],
      refused: ['what went back stays owed', 'accepted, forbidden_by_policy'],
    },
  },
  cancelAfterCapture: {
    story: (policy) => {
      const story = given({ policy }).when(captured).when(cancel);
      const asked = story.definition.pendingEffects(story.order).map(({ type }) => type);
      const held = story.definition.discrepanciesOf(story.order).map(({ code }) => code);
      return [outcomeOf(story), ...asked, ...held].join(' ');
    },
    answers: {
      refund: ['the money goes back at once', 'accepted refund_payment'],
      refuse: ['first the money, then the order', 'money_held'],
      review: ['staff decide about the money', 'accepted money_held_after_cancel'],
    },
  },
  lateMoney: {
    story: (policy) => {
      const reopening = policy.lateMoney === 'reopen' ? { reopen: 'allowed' as const } : {};
      const story = ticked(given({ policy: { ...policy, ...reopening } }).when(cancel, captured), days(2));
      const asked = story.definition.pendingEffects(story.order).map(({ type }) => type);
      return [words(story).overall, words(story).payment, ...asked].join(' ');
    },
    answers: {
      discrepancy: ['it stays until staff decide', 'canceled overpaid'],
      refund: ['it goes back by itself', 'canceled overpaid refund_payment'],
      reopen: ['the order is taken up again', 'processing paid'],
    },
  },
  archived: {
    story: (policy) => {
      const away = given({ ...boxed, policy }).when(captured, shipped, { type: 'order.archive' });
      const asked = away.when({ type: 'return.request', return: 'rma', units: { mug: 1 } });
      return `${outcomeOf(asked)}, ${words(asked).archived ? 'archived' : 'not archived'}`;
    },
    answers: {
      pass_through: ['an archived order goes on as ever', 'accepted, archived'],
      freeze: ['nothing moves in an archived order', 'order_archived, archived'],
      unarchive_on_work: ['new work takes it out of the archive', 'accepted, not archived'],
    },
  },
  review: {
    story: (policy) => {
      const story = given({ ...boxed, policy });
      return `${words(story).overall}, ${each(story, { type: 'payment.authorize', payment: 'card', amount: 50_00 })}`;
    },
    answers: {
      none: ['nobody looks at it', 'pending, accepted'],
      beside_payment: ['it is paid while somebody looks at it', 'in_review, accepted'],
      before_payment: ['first somebody looks at it', 'in_review, in_review'],
    },
  },
  stock: {
    story: (policy) =>
      kept({ ...boxed, policy: { stock: 'outside', ...policy } }).asked.join(', ') || 'nothing is asked',
    answers: {
      outside: ['somebody else sees to it', 'nothing is asked'],
      asked: ['the order asks for every step', 'reserve_stock 1 mug 2 shirt'],
    },
  },
  reserveAt: {
    story: (policy) => momentOf('reserve_stock', { ...policy, review: 'beside_payment' }),
    answers: {
      placed: ['for everybody who orders', 'placed'],
      approved: ['once nobody has to look at it', 'approved'],
      offline_promised: ['for who pays on delivery; for who pays by card, once it is shipped', 'promised'],
      paid: ['for who paid', 'paid'],
      packed: ['for what is in a parcel', 'packed'],
      shipped: ['for nobody: it is deducted as it leaves', 'never'],
    },
  },
  deductAt: {
    story: (policy) => momentOf('commit_stock', { ...policy, review: 'beside_payment' }),
    answers: {
      shipped: ['as it leaves', 'shipped'],
      placed: ['as it is sold', 'placed'],
      approved: ['as it is approved', 'approved'],
      offline_promised: ['as somebody promises to pay on delivery', 'promised'],
      paid: ['as it is paid', 'paid'],
      packed: ['as it is put into a parcel', 'packed'],
    },
  },
  stockOnUnship: {
    story: (policy) => shirts(kept({ ...boxed, policy: asked(policy) }).when(captured, shipped, unship)),
    answers: {
      reserved: ['it is on the shelf, for this order', '2 reserved, 0 deducted, 10 in the building'],
      deducted: ['it lies on the table and counts as gone', '0 reserved, 2 deducted, 8 in the building'],
    },
  },
  stockOnCancel: {
    story: (policy) => {
      const paid = kept({ ...boxed, policy: asked({ ...policy, deductAt: 'paid' }) }).when(captured);
      return [cancel, { ...cancel, restock: true } as Tell].map((command) => shirts(paid.when(command))).join('; ');
    },
    answers: {
      put_back: [
        'it was never gone',
        '0 reserved, 0 deducted, 10 in the building; 0 reserved, 0 deducted, 10 in the building',
      ],
      as_asked: [
        'somebody has to look whether it can be sold',
        '0 reserved, 2 deducted, 8 in the building; 0 reserved, 0 deducted, 10 in the building',
      ],
    },
  },
  stockOnFailedPayment: {
    story: (policy) => shirts(kept({ ...boxed, policy: asked(policy) }).when(failed)),
    answers: {
      kept: ['the customer tries again', '2 reserved, 0 deducted, 10 in the building'],
      released: ['others want it too', '0 reserved, 0 deducted, 10 in the building'],
    },
  },
  backorder: {
    story: (policy) => each(short(policy), { ...ship, reference: 'way-1' } as Tell),
    answers: {
      refused: ['what is not there is not sent', 'out_of_stock'],
      allowed: ['it is sold, and sent when it is there', 'accepted'],
    },
  },
};

/** The questions that are answered with a span of time, a number, or with yes or no. */
const others: {
  readonly [Question in Exclude<keyof Policy, Choice>]: readonly [
    answer: Policy[Question],
    story: Ending,
    without: string,
    with_: string,
  ];
} = {
  unpaidAfter: [{ days: 3 }, (policy) => words(ticked(given({ policy }), days(4))).overall, 'pending', 'canceled'],
  autoCompleteAfter: [
    { days: 14 },
    (policy) => ticked(given({ ...boxed, policy }).when(captured, ship), days(30)).order.lifecycle.state,
    'open',
    'closed',
  ],
  shipWithin: [
    { days: 1 },
    (policy) => {
      const { definition, order } = given({ ...boxed, policy });
      return definition.nextDeadline(order)?.kind ?? 'no deadline';
    },
    'no deadline',
    'ship_by',
  ],
  notifications: [
    { overall: { completed: 'webhook' } },
    (policy) =>
      told(
        given({ ...boxed, policy })
          .when(captured, ship)
          .latest.flatMap(({ effects }) => effects),
      ).join(),
    '',
    'systems: overall processing > completed',
  ],
  returnWindow: [
    { days: 14 },
    (policy) =>
      each(given({ ...boxed, policy }).when(captured, shipped, { ...delivered, occurredAt: days(1) } as Tell), {
        type: 'return.request',
        return: 'rma',
        units: { mug: 1 },
        by: { kind: 'customer', id: 'carla' },
        at: days(20),
      }),
    'accepted',
    'return_window_closed',
  ],
  refundLimitedByReceipt: [
    true,
    (policy) =>
      each(
        given({ ...boxed, policy }).when(captured, shipped, {
          type: 'return.request',
          return: 'rma',
          units: { mug: 1 },
        }),
        { type: 'payment.refund', payment: 'card', amount: 10_00, return: 'rma' },
      ),
    'accepted',
    'exceeds_return',
  ],
  backorderLimit: [
    1,
    (policy) => each(short({ ...policy, backorder: 'allowed' }), { ...ship, reference: 'way-1' } as Tell),
    'accepted',
    'out_of_stock',
  ],
};

describe.each(Object.keys(choices) as Choice[])('the policy %s', (question) => {
  const { story, answers } = choices[question] as { story: Ending; answers: Answers<string> };

  it.each(Object.entries(answers))('%s', (answer, [meaning, ending]) => {
    expect(story({ [question]: answer }), meaning).toBe(ending);
  });

  it('has as many ends as answers, the default first', () => {
    expect(Object.keys(answers).sort()).toEqual([...policyChoices[question]].sort());
    expect(new Set(Object.values(answers).map(([, ending]) => ending)).size).toBe(Object.keys(answers).length);
    expect(story({})).toBe(answers[policyChoices[question][0] as string]?.[1]);
  });
});

describe.each(Object.entries(others))('the policy %s', (question, [answer, story, without, with_]) => {
  it('changes what becomes of the order', () => {
    expect(story({})).toBe(without);
    expect(story({ [question]: answer })).toBe(with_);
    expect(with_).not.toBe(without);
  });
});

describe('a display policy', () => {
  it('shows at once, on old orders too', () => {
    const { order } = given({ ...boxed, policy: { completedWhen: 'closed' } }).when(captured, shipped);
    const shown = completionMoments.map((completedWhen) =>
      given({ policy: { completedWhen } }).definition.statusOf(order),
    );

    expect(shown.map(({ overall }) => overall)).toEqual(['completed', 'shipped', 'shipped', 'shipped']);
  });
});

describe('a policy that is an obligation', () => {
  it('holds as it was when the order was placed', () => {
    const { order } = given({ policy: { lateMoney: 'refund', archived: 'freeze', cancelAfterCapture: 'refuse' } });
    const lax = defineOrder();

    expect(order.obligations).toMatchObject({ lateMoney: 'refund', archived: 'freeze', cancelAfterCapture: 'refuse' });
    expect(lax.decode(lax.encode(order)).obligations).toEqual(order.obligations);
  });
});

describe('a policy that contradicts itself', () => {
  it('is refused where the shop is defined, with what to do', () => {
    expect(() => defineOrder({ policy: { lateMoney: 'reopen' } })).toThrow(/policy.lateMoney.*policy.reopen/);
    expect(() => defineOrder({ policy: { unship: 'sometimes' as 'never' } })).toThrow(/unship/);
  });
});

describe('a policy', () => {
  it.each([
    ['a misspelt unit of a span', { unpaidAfter: { dayz: 1, hours: 2 } }, /policy.unpaidAfter.dayz/],
    ['a span in words', { unpaidAfter: { days: '3' } }, /policy.unpaidAfter.days/],
    ['a span that takes back', { returnWindow: { days: 3, hours: -1 } }, /policy.returnWindow.hours/],
    ['a span that is none', { shipWithin: {} }, /policy.shipWithin.*positive span/],
  ])('with %s is refused where the shop is defined', (_, policy, told) => {
    expect(() => defineOrder({ policy: policy as never })).toThrow(told);
  });

  it('that leaves an answer undefined says nothing about it', () => {
    const { policy } = defineOrder({ policy: { completedWhen: undefined, unpaidAfter: undefined } as never });

    expect(policy).toEqual(defaultPolicy);
  });

  it('is accepted by its schema where a shop can be defined by it, and not elsewhere', () => {
    const odd = fc.constantFrom<unknown>(undefined, null, 'never', 'refund', 'reopen', 'allowed', true, 3, '', [], {});
    const field = fc.oneof(
      fc.constantFrom<unknown>(0, 1, 36_525, -1, Number.NaN, 0.5, 1 / 3, '3', undefined),
      fc.nat(),
    );
    const span = fc.dictionary(fc.constantFrom('days', 'hours', 'minutes', 'dayz'), field, { maxKeys: 3 });
    const questions = fc.constantFrom(...Object.keys(defaultPolicy), 'unships');
    const slip = fc.dictionary(questions, fc.oneof(odd, span), { maxKeys: 2 });
    let [accepted, runs] = [0, 0];
    fc.assert(
      fc.property(policies(), slip, (policy, wrong) => {
        const said = { ...policy, ...wrong };
        const { success, data } = policySchema.safeParse(said);
        expect(success).toBe(isAccepted(said));
        if (success) expect(data).toEqual(said);
        accepted += success ? 1 : 0;
        runs += 1;
      }),
      { numRuns: 2_000, seed: 20260101 },
    );
    expect(accepted / runs).toBeGreaterThan(0.1);
    expect(accepted / runs).toBeLessThan(0.9);
  });
});

function isAccepted(policy: object): boolean {
  try {
    defineOrder({ policy });
    return true;
  } catch {
    return false;
  }
}

describe('a frozen order', () => {
  const frozen = (more: StoryOpening = {}) =>
    given({ ...boxed, ...more, policy: { archived: 'freeze', ...more.policy } }).when(captured, {
      type: 'order.archive',
    });

  it('accepts no command but to be taken out of the archive', () => {
    frozen()
      .when({ type: 'tag.add', tag: 'late' })
      .then({ reasons: ['order_archived'] })
      .when({ type: 'order.unarchive' })
      .then({ status: { payment: 'paid' } });
  });

  it('keeps what is reported, and takes it in when it is taken out', () => {
    const away = frozen();
    const told = away
      .when(shipped)
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] })
      .when(delivered)
      .then({ outcome: 'parked', discrepancies: ['parked_fact', 'parked_fact'] });

    expect(words(told)).toEqual(words(away));
    told
      .when(delivered)
      .then({ outcome: 'duplicate', discrepancies: ['parked_fact', 'parked_fact'] })
      .when({ type: 'order.unarchive' })
      .then({ status: { fulfillment: 'delivered', overall: 'completed' }, discrepancies: [] });
  });

  it('knows what it was told before', () => {
    frozen().when(captured).then({ outcome: 'duplicate' });
  });

  it('has no deadlines until it is taken out', () => {
    const { definition, order } = frozen({ policy: { shipWithin: { days: 1 } } });

    expect(definition.nextDeadline(order)).toBeNull();
    expect(definition.nextDeadline(definition.apply(order, unarchive).order)).toMatchObject({ kind: 'ship_by' });
  });
});

const unarchive = {
  type: 'order.unarchive',
  id: 'out',
  at: days(1),
  by: { kind: 'staff', id: 'sam' },
} as const;

describe('late money that goes back', () => {
  const refunding = (): Story => given({ policy: { lateMoney: 'refund' } }).when(cancel, captured);

  it('is asked for once, also where the refund fails', () => {
    const asked = ticked(refunding(), days(2));
    const [effect] = asked.definition.pendingEffects(asked.order);
    const failed = asked.when({
      type: 'payment.refund_failed',
      payment: 'card',
      reference: 'no-1',
      op: effect && 'op' in effect ? effect.op : '',
    });

    expect(effect).toMatchObject({ type: 'refund_payment', of: 'c-1', amount: { amount: 50_00 } });
    expect(failed.definition.nextDeadline(failed.order)).toBeNull();
    failed.then({ discrepancies: ['money_held_after_cancel'] });
  });

  it('is each late payment by itself', () => {
    const twice = ticked(refunding(), days(2)).when({ ...captured, reference: 'c-2', amount: 7_00 } as Tell);
    const both = ticked(twice, days(3)).answered();

    both.then({ money: { refunded: 57_00, outstanding: 0 }, discrepancies: [] });
  });

  it('is not what the cancellation itself asked back', () => {
    const { definition, order } = given({ policy: { lateMoney: 'refund' } }).when(captured, cancel);

    expect(definition.nextDeadline(order)).toBeNull();
  });

  it('is not what was here when the order was canceled and is left to staff', () => {
    const kept = given({ policy: { lateMoney: 'refund', cancelAfterCapture: 'review' } }).when(captured, cancel);
    expect(kept.definition.nextDeadline(kept.order)).toBeNull();

    const late = ticked(kept.when({ ...captured, reference: 'c-2', amount: 7_00 } as Tell), days(2));
    expect(late.definition.pendingEffects(late.order)).toMatchObject([
      { type: 'refund_payment', of: 'c-2', amount: { amount: 7_00 } },
    ]);
    late.answered().then({ money: { refunded: 7_00 }, discrepancies: ['money_held_after_cancel'] });
  });

  it('is left alone where the order was canceled outside: that requests nothing', () => {
    const { definition, order } = given({ policy: { lateMoney: 'refund' } }).when(captured, {
      type: 'order.canceled',
      reference: 'market-1',
    });

    expect(definition.nextDeadline(order)).toBeNull();
  });
});

describe('an order that late money takes up again', () => {
  const reopening = { lateMoney: 'reopen', reopen: 'allowed' } as const;

  it('is taken up once, however many payments came late', () => {
    const { definition, order } = given({ policy: reopening }).when(cancel, captured, {
      ...captured,
      reference: 'c-2',
      amount: 7_00,
    } as Tell);

    expect(definition.tick(order, days(2))).toMatchObject([{ deadline: { kind: 'late_money', of: 'c-1' } }]);
  });

  it('stays canceled where the money was here before', () => {
    const { definition, order } = given({ policy: { ...reopening, cancelAfterCapture: 'review' } }).when(
      captured,
      cancel,
    );

    expect(definition.nextDeadline(order)).toBeNull();
  });

  it('is taken up as it was promised, whatever the shop allows its staff since', () => {
    const { order } = given({ policy: reopening }).when(cancel, captured);
    const strict = defineOrder({ policy: { reopen: 'never' } });
    const [due] = strict.tick(order, days(2));

    expect(due && strict.apply(order, due).status.overall).toBe('processing');
    expect(strict.nextDeadline(due ? strict.apply(order, due).order : order)).toBeNull();
    expect(strict.can(order, { ...unarchive, type: 'order.reopen', reason: 'late_money' }).allowed).toBe(false);
  });
});
