import type { Reason } from '../reasons.ts';

/** An event as a part sees it. @since 0.1.0 */
export interface PartEvent {
  readonly type: string;
}

/** A guard that says no says why. @since 0.1.0 */
export type Rule<Context, Event> = (context: Context, event: Event) => null | Reason;
/** A condition on what is known: picks the state, refuses nothing. @since 0.1.0 */
export type Condition<Context> = (context: Context) => boolean;
/** What is known after the event. Keeps every key. @since 0.1.0 */
export type Evolver<Context, Event> = (context: Context, event: Event) => Context;

/** The state in which a part never rests: it is left at once, by the first condition that holds. */
export const settling = 'settling';

/** What a fact does: its evolver, then settling. @since 0.1.0 */
export interface FactTransition<Actions> {
  readonly target: '.settling';
  readonly actions: Actions;
}

/** What a command does where it is allowed: its rule, its evolver, then settling. @since 0.1.0 */
export interface CommandTransition<Guards, Actions> {
  readonly target: 'settling';
  readonly guard?: Guards;
  readonly actions: Actions;
}

/**
 * A part's life-cycle as plain data: facts on the root, commands on the states that allow them, and in `settling` the ordered
 * table that picks the state from what is known. XState reads it as it is; so does {@link compile}.
 *
 * @since 0.1.0
 */
export interface Chart<State extends string = string> {
  readonly id: string;
  readonly initial: 'settling';
  /** Facts: recorded in every state. */
  readonly on: Readonly<Record<string, FactTransition<string>>>;
  readonly states: Readonly<
    Record<State, { readonly on?: Readonly<Record<string, CommandTransition<string, string>>> }>
  > & {
    readonly settling: { readonly always: readonly { readonly target: State; readonly guard?: string }[] };
  };
}

/**
 * One thing that has a life: a tender, a parcel, a return case, the order's own decisions. One definition, two executors:
 * XState interprets its chart, `compile` makes a stepper of it.
 *
 * @since 0.1.0
 */
export interface Part<Context, Event extends PartEvent, State extends string> {
  /** The life-cycle as data. */
  readonly chart: Chart<State>;
  /** Guards by name. */
  readonly rules: Readonly<Record<string, Rule<Context, Event>>>;
  /** Settling conditions by name. */
  readonly when: Readonly<Record<string, Condition<Context>>>;
  /** Ledger updates by name. */
  readonly evolve: Readonly<Record<string, Evolver<Context, Event>>>;
}

/** The functions that may stand under an event: one written for another event is not among them. @since 0.1.0 */
export type NamesFor<Functions, Context, EventOfType> = {
  [Name in keyof Functions]: Functions[Name] extends (context: Context, event: infer Expected) => unknown
    ? [EventOfType] extends [Expected]
      ? Name
      : never
    : never;
}[keyof Functions] &
  string;

/** The member of an event union that has this type. @since 0.1.0 */
export type OfType<Event extends PartEvent, Type> = Event extends PartEvent
  ? Type extends Event['type']
    ? Event
    : never
  : never;

/** A chart whose names are checked against a part's functions. @since 0.1.0 */
export interface ChartOf<Context, Event extends PartEvent, State extends string, Rules, When, Evolve> {
  readonly id: string;
  readonly initial: 'settling';
  readonly on: { readonly [Type in Event['type']]?: FactTransition<NamesFor<Evolve, Context, OfType<Event, Type>>> };
  readonly states: {
    readonly [Name in State]: {
      readonly on?: {
        readonly [Type in Event['type']]?: CommandTransition<
          NamesFor<Rules, Context, OfType<Event, Type>>,
          NamesFor<Evolve, Context, OfType<Event, Type>>
        >;
      };
    };
  } & {
    readonly settling: {
      readonly always: readonly { readonly target: NoInfer<State>; readonly guard?: keyof When & string }[];
    };
  };
}

/** A part's functions, which wait for the chart that names them. @since 0.1.0 */
export interface PartFunctions<Context, Event extends PartEvent, State extends string, Rules, When, Evolve> {
  /** Gives the functions their chart. */
  chart(chart: ChartOf<Context, Event, State, Rules, When, Evolve>): Part<Context, Event, State>;
}

/**
 * Defines a part in two calls: the first gives its functions, the second the chart that names them. A misspelt name, an unknown
 * target and a rule under an event it was not written for do not compile.
 *
 * @typeParam Context - What is known of the part.
 * @typeParam Event - Every event it understands.
 * @typeParam State - Every state it can rest in.
 * @since 0.1.0
 */
export function definePart<Context, Event extends PartEvent, State extends string>(): DefinePart<
  Context,
  Event,
  State
> {
  return (functions) => ({ chart: (chart) => ({ ...functions, chart }) as unknown as Part<Context, Event, State> });
}

/** Guards by name, each written for the events under which the chart names it. @since 0.1.0 */
export type RulesByName<Context> = Readonly<Record<string, (context: Context, event: never) => null | Reason>>;

/** Ledger updates by name, each written for the events under which the chart names it. @since 0.1.0 */
export type EvolversByName<Context> = Readonly<Record<string, (context: Context, event: never) => Context>>;

/** The first of the two calls: takes a part's functions. @since 0.1.0 */
export type DefinePart<Context, Event extends PartEvent, State extends string> = <
  const Rules extends RulesByName<Context>,
  const When extends Readonly<Record<string, Condition<Context>>>,
  const Evolve extends EvolversByName<Context>,
>(functions: {
  readonly rules: Rules;
  readonly when: When;
  readonly evolve: Evolve;
}) => PartFunctions<Context, Event, State, Rules, When, Evolve>;
