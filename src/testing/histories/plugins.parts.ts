import * as fc from 'fast-check';
import type { AnyPluginSpec, Envelope, Occurrence, PluginEventSpec, Slice, StatusTraits, Veto } from '../../core.ts';
import { score, signature, verdict } from './plugins.schema.ts';

/** A plugin's part as numbers: what raises it, how it comes to an end, and what it keeps from happening meanwhile. */
export interface PartDraw {
  readonly names: number;
  readonly scored: boolean;
  readonly threshold: number;
  readonly wayOut: number;
  readonly asks: boolean;
  readonly forbids: number;
}

/** How a part comes to its end: by which event, what of the told keeps it up until then, and what its state allows. */
interface WayOut {
  readonly event: PluginEventSpec;
  readonly others?: Readonly<Record<string, PluginEventSpec>>;
  readonly left: (slice: Slice) => readonly Occurrence<undefined>[];
  readonly state?: {
    readonly on: Readonly<Record<string, true | ((slice: Slice, event: Pick<Envelope, 'at'>) => null | Veto)>>;
    readonly deadline?: { readonly fires: string; readonly at: (slice: Slice) => string | undefined };
  };
}

/** What raises it, and what ends it. */
const names = [
  ['told', 'ended'],
  ['scored', 'cleared'],
  ['alarm', 'release'],
] as const;

/** Commands of the library that it refuses meanwhile. */
const forbidden = [[], ['fulfillment.ship'], ['order.cancel', 'order.cancel_units'], ['order.close']] as const;

const ways: readonly ((told: string, ended: string) => WayOut)[] = [
  // Somebody acts, or time passes.
  (told, ended) => ({
    event: { kind: 'command', by: ['warehouse'], ends: [told] },
    left: (slice) => slice.standing(told),
    state: { on: { [ended]: true }, deadline: { fires: ended, at: (slice) => firstOf(slice.standing(told)) } },
  }),
  // Somebody signs for it.
  (told, ended) => ({
    event: { kind: 'command', by: ['warehouse'], ends: [told], payload: signature },
    left: (slice) => slice.standing(told),
    state: { on: { [ended]: true } },
  }),
  // One command for each, which ends nothing and is counted.
  (told, ended) => ({
    event: { kind: 'command', by: ['customer'] },
    left: (slice) => slice.all(told).slice(slice.all(ended).length),
    state: { on: { [ended]: true } },
  }),
  // Nothing but time ends it.
  (told, ended) => ({
    event: { kind: 'command', ends: [told] },
    left: (slice) => slice.standing(told),
    state: {
      on: { [ended]: (slice, { at }) => (isBefore(at, weekAfter(slice.standing(told))) ? tooEarly : null) },
      deadline: { fires: ended, at: (slice) => weekAfter(slice.standing(told)) },
    },
  }),
  // An expert says so, asked or not, and may be reminded.
  (told, ended) => ({
    event: { kind: 'fact', payload: verdict },
    left: (slice) => (slice.all(ended).some(({ payload }) => isSound(payload)) ? [] : slice.all(told)),
    others: { remind: { kind: 'command' } },
    state: { on: { remind: true } },
  }),
];

const tooEarly: Veto = { code: 'too_early', message: 'A week has to pass.' };

/** Parts of every kind that has a way out. */
export const partDraws: fc.Arbitrary<PartDraw> = fc.record({
  names: fc.nat({ max: names.length - 1 }),
  scored: fc.boolean(),
  threshold: fc.integer({ min: 1, max: 2 }),
  wayOut: fc.nat({ max: ways.length - 1 }),
  asks: fc.boolean(),
  forbids: fc.nat({ max: forbidden.length - 1 }),
});

/** The part that a draw stands for. */
export function partOf(
  draw: PartDraw,
  traits: StatusTraits,
): Pick<AnyPluginSpec, 'events' | 'states' | 'statuses' | 'guards'> {
  const [told, ended] = names[draw.names] ?? names[0];
  const { event, others, left, state = {} } = (ways[draw.wayOut] as (typeof ways)[number])(told, ended);
  const counted = (slice: Slice) => left(slice).filter(({ payload }) => !draw.scored || isHigh(payload));
  const isRaised = (slice: Slice) => counted(slice).length >= draw.threshold;
  const on = forbidden[draw.forbids] ?? [];
  return {
    events: { [told]: { kind: 'fact', ...(draw.scored && { payload: score }) }, [ended]: event, ...others },
    states: {
      raised: {
        when: isRaised,
        ...state,
        ...(draw.asks && {
          asks: (slice: Slice) => counted(slice).map(({ reference }) => ({ name: 'look', of: reference })),
        }),
      },
      calm: {},
    } as never,
    statuses: { raised: traits },
    ...(on.length > 0 && {
      guards: [
        {
          name: 'waits until it is calm',
          on,
          check: (_, __, slice) => (isRaised(slice) ? { code: 'raised', message: 'Wait until it is calm.' } : null),
        },
      ],
    }),
  };
}

const isHigh = (payload: unknown) => (payload as { readonly score: number }).score >= 5;
const isSound = (payload: unknown) => (payload as { readonly sound: boolean }).sound;

/** The first instant at which one was said to have happened. */
function firstOf(said: readonly Occurrence<undefined>[]): string | undefined {
  return said.flatMap(({ at }) => at ?? []).sort()[0];
}

function weekAfter(said: readonly Occurrence<undefined>[]): string | undefined {
  const first = firstOf(said);
  return first === undefined ? undefined : new Date(Date.parse(first) + week).toISOString();
}

const week = 7 * 24 * 60 * 60 * 1000;

function isBefore(at: string, due: string | undefined): boolean {
  return due !== undefined && Date.parse(at) < Date.parse(due);
}
