import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definePlugin, type Plugin } from '../../src/index.ts';
import { checkPlugin, pluginFlaws } from '../../src/testing/testing.ts';

const both = ['pending', 'processing'] as const;
const hintsOf = (plugin: Plugin, options = {}) =>
  pluginFlaws(plugin, options).map(({ code, isHint }) => `${isHint ? 'hint' : 'flaw'} ${code}`);

const weight = definePlugin({
  id: 'weight',
  events: {
    weighed: { kind: 'fact', payload: z.object({ grams: z.number() }) },
    looked: { kind: 'command', ends: ['weighed'] },
  },
  states: {
    heavy: {
      when: (slice) => slice.standing('weighed').some(({ payload: { grams } }) => grams > 20_000 && grams < 30_000),
      on: { looked: true },
    },
    light: {},
  },
  statuses: { heavy: { base: both, counts: { held: true } } },
});

describe('what was not reached with what was tried', { timeout: 300_000 }, () => {
  it('is a hint, and no error', () => {
    expect(hintsOf(weight)).toEqual(['hint never_reached', 'hint accepted_nowhere']);
    const hints = checkPlugin(weight);
    expect(hints.map(({ code }) => code)).toEqual(['never_reached', 'accepted_nowhere']);
    expect(hints[0]?.message).toMatch(/not reached with what was tried: .*weight\.weighed.*\{"grams":0\}/);
  });

  it('is reached with the payloads that matter', () => {
    expect(hintsOf(weight, { payloads: { 'weight.weighed': [{ grams: 25_000 }, { grams: 1 }] } })).toEqual([]);
  });

  it('is two given words', () => {
    const pair = definePlugin({
      id: 'pair',
      events: { told: { kind: 'fact', payload: z.object({ a: z.string(), b: z.string() }) }, ok: { kind: 'command' } },
      states: {
        same: {
          when: (slice) => slice.all('told').some(({ payload: { a, b } }) => a === 'left' && b === 'right'),
          on: { ok: true },
        },
        other: {},
      },
      statuses: { same: { base: both } },
    });

    expect(hintsOf(pair)).toEqual(['hint never_reached', 'hint accepted_nowhere']);
  });

  it('is no command that the clock sends once the order is paid, and no state that it leads to', () => {
    const cooling = definePlugin({
      id: 'cooling',
      events: { wait: { kind: 'command' }, over: { kind: 'command', ends: ['wait'] } },
      states: {
        waiting: {
          when: (slice) => slice.standing('wait').length > 0,
          on: { over: (_, { by }) => (by.kind === 'staff' ? { code: 'clock', message: 'Only the clock.' } : null) },
          deadline: {
            fires: 'over',
            at: (_, { payments }) =>
              payments.some(({ state }) => state === 'captured') ? '2026-02-01T00:00:00Z' : undefined,
          },
        },
        rested: { when: (slice) => slice.all('wait').length > 0, on: { wait: true } },
        usual: { on: { wait: true } },
      },
      statuses: { waiting: { base: both, counts: { held: true } } },
    });

    expect(hintsOf(cooling)).toEqual([]);
  });

  it.each(['system', 'plugin'])('is no command that a rule lets the %s alone send', (kind) => {
    const sealed = definePlugin({
      id: 'sealed',
      events: { seal: { kind: 'command' }, open: { kind: 'command', ends: ['seal'] } },
      states: {
        sealed: {
          when: (slice) => slice.standing('seal').length > 0,
          on: { open: (_, { by }) => (by.kind === kind ? null : { code: 'sealed', message: 'Not you.' }) },
        },
        free: { on: { seal: true } },
      },
      statuses: { sealed: { base: both } },
    });

    expect(hintsOf(sealed)).toEqual([]);
  });

  it('is not three missed calls: so often everything is said', () => {
    const calls = definePlugin({
      id: 'calls',
      events: { missed: { kind: 'fact' }, reached: { kind: 'command', ends: ['missed'] } },
      states: {
        unreachable: { when: (slice) => slice.standing('missed').length >= 3, on: { reached: true } },
        fine: {},
      },
      statuses: { unreachable: { base: both, counts: { held: true } } },
    });

    expect(hintsOf(calls)).toEqual([]);
  });
});

describe('what never spoke', { timeout: 300_000 }, () => {
  const label = (when: NonNullable<Plugin['spec']['labels']>[string]['when']) =>
    definePlugin({ id: 'paid', labels: { it: { base: both, when } } });
  const guard = (check: NonNullable<Plugin['spec']['guards']>[number]['check']) =>
    definePlugin({ id: 'late', guards: [{ name: 'after work', on: ['order.cancel'], check }] });
  const veto = { code: 'late', message: 'Tomorrow.' };

  it('is a label that held nowhere', () => {
    const [hint, ...more] = pluginFlaws(label((_, { payment }) => (payment as string) === 'payed'));

    expect(more).toEqual([]);
    expect(hint).toMatchObject({
      code: 'never_shown',
      isHint: true,
      message: expect.stringMatching(/label "it" held/),
    });
  });

  it('is a guard that refused nothing', () => {
    const [hint, ...more] = pluginFlaws(guard(({ lines }) => (lines.length > 4 ? veto : null)));

    expect(more).toEqual([]);
    expect(hint).toMatchObject({
      code: 'never_said',
      isHint: true,
      message: expect.stringMatching(/guard "after work" refused nothing of what was tried: order\.cancel/),
    });
  });

  it('is no label that holds once the order is paid, and no guard that speaks to customers alone', () => {
    expect(pluginFlaws(label((_, { payment }) => payment === 'paid'))).toEqual([]);
    expect(pluginFlaws(guard((_, { by }) => (by.kind === 'customer' ? veto : null)))).toEqual([]);
  });
});

describe('payloads for what there is not', () => {
  const shows = (payloads: Record<string, readonly unknown[]>) => () => pluginFlaws(weight, { payloads });

  it('are refused with the names that there are', () => {
    expect(shows({ 'weight.wieghed': [] })).toThrow(/"weight\.wieghed".*weight\.weighed, weight\.looked/);
    expect(shows({ 'weight.wieghed': [] })).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
