/** A plugin beside clocks, customers, other plugins and the library's own requests. */
import { describe, expect, it } from 'vitest';
import { definePlugin } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;
const carla = { kind: 'customer', id: 'carla' } as const;

describe('a deadline of a plugin', () => {
  const release = (ends: readonly ['announced'] | readonly []) =>
    definePlugin({
      id: 'preorder',
      events: { announced: { kind: 'fact' }, release: { kind: 'command', ends } },
      states: {
        waiting: {
          when: (slice) => slice.standing('announced').length > 0,
          on: { release: true },
          deadline: { fires: 'release', at: () => days(2) },
        },
        released: {},
      },
      statuses: { waiting: { base: 'pending', counts: { held: true } } },
    });

  it('comes for each announcement of one day', () => {
    let story = given({ plugins: [release(['announced'])] });
    for (const reference of ['catalog-7', 'catalog-8']) {
      story = story.when(own('preorder.announced', { reference }));
      expect(story.latest.at(-1)?.effects).toMatchObject([
        { type: 'schedule_deadline' },
        { type: 'emit_webhook', to: 'preorder.waiting' },
      ]);
      expect(story.definition.statusOf(story.order).custom).toBe('preorder.waiting');
      story = story.when(...(story.definition.tick(story.order, days(3)) as Tell[]));
      expect(story.definition.statusOf(story.order)).not.toHaveProperty('custom');
    }
  });

  it('whose command changes nothing comes once, and again when something is said', () => {
    const { definition, order } = given({ plugins: [release([])] }).when(
      own('preorder.announced', { reference: 'catalog-7' }),
    );
    const [fired, ...others] = definition.tick(order, days(3));
    const after = definition.apply(order, fired as never).order;

    expect(others).toEqual([]);
    expect(definition.nextDeadline(after)).toBeNull();
    expect(definition.pendingEffects(after)).toEqual([]);
    const more = { ...own('preorder.announced', { reference: 'catalog-8' }), id: 'x', at: days(4), by: carla };
    expect(definition.tick(definition.apply(after, more as never).order, days(5))).toHaveLength(1);
  });
});

it('a draft has no deadline of a plugin, as it takes no command of one; once it is placed, it has', () => {
  const draft = given({
    begin: 'draft',
    plugins: [
      definePlugin({
        id: 'preorder',
        events: { announced: { kind: 'fact' }, release: { kind: 'command', ends: ['announced'] } },
        states: {
          waiting: {
            when: (slice) => slice.standing('announced').length > 0,
            on: { release: true },
            deadline: { fires: 'release', at: () => days(2) },
          },
          released: {},
        },
      }),
    ],
  }).when(own('preorder.announced', { reference: 'catalog-7' }));
  const placed = draft.when({ type: 'order.place' });

  expect(draft.definition.tick(draft.order, days(3))).toEqual([]);
  expect(draft.definition.nextDeadline(draft.order)).toBeNull();
  expect(placed.definition.tick(placed.order, days(3))).toHaveLength(1);
});

describe('a command of a plugin', () => {
  const care = definePlugin({
    id: 'care',
    events: { call: { kind: 'command' }, lend: { kind: 'command', by: ['plugin'] } },
    states: { calm: { on: { call: true, lend: true } } },
  });
  const sent = (type: string, id: string) =>
    given({ plugins: [care] }).when(own(type, { by: { kind: 'plugin', id } })).latest[0]?.outcome.kind;

  it('is sent by the plugin itself, and by another one where its author lets it', () => {
    expect(sent('care.call', 'care')).toBe('unchanged');
    expect(sent('care.call', 'other')).toBe('rejected');
    expect(sent('care.lend', 'other')).toBe('unchanged');
  });
});

describe('a status that is hidden from customers', () => {
  const counts = { cancellable: false, terminal: true } as const;
  const hidden = definePlugin({ id: 'fraud', flags: { on: { base: 'pending', counts } } });
  const open = definePlugin({ id: 'care', flags: { on: { base: 'pending', counts, visibility: 'customer' } } });
  const asked = (id: string, by: object) =>
    given({ plugins: [id === 'fraud' ? hidden : open] })
      .when(own(`${id}.set`, { payload: { flag: 'on' } }))
      .when({ type: 'order.cancel', scope: 'all', by } as Tell).latest[0]?.outcome;

  it('refuses them without its name, and tells who can help', () => {
    const refused = asked('fraud', carla);

    expect(refused).toMatchObject({ reasons: [{ code: 'not_authorized', data: { allowed: ['staff', 'system'] } }] });
    expect(JSON.stringify(refused)).not.toContain('fraud');
    expect(asked('fraud', { kind: 'staff', id: 'sam' })).toMatchObject({ reasons: [{ data: { status: 'fraud.on' } }] });
    expect(asked('care', carla)).toMatchObject({ reasons: [{ data: { status: 'care.on' } }] });
  });
});

describe('a request of a plugin', () => {
  it("has never the key of one of the library's own", () => {
    const twin = definePlugin({
      id: 'restock',
      events: { told: { kind: 'fact' } },
      states: {
        raised: { when: (slice) => slice.all('told').length > 0, asks: () => [{ name: 'box-1', of: 'look-1' }] },
        calm: {},
      },
    });
    const came: Tell[] = [
      { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', units: { shirt: 2 } },
      { type: 'return.request', return: 'box-1', units: { shirt: 1 } },
      { type: 'return.received', return: 'box-1', reference: 'in-1', units: { shirt: 1 } },
      { type: 'return.inspected', return: 'box-1', reference: 'look-1', units: { shirt: { restock: 1 } } },
      own('restock.told', { reference: 'r' }),
    ];
    const { definition, order } = given({ plugins: [twin] }).when(...came);
    const keys = definition.pendingEffects(order).map(({ key }) => key);

    expect(keys).toContain('order-1/restock/box-1/look-1');
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('order-1/plugin/restock/box-1/look-1');
  });
});

describe('a deadline of the order', () => {
  it('waits while a status stands against what it would do, and comes once that has ended', () => {
    const talks = definePlugin({
      id: 'talks',
      flags: { on: { base: 'pending', channel: 'silent', counts: { cancellable: false } } },
    });
    const due = given({ plugins: [talks], policy: { unpaidAfter: { days: 1 } } });
    const talking = due.when(own('talks.set', { payload: { flag: 'on' } }));
    const { definition } = due;

    expect(definition.nextDeadline(due.order)?.kind).toBe('unpaid');
    expect(definition.nextDeadline(talking.order)).toBeNull();
    expect(definition.tick(talking.order, days(9))).toEqual([]);
    const over = talking.when(own('talks.clear', { payload: { flag: 'on' } }));
    expect(over.latest[0]?.effects).toMatchObject([{ type: 'schedule_deadline', deadline: { kind: 'unpaid' } }]);
    const canceled = over.when(...(definition.tick(over.order, days(9)) as Tell[]));
    expect(definition.statusOf(canceled.order).overall).toBe('canceled');
  });
});

it('a frozen archive has no deadline of a plugin, and one that is open again has', () => {
  const waits = definePlugin({
    id: 'preorder',
    events: { announced: { kind: 'fact' }, release: { kind: 'command', ends: ['announced'] } },
    states: {
      waiting: {
        when: (slice) => slice.standing('announced').length > 0,
        on: { release: true },
        deadline: { fires: 'release', at: () => days(2) },
      },
      released: {},
    },
  });
  const frozen = given({ plugins: [waits], policy: { archived: 'freeze' } }).when(
    own('preorder.announced', { reference: 'catalog-7' }),
    { type: 'order.cancel', scope: 'all' },
    { type: 'order.archive' },
  );
  const open = frozen.when({ type: 'order.unarchive' });

  expect(frozen.definition.tick(frozen.order, days(3))).toEqual([]);
  expect(frozen.definition.nextDeadline(frozen.order)).toBeNull();
  expect(open.definition.tick(open.order, days(3))).toHaveLength(1);
});

it('a deadline waits while a guard cannot tell whether its command may be, as that command would be refused', () => {
  const broken = definePlugin({
    id: 'odd',
    guards: [{ name: 'reads', on: ['order.cancel'], check: () => JSON.parse('{') }],
  });
  const policy = { unpaidAfter: { days: 1 } };
  const usual = given({ policy });
  const { definition, order } = given({ policy, plugins: [broken] });

  expect(usual.definition.tick(usual.order, days(2))).toMatchObject([{ deadline: { kind: 'unpaid' } }]);
  expect(definition.tick(order, days(2))).toEqual([]);
  expect(definition.nextDeadline(order)).toBeNull();
});
