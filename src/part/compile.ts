import { type Reason, reason } from '../reasons.ts';
import { type Part, type PartEvent, settling } from './part.ts';
import { checkSubset, fault } from './subset.ts';

/** A part at rest: a state of its chart and what is known. @since 0.1.0 */
export interface Instance<State extends string, Context> {
  readonly state: State;
  readonly context: Context;
}

/**
 * A part made ready to run without XState: one look-up per event, at the speed of hand-written code.
 *
 * @since 0.1.0
 */
export interface Stepper<Context, Event extends PartEvent, State extends string> {
  /** The state that the settling table picks for what is known. */
  readonly settle: (context: Context) => State;
  /** What speaks against the event. Nothing speaks against a fact. */
  readonly against: (instance: Instance<State, Context>, event: Event) => null | Reason;
  /** The next instance, or the reason why the event is refused. A fact is never refused. */
  readonly step: (instance: Instance<State, Context>, event: Event) => Instance<State, Context> | Reason;
  /** The next instance of an event that was accepted before: rules and states are not asked again. */
  readonly force: (instance: Instance<State, Context>, event: Event) => Instance<State, Context>;
}

interface Move<Context, Event> {
  readonly guard: ((context: Context, event: Event) => null | Reason) | undefined;
  readonly evolve: (context: Context, event: Event) => Context;
}

/**
 * Turns a part's chart into a table of functions. Gives the same steps as XState does (a law, tested on random histories).
 *
 * @throws {@link OrderError} `invalid_definition` where the chart names a function or state that does not exist, or uses a construct
 * outside the subset that both executors share.
 * @since 0.1.0
 */
export function compile<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
): Stepper<Context, Event, State> {
  const { chart } = part;
  checkSubset(chart);
  const table = chart.states[settling].always.map(({ target, guard }) => ({
    target,
    when: guard === undefined ? undefined : named(part.when, guard, chart.id, 'settling condition'),
  }));
  const facts = new Map<string, Move<Context, Event>>();
  for (const [type, { actions }] of Object.entries(chart.on)) {
    facts.set(type, { guard: undefined, evolve: named(part.evolve, actions, chart.id, 'evolver') });
  }
  const commands = new Map<string, Map<string, Move<Context, Event>>>();
  for (const [state, node] of Object.entries(chart.states) as [string, CommandNode][]) {
    for (const [type, { guard, actions }] of Object.entries(node.on ?? {})) {
      if (facts.has(type)) throw fault(chart.id, `"${type}" is a fact on the root and a command in ${state}`);
      const byState = commands.get(type) ?? new Map<string, Move<Context, Event>>();
      byState.set(state, {
        guard: guard === undefined ? undefined : named(part.rules, guard, chart.id, 'rule'),
        evolve: named(part.evolve, actions, chart.id, 'evolver'),
      });
      commands.set(type, byState);
    }
  }

  type Row = (typeof table)[number];
  // The last row has no condition: the subset asks for it.
  const last = (table.at(-1) as Row).target;
  const settle = (context: Context): State => {
    for (const { target, when } of table) if (when?.(context)) return target;
    return last;
  };
  function advance(
    instance: Instance<State, Context>,
    move: Move<Context, Event>,
    event: Event,
  ): Instance<State, Context> {
    const context = move.evolve(instance.context, event);
    return context === instance.context ? instance : { state: settle(context), context };
  }
  /** How the event moves the part where it is; `undefined` where it is a command that is not allowed there, or nothing known. */
  function moveOf({ state }: Instance<State, Context>, { type }: Event): Move<Context, Event> | undefined {
    return facts.get(type) ?? commands.get(type)?.get(state);
  }
  function notInState({ state }: Instance<State, Context>, { type }: Event): Reason {
    const allowedIn = [...(commands.get(type)?.keys() ?? [])];
    return reason('not_in_state', { part: chart.id, state, type, allowedIn });
  }
  return {
    settle,
    against: (instance, event) => {
      const move = moveOf(instance, event);
      return move ? (move.guard?.(instance.context, event) ?? null) : notInState(instance, event);
    },
    step: (instance, event) => {
      const move = moveOf(instance, event);
      if (!move) return notInState(instance, event);
      return move.guard?.(instance.context, event) ?? advance(instance, move, event);
    },
    force: (instance, event) => {
      // A command that was accepted in another state evolves as it does there.
      const move = moveOf(instance, event) ?? commands.get(event.type)?.values().next().value;
      return move ? advance(instance, move, event) : instance;
    },
  };
}

interface CommandNode {
  readonly on?: Readonly<Record<string, { readonly guard?: string; readonly actions: string }>>;
}

function named<Function>(
  functions: Readonly<Record<string, Function>>,
  name: string,
  part: string,
  what: string,
): Function {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined) throw fault(part, `the chart names the ${what} "${name}", which is not defined`);
  return found;
}
