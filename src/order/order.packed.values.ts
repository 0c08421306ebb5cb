import { OrderError } from '../errors.ts';
import type { OrderLine } from '../lines.ts';
import type { Money } from '../money.ts';
import type { LineUnits, Units } from '../units.ts';

/** What stands for one value in a packed record: a number, a text, or JSON as it is. */
export type Token = unknown;

/** What a number stands for. A number beyond the list was written by a newer release. */
export function named<Name>(list: readonly Name[], number: Token, what: string): Name {
  const name = Number.isInteger(number) ? list[number as number] : undefined;
  if (name !== undefined) return name;
  throw new OrderError(
    'newer_format',
    `The record has ${what} ${String(number)}; this version knows ${list.length}. Upgrade order-actor first.`,
    { what, number: String(number), knows: list.length },
  );
}

/** The number of a name. */
export function numberOf(list: readonly string[], name: string, what: string): number {
  const number = list.indexOf(name);
  if (number >= 0) return number;
  throw new OrderError('invalid_record', `The order has ${what} "${name}", which is none.`, { path: what });
}

/** What was told before, alike for who writes and who reads. */
export interface Memory {
  readonly currency: string;
  readonly lines: readonly string[];
  /** The lines' places. */
  readonly places: ReadonlyMap<string, number>;
  /** Texts by number, and the numbers by text. */
  readonly texts: string[];
  readonly numbers: Map<string, number>;
  /** The first instant, in milliseconds. */
  first: number | undefined;
}

/** Nothing was told yet but the order's lines and its currency. */
export function memoryOf(lines: readonly OrderLine[], currency: string): Memory {
  const ids = lines.map(({ id }) => id);
  const places = new Map(ids.map((id, place) => [id, place]));
  return { currency, lines: ids, places, texts: [], numbers: new Map(), first: undefined };
}

/** How values of one type are written and read. */
export interface Column<Value> {
  write(value: Value, memory: Memory): Token;
  read(token: Token, memory: Memory): Value;
}

/** A text where it comes first, then its number. */
export const text: Column<string> = {
  write: (value, { numbers }) => {
    const known = numbers.get(value);
    if (known === undefined) numbers.set(value, numbers.size);
    return known ?? value;
  },
  read: (token, { texts }) => {
    if (typeof token === 'string') texts.push(token);
    const value = typeof token === 'number' ? texts[token] : token;
    if (typeof value !== 'string') throw new TypeError('A text is none.');
    return value;
  },
};

/** Minor units, with their currency where it is not the order's. */
export const money: Column<Money> = {
  write: ({ amount, currency }, memory) => (currency === memory.currency ? amount : [amount, currency]),
  read: (token, memory) => {
    if (!Array.isArray(token)) return { amount: token as number, currency: memory.currency };
    const [amount, currency] = token as [number, string];
    return { amount, currency };
  },
};

/** Each line's place, or its id where it is none of the order's, and its pieces behind it. */
export const units: Column<Units> = {
  write: (value, { places }) => value.flatMap(({ line, quantity }) => [places.get(line) ?? line, quantity]),
  read: (token, { lines }) => {
    const flat = token as readonly (string | number)[];
    const all: LineUnits[] = [];
    for (let i = 0; i < flat.length; i += 2) {
      const line = flat[i] as string | number;
      const id = typeof line === 'number' ? lines[line] : line;
      if (id === undefined) throw new TypeError('A line is none.');
      all.push({ line: id, quantity: flat[i + 1] as number });
    }
    return all;
  },
};

const second = 1_000;

/** Seconds since the first instant of the record, which is told since 1970. One in another spelling stays a text. */
export const instant: Column<string> = {
  write: (value, memory) => {
    const time = Date.parse(value);
    if (Number.isNaN(time) || new Date(time).toISOString() !== value) return value;
    const told = (time - (memory.first ?? 0)) / second;
    memory.first ??= time;
    return told;
  },
  read: (token, memory) => {
    if (typeof token === 'string') return token;
    const time = Math.round((token as number) * second) + (memory.first ?? 0);
    memory.first ??= time;
    return new Date(time).toISOString();
  },
};

/** There, or absent. */
export const flag: Column<true> = { write: () => 1, read: () => true };

/** As it is. */
export const json: Column<unknown> = { write: (value) => value, read: (token) => token };
