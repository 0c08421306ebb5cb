import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/canonical.ts';
import { defineOrder as defineCoreOrder } from '../../src/core.ts';
import { defineOrder, type ErrorCode, isOrderError } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';
import { also, edited as editedValue, is } from '../support/edit.ts';
import { eur } from '../support/refused.ts';

const { definition, order } = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 50_00 },
  { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 50_00 },
  { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
);

type Row = Readonly<Record<string, unknown>>;
const without = (field: string) => (row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== field));
const naming = (reference: string) => (row: Row) => ({ ...row, reference });
const note: Tell = { type: 'note.add', text: 'call', visibility: 'staff' };
const held: Tell = { type: 'hold.place', hold: 'a', on: 'order', cause: 'other' };

const doors = [
  ['the main entry', definition],
  ['the core', defineCoreOrder()],
] as const;

type Tokens = unknown[];

/** FNV-1a, 32 bits, of what `encode` wrote but for the sum. */
function sumOf(list: Tokens): number {
  return [...canonical(list)].reduce(
    (sum, sign) => Math.imul(sum ^ sign.charCodeAt(0), 16_777_619) >>> 0,
    2_166_136_261,
  );
}

/** The same value, with the names of its objects in the opposite order. */
function backwards(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(backwards);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, backwards(one)] as const)
      .reverse(),
  );
}

/** The record with one place written by hand. */
const edited = (path: string, change: (value: unknown) => unknown) =>
  editedValue(JSON.parse(JSON.stringify(order)), path.replaceAll('.', '/'), change);
const nothing = is(undefined);

function faultOf(act: () => unknown): { code: ErrorCode; message: string; details: unknown } {
  try {
    act();
  } catch (error) {
    if (isOrderError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe.each(doors)('decode of %s', (_door, { decode, encode }) => {
  it('gives back what encode wrote, from text and from a value', () => {
    expect(decode(encode(order))).toEqual(order);
    expect(decode(JSON.parse(encode(order)))).toEqual(order);
    expect(decode(order)).toEqual(order);
    expect(decode(JSON.stringify(order))).toEqual(order);
  });

  it('gives it back in the same spelling, field by field', () => {
    const { order: promised } = given({ policy: { unpaidAfter: { days: 7 }, shipWithin: { days: 3 } } }).when({
      type: 'order.edit',
      changes: [{ kind: 'discount', amount: eur(5_00) }],
      reason: 'late',
    });

    for (const one of [order, promised]) expect(JSON.stringify(decode(encode(one)))).toBe(JSON.stringify(one));
  });

  it('gives back what a database spaced anew, and in which it sorted names', () => {
    const { order: promised } = given({ policy: { shipWithin: { days: 3 }, unpaidAfter: { days: 7 } } }).when({
      type: 'order.edit',
      changes: [{ kind: 'discount', amount: eur(5_00) }],
      reason: 'late',
    });
    const spaced = JSON.stringify(backwards(JSON.parse(encode(promised))), null, 1);

    expect(JSON.parse(spaced)).toEqual(JSON.parse(encode(promised)));
    expect(JSON.stringify(JSON.parse(spaced))).not.toBe(encode(promised));
    expect(decode(spaced)).toEqual(promised);
    expect(() => decode(spaced.replace('500', '501'))).toThrow(/cut or altered/);
  });

  it.each<[story: string, alter: (text: string) => string]>([
    ['cut off', (text) => `${text.slice(0, -30)}]`],
    ['of which a figure was altered', (text) => text.replace('5000', '9000')],
    ['of which a reference was altered', (text) => text.replace('"a-1"', '"c-1"')],
    ['that is nothing but its format', () => '[1]'],
    ['that is empty', () => '[]'],
  ])('refuses a text %s', (_story, alter) => {
    const text = encode(order);
    const altered = alter(text);

    expect(altered).not.toBe(text);
    expect(() => decode(altered)).toThrow(expect.objectContaining({ code: 'invalid_record' }));
  });

  it('refuses a value that a database read for us, and in which a figure was altered', () => {
    const text = encode(order);
    const altered = JSON.parse(text.replace('5000', '9000'));

    expect(altered).not.toEqual(JSON.parse(text));
    expect(() => decode(altered)).toThrow(/cut or altered/);
  });

  it.each<[story: string, code: ErrorCode, alter: (list: Tokens) => unknown]>([
    [
      'rows of a kind that only a newer release knows',
      'newer_format',
      (list) => (list[8] as Tokens[])[1]?.splice(0, 1, 40),
    ],
    [
      'rows with a field that only a newer release knows',
      'newer_format',
      (list) => (list[8] as Tokens[])[1]?.splice(2, 1, 2 ** 45),
    ],
    ['commands that only a newer release knows', 'newer_format', (list) => (list[7] as Tokens).splice(1, 1, 190)],
    ['texts that were never told', 'invalid_record', (list) => (list[7] as Tokens).splice(2, 1, 99)],
    ['rows with endless fields', 'invalid_record', (list) => (list[8] as Tokens[])[1]?.splice(2, 1, 2 ** 60)],
    ['texts that are none', 'invalid_record', (list) => (list[7] as Tokens).splice(0, 1, null)],
    ['no lines', 'invalid_record', (list) => list.splice(5, 1, null)],
    ['nothing behind its lines', 'invalid_record', (list) => list.splice(6)],
  ])('refuses a list whose sum is right with %s', (_story, code, alter) => {
    const list = JSON.parse(encode(order)).slice(0, -1) as Tokens;
    alter(list);

    expect(faultOf(() => decode(JSON.stringify([...list, sumOf(list)]))).code).toBe(code);
  });

  it('takes the same list with its own sum', () => {
    const list = JSON.parse(encode(order)).slice(0, -1) as Tokens;

    expect(decode(JSON.stringify([...list, sumOf(list)]))).toEqual(order);
  });

  it('refuses a list that is deeper than it can look, and one that holds itself', () => {
    const round: unknown[] = [1];
    round.push(round, 5);

    for (const list of [`[1,${'['.repeat(20_000)}${']'.repeat(20_000)},5]`, round])
      expect(faultOf(() => decode(list)).code).toBe('invalid_record');
  });

  it('writes commands in whatever spelling they were kept, and no row that is none', () => {
    const commands = [
      '{',
      '{"type":"order.close"',
      '{"type":"no.command"}',
      '{"b":1,"a":2}',
      '{"type":"payment.void","payment":7}',
    ];
    const odd = { ...order, commands: commands.map((content, i) => ({ id: `c-${i}`, content })) };
    const [tender] = order.payments;
    const rows = [{ kind: 'settled', reference: 'x' }] as never;
    const unknown = { ...order, payments: [{ ...tender, context: { currency: 'EUR', rows } }] } as never;

    expect(decode(encode(odd))).toEqual(odd);
    expect(faultOf(() => encode(unknown)).message).toMatch(/row kind "settled"/);
  });

  it('gives each order promises of its own', () => {
    const [one, other] = [decode(encode(order)), decode(encode(order))];

    expect(one.obligations).toEqual(other.obligations);
    expect(one.obligations).not.toBe(other.obligations);
  });

  it('refuses a text of a newer format', () => {
    expect(faultOf(() => decode(encode(order).replace('[1,', '[2,'))).code).toBe('newer_format');
  });

  it('refuses a newer format, and says to upgrade', () => {
    const fault = faultOf(() => decode(edited('format', is(2))));

    expect(fault.code).toBe('newer_format');
    expect(fault.message).toMatch(/Upgrade order-actor/);
  });

  it.each<[story: string, path: string, change: (value: unknown) => unknown]>([
    ['of another definition', 'definition.id', is('subscriptions')],
    ['of a newer definition', 'definition.version', is(2)],
    ['without a definition', 'definition', nothing],
  ])('refuses a record %s, naming both', (_story, path, change) => {
    const fault = faultOf(() => decode(edited(path, change)));

    expect(fault.code).toBe('other_definition');
    expect(fault.message).toMatch(/"order"/);
  });

  it.each<[story: string, path: string, change: (value: unknown) => unknown]>([
    ['a state that does not follow from its rows', 'payments.0.state', is('refunded')],
    ['a parcel state written by hand', 'fulfillments.0.state', is('delivered')],
    ['a lifecycle written by hand', 'lifecycle.state', is('closed')],
    ['rows out of order', 'payments.0.context.rows', (rows) => [...(rows as unknown[])].reverse()],
    ['a row twice', 'payments.0.context.rows', also((rows) => rows.at(-1))],
    ['rows of an unknown kind', 'payments.0.context.rows', also(is({ kind: 'zapped', reference: 'z' }))],
    ['a fractional amount', 'payments.0.context.rows.0.amount', is(0.5)],
    ['two tenders of one id', 'payments', also((payments) => payments[0])],
    ['a tender in another currency', 'payments.0.context.currency', is('USD')],
    ['no payments', 'payments', nothing],
    ['no lines', 'lines', nothing],
    ['a line without a quantity', 'lines.0.quantity', nothing],
    ['a fractional revision', 'revision', is(1.5)],
    ['a part without rows', 'fulfillments.0.context.rows', nothing],
    ['parked facts that are none', 'parked', also(is(7))],
    ['obligations that are none', 'obligations', is(null)],
    ['a format that is none', 'format', is('one')],
  ])('refuses %s, naming the place', (_story, path, change) => {
    const fault = faultOf(() => decode(edited(path, change)));
    const named = String((fault.details as { path?: unknown }).path);

    expect(fault.code).toBe('invalid_record');
    expect(path.startsWith(named) || named.startsWith(path), `${named} for ${path}`).toBe(true);
    expect(fault.message).toContain(named);
  });

  it.each([null, undefined, 7, [], 'not JSON', '"text"', '{}'])('refuses %j, which is no record', (record) => {
    expect(faultOf(() => decode(record)).code).toBe('invalid_record');
  });

  it.each<[story: string, events: readonly Tell[], kind: string, change: (row: Row) => object]>([
    ['a note for nobody', [note], 'note', without('visibility')],
    ['a note without a writer', [note], 'note', without('owner')],
    ['a tag that says nothing', [{ type: 'tag.add', tag: 'vip' }], 'tagged', without('text')],
    ['a hold without a cause', [held], 'held', without('cause')],
    ['a rating without a level', [{ type: 'risk.assessed', reference: 'r', level: 'low' }], 'risk', without('level')],
    ['a removal of no note', [note, { type: 'note.remove', note: 'e1' }], 'note_removed', naming('e9')],
    ['an unarchiving of nothing', [{ type: 'order.archive' }, { type: 'order.unarchive' }], 'unarchived', naming('e9')],
    [
      'a reopening of what had not ended',
      [
        { type: 'order.cancel', scope: 'all' },
        { type: 'order.reopen', reason: 'again' },
      ],
      'reopened',
      naming('cancel_all:zz'),
    ],
  ])('refuses %s, which no event can make', (_story, events, kind, change) => {
    const { order: told } = given({ policy: { reopen: 'allowed' } }).when(...events);
    const record = JSON.parse(JSON.stringify(told)) as { lifecycle: { context: { rows: object[] } } };
    const at = told.lifecycle.context.rows.findIndex((row) => row.kind === kind);
    const { rows } = record.lifecycle.context;
    rows[at] = change(rows[at] as Row);

    expect(faultOf(() => decode(record))).toMatchObject({
      code: 'invalid_record',
      details: { path: `lifecycle.context.rows.${at}` },
    });
  });

  it('leaves a refused record as it was', () => {
    const record = edited('lifecycle.state', is('closed'));
    const text = JSON.stringify(record);
    faultOf(() => decode(record));

    expect(JSON.stringify(record)).toBe(text);
  });
});

describe('decode of the main entry', () => {
  it('refuses foreign fields too', () => {
    expect(faultOf(() => definition.decode(edited('colour', is('red')))).code).toBe('invalid_record');
  });
});

describe('what an order begins with', () => {
  const input = inputOf();
  const line = { id: 'shirt', quantity: 1, total: { amount: 1, currency: 'EUR' } };

  it.each<[story: string, change: object, path: string]>([
    ['no lines', { lines: [] }, 'lines'],
    ['lines that are none', { lines: [null] }, 'lines.0'],
    ['two lines of one id', { lines: [line, line] }, 'lines.1.id'],
    ['a fraction of a piece', { lines: [{ ...line, quantity: 0.5 }] }, 'lines.0.quantity'],
    ['a negative price', { lines: [{ ...line, total: { amount: -1, currency: 'EUR' } }] }, 'lines.0.total.amount'],
    [
      'a line in another currency',
      { lines: [{ ...line, total: { amount: 1, currency: 'USD' } }] },
      'lines.0.total.currency',
    ],
    ['a currency that is none', { currency: 'euro' }, 'currency'],
    ['no id', { id: '' }, 'id'],
    ['an instant that is none', { at: 'today' }, 'at'],
    ['a method that is none', { payments: [{ id: 'p', method: 'barter', amount: line.total }] }, 'payments.0.method'],
    [
      'a parcel of unknown lines',
      { fulfillments: [{ id: 'f', units: [{ line: 'hat', quantity: 1 }] }] },
      'fulfillments.0.units',
    ],
    ['a sender of no kind', { by: { kind: 'ghost', id: 'g' } }, 'by.kind'],
  ])('with %s is a typed error that names the path', (_story, change, path) => {
    for (const begin of [definition.place, definition.draft, definition.adopt]) {
      const parts = begin === definition.adopt ? { payments: [], fulfillments: [] } : {};
      const fault = faultOf(() => begin({ ...input, ...parts, ...change } as never));

      expect(fault.code).toBe('invalid_input');
      expect((fault.details as { path: string }).path).toContain(path);
    }
  });

  it('with a tender in another currency is a typed error that names the path', () => {
    const payments = [{ id: 'p', method: 'card', amount: { amount: 1, currency: 'USD' } }] as const;
    const fault = faultOf(() => definition.place({ ...input, payments }));

    expect(fault).toMatchObject({ code: 'invalid_input', details: { path: 'payments.0.amount.currency' } });
  });

  it('refuses a policy that is none', () => {
    expect(faultOf(() => defineOrder({ policy: { completedWhen: 'never' as never } })).code).toBe('invalid_definition');
    expect(faultOf(() => defineOrder({ policy: { unpaidAfter: { days: -1 } } })).message).toMatch(/positive span/);
  });

  it('refuses to adopt more refunded than captured', () => {
    const payments = [{ id: 'card', method: 'card', amount: 50_00, captured: 10_00, refunded: 20_00 }] as const;

    expect(faultOf(() => definition.adopt({ ...input, at: dayOne, payments, fulfillments: [] })).code).toBe(
      'invalid_input',
    );
  });
});

it('an order with more parts than one event can name is read back', () => {
  const parcel = order.fulfillments[0];
  if (!parcel) throw new Error('the order of this file has a parcel');
  const id = (n: number) => `parcel-${String(n).padStart(5, '0')}`;
  const fulfillments = Array.from({ length: 10_001 }, (_, n) => ({ ...parcel, id: id(n) }));
  expect(definition.decode(JSON.stringify({ ...order, fulfillments })).fulfillments).toHaveLength(10_001);
});
