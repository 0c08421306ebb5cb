import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import * as z from 'zod';
import {
  blockersOf,
  customerView,
  customWordsOf,
  defineOrder,
  definePlugin,
  timeline,
  toMachine,
} from '../../src/index.ts';
import { en } from '../../src/labels/en.ts';
import { wordOf } from '../../src/labels/labels.ts';
import { sv } from '../../src/labels/sv.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne, days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
/** An event of a plugin, as a story tells it. */
const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;

const attention = definePlugin({
  id: 'attention',
  flags: { needed: { base: ['pending', 'processing'], label: { en: 'Needs attention' } } },
});

const fraud = definePlugin({
  id: 'fraud',
  events: {
    suspected: { kind: 'fact', payload: z.object({ score: z.number() }) },
    clear: { kind: 'command', ends: ['suspected'] },
    give_up: { kind: 'command', ends: ['suspected'] },
  },
  states: {
    suspected: {
      when: (slice) => slice.standing('suspected').some(({ payload }) => payload.score > 50),
      on: {
        clear: (slice) =>
          slice.standing('suspected').some(({ payload }) => payload.score > 90)
            ? { code: 'too_risky', message: 'A score above 90 is not cleared. Cancel the order.' }
            : null,
        give_up: true,
      },
      deadline: {
        fires: 'give_up',
        at: (slice) => {
          const since = slice
            .standing('suspected')
            .flatMap(({ at }) => at ?? [])
            .sort()[0];
          return since === undefined ? undefined : new Date(Date.parse(since) + 2 * 86_400_000).toISOString();
        },
      },
      asks: (slice) =>
        slice.standing('suspected').map(({ reference, payload }) => ({ name: 'ask_bureau', of: reference, payload })),
    },
    calm: {},
  },
  statuses: { suspected: { base: ['pending', 'processing'], counts: { held: true } } },
});

const suspect = (score: number, reference = 's-1', more: object = {}) =>
  own('fraud.suspected', { reference, payload: { score }, by: { kind: 'provider', id: 'bureau' }, ...more });
const words = ({ definition, order }: Story) => definition.statusOf(order);

describe('a flag', () => {
  const shop = () => given({ ...boxed, plugins: [attention] });
  const set = own('attention.set', { payload: { flag: 'needed' } });
  const clear = own('attention.clear', { payload: { flag: 'needed' } });

  it('is shown in place of the word it stands on, and moves no word of the core', () => {
    const before = shop();
    const flagged = before.when(set).then({ status: { overall: 'pending' } });

    expect(words(flagged)).toEqual({ ...words(before), custom: 'attention.needed' });
    expect(words(flagged.when(clear))).toEqual(words(before));
  });

  it('is not shown over a word that it does not stand on, and is there again behind it', () => {
    const shipped = shop().when(set, captured, ship);

    expect(words(shipped)).toMatchObject({ overall: 'completed' });
    expect(words(shipped)).not.toHaveProperty('custom');
    expect(shipped.definition.explain(shipped.order).custom).toMatchObject({
      word: null,
      standing: [{ word: 'attention.needed' }],
    });
    expect(shop().definition.explain(shop().order)).not.toHaveProperty('custom');
  });

  it('is set and cleared once, by staff', () => {
    shop()
      .when(clear)
      .then({ reasons: ['plugin_veto'] })
      .when(set, set)
      .then({ reasons: ['plugin_veto'] })
      .when({ ...clear, by: { kind: 'customer', id: 'carla' } } as Tell)
      .then({ reasons: ['not_authorized'] })
      .when(own('attention.set', { payload: { flag: 'nedeed' } }))
      .then({ reasons: ['invalid_event'] });
  });

  it('is a command like any other: a retry is a duplicate, and the id of another content is refused', () => {
    shop()
      .when({ ...set, id: 'once' } as Tell)
      .when({ ...set, id: 'once' } as Tell)
      .then({ outcome: 'duplicate' })
      .when({ ...clear, id: 'once' } as Tell)
      .then({ reasons: ['command_id_reused'] });
  });

  it('is called what its plugin calls it, in every locale that the plugin knows', () => {
    const { definition } = shop();
    const extra = customWordsOf(definition);

    expect(wordOf(en, 'overallStatus', 'attention.needed', extra)).toBe('Needs attention');
    expect(wordOf(sv, 'overallStatus', 'attention.needed', extra)).toBe('Needs attention');
    expect(customWordsOf(defineOrder({ plugins: [fraud] }))).toEqual({});
  });

  it('is offered with its reasons, as every command is', () => {
    const { definition, order } = shop().when(set);
    const offered = definition
      .available(order, { by: { kind: 'staff', id: 'sam' }, at: days(1) })
      .map(({ command, allowed }) => [command.type as string, allowed] as const)
      .filter(([type]) => type.startsWith('attention.'));

    expect(offered).toEqual([
      ['attention.set', false],
      ['attention.clear', true],
    ]);
  });
});

describe('a label', () => {
  const vip = definePlugin({
    id: 'vip',
    labels: { big: { base: 'pending', visibility: 'customer', when: (order) => order.lines.length > 1 } },
  });

  it('is shown while its condition holds, with no event of its own', () => {
    expect(words(given({ plugins: [vip] }))).toMatchObject({ overall: 'pending', custom: 'vip.big' });
    expect(words(given({ plugins: [vip], lines: { mug: { total: 1 } } }))).not.toHaveProperty('custom');
    expect(words(given({ plugins: [vip] }).when(captured))).not.toHaveProperty('custom');
  });

  it('is not shown where its condition throws', () => {
    const broken = definePlugin({
      id: 'vip',
      labels: {
        big: {
          base: 'pending',
          when: () => {
            throw new Error('no');
          },
        },
      },
    });
    given({ plugins: [broken] })
      .when(captured)
      .then({ status: { payment: 'paid', custom: null }, discrepancies: ['plugin_failed'] });
  });
});

describe('a part', () => {
  const shop = (more = {}) => given({ ...boxed, plugins: [fraud], ...more }).when(captured);

  it('records facts whatever the order, shows its state and keeps the goods', () => {
    const suspected = shop().when(suspect(60));

    expect(words(suspected)).toMatchObject({ overall: 'processing', custom: 'fraud.suspected' });
    suspected.when(ship).then({ reasons: ['plugin_veto'] });
    expect(blockersOf(suspected.order, suspected.definition, days(1)).flatMap(({ reasons }) => reasons)).toMatchObject([
      { code: 'plugin_veto', data: { plugin: 'fraud', status: 'fraud.suspected' } },
    ]);
    suspected.when(own('fraud.clear'), ship).then({ status: { overall: 'completed' } });
  });

  it('refuses with the words of its rule, and a command that its state does not know', () => {
    shop()
      .when(own('fraud.clear'))
      .then({ reasons: ['not_in_state'] })
      .when(suspect(95), own('fraud.clear'))
      .then({ reasons: ['plugin_veto'] })
      .when(own('fraud.give_up'))
      .then({ status: { overall: 'processing' } });
  });

  it('stands again when something new is said, and not when the old is said again', () => {
    const cleared = shop().when(suspect(60), own('fraud.clear'));

    cleared.when(suspect(60)).then({ outcome: 'duplicate' });
    expect(words(cleared.when(suspect(70, 's-2')))).toMatchObject({ custom: 'fraud.suspected' });
  });

  it('is the same in whatever order facts come, and shows where they contradict each other', () => {
    const one = shop().when(suspect(10), suspect(60));
    const other = shop().when(suspect(60), suspect(10));

    expect(one.order.plugins).toEqual(other.order.plugins);
    expect(words(one)).toEqual(words(other));
    one.then({ discrepancies: ['conflicting_report'] });
  });

  it('asks the outside world while its state lasts, also after a crash', () => {
    const { latest, definition, order } = shop().when(suspect(60));
    const asked = [
      {
        type: 'ask_plugin',
        key: 'order-1/plugin/fraud/ask_bureau/s-1',
        plugin: 'fraud',
        name: 'ask_bureau',
        of: 's-1',
        payload: { score: 60 },
      },
    ];

    expect(latest.at(-1)?.effects).toMatchObject([...asked, { type: 'emit_webhook', to: 'fraud.suspected' }]);
    expect(definition.pendingEffects(definition.decode(definition.encode(order)))).toMatchObject(asked);
  });

  it('acts by its deadline, which is checked again', () => {
    const story = shop().when(suspect(60, 's-1', { occurredAt: dayOne }));
    const { definition, order } = story;

    expect(definition.nextDeadline(order)).toEqual({ kind: 'plugin', dueAt: days(2), event: 'fraud.give_up' });
    expect(definition.tick(order, days(1))).toEqual([]);
    const fired = story.when(...(definition.tick(order, days(3)) as Tell[]));
    expect(words(fired)).not.toHaveProperty('custom');
    expect(fired.definition.nextDeadline(fired.order)).toBeNull();
  });

  it('checks payloads by their schema and tells the place', () => {
    const { latest } = shop().when(suspect('high' as never));

    expect(latest[0]?.outcome).toMatchObject({ reasons: [{ code: 'invalid_event', data: { path: 'payload.score' } }] });
    shop()
      .when(own('fraud.suspected', { payload: { score: 60 } }))
      .then({ reasons: ['invalid_event'] })
      .when(own('fraud.frobnicated'))
      .then({ reasons: ['unknown_event'] });
  });

  it('keeps payloads that are JSON, and neither deep nor long', () => {
    const free = definePlugin({ id: 'free', events: { said: { kind: 'fact' } }, states: { any: {} } });
    const say = (payload: unknown) => own('free.said', { reference: 'r', payload });
    const deep = Array.from({ length: 40 }).reduce((inner) => [inner], 1);

    for (const payload of [deep, 'x'.repeat(20_000), new Date(), Number.NaN, { when: undefined }])
      given({ plugins: [free] })
        .when(say(payload))
        .then({ reasons: ['invalid_event'] });
    const odd = given({ plugins: [free] }).when(say(JSON.parse('{"__proto__":{"a":1}}')));
    expect(JSON.stringify(odd.order.plugins)).toContain('__proto__');
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('that throws or answers later refuses that event with its name, and the next one works', () => {
    const later = { '~standard': { version: 1, vendor: 'odd', validate: async () => ({ value: 1 }) } } as const;
    const odd = definePlugin({
      id: 'odd',
      events: { said: { kind: 'fact', payload: later }, boom: { kind: 'fact' } },
      states: {
        broken: {
          when: (slice) => {
            if (slice.all('boom').length > 0) throw new Error('it burst');
            return false;
          },
        },
        calm: {},
      },
    });
    const { latest } = given({ plugins: [odd] })
      .when(own('odd.said', { reference: 'r', payload: 1 }))
      .then({ reasons: ['hook_failed'] })
      .when(own('odd.boom', { reference: 'r' }))
      .then({ reasons: ['hook_failed'] })
      .when(captured)
      .then({ status: { payment: 'paid' } })
      .when(own('odd.boom', { reference: 'r' }));

    expect(latest[0]?.outcome).toMatchObject({ kind: 'rejected', retry: true, reasons: [{ data: { hook: 'odd' } }] });
  });

  it('is a chart that XState runs alone', () => {
    const [ready] = defineOrder({ plugins: [fraud] }).plugins.list;
    if (!ready) throw new Error('no plugin');
    const actor = createActor(toMachine(ready.part) as never, { input: { rows: [] } as never }).start();
    actor.send({ type: 'fraud.suspected', id: 'x', at: dayOne, reference: 's-1', payload: { score: 60 } } as never);

    expect((actor.getSnapshot() as { value?: unknown }).value).toBe('suspected');
  });
});

describe('a guard', () => {
  const gift = definePlugin({
    id: 'gift',
    events: { wrapped: { kind: 'fact' } },
    states: { wrapped: { when: (slice) => slice.all('wrapped').length > 0 }, waiting: {} },
    guards: [
      {
        name: 'packs what is not wrapped',
        on: ['fulfillment.pack'],
        check: (_, __, slice) =>
          slice.all('wrapped').length > 0
            ? null
            : { code: 'not_wrapped', message: 'Wrap it first.', unblockedBy: ['gift.wrapped'] },
      },
    ],
  });

  it('vetoes with a reason and what removes it, and takes nothing away', () => {
    const story = given({ ...boxed, plugins: [gift] });
    const pack: Tell = { type: 'fulfillment.pack', fulfillment: 'box' };
    const refused = story.when(pack);

    expect(refused.latest[0]?.outcome).toMatchObject({
      reasons: [
        { code: 'plugin_veto', message: 'Plugin gift refuses it. Wrap it first.', unblockedBy: ['gift.wrapped'] },
      ],
    });
    story.when(own('gift.wrapped', { reference: 'w-1' }), pack).then({ fulfillments: { box: 'packed' } });
  });
});

describe('what a status counts as', () => {
  const counting = (counts: object) =>
    given({
      ...boxed,
      plugins: [definePlugin({ id: 'mark', flags: { on: { base: ['pending', 'processing'], counts } } })],
    }).when(own('mark.set', { payload: { flag: 'on' } }));

  it('paid: goods leave, and the money stays owed', () => {
    counting({})
      .when(ship)
      .then({ reasons: ['unpaid'] });
    counting({ paid: true })
      .when(ship)
      .then({ status: { overall: 'shipped' }, money: { outstanding: 50_00 }, discrepancies: ['no_approval'] });
  });

  it('not cancellable: nothing is canceled', () => {
    counting({ cancellable: false })
      .when(cancel)
      .then({ reasons: ['plugin_veto'] });
    counting({}).when(cancel).then({ lifecycle: 'canceled' });
  });

  it('not cancellable: no edit takes a piece away, and one may add some', () => {
    const change = (by: number): Tell => ({
      type: 'order.edit',
      id: `by ${by}`,
      changes: [{ kind: 'change_quantity', line: 'mug', by }],
    });
    const kept = given({
      plugins: [definePlugin({ id: 'mark', flags: { on: { base: 'pending', counts: { cancellable: false } } } })],
    }).when(own('mark.set', { payload: { flag: 'on' } }));

    kept
      .when(change(-1))
      .then({ reasons: ['plugin_veto'] })
      .when(change(1))
      .then({ status: { overall: 'pending' } })
      .when({ type: 'order.revert_edit', edit: 'by 1' })
      .then({ reasons: ['plugin_veto'] });
  });

  it('terminal: nothing is taken up again', () => {
    const reopened = (counts: object) =>
      given({
        plugins: [definePlugin({ id: 'mark', flags: { on: { base: 'canceled', counts } } })],
        policy: { reopen: 'allowed' },
      }).when(cancel, own('mark.set', { payload: { flag: 'on' } }), { type: 'order.reopen', reason: 'a mistake' });

    reopened({ terminal: true }).then({ reasons: ['plugin_veto'] });
    reopened({}).then({ lifecycle: 'open' });
  });

  it('terminal: no goods are claimed back', () => {
    const claim: Tell = {
      type: 'return.claim',
      ...{ return: 'rma', units: { shirt: 1 }, cause: 'defective' },
      replacement: [{ id: 'shirt-new', quantity: 1 }],
    };
    const sent: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
    const marked = (counts: object) =>
      given({
        ...boxed,
        plugins: [definePlugin({ id: 'mark', flags: { on: { base: ['shipped', 'completed'], counts } } })],
      }).when(captured, sent, own('mark.set', { payload: { flag: 'on' } }), claim);

    marked({ terminal: true }).then({ reasons: ['plugin_veto'] });
    marked({}).then({ returns: { rma: 'requested' } });
  });

  it('terminal: no new work begins', () => {
    const plan: Tell = { type: 'fulfillment.plan', fulfillment: 'bag', units: { mug: 1 } };
    const split: Tell = { type: 'fulfillment.cancel', fulfillment: 'box' };
    counting({ terminal: true })
      .when(split)
      .when(plan)
      .then({ reasons: ['plugin_veto'] });
    counting({})
      .when(split, plan)
      .then({ fulfillments: { bag: 'open' } });
  });
});

describe('several plugins', () => {
  it('show the word that is declared to stand in front, however they are listed', () => {
    const first = definePlugin({ id: 'urgent', flags: { now: { base: 'pending', before: ['attention'] } } });
    for (const plugins of [
      [attention, first],
      [first, attention],
    ]) {
      const both = given({ plugins }).when(
        own('attention.set', { payload: { flag: 'needed' } }),
        own('urgent.set', { payload: { flag: 'now' } }),
      );
      expect(words(both).custom).toBe('urgent.now');
    }
  });

  it('of authors who did not know each other stand as the shop says', () => {
    const other = definePlugin({ id: 'urgent', flags: { now: { base: 'pending' } } });
    const both = given({ plugins: [attention, other], precedence: ['urgent', 'attention'] }).when(
      own('attention.set', { payload: { flag: 'needed' } }),
      own('urgent.set', { payload: { flag: 'now' } }),
    );

    expect(words(both).custom).toBe('urgent.now');
    expect(both.definition.explain(both.order).custom).toEqual({
      word: 'urgent.now',
      standing: [
        { word: 'urgent.now', plugin: 'urgent', over: ['pending'] },
        { word: 'attention.needed', plugin: 'attention', over: ['pending', 'processing'] },
      ],
    });
    expect(() => defineOrder({ plugins: [attention, other] })).toThrow(/"urgent.now" and "attention.needed"/);
  });
});

describe('a plugin that is missing', () => {
  const told = given({ plugins: [attention, fraud], precedence: ['fraud', 'attention'] }).when(
    own('attention.set', { payload: { flag: 'needed' } }),
    suspect(60),
  );
  const without = defineOrder({ plugins: [fraud] });

  it('leaves its orders on the base word, operable and flagged', () => {
    const record = without.decode(told.definition.encode(told.order));

    expect(without.statusOf(record)).toMatchObject({ overall: 'pending', custom: 'fraud.suspected' });
    expect(without.discrepanciesOf(record)).toMatchObject([{ code: 'plugin_missing', subject: 'attention' }]);
    expect(
      without.apply(record, { type: 'fraud.give_up', id: 'x', at: days(1), by: { kind: 'staff', id: 'sam' } }).outcome
        .kind,
    ).toBe('applied');
  });

  it('comes back unharmed', () => {
    const away = without.apply(told.order, {
      type: 'tag.add',
      tag: 'late',
      id: 'x',
      at: days(1),
      by: { kind: 'staff', id: 'sam' },
    });

    expect(told.definition.statusOf(away.order).custom).toBe('fraud.suspected');
    expect(away.order.plugins).toEqual(told.order.plugins);
  });

  it('has its events refused by name', () => {
    const outcome = without.receive(told.order, {
      type: 'attention.set',
      id: 'x',
      at: days(1),
      by: { kind: 'staff', id: 'sam' },
    }).outcome;

    expect(outcome).toMatchObject({ kind: 'rejected', reasons: [{ code: 'unknown_event' }] });
  });
});

describe('a plugin that is renamed', () => {
  const told = given({ plugins: [attention] }).when(own('attention.set', { payload: { flag: 'needed' } }));
  const renamed = definePlugin({
    id: 'care',
    version: 2,
    formerly: ['attention'],
    flags: { wanted: { base: 'pending' } },
    migrate: (rows) => rows.map((row) => ({ ...row, payload: { flag: 'wanted' } })),
  });

  it('takes its orders along by a declared migration', () => {
    const shop = defineOrder({ plugins: [renamed] });
    const record = shop.decode(told.definition.encode(told.order));

    expect(shop.statusOf(record).custom).toBe('care.wanted');
    expect(shop.discrepanciesOf(record)).toEqual([]);
  });

  it('loses nothing where its former id has a record beside its own', () => {
    const shop = defineOrder({ plugins: [renamed] });
    const one = shop.decode(told.definition.encode(told.order));
    const both = { ...one, plugins: { ...told.order.plugins, ...one.plugins } };
    const record = shop.decode(JSON.stringify(both));

    expect(record.plugins).toEqual(both.plugins);
    expect(shop.discrepanciesOf(record)).toMatchObject([{ code: 'plugin_missing', subject: 'attention' }]);
  });

  it('keeps its rows sorted, and each once, whatever the migration makes of them', () => {
    const twice = given({ plugins: [attention] }).when(
      own('attention.set', { id: 'b', payload: { flag: 'needed' } }),
      own('attention.clear', { id: 'c', payload: { flag: 'needed' } }),
    );
    const turned = definePlugin({
      id: 'attention',
      version: 2,
      flags: { needed: { base: 'pending' } },
      migrate: (rows) => [...rows, ...rows].reverse(),
    });
    const shop = defineOrder({ plugins: [turned] });
    const record = shop.decode(twice.definition.encode(twice.order));

    expect(record.plugins?.attention?.rows).toEqual(twice.order.plugins?.attention?.rows);
    expect(shop.decode(shop.encode(record))).toEqual(record);
  });

  it('of a newer version is refused, with what to do', () => {
    const shop = defineOrder({ plugins: [renamed] });
    const record = shop.decode(told.definition.encode(told.order));
    const older = defineOrder({ plugins: [definePlugin({ id: 'care', flags: { wanted: { base: 'pending' } } })] });

    expect(() => older.decode(shop.encode(record))).toThrow(/care.*version 2.*Upgrade/);
  });
});

describe('what customers and timelines see', () => {
  it('is the base word, unless the status is theirs to see', () => {
    const open = definePlugin({ id: 'open', flags: { on: { base: 'pending', visibility: 'customer' } } });
    const flagged = (plugins: Parameters<typeof given>[0]) =>
      given(plugins).when(
        own(`${plugins?.plugins?.[0]?.id}.set`, {
          payload: { flag: plugins?.plugins?.[0] === open ? 'on' : 'needed' },
        }),
      );
    const shown = (story: Story) => customerView(story.order, story.definition).status;

    expect(shown(flagged({ plugins: [attention] }))).not.toHaveProperty('custom');
    expect(shown(flagged({ plugins: [open] }))).toMatchObject({ overall: 'pending', custom: 'open.on' });
  });

  it('tells a plugin event among the others, and replays it', () => {
    const { definition, order, beats } = given({ plugins: [attention] }).when(
      own('attention.set', { payload: { flag: 'needed' } }),
      captured,
    );
    const history = {
      opening: { kind: 'placed', input: inputOf() } as const,
      entries: beats.map(({ event, outcome }) => ({ event, outcome })),
    };

    expect(timeline(definition, history).map(({ type }) => type as string)).toEqual([
      'attention.set',
      'payment.captured',
    ]);
    expect(timeline(definition, history).map(({ moved }) => moved)).toEqual([
      [{ axis: 'custom', from: null, to: 'attention.needed' }],
      [
        { axis: 'payment', from: 'pending', to: 'paid' },
        { axis: 'overall', from: 'pending', to: 'processing' },
      ],
    ]);
    expect(definition.replay(history)).toEqual(order);
    expect(definition.audit(history)).toEqual([]);
  });
});
