import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoreOrderDefinition, defineOrder } from '../../src/core.ts';
import { storyOf } from '../../src/testing/testing.ts';
import { running } from '../support/running.ts';
import { saidByHand, saidByUs } from './both.ts';
import { apply, place } from './by-hand/by-hand.ts';
import type { Event, Placement } from './by-hand/events.ts';
import { subset, subsetHistories } from './subset.ts';

const definition = defineOrder() as unknown as CoreOrderDefinition;
const folder = fileURLToPath(new URL('by-hand/', import.meta.url));

describe('the reducer by hand', { timeout: 600_000 }, () => {
  it('imports nothing but itself', () => {
    const imported = readdirSync(folder).flatMap((file) =>
      [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => String(from)),
    );
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((from) => !from.startsWith('./'))).toEqual([]);
  });

  it('comes to the outcomes, words, figures and effects of the library, whatever happens to an order', () => {
    const outcomes = new Map<string, number>();
    const accepted = new Set<string>();
    const codes = new Set<string>();
    const more = (kind: string) => outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
    fc.assert(
      fc.property(subsetHistories(definition, 45), ({ input, events }) => {
        let ours = definition.place(input).order;
        let byHand = place(input as unknown as Placement);
        for (const [i, event] of events.entries()) {
          const applied = definition.apply(ours, event);
          const other = apply(byHand, event as unknown as Event);
          const told = () =>
            storyOf(definition, { opening: { kind: 'placed', input }, events: events.slice(0, i + 1) });
          try {
            expect(saidByHand(other)).toEqual(saidByUs(applied));
            expect(other.order === byHand).toBe(applied.order === ours);
          } catch (error) {
            throw new Error(`${(error as Error).message}\n${told()}`, { cause: error });
          }
          const { outcome } = applied;
          more(outcome.kind);
          if (outcome.kind === 'rejected') for (const { code } of outcome.reasons) codes.add(code);
          else accepted.add(event.type);
          ours = applied.order;
          byHand = other.order;
        }
      }),
      // Its story is told to the event that differs; to make it smaller, thousands would be played.
      { ...running(300, 10), endOnFailure: true },
    );
    const all = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    const share = (...kinds: readonly string[]) =>
      kinds.reduce((sum, kind) => sum + (outcomes.get(kind) ?? 0), 0) / all;
    expect([...accepted].sort()).toEqual([...subset].sort());
    expect(share('applied', 'unchanged')).toBeGreaterThan(0.5);
    expect(share('rejected')).toBeGreaterThan(0.1);
    expect(share('duplicate')).toBeGreaterThan(0.03);
    expect(share('parked')).toBeGreaterThan(0.01);
    expect(codes.size).toBeGreaterThan(20);
  });
});
