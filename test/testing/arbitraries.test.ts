/** What is drawn for users' own properties. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { commandTypes, defineOrder, definePlugin, factTypes } from '../../src/index.ts';
import { type EventKind, events, histories, orders, stepsOf, storyOf } from '../../src/testing/testing.ts';
import { createCoverage } from '../support/coverage.ts';

const gift = definePlugin({
  id: 'gift',
  events: { ask: { kind: 'command' }, wrapped: { kind: 'fact' } },
  states: { asked: { when: (slice) => slice.all('ask').length > 0 }, plain: { on: { ask: true } } },
  statuses: { asked: { base: ['pending', 'processing'] } },
});
const shop = defineOrder({ plugins: [gift] });
const ours = fc.constant(shop);
const settings = { seed: 20260101, numRuns: 60 } as const;
const drawn = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.sample(arbitrary, settings);

it('orders are as their histories left them', () => {
  for (const { definition, order, history } of drawn(orders(ours))) {
    expect(definition).toBe(shop);
    expect(stepsOf(history).at(-1)?.applied.order ?? order).toEqual(order);
  }
});

it('histories tell of the plugins of the shop', () => {
  const types = drawn(histories(ours)).flatMap((history) => history.events.map(({ type }) => type as string));
  expect(types).toEqual(expect.arrayContaining(['gift.ask', 'gift.wrapped']));
  const [history] = drawn(histories(ours));
  expect(history && storyOf(shop, history)).toContain('With plugins gift\n');
});

it('histories go on after an order is closed, and send back what left in several boxes', () => {
  const coverage = createCoverage();
  for (const history of fc.sample(histories(), { seed: 77, numRuns: 400 })) coverage.see(history);
  expect(coverage.closed()).toBeGreaterThanOrEqual(10);
  expect(coverage.inspectedTwice()).toBeGreaterThanOrEqual(8);
});

/** What becomes of events of one kind. */
function outcomesOf(kind: EventKind): { readonly outcomes: readonly string[]; readonly types: readonly string[] } {
  const met = drawn(
    orders(ours)
      .filter(({ history }) => kind !== 'again' || history.events.length > 0)
      .chain(({ order, history }) =>
        events(shop, order, { kinds: [kind], after: history.events }).map((event) => ({ order, event })),
      ),
  );
  return {
    outcomes: met.map(({ order, event }) => shop.apply(order, event).outcome.kind),
    types: met.map(({ event }) => event.type),
  };
}

const share = (outcomes: readonly string[], ...kinds: readonly string[]) =>
  outcomes.filter((kind) => kinds.includes(kind)).length / outcomes.length;
const plugged = (type: string) => type.startsWith('gift.');

it('commands that are allowed are mostly accepted, and such that are not mostly refused', () => {
  const [allowed, refused] = [outcomesOf('allowed'), outcomesOf('refused')];
  expect(share(allowed.outcomes, 'applied', 'unchanged')).toBeGreaterThan(0.9);
  expect(share(refused.outcomes, 'rejected')).toBeGreaterThan(0.7);
  for (const type of [...allowed.types, ...refused.types])
    expect(plugged(type) || (commandTypes as readonly string[]).includes(type)).toBe(true);
});

it('no fact is refused, honest or hostile', () => {
  for (const kind of ['honest', 'hostile'] as const) {
    const { outcomes, types } = outcomesOf(kind);
    expect(share(outcomes, 'rejected')).toBe(0);
    for (const type of types) expect(plugged(type) || (factTypes as readonly string[]).includes(type)).toBe(true);
  }
});

it('what comes again was sent before', () => {
  expect(share(outcomesOf('again').outcomes, 'duplicate', 'rejected')).toBeGreaterThan(0.9);
});

it('an event comes when it is said to', () => {
  const at = '2026-07-01T00:00:00.000Z';
  const [any] = drawn(orders(ours));
  const { order } = any as NonNullable<typeof any>;
  expect(new Set(drawn(events(shop, order, { at })).map((event) => event.at))).toEqual(new Set([at]));
});
