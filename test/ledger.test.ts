import { describe, expect, it } from 'vitest';
import { currentOf, has, hasRow, type Ledger, type LedgerRow, record, rowsOf, someOf } from '../src/ledger.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const row = (more: Partial<LedgerRow> = {}): LedgerRow => ({ kind: 'captured', reference: 'c-1', ...more });
const told = (...rows: readonly LedgerRow[]): Ledger => rows.reduce<Ledger>(record, []);

/** Every order in which things can be told. */
function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('a ledger', () => {
  it('is sorted by kind and reference, whatever came first', () => {
    const rows = [row(), row({ reference: 'c-2' }), row({ kind: 'authorized' }), row({ kind: 'voided' })];
    const texts = permutations(rows).map((order) => JSON.stringify(told(...order)));

    expect(new Set(texts).size).toBe(1);
    expect(told(...rows).map(({ kind, reference }) => `${kind}:${reference}`)).toEqual([
      'authorized:c-1',
      'captured:c-1',
      'captured:c-2',
      'voided:c-1',
    ]);
  });

  it('gives the rows of one kind, wherever they stand among the others', () => {
    const kinds = ['authorize', 'captured', 'capture', 'void', 'voided', ''];
    const rows = kinds.flatMap((kind, i) =>
      Array.from({ length: i * 3 }, (_, n) => row({ kind, reference: `R-${n}` })),
    );
    const ledger = told(...rows.toReversed());

    for (const kind of [...kinds, 'unknown', 'a', 'zzz']) {
      expect(rowsOf(ledger, kind)).toEqual(ledger.filter((one) => one.kind === kind));
      expect(has(kind)({ rows: ledger })).toBe(ledger.some((one) => one.kind === kind));
      expect(someOf(ledger, kind, () => true)).toBe(has(kind)({ rows: ledger }));
    }
    expect(rowsOf([], 'captured')).toEqual([]);
  });

  it('is the same value when a report says nothing new', () => {
    const ledger = told(row({ amount: eur(5), occurredAt: '2026-03-01T00:00:00.000Z' }));

    expect(record(ledger, row({ amount: eur(5) }))).toBe(ledger);
    expect(record(ledger, row())).toBe(ledger);
    expect(record(ledger, row({ occurredAt: '2026-03-02T00:00:00.000Z' }))).toBe(ledger);
  });

  it('is never altered in place', () => {
    const ledger = Object.freeze(told(row({ amount: eur(5) })));

    expect(() => record(ledger, row({ reference: 'c-0' }))).not.toThrow();
    expect(record(ledger, row({ amount: eur(6) }))).not.toBe(ledger);
    expect(ledger).toEqual([row({ amount: eur(5) })]);
  });

  it('finds its rows', () => {
    const ledger = told(row(), row({ reference: 'c-2' }), row({ kind: 'voided', reference: 'v-1' }));

    expect(hasRow(ledger, 'captured', 'c-2')).toBe(true);
    expect(hasRow(ledger, 'captured', 'v-1')).toBe(false);
    expect(hasRow([], 'captured', 'c-1')).toBe(false);
    expect(rowsOf(ledger, 'captured').map(({ reference }) => reference)).toEqual(['c-1', 'c-2']);
  });

  it('keeps rows of any name apart', () => {
    const names = ['__proto__', 'constructor', 'c-1', 'toString'];
    const ledger = told(...names.map((reference) => row({ reference })));

    expect(ledger).toHaveLength(4);
    for (const name of names) expect(hasRow(ledger, 'captured', name)).toBe(true);
  });
});

describe('two reports of one occurrence', () => {
  it('add what the other left out', () => {
    expect(told(row({ amount: eur(5) }), row({ of: 'a-1' }))).toEqual([row({ amount: eur(5), of: 'a-1' })]);
  });

  it('keep the earliest instant, which is no conflict', () => {
    const [joined] = told(
      row({ occurredAt: '2026-03-02T00:00:00.000Z' }),
      row({ occurredAt: '2026-03-01T00:00:00.000Z' }),
    );

    expect(joined).toEqual(row({ occurredAt: '2026-03-01T00:00:00.000Z' }));
  });

  it.each<[story: string, reports: readonly Partial<LedgerRow>[], joined: Partial<LedgerRow>]>([
    [
      'of different amounts keep the larger, and show the least',
      [{ amount: eur(5) }, { amount: eur(7) }, { amount: eur(6) }],
      { amount: eur(7), conflicts: { amount: eur(5) } },
    ],
    [
      'of different parents keep one, and show the other extreme',
      [{ of: 'a-1' }, { of: 'a-3' }, { of: 'a-2' }],
      { of: 'a-1', conflicts: { of: 'a-3' } },
    ],
    [
      'of different units keep the larger count of each line, and show the smaller',
      [
        { units: [{ line: 'a', quantity: 2 }] },
        {
          units: [
            { line: 'a', quantity: 1 },
            { line: 'b', quantity: 1 },
          ],
        },
        {
          units: [
            { line: 'a', quantity: 2 },
            { line: 'b', quantity: 1 },
          ],
        },
      ],
      {
        units: [
          { line: 'a', quantity: 2 },
          { line: 'b', quantity: 1 },
        ],
        conflicts: { units: [{ line: 'a', quantity: 1 }] },
      },
    ],
    [
      'that agree on a third stay in conflict',
      [{ amount: eur(5) }, { amount: eur(7) }, { amount: eur(7) }, { amount: eur(5) }],
      { amount: eur(7), conflicts: { amount: eur(5) } },
    ],
  ])('%s, in whatever order they come', (_story, reports, joined) => {
    for (const order of permutations(reports)) {
      const ledger = told(...order.map(row));
      expect(ledger).toEqual([row(joined)]);
      for (const report of reports) expect(record(ledger, row(report))).toBe(ledger);
    }
  });

  it('that differ in what some of them leave out are in conflict in every order', () => {
    const reports = [row({ amount: eur(5) }), row({ of: 'a-1' }), row({ amount: eur(7), of: 'a-2' })];
    const texts = permutations(reports).map((order) => JSON.stringify(told(...order)));

    expect(new Set(texts).size).toBe(1);
    expect(told(...reports)[0]?.conflicts).toEqual({ amount: eur(5), of: 'a-2' });
  });

  it('never make an amount that nobody reported', () => {
    const reports = [eur(100), { amount: 200, currency: 'USD' }, { amount: 300, currency: 'AED' }];
    for (const order of permutations(reports)) {
      const [joined] = told(...order.map((amount) => row({ amount })));
      expect(reports).toContainEqual(joined?.amount);
      expect(reports).toContainEqual(joined?.conflicts?.amount);
    }
  });

  it('are written in one order, however they were put together', () => {
    const [one] = told({ kind: 'captured', reference: 'c-1', amount: eur(1), of: 'a', occurredAt: '2026' });
    const [other] = told(
      { occurredAt: '2026', of: 'a', reference: 'c-1', kind: 'captured' } as LedgerRow,
      row({ amount: eur(1) }),
    );

    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });
});

describe('a row of which every report says something else', () => {
  const text = ['a', 'b'] as const;
  const money = [eur(7), eur(5)] as const;
  const units = [[{ line: 'mug', quantity: 3 }], [{ line: 'mug', quantity: 2 }]] as const;
  const change = (by: number) => [{ line: 'mug', quantity: by }] as never;
  /** For every field, the value that is kept and the one that is shown beside it. */
  const told: {
    readonly [Field in keyof Required<Omit<LedgerRow, 'kind' | 'reference' | 'conflicts'>>]: readonly [
      Required<LedgerRow>[Field],
      Required<LedgerRow>[Field]?,
    ];
  } = {
    amount: money,
    foreign: money,
    worth: money,
    units,
    restock: units,
    reserved: units,
    damaged: units,
    missing: units,
    wrongItem: units,
    of: text,
    op: text,
    startsAt: text,
    shipBy: text,
    location: text,
    handover: text,
    service: text,
    method: text,
    cause: text,
    reason: text,
    source: text,
    replaces: text,
    return: text,
    tracking: text,
    carrier: text,
    fulfillment: text,
    owner: text,
    text,
    visibility: text,
    level: text,
    score: text,
    to: text,
    form: text,
    status: text,
    address: text,
    sequence: [12, 9],
    changes: [change(1), change(2)],
    goodwill: [true],
    notify: [true],
    force: [true],
    occurredAt: ['2026-03-01T00:00:00.000Z'],
    expiresAt: ['2026-03-09T00:00:00.000Z'],
  };

  it.each(Object.entries(told))('keeps one value of %s and shows the other, whatever came first', (field, values) => {
    const reports = values.map((value) => row({ [field]: value }));
    const [kept, shown] = values;
    const joined = row({ [field]: kept, ...(shown !== undefined && { conflicts: { [field]: shown } }) });

    for (const order of permutations(reports)) expect([row(), ...order].reduce<Ledger>(record, [])).toEqual([joined]);
  });

  it('tells amounts in two currencies apart, and contents that differ', () => {
    const usd = { amount: 5, currency: 'USD' };
    const one = [{ line: 'mug', quantity: 1 }] as never;
    const reports = [row({ amount: eur(9) }), row({ amount: usd }), row({ amount: { ...usd, currency: 'AED' } })];

    for (const order of permutations(reports))
      expect(order.reduce<Ledger>(record, [])).toEqual([
        row({ amount: { ...usd, currency: 'AED' }, conflicts: { amount: usd } }),
      ]);
    for (const order of permutations([row({ amount: eur(5) }), row({ amount: usd })]))
      expect(order.reduce<Ledger>(record, [])[0]?.conflicts).toEqual({ amount: usd });
    const known = [row({ changes: one })];
    expect(record(known, row({ changes: structuredClone(one) }))).toBe(known);
  });

  it('keeps the latest date until which something holds, which is no conflict', () => {
    const dates = ['2026-03-09T00:00:00.000Z', '2026-03-07T00:00:00.000Z'].map((expiresAt) => row({ expiresAt }));

    for (const order of permutations(dates)) expect(order.reduce<Ledger>(record, [])).toEqual([dates[0]]);
  });
});

describe('decisions that took each other’s place', () => {
  it('leave the one that nobody names', () => {
    const rows = [row({ reference: 'b' }), row({ reference: 'a', of: 'b' }), row({ kind: 'voided', of: 'a' })];

    expect(currentOf(told(...rows), 'captured')).toEqual(rows[1]);
    expect(currentOf([], 'captured')).toBeUndefined();
  });
});
