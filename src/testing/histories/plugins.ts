import * as fc from 'fast-check';
import {
  type AnyPluginSpec,
  definePlugin,
  type Order,
  type OverallStatus,
  overallStatuses,
  type Plugin,
  type PluginGuard,
  type StatusTraits,
} from '../../core.ts';
import { type PartDraw, partDraws, partOf } from './plugins.parts.ts';

/** A plugin as numbers: what it is made of. */
interface PluginDraw {
  readonly id: string;
  readonly flag: boolean;
  readonly label: boolean;
  readonly part: PartDraw | null;
  readonly bases: readonly number[];
  readonly counts: number;
  readonly closesOnWhim: boolean;
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
    part: fc.option(partDraws, { freq: 2 }),
    bases: fc.uniqueArray(fc.nat({ max: overallStatuses.length - 1 }), { minLength: 1, maxLength: 4 }),
    counts: fc.nat({ max: capabilities.length - 1 }),
    closesOnWhim: fc.boolean(),
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
function pluginOf({ id, flag, label, part, bases, counts, closesOnWhim, told }: PluginDraw): Plugin {
  const base = bases.map((at) => overallStatuses[at] as OverallStatus);
  const heard = tellings[told] ?? {};
  const traits: StatusTraits = { base, counts: capabilities[counts] ?? {}, ...heard };
  const { guards = [], ...states } = part ? partOf(part, traits) : {};
  const asked = [...guards, ...(closesOnWhim ? [whim] : [])];
  const spec: AnyPluginSpec = {
    id,
    ...(flag && { flags: { on: traits } }),
    ...(label && { labels: { big: { base, ...heard, when: ({ lines }: Order) => lines.length > 2 } } }),
    ...states,
    ...(asked.length > 0 && { guards: asked }),
  };
  return definePlugin(spec as never) as Plugin;
}

const whim: PluginGuard = {
  name: 'closes on a whim',
  on: ['order.archive'],
  check: ({ lines }) => (lines.length > 3 ? { code: 'whim', message: 'Not this one.' } : null),
};
