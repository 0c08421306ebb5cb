/** What holds of every projection, over generated histories. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  billingAddressOf,
  type CoreOrderDefinition,
  customerView,
  discrepancyCodes,
  exchangeProgress,
  exchangesOf,
  fulfillmentStates,
  fulfillmentStatuses,
  group,
  type History,
  handovers,
  linesOf,
  notesOf,
  type Opening,
  type Order,
  type OrderEvent,
  type OrderStatus,
  orderAxes,
  overallStatuses,
  paymentMethods,
  paymentStatuses,
  pickupOf,
  returnStates,
  returnStatuses,
  staleSince,
  timeInStatus,
  timeline,
  trackingOf,
  trackingStatuses,
} from '../../src/index.ts';
import { leavesBy } from '../../src/order/order.deadlines.ts';
import { shownMoments } from '../../src/order/order.moments.ts';
import { standingStatuses } from '../../src/order/order.plugin.readings.ts';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { begin, type GeneratedHistory, tell } from '../../src/testing/histories/history.ts';
import { running } from '../support/running.ts';

const timeout = 600_000;
const fourWords = ({ payment, fulfillment, returns, overall }: OrderStatus) => ({
  payment,
  fulfillment,
  returns,
  overall,
});

/** What a generated history leads to, and how a shop would have kept it. */
function live(generated: GeneratedHistory) {
  const definition = generated.definition;
  const { told, last } = tell(definition, generated);
  const entries = told.map(({ event, applied: { outcome } }) => ({ event, outcome: { kind: outcome.kind } }));
  const history: History = { opening: generated.opening, entries };
  return { definition, history, told, last };
}

function holds(title: string, number: number, runs: number, law: (generated: GeneratedHistory) => void): void {
  it(title, { timeout }, () =>
    fc.assert(fc.property(histories(definitions(), { most: 40 }), law), running(runs, number)),
  );
}

describe('a timeline', () => {
  holds('ends in the words of the live order, and its moves lead there', 101, 150, (generated) => {
    const { definition, history, told, last } = live(generated);
    const entries = timeline(definition, history, { refused: true });
    const first = fourWords(definition.statusOf(begin(definition, generated.opening)));
    const now = fourWords(definition.statusOf(last));

    expect(entries.at(-1)?.words ?? first).toEqual(now);
    const words: Record<string, string> = { ...first };
    const seen: Record<string, string | undefined> = {
      ...customerView(begin(definition, generated.opening), definition).status,
    };
    for (const { axis, from, to } of entries.flatMap((entry) => entry.moved)) {
      if (axis === 'custom') continue;
      expect(words[axis]).toBe(from);
      words[axis] = to;
    }
    for (const { axis, to } of entries.flatMap((entry) => entry.seen)) seen[axis] = to;
    expect(words).toEqual(now);
    expect(seen).toMatchObject(customerView(last, definition).status);
    for (const { index, words, outcome, moved, parts, seen } of entries) {
      expect(words).toEqual(fourWords((told[index] as (typeof told)[number]).applied.status));
      if (outcome === 'applied') expect(moved.length + parts.length + seen.length).toBeGreaterThan(0);
      if (outcome === 'unchanged' || outcome === 'rejected') expect([moved, parts, seen]).toEqual([[], [], []]);
    }
    expect([...shownMoments(definition, history)].at(-1)?.after ?? last).toEqual(definition.replay(history));
    const shown = history.entries.filter(({ outcome }) => outcome.kind !== 'duplicate');
    expect(entries.map(({ id }) => id)).toEqual(shown.map(({ event }) => event.id));
  });
});

describe('the time in a status', () => {
  holds('adds up to all the time there was, to the millisecond', 102, 150, (generated) => {
    const { definition, history, last } = live(generated);
    const begun = Date.parse(generated.opening.input.at);
    const stale = staleSince(definition, history);
    for (const later of [0, 1, 12_345_678, 400 * 86_400_000]) {
      const until = new Date(begun + later).toISOString();
      const times = timeInStatus(definition, history, { until });

      expect([times.since, times.until, times.total]).toEqual([generated.opening.input.at, until, later]);
      for (const axis of orderAxes) {
        const spans = Object.values<number>(times[axis]);
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(later);
        expect(spans.every((span) => span > 0)).toBe(true);
        const word = definition.statusOf(last)[axis];
        const standing = Date.parse(until) - Date.parse(stale[axis]);
        if (standing > 0) expect(Object.entries(times[axis])).toContainEqual([word, expect.any(Number)]);
        if (standing > 0) expect((times[axis] as Record<string, number>)[word]).toBeGreaterThanOrEqual(standing);
      }
    }
  });
});

const secret = 'secret:';
const hidden: ReadonlySet<string> = new Set(['id', 'reference', 'of', 'op', 'reason', 'source', 'attempt']);

/** The same event with everything in it marked that a customer must not read: ids, references, reasons, actors. */
function marked(event: OrderEvent): OrderEvent {
  const fields = Object.entries(event).map(([name, value]): [string, unknown] => {
    if (name === 'by') return [name, { ...event.by, id: secret + event.by.id }];
    return [name, hidden.has(name) && typeof value === 'string' ? secret + value : value];
  });
  return { reason: `${secret}why`, ...Object.fromEntries(fields) } as OrderEvent;
}

/** Every key and every text in a value. */
function* told(value: unknown): Generator<{ readonly key?: string; readonly text?: string }> {
  if (typeof value === 'string') yield { text: value };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      if (!Array.isArray(value)) yield { key };
      yield* told(part);
    }
  }
}

const visibleKeys: ReadonlySet<string> = new Set([
  ...[
    'id',
    'address',
    'billingAddress',
    'status',
    'lines',
    'parcels',
    'tenders',
    'returns',
    'overall',
    'payment',
    'fulfillment',
  ],
  ...['sku', 'requiresShipping', 'ordered', 'canceled', 'shipped', 'delivered', 'returned'],
  ...[
    'state',
    'tracking',
    'delayed',
    'failedAttempts',
    'carriers',
    'custom',
    'shipBy',
    'numbers',
    'method',
    'paid',
    'refunded',
    'amount',
    'currency',
    'notes',
  ],
  ...['handover', 'ready', 'until'],
  ...['returnable', 'quantity', 'line', 'exchange', 'kind', 'progress', 'back', 'out', 'open', 'difference'],
]);
const visibleWords: readonly string[] = [
  ...[...overallStatuses, ...paymentStatuses, ...fulfillmentStatuses, ...returnStatuses],
  ...[...fulfillmentStates, ...returnStates, ...trackingStatuses, ...paymentMethods],
  ...handovers,
  ...['exchange', 'claim', ...exchangeProgress],
];

describe("a customer's view", () => {
  holds('names no actor, reason, reference, command or discrepancy', 103, 300, (generated) => {
    const definition = generated.definition;
    const { input } = generated.opening;
    const by = { ...input.by, id: secret + input.by.id };
    const opening = { ...generated.opening, input: { ...input, by } } as Opening;
    const { last } = tell(definition, { opening, events: generated.events.map(marked) });

    const own = [
      last.id,
      last.currency,
      ...[...linesOf(last), ...last.fulfillments, ...last.returns].map(({ id }) => id),
    ];
    const numbers = last.fulfillments.flatMap(({ context }) => {
      const { numbers, carriers } = trackingOf(context);
      return [...numbers, ...carriers];
    });
    const notes = notesOf(last).flatMap(({ text, visibility }) => (visibility === 'customer' ? [text] : []));
    const until = last.fulfillments.flatMap(({ context }) =>
      [pickupOf(context).until ?? [], leavesBy(last, context) ?? []].flat(),
    );
    const { returnWindow } = last.obligations;
    const windows = last.fulfillments.flatMap(({ context }) =>
      context.rows.flatMap(({ occurredAt }) =>
        occurredAt === undefined || returnWindow === undefined
          ? []
          : [new Date(Date.parse(occurredAt) + returnWindow).toISOString()],
      ),
    );
    const standing = standingStatuses(definition.plugins, last, definition.statusOf(last)).flatMap(
      ({ word, traits }) => (traits.visibility === 'customer' ? [word] : []),
    );
    const wished = exchangesOf(last).flatMap(({ out }) => out.map(({ line }) => line));
    const visible = new Set([
      ...[...visibleWords, ...own, ...numbers, ...notes, ...until, ...windows, ...wished, ...standing],
      addressOf(last),
      billingAddressOf(last),
    ]);
    for (const { key, text } of told(customerView(last, definition))) {
      if (key !== undefined && !visibleKeys.has(key)) expect.fail(`the key ${key} shows`);
      if (text !== undefined && (!visible.has(text) || text.includes(secret) || text.startsWith('opening')))
        expect.fail(`"${text}" shows`);
      expect(discrepancyCodes).not.toContain(key ?? text);
    }
  });

  it('is tried on records that hold secrets', () => {
    const records = fc
      .sample(histories(definitions(), { most: 40 }), { seed: running(50, 104).seed, numRuns: 50 })
      .map((generated) => {
        const events = generated.events.map(marked);
        return JSON.stringify(tell(generated.definition, { opening: generated.opening, events }).last);
      });

    expect(records.filter((record) => record.includes(secret)).length).toBeGreaterThan(40);
  });
});

const groups = fc.tuple(
  fc.array(histories(definitions(), { most: 25 }), { minLength: 1, maxLength: 5 }),
  fc.array(fc.nat(), { minLength: 5 }),
);

/** Generated orders under ids of their own, seen by the definition of the first. */
function ordersOf(generated: readonly GeneratedHistory[]): { definition: CoreOrderDefinition; orders: Order[] } {
  const orders = generated.map((one, i) => ({ ...tell(one.definition, one).last, id: `order-${i}` }));
  return { definition: (generated[0] as GeneratedHistory).definition, orders };
}

describe('a group of orders', () => {
  it('is the same in whatever order they are given', { timeout }, () => {
    fc.assert(
      fc.property(groups, ([generated, draws]) => {
        const { definition, orders } = ordersOf(generated);
        const shuffled = orders
          .map((order, i) => ({ order, draw: draws[i % draws.length] ?? 0 }))
          .sort((a, b) => a.draw - b.draw)
          .map(({ order }) => order);

        const expected = JSON.stringify(group(orders, definition));
        expect(JSON.stringify(group(shuffled, definition))).toBe(expected);
        expect(JSON.stringify(group(orders.toReversed(), definition))).toBe(expected);
      }),
      running(100, 105),
    );
  });

  holds('of one is that order', 106, 150, (generated) => {
    const { definition, last } = live(generated);
    const alone = group([last], definition);
    const status = definition.statusOf(last);

    for (const axis of orderAxes) expect(alone[axis].word).toBe(status[axis]);
    expect([alone.any, alone.all]).toEqual([status.any, status.all]);
    expect(alone.money).toEqual([{ currency: last.currency, ...definition.explain(last).overall.figures.money }]);
  });

  it('of the same order many times over shows what that order shows', { timeout }, () => {
    fc.assert(
      fc.property(histories(definitions(), { most: 25 }), (generated) => {
        const { definition, orders } = ordersOf([generated, generated, generated]);
        const together = group(orders, definition);
        const status = definition.statusOf(orders[0] as Order);

        for (const axis of orderAxes) expect(together[axis].word).toBe(status[axis]);
        expect([together.any, together.all]).toEqual([status.any, status.all]);
      }),
      running(60, 107),
    );
  });
});
