/** The parts as XState machines: walked by `xstate/graph`, and charts that are plain data. */
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import {
  fulfillmentMachine,
  fulfillmentPart,
  fulfillmentStates,
  lifecycleMachine,
  lifecyclePart,
  lifecycleStates,
  paymentMachine,
  paymentPart,
  paymentStates,
  returnMachine,
  returnPart,
  returnStates,
} from '../../src/index.ts';
import { envelop, type Tell } from '../../src/testing/scenario.tell.ts';

interface Walked {
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  readonly states: readonly string[];
  readonly events: readonly Tell[];
}

const card = { payment: 'card', amount: 50_00 } as const;
const machines: Readonly<Record<string, Walked>> = {
  payment: {
    machine: paymentMachine as unknown as AnyStateMachine,
    input: { currency: 'EUR', rows: [] },
    states: paymentStates,
    events: [
      { type: 'payment.added', ...card, method: 'card' },
      { type: 'payment.action_required', payment: 'card', reference: 'try' },
      { type: 'payment.failed', payment: 'card', reference: 'try' },
      { type: 'payment.authorized', ...card, reference: 'a' },
      { type: 'payment.captured', ...card, amount: 20_00, reference: 'c1', of: 'a' },
      { type: 'payment.captured', ...card, amount: 30_00, reference: 'c2', of: 'a' },
      { type: 'payment.voided', ...card, reference: 'v', of: 'a' },
      { type: 'payment.expired', ...card, reference: 'x', of: 'a' },
      { type: 'payment.refunded', ...card, amount: 20_00, reference: 'r1', of: 'c1' },
      { type: 'payment.refunded', ...card, amount: 30_00, reference: 'r2', of: 'c2' },
    ],
  },
  fulfillment: {
    machine: fulfillmentMachine as unknown as AnyStateMachine,
    input: { rows: [] },
    states: fulfillmentStates,
    events: [
      { type: 'fulfillment.plan', fulfillment: 'box', units: { mug: 1 } },
      { type: 'fulfillment.picked', fulfillment: 'box', reference: 'p', units: { mug: 1 } },
      { type: 'fulfillment.pack', fulfillment: 'box', id: 'pack' },
      { type: 'fulfillment.ship', fulfillment: 'box', id: 'ship' },
      { type: 'fulfillment.unship', fulfillment: 'box', id: 'unship', of: 'ship', reason: 'late' },
      { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd' },
      { type: 'fulfillment.cancel', fulfillment: 'box', id: 'cancel' },
      { type: 'fulfillment.schedule', fulfillment: 'box', id: 'later', startsAt: '2026-04-01T00:00:00Z' },
      { type: 'fulfillment.request', fulfillment: 'box', id: 'ask', service: 'depot' },
    ],
  },
  return: {
    machine: returnMachine as unknown as AnyStateMachine,
    input: { rows: [] },
    states: returnStates,
    events: [
      { type: 'return.request', return: 'rma', units: { mug: 1 } },
      { type: 'return.approve', return: 'rma', id: 'approve' },
      { type: 'return.decline', return: 'rma', id: 'decline', cause: 'other' },
      { type: 'return.sent', return: 'rma', reference: 's' },
      { type: 'return.receive', return: 'rma', id: 'receive', units: { mug: 1 } },
      { type: 'return.inspect', return: 'rma', id: 'inspect', units: { mug: { restock: 1 } } },
      { type: 'return.close', return: 'rma', id: 'close' },
      { type: 'return.cancel', return: 'rma', id: 'cancel' },
      { type: 'return.reopen', return: 'rma', id: 'reopen' },
    ],
  },
  lifecycle: {
    machine: lifecycleMachine as unknown as AnyStateMachine,
    input: { rows: [] },
    states: lifecycleStates,
    events: [
      { type: 'order.place', id: 'place' },
      { type: 'order.cancel', id: 'cancel', scope: 'all', units: { mug: 1 } } as unknown as Tell,
      { type: 'order.canceled', reference: 'outside' },
      { type: 'order.close', id: 'close' },
      { type: 'review.opened', reference: 'look' },
    ],
  },
};

const parts = { payment: paymentPart, fulfillment: fulfillmentPart, return: returnPart, lifecycle: lifecyclePart };

describe.each(Object.entries(machines))('the %s machine', (name, { machine, input, states, events }) => {
  it('is walked to every state by a handful of events', () => {
    const paths = getShortestPaths(machine, {
      input,
      events: events.map((event, n) => envelop(event, 'EUR', n)) as never,
      serializeState: (snapshot) => JSON.stringify([snapshot.value, (snapshot as { context?: unknown }).context]),
      limit: 20_000,
    });
    const reached = new Set(paths.map(({ state }) => String(state.value)));

    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('runs alone, and never rests in settling', () => {
    const actor = createActor(machine, { input }).start();
    for (const [n, event] of events.entries()) {
      actor.send(envelop(event, 'EUR', n) as never);
      expect(states).toContain(actor.getSnapshot().value);
    }
    expect(actor.getSnapshot().status).toBe('active');
  });

  it('has its own id', () => {
    expect(machine.id).toBe(name);
  });
});

describe.each(Object.entries(parts))('the %s chart', (_name, { chart, rules, when, evolve }) => {
  const nodes = Object.entries(chart.states) as [
    string,
    {
      on?: Record<string, { guard?: string; actions: string; target: string }>;
      always?: { guard?: string; target: string }[];
    },
  ][];
  const transitions = nodes.flatMap(([, node]) => Object.values(node.on ?? {}));

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  it('uses the subset that both executors share', () => {
    expect(Object.keys(chart).sort()).toEqual(['id', 'initial', 'on', 'states']);
    for (const [state, node] of nodes)
      for (const key of Object.keys(node)) expect(key).toBe(state === 'settling' ? 'always' : 'on');
    for (const { actions, ...rest } of Object.values(chart.on)) {
      expect(rest).toEqual({ target: '.settling' });
      expect(Object.hasOwn(evolve, actions)).toBe(true);
    }
    for (const { target, actions, guard } of transitions) {
      expect(target).toBe('settling');
      expect(Object.hasOwn(evolve, actions)).toBe(true);
      if (guard !== undefined) expect(Object.hasOwn(rules, guard)).toBe(true);
    }
  });

  it('ends its settling table in a row that always applies', () => {
    const table = chart.states.settling.always;

    expect(table.filter(({ guard }) => guard === undefined)).toEqual([table.at(-1)]);
  });

  it('names every function that it has, and has no other', () => {
    const named = {
      evolve: new Set([...Object.values(chart.on), ...transitions].map(({ actions }) => actions)),
      rules: new Set(transitions.flatMap(({ guard }) => guard ?? [])),
      when: new Set(chart.states.settling.always.flatMap(({ guard }) => guard ?? [])),
    };

    expect(Object.keys(evolve).sort()).toEqual([...named.evolve].sort());
    expect(Object.keys(rules).sort()).toEqual([...named.rules].sort());
    expect(Object.keys(when).sort()).toEqual([...named.when].sort());
  });
});
