/** A payload is typed by whichever Standard Schema its author likes. */
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import { defineOrder, definePlugin, type Order, type PluginEvent } from '../../src/index.ts';

declare const order: Order;
const envelope = { id: 'e1', at: '2026-03-01T09:00:00Z', by: { kind: 'staff', id: 'sam' } } as const;

const scores = definePlugin({
  id: 'scores',
  events: {
    zod: { kind: 'fact', payload: z.object({ score: z.number() }) },
    valibot: { kind: 'fact', payload: v.object({ score: v.number() }) },
    arktype: { kind: 'fact', payload: type({ score: 'number' }) },
    ask: { kind: 'command', payload: v.object({ paper: v.picklist(['red', 'blue']) }) },
  },
  states: {
    high: {
      when: (slice) =>
        slice.all('zod').some(({ payload }) => payload.score > 1) ||
        slice.all('valibot').some(({ payload }) => payload.score > 1) ||
        slice.all('arktype').some(({ payload }) => payload.score > 1),
      on: { ask: (_, { payload }) => (payload.paper === 'red' ? null : { code: 'no_blue', message: 'Take red.' }) },
    },
    calm: {},
  },
  statuses: { high: { base: 'pending' } },
});
const shop = defineOrder({ plugins: [scores] });
type Told<Name extends string> = Extract<PluginEvent<typeof scores>, { readonly type: `scores.${Name}` }>['payload'];

describe('a payload', () => {
  it('is what its schema takes, of zod, valibot and arktype', () => {
    expectTypeOf<Told<'zod'>>().toEqualTypeOf<{ score: number }>();
    expectTypeOf<Told<'valibot'>>().toEqualTypeOf<{ score: number }>();
    expectTypeOf<Told<'arktype'>>().toEqualTypeOf<{ score: number }>();
    expectTypeOf<Told<'ask'>>().toEqualTypeOf<{ paper: 'red' | 'blue' }>();
  });

  it('is checked where it is sent', () => {
    for (const type of ['scores.zod', 'scores.valibot', 'scores.arktype'] as const)
      shop.apply(order, { ...envelope, type, reference: 'r', payload: { score: 3 } });
    // @ts-expect-error a score is a number, says valibot
    shop.apply(order, { ...envelope, type: 'scores.valibot', reference: 'r', payload: { score: 'high' } });
    // @ts-expect-error a score is a number, says arktype
    shop.apply(order, { ...envelope, type: 'scores.arktype', reference: 'r', payload: { score: 'high' } });
    // @ts-expect-error the payload is missing
    shop.apply(order, { ...envelope, type: 'scores.arktype', reference: 'r' });
    // @ts-expect-error there is no green paper
    shop.apply(order, { ...envelope, type: 'scores.ask', payload: { paper: 'green' } });
  });

  it('is known to conditions and rules', () => {
    definePlugin({
      id: 'scores',
      events: { told: { kind: 'fact', payload: type({ score: 'number' }) } },
      states: {
        high: {
          // @ts-expect-error there is no "skore", says arktype
          when: (slice) => slice.all('told').some(({ payload }) => payload.skore > 1),
        },
        calm: {},
      },
    });
  });
});
