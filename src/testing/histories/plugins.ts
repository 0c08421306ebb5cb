import * as fc from 'fast-check';
import {
  type AnyPluginSpec,
  definePlugin,
  type Order,
  type OverallStatus,
  overallStatuses,
  type Plugin,
  type Slice,
} from '../../core.ts';

/** A plugin as numbers: what it is made of. */
interface PluginDraw {
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
const capabilities = [
  {},
  { held: true },
  { cancellable: false },
  { terminal: true },
  { paid: true },
  { stock: 'reserved' },
  { stock: 'deducted' },
  { stock: 'released' },
] as const;

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

/** So many plugins, up to three: flags, labels, parts with deadlines, requests and guards. */
function some(least: number): fc.Arbitrary<readonly Plugin[]> {
  return fc
    .subarray([...ids], { minLength: least })
    .chain((chosen) => fc.tuple(...chosen.map(draw)))
    .map((drawn) => drawn.map(pluginOf));
}

const mostlyNone: fc.Arbitrary<readonly Plugin[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: some(1) },
);

/**
 * Plugins of all tiers: with flags, labels and parts, with deadlines, requests and guards. Mostly none, else up to three; with `least`, at
 * least so many.
 *
 * @since 0.1.0
 */
export function plugins(least: 0 | 1 | 2 | 3 = 0): fc.Arbitrary<readonly Plugin[]> {
  return least === 0 ? mostlyNone : some(least);
}

/** The word of a shop with such plugins on which status is shown first. */
export const precedence: readonly string[] = ['beta', 'gamma', 'alpha'];

/** The plugin that a draw stands for. */
function pluginOf({ id, flag, label, part, bases, counts, threshold, guards, told }: PluginDraw): Plugin {
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
