/** What a plugin may say and may be told: each refusal with its place and what is needed there. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, type Slice } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const by = { kind: 'staff', id: 'sam' } as const;
const own = (type: string, more: object = {}): Tell => ({ type: `watch.${type}`, ...more }) as never;
const told = (reference: string, more: object = {}) => own('told', { reference, ...more });
const asked = (reference: string, more: object = {}) => own('asked', { reference, ...more });

/** A plugin that is told two kinds of things, and ends both. */
const watch = (more: object = {}) =>
  definePlugin({
    id: 'watch',
    events: { told: { kind: 'fact' }, asked: { kind: 'fact' }, end: { kind: 'command', ends: ['told', 'asked'] } },
    states: { calm: { on: { end: true } } },
    ...more,
  } as never);
const shop = () => given({ plugins: [watch()] });
const rowsIn = ({ order }: Story) => order.plugins?.watch?.rows;
const dataOf = ({ latest }: Story) => {
  const outcome = latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ data }) => data) : outcome?.kind;
};
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
/** A list of two that are one list of two, and so on: small to keep, and beyond all bounds to write down. */
const doubled = (levels: number): unknown => {
  if (levels === 0) return [];
  const half = doubled(levels - 1);
  return [half, half];
};

describe('what a plugin is told', () => {
  it.each<[what: string, payload: unknown]>([
    ['yes or no', true],
    ['nothing', null],
    ['a number', 0],
    ['as many characters as are kept', 'x'.repeat(16_382)],
    ['as many levels as are kept', nested(32)],
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 })],
  ])('may be %s', (_, payload) => {
    expect(rowsIn(shop().when(told('r', { payload })))).toEqual([{ event: 'told', reference: 'r', payload }]);
  });

  it.each<[what: string, payload: unknown, path: string, problem: string]>([
    ['an instant of JavaScript', { when: new Date(0) }, 'payload.when', 'a JSON value is needed'],
    ['no number', [1, Number.NaN], 'payload.1', 'a finite number is needed'],
    ['longer than is kept', 'x'.repeat(16_383), 'payload', 'at most 16384 characters of JSON are needed'],
    [
      'of more values than characters are kept',
      Array(17_000).fill(0),
      'payload.16383',
      'at most 16384 characters of JSON are needed',
    ],
    ['deeper than is kept', nested(33), `payload${'.0'.repeat(33)}`, 'at most 32 levels are needed'],
  ])('is refused where it is %s', (_, payload, path, problem) => {
    expect(dataOf(shop().when(told('r', { payload })))).toEqual([{ path, problem }]);
  });

  it('is refused where it cannot be read, or is endless in breadth', () => {
    const { definition, order } = shop();
    const trap = Object.defineProperty({}, 'a', { enumerable: true, get: () => JSON.parse('{') });
    const problems = [trap, doubled(30)].map((payload) => {
      const { outcome } = definition.receive(order, { ...told('r', { payload }), id: 'x', at: days(1), by });
      return outcome.kind === 'rejected' ? outcome.reasons[0]?.data.problem : outcome.kind;
    });

    expect(problems).toEqual(['a JSON value is needed', 'at most 16384 characters of JSON are needed']);
  });
});

describe('what a plugin knows', () => {
  it('says when it happened only where somebody said so', () => {
    expect(rowsIn(shop().when(told('r')))).toStrictEqual([{ event: 'told', reference: 'r' }]);
    expect(rowsIn(shop().when(told('r', { occurredAt: days(2) })))).toStrictEqual([
      { event: 'told', reference: 'r', at: days(2) },
    ]);
  });

  it('happened at the earliest instant that was reported', () => {
    const at = (...instants: readonly string[]) =>
      rowsIn(shop().when(told('r'), ...instants.map((occurredAt) => told('r', { occurredAt }))));

    expect(at(days(2))).toEqual([{ event: 'told', reference: 'r', at: days(2) }]);
    expect(at(days(2), days(1))).toEqual([{ event: 'told', reference: 'r', at: days(1) }]);
    for (const again of [days(2), days(3)])
      shop()
        .when(told('r', { occurredAt: days(2) }))
        .when(told('r', { occurredAt: again }))
        .then({ outcome: 'duplicate' });
  });

  it('is ended by a command, which names it, sorted', () => {
    const at = days(1);
    const ended = shop().when(told('b'), told('a'), asked('z'), own('end', { id: 'x', at }));

    expect(rowsIn(ended)?.find(({ event }) => event === 'end')).toStrictEqual({
      event: 'end',
      reference: 'x',
      at,
      ends: ['asked:z', 'told:a', 'told:b'],
    });
  });

  it('is ended by nothing where there is nothing to end', () => {
    const at = days(1);
    expect(rowsIn(shop().when(own('end', { id: 'x', at })))).toStrictEqual([{ event: 'end', reference: 'x', at }]);
  });

  it('is one thing under one reference, however often it was said otherwise', () => {
    let seen: readonly unknown[] = [];
    const when = (slice: Slice) => {
      seen = slice.all('told');
      return slice.standing('told').length > 5;
    };
    const plugins = [watch({ states: { raised: { when, on: { end: true } }, calm: {} } })];
    const { definition, order } = given({ plugins })
      .when(told('a', { payload: 1 }), told('a', { payload: 2 }), told('b'))
      .then({ discrepancies: ['conflicting_report'] });
    definition.statusOf(definition.decode(definition.encode(order)));

    expect(seen).toStrictEqual([
      { reference: 'a', payload: 1 },
      { reference: 'b', payload: undefined },
    ]);
  });

  it('is contradicted once, however many things were said under one reference', () => {
    shop()
      .when(...[1, 2, 3, 4].map((payload) => told('r', { payload })), told('s', { payload: 1 }))
      .then({ discrepancies: ['conflicting_report'] });
  });

  it('contradicts nothing where two kinds of things bear one reference', () => {
    shop()
      .when(asked('r', { payload: 1 }), told('r', { payload: 2 }), told('s', { payload: 3 }))
      .then({});
  });

  it('is sorted once it was migrated, and says no more than it was told', () => {
    const old = shop().when(told('r'));
    const rows = ['b', 'a', 'c'].map((reference) => ({ event: 'told', reference }));
    const second = defineOrder({ plugins: [watch({ version: 2, migrate: () => rows })] });
    const read = second.decode(old.definition.encode(old.order));

    expect(read.plugins?.watch?.rows).toStrictEqual(['a', 'b', 'c'].map((reference) => ({ event: 'told', reference })));
  });
});

describe('a record', () => {
  const { definition, order } = shop();
  const read = (more: object) => definition.decode({ ...order, ...more });
  const row = (reference: string, more: object = {}) => ({ event: 'told', reference, ...more });

  it.each<[what: string, plugins: unknown, path: string, problem: string]>([
    ['is no list of plugins', [], 'plugins', 'an object is needed'],
    [
      'has the version of each',
      { watch: { version: 0, rows: [] } },
      'plugins.watch.version',
      'a whole number, 1 or more, is needed',
    ],
    [
      'has rows in their order',
      { watch: { version: 1, rows: [row('b'), row('a')] } },
      'plugins.watch.rows',
      'each row once, sorted, is needed',
    ],
    [
      'has each row once',
      { watch: { version: 1, rows: [row('a'), row('a')] } },
      'plugins.watch.rows',
      'each row once, sorted, is needed',
    ],
    [
      'has rows of JSON',
      { watch: { version: 1, rows: [row('a', { payload: { n: 1n } })] } },
      'plugins.watch.rows.0.payload.n',
      'a JSON value is needed',
    ],
  ])('%s', (_, plugins, path, problem) => {
    expect(() => read({ plugins })).toThrow(
      expect.objectContaining({ code: 'invalid_record', details: { path, problem } }),
    );
  });

  it('keeps what waits for a plugin with all that was said of it', () => {
    const fact = { type: 'later.told', reference: 'r', payload: { n: 1 }, occurredAt: days(1), reason: '' };

    expect(read({ parked: [fact] }).parked).toEqual([fact]);
    for (const wrong of [{ occurredAt: 'soon' }, { payload: Number.NaN }, { reason: 'x'.repeat(5_000) }])
      expect(() => read({ parked: [{ ...fact, ...wrong }] })).toThrow(
        expect.objectContaining({ code: 'invalid_record' }),
      );
  });
});

describe('a function of a plugin that answers wrongly', () => {
  const checking = (validate: () => unknown) =>
    given({
      plugins: [
        watch({
          events: {
            told: { kind: 'fact', payload: { '~standard': { version: 1, vendor: 'odd', validate } } },
            end: { kind: 'command' },
          },
        }),
      ],
    }).when(told('r', { payload: {} }));

  it.each<[what: string, validate: () => unknown, problem: string]>([
    ['nothing', () => undefined, 'its answer: a result is needed'],
    ['nothing by name', () => null, 'its answer: a result is needed'],
    ['a number', () => 5, 'its answer: a result is needed'],
    ['an issue that is nothing', () => ({ issues: [null] }), 'issues.0: an issue with words is needed'],
    ['an issue without words', () => ({ issues: [{}] }), 'issues.0: an issue with words is needed'],
    ['later', async () => ({ value: 1 }), 'it answered with a promise; plugins answer at once'],
  ])('is told what is needed: a check of a payload, %s', (_, validate, problem) => {
    expect(dataOf(checking(validate))).toEqual([{ hook: 'watch', problem }]);
  });

  it('is told what is needed: a rule with figures that have no names', () => {
    const rule = () => ({ code: 'no', message: 'No.', data: 5 });
    const story = given({ plugins: [watch({ states: { calm: { on: { end: rule } } } })] });

    expect(dataOf(story.when(own('end')))).toEqual([{ hook: 'watch', problem: 'data: an object is needed' }]);
  });
});
