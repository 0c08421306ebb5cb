/** When, where and with which luck something is asked. */
export interface Turn {
  readonly year: number;
  /** From 0 to 1. */
  readonly chance: number;
  /** For how many milliseconds the program has been running. */
  readonly running: number;
  /** The time zone of the machine, where it is not its own. */
  readonly zone?: string;
}

export const usual: Turn = { year: 2026, chance: 0.5, running: 0 };
export const others: readonly Turn[] = [
  { year: 2126, chance: 0.999, running: 1_501.000_003, zone: 'Pacific/Pago_Pago' },
  { year: 1990, chance: 0.001, running: 86_400_333.25, zone: 'America/Bogota' },
];

/** Where a program finds the time or dice, and what it finds there instead. */
interface Source {
  readonly of: object | undefined;
  readonly name: string;
  readonly as: (turn: Turn) => unknown;
  /** Whether it is a getter, which knows whose it is. */
  readonly isGetter?: boolean;
}

const { Date: clock, performance, crypto } = globalThis;
const { process } = globalThis as { readonly process?: { readonly env?: Record<string, string | undefined> } };
const formats = Intl.DateTimeFormat.prototype;
const formatOf = Object.getOwnPropertyDescriptor(formats, 'format')?.get as (
  this: unknown,
) => (date: unknown) => string;
const { formatToParts } = formats;
const always = (value: unknown) => () => value;

const sources: readonly Source[] = [
  { of: globalThis, name: 'Date', as: clockOf },
  { of: performance, name: 'now', as: ({ running }) => always(running) },
  { of: performance, name: 'timeOrigin', as: (turn) => startOf(turn) - turn.running },
  // Without a date they ask a clock of their own.
  {
    of: formats,
    name: 'format',
    isGetter: true,
    as: (turn) =>
      function (this: unknown) {
        const format = formatOf.call(this);
        return (date: unknown = startOf(turn)) => format(date);
      },
  },
  {
    of: formats,
    name: 'formatToParts',
    as: (turn) =>
      function (this: Intl.DateTimeFormat, date: number = startOf(turn)) {
        return formatToParts.call(this, date);
      },
  },
  { of: process, name: 'uptime', as: ({ running }) => always(running / 1_000) },
  {
    of: process,
    name: 'hrtime',
    as: ({ running }) => {
      const [seconds, nanoseconds] = [Math.floor(running / 1_000), Math.round((running % 1_000) * 1_000_000)];
      return Object.assign(always([seconds, nanoseconds]), {
        bigint: always(BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds)),
      });
    },
  },
  { of: Math, name: 'random', as: ({ chance }) => always(chance) },
  { of: crypto, name: 'randomUUID', as: ({ chance }) => always(uuidOf(chance)) },
  {
    of: crypto,
    name: 'getRandomValues',
    as:
      ({ chance }) =>
      (array: ArrayBufferView) =>
        filled(array, chance),
  },
];

function uuidOf(chance: number): string {
  const digits = Math.floor(chance * 16)
    .toString(16)
    .repeat(32);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function filled(array: ArrayBufferView, chance: number): ArrayBufferView {
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(Math.floor(chance * 256));
  return array;
}

/** The instant at which a turn stands still: in its year everywhere in the world. */
function startOf({ year }: Turn): number {
  return clock.UTC(year, 0, 2);
}

/** A clock that stands still. */
function clockOf(turn: Turn): unknown {
  const then = startOf(turn);
  return new Proxy(clock, {
    construct: (target, given, derived) => Reflect.construct(target, given.length > 0 ? given : [then], derived),
    apply: () => new clock(then).toString(),
    get: (target, name) => (name === 'now' ? () => then : Reflect.get(target, name)),
  });
}

/** Runs something in another year, in another place and with other luck. Nothing is left of it behind. */
export function during<Value>(turn: Turn, run: () => Value): Value {
  const replaced = sources.flatMap(({ of, name, as, isGetter = false }) => {
    if (of === undefined) return [];
    const value = as(turn);
    const now = isGetter ? { get: value as () => unknown } : { value, writable: true };
    return [{ of, name, before: Object.getOwnPropertyDescriptor(of, name), now }];
  });
  const zone = process?.env?.TZ;
  try {
    if (turn.zone !== undefined) moveTo(turn.zone);
    for (const { of, name, now } of replaced) Object.defineProperty(of, name, { ...now, configurable: true });
    return run();
  } finally {
    if (turn.zone !== undefined) moveTo(zone);
    for (const { of, name, before } of replaced)
      if (before) Object.defineProperty(of, name, before);
      else Reflect.deleteProperty(of, name);
  }
}

/** A program reads its time zone from its environment, where it has one. */
function moveTo(zone: string | undefined): void {
  const { env } = process ?? {};
  if (env === undefined) return;
  if (zone === undefined) delete env.TZ;
  else env.TZ = zone;
}
