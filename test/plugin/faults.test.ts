/** What is wrong with plugins is told where they are defined, by the plugin's name and with what to do. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, eventSchemas, type Plugin } from '../../src/index.ts';

const define = (spec: object) => definePlugin(spec as never) as Plugin;
const on = { base: 'pending' } as const;
const go = { kind: 'command' } as const;
const told = { kind: 'fact' } as const;
const calm = { calm: { on: { go: true } } };

const wrong: readonly (readonly [title: string, spec: object, says: RegExp])[] = [
  ['an id that is no key', { id: 'Odd Id' }, /"Odd Id": its id is no key/],
  ['an id that is longer than any store keeps', { id: 'a'.repeat(41) }, /is no key.*at most 40/],
  ["a subject of the library's own events", { id: 'payment' }, /"payment".*Choose another id/],
  [
    'a key that JavaScript knows',
    { id: 'x', flags: { constructor: on, ['__proto__x']: on } },
    /"__proto__x" is no key/,
  ],
  ['a construct outside of what a plugin can say', { id: 'x', invoke: {} }, /"invoke" of a plugin is outside/],
  [
    'a timer in a state',
    { id: 'x', events: { go }, states: { calm: { ...calm.calm, after: {} } } },
    /"after" of state "calm" is outside/,
  ],
  ['a version that is no number', { id: 'x', version: 'two' }, /whole number/],
  [
    'one word twice',
    { id: 'x', flags: { odd: on }, labels: { odd: { ...on, when: () => true } } },
    /"odd" is two statuses/,
  ],
  [
    'an unknown target',
    { id: 'x', events: { go }, states: calm, statuses: { storm: on } },
    /"storm" shows a state that it does not have.*calm/,
  ],
  ['an unknown base', { id: 'x', flags: { odd: { base: 'pendign' } } }, /"pendign", which is no overall word/],
  ['an unreachable state', { id: 'x', events: { go }, states: { ...calm, storm: {} } }, /"storm" is unreachable/],
  [
    'a part that could be in no state',
    { id: 'x', events: { go }, states: { calm: { when: () => true, on: { go: true } } } },
    /in no state/,
  ],
  [
    'a dead end',
    {
      id: 'x',
      events: { told },
      states: { storm: { when: () => true }, calm: {} },
      statuses: { storm: { ...on, counts: { held: true } } },
    },
    /"storm" keeps the order and is a dead end/,
  ],
  [
    'a command that is possible nowhere',
    { id: 'x', events: { go }, states: { calm: {} } },
    /"go" is possible in no state/,
  ],
  [
    'a state that allows what is no command',
    { id: 'x', events: { told }, states: { calm: { on: { told: true } } } },
    /"told", which is a fact/,
  ],
  [
    'an event that ends what there is not',
    { id: 'x', events: { go: { ...go, ends: ['gone'] } }, states: calm },
    /ends "gone"/,
  ],
  [
    'a fact that ends others, as facts come in any order',
    { id: 'x', events: { told: { ...told, ends: ['told'] } }, states: { calm: {} } },
    /Only a command can/,
  ],
  ['events without states', { id: 'x', events: { told } }, /events and no states/],
  [
    'a deadline that fires what is not possible',
    {
      id: 'x',
      events: { go, stop: go },
      states: { calm: { on: { go: true, stop: true } }, late: { deadline: { fires: 'go', at: () => undefined } } },
    },
    /unreachable|not possible there/,
  ],
  [
    'a status that notifies who does not see it',
    { id: 'x', flags: { odd: { ...on, channel: 'notify' } } },
    /visibility: 'customer'/,
  ],
  [
    'a label that counts as something',
    { id: 'x', labels: { odd: { ...on, when: () => true, counts: { held: true } } } },
    /A label has no behavior|A label has no behaviour/,
  ],
];

const later = async () => null;
const acting = (more: object) => ({ id: 'x', events: { go, told }, states: { calm: { on: { go: true }, ...more } } });
const asking = (more: object) => ({
  id: 'x',
  guards: [{ name: 'asks', on: ['order.cancel'], check: () => null, ...more }],
});
const flagged = (more: object) => ({ id: 'x', flags: { odd: { ...on, ...more } } });
const event = (more: object) => ({ id: 'x', events: { go: { ...go, ...more } }, states: calm });

/** What a type forbids, and JavaScript does not. */
const malformed: readonly (readonly [title: string, spec: unknown, says: RegExp])[] = [
  ['nothing in it', null, /"undefined": its id is no key/],
  ['no object of events', { id: 'x', events: null }, /"events" is no object/],
  ['a list of states', { id: 'x', states: [] }, /"states" is no object/],
  ['an event that is nothing', { id: 'x', events: { go: null }, states: calm }, /event "go" is no object/],
  ['a flag that is a text', { id: 'x', flags: { odd: 'pending' } }, /status "odd" is no object/],
  ['a status that stands on nothing', { id: 'x', flags: { odd: {} } }, /status "odd": base/],
  ['an event that is neither', event({ kind: 'fcat' }), /event "go": kind: one of fact, command/],
  ['a payload that nothing checks', event({ payload: {} }), /event "go": payload: a Standard Schema is needed/],
  ['an unknown sender', event({ by: ['cutsomer'] }), /event "go": by.0: one of customer/],
  ['an event that ends a text', event({ ends: 'go' }), /event "go": ends: a list/],
  ['an event that ends one twice', event({ ends: ['go', 'go'] }), /ends "go" twice/],
  ['a rule that is no', acting({ on: { go: false } }), /state "calm": on.go: a function is needed/],
  ['a rule that is left open', acting({ on: { go: undefined } }), /state "calm": on.go: a function is needed/],
  ['a rule that answers later', acting({ on: { go: later } }), /on.go: a function that answers at once/],
  ['a condition that is no function', acting({ when: true }), /state "calm": when: a function is needed/],
  ['a condition that answers later', acting({ when: later }), /when: a function that answers at once/],
  ['requests that come later', acting({ asks: later }), /asks: a function that answers at once/],
  ['a deadline without an instant', acting({ deadline: { fires: 'go' } }), /deadline.at: a function is needed/],
  ['a deadline that recurs', acting({ deadline: { fires: 'go', at: () => undefined, every: 1 } }), /deadline.every/],
  ['a state in which nothing rests', { id: 'x', states: { settling: {} } }, /"settling" is one in which nothing rests/],
  ['a guard that answers later', asking({ check: later }), /guards.0.check: a function that answers at once/],
  ['a guard of an unknown command', asking({ on: ['order.cancle'] }), /guards.0.on.0/],
  ['a guard of no command', asking({ on: [] }), /guards.0.on: a list/],
  ['a guard without a name', asking({ name: undefined }), /guards.0.name/],
  ['an unknown reader', flagged({ visibility: 'custumer' }), /visibility: one of staff, customer/],
  ['an unknown channel', flagged({ channel: 'mail' }), /channel: one of notify, webhook, silent/],
  ['a capability that there is not', flagged({ counts: { hled: true } }), /counts.hled/],
  ['a capability that is maybe', flagged({ counts: { held: 'yes' } }), /counts.held: true is needed/],
  ['a neighbor that is no list', flagged({ before: 'x' }), /before: a list/],
  ['a label without languages', flagged({ label: 'Odd' }), /label: an object/],
  ['a flag with a condition', flagged({ when: () => true }), /"when" of status "odd" is outside/],
  ['a label without a condition', { id: 'x', labels: { odd: on } }, /label "odd": when: a function is needed/],
  ['a former id that is no key', { id: 'x', formerly: ['Odd Id'] }, /formerly.0/],
  ['its own id as a former one', { id: 'x', formerly: ['x'] }, /formerly "x", which it is/],
  ['a migration that is none', { id: 'x', migrate: 'rows' }, /migrate: a function is needed/],
];

describe('a plugin is refused, also by a program that does not check types, that has', () => {
  it.each(malformed)('%s', (_, spec, says) => {
    expect(() => define(spec as object)).toThrow(says);
    expect(() => define(spec as object)).toThrow(expect.objectContaining({ code: 'invalid_definition' }));
  });

  it("a subject of the library's own events, whichever", () => {
    const subjects = new Set(Object.keys(eventSchemas).map((type) => type.slice(0, type.indexOf('.'))));

    for (const id of [...subjects, 'xstate']) expect(() => define({ id, flags: { on } })).toThrow(/Choose another id/);
  });
});

describe('a definition refuses', () => {
  it('what was never defined as a plugin', () => {
    for (const plugin of [null, {}, { id: 'x', flags: {} }, { id: 'x', spec: { id: 'y' } }])
      expect(() => defineOrder({ plugins: [plugin as never] })).toThrow(/plugins.0: what definePlugin gives is needed/);
    expect(() => defineOrder({ plugins: [{ id: 'payment', spec: { id: 'payment' } } as never] })).toThrow(
      /Choose another/,
    );
  });

  it('two plugins that were formerly one', () => {
    const heirs = ['a', 'b'].map((id) => define({ id, formerly: ['old'] }));

    expect(() => defineOrder({ plugins: heirs })).toThrow(/"b": it and plugin "a" were formerly one/);
  });
});

describe('a plugin is refused that has', () => {
  it.each(wrong)('%s', (_, spec, says) => {
    expect(() => define(spec)).toThrow(says);
    expect(() => define(spec)).toThrow(expect.objectContaining({ code: 'invalid_definition' }));
  });
});

describe('plugins are refused together that', () => {
  const flag = (id: string, more: object = {}) => define({ id, flags: { on: { ...on, ...more } } });

  it('have one id', () => {
    expect(() => defineOrder({ plugins: [flag('one'), flag('one')] })).toThrow(/"one": there are two plugins/);
  });

  it('may both be shown, where nothing says which is', () => {
    expect(() => defineOrder({ plugins: [flag('one'), flag('two')] })).toThrow(
      /"two".*"two.on" and "one.on" both stand on pending/,
    );
    expect(() => defineOrder({ plugins: [flag('one'), flag('two', { base: 'shipped' })] })).not.toThrow();
  });

  it('stand before what there is not, or before each other in a circle', () => {
    expect(() => defineOrder({ plugins: [flag('one', { before: ['three'] })] })).toThrow(
      /"one.on" stands before or after "three"/,
    );
    expect(() =>
      defineOrder({
        plugins: [
          flag('one', { before: ['two'] }),
          flag('two', { before: ['three'] }),
          flag('three', { before: ['one'] }),
        ],
      }),
    ).toThrow(/in a circle/);
  });

  it('take the place of one that is there too', () => {
    const renamed = define({ id: 'new', formerly: ['old'], flags: { on } });
    expect(() => defineOrder({ plugins: [renamed, flag('old', { base: 'shipped' })] })).toThrow(/formerly "old"/);
  });
});
