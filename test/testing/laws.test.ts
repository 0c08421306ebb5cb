import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineOrder, definePlugin, type Plugin } from '../../src/index.ts';
import { laws } from '../../src/testing/laws/laws.ts';

/** A vault that keeps orders open: a command of its own lets go, or its deadline does. */
const vault = (way: 'command' | 'payload' | 'deadline' | 'none') =>
  definePlugin({
    id: 'vault',
    events: {
      lock: { kind: 'fact', payload: z.object({ shelf: z.number().int() }) },
      unbolt: {
        kind: 'command',
        ends: ['lock'],
        ...(way === 'payload' && { payload: z.object({ code: z.string() }) }),
      },
      ...(way === 'payload' && { noted: { kind: 'command' as const, payload: z.object({ text: z.string() }) } }),
    },
    states: {
      locked: {
        when: (slice) => slice.standing('lock').length > 0,
        on: {
          ...(way === 'payload' && { noted: true }),
          unbolt: way === 'none' ? () => ({ code: 'stuck', message: 'It is stuck.' }) : true,
        },
        ...(way === 'deadline' && {
          deadline: { fires: 'unbolt' as const, at: () => '2026-06-01T00:00:00.000Z' },
        }),
      },
      open: {},
    },
    statuses: { locked: { base: ['pending', 'processing', 'shipped'], counts: { held: true } } },
    guards: [
      {
        name: 'stays_while_locked',
        on: ['order.close', 'order.cancel'],
        check: (_, __, slice) =>
          slice.standing('lock').length > 0 ? { code: 'locked', message: 'The vault is locked.' } : null,
      },
    ],
  });

const endsOf = (way: Parameters<typeof vault>[0]) => endsIn(vault(way));

const endsIn = (plugin: Plugin) => {
  const law = laws(defineOrder({ plugins: [plugin] })).find(({ name }) => name === 'everyOrderCanEnd');
  if (!law) throw new Error('There is no such law.');
  return fc.check(law.property as fc.IProperty<unknown>, { numRuns: 40, seed: 4, endOnFailure: true });
};

describe('every order can end', { timeout: 120_000 }, () => {
  it('where a plugin lets go by a command of any name', () => {
    expect(endsOf('command').failed).toBe(false);
  });

  it('where a plugin lets go by a command that says more than its name, among others that change nothing', () => {
    expect(endsOf('payload').failed).toBe(false);
  });

  it('where what a plugin asks of its own service is answered by a fact', () => {
    const points = definePlugin({
      id: 'points',
      events: { booked: { kind: 'fact' }, redo: { kind: 'command' } },
      states: {
        done: { when: (slice) => slice.all('booked').length > 0 },
        open: { on: { redo: true }, asks: () => [{ name: 'book_points', of: 'order' }] },
      },
    });
    expect(endsIn(points).failed).toBe(false);
  });

  it.each([
    ['by one fact, which nobody asked for', 1],
    ['by six of them', 6],
  ])('where what is held is let go %s', (_, enough) => {
    const fraud = definePlugin({
      id: 'fraud',
      events: { suspected: { kind: 'fact' }, cleared: { kind: 'fact' }, remind: { kind: 'command' } },
      states: {
        cleared: { when: (slice) => slice.all('cleared').length >= enough },
        suspected: { when: (slice) => slice.all('suspected').length > 0, on: { remind: true } },
        calm: {},
      },
      statuses: { suspected: { base: ['pending', 'processing'], counts: { held: true, cancellable: false } } },
    });
    expect(endsIn(fraud).failed).toBe(false);
  });

  it('where a plugin lets go when its time is over', () => {
    expect(endsOf('deadline').failed).toBe(false);
  });

  it('and where a plugin never lets go, the law tells it', () => {
    expect(String(endsOf('none').errorInstance)).toContain('everyOrderCanEnd');
  });
});
