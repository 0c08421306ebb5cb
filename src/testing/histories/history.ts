import {
  type Applied,
  type CoreOrderDefinition,
  commandTypes,
  type Fact,
  factTypes,
  type Opening,
  type Order,
  type OrderEvent,
} from '../../core.ts';
import { pluginEventOf } from '../../order/order.plugins.ts';
import { deepFreeze } from '../frozen.ts';

/**
 * An order's life in a shop, as plain data. {@link stepsOf} runs it again, {@link storyOf} tells it.
 *
 * @typeParam Event - The events that the shop's plugins add.
 * @since 0.1.0
 */
export interface GeneratedHistory<Event = never> {
  /** The shop's orders. */
  readonly definition: CoreOrderDefinition<string, Event>;
  /** How the order begins. */
  readonly opening: Opening;
  /** Everything that is sent to it. */
  readonly events: readonly (OrderEvent | Event)[];
  /** Places of the events that no honest, timely partner would send. */
  readonly hostile: readonly number[];
  /** Places of the commands that were meant to be refused. */
  readonly refusedOnPurpose: readonly number[];
}

/**
 * One event of a history.
 *
 * @typeParam Event - The events that the shop's plugins add.
 * @since 0.1.0
 */
export interface HistoryStep<Event = never> {
  readonly event: OrderEvent | Event;
  /** The order before it. */
  readonly before: Order;
  /** What came of it. */
  readonly applied: Applied;
}

const facts: ReadonlySet<string> = new Set(factTypes);
const commands: ReadonlySet<string> = new Set(commandTypes);

/** Whether somebody tells it, also where a plugin hears of it. */
export function isFact(definition: CoreOrderDefinition, event: OrderEvent): event is Fact {
  return facts.has(event.type) || pluginEventOf(definition.plugins, event)?.spec.kind === 'fact';
}

/** Whether somebody asks for it, also where a plugin is asked. */
export function isCommand(definition: CoreOrderDefinition, event: OrderEvent): boolean {
  return commands.has(event.type) || pluginEventOf(definition.plugins, event)?.spec.kind === 'command';
}

/** Whether something came of the event. */
export function isAccepted({ applied }: HistoryStep): boolean {
  const { kind } = applied.outcome;
  return kind === 'applied' || kind === 'unchanged' || kind === 'parked';
}

/** The order that an opening gives. Nobody can write into it. */
export function begin(definition: CoreOrderDefinition, { kind, input }: Opening): Order {
  if (kind === 'placed') return deepFreeze(definition.place(input).order);
  return deepFreeze(kind === 'drafted' ? definition.draft(input).order : definition.adopt(input).order);
}

/** What comes of an event. A hook that writes into the event or into the order fails: a shop does not freeze them, as that takes its time. */
export function step(definition: CoreOrderDefinition, order: Order, event: OrderEvent): Applied {
  const applied = definition.apply(order, deepFreeze(event));
  deepFreeze(applied.order);
  return applied;
}

/** A history that was run. */
export interface Run {
  readonly first: Order;
  readonly told: readonly HistoryStep[];
  readonly last: Order;
}

const runs = new WeakMap<object, Run & { readonly definition: CoreOrderDefinition }>();

/** A history that was run while it was made: it is not run again under the same definition. */
export function alreadyTold(history: GeneratedHistory, run: Run): GeneratedHistory {
  runs.set(history, { ...run, definition: history.definition });
  return history;
}

/** Runs a history from its beginning. */
export function tell(definition: CoreOrderDefinition, history: Pick<GeneratedHistory, 'opening' | 'events'>): Run {
  const known = runs.get(history);
  if (known?.definition === definition) return known;
  const first = begin(definition, history.opening);
  const told: HistoryStep[] = [];
  let order = first;
  for (const event of history.events) {
    const applied = step(definition, order, event);
    told.push({ event, before: order, applied });
    order = applied.order;
  }
  return { first, told, last: order };
}

/** Every event of a history with what came of it: runs the history from its beginning. @since 0.1.0 */
export function stepsOf<Event = never>(history: GeneratedHistory<Event>): readonly HistoryStep<Event>[] {
  // One value with another type: what was run while it was made is known by it.
  const told = history as unknown as GeneratedHistory;
  return tell(told.definition, told).told;
}
