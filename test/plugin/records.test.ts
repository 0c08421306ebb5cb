/** What plugins know is part of the record: it converges, is read back, and outlives names and versions. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { defineOrder, definePlugin, type Plugin, type Slice, staleSince, timeline } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne, days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;
const by = { kind: 'staff', id: 'sam' } as const;
const told = (reference: string, more: object = {}) => own('watch.told', { reference, ...more });

/** A plugin that stands while something was told and not ended. */
const watchAs = <const Id extends string>(id: Id, more: object = {}): Plugin =>
  definePlugin({
    id,
    events: { told: { kind: 'fact' }, end: { kind: 'command', ends: ['told'] } },
    states: { raised: { when: (slice) => slice.standing('told').length > 0, on: { end: true } }, calm: {} },
    statuses: { raised: { base: ['pending', 'processing', 'canceled'] } },
    ...more,
  });
const watch = watchAs('watch');
const readBack = ({ definition, order }: Story) => definition.decode(definition.encode(order));

describe('what a plugin was told', () => {
  it('is the same in whatever order it comes, also where one report says nothing and another says null', () => {
    const one = given({ plugins: [watch] }).when(told('r'), told('r', { payload: null }));
    const other = given({ plugins: [watch] }).when(told('r', { payload: null }), told('r'));

    expect(one.order.plugins).toEqual(other.order.plugins);
    one.then({ discrepancies: ['conflicting_report'] });
    expect(readBack(one)).toEqual(one.order);
  });

  it('may be said with fields that are there and empty', () => {
    given({ plugins: [watch] })
      .when(told('r', { payload: undefined }), own('watch.end', { payload: undefined, reference: undefined }))
      .then({ status: { overall: 'pending' } });
  });

  it('is refused where it is endless, or throws when it is read', () => {
    const { definition, order } = given({ plugins: [watch] });
    const loop: unknown[] = [];
    loop.push(loop, loop, loop);
    const trap = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const payload of [loop, trap]) {
      const { outcome } = definition.receive(order, { ...told('r', { payload }), id: 'x', at: days(1), by });
      expect(outcome).toMatchObject({ kind: 'rejected', reasons: [{ code: 'invalid_event' }] });
    }
  });

  it('is read back whatever a command ended', () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => ({ event: 'told', reference: `r-${10_000 + i}` }));
    const { definition, order } = given({ plugins: [watch] });
    const many = definition.decode({ ...order, plugins: { watch: { version: 1, rows } } });
    const ended = definition.apply(many, { ...own('watch.end'), id: 'x', at: days(1), by } as never);

    expect(definition.decode(definition.encode(ended.order))).toEqual(ended.order);
  });
});

describe('a command that waits among the facts of a record', () => {
  it('takes no effect, as nobody asked for it', () => {
    const { definition, order } = given({ plugins: [watch] }).when(told('r'));
    const record = definition.decode({ ...order, parked: [{ type: 'watch.end', reference: 'q' }] });
    const after = definition.apply(record, { type: 'tag.add', tag: 't', id: 'x', at: days(1), by });

    expect(after.status.custom).toBe('watch.raised');
    expect(after.order.plugins).toEqual(order.plugins);
    expect(definition.decode(definition.encode(after.order))).toEqual(after.order);
  });
});

describe('a plugin under another name', () => {
  const renamed = watchAs('guard_dog', { formerly: ['watch'] });

  it('takes what is reported under its former one, and what waited under it', () => {
    const frozen = given({ plugins: [watch], policy: { archived: 'freeze' } })
      .when({ type: 'order.cancel', scope: 'all' }, { type: 'order.archive' })
      .when(told('r'))
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] });
    const shop = defineOrder({ plugins: [renamed], policy: { archived: 'freeze' } });
    const opened = shop.apply(shop.decode(frozen.definition.encode(frozen.order)), {
      type: 'order.unarchive',
      id: 'x',
      at: days(1),
      by,
    });

    expect(opened.order.parked).toEqual([]);
    expect(opened.status.custom).toBe('guard_dog.raised');
    const end = { ...own('watch.end'), id: 'z', at: days(1), by } as const;
    const ended = shop.receive(opened.order, end);
    expect(ended.status).not.toHaveProperty('custom');
    expect(shop.receive(ended.order, end).outcome.kind).toBe('duplicate');
    const again = shop.receive(opened.order, { ...told('r-2'), id: 'y', at: days(1), by });
    expect(again.order.plugins?.guard_dog?.rows).toHaveLength(2);
  });
});

describe('a command that was accepted under the former name of its plugin', () => {
  it('is a retry under either name', () => {
    const end = own('watch.end', { id: 'once' });
    const story = given({ plugins: [watch] }).when(told('r'), end);
    const shop = defineOrder({ plugins: [watchAs('guard_dog', { formerly: ['watch'] })] });
    const order = shop.decode(story.definition.encode(story.order));

    for (const type of ['watch.end', 'guard_dog.end'])
      expect(shop.receive(order, { ...end, type, at: days(1), by }).outcome.kind).toBe('duplicate');
  });
});

describe('a history of a plugin', () => {
  const strict = watchAs('watch', {
    events: { told: { kind: 'fact', payload: z.object({ by: z.string() }) }, end: { kind: 'command', ends: ['told'] } },
  });
  const story = given({ plugins: [watch] }).when(told('r'));
  const history = {
    opening: { kind: 'placed', input: inputOf() },
    entries: story.beats.map(({ event, outcome }) => ({ event, outcome })),
  } as const;

  it('is replayed under its new name, and by a version with a stricter schema', () => {
    const renamed = defineOrder({ plugins: [watchAs('guard_dog', { formerly: ['watch'] })] });

    expect(renamed.replay(history)).toEqual(renamed.decode(story.definition.encode(story.order)));
    expect(defineOrder({ plugins: [strict] }).replay(history)).toEqual(story.order);
  });

  it('is a timeline also while the plugin is missing, in which it moves nothing; a replay says what it needs', () => {
    const without = defineOrder();

    expect(timeline(without, history)).toMatchObject([{ type: 'watch.told', moved: [], parts: [] }]);
    expect(staleSince(without, history)).toMatchObject({ overall: dayOne });
    expect(() => without.replay(history)).toThrow(/plugin "watch", give the definition that plugin/);
  });
});

describe('a migration', () => {
  const told2 = given({ plugins: [watch] }).when(told('r', { payload: { n: 1 } }), told('r-2', { payload: { n: 1 } }));
  const text = JSON.stringify(told2.order);
  const second = (migrate: unknown) => defineOrder({ plugins: [watchAs('watch', { version: 2, migrate })] });

  it.each([
    ['throws', () => JSON.parse('{')],
    ['gives nothing', () => null],
    ['answers later', () => Promise.resolve([])],
    ['gives what is no row', () => [{ foo: 1 }]],
    ['gives what is no JSON', (rows: object[]) => rows.map((row) => ({ ...row, payload: new Date(0) }))],
  ])('that %s is refused with the name of its plugin, and the record can be read when it is mended', (_, migrate) => {
    const record = JSON.parse(text);

    expect(() => second(migrate).decode(record)).toThrow(
      expect.objectContaining({ code: 'other_definition', details: expect.objectContaining({ plugin: 'watch' }) }),
    );
    expect(JSON.stringify(record)).toBe(text);
    expect(second((rows: unknown) => rows).decode(record).plugins?.watch).toMatchObject({ version: 2 });
  });

  it('gets a copy: what it does to it is not done to the record', () => {
    const record = JSON.parse(text);
    const emptied = second((rows: unknown[]) => rows.splice(0, 0) && []).decode(record);

    expect(emptied.plugins?.watch?.rows).toEqual([]);
    expect(JSON.stringify(record)).toBe(text);
  });

  it('that makes one of two rows keeps the earlier instant, and what either ended', () => {
    const made = [
      { event: 'told', reference: 'r', at: days(2), ends: ['told:b'] },
      { event: 'told', reference: 'r', at: days(1), ends: ['told:a'] },
    ];
    for (const rows of [made, [...made].reverse()])
      expect(second(() => rows).decode(JSON.parse(text)).plugins?.watch?.rows).toEqual([
        { event: 'told', reference: 'r', at: days(1), ends: ['told:a', 'told:b'] },
      ]);
  });
});

describe('a plugin that cannot read what an older version of it was told', () => {
  const keeps = (version: number, more: object) =>
    watchAs('watch', {
      version,
      statuses: { raised: { base: 'processing', counts: { held: true, cancellable: false } } },
      ...more,
    });
  const first = given({ plugins: [keeps(1, {})], parcels: { box: { shirt: 2, mug: 1 } } }).when(
    { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 },
    told('r', { payload: { n: 1 } }),
  );
  const second = defineOrder({
    plugins: [
      keeps(2, {
        states: {
          raised: {
            when: (slice: Slice) =>
              slice.all('told').some(({ payload }) => (payload as unknown as { m: string }).m.length > 0),
            on: { end: true },
          },
          calm: {},
        },
      }),
    ],
  });
  const order = second.decode(first.definition.encode(first.order));
  const sent = (event: object) => second.receive(order, { ...event, id: 'x', at: days(1), by });

  it('shows the base word, and says so', () => {
    expect(second.statusOf(order)).not.toHaveProperty('custom');
    expect(second.discrepanciesOf(order)).toMatchObject([{ code: 'plugin_failed', subject: 'watch' }]);
    expect(second.nextDeadline(order)).toBeNull();
  });

  it('lets nothing go that it may keep back, and the rest goes on', () => {
    const ship = { type: 'fulfillment.ship', fulfillment: 'box' };
    for (const event of [ship, { type: 'order.cancel', scope: 'all' }])
      expect(sent(event).outcome).toMatchObject({
        kind: 'rejected',
        reasons: expect.arrayContaining([expect.objectContaining({ code: 'hook_failed' })]),
      });
    expect(sent({ type: 'tag.add', tag: 'late' }).outcome.kind).toBe('unchanged');
    expect(sent({ type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' }).status.overall).toBe(
      'completed',
    );
  });
});
