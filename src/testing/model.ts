import * as fc from 'fast-check';
import type { CoreOrderDefinition, Opening, Order, OrderEvent, Outcome } from '../core.ts';
import { deepFreeze } from './frozen.ts';
import { type HistoryOptions, steps, untyped } from './histories/arbitraries.ts';
import { Dice } from './histories/dice.ts';
import { begin } from './histories/history.ts';
import { type EventKind, nextEvent } from './histories/next.ts';
import { instantAt, openings } from './histories/openings.ts';
import { historyOptions } from './histories/options.ts';
import { type PluginSample, pluginSamples } from './histories/payloads.ts';
import type { StepDraw } from './histories/play.ts';
import { lineOf } from './histories/story.ts';
import { type Course, coursesOf, sayingOf, sayingsOf } from './model.courses.ts';
import { differences } from './model.differences.ts';
import { refuseUnknown } from './refused.ts';

/** What is tested: whatever keeps one order, such as a handler with its store. @since 0.1.0 */
export interface OrderKeeper {
  /** Sends an event, and says what came of it. Two may be sent at once. */
  readonly send: (event: OrderEvent) => Outcome | Promise<Outcome>;
  /** The order as it is kept. */
  readonly read: () => Order | Promise<Order>;
  /** Ends the process and begins anew: what is not kept is gone. */
  readonly restart?: () => void | Promise<void>;
}

/** Where the model of a keeper stands. @since 0.1.0 */
export interface ModelOrder {
  /** The order as it ought to be. */
  order: Order;
  /** Everything that was sent. */
  readonly sent: OrderEvent[];
  /** Facts that happened and have not come yet. */
  readonly onTheWay: OrderEvent[];
  /** What happened, for people. */
  readonly story: string[];
  /** Hours since the order began. */
  clock: number;
}

/** One step of a keeper and its model. @since 0.1.0 */
export type ModelCommand = fc.AsyncCommand<ModelOrder, OrderKeeper>;

/**
 * What a keeper of orders is tested against: the definition itself.
 *
 * @since 0.1.0
 */
export interface OrderModel {
  /**
   * Steps for `fc.asyncModelRun`: commands that are allowed and such that are not, facts of honest partners and of others, duplicates, facts
   * that come late, facts that come at once, deadlines and restarts.
   */
  readonly commands: fc.Arbitrary<Iterable<ModelCommand>>;
  /** The model of an order as it begins. */
  readonly begin: (order: Order) => ModelOrder;
  /**
   * The whole of it as a property: `await fc.assert(model.property(open))`. `open` gets each order as it begins, and keeps it. Where the keeper
   * says or keeps something else than the definition, the error tells what, and the shortest story that was found.
   */
  readonly property: (open: (order: Order) => OrderKeeper | Promise<OrderKeeper>) => fc.IAsyncProperty<unknown>;
}

/** What happens in one step. */
type StepKind = EventKind | 'held_back' | 'late' | 'at_once' | 'due' | 'restart';

const kinds: fc.Arbitrary<StepKind> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('allowed' as const) },
  { weight: 5, arbitrary: fc.constantFrom('honest', 'at_once') },
  { weight: 2, arbitrary: fc.constantFrom('refused', 'hostile', 'again', 'held_back', 'late', 'due', 'restart') },
);

/** What may come at once: two webhooks, two people who press a button, a person and a webhook. */
const atOnce: readonly EventKind[] = ['honest', 'honest', 'allowed', 'allowed', 'hostile'];

/**
 * A model of a shop's orders, for testing whatever keeps them: a store, a handler, a worker.
 *
 * @throws An `OrderError`, `invalid_input`, where a plugin's payload schema does not say which payloads it takes and none is given;
 * where an option is none.
 * @since 0.1.0
 */
export function modelOf<Status extends string, Event>(
  shop: CoreOrderDefinition<Status, Event>,
  options: HistoryOptions = {},
): OrderModel {
  refuseUnknown('modelOf', options, historyOptions);
  const { most = 60, payloads } = options;
  const definition = untyped(shop);
  const samples = pluginSamples(definition, payloads);
  const drawn = fc.tuple(kinds, fc.noBias(steps)).map(([kind, numbers]) => stepOf(definition, samples, kind, numbers));
  const commands = fc.commands([drawn], { maxCommands: most, size: 'max' });
  const start = (order: Order): ModelOrder => ({
    order: deepFreeze(order),
    sent: [],
    onTheWay: [],
    story: [],
    clock: 0,
  });
  return {
    commands,
    begin: start,
    property: (open) =>
      fc.asyncProperty(openings, commands, async (opening: Opening, taken) => {
        const first = begin(definition, opening);
        const setup = async () => ({ model: start(first), real: await open(first) });
        await fc.asyncModelRun(setup, taken);
      }),
  };
}

function stepOf(
  definition: CoreOrderDefinition,
  samples: readonly PluginSample[],
  kind: StepKind,
  numbers: StepDraw,
): ModelCommand {
  const run = async (model: ModelOrder, keeper: OrderKeeper): Promise<void> => {
    const dice = new Dice(numbers);
    model.clock += 1 + dice.below(12);
    let drawn = 0;
    const next = (of: EventKind) => nextOf(definition, samples, model, of, dice, ++drawn);
    const send = (...events: readonly (OrderEvent | null | undefined)[]) =>
      sendAll(
        definition,
        model,
        keeper,
        events.filter((event) => event != null),
      );
    switch (kind) {
      case 'held_back': {
        const event = next('honest');
        if (event) model.onTheWay.push(event);
        return;
      }
      case 'late':
        return send(model.onTheWay.splice(dice.below(model.onTheWay.length), 1)[0]);
      case 'at_once': {
        const first = next(dice.pick(atOnce) ?? 'honest');
        return send(first, dice.chance(15) ? first : next(dice.pick(atOnce) ?? 'honest'));
      }
      case 'due': {
        const due = definition.nextDeadline(model.order);
        if (!due) return;
        model.clock = Math.max(model.clock, Math.ceil((Date.parse(due.dueAt) - Date.parse(instantAt(0))) / hour));
        for (const event of definition.tick(model.order, instantAt(model.clock * hour))) await send(event);
        return;
      }
      case 'restart':
        model.story.push('the process ends and begins anew');
        model.order = definition.decode(definition.encode(model.order));
        await keeper.restart?.();
        return compare(definition, model, await keeper.read());
      default:
        return send(next(kind) ?? next('honest'));
    }
  };
  return {
    check: ({ onTheWay }) => kind !== 'late' || onTheWay.length > 0,
    run,
    toString: () => kind,
  };
}

const hour = 3_600_000;

function nextOf(
  definition: CoreOrderDefinition,
  samples: readonly PluginSample[],
  { order, sent, clock }: ModelOrder,
  kind: EventKind,
  dice: Dice,
  drawn: number,
): OrderEvent | null {
  let references = 0;
  const number = `${clock}-${drawn}-${dice.below(1_000)}`;
  return nextEvent(kind, {
    definition,
    order,
    at: instantAt(clock * hour),
    id: `event-${number}`,
    dice,
    fresh: (noun) => `${noun}-${number}-${++references}`,
    sent,
    samples,
  });
}

/** Sends events, all at once, and compares what came of them. */
async function sendAll(
  definition: CoreOrderDefinition,
  model: ModelOrder,
  keeper: OrderKeeper,
  events: readonly OrderEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const courses = coursesOf(definition, model.order, events);
  const [first] = courses as readonly [Course, ...Course[]];
  const together = (i: number) => (i < events.length - 1 ? ', at once with the next' : '');
  model.story.push(...events.map((event, i) => `${lineOf(event)} is ${sayingOf(first.outcomes[i])}${together(i)}`));
  const said = await Promise.all(
    events.map(async (event) => {
      try {
        return await keeper.send(deepFreeze(structuredClone(event)));
      } catch (error) {
        throw keepsOtherwise(`It throws at ${event.type}: ${error}`, model);
      }
    }),
  );
  const told = courses.filter(({ outcomes }) => sayingsOf(outcomes) === sayingsOf(said));
  if (told.length === 0) {
    const right = [...new Set(courses.map(({ outcomes }) => sayingsOf(outcomes)))].join(' or ');
    throw keepsOtherwise(
      `It says ${sayingsOf(said)} to the last event${events[1] ? 's' : ''} instead of ${right}.`,
      model,
    );
  }
  const kept = await keeper.read();
  const course = told.find(({ order }) => differences(definition, kept, order).length === 0) ?? told[0];
  model.order = (course as Course).order;
  model.sent.push(...events);
  compare(definition, model, kept);
}

function compare(definition: CoreOrderDefinition, model: ModelOrder, kept: Order): void {
  const found = differences(definition, kept, model.order);
  if (found.length > 0) throw keepsOtherwise(`It keeps another order:\n${indent(found)}`, model);
}

function keepsOtherwise(problem: string, { story }: ModelOrder): Error {
  return new Error(`The keeper of the order is wrong. ${problem}\nIt went:\n${indent(story)}`);
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
