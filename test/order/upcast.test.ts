/** How older records and events are read, tried on versions that never were: there is one of each so far. */
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/canonical.ts';
import { isOrderError, type OrderEvent } from '../../src/index.ts';
import { decode } from '../../src/order/order.codec.ts';
import { type Readers, sumOf } from '../../src/order/order.encode.ts';
import { checked } from '../../src/order/order.history.ts';
import { recordFormat, type Upcasts, upcastEvent, upcastRecord, upcasts } from '../../src/order/order.upcast.ts';
import { deepFreeze } from '../../src/testing/frozen.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const definition = { id: 'order', version: 1 };
const early: Tell = { type: 'payment.voided', payment: 'gift', reference: 'v-1', amount: 5_00 };
const { order, beats } = given().when(
  { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
  early,
);

/** As if format 0 had called the lines `items`, and a void had named its money `sum`. */
const fake: Upcasts = {
  records: [{ from: 0, up: ({ items, ...record }) => ({ ...record, lines: items }) }],
  events: [
    {
      type: 'payment.voided',
      is: (event) => 'sum' in event,
      up: ({ sum, ...event }) => ({ ...event, amount: sum }),
    },
  ],
};
const older = (event: object) => {
  const { amount, ...rest } = event as { readonly amount?: unknown };
  return { ...rest, sum: amount };
};
const { lines, parked, ...rest } = order;
const olderRecord = deepFreeze({ ...rest, format: 0, items: lines, parked: parked.map(older) });

describe('an older record', () => {
  it('is read in the present structure, with the facts that wait in it, and stays as it was', () => {
    const text = JSON.stringify(olderRecord);

    expect(decode(olderRecord, definition, fake)).toEqual(order);
    expect(decode(text, definition, fake)).toEqual(order);
    expect(JSON.stringify(olderRecord)).toBe(text);
  });

  it('is read from a list of its format, too, and looked at when it was lifted', () => {
    const readers: Readers = { 0: ([, kept]) => ({ ...(kept as object), format: 0 }) };
    const list = (kept: object) => {
      const packed = [0, kept];
      return JSON.stringify([...packed, sumOf(canonical(packed))]);
    };
    const wrong = { ...olderRecord, revision: -1 };

    expect(decode(list(olderRecord), definition, fake, readers)).toEqual(order);
    expect(() => decode(list(wrong), definition, fake, readers)).toThrow(/revision/);
    expect(() => decode(list(olderRecord), definition, fake)).toThrow(/other|belongs|format/);
  });

  it('goes through every step between its format and the present one, in their order', () => {
    const steps: Upcasts = {
      records: [
        { from: -1, up: (record) => ({ ...record, first: true }) },
        { from: 0, up: (record) => ({ ...record, second: 'first' in record }) },
      ],
      events: [],
    };
    expect(upcastRecord({ format: -1 }, steps)).toEqual({ format: 1, first: true, second: true });
    expect(upcastRecord({ format: 0 }, steps)).toEqual({ format: 1, second: false });
  });

  it('of which no step begins is refused, and so is a newer one', () => {
    const codeOf = (record: unknown) => {
      try {
        decode(record, definition);
      } catch (error) {
        return isOrderError(error) ? error.code : error;
      }
      return 'read';
    };
    expect([codeOf(olderRecord), codeOf({ ...order, format: 2 }), codeOf(order)]).toEqual([
      'invalid_record',
      'newer_format',
      'read',
    ]);
  });
});

describe('an older event', () => {
  const event = beats[1]?.event as OrderEvent;

  it('is known by its shape and read in the present one; a present one is the very same value', () => {
    expect(upcastEvent(older(event), fake.events)).toEqual(event);
    expect(upcastEvent(event, fake.events)).toBe(event);
    expect(upcastEvent(older(event))).not.toHaveProperty('amount');
  });

  it('is read so wherever a history is', () => {
    const opening = { kind: 'placed', input: inputOf() } as const;
    const entries = beats.map((beat) => ({ event: beat.event, outcome: { kind: beat.outcome.kind } }));
    const kept = entries.map((entry, i) => (i === 1 ? { ...entry, event: older(entry.event) as never } : entry));

    expect(checked({ opening, entries: kept }, fake)).toEqual({ opening, entries });
  });
});

describe('the list of versions', () => {
  it('has one step for each format before the present one', () => {
    expect(upcasts.records.map(({ from }) => from)).toEqual(Array.from({ length: recordFormat - 1 }, (_, n) => n + 1));
  });
});
