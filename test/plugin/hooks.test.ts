/** A plugin is foreign code: whatever its functions answer, an order goes on, and a refusal names the plugin. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, type Slice } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;
const told = own('odd.told', { reference: 'r' });
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
/** A plugin in whose state everything can be tried: the state stands once something was told. */
const odd = (state: object, more: object = {}) =>
  definePlugin({
    id: 'odd',
    events: { told: { kind: 'fact' }, go: { kind: 'command' } },
    states: { raised: { when: (slice: Slice) => slice.all('told').length > 0, on: { go: true }, ...state }, calm: {} },
    statuses: { raised: { base: ['pending', 'processing'], channel: 'silent' } },
    ...more,
  } as never);
const story = (state: object, more: object = {}) => given({ plugins: [odd(state, more)] });
const later = Promise.resolve(null);

describe('a condition', () => {
  it.each([
    ['a promise', () => Promise.resolve(true)],
    ['a text', () => 'yes'],
    ['nothing', () => undefined],
  ])('that answers with %s refuses the event, which its sender keeps', (_, when) => {
    const { latest } = story({ when })
      .when(told)
      .then({ reasons: ['hook_failed'], discrepancies: ['plugin_failed'] })
      .when(told);

    expect(latest[0]?.outcome).toMatchObject({ kind: 'rejected', retry: true, reasons: [{ data: { hook: 'odd' } }] });
  });
});

describe('a rule', () => {
  it.each([
    ['a promise', later],
    ['yes', true],
    ['an empty text', ''],
    ['no reason', {}],
    ['figures that are no JSON', { code: 'a', message: 'No.', data: { n: 1n } }],
    ['figures that would become others', { code: 'a', message: 'No.', data: { n: Number.NaN } }],
    ['a reason without end', { code: 'a', message: 'm'.repeat(5_000) }],
    ['what removes it as one text', { code: 'a', message: 'No.', unblockedBy: 'odd.told' }],
  ])('that answers with %s has failed, as a guard has', (_, answer) => {
    const guards = [{ name: 'asks', on: ['order.cancel'], check: () => answer }];
    const { latest } = story({ on: { go: () => answer } }, { guards })
      .when(told, own('odd.go'))
      .then({ reasons: ['hook_failed'] })
      .when({ type: 'order.cancel', scope: 'all' })
      .then({ reasons: ['hook_failed'] })
      .when(own('odd.go'));

    expect(latest[0]?.outcome).toMatchObject({ reasons: [{ data: { hook: 'odd' } }] });
    expect(JSON.stringify(latest[0]?.outcome).length).toBeLessThan(1_000);
  });
});

describe('a label', () => {
  const labeled = (when: () => unknown) =>
    given({
      plugins: [definePlugin({ id: 'odd', labels: { late: { base: ['pending', 'processing'], when } } } as never)],
    });

  it.each([
    ['throws', () => JSON.parse('{'), /"late" fails: .*JSON/],
    ['answers with a promise', () => Promise.resolve(true), /"late" fails: .*promise/],
    ['answers with a text', () => 'yes', /"late" fails: .*true or false/],
  ])('whose condition %s is not shown, and that is told', (_, when, problem) => {
    const { definition, order } = labeled(when)
      .when(captured)
      .then({ status: { payment: 'paid', custom: null }, discrepancies: ['plugin_failed'] });

    expect(definition.discrepanciesOf(order)).toEqual([
      { code: 'plugin_failed', subject: 'odd', data: { problem: expect.stringMatching(problem) } },
    ]);
  });

  it('that works is shown, and nothing is told', () => {
    labeled(() => true)
      .when(captured)
      .then({ status: { custom: 'odd.late' as never } });
  });
});

describe('a deadline', () => {
  it.each([
    ['null', null],
    ['a promise', later],
    ['a number', 5],
    ['words', 'tomorrow'],
    ['a time of no zone', '2026-01-01 10:00'],
    ['a year that no clock compares', '+020000-01-01T00:00:00.000Z'],
  ])('whose instant is %s is none', (_, at) => {
    const { latest, definition, order } = story({ deadline: { fires: 'go', at: () => at } }).when(told, captured);

    expect(latest.flatMap(({ effects }) => effects)).toEqual([]);
    expect(definition.nextDeadline(order)).toBeNull();
    expect(definition.tick(order, days(9_999))).toEqual([]);
    expect(definition.discrepanciesOf(order)).toMatchObject([
      { code: 'plugin_failed', subject: 'odd', data: { problem: expect.stringMatching(/^its deadline fails: /) } },
    ]);
  });
});

describe('a condition that fails before anything was said', () => {
  it('is told all the same', () => {
    story({ when: () => 'yes' })
      .when(captured)
      .then({ discrepancies: ['plugin_failed'] });
  });
});

describe('requests', () => {
  it.each([
    ['a promise', later],
    ['a text', 'abc'],
    ['nothing in a list', [null]],
    ['no name', [{ of: 'r' }]],
    ['figures that are no JSON', [{ name: 'look', of: 'r', payload: { n: 1n } }]],
  ])('that are %s are none, and the order goes on', (_, asks) => {
    story({ asks: () => asks })
      .when(told, captured)
      .then({ status: { payment: 'paid' }, effects: [], discrepancies: ['plugin_failed'] });
  });

  it('of one name and occurrence are one', () => {
    const { latest } = story({
      asks: () => [
        { name: 'look', of: 'r' },
        { name: 'look', of: 'r', payload: { n: 2 } },
      ],
    }).when(told);

    expect(latest[0]?.effects).toHaveLength(1);
  });
});

describe('of two requests of one name and occurrence', () => {
  it('the first is asked, and its payload stands', () => {
    const { definition, order } = story({
      asks: () => [
        { name: 'look', of: 'r', payload: { n: 1 } },
        { name: 'look', of: 'r', payload: { n: 2 } },
      ],
    }).when(told);

    expect(definition.pendingEffects(order)).toMatchObject([{ type: 'ask_plugin', name: 'look', payload: { n: 1 } }]);
  });
});

describe('a check of a payload', () => {
  const checking = (validate: (value: unknown) => unknown) =>
    given({
      plugins: [
        definePlugin({
          id: 'odd',
          events: {
            told: { kind: 'fact', payload: { '~standard': { version: 1, vendor: 'odd', validate } } as never },
          },
          states: { calm: {} },
        }),
      ],
    }).when(own('odd.told', { reference: 'r', payload: { a: 1 } }));

  it.each([
    ['throws', () => JSON.parse('{')],
    ['answers later', async () => ({ value: 1 })],
    ['answers nothing', () => undefined],
    ['answers with a number', () => 5],
    ['finds an issue that it does not name', () => ({ issues: [null] })],
    ['finds an issue without words', () => ({ issues: [{}] })],
    ['finds a yes', () => ({ issues: true })],
  ])('that %s has failed, and the sender keeps the fact', (_, validate) => {
    expect(checking(validate).latest[0]?.outcome).toMatchObject({
      kind: 'rejected',
      retry: true,
      reasons: [{ code: 'hook_failed', data: { hook: 'odd' } }],
    });
  });

  it('may answer with a list that has its issues, as some libraries do', () => {
    const found = Object.assign([1], { issues: [{ message: 'Too small.' }] });

    expect(checking(() => found).latest[0]?.outcome).toMatchObject({ reasons: [{ code: 'invalid_event' }] });
  });

  it('that finds an issue refuses the fact for good, and tells the place', () => {
    const { outcome } = checking(() => ({ issues: [{ message: 'Too small.', path: [{ key: 'a' }] }] })).latest[0] ?? {};

    expect(outcome).toMatchObject({ reasons: [{ code: 'invalid_event', data: { path: 'payload.a' } }] });
    expect(outcome).not.toHaveProperty('retry');
  });
});

describe('what was said', () => {
  const tags = { tags: ['b', 'a'] };
  const sorting = (read: (payload: { tags: string[] }) => unknown) =>
    story({
      when: (slice: { all: (name: string) => readonly { payload: { tags: string[] } }[] }) =>
        slice.all('told').some(({ payload }) => read(payload) !== undefined),
    }).when(own('odd.told', { reference: 'r', payload: tags }));

  it('is not altered by a condition that sorts it in place', () => {
    expect(sorting((payload) => payload.tags.sort()).latest[0]?.outcome).toMatchObject({
      reasons: [{ code: 'hook_failed' }],
    });
    expect(sorting((payload) => [...payload.tags].sort()).order.plugins?.odd?.rows[0]?.payload).toEqual(tags);
  });

  it('is recorded as it came, whatever a rule or a check does to it', () => {
    const payload = { n: 1 };
    const raise = (value: unknown) => {
      (value as { n: number }).n = 99;
      return null;
    };
    story({ on: { go: (_: unknown, event: { payload: unknown }) => raise(event.payload) } })
      .when(told, own('odd.go', { payload }))
      .then({ reasons: ['hook_failed'] });

    expect(payload).toEqual({ n: 1 });
  });

  it('is the same after a crash, and no condition alters what was read from a store', () => {
    const plugins = [odd({})];
    const record = JSON.parse(
      JSON.stringify(given({ plugins }).when(own('odd.told', { reference: 'r', payload: tags })).order),
    );
    const sorted = defineOrder({
      plugins: [
        odd({
          when: (slice: { all: (name: string) => readonly { payload: { tags: string[] } }[] }) =>
            slice.all('told').some(({ payload }) => payload.tags.sort().length > 0),
        }),
      ],
    });
    sorted.statusOf(sorted.decode(record));

    expect(record.plugins.odd.rows[0].payload).toEqual(tags);
  });
});
