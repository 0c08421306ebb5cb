/** When and with which luck something is asked. */
export interface Turn {
  readonly year: number;
  /** From 0 to 1. */
  readonly chance: number;
  /** For how many milliseconds the program has been running. */
  readonly running: number;
}

export const usual: Turn = { year: 2026, chance: 0.5, running: 0 };
export const others: readonly Turn[] = [
  { year: 2126, chance: 0.999, running: 1_501 },
  { year: 1990, chance: 0.001, running: 86_400_333 },
];

/** Where a program finds the time or dice, and what it finds there instead. */
interface Source {
  readonly of: object | undefined;
  readonly name: string;
  readonly as: (turn: Turn) => unknown;
}

const { Date: clock, performance, crypto } = globalThis;
const { process } = globalThis as { readonly process?: object };
const always = (value: unknown) => () => value;

const sources: readonly Source[] = [
  { of: globalThis, name: 'Date', as: clockOf },
  { of: performance, name: 'now', as: ({ running }) => always(running) },
  { of: process, name: 'uptime', as: ({ running }) => always(running / 1_000) },
  {
    of: process,
    name: 'hrtime',
    as: ({ running }) => Object.assign(always([running, 0]), { bigint: always(BigInt(running)) }),
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

/** A clock that stands still. */
function clockOf({ year }: Turn): unknown {
  const then = clock.UTC(year, 0, 1);
  return new Proxy(clock, {
    construct: (target, given, derived) => Reflect.construct(target, given.length > 0 ? given : [then], derived),
    apply: () => new clock(then).toString(),
    get: (target, name) => (name === 'now' ? () => then : Reflect.get(target, name)),
  });
}

/** Runs something in another year and with other luck. Nothing is left of it behind. */
export function during<Value>(turn: Turn, run: () => Value): Value {
  const replaced = sources.flatMap(({ of, name, as }) =>
    of === undefined ? [] : [{ of, name, before: Object.getOwnPropertyDescriptor(of, name), value: as(turn) }],
  );
  try {
    for (const { of, name, value } of replaced)
      Object.defineProperty(of, name, { value, configurable: true, writable: true });
    return run();
  } finally {
    for (const { of, name, before } of replaced)
      if (before) Object.defineProperty(of, name, before);
      else Reflect.deleteProperty(of, name);
  }
}
