import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import {
  customerView,
  defineOrder,
  definePlugin,
  type Notifications,
  type OrderEmitted,
  type StatusTraits,
} from '../../src/index.ts';
import { isTelling, told, toldToCustomer } from '../../src/testing/laws/told.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const unship: Tell = { type: 'fulfillment.unship', fulfillment: 'box', of: 'way-1', reason: 'wrong box' };
const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;

const boxed = (notifications: Notifications, more: StoryOpening = {}): Story =>
  given({ parcels: { box: { shirt: 2, mug: 1 } }, ...more, policy: { ...more.policy, notifications } });
const lately = ({ latest }: Story) => told(latest.flatMap(({ effects }) => effects));
const placed = (notifications: Notifications) => defineOrder({ policy: { notifications } }).place(inputOf()).effects;

describe('who is told of a status', () => {
  it('is nobody where the shop says nothing', () => {
    expect(told(defineOrder().place(inputOf()).effects)).toEqual([]);
    expect(lately(given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured, ship))).toEqual([]);
  });

  it('is the customer with the other systems, the systems alone, or nobody, by the word that it comes to', () => {
    const paidAs = (channel: 'notify' | 'webhook' | 'silent') =>
      lately(boxed({ payment: { paid: channel } }).when(captured));

    expect(paidAs('notify')).toEqual(['systems: payment pending > paid', 'customer: payment pending > paid']);
    expect(paidAs('webhook')).toEqual(['systems: payment pending > paid']);
    expect(paidAs('silent')).toEqual([]);
  });

  it('is said for everything, for an axis and for a word, and the nearest says it', () => {
    const cancel: Tell = { type: 'order.cancel', scope: 'all' };
    const of = (notifications: Notifications) => lately(boxed(notifications).when(cancel));

    expect(of('webhook')).toEqual([
      'systems: payment pending > voided',
      'systems: fulfillment unfulfilled > canceled',
      'systems: overall pending > canceled',
    ]);
    expect(of({ otherwise: 'webhook', payment: 'silent', overall: { canceled: 'notify' } })).toEqual([
      'systems: fulfillment unfulfilled > canceled',
      'systems: overall pending > canceled',
      'customer: overall pending > canceled',
    ]);
    expect(of({ fulfillment: { otherwise: 'webhook', canceled: 'silent' }, overall: { completed: 'notify' } })).toEqual(
      [],
    );
    expect(of({ fulfillment: { otherwise: 'webhook' } })).toEqual(['systems: fulfillment unfulfilled > canceled']);
  });

  it('hears of every word that one event moves, and of no other', () => {
    const story = boxed('webhook').when(captured);

    expect(lately(story)).toEqual(['systems: payment pending > paid', 'systems: overall pending > processing']);
    expect(lately(story.when({ type: 'tag.add', tag: 'vip' }))).toEqual([]);
  });

  it('is asked of the policy as it is now, on old orders too', () => {
    const old = boxed('silent').when(captured);
    const shop = defineOrder({ policy: { notifications: { fulfillment: { fulfilled: 'webhook' } } } });
    const by = { kind: 'staff', id: 'sam' } as const;
    const { effects } = shop.apply(old.order, {
      id: 's',
      at: days(1),
      by,
      type: 'fulfillment.ship',
      fulfillment: 'box',
    });

    expect(told(effects)).toEqual(['systems: fulfillment unfulfilled > fulfilled']);
  });
});

describe('an order that begins', () => {
  it('comes to its words from nothing', () => {
    expect(told(placed('webhook'))).toEqual([
      'systems: payment nothing > pending',
      'systems: fulfillment nothing > unfulfilled',
      'systems: returns nothing > none',
      'systems: overall nothing > pending',
    ]);
  });

  it('is confirmed once, whichever word it begins with, and not when it comes back to that word', () => {
    const confirmed = { placed: 'notify' } as const;
    const reviewed = defineOrder({ policy: { notifications: confirmed, review: 'beside_payment' } });
    const draft = given({ begin: 'draft', policy: { notifications: confirmed } });

    expect(toldToCustomer(placed(confirmed))).toEqual(['overall nothing > pending']);
    expect(toldToCustomer(reviewed.place(inputOf()).effects)).toEqual(['overall nothing > in_review']);
    expect(told(draft.definition.draft(inputOf()).effects)).toEqual([]);
    expect(lately(draft.when({ type: 'order.place' }))).toEqual([
      'systems: overall draft > pending',
      'customer: overall draft > pending',
    ]);
    expect(
      lately(
        boxed({ placed: 'notify' }).when(
          { type: 'hold.place', hold: 'h', on: 'order', cause: 'other' },
          { type: 'hold.release', hold: 'h' },
        ),
      ),
    ).toEqual([]);
    expect(lately(draft.when({ type: 'order.cancel', scope: 'all' }))).toEqual([]);
    expect(told(placed({ placed: 'silent', overall: 'webhook' }))).toEqual([]);
    expect(told(placed({ overall: { pending: 'webhook' } }))).toEqual(['systems: overall nothing > pending']);
  });

  it('elsewhere was told of there: what moves from then on is told here', () => {
    const shop = defineOrder({ policy: { notifications: 'webhook' } });
    const { payments: _, fulfillments: __, ...input } = inputOf();
    const card = { id: 'card', method: 'card', amount: 50_00 } as const;
    const adopted = shop.adopt({ ...input, payments: [{ ...card, authorized: 50_00 }] });

    expect(told(adopted.effects)).toEqual([]);
    expect(
      told(
        shop.apply(adopted.order, {
          type: 'payment.captured',
          id: 'x',
          at: days(1),
          by: { kind: 'provider', id: 'psp' },
          payment: 'card',
          reference: 'c-1',
          amount: { amount: 50_00, currency: 'EUR' },
        }).effects,
      ),
    ).toEqual(['systems: payment authorized > paid']);
  });
});

describe('what is told', () => {
  const table = { fulfillment: { fulfilled: 'notify', unfulfilled: 'webhook' } } as const;

  it('says what moved from where to where, at which revision, under a key of its own', () => {
    const { latest, order } = boxed(table).when(captured, ship);

    expect(latest.at(-1)?.effects).toEqual([
      {
        type: 'emit_webhook',
        key: 'order-1/webhook/2/fulfillment/fulfilled',
        revision: 2,
        axis: 'fulfillment',
        from: 'unfulfilled',
        to: 'fulfilled',
      },
      {
        type: 'notify_customer',
        about: 'status',
        key: 'order-1/notify/2/fulfillment/fulfilled',
        revision: 2,
        axis: 'fulfillment',
        from: 'unfulfilled',
        to: 'fulfilled',
      },
    ]);
    expect(order.revision).toBe(2);
  });

  it('is told again where it happens again: shipped, taken back and shipped are three keys', () => {
    const { latest } = boxed(table).when(captured, ship, unship, { ...ship, reference: 'way-2' });
    const keys = latest.flatMap(({ effects }) => effects.filter(isTelling).map(({ key }) => key));

    expect(keys.filter((key) => key.includes('webhook'))).toEqual([
      'order-1/webhook/2/fulfillment/fulfilled',
      'order-1/webhook/3/fulfillment/unfulfilled',
      'order-1/webhook/4/fulfillment/fulfilled',
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is not told twice of one event, and a refusal tells nothing', () => {
    const story = boxed(table).when(captured, { ...ship, id: 'once' } as Tell);
    const again = story.when({ ...ship, id: 'once' } as Tell).then({ outcome: 'duplicate' });

    expect(again.latest.flatMap(({ effects }) => effects)).toEqual([]);
    expect(lately(story.when({ ...unship, reason: '' }))).toEqual([]);
  });

  it('is no open request: the record does not know what was told, and asks for nothing again', () => {
    const { definition, order, beats } = boxed('webhook').when(captured, ship);
    const history = {
      opening: { kind: 'placed', input: inputOf({ parcels: { box: { shirt: 2, mug: 1 } } }) } as const,
      entries: beats.map(({ event, outcome }) => ({ event, outcome })),
    };

    expect(definition.pendingEffects(order)).toEqual([]);
    expect(definition.pendingEffects(definition.replay(history))).toEqual([]);
  });

  it('waits with an order that is frozen in the archive, and comes when it is taken out', () => {
    const frozen = boxed('webhook', { policy: { archived: 'freeze' } }).when({ type: 'order.archive' });
    const paid = frozen.when(captured).then({ outcome: 'parked', discrepancies: ['parked_fact', 'unsettled_archive'] });

    expect(lately(frozen)).toEqual([]);
    expect(lately(paid)).toEqual([]);
    expect(lately(paid.when({ type: 'order.unarchive' }))).toEqual([
      'systems: payment pending > paid',
      'systems: overall pending > processing',
    ]);
  });

  it('is emitted by the order actor as every request is', () => {
    const shop = defineOrder({ policy: { notifications: { placed: 'notify' } } });
    const actor = createActor(shop.logic, { input: { place: inputOf() } });
    const emitted: OrderEmitted[] = [];
    actor.on('effect', (event) => emitted.push(event));
    actor.start();

    expect(emitted.flatMap((one) => (one.type === 'effect' ? told([one.effect]) : []))).toEqual([
      'systems: overall nothing > pending',
      'customer: overall nothing > pending',
    ]);
  });
});

describe('a customer', () => {
  const dispute: Tell = {
    type: 'payment.dispute_opened',
    payment: 'card',
    reference: 'd-1',
    of: 'c-1',
    amount: 50_00,
    kind: 'chargeback',
  };

  it('is not told of a dispute, nor of its end, which are between the shop and the bank', () => {
    const disputed = boxed('notify').when(captured, dispute);
    const won = disputed.when({
      type: 'payment.dispute_closed',
      payment: 'card',
      reference: 'w',
      of: 'd-1',
      outcome: 'won',
    });

    expect(lately(disputed).slice(-1)).toEqual(['systems: payment paid > disputed']);
    expect(lately(won)).toEqual(['systems: payment disputed > paid']);
  });

  it('is not told of money that a dispute took for good, nor a second time that all is done once that is settled', () => {
    const lost = boxed('notify').when(
      captured,
      ship,
      dispute,
      own('payment.dispute_closed', { payment: 'card', reference: 'l', of: 'd-1', outcome: 'lost' }),
    );
    const settled = lost.when({ type: 'order.write_off', amount: 50_00, reason: 'the bank said so' });

    expect(lately(lost).slice(-3)).toEqual([
      'customer: overall processing > completed',
      'systems: payment paid > disputed',
      'systems: overall completed > shipped',
    ]);
    expect(customerView(lost.order, lost.definition).status).toMatchObject({ payment: 'paid', overall: 'completed' });
    expect(lately(settled)).toEqual(['systems: overall shipped > completed']);
  });

  it('is told of the word on their page, also where a dispute covers it for the shop', () => {
    const story = boxed('notify').when(captured, dispute);
    const refunded = story.when({ type: 'payment.captured', payment: 'card', reference: 'c-2', amount: 5_00 });

    expect(refunded.latest.at(-1)?.outcome.kind).toBe('applied');
    expect(lately(refunded)).toEqual(['customer: payment paid > overpaid']);
    expect(customerView(refunded.order, refunded.definition).status.payment).toBe('overpaid');
  });

  it('is told of what comes back, and not that nothing does', () => {
    const story = boxed({ returns: 'notify' }).when(captured, ship);
    const asked = story.when({ type: 'return.request', return: 'r', units: { mug: 1 } });

    expect(toldToCustomer(defineOrder({ policy: { notifications: 'notify' } }).place(inputOf()).effects)).toEqual([
      'payment nothing > pending',
      'fulfillment nothing > unfulfilled',
      'overall nothing > pending',
    ]);
    expect(lately(asked)).toEqual(['systems: returns none > requested', 'customer: returns nothing > requested']);
    expect(lately(asked.when({ type: 'return.decline', return: 'r', cause: 'other' }))).toEqual([
      'systems: returns requested > none',
    ]);
  });
});

describe('a custom status', () => {
  const flagged = (traits: Partial<StatusTraits>, more: StoryOpening = {}) =>
    given({
      parcels: { box: { shirt: 2, mug: 1 } },
      plugins: [definePlugin({ id: 'mark', flags: { on: { base: ['pending', 'processing'], ...traits } } })],
      ...more,
    });
  const set = own('mark.set', { payload: { flag: 'on' } });
  const clear = own('mark.clear', { payload: { flag: 'on' } });

  it('tells other systems that it came and went, and never the customer, unless it says otherwise', () => {
    const story = flagged({}).when(set);

    expect(lately(story)).toEqual(['systems: custom nothing > mark.on']);
    expect(lately(story.when(clear))).toEqual(['systems: custom mark.on > nothing']);
    expect(lately(flagged({ channel: 'silent' }).when(set, clear))).toEqual([]);
    expect(story.latest.at(-1)?.effects).toEqual([
      {
        type: 'emit_webhook',
        key: 'order-1/webhook/1/custom/mark.on',
        revision: 1,
        axis: 'custom',
        from: null,
        to: 'mark.on',
      },
    ]);
  });

  it('has its own channel, whatever the shop says of the words of the library', () => {
    expect(lately(flagged({}, { policy: { notifications: 'silent' } }).when(set))).toEqual([
      'systems: custom nothing > mark.on',
    ]);
    expect(
      lately(flagged({ channel: 'silent' }, { policy: { notifications: { otherwise: 'notify' } } }).when(set)),
    ).toEqual([]);
  });

  it('that is not shown tells nonetheless: over another word, or behind another status', () => {
    const away = flagged({}).when(captured, ship, set);
    const front = definePlugin({
      id: 'front',
      flags: { up: { base: 'pending', before: ['mark'], channel: 'silent' } },
    });
    const mark = definePlugin({ id: 'mark', flags: { on: { base: 'pending' } } });
    const behind = given({ plugins: [front, mark] }).when(own('front.set', { payload: { flag: 'up' } }), set);

    expect(away.definition.statusOf(away.order)).not.toHaveProperty('custom');
    expect(lately(away)).toEqual(['systems: custom nothing > mark.on']);
    expect(away.latest.at(-1)?.outcome.kind).toBe('applied');
    expect(behind.definition.statusOf(behind.order).custom).toBe('front.up');
    expect(lately(behind)).toEqual(['systems: custom nothing > mark.on']);
  });

  it('that customers see tells them when they come to see it, and not that it went', () => {
    const open = { visibility: 'customer', channel: 'notify' } as const;
    const shown = flagged(open).when(set);
    const hidden = flagged(open).when(captured, ship, set);

    expect(lately(shown)).toEqual(['systems: custom nothing > mark.on', 'customer: custom nothing > mark.on']);
    expect(lately(shown.when(clear))).toEqual(['systems: custom mark.on > nothing']);
    expect(lately(hidden)).toEqual(['systems: custom nothing > mark.on']);
    expect(lately(hidden.when(unship))).toEqual(['customer: custom nothing > mark.on']);
    expect(lately(flagged({ visibility: 'customer', channel: 'webhook' }).when(set))).toEqual([
      'systems: custom nothing > mark.on',
    ]);
  });

  it('is told of as it stands on the page, also where a label asks which other one is shown', () => {
    const front = definePlugin({
      id: 'front',
      labels: { up: { base: 'pending', before: ['alone'], when: () => true } },
    });
    const alone = definePlugin({
      id: 'alone',
      labels: {
        up: {
          base: 'pending',
          visibility: 'customer',
          channel: 'notify',
          when: (_, { custom }) => custom === undefined,
        },
      },
    });
    const shop = defineOrder({ plugins: [front, alone] });
    const { order, effects } = shop.place(inputOf());

    expect(toldToCustomer(effects)).toEqual(['custom nothing > alone.up']);
    expect(customerView(order, shop).status.custom).toBe('alone.up');
  });

  it('is told by labels and by parts too', () => {
    const vip = definePlugin({
      id: 'vip',
      labels: { big: { base: 'pending', when: (_, { payment }) => payment === 'paid' } },
    });
    const wrap = definePlugin({
      id: 'wrap',
      events: { asked: { kind: 'fact' }, done: { kind: 'command', ends: ['asked'] } },
      states: {
        waiting: { when: (slice) => slice.standing('asked').length > 0, on: { done: true } },
        idle: {},
      },
      statuses: { waiting: { base: 'processing', visibility: 'customer', channel: 'notify' } },
    });
    const story = given({ plugins: [vip, wrap] });
    const asked = story.when(captured, own('wrap.asked', { reference: 'a' }));

    expect(lately(story.when(captured))).toEqual(['systems: custom nothing > vip.big']);
    expect(lately(asked).slice(1)).toEqual([
      'systems: custom nothing > wrap.waiting',
      'customer: custom nothing > wrap.waiting',
    ]);
    expect(lately(asked.when(own('wrap.done')))).toEqual(['systems: custom wrap.waiting > nothing']);
    expect(told(defineOrder({ plugins: [vip] }).place(inputOf()).effects)).toEqual([]);
  });
});

describe('a table that says what cannot be', () => {
  const define = (notifications: unknown) => () =>
    defineOrder({ policy: { notifications: notifications as Notifications } });

  it('is refused where the shop is defined, with the place', () => {
    expect(define({ payments: 'notify' })).toThrow(/policy.notifications.payments/);
    expect(define({ payment: { payed: 'notify' } })).toThrow(/policy.notifications.payment.payed/);
    expect(define({ payment: { paid: 'sms' } })).toThrow(/policy.notifications.payment.paid.*notify, webhook, silent/);
    expect(define({ payment: 'mail' })).toThrow(/policy.notifications.payment/);
    expect(define('everything')).toThrow(/policy.notifications/);
    expect(define(null)).toThrow(/policy.notifications/);
    expect(define({ overall: { 'mark.on': 'notify' } })).toThrow(/policy.notifications.overall.mark.on/);
  });

  it('is refused where it would notify customers of what they do not see', () => {
    expect(define({ payment: { disputed: 'notify' } })).toThrow(/disputed.*customer does not see/);
    expect(define({ returns: { none: 'notify' } })).toThrow(/none.*customer does not see/);
    expect(define({ payment: { disputed: 'webhook' }, returns: { none: 'silent' } })).not.toThrow();
  });

  it('is refused in a plugin too', () => {
    expect(() => definePlugin({ id: 'mark', flags: { on: { base: 'pending', channel: 'sms' as 'silent' } } })).toThrow(
      /Plugin "mark".*notify, webhook, silent/,
    );
  });
});
