import { canonical } from '../canonical.ts';
import { isOrderError, OrderError } from '../errors.ts';
import { pack, unpack } from './order.packed.ts';
import type { Order } from './order.ts';

/** An order as text: a list without names, and its sum at the end. The order of names in what plugins were told is kept, and not summed. */
export function encode(order: Order): string {
  const packed = pack(order);
  return JSON.stringify([...packed, sumOf(canonical(packed))]);
}

/** What tells that a text was cut, mixed up or edited: FNV-1a, 32 bits. */
export function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
  return sum >>> 0;
}

/** How lists are read, by their format. What was written once can be read for ever: a new format is a further row. */
export type Readers = Readonly<Record<number, (packed: readonly unknown[]) => unknown>>;

const readers: Readers = { 1: unpack };

/** What {@link encode} wrote, as a plain record of its format; of a format that nobody here knows, that alone. */
export function unpacked(list: readonly unknown[], from: unknown, known: Readers = readers): unknown {
  const read = typeof list[0] === 'number' ? known[list[0]] : undefined;
  if (!read) return { format: list[0] };
  try {
    const packed = list.slice(0, -1);
    const sum = list.at(-1);
    const isAsWritten = typeof from === 'string' && sumOf(`${from.slice(0, from.lastIndexOf(','))}]`) === sum;
    // A database may have spaced it anew, and sorted the names in it.
    if (!isAsWritten && sumOf(canonical(packed)) !== sum) throw altered();
    return read(packed);
  } catch (cause) {
    throw isOrderError(cause) ? cause : altered({ cause });
  }
}

function altered(options?: ErrorOptions): OrderError {
  return new OrderError(
    'invalid_record',
    'The record is not an order: it was cut or altered. Keep the text that encode gave; JSON.stringify gives one that can be edited.',
    { path: 'record' },
    options,
  );
}
