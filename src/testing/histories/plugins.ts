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

/** What a status declares, as numbers. */
interface TraitsDraw {
  readonly bases: readonly number[];
  readonly counts: number;
  readonly told: number;
}

/** A plugin as numbers: what it is made of. */
interface PluginDraw extends TraitsDraw {
  readonly id: string;
  /** Whether it has a flag that declares the same as its other statuses, ... */
  readonly flag: boolean;
  /** ... and what more flags declare. */
  readonly more: readonly TraitsDraw[];
  readonly label: boolean;
  readonly part: PartDraw | null;
  readonly closesOnWhim: boolean;
}

const ids = ['alpha', 'beta', 'gamma'] as const;
/** The flags of a plugin, as many as are drawn. */
const flagNames = ['on', 'late', 'rare'] as const;
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
/** The places of those that stop nothing. */
const gentle = [...capabilities.entries()].flatMap(([at, counts]) =>
  'paid' in counts || 'stock' in counts ? [at] : [],
);

const tellings = [
  {},
  { channel: 'silent' },
  { channel: 'webhook', visibility: 'customer' },
  { channel: 'notify', visibility: 'customer' },
] as const;

const basesDrawn = fc.uniqueArray(fc.nat({ max: overallStatuses.length - 1 }), { minLength: 1, maxLength: 4 });
const tellingsDrawn = fc.nat({ max: tellings.length - 1 });
/** More flags stop nothing, so that orders go on as far as with one. */
const moreDrawn = fc.record({
  bases: basesDrawn,
  counts: fc.constantFrom(...gentle),
  told: tellingsDrawn,
});

const draw = (id: string): fc.Arbitrary<PluginDraw> =>
  fc.record({
    id: fc.constant(id),
    flag: fc.boolean(),
    label: fc.boolean(),
    part: fc.option(partDraws, { freq: 2 }),
    bases: basesDrawn,
    counts: fc.nat({ max: capabilities.length - 1 }),
    closesOnWhim: fc.boolean(),
    told: tellingsDrawn,
    more: fc.array(moreDrawn, { maxLength: flagNames.length - 1 }),
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
 * Plugins of all tiers: with up to three flags, labels and parts, with deadlines, requests and guards. Mostly none, else up to three; with `least`, at
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
function pluginOf({ id, flag, more, label, part, closesOnWhim, ...own }: PluginDraw): Plugin {
  const traits = traitsOf(own);
  const { counts: _, ...shown } = traits;
  const flags = [...(flag ? [traits] : []), ...more.map(traitsOf)];
  const { guards = [], ...states } = part ? partOf(part, traits) : {};
  const asked = [...guards, ...(closesOnWhim ? [whim] : [])];
  const spec: AnyPluginSpec = {
    id,
    ...(flags.length > 0 && {
      flags: Object.fromEntries(flags.map((one, at) => [flagNames[at] as string, one])),
    }),
    ...(label && { labels: { big: { ...shown, when: ({ lines }: Order) => lines.length > 2 } } }),
    ...states,
    ...(asked.length > 0 && { guards: asked }),
  };
  return definePlugin(spec as never) as Plugin;
}

function traitsOf({ bases, counts, told }: TraitsDraw): StatusTraits {
  return {
    base: bases.map((at) => overallStatuses[at] as OverallStatus),
    counts: capabilities[counts] ?? {},
    ...tellings[told],
  };
}

const whim: PluginGuard = {
  name: 'closes on a whim',
  on: ['order.archive'],
  check: ({ lines }) => (lines.length > 3 ? { code: 'whim', message: 'Not this one.' } : null),
};
