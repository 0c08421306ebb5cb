import { describe, expect, it } from 'vitest';
import { fraud } from '../../examples/fraud-review.ts';
import { attention } from '../../examples/needs-attention.ts';
import {
  defineOrder,
  definePlugin,
  fulfillmentPart,
  isOrderError,
  lifecyclePart,
  type Part,
  paymentPart,
  returnPart,
  toMermaid,
} from '../../src/index.ts';
import { type Diagram, diagramsOf } from '../../src/order/order.diagram.ts';
import { type Walks, walksOf } from '../support/walked.ts';

const shop = defineOrder();
const guarded = defineOrder({ plugins: [fraud] });
const suspicion = { 'fraud.suspected': [{ score: 10 }, { score: 80 }] };

const parts: readonly Part<never, never, string>[] = [paymentPart, fulfillmentPart, returnPart, lifecyclePart] as never;

it('keeps states apart from the boxes that are no states, whatever they are called', () => {
  const wrap = definePlugin({
    id: 'wrap',
    events: { begin: { kind: 'fact' }, end: { kind: 'fact' } },
    states: {
      facts: { when: (slice) => slice.all('end').length > 0 },
      settles: { when: (slice) => slice.all('begin').length > 0 },
      plain: {},
    },
  });
  const boxes = [...toMermaid(defineOrder({ plugins: [wrap] }), { parts: ['wrap'] }).matchAll(/ as (\w+)\n/g)].map(
    ([, id]) => id,
  );

  expect(boxes.length).toBe(5);
  expect(new Set(boxes).size).toBe(5);
});

describe.each(parts)('the diagram of a $chart.id', ({ chart }) => {
  const { id } = chart;
  const text = toMermaid(shop, { parts: [id] });
  const [{ moves = [] } = {}] = diagramsOf(shop, { parts: [id] }) as readonly Partial<Diagram>[];
  const states = Object.keys(chart.states).filter((name) => name !== 'settling');

  it('has every state, with every command where it is possible', () => {
    for (const state of states) {
      expect(text).toContain(`    state "${state}" as ${id}__${state}\n`);
      const { on = {} } = chart.states[state] as { readonly on?: object };
      for (const command of Object.keys(on)) expect(text).toContain(`    ${id}__${state} : ${command}\n`);
    }
  });

  it('has every fact, and the order in which it settles', () => {
    for (const fact of Object.keys(chart.on)) expect(text).toContain(`    ${id}__FACTS : ${fact}\n`);
    for (const [i, { target }] of chart.states.settling.always.entries())
      expect(text).toContain(`    ${id}__SETTLES : ${i + 1} ${target}, `);
  });

  it('draws as the usual course what events do', () => {
    const seen = walksOf[id]?.() as Walks;
    for (const { from, to, by } of moves)
      for (const type of by) expect([...seen(from, type).targets], `${type} in ${from}`).toContain(to);
  });

  it('comes to every state from where it begins', () => {
    const reached = new Set([chart.states.settling.always.at(-1)?.target]);
    for (let found = 0; found < reached.size; ) {
      found = reached.size;
      for (const { from, to } of moves) if (reached.has(from)) reached.add(to);
    }

    expect([...reached].sort()).toEqual([...states].sort());
  });
});

describe('the diagram of a plugin', () => {
  it('stands behind those of the library', () => {
    expect([...toMermaid(guarded).matchAll(/^ {2}state "(\w+)"/gm)].map(([, id]) => id)).toEqual([
      'payment',
      'fulfillment',
      'return',
      'lifecycle',
      'fraud',
    ]);
  });

  it('has the arrows that its events lead along, with the payloads that they were given', () => {
    expect(toMermaid(guarded, { parts: ['fraud'], payloads: suspicion })).toBe(`stateDiagram-v2
  state "fraud" as fraud {
    state "suspected" as fraud__suspected
    fraud__suspected : fraud.clear
    fraud__suspected : fraud.run_out
    state "calm" as fraud__calm
    [*] --> fraud__calm
    fraud__suspected --> fraud__calm : fraud.clear, fraud.run_out
    fraud__calm --> fraud__suspected : fraud.suspected
    state "facts, recorded in every state" as fraud__FACTS
    fraud__FACTS : fraud.suspected
    state "settles as the first that holds" as fraud__SETTLES
    fraud__SETTLES : 1 suspected, suspected
    fraud__SETTLES : 2 calm, otherwise
  }
`);
  });

  it('has its states also where an event leads nowhere without its payload', () => {
    const [drawn] = diagramsOf(guarded, { parts: ['fraud'] });

    expect(drawn?.moves).toEqual([]);
    expect(drawn?.states.map(({ name }) => name)).toEqual(['suspected', 'calm']);
  });

  it('has the commands of its flags, and no facts where there are none', () => {
    const text = toMermaid(defineOrder({ plugins: [attention] }), { parts: ['attention'] });

    expect(text).toContain('    attention__idle : attention.set\n');
    expect(text).not.toContain('facts');
  });

  it('is left out where a plugin has nothing but labels', () => {
    const named = definePlugin({ id: 'named', labels: { big: { base: 'pending', when: () => true } } });

    expect(toMermaid(defineOrder({ plugins: [named] }))).toBe(toMermaid(shop));
  });

  it('comes to an end where a plugin counts without end', () => {
    const counter = definePlugin({
      id: 'counter',
      events: Object.fromEntries([...'abcdefgh'].map((name) => [name, { kind: 'fact' }] as const)),
      states: { many: { when: (slice) => slice.all('a').length > 2 }, few: {} },
    });

    expect(diagramsOf(defineOrder({ plugins: [counter] })).at(-1)?.moves).toEqual([
      { from: 'few', to: 'many', by: ['counter.a'] },
    ]);
  });
});

describe('a diagram that cannot be drawn', () => {
  const problemOf = (draw: () => unknown) => {
    try {
      draw();
    } catch (error) {
      return isOrderError(error) ? [error.code, error.details.path, error.message] : error;
    }
    return 'drawn';
  };

  it.each([
    [
      'of a part that there is not',
      () => toMermaid(guarded, { parts: ['payment', 'gift'] }),
      'parts.1',
      'parts.1: there is no part "gift"; there are: payment, fulfillment, return, lifecycle, fraud.',
    ],
    [
      'with a payload of an event that no plugin has',
      () => toMermaid(guarded, { payloads: { 'fraud.found': [] } }),
      'payloads.fraud.found',
      'payloads.fraud.found: no plugin has this event; there are: fraud.suspected, fraud.clear, fraud.run_out.',
    ],
    [
      'of what is no definition',
      () => toMermaid({} as never),
      'definition',
      'definition: what defineOrder gives is needed.',
    ],
  ] satisfies readonly (readonly [string, () => string, string, string])[])(
    '%s is a fault that says so',
    (_, draw, path, message) => {
      expect(problemOf(draw)).toEqual(['invalid_input', path, message]);
    },
  );
});
