import { createMachine, guard, immediate, interpret, type Machine, reduce, state, transition as when } from 'robot3';
import { type AnyActorRef, type AnyStateMachine, createActor, initialTransition, transition } from 'xstate';
import {
  compile,
  fulfillmentPart,
  type Instance,
  lifecyclePart,
  type Order,
  type Part,
  type PartEvent,
  paymentPart,
  paymentStates,
  returnPart,
  type Stepper,
} from '../../src/core.ts';
import { toMachine } from '../../src/machines.ts';
import type { Alternative } from './harness.ts';
import { definition, events, input } from './lifecycle.ts';
import { FiniteStateMachine, type Transitions } from './vendure-fsm.ts';

type AnyPart = Part<object, PartEvent, string>;
type AnyInstance = Instance<string, object>;

/** One part of the lifecycle: where it begins, and what it hears. */
interface Life {
  readonly part: AnyPart;
  readonly begins: AnyInstance;
  readonly hears: readonly PartEvent[];
}

const parts = {
  payment: paymentPart as unknown as AnyPart,
  fulfillment: fulfillmentPart as unknown as AnyPart,
  return: returnPart as unknown as AnyPart,
  order: lifecyclePart as unknown as AnyPart,
} as const;

const empty: AnyInstance = { state: 'requested', context: { rows: [] } };
const placed: Order = definition.place(input).order;

function beginningOf(noun: keyof typeof parts, id: string): AnyInstance {
  if (noun === 'order') return placed.lifecycle;
  if (noun === 'return') return empty;
  const known = noun === 'payment' ? placed.payments : placed.fulfillments;
  return (known as readonly (AnyInstance & { readonly id: string })[]).find((one) => one.id === id) ?? empty;
}

/** The twelve events by the part that hears them. */
function livesOf(): readonly Life[] {
  const lives = new Map<string, { part: AnyPart; begins: AnyInstance; hears: PartEvent[] }>();
  for (const event of events) {
    const told = event as unknown as Readonly<Record<string, string>>;
    const noun = (['payment', 'fulfillment', 'return'] as const).find((one) => one in told) ?? 'order';
    const key = `${noun} ${told[noun] ?? ''}`;
    const life = lives.get(key) ?? { part: parts[noun], begins: beginningOf(noun, told[noun] ?? ''), hears: [] };
    life.hears.push(event);
    lives.set(key, life);
  }
  return [...lives.values()];
}

export const lives = livesOf();
const steps = events.length;
if (lives.reduce((count, { hears }) => count + hears.length, 0) !== steps)
  throw new Error('An event is heard by no part.');

function compiled(of: readonly Life[]): Alternative['run'] {
  const ready = of.map((life) => ({ ...life, stepper: compile(life.part) as Stepper<object, PartEvent, string> }));
  const count = of.reduce((sum, { hears }) => sum + hears.length, 0);
  return () => {
    for (const { stepper, begins, hears } of ready) {
      let now = begins;
      for (const event of hears) {
        const next = stepper.step(now, event);
        if (!('code' in next)) now = next;
      }
    }
    return count;
  };
}

const pure: Alternative['run'] = (() => {
  const ready = lives.map(({ part, begins, hears }) => {
    const machine = toMachine(part) as unknown as AnyStateMachine;
    return { machine, hears, first: initialTransition(machine, begins.context as never)[0] };
  });
  return () => {
    for (const { machine, first, hears } of ready) {
      let now = first;
      for (const event of hears) [now] = transition(machine, now, event);
    }
    return steps;
  };
})();

const actors: Alternative['run'] = (() => {
  const ready = lives.map(({ part, begins, hears }) => ({
    machine: toMachine(part) as unknown as AnyStateMachine,
    begins,
    hears,
  }));
  return () => {
    for (const { machine, begins, hears } of ready) {
      const actor: AnyActorRef = createActor(machine, { input: begins.context as never }).start();
      for (const event of hears) actor.send(event);
    }
    return steps;
  };
})();

interface CommandNode {
  readonly on?: Readonly<Record<string, { readonly guard?: string; readonly actions: string }>>;
}

/** The same chart for robot3, which has no root: facts stand on every state. */
function robotOf({ chart, rules, when: conditions, evolve }: AnyPart, begins: AnyInstance): Machine {
  const named = <Function>(functions: Readonly<Record<string, Function>>, name: string) => functions[name] as Function;
  const facts = Object.entries(chart.on).map(([type, { actions }]) =>
    when(type, 'settling', reduce(named(evolve, actions))),
  );
  const states = Object.entries(chart.states).map(([name, node]) => {
    if (name === 'settling') {
      const table = chart.states.settling.always.map(({ target, guard: condition }) =>
        condition === undefined ? immediate(target) : immediate(target, guard(named(conditions, condition))),
      );
      return [name, state(...table)] as const;
    }
    const commands = Object.entries((node as CommandNode).on ?? {}).map(([type, { guard: rule, actions }]) => {
      const asks = rule === undefined ? [] : [guard((c: object, e: PartEvent) => named(rules, rule)(c, e) === null)];
      return when(type, 'settling', ...asks, reduce(named(evolve, actions)));
    });
    return [name, state(...facts, ...commands)] as const;
  });
  return createMachine(begins.state as never, Object.fromEntries(states) as never, () => begins.context) as Machine;
}

const robots: Alternative['run'] = (() => {
  const ready = lives.map(({ part, begins, hears }) => ({ machine: robotOf(part, begins), hears }));
  return () => {
    for (const { machine, hears } of ready) {
      const service = interpret(machine, () => {});
      for (const event of hears) service.send(event as never);
    }
    return steps;
  };
})();

const paid = lives.filter(({ part }) => part === parts.payment);

/** Vendure's machine is told where to go, so its caller counts and settles: as we do, with the same functions. */
const vendure: Alternative['run'] = (() => {
  const { part, begins, hears } = paid[0] as Life;
  const { settle } = compile(part);
  const everywhere = { to: [...paymentStates] };
  const transitions = Object.fromEntries(paymentStates.map((name) => [name, everywhere])) as Transitions<string>;
  return async () => {
    let { context } = begins;
    const machine = new FiniteStateMachine<string, PartEvent>(
      { transitions, onTransitionStart: async () => true, onTransitionEnd: async () => {} },
      begins.state,
    );
    for (const event of hears) {
      context = (part.evolve[part.chart.on[event.type]?.actions ?? ''] as (c: object, e: PartEvent) => object)(
        context,
        event,
      );
      const { finalize } = await machine.transitionTo(settle(context), event);
      await finalize();
    }
    return hears.length;
  };
})();

/** Stepping parts through the lifecycle, the same charts, guards and evolvers under all executors. */
export const steppers: readonly Alternative[] = [
  { name: 'compiled', run: compiled(lives) },
  { name: 'XState transition()', run: pure },
  { name: 'XState live actor', run: actors },
  { name: 'robot3', run: robots },
];

/** The payment part alone. */
export const paymentSteppers: readonly Alternative[] = [
  { name: 'compiled', run: compiled(paid) },
  { name: "Vendure's FSM", run: vendure },
];

/** The states to which each executor leads, to be the same. */
export function endStates(): Readonly<Record<string, readonly string[]>> {
  const own = lives.map(({ part, begins, hears }) => {
    const { step } = compile(part);
    let now = begins;
    for (const event of hears) {
      const next = step(now, event);
      if (!('code' in next)) now = next;
    }
    return now.state;
  });
  const interpreted = lives.map(({ part, begins, hears }) => {
    const actor = createActor(toMachine(part) as unknown as AnyStateMachine, {
      input: begins.context as never,
    }).start();
    for (const event of hears) actor.send(event);
    return String(actor.getSnapshot().value);
  });
  const robot = lives.map(({ part, begins, hears }) => {
    const service = interpret(robotOf(part, begins), () => {});
    for (const event of hears) service.send(event as never);
    return String((service.machine as unknown as { current: string }).current);
  });
  return { compiled: own, xstate: interpreted, robot3: robot };
}
