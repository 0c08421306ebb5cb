import * as fc from 'fast-check';
import {
  type AnyPluginSpec,
  definePlugin,
  type Order,
  type OverallStatus,
  overallStatuses,
  type Plugin,
  type Slice,
} from '../../src/index.ts';
import type { Sent } from './commands.ts';
import type { Dice } from './dice.ts';
import type { Seen } from './world.ts';

/** A plugin as numbers: what it is made of. */
export interface PluginDraw {
  readonly id: string;
  readonly flag: boolean;
  readonly label: boolean;
  readonly part: boolean;
  readonly bases: readonly number[];
  readonly counts: number;
  readonly threshold: number;
  readonly guards: boolean;
  readonly told: number;
}

const ids = ['alpha', 'beta', 'gamma'] as const;
const capabilities = [{}, { held: true }, { cancellable: false }, { terminal: true }, { paid: true }] as const;

const tellings = [
  {},
  { channel: 'silent' },
  { channel: 'webhook', visibility: 'customer' },
  { channel: 'notify', visibility: 'customer' },
] as const;

const draw = (id: string): fc.Arbitrary<PluginDraw> =>
  fc.record({
    id: fc.constant(id),
    flag: fc.boolean(),
    label: fc.boolean(),
    part: fc.boolean(),
    bases: fc.uniqueArray(fc.nat({ max: overallStatuses.length - 1 }), { minLength: 1, maxLength: 4 }),
    counts: fc.nat({ max: capabilities.length - 1 }),
    threshold: fc.integer({ min: 1, max: 2 }),
    guards: fc.boolean(),
    told: fc.nat({ max: tellings.length - 1 }),
  });

/** Mostly none; else one to three of all tiers. */
export const pluginDraws: fc.Arbitrary<readonly PluginDraw[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.subarray([...ids], { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map(draw))) },
);

/** One to three plugins. */
export const somePlugins: fc.Arbitrary<readonly PluginDraw[]> = fc
  .subarray([...ids], { minLength: 2 })
  .chain((chosen) => fc.tuple(...chosen.map(draw)));

/** The shop's word on which status is shown first. */
export const precedence: readonly string[] = ['beta', 'gamma', 'alpha'];

/** The plugin that a draw stands for. */
export function pluginOf({ id, flag, label, part, bases, counts, threshold, guards, told }: PluginDraw): Plugin {
  const base = bases.map((at) => overallStatuses[at] as OverallStatus);
  const heard = tellings[told] ?? {};
  const traits = { base, counts: capabilities[counts] ?? {}, ...heard };
  const spec = {
    id,
    ...(flag && { flags: { on: traits } }),
    ...(label && { labels: { big: { base, ...heard, when: ({ lines }: Order) => lines.length > 2 } } }),
    ...(part && {
      events: {
        told: { kind: 'fact' },
        ended: { kind: 'command', by: ['warehouse'], ends: ['told'] },
      },
      states: {
        raised: {
          when: (slice: Slice) => slice.standing('told').length >= threshold,
          on: { ended: true },
          asks: (slice: Slice) => slice.standing('told').map(({ reference }) => ({ name: 'look', of: reference })),
          deadline: {
            fires: 'ended',
            at: (slice: Slice) =>
              slice
                .standing('told')
                .flatMap(({ at }) => at ?? [])
                .sort()[0],
          },
        },
        calm: {},
      },
      statuses: { raised: traits },
    }),
    ...(guards && {
      guards: [
        {
          name: 'closes on a whim',
          on: ['order.archive'],
          check: (order: Order) => (order.lines.length > 3 ? { code: 'whim', message: 'Not this one.' } : null),
        },
      ],
    }),
  } as unknown as AnyPluginSpec;
  return definePlugin(spec as never) as Plugin;
}

/** Something, nothing, or that it is nothing: three different things. */
function payloadOf(dice: Dice): object {
  return dice.pick([{ payload: { score: dice.below(9) } }, { payload: null }, {}]) ?? {};
}

/** What the plugins of an order hear of. */
export function wordsForPlugins(
  plugins: readonly { readonly id: string; readonly events: object }[],
  { dice, fresh }: Seen,
): Sent<never>[] {
  return plugins.flatMap(({ id, events }) =>
    'told' in events
      ? [
          {
            draft: { type: `${id}.told`, reference: fresh('word'), ...payloadOf(dice) } as never,
            by: { kind: 'provider', id: 'bureau' },
          },
        ]
      : [],
  );
}

/** The same reference with something else said under it. */
export function otherWordForPlugins(plugins: readonly { readonly id: string; readonly events: object }[], dice: Dice) {
  const known = plugins.filter(({ events }) => 'told' in events);
  const plugin = dice.pick(known);
  return plugin && { type: `${plugin.id}.told`, reference: `word-${dice.below(3)}`, ...payloadOf(dice) };
}
