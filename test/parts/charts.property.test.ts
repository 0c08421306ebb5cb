import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile, isOrderError, type Part, type PartEvent, type Reason } from '../../src/index.ts';
import { bothExecutorsAgree } from '../../src/testing/laws/laws.parts.ts';
import { running } from '../support/running.ts';

/** What a generated part knows: so often was it told each of a few things. */
interface Counts {
  readonly counts: readonly number[];
}

const counters = 3;
const nat = (max: number) => fc.nat({ max });
const counter = nat(counters - 1);

/** A question about one counter. */
const question = fc.record({ counter, modulus: fc.integer({ min: 2, max: 4 }), rest: nat(3) });
type Question = typeof question extends fc.Arbitrary<infer Asked> ? Asked : never;
const holds = ({ counter: at, modulus, rest }: Question, { counts }: Counts) => (counts[at] ?? 0) % modulus === rest;

/** What an event does to the counters; the last of these says nothing new. */
const effect = fc.record({ how: fc.constantFrom('add', 'clear', 'swap', 'nothing'), counter });
type Effect = typeof effect extends fc.Arbitrary<infer Done> ? Done : never;

function evolved({ how, counter: at }: Effect, context: Counts): Counts {
  const { counts } = context;
  if (how === 'nothing') return context;
  if (how === 'swap') return { ...context, counts: [...counts].reverse() };
  return { ...context, counts: counts.map((count, i) => (i === at ? (how === 'add' ? count + 1 : 0) : count)) };
}

const refusal: Reason = { code: 'not_in_state', message: 'Not now.', data: {}, unblockedBy: [] };

const command = fc.record({ name: nat(3), guard: fc.option(question, { nil: undefined }), effect });
const drawing = fc.record({
  facts: fc.array(effect, { maxLength: 3 }),
  states: fc.array(fc.array(command, { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
  table: fc.array(fc.record({ when: question, to: nat(4) }), { maxLength: 5 }),
  last: nat(4),
});
type Drawing = typeof drawing extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** A part of a random chart within the subset. Names such as every object has are among its states and events. */
function partOf({ facts, states, table, last }: Drawing): Part<Counts, PartEvent, string> {
  const stateNames = ['idle', 'constructor', 'toString', 'done', 'a:b'].slice(0, states.length);
  const target = (to: number) => stateNames[to % states.length] as string;
  const rules: Record<string, Part<Counts, PartEvent, string>['rules'][string]> = {};
  const evolve: Record<string, Part<Counts, PartEvent, string>['evolve'][string]> = {};
  const when: Record<string, (context: Counts) => boolean> = {};
  const on = Object.fromEntries(
    facts.map((done, i) => {
      evolve[`fact${i}`] = (context) => evolved(done, context);
      return [`thing.happened${i}`, { target: '.settling', actions: `fact${i}` }];
    }),
  );
  const nodes = states.map((commands, s) => {
    const transitions = commands.map(({ name, guard, effect: done }, i) => {
      const own = `${s}_${i}`;
      evolve[own] = (context) => evolved(done, context);
      if (guard) rules[own] = (context) => (holds(guard, context) ? null : refusal);
      return [`thing.do${name}`, { target: 'settling', ...(guard && { guard: own }), actions: own }];
    });
    return [stateNames[s], { on: Object.fromEntries(transitions) }];
  });
  const always = table.map(({ when: asked, to }, i) => {
    when[`row${i}`] = (context) => holds(asked, context);
    return { target: target(to), guard: `row${i}` };
  });
  const settling = { always: [...always, { target: target(last) }] };
  const chart = { id: 'thing', initial: 'settling', on, states: { ...Object.fromEntries(nodes), settling } };
  return { chart, rules, when, evolve } as unknown as Part<Counts, PartEvent, string>;
}

const types = [
  'thing.happened0',
  'thing.happened1',
  'thing.happened2',
  'thing.do0',
  'thing.do1',
  'thing.do2',
  'thing.do3',
];
const told = fc.array(fc.constantFrom(...types, 'thing.unheard_of', '__proto__'), { maxLength: 30, size: 'max' });

it('any chart within the subset takes the same steps compiled and interpreted (law 10)', { timeout: 600_000 }, () => {
  let [moved, refused] = [0, 0];
  fc.assert(
    fc.property(drawing, told, (drawn, sequence) => {
      const seen = bothExecutorsAgree(
        partOf(drawn),
        { counts: [0, 0, 0] },
        sequence.map((type) => ({ type })),
      );
      refused += seen.refused;
      moved += seen.states.filter((state, i) => i > 0 && state !== seen.states[i - 1]).length;
    }),
    running(1_000, 1_010),
  );
  expect(Math.min(moved, refused)).toBeGreaterThan(100);
});

/** What XState knows and the subset does not, to be put somewhere into a chart. */
const foreign = fc.constantFrom<readonly [key: string, value: unknown]>(
  ['entry', 'fact0'],
  ['exit', 'fact0'],
  ['invoke', { src: 'thing' }],
  ['after', { 10: 'idle' }],
  ['type', 'parallel'],
  ['type', 'final'],
  ['states', { inner: {} }],
  ['onDone', 'idle'],
  ['history', 'deep'],
  ['tags', ['busy']],
  ['always', [{ target: 'idle' }]],
  ['on', { '*': { target: 'settling', actions: 'fact0' } }],
);

it('any chart with something else in a state is refused, by name', () => {
  fc.assert(
    fc.property(drawing, nat(4), foreign, (drawn, at, [key, value]) => {
      const part = partOf(drawn);
      const state = Object.keys(part.chart.states).filter((name) => name !== 'settling')[
        at % drawn.states.length
      ] as string;
      const states = { ...part.chart.states, [state]: { ...part.chart.states[state], [key]: value } };
      const outcome = (() => {
        try {
          compile({ ...part, chart: { ...part.chart, states } as never });
          return 'compiled';
        } catch (error) {
          return isOrderError(error) ? `${error.code}: ${error.message}` : 'another error';
        }
      })();
      expect(outcome).toContain('invalid_definition');
      expect(outcome).toContain(key === 'on' ? '*' : `"${key}" in ${state}`);
    }),
    running(300, 1_011),
  );
});
