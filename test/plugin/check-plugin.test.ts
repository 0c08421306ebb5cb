import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fraud } from '../../examples/fraud-review.ts';
import { gift } from '../../examples/gift-wrapping.ts';
import { attention } from '../../examples/needs-attention.ts';
import { preorder } from '../../examples/pre-order.ts';
import { definePlugin, type Order, type Plugin, type Slice } from '../../src/index.ts';
import { plugins } from '../../src/testing/histories/plugins.ts';
import { checkPlugin, pluginFlawCodes, pluginFlaws } from '../../src/testing/testing.ts';

const codesOf = (plugin: Plugin, options = {}) => pluginFlaws(plugin, options).map(({ code }) => code);
const both = ['pending', 'processing'] as const;
const earlier = new Intl.DateTimeFormat('en');

describe('checking a plugin finds', { timeout: 300_000 }, () => {
  it('a hidden trap: a state that holds the order and whose only command leads nowhere', () => {
    const escrow = definePlugin({
      id: 'escrow',
      events: { lock: { kind: 'command', by: ['customer'] }, extend: { kind: 'command' } },
      states: {
        locked: { when: (slice) => slice.all('lock').length > 0, on: { extend: true } },
        free: { on: { lock: true } },
      },
      statuses: { locked: { base: both, counts: { held: true, cancellable: false } } },
    });
    const [flaw, ...more] = pluginFlaws(escrow);

    expect(more).toEqual([]);
    expect(flaw?.code).toBe('trap');
    expect(flaw?.message).toMatch(/no way to its end[\s\S]*order.cancel: Plugin escrow refuses it/);
    expect(flaw?.story.split('\n')).toEqual([
      '  An order of one shirt is placed, to be paid by transfer -> pending',
      '  1. escrow.lock (customer) -> pending, escrow.locked',
    ]);
  });

  it('a trap behind a rule that always refuses the way out', () => {
    const parole = definePlugin({
      id: 'parole',
      events: { suspected: { kind: 'fact' }, clear: { kind: 'command', ends: ['suspected'] } },
      states: {
        suspected: {
          when: (slice) => slice.standing('suspected').length > 0,
          on: { clear: () => ({ code: 'not_yet', message: 'Ask again tomorrow.' }) },
        },
        calm: {},
      },
      statuses: { suspected: { base: both, counts: { held: true, cancellable: false } } },
    });
    const flaws = pluginFlaws(parole);

    expect(flaws.map(({ code }) => code)).toEqual(['trap', 'accepted_nowhere']);
    expect(flaws[0]?.story).toMatch(/1\. parole\.suspected .*-> pending, parole\.suspected$/);
  });

  it('stock that is kept back for an order that the plugin gave up', () => {
    const lapsed = definePlugin({
      id: 'lapsed',
      flags: { given_up: { base: both, counts: { terminal: true, stock: 'reserved' } } },
    });
    const [flaw, ...more] = pluginFlaws(lapsed);

    expect(more).toEqual([]);
    expect(flaw?.code).toBe('leaks_stock');
    expect(flaw?.message).toMatch(
      /"lapsed\.given_up" says stock: "reserved", and nothing lets go\. Say stock: "released"/,
    );
    expect(flaw?.story).toMatch(/lapsed\.set .*\n.*stock\.reserved/);
  });

  it('stock that is kept back for an order that cannot end', () => {
    const layaway = definePlugin({
      id: 'layaway',
      events: { put_aside: { kind: 'command', by: ['customer'] }, remind: { kind: 'command' } },
      states: {
        aside: { when: (slice) => slice.all('put_aside').length > 0, on: { remind: true } },
        normal: { on: { put_aside: true } },
      },
      statuses: { aside: { base: both, counts: { stock: 'reserved', held: true, cancellable: false } } },
    });

    expect(pluginFlaws(layaway)).toMatchObject([
      { code: 'leaks_stock', message: expect.stringMatching(/"layaway\.aside" keeps pieces reserved/) },
    ]);
  });

  it('that it remembers what it was asked, so that whoever is asked first decides', () => {
    const greeted = new Set<string>();
    const welcome = definePlugin({
      id: 'welcome',
      labels: { first_order: { base: both, when: ({ id }) => greeted.size < greeted.add(id).size } },
    });
    let asked = 0;
    const every = definePlugin({
      id: 'every_other',
      flags: { on: { base: both } },
      guards: [
        {
          name: 'refuses every other time',
          on: ['order.close'],
          check: () => (asked++ % 2 === 0 ? { code: 'odd', message: 'Ask again.' } : null),
        },
      ],
    });

    expect(pluginFlaws(welcome)).toMatchObject([
      {
        code: 'remembers',
        message: expect.stringContaining(
          'Its label "first_order" differs: it shows: pending, welcome.first_order - and then: pending.',
        ),
      },
    ]);
    expect(pluginFlaws(every)).toMatchObject([
      {
        code: 'remembers',
        message: expect.stringContaining(
          'Its guard "refuses every other time" differs: it says of order.close: Plugin every_other refuses it. Ask again - and then: nothing of that.',
        ),
      },
    ]);
  });

  it('that nothing says which of two plugins is shown', () => {
    const options = { neighbors: [definePlugin({ id: 'urgent', flags: { now: { base: 'pending' } } })] };

    expect(pluginFlaws(attention, options)).toMatchObject([
      { code: 'order_matters', message: expect.stringMatching(/nothing says which is shown/) },
    ]);
    expect(codesOf(attention, { ...options, precedence: ['urgent', 'attention'] })).toEqual([]);
  });

  it('that it reads the clock or throws dice', () => {
    const label = (id: string, when: () => boolean) => definePlugin({ id, labels: { it: { base: both, when } } });

    expect(codesOf(label('late', () => Date.now() > Date.UTC(2050, 0, 1)))).toEqual(['impure']);
    expect(codesOf(label('dated', () => new Date().getFullYear() < 2000))).toEqual(['impure']);
    expect(codesOf(label('lucky', () => Math.random() > 0.9))).toEqual(['impure']);
  });

  it.each([
    ['the nanoseconds of a running program', () => process.hrtime()[1] % 2 === 1],
    ['when the program began', () => performance.timeOrigin > Date.UTC(2050, 0, 1)],
    ['the clock of a format', () => new Intl.DateTimeFormat('en', { dateStyle: 'full' }).format().includes('2126')],
    ['the same, piece by piece', () => earlier.formatToParts().some(({ value }) => value.startsWith('2126'))],
    ['the time zone of the machine', ({ revision }: Order) => new Date(revision).getHours() < 18],
  ])('that it reads %s', (_, when) => {
    const label = definePlugin({ id: 'clock', labels: { it: { base: both, when } } });
    const zone = process.env.TZ;

    expect(codesOf(label)).toEqual(['impure']);
    expect(process.env.TZ).toBe(zone);
    expect(new Intl.DateTimeFormat().format()).toBe(new Intl.DateTimeFormat().format(new Date()));
  });

  it('a function that throws or gives no answer, also where the order goes on without it', () => {
    const scored = (over: (slice: Slice) => boolean) =>
      definePlugin({
        id: 'scored',
        events: { told: { kind: 'fact', payload: z.object({ score: z.number() }) } },
        states: { high: { when: over as never }, low: {} },
        statuses: { high: { base: both } },
      });
    const broken = scored((slice) =>
      slice.all('told').some(({ payload }) => (payload as never as { of: { low: number } }).of.low > 1),
    );
    const reader = definePlugin({
      id: 'reader',
      labels: { it: { base: both, when: ({ payments }) => (payments[5] as { id: string }).id === 'x' } },
    });

    expect(codesOf(broken)).toContain('throws');
    expect(pluginFlaws(reader)).toMatchObject([
      { code: 'throws', message: expect.stringMatching(/condition of "it"/) },
    ]);
  });

  it('a payload that its schema refuses once it was written as JSON', () => {
    const dated = definePlugin({
      id: 'dated',
      events: { told: { kind: 'fact', payload: z.object({ on: z.date() }) } },
      states: { known: { when: (slice) => slice.all('told').length > 0 }, unknown: {} },
      statuses: { known: { base: both } },
    });

    const payloads = { 'dated.told': [{ on: new Date(0) }] };
    expect(pluginFlaws(dated, { payloads })[0]).toMatchObject({ code: 'payload_refused', plugin: 'dated' });
  });

  it('a deadline that fires for ever', () => {
    const nag = definePlugin({
      id: 'nag',
      events: { start: { kind: 'command' }, nag: { kind: 'command' } },
      states: {
        started: {
          when: (slice) => slice.all('start').length > 0,
          on: { nag: true },
          deadline: {
            fires: 'nag',
            at: (slice) => new Date(Date.UTC(2026, 1, 1 + slice.all('nag').length)).toISOString(),
          },
        },
        idle: { on: { start: true } },
      },
    });

    expect(codesOf(nag)).toEqual(['deadline_never_stops']);
  });

  it('a state, a status and an event that are of no use', () => {
    const idle = definePlugin({
      id: 'idle',
      events: { told: { kind: 'fact' } },
      states: {
        often: { when: (slice) => slice.all('told').length > 0 },
        never: { when: (slice) => slice.all('told').length > 1 },
        calm: {},
      },
      statuses: { often: { base: both }, never: { base: both } },
      labels: { ours: { base: both, when: () => true } },
      flags: { hidden: { base: both } },
    });

    expect(pluginFlaws(idle).map(({ code, message }) => `${code} ${message.match(/"[\w.]+"/)?.[0]}`)).toEqual([
      'never_reached "never"',
    ]);
    const behind = definePlugin({
      id: 'behind',
      labels: { front: { base: both, when: () => true }, back: { base: 'pending', when: () => true } },
    });
    expect(codesOf(behind)).toEqual(['never_shown']);
  });
});

describe('a sound plugin', { timeout: 300_000 }, () => {
  it.each([fraud, gift, attention, preorder] as readonly Plugin[])(
    'of the examples comes out without a word ($id)',
    (plugin) => {
      expect(() => checkPlugin(plugin)).not.toThrow();
    },
  );

  it.each([...fc.sample(plugins(1), { numRuns: 4, seed: 5 }).flat().entries()])(
    'that is drawn comes out without a word (%i)',
    (_, plugin) => {
      const { flags = {}, statuses = {} } = plugin.spec;
      const mayLeak = [...Object.values(flags), ...Object.values(statuses)].some(
        ({ counts = {} }) => counts.terminal && counts.stock !== 'released',
      );
      expect(pluginFlaws(plugin).filter(({ code }) => !mayLeak || code !== 'leaks_stock')).toEqual([]);
    },
  );
});

it('what is wrong is thrown as one error, with its story', () => {
  const luck = definePlugin({ id: 'luck', labels: { it: { base: both, when: () => Math.random() > 0.9 } } });

  expect(() => checkPlugin(luck)).toThrow(/^Plugin "luck" \(impure\): [\s\S]*\n {2}An order of one shirt is placed/);
  expect(new Set(pluginFlawCodes).size).toBe(pluginFlawCodes.length);
});
