/** What is wrong with plugins is told where they are defined, by the plugin's name and with what to do. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, type Plugin } from '../../src/index.ts';

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
