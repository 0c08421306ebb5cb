/** What is read off an order and its history: timelines, times, what a customer sees, and several orders as one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DerivationRule, derive } from '../../src/derive.ts';
import {
  customerView,
  fulfillmentStatuses,
  type GroupFigures,
  group,
  type History,
  type Order,
  overallStatuses,
  paymentStatuses,
  returnStatuses,
  staleSince,
  type TimelineEntry,
  timeInStatus,
  timeline,
} from '../../src/index.ts';
import {
  groupRules,
  mixedFulfillment,
  mixedOverall,
  mixedPayment,
  mixedReturns,
} from '../../src/order/order.group.rules.ts';
import { shownMoments } from '../../src/order/order.moments.ts';
import { inputOf, type StoryOpening } from '../../src/testing/scenario.opening.ts';
import { dayOne, days, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const boxed: StoryOpening = { parcels: { box: { shirt: 2, mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'psp-capture', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', tracking: 'TRACK-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'proof-1', of: 'way-1' };
const cancel: Tell = { type: 'order.cancel', scope: 'all', reason: 'out of print' };
const request: Tell = { type: 'return.request', return: 'rma', units: { shirt: 1 } };

const sold = () => given(boxed).when(captured, shipped, delivered);

/** The history of a story, kept as a shop keeps it. */
function historyOf({ beats }: Story, opening: StoryOpening = boxed): History {
  return {
    opening: { kind: 'placed', input: inputOf(opening) },
    entries: beats.map(({ event, outcome }) => ({ event, outcome: { kind: outcome.kind } })),
  };
}

const movesOf = ({ moved, parts }: TimelineEntry) => [
  ...moved.map(({ axis, from, to }) => `${axis}: ${from} -> ${to}`),
  ...parts.map(({ part, id, from, to }) => `${part} ${id}: ${from} -> ${to}`),
];

describe('a timeline', () => {
  it('says who did what when and why, and what moved by it', () => {
    const story = given(boxed).when(captured, cancel);

    const [first, second] = timeline(story.definition, historyOf(story));

    expect(first).toMatchObject({
      index: 0,
      type: 'payment.captured',
      subject: 'card',
      at: hours(1),
      outcome: 'applied',
    });
    expect(first?.by).toEqual({ kind: 'provider', id: 'psp' });
    expect(second).toMatchObject({ type: 'order.cancel', by: { kind: 'staff', id: 'sam' }, reason: 'out of print' });
    expect(second).not.toHaveProperty('subject');
    expect(second && movesOf(second)).toEqual([
      'payment: paid -> overpaid',
      'fulfillment: unfulfilled -> canceled',
      'overall: processing -> canceled',
      'fulfillment box: open -> canceled',
      'order order-1: open -> canceled',
    ]);
  });

  it('shows a part that an event brought as new', () => {
    const story = sold().when(request);

    const last = timeline(story.definition, historyOf(story)).at(-1);

    expect(last && movesOf(last)).toEqual(['returns: none -> requested', 'return rma: null -> requested']);
  });

  it('shows what moved nothing with the words as they stay', () => {
    const story = sold().when({ type: 'order.confirmed', reference: 'phone' });

    const last = timeline(story.definition, historyOf(story)).at(-1);

    expect(last).toMatchObject({ outcome: 'unchanged', moved: [], parts: [], words: { overall: 'completed' } });
  });

  it('shows refused events where it is asked to, and duplicates never', () => {
    const story = sold().when(cancel, captured);
    expect(story.latest.map(({ outcome }) => outcome.kind)).toEqual(['rejected', 'duplicate']);
    const outcomes = (refused: boolean) =>
      timeline(story.definition, historyOf(story), { refused }).map(({ outcome }) => outcome);

    expect(outcomes(false)).toEqual(['applied', 'applied', 'applied']);
    expect(outcomes(true)).toEqual(['applied', 'applied', 'applied', 'rejected']);
  });

  it('tells when it happened where that is known', () => {
    const story = given(boxed).when({ ...captured, occurredAt: dayOne });

    expect(timeline(story.definition, historyOf(story))[0]).toMatchObject({ at: hours(1), occurredAt: dayOne });
  });

  it('trusts what was accepted on another day: it decides nothing again', () => {
    const story = given({ ...boxed, payments: {} });
    const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
    expect(story.when(ship).latest[0]?.outcome.kind).toBe('rejected');
    const { opening, entries } = historyOf(story.when(ship), { ...boxed, payments: {} });
    const history = {
      opening,
      entries: entries.map(({ event }) => ({ event, outcome: { kind: 'applied' as const } })),
    };

    expect(timeline(story.definition, history)[0]?.words.overall).toBe('shipped');
  });

  it('walks through the same orders as a replay, with what was promised to a draft', () => {
    const opening: StoryOpening = { ...boxed, begin: 'draft' };
    const story = given(opening).when({ type: 'order.place' }, captured);
    const obligations = { unpaidAfter: 1_000, autoCompleteAfter: null };
    const entries = historyOf(story).entries.map((entry, i) => (i === 0 ? { ...entry, obligations } : entry));
    const history: History = { opening: { kind: 'drafted', input: inputOf(opening) }, entries };

    const last = [...shownMoments(story.definition, history)].at(-1);

    expect(last?.after.obligations).toEqual(obligations);
    expect(last?.after).toEqual(story.definition.replay(history));
    expect(timeline(story.definition, history)[0]?.moved).toContainEqual({
      axis: 'overall',
      from: 'draft',
      to: 'pending',
    });
  });

  it('refuses a history in which something accepted changes nothing', () => {
    const story = sold();
    const { opening, entries } = historyOf(story);

    expect(() => timeline(story.definition, { opening, entries: [...entries, ...entries] })).toThrow(/Entry 3/);
  });
});

describe('the time in a status', () => {
  it('is counted by axis and word, by when the shop learnt it', () => {
    const story = given(boxed).when(
      { ...captured, at: hours(10) },
      { ...shipped, at: days(1), occurredAt: hours(11) },
      { ...delivered, at: days(3) },
    );

    const times = timeInStatus(story.definition, historyOf(story), { until: days(4) });

    const hour = 3_600_000;
    expect(times).toEqual({
      since: dayOne,
      until: days(4),
      total: 96 * hour,
      payment: { pending: 10 * hour, paid: 86 * hour },
      fulfillment: { unfulfilled: 24 * hour, fulfilled: 48 * hour, delivered: 24 * hour },
      returns: { none: 96 * hour },
      overall: { pending: 10 * hour, processing: 14 * hour, completed: 72 * hour },
    });
  });

  it('leaves out what came after the instant until which it counts', () => {
    const story = sold();

    expect(timeInStatus(story.definition, historyOf(story), { until: hours(1) }).payment).toEqual({
      pending: 3_600_000,
    });
  });

  it('never runs backwards, whatever a clock elsewhere says', () => {
    const story = given(boxed).when({ ...captured, at: hours(10) }, { ...shipped, at: hours(5) });

    const times = timeInStatus(story.definition, historyOf(story), { until: hours(12) });

    expect(times.fulfillment).toEqual({ unfulfilled: 10 * 3_600_000, fulfilled: 2 * 3_600_000 });
  });

  it.each(['tomorrow', '2026-03-01', '2020-01-01T00:00:00Z'])('cannot end at %s', (until) => {
    const story = sold();

    expect(() => timeInStatus(story.definition, historyOf(story), { until })).toThrow(/^until: /);
  });
});

describe('how stale an order is', () => {
  it('is told since when the word of each axis has stood', () => {
    const story = sold().when({ type: 'order.confirmed', reference: 'phone' });

    expect(staleSince(story.definition, historyOf(story))).toEqual({
      payment: hours(1),
      fulfillment: hours(3),
      returns: dayOne,
      overall: hours(2),
    });
  });

  it('counts anew for a word that went and came back', () => {
    const story = given(boxed).when(captured, shipped, {
      type: 'fulfillment.unship',
      fulfillment: 'box',
      of: 'way-1',
      reason: 'wrong van',
    });

    expect(staleSince(story.definition, historyOf(story)).overall).toBe(hours(3));
  });
});

describe("a customer's view", () => {
  it('shows words, pieces, parcels, money and returns, and nothing else', () => {
    const story = sold().when(
      { type: 'fulfillment.tracked', fulfillment: 'box', reference: 'scan', status: 'in_transit', of: 'way-1' },
      { ...request, reason: 'too small' },
      { type: 'return.approve', return: 'rma' },
      { type: 'return.received', return: 'rma', reference: 'dock-4', units: { shirt: 1 } },
      { type: 'payment.refund', payment: 'card', amount: 20_00, of: 'psp-capture', reason: 'knows the owner' },
    );
    const euro = (amount: number) => ({ amount, currency: 'EUR' });

    expect(customerView(story.answered().order, story.definition)).toEqual({
      id: 'order-1',
      status: {
        overall: 'shipped',
        payment: 'partially_refunded',
        fulfillment: 'delivered',
        returns: 'in_progress',
      },
      lines: [
        {
          id: 'shirt',
          requiresShipping: true,
          ordered: 2,
          canceled: 0,
          shipped: 2,
          delivered: 2,
          returned: 1,
          returnable: [{ quantity: 1 }],
        },
        {
          id: 'mug',
          requiresShipping: true,
          ordered: 1,
          canceled: 0,
          shipped: 1,
          delivered: 1,
          returned: 0,
          returnable: [{ quantity: 1 }],
        },
      ],
      parcels: [
        {
          id: 'box',
          state: 'delivered',
          tracking: { status: 'in_transit', delayed: false, failedAttempts: 0, numbers: ['TRACK-1'], carriers: [] },
        },
      ],
      tenders: [{ method: 'card', paid: euro(50_00), refunded: euro(20_00) }],
      returns: [{ id: 'rma', state: 'received' }],
      notes: [],
    });
  });

  it('shows until when which pieces may be asked back', () => {
    const told = (more: object): Tell =>
      ({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', ...more }) as Tell;
    const story = given({
      lines: { shirt: { quantity: 4, total: 40_00 }, sock: { total: 5_00, returnable: false } },
      parcels: { box: { shirt: 1, sock: 1 }, bag: { shirt: 2 }, late: { shirt: 1 } },
      policy: { returnWindow: { days: 14 } },
    }).when(
      told({ occurredAt: days(1) }),
      told({ fulfillment: 'bag', reference: 'way-2', occurredAt: days(5) }),
      told({ fulfillment: 'late', reference: 'way-3' }),
    );
    const returnable = ({ order, definition }: Story) =>
      customerView(order, definition).lines.map(({ id, returnable }) => ({ id, returnable }));

    expect(returnable(story)).toEqual([
      {
        id: 'shirt',
        returnable: [{ quantity: 1, until: days(15) }, { quantity: 2, until: days(19) }, { quantity: 1 }],
      },
      { id: 'sock', returnable: undefined },
    ]);
    const asked = story.when({
      type: 'return.request',
      return: 'rma',
      units: { shirt: 2 },
      by: { kind: 'customer', id: 'carla' },
      at: days(6),
    });
    expect(returnable(asked)[0]?.returnable).toEqual([{ quantity: 1, until: days(19) }, { quantity: 1 }]);
  });

  it('shows what goes out for a return and what is to be paid for it, and nothing of how the shop decided', () => {
    const story = sold().when(
      {
        type: 'return.request',
        return: 'swap',
        units: { shirt: 1 },
        reason: 'SECRET-reason',
        cause: 'own:SECRET-cause',
        exchange: [{ id: 'shirt-l', sku: 'SECRET-sku', quantity: 1, total: { amount: 25_00, currency: 'EUR' } }],
      },
      { type: 'return.approve', return: 'swap', fee: 1_00, id: 'SECRET-command', reason: 'SECRET-why' },
      { type: 'return.label', return: 'swap', id: 'SECRET-label' },
      { type: 'return.received', return: 'swap', reference: 'SECRET-dock', units: { shirt: 1 } },
      {
        type: 'return.inspected',
        return: 'swap',
        reference: 'SECRET-look',
        reason: 'SECRET-stain',
        units: { shirt: { damaged: 1 } },
      },
    );
    const view = customerView(story.order, story.definition);

    expect(view.returns).toEqual([
      {
        id: 'swap',
        state: 'inspected',
        exchange: {
          kind: 'exchange',
          progress: 'in_progress',
          back: [{ line: 'shirt', quantity: 1 }],
          out: [{ line: 'shirt-l', quantity: 1 }],
          open: [{ line: 'shirt-l', quantity: 1 }],
          difference: { amount: 6_00, currency: 'EUR' },
        },
      },
    ]);
    expect(JSON.stringify(view).replace('"sku":"SECRET-sku"', '')).not.toMatch(/SECRET|damaged/);
  });

  it('says nothing of returns where there are none', () => {
    const { order, definition } = sold();

    expect(customerView(order, definition).status).toEqual({
      overall: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
    });
  });

  it('counts no more than was ordered, whatever was reported', () => {
    const { order, definition } = sold().when({
      type: 'fulfillment.shipped',
      fulfillment: 'stray',
      reference: 'way-2',
      units: { shirt: 5 },
    });
    expect(definition.discrepanciesOf(order)).not.toEqual([]);

    expect(customerView(order, definition).lines[0]).toMatchObject({ ordered: 2, shipped: 2 });
  });

  it('shows no more as returned than was handed over, whatever was in the box', () => {
    const { order, definition } = sold().when({
      type: 'return.received',
      return: 'rma',
      reference: 'in-1',
      units: { mug: 3 },
    });
    expect(definition.discrepanciesOf(order)).not.toEqual([]);

    expect(customerView(order, definition).lines[1]).toMatchObject({ id: 'mug', shipped: 1, returned: 1 });
  });

  it('does not name a tender that began elsewhere', () => {
    const { order, definition } = given().when({ ...captured, payment: 'pi_secret' } as Tell);

    expect(JSON.stringify(customerView(order, definition))).not.toContain('pi_secret');
  });
});

describe('a group of orders', () => {
  const { definition } = given();
  const named = (order: Order, id: string): Order => ({ ...order, id });
  const words = (...orders: Order[]) => {
    const { payment, fulfillment, returns, overall } = group(
      orders.map((order, i) => named(order, `part-${i}`)),
      definition,
    );
    return [payment, fulfillment, returns, overall].map(({ word, rule }) => `${word} (${rule})`);
  };
  const placed = given(boxed).order;
  const paid = given(boxed).when(captured).order;
  const canceled = given(boxed).when(cancel).order;
  const done = sold().order;
  const away = given(boxed).when(captured, shipped).order;

  it('shows what all its orders show', () => {
    expect(words(done, done)).toEqual([
      'paid (all_are_alike)',
      'delivered (all_are_alike)',
      'none (all_are_alike)',
      'completed (all_are_alike)',
    ]);
  });

  it('lets a canceled order stand aside', () => {
    expect(words(done, canceled)).toEqual([
      'paid (all_that_count_are_alike)',
      'delivered (all_that_count_are_alike)',
      'none (all_are_alike)',
      'completed (all_that_count_are_alike)',
    ]);
  });

  it('is as far as its orders are together', () => {
    expect(words(placed, done)).toEqual([
      'partially_paid (some_paid)',
      'partially_fulfilled (some_handed_over)',
      'none (all_are_alike)',
      'processing (some_begun)',
    ]);
    expect(words(away, done)[1]).toBe('partially_delivered (all_handed_over_some_delivered)');
    expect(words(placed, paid)[3]).toBe('processing (some_begun)');
  });

  it('reads any and all over the orders that are concerned', () => {
    const { any, all } = group([named(done, 'a'), named(canceled, 'b')], definition);

    expect([any.delivered, all.delivered, any.canceled, all.canceled]).toEqual([true, true, true, false]);
    expect([any.captured, all.captured]).toEqual([true, true]);
  });

  it('asks only orders with open pieces whether they are held, and only those with live ones whether they came back', () => {
    const held = given(boxed).when({ type: 'stock.rejected', attempt: 'try-1', units: { shirt: 2, mug: 1 } }).order;
    const back = sold().when({
      type: 'return.received',
      return: 'rma',
      reference: 'dock-1',
      units: { shirt: 2, mug: 1 },
    }).order;

    expect(group([named(held, 'a'), named(done, 'b')], definition).all.held).toBe(true);
    expect(words(back, canceled)[2]).toBe('returned (all_that_count_are_alike)');
    expect(words(back, done)[2]).toBe('partially_returned (some_came_back)');
  });

  it('adds money of one currency and keeps currencies apart', () => {
    const yen = given({ currency: 'JPY' }).order;

    const { money, orders } = group([named(paid, 'b'), named(yen, 'c'), named(done, 'a')], definition);

    expect(orders).toEqual(['a', 'b', 'c']);
    expect(money.map(({ currency, total, captured }) => [currency, total, captured])).toEqual([
      ['EUR', 100_00, 100_00],
      ['JPY', 50_00, 0],
    ]);
  });

  it('has at least one order, and each once', () => {
    expect(() => group([], definition)).toThrow(/at least one/);
    expect(() => group([done, paid], definition)).toThrow(/"order-1" twice/);
  });

  it.each([
    ['payment', paymentStatuses, groupRules.payment],
    ['fulfillment', fulfillmentStatuses, groupRules.fulfillment],
    ['returns', returnStatuses, groupRules.returns],
    ['overall', overallStatuses, groupRules.overall],
  ] as [string, readonly string[], readonly DerivationRule<string, GroupFigures>[]][])(
    'has a use for every rule about %s that is not the last',
    (_axis, words, rules) => {
      const tally = (some: readonly string[]) => Object.fromEntries(some.map((word) => [word, 1]));
      const mixes = words.flatMap((a) => words.flatMap((b) => [[a], [a, b]]));
      const fired = mixes.flatMap((mix) =>
        [mix, mix.slice(1), []].map((counted) => derive(rules, { shown: tally(mix), counted: tally(counted) }).rule),
      );

      expect(rules.slice(0, -1).filter(({ rule }) => !fired.includes(rule))).toEqual([]);
    },
  );

  it('has its tables told in the guide, in their order', () => {
    const page = readFileSync(new URL('../../docs/07-projections.md', import.meta.url), 'utf8');
    const told = [...page.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, rule, word]) => ({ rule, word }));
    const tables = [mixedOverall, mixedPayment, mixedFulfillment, mixedReturns];

    expect(told).toEqual(tables.flatMap((table) => table.map(({ rule, word }) => ({ rule, word }))));
  });
});
