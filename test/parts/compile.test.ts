import { describe, expect, it } from 'vitest';
import { compile, definePart, isOrderError, type Part, type Reason } from '../../src/index.ts';
import { edited, is } from '../support/edit.ts';

type LampEvent = { readonly type: 'lamp.blown' } | { readonly type: 'lamp.switch'; readonly id: string };
interface Lamp {
  readonly switched: number;
  readonly blown: boolean;
}

const worn: Reason = { code: 'not_in_state', message: 'It is worn out.', data: {}, unblockedBy: [] };

const lamp: Part<Lamp, LampEvent, 'on' | 'off' | 'broken'> = definePart<Lamp, LampEvent, 'on' | 'off' | 'broken'>()({
  rules: { isNew: (context: Lamp) => (context.switched < 3 ? null : worn) },
  when: { isBlown: (context: Lamp) => context.blown, isOn: (context: Lamp) => context.switched % 2 === 1 },
  evolve: {
    recordBlow: (context: Lamp) => (context.blown ? context : { ...context, blown: true }),
    flip: (context: Lamp) => ({ ...context, switched: context.switched + 1 }),
  },
}).chart({
  id: 'lamp',
  initial: 'settling',
  on: { 'lamp.blown': { target: '.settling', actions: 'recordBlow' } },
  states: {
    on: { on: { 'lamp.switch': { target: 'settling', guard: 'isNew', actions: 'flip' } } },
    off: { on: { 'lamp.switch': { target: 'settling', guard: 'isNew', actions: 'flip' } } },
    broken: {},
    settling: {
      always: [{ target: 'broken', guard: 'isBlown' }, { target: 'on', guard: 'isOn' }, { target: 'off' }],
    },
  },
});

const press: LampEvent = { type: 'lamp.switch', id: 'x' };
const blow: LampEvent = { type: 'lamp.blown' };

describe('a compiled part', () => {
  const { settle, step, force } = compile(lamp);
  const dark = { state: 'off', context: { switched: 0, blown: false } } as const;
  const broken = { state: 'broken', context: { switched: 1, blown: true } } as const;

  it('picks the state from what is known', () => {
    expect(settle({ switched: 1, blown: false })).toBe('on');
    expect(settle({ switched: 1, blown: true })).toBe('broken');
  });

  it('steps facts in every state and commands where they are allowed', () => {
    expect(step(dark, press)).toEqual({ state: 'on', context: { switched: 1, blown: false } });
    expect(step(dark, blow)).toEqual({ state: 'broken', context: { switched: 0, blown: true } });
  });

  it('gives back the same instance for what is known already', () => {
    expect(step(broken, blow)).toBe(broken);
  });

  it('says in which states a command is possible', () => {
    expect(step(broken, press)).toMatchObject({
      code: 'not_in_state',
      data: { part: 'lamp', state: 'broken', type: 'lamp.switch', allowedIn: ['on', 'off'] },
    });
  });

  it("gives the rule's reason", () => {
    expect(step({ state: 'on', context: { switched: 3, blown: false } }, press)).toBe(worn);
  });

  it('forces what was accepted before, and leaves what it does not know', () => {
    expect(force(broken, press)).toEqual({ state: 'broken', context: { switched: 2, blown: true } });
    expect(force(broken, { type: 'lamp.sold' } as never)).toBe(broken);
  });

  it('refuses an event type it does not know, of any name', () => {
    for (const type of ['lamp.sold', '__proto__', 'constructor'])
      expect(step(dark, { type } as never)).toMatchObject({ code: 'not_in_state', data: { type, allowedIn: [] } });
  });
});

describe('a definition that both executors would not read alike', () => {
  const press = 'states/on/on/lamp.switch';
  const blown = 'on/lamp.blown';
  const table = 'states/settling/always';
  const blow = { target: '.settling', actions: 'recordBlow' };

  it.each<[story: string, path: string, to: unknown, says: RegExp]>([
    ['names a rule that there is not', `${press}/guard`, 'isNwe', /the rule "isNwe"/],
    ['names an evolver that there is not', `${blown}/actions`, 'recrodBlow', /the evolver "recrodBlow"/],
    ['names an evolver of a command that there is not', `${press}/actions`, 'flpi', /the evolver "flpi"/],
    ['names a function that every object has', `${blown}/actions`, 'toString', /toString/],
    ['names a condition that there is not', `${table}/0/guard`, 'isBlwon', /the settling condition "isBlwon"/],
    ['settles in a state that there is not', `${table}/0/target`, 'dim', /dim/],
    ['settles in a state that every object has', `${table}/0/target`, 'toString', /toString/],
    ['settles in settling', `${table}/0/target`, 'settling', /settling/],
    ['may come to rest nowhere', `${table}/2/guard`, 'isOn', /the last row of settling/],
    ['has a row that hides those behind it', `${table}/1/guard`, undefined, /row 1 of settling always holds/],
    ['has an empty settling table', table, [], /the last row of settling/],
    ['has no settling table', 'states/settling', undefined, /the last row of settling/],
    ['acts while it settles', `${table}/0/actions`, 'flip', /"actions" in row 0 of settling .*\(target, guard\)/],
    ['waits for time to pass', 'states/on/after', { 1000: 'off' }, /"after" in on/],
    ['invokes', 'states/on/invoke', {}, /"invoke" in on/],
    ['nests states', 'states/on/states', {}, /"states" in on/],
    ['acts on entry', 'states/on/entry', 'flip', /"entry" in on/],
    ['remembers where it was', 'states/on/type', 'history', /"type" in on/],
    ['is parallel', 'type', 'parallel', /"type" in root/],
    ['enters a state again', `${press}/reenter`, true, /reenter/],
    ['acts several times', `${press}/actions`, ['flip', 'flip'], /flip/],
    ['tries several transitions', press, [{ target: 'settling', actions: 'flip' }], /lamp\.switch/],
    ['leads a command elsewhere than to settling', `${press}/target`, 'off', /off/],
    [
      'leads a fact elsewhere than to settling',
      `${blown}/target`,
      '.broken',
      /"lamp.blown" in root leads to ".broken"/,
    ],
    ['gates a fact', `${blown}/guard`, 'isNew', /guard/],
    ['takes every event', 'on', { '*': blow }, /\*/],
    ['takes every event of a kind', 'on', { 'lamp.*': blow }, /\*/],
    ['has a state whose name is a path', 'states/on.off', {}, /the state "on\.off"/],
    ['has a state whose name is an id', 'states/#on', {}, /the state "#on"/],
    ['begins elsewhere than in settling', 'initial', 'on', /initial/],
    ['takes one event as fact and as command', 'on', { 'lamp.switch': blow }, /lamp\.switch/],
  ])('%s: it is refused, naming the part and the place', (_story, path, to, says) => {
    try {
      compile({ ...lamp, chart: edited(lamp.chart, path, is(to)) });
    } catch (error) {
      if (!isOrderError(error)) throw error;
      expect(error.code).toBe('invalid_definition');
      expect(error.message).toContain('"lamp"');
      expect(error.details).toEqual({ part: 'lamp', problem: expect.stringMatching(says) });
      return;
    }
    throw new Error('it was compiled');
  });
});
