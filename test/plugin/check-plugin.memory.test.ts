import { describe, expect, it } from 'vitest';
import { definePlugin, type Order, type OrderStatus, type Plugin } from '../../src/index.ts';
import { type CheckPluginOptions, pluginFlaws } from '../../src/testing/testing.ts';

const both = ['pending', 'processing'] as const;
const codesOf = (plugin: Plugin, options: CheckPluginOptions = {}) =>
  pluginFlaws(plugin, options).map(({ code }) => code);
const label = (id: string, when: (order: Order, words: OrderStatus) => boolean) =>
  definePlugin({ id, labels: { it: { base: both, when } } });

describe('what a plugin remembers is found', { timeout: 300_000 }, () => {
  it('where a label keeps its first answer for each order', () => {
    const seen = new Map<string, boolean>();
    const memo = label('memo', ({ id }, { payment }) => {
      if (!seen.has(id)) seen.set(id, payment !== 'paid');
      return seen.get(id) === true;
    });
    const [flaw, ...more] = pluginFlaws(memo);

    expect(more).toEqual([]);
    expect(flaw).toMatchObject({ code: 'remembers', message: expect.stringMatching(/order's id[\s\S]*restart/) });
    expect(flaw?.message).not.toMatch(/register|listed/);
    expect(flaw?.story).toMatch(/payment\.captured/);
  });

  it('where a guard does', () => {
    const asked = new Map<string, boolean>();
    const memo = definePlugin({
      id: 'memo',
      flags: { on: { base: both } },
      guards: [
        {
          name: 'waits for money',
          on: ['fulfillment.ship'],
          check: ({ id, payments }) => {
            if (!asked.has(id)) asked.set(id, payments[0]?.state === 'captured');
            return asked.get(id) === true ? null : { code: 'unpaid', message: 'It is not paid.' };
          },
        },
      ],
    });

    expect(codesOf(memo)).toEqual(['remembers']);
  });

  it('where two plugins share a variable', () => {
    let current = '';
    const alpha = label('alpha', ({ id }) => {
      current = id;
      return true;
    });
    const beta = label('beta', ({ id }) => current === id);
    const precedence = ['alpha', 'beta'];

    const [flaw] = pluginFlaws(beta, { neighbors: [alpha], precedence });
    expect(flaw).toMatchObject({ code: 'remembers', message: expect.stringMatching(/"beta"[\s\S]*beside it/) });
    expect(codesOf(alpha, { neighbors: [beta], precedence })).toEqual(['remembers']);
  });

  it('where the last one that was asked, or the first one that claims an order, decides', () => {
    const asked: string[] = [];
    const last = (id: string) =>
      definePlugin({
        id,
        labels: { it: { base: both, when: () => asked.at(-1) === id } },
        guards: [
          {
            name: 'is asked',
            on: ['order.close'],
            check: () => {
              asked.push(id);
              return null;
            },
          },
        ],
      });
    const claimed = new Map<string, string>();
    const first = (id: string) =>
      label(id, (order) => {
        if (!claimed.has(order.id)) claimed.set(order.id, id);
        return claimed.get(order.id) === id;
      });

    expect(codesOf(last('one'), { neighbors: [last('two')], precedence: ['one', 'two'] })).toEqual(['remembers']);
    expect(codesOf(first('four'), { neighbors: [first('three')], precedence: ['three', 'four'] })).toEqual([
      'remembers',
    ]);
  });

  it('where it knows a value again that it saw in memory', () => {
    const known = new WeakSet<object>();
    const weak = label('weak', ({ payments }) => known.has(payments) || !known.add(payments));

    expect(codesOf(weak)).toEqual(['remembers']);
  });
});

describe('dice and clocks are told as what they are', { timeout: 300_000 }, () => {
  it.each([
    ['crypto.randomUUID', () => crypto.randomUUID() < '8'],
    ['crypto.getRandomValues', () => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) > 127],
    ['Math.random', () => Math.random() > 0.9],
    ['performance.now', () => performance.now() % 2 < 1],
    ['process.uptime', () => process.uptime() % 1 < 0.5],
    ['Date', () => Date().includes('2126')],
  ] as const)('%s', (_, when) => {
    expect(codesOf(label('lucky', when))).toEqual(['impure']);
  });
});

describe('no memory is seen', { timeout: 300_000 }, () => {
  it.each([
    ['its length', ({ id }: Order) => id.length % 2 === 0],
    ['its letters', ({ id }: Order) => [...id].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 3 === 0],
    ['the words', (_: Order, { payment }: OrderStatus) => payment === 'paid'],
  ] as const)("in what reads the order's id or words: %s", (_, when) => {
    expect(pluginFlaws(label('reader', when)).filter(({ isHint }) => !isHint)).toEqual([]);
  });
});
