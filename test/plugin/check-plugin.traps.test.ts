import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definePlugin, holdsOf, type Order, type OverallStatus, type Plugin, tagsOf } from '../../src/index.ts';
import { pluginFlaws } from '../../src/testing/testing.ts';

const both = ['pending', 'processing'] as const satisfies readonly OverallStatus[];
const kept = { base: both, counts: { held: true, cancellable: false } } as const;
const codesOf = (plugin: Plugin, options = {}) => pluginFlaws(plugin, options).map(({ code }) => code);

/** Facts that the plugin hears and that change nothing. */
const news = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `news_${n}`,
      { kind: 'fact' as const, payload: z.object({ score: z.number() }) },
    ]),
  );

describe('a trap is found', { timeout: 300_000 }, () => {
  it.each([0, 2, 4])('though the plugin also hears harmless facts: %i of them', (count) => {
    const escrow = definePlugin({
      id: 'escrow',
      events: { lock: { kind: 'command', by: ['customer'] }, extend: { kind: 'command' }, ...news(count) },
      states: {
        locked: { when: (slice) => slice.all('lock').length > 0, on: { extend: true } },
        free: { on: { lock: true } },
      },
      statuses: { locked: kept },
    });

    expect(pluginFlaws(escrow)).toMatchObject([
      { code: 'trap', story: expect.stringMatching(/1\. escrow\.lock \(customer\) -> pending, escrow\.locked$/) },
    ]);
  });

  it.each([0, 3])('two steps deep, and behind a fact that nobody sees, beside %i harmless facts', (count) => {
    const bank = definePlugin({
      id: 'bank',
      events: { warned: { kind: 'fact' }, check: { kind: 'command' }, again: { kind: 'command' }, ...news(count) },
      states: {
        seized: {
          when: (slice) => slice.all('warned').length > 0 && slice.all('check').length > 0,
          on: { again: true },
        },
        open: { on: { check: true } },
      },
      statuses: { seized: kept },
    });

    expect(pluginFlaws(bank)).toMatchObject([{ code: 'trap', story: expect.stringMatching(/bank\.seized$/) }]);
  });

  it('behind three facts and a guard that nobody sees', () => {
    const strikes = definePlugin({
      id: 'strikes',
      events: { missed: { kind: 'fact' } },
      states: { some: { when: (slice) => slice.all('missed').length > 0 }, none: {} },
      statuses: { some: { base: both } },
      guards: [
        {
          name: 'three strikes',
          on: ['order.cancel', 'order.cancel_units', 'fulfillment.ship', 'order.close'],
          check: (_, __, slice) =>
            slice.all('missed').length >= 3 ? { code: 'out', message: 'Three strikes, and it stays.' } : null,
        },
      ],
    });

    const [flaw] = pluginFlaws(strikes);
    expect(flaw).toMatchObject({ code: 'trap', message: expect.stringMatching(/Three strikes, and it stays/) });
    expect(flaw?.story.match(/strikes\.missed/g)).toHaveLength(3);
  });

  it('each with its own story, also beside one that keeps goods back', () => {
    const twice = definePlugin({
      id: 'twice',
      events: { lock: { kind: 'command' }, put_aside: { kind: 'command' }, extend: { kind: 'command' } },
      states: {
        locked: { when: (slice) => slice.all('lock').length > 0, on: { extend: true } },
        aside: { when: (slice) => slice.all('put_aside').length > 0, on: { extend: true } },
        free: { on: { lock: true, put_aside: true } },
      },
      statuses: {
        locked: kept,
        aside: { base: both, counts: { ...kept.counts, stock: 'reserved' } },
      },
    });

    expect(pluginFlaws(twice)).toMatchObject([
      { code: 'trap', story: expect.stringMatching(/1\. twice\.lock \(staff\) -> pending, twice\.locked$/) },
      { code: 'leaks_stock', story: expect.stringMatching(/1\. twice\.put_aside [\s\S]*stock\.reserved/) },
    ]);
  });

  it('of each flag that has one', () => {
    const flags = definePlugin({
      id: 'seals',
      flags: { red: { base: both }, blue: { base: both } },
      guards: [
        {
          name: 'sealed for ever',
          on: ['order.cancel', 'order.cancel_units', 'fulfillment.ship', 'order.close'],
          check: ({ plugins }) => (plugins?.seals ? { code: 'sealed', message: 'Once sealed it stays.' } : null),
        },
      ],
    });

    expect(pluginFlaws(flags).map(({ story }) => story.match(/"flag":"(\w+)"/)?.[1])).toEqual(['red', 'blue']);
  });

  it.each([
    [
      'returns that never close',
      ['return.close', 'return.inspect', 'return.cancel'],
      ({ returns }) => returns.length > 0,
    ],
    [
      'cards that are never let go',
      ['payment.void', 'payment.capture', 'order.cancel', 'order.cancel_units'],
      ({ payments }) => payments.some(({ context }) => context.rows.some(({ kind }) => kind === 'authorized')),
    ],
    [
      'two pieces that stay for ever',
      ['order.cancel', 'order.cancel_units', 'fulfillment.ship'],
      ({ lines }) => lines.some(({ quantity }) => quantity > 1),
    ],
    [
      'a hold that is never released',
      ['hold.release', 'order.cancel', 'order.cancel_units'],
      (order) => holdsOf(order).length > 0,
    ],
    [
      'sent orders that stay open',
      ['order.close'],
      ({ fulfillments }) => fulfillments.some(({ state }) => state === 'shipped'),
    ],
    [
      'orders that are dear',
      ['fulfillment.ship', 'order.cancel', 'order.cancel_units', 'order.close'],
      ({ lines }) => lines.some(({ total }) => total >= 500_00),
    ],
    [
      'orders that had a tag once',
      ['fulfillment.ship', 'order.cancel', 'order.cancel_units', 'order.close'],
      ({ lifecycle }) => lifecycle.context.rows.some(({ kind }) => kind === 'tagged'),
    ],
    [
      'money that is set aside after the order was canceled, and neither taken nor let go',
      ['payment.void', 'payment.capture'],
      () => true,
    ],
  ] as const satisfies readonly (readonly [
    string,
    readonly string[],
    (order: Parameters<GuardCheck>[0]) => boolean,
  ])[])('in the life of the order: %s', (name, on, holds) => {
    const keeper = definePlugin({
      id: 'keeper',
      flags: { on: { base: both } },
      guards: [{ name, on, check: (order) => (holds(order) ? { code: 'kept', message: 'It stays.' } : null) }],
    });

    expect(codesOf(keeper)).toContain('trap');
  });
});

type GuardCheck = NonNullable<Parameters<typeof definePlugin>[0]['guards']>[number]['check'];

describe('a way out is believed', { timeout: 300_000 }, () => {
  it('whatever it is called, behind facts, payloads and other steps', () => {
    const vault = definePlugin({
      id: 'vault',
      events: {
        lock: { kind: 'command' },
        open: { kind: 'command', payload: z.object({ pin: z.number() }), ends: ['lock'] },
        heard: { kind: 'fact', payload: z.object({ trust: z.number() }) },
        ...news(2),
      },
      states: {
        locked: {
          when: (slice) => slice.standing('lock').length > 0,
          on: {
            open: (slice, { payload }) =>
              payload.pin > 50 && slice.all('heard').some((heard) => heard.payload.trust > 50)
                ? null
                : { code: 'shut', message: 'Not yet.' },
          },
        },
        free: { on: { lock: true } },
      },
      statuses: { locked: kept },
    });

    expect(codesOf(vault)).toEqual([]);
  });

  it('where a tag is taken away', () => {
    const check = (order: Order) => (tagsOf(order).length > 0 ? { code: 'tagged', message: 'Ask for it.' } : null);
    const tagged = definePlugin({
      id: 'tagged',
      guards: [{ name: 'asked for', on: ['fulfillment.ship', 'order.cancel', 'order.close'], check }],
    });

    expect(codesOf(tagged)).toEqual([]);
  });

  it('where only the customs release it', () => {
    const customs = definePlugin({
      id: 'customs',
      events: { stopped: { kind: 'fact' }, released: { kind: 'fact' } },
      states: {
        stopped: { when: (slice) => slice.all('stopped').length > slice.all('released').length },
        free: {},
      },
      guards: [
        {
          name: 'stopped by the customs',
          on: ['order.cancel', 'order.cancel_units', 'fulfillment.ship', 'order.close'],
          check: (_, __, slice) =>
            slice.all('stopped').length > slice.all('released').length
              ? { code: 'stopped', message: 'The customs keep it.' }
              : null,
        },
      ],
      statuses: { stopped: { base: both } },
    });

    expect(codesOf(customs)).toEqual([]);
  });
});

it('a check that does not come to its end says so', { timeout: 300_000 }, () => {
  const escrow = definePlugin({ id: 'escrow', events: news(3), states: { calm: {} }, flags: { on: kept } });

  expect(pluginFlaws(escrow, { most: 5 })).toMatchObject([
    { code: 'not_looked_through', isHint: false, message: expect.stringMatching(/most: \d+/) },
  ]);
});
