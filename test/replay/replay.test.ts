import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { BadArguments, parseArguments } from '../../examples/replay/arguments.ts';
import { instantFrom, moneyFrom } from '../../examples/replay/cells.ts';
import { readCsv } from '../../examples/replay/csv.ts';
import { deliveryWith, type Mishaps } from '../../examples/replay/delivery.ts';
import { importOrderManagement } from '../../examples/replay/order-management.ts';
import { progressBar } from '../../examples/replay/progress.ts';
import { seededRandom, shuffled } from '../../examples/replay/random.ts';
import { replayLog } from '../../examples/replay/replay.ts';
import { reportOf } from '../../examples/replay/report.ts';
import { mostEventful, storyOf } from '../../examples/replay/story.ts';
import { plain } from '../../examples/replay/terminal.ts';
import { type Fact, factTypes } from '../../src/index.ts';
import { priceOf } from '../../src/lines.ts';
import { folderWith, run } from './support.ts';

const exampleData = fileURLToPath(new URL('../../examples/data/', import.meta.url));

describe('CSV', () => {
  test('quoted cells hold commas, quotes and line breaks', () => {
    const text = 'a,b,c\n"x, y","say ""hi""","two\r\nlines"\n';
    expect(readCsv(text, ['a', 'b', 'c'])).toEqual([{ a: 'x, y', b: 'say "hi"', c: 'two\r\nlines' }]);
  });

  test('either line ending, a byte order mark, blank lines and a missing last one are fine', () => {
    const rows = [
      { a: '1', b: '2' },
      { a: '3', b: '' },
    ];
    expect(readCsv('a,b\n1,2\n3,\n', ['a', 'b'])).toEqual(rows);
    expect(readCsv('\uFEFFa,b\r\n1,2\r\n\r\n3,', ['a', 'b'])).toEqual(rows);
  });

  test('columns are found by name, whatever their order; cells that a row lacks are empty', () => {
    expect(readCsv('x,b,a\n1,2,3\n4\n', ['a', 'b'])).toEqual([
      { a: '3', b: '2' },
      { a: '', b: '' },
    ]);
  });

  test('an empty last cell at the end of the text is a cell', () => {
    expect(readCsv('a,b\n"1",""', ['a', 'b'])).toEqual([{ a: '1', b: '' }]);
  });

  test('a missing column and an open quote are told', () => {
    expect(() => readCsv('a,b\n', ['a', 'c', 'd'])).toThrow('the header lacks c, d');
    expect(() => readCsv('a,b\n1,2\n"3,4\n', ['a', 'b'])).toThrow('the quotes in line 3 do not match');
    expect(() => readCsv('', ['a'])).toThrow('the header lacks a');
  });
});

describe('cells', () => {
  test.each([
    ['42.90', 'BRL', 4290],
    ['1580.0', 'EUR', 158000],
    ['7', 'EUR', 700],
    ['0.29', 'EUR', 29],
    ['1.005', 'KWD', 1005],
    ['12.00', 'JPY', 12],
    ['', 'EUR', 0],
    ['90071992547409.91', 'EUR', 9007199254740991],
  ])('%s %s is counted digit by digit', (decimal, currency, amount) => {
    expect(moneyFrom(decimal, currency)).toEqual({ amount, currency });
  });

  test.each(['1.005', '-1.00', '1,00', 'NaN', '1e3', '90071992547409.92'])('%s is no amount in euro', (decimal) => {
    expect(() => moneyFrom(decimal, 'EUR')).toThrow();
  });

  test('times are UTC, whichever way they are written', () => {
    expect(instantFrom('2018-08-15 11:30:33')).toBe('2018-08-15T11:30:33.000Z');
    expect(instantFrom('2019-05-20 07:07:47.000Z')).toBe('2019-05-20T07:07:47.000Z');
    expect(instantFrom('')).toBeUndefined();
    expect(() => instantFrom('yesterday')).toThrow('"yesterday" is not a time');
    expect(() => instantFrom('2018-13-45 11:30:33')).toThrow();
  });
});

describe('mishaps', () => {
  const facts = Array.from(
    { length: 30 },
    (_, i): Fact => ({
      type: 'payment.reminded',
      id: `${i}`,
      at: '2020-01-01T00:00:00.000Z',
      by: { kind: 'staff', id: 'staff' },
      payment: 'p',
      reference: `${i}`,
    }),
  );
  const idsOf = (mishaps: Mishaps) => deliveryWith(mishaps)(facts).map(({ id }) => id);

  test('without any, facts are delivered as they are', () => {
    expect(deliveryWith({})(facts)).toEqual(facts);
  });

  test('a shuffle permutes, the same seed alike, another seed otherwise', () => {
    const one = idsOf({ shuffle: 1 });
    expect(one).toEqual(idsOf({ shuffle: 1 }));
    expect(one).not.toEqual(idsOf({ shuffle: 2 }));
    expect(one).not.toEqual(facts.map(({ id }) => id));
    expect(one.toSorted()).toEqual(facts.map(({ id }) => id).toSorted());
  });

  test('each permutation of three comes up about as often as any other', () => {
    const random = seededRandom(7);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const key = shuffled('abc'.split(''), random).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test('a third is delivered again, later and under new event ids, with the same content', () => {
    const delivered = deliveryWith({ duplicate: true })(facts);
    expect(delivered).toHaveLength(40);
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(40);
    for (const [i, fact] of delivered.entries()) {
      if (!fact.id.endsWith('-again')) continue;
      const original = delivered.findIndex(({ id }) => `${id}-again` === fact.id);
      expect(original).toBeLessThan(i);
      expect({ ...delivered[original], id: fact.id }).toEqual(fact);
    }
    expect(idsOf({ duplicate: true })).toEqual(delivered.map(({ id }) => id));
    expect(idsOf({ shuffle: 1, duplicate: true })).toHaveLength(40);
  });
});

describe('the order-management example', () => {
  const log = importOrderManagement(exampleData);

  test('all orders are completed, nothing is refused, everything adds up', () => {
    const report = reportOf(replayLog(log));
    expect(report).toMatchObject({ orders: 120, rejected: 0, stillParked: 0, discrepancies: {} });
    expect(report).toMatchObject({ overall: { completed: 120 }, payment: { paid: 120 } });
    expect(report).toMatchObject({ agree: null, agreeWithHints: null, disagree: null });
    expect(report.applied + report.unchanged + report.duplicate + report.parked).toBe(report.events);
    expect(log.skipped).toBe(0);
  });

  test.each([{ shuffle: 1 }, { shuffle: 2 }, { duplicate: true }, { shuffle: 3, duplicate: true }])(
    'the digest is the same with %o',
    (mishaps) => {
      const report = reportOf(replayLog(log, mishaps));
      expect(report.digest).toBe(reportOf(replayLog(log)).digest);
      expect(report.rejected).toBe(0);
      if ('duplicate' in mishaps) expect(report.duplicate).toBeGreaterThan(400);
    },
  );

  test('the digest differs where a fact is missing', () => {
    const [first, ...others] = log.orders;
    if (!first) throw new Error('the example has orders');
    const less = { ...log, orders: [{ ...first, facts: first.facts.slice(0, -1) }, ...others] };
    expect(reportOf(replayLog(less)).digest).not.toBe(reportOf(replayLog(log)).digest);
  });

  test('the price of the place row is owed, split exactly over the items', () => {
    const [order] = log.orders;
    expect(order?.place.lines.map((line) => priceOf(line).total)).toEqual([13124, 13124, 13124, 13124]);
    for (const { place } of log.orders) {
      const owed = place.lines.reduce((sum, line) => sum + priceOf(line).total, 0);
      expect(owed).toBe(place.payments?.[0]?.amount.amount);
    }
  });

  test('the story of one order is told line by line', async () => {
    const replay = replayLog(log);
    const order = mostEventful(log);
    if (!order) throw new Error('the example has orders');
    const kinds = new Set(order.facts.map(({ type }) => type));
    for (const type of ['stock.rejected', 'payment.reminded', 'fulfillment.delivery_failed'] as const) {
      expect(factTypes).toContain(type);
      expect(kinds).toContain(type);
    }
    const story = storyOf(replay.definition, order, plain);
    for (const line of story) expect(line.length).toBeLessThanOrEqual(80);
    await expect(`order ${order.id}\n${story.join('\n')}\n`).toMatchFileSnapshot('golden-story.txt');
  });
});

describe('an order-management log', () => {
  const header = 'event_id,activity,timestamp,orders,items,packages,price';

  test('a package spans orders, and each of them has its own parcel of its own units', () => {
    const folder = folderWith({
      'events.csv': `${header}
1,place order,2019-05-20 07:00:00.000Z,A,a1;a2,,10.01
2,place order,2019-05-20 07:00:00.000Z,B,b1,,5.0
3,item out of stock,2019-05-20 08:00:00.000Z,,a1,,1.0
4,reorder item,2019-05-20 09:00:00.000Z,,a1,,1.0
5,pick item,2019-05-20 10:00:00.000Z,,a2,,1.0
6,create package,2019-05-21 07:00:00.000Z,,b1;a1,P,9.0
7,send package,2019-05-21 08:00:00.000Z,,,P,9.0
8,dance,2019-05-21 09:00:00.000Z,A,,,
9,send package,2019-05-21 10:00:00.000Z,,,unknown,9.0
10,confirm order,2019-05-21 10:00:00.000Z,C,,,9.0
`,
    });
    const log = importOrderManagement(folder);
    const told = log.orders.map(({ id, facts }) => [id, facts.map(({ id: _, at, occurredAt, by, ...told }) => told)]);
    expect(log.skipped).toBe(3);
    expect(told).toEqual([
      [
        'A',
        [
          { type: 'stock.rejected', attempt: '3', units: [{ line: 'a1', quantity: 1 }] },
          { type: 'stock.reserved', attempt: '3', units: [{ line: 'a1', quantity: 1 }] },
          { type: 'fulfillment.picked', reference: '5', fulfillment: 'pick-a2', units: [{ line: 'a2', quantity: 1 }] },
          { type: 'fulfillment.packed', reference: '6', fulfillment: 'P', units: [{ line: 'a1', quantity: 1 }] },
          { type: 'fulfillment.shipped', reference: '7', fulfillment: 'P' },
        ],
      ],
      [
        'B',
        [
          { type: 'fulfillment.packed', reference: '6', fulfillment: 'P', units: [{ line: 'b1', quantity: 1 }] },
          { type: 'fulfillment.shipped', reference: '7', fulfillment: 'P' },
        ],
      ],
    ]);
    expect(reportOf(replayLog(log))).toMatchObject({ orders: 2, rejected: 0, stillParked: 0 });
  });
});

describe('the command line', () => {
  test('start in a pipe has no bar and no color, and its last line sums up', () => {
    const { status, stdout, lines } = run('start', '--headless');
    expect(status).toBe(0);
    for (const ink of ['\u001B', '\r', '█']) expect(stdout).not.toContain(ink);
    expect(lines.at(-1)).toBe('120 orders, 1876 events, 0 rejected, 0 discrepancies');
    expect(run('start').stdout).toBe(stdout);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('replay says the same of a folder, in words or in JSON', () => {
    expect(run('replay', 'order-management', exampleData).stdout).toBe(run('start').stdout);
    const { lines } = run('replay', 'order-management', exampleData, '--json', '--shuffle', '1', '--duplicate');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ orders: 120, rejected: 0, agree: null });
  });

  test.each([
    [[], 'Say what to do.'],
    [['stop'], 'There is no command "stop".'],
    [['start', '--loud'], "Unknown option '--loud'"],
    [['replay'], 'Say which kind of log it is: olist or order-management.'],
    [['replay', 'amazon', '.'], 'Say which kind of log it is: olist or order-management.'],
    [['replay', 'olist'], 'Say which folder the log is in.'],
    [['replay', 'olist', '.', '..'], 'One folder is replayed at a time; ".." is too much.'],
    [['replay', 'olist', '.', '--shuffle'], "Option '--shuffle <value>' argument missing"],
    [['replay', 'olist', '.', '--shuffle', 'well'], '--shuffle takes a seed'],
  ])('%j makes no sense, and it is said why', (words, message) => {
    expect(() => parseArguments(words)).toThrow(BadArguments);
    expect(() => parseArguments(words)).toThrow(message);
  });

  test('bad arguments end with 2, an unreadable log with 1, and a line that says why', () => {
    const bad = run('replay', 'olist', '/no/such/folder');
    expect(bad).toMatchObject({ status: 2, stdout: '' });
    expect(bad.stderr).toContain('There is no folder "/no/such/folder".');
    expect(bad.stderr).toContain('npm run replay');
    const empty = run('replay', 'order-management', folderWith({}));
    expect(empty).toMatchObject({ status: 1, stdout: '' });
    expect(empty.stderr).toContain('events.csv: there is no such file');
  });

  test('the bar fills and ends its line', () => {
    const drawn: string[] = [];
    const bar = progressBar({ write: (text) => drawn.push(text) }, 3, 'orders');
    for (const done of [1, 2, 3]) bar(done);
    expect(drawn[0]).toBe(`\r${'█'.repeat(13)}${'░'.repeat(27)} 1/3 orders`);
    expect(drawn.at(-1)).toBe(`\r${'█'.repeat(40)} 3/3 orders\n`);
  });
});
