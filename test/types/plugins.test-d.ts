/** Plugin programs that must compile, and such that must not, each with the reason. */
import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import {
  defineOrder,
  definePlugin,
  type History,
  type Order,
  type OrderEvent,
  type Plugin,
  type PluginEvent,
  type PluginStatus,
  type timeline,
} from '../../src/index.ts';

declare const order: Order;
const envelope = { id: 'e1', at: '2026-03-01T09:00:00Z', by: { kind: 'staff', id: 'sam' } } as const;

const attention = definePlugin({ id: 'attention', flags: { needed: { base: 'pending' }, odd: { base: 'shipped' } } });
const fraud = definePlugin({
  id: 'fraud',
  events: {
    suspected: { kind: 'fact', payload: z.object({ score: z.number() }) },
    clear: { kind: 'command', ends: ['suspected'] },
  },
  states: {
    suspected: {
      when: (slice) => slice.standing('suspected').some(({ payload }) => payload.score > 1),
      on: { clear: true },
    },
    calm: {},
  },
  statuses: { suspected: { base: 'processing' } },
});
const shop = defineOrder({ plugins: [attention, fraud] });
const other = defineOrder({ plugins: [attention] });
const plain = defineOrder();

describe('the words and events of plugins', () => {
  it('follow from the list', () => {
    expectTypeOf<PluginStatus<typeof attention>>().toEqualTypeOf<'attention.needed' | 'attention.odd'>();
    expectTypeOf<PluginStatus<typeof fraud>>().toEqualTypeOf<'fraud.suspected'>();
    expectTypeOf<PluginEvent<typeof fraud>['type']>().toEqualTypeOf<'fraud.suspected' | 'fraud.clear'>();
    expectTypeOf(shop.statusOf(order).custom).toEqualTypeOf<
      'attention.needed' | 'attention.odd' | 'fraud.suspected' | undefined
    >();
    expectTypeOf(plain.statusOf(order).custom).toEqualTypeOf<undefined>();
    expectTypeOf(shop).not.toBeAny();
  });

  it('live beside those of another definition in one program', () => {
    expectTypeOf(other.statusOf(order).custom).toEqualTypeOf<'attention.needed' | 'attention.odd' | undefined>();
    other.apply(order, { ...envelope, type: 'attention.set', payload: { flag: 'needed' } });
    // @ts-expect-error this shop has no fraud plugin
    other.apply(order, { ...envelope, type: 'fraud.clear' });
    // @ts-expect-error nor has one without plugins
    plain.apply(order, { ...envelope, type: 'attention.set', payload: { flag: 'needed' } });
  });

  it('are sent to an actor, and stand in a timeline, whether or not they carry something', () => {
    expectTypeOf<PluginEvent<typeof fraud>>().toExtend<Parameters<typeof shop.logic.transition>[1]>();
    expectTypeOf<PluginEvent<typeof attention>>().toExtend<Parameters<typeof shop.logic.transition>[1]>();
    expectTypeOf<History<PluginEvent<typeof fraud>>>().toExtend<Parameters<typeof timeline>[1]>();
  });

  it('of a list that is not known before are events of plugins', () => {
    const dynamic = defineOrder({ plugins: [attention, fraud] as readonly Plugin[] });
    dynamic.apply(order, { ...envelope, type: 'fraud.clear' });
    // @ts-expect-error an event of a plugin has a subject
    dynamic.apply(order, { ...envelope, type: 'nonsense' });
  });

  it('are checked', () => {
    shop.apply(order, { ...envelope, type: 'fraud.suspected', reference: 's-1', payload: { score: 3 } });
    shop.apply(order, { ...envelope, type: 'fraud.clear' });
    // @ts-expect-error the event is misspelt
    shop.apply(order, { ...envelope, type: 'fraud.cleer' });
    // @ts-expect-error the payload is missing
    shop.apply(order, { ...envelope, type: 'fraud.suspected', reference: 's-1' });
    // @ts-expect-error a score is a number
    shop.apply(order, { ...envelope, type: 'fraud.suspected', reference: 's-1', payload: { score: 'high' } });
    // @ts-expect-error a fact has a reference
    shop.apply(order, { ...envelope, type: 'fraud.suspected', payload: { score: 3 } });
    // @ts-expect-error there is no such flag
    shop.apply(order, { ...envelope, type: 'attention.set', payload: { flag: 'neded' } });
    // @ts-expect-error there is no such word
    if (shop.statusOf(order).custom === 'attention.neded') throw new Error();
  });
});

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** What can be written of a value, so many levels deep. */
type Writable<Value, Depth extends readonly unknown[] = [1, 2, 3, 4, 5]> = Depth extends readonly [
  unknown,
  ...infer Rest,
]
  ? Value extends readonly (infer Item)[]
    ? Value extends unknown[]
      ? 'a list'
      : Writable<Item, Rest>
    : Value extends object
      ? {
          [Key in keyof Value]-?:
            | (Same<Pick<Value, Key>, Readonly<Pick<Value, Key>>> extends true ? never : Key)
            | Writable<Value[Key], Rest>;
        }[keyof Value]
      : never
  : never;

describe('a plugin', () => {
  it('names what there is', () => {
    // @ts-expect-error there is no base word "procesing"
    definePlugin({ id: 'x', flags: { on: { base: 'procesing' } } });
    definePlugin({
      id: 'x',
      events: { go: { kind: 'command' }, told: { kind: 'fact' } },
      states: {
        late: {
          // @ts-expect-error a slice knows the plugin's events
          when: (slice) => slice.all('tolt').length > 0,
          on: {
            go: true,
            // @ts-expect-error a state allows commands of the plugin
            og: true,
          },
        },
        calm: {
          on: {
            // @ts-expect-error a fact is no command that a state allows
            told: true,
          },
        },
      },
    });
    definePlugin({
      id: 'x',
      events: { go: { kind: 'command' } },
      states: { calm: { on: { go: true } } },
      statuses: {
        // @ts-expect-error a status shows a state of the plugin
        storm: { base: 'pending' },
      },
    });
    definePlugin({
      id: 'x',
      // @ts-expect-error a command ends events of the plugin
      events: { go: { kind: 'command', ends: ['tolt'] }, told: { kind: 'fact' } },
      states: { calm: { on: { go: true } } },
    });
    // @ts-expect-error there is no command "order.cancle"
    definePlugin({ id: 'x', guards: [{ name: 'says no', on: ['order.cancle'], check: () => null }] });
  });

  it('answers at once', () => {
    definePlugin({
      id: 'x',
      guards: [
        {
          name: 'asks elsewhere',
          on: ['order.cancel'],
          // @ts-expect-error a guard that answers with a promise would always let pass
          check: async () => null,
        },
      ],
    });
  });

  it('reads the order and writes nothing into it', () => {
    definePlugin({
      id: 'x',
      labels: {
        sorted: {
          base: 'pending',
          // @ts-expect-error the lines are sorted in a copy
          when: ({ lines }) => lines.sort().length > 0,
        },
        more: {
          base: 'pending',
          // @ts-expect-error nothing is added to the record
          when: ({ payments }) => payments.push({}) > 0,
        },
      },
      events: { go: { kind: 'command' } },
      states: {
        calm: {
          on: {
            go: (slice) => {
              // @ts-expect-error what was said stays as it was said
              slice.all('go').pop();
              return null;
            },
          },
          deadline: {
            fires: 'go',
            at: (_, order) => {
              // @ts-expect-error nothing writes a revision
              order.revision += 1;
              return undefined;
            },
          },
        },
      },
      guards: [
        {
          name: 'forces',
          on: ['fulfillment.ship'],
          check: ({ payments }, command) => {
            // @ts-expect-error a command is what its sender said
            command.id = 'another';
            // @ts-expect-error nothing writes a state
            if (payments[0]) payments[0].state = 'captured';
            return null;
          },
        },
      ],
    });
    expectTypeOf<Writable<{ readonly rows: readonly { kind: string }[] }>>().toEqualTypeOf<'kind'>();
    expectTypeOf<Writable<{ readonly rows: string[] }>>().toEqualTypeOf<'a list'>();
    expectTypeOf<Writable<Order>>().toBeNever();
    expectTypeOf<Writable<OrderEvent>>().toBeNever();
  });

  it('has no behavior as a label', () => {
    // @ts-expect-error a label counts as nothing
    definePlugin({ id: 'x', labels: { big: { base: 'pending', when: () => true, counts: { held: true } } } });
  });
});
