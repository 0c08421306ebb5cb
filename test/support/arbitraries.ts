import * as fc from 'fast-check';
import type { CommandDraft, Order, OrderEvent, ParkedFact } from '../../src/index.ts';
import { allowedCommand, refusedCommand, type Sent } from './commands.ts';
import { Dice } from './dice.ts';
import { begin, definitionOf, type GeneratedHistory, isCommand, storyOf } from './history.ts';
import { hostileFact } from './hostile.ts';
import { instantAt, openings, policies } from './openings.ts';
import { pluginDraws } from './plugins.ts';
import { honestFact } from './world.ts';

/** How the partners of an order behave: what share of a hundred steps is hostile, and where the commands end. */
interface Temper {
  readonly hostile: number;
  /** From this step on, only facts ... */
  readonly factsFrom?: number;
  /** ... of which this share is hostile. */
  readonly hostileAfter?: number;
}

/** Numbers from which one step is made. */
export type StepDraw = readonly number[];

const draw = fc.nat({ max: 0xffff });
const step: fc.Arbitrary<StepDraw> = fc.tuple(draw, draw, draw, draw, draw, draw, draw, draw, draw, draw, draw, draw);

const hour = 3_600_000;

/**
 * Plays an order: every step is decided by drawn numbers against the order as it stands, so that fewer or smaller numbers are a
 * shorter or plainer history.
 */
export function play(
  { policy, plugins = [] }: Pick<GeneratedHistory, 'policy' | 'plugins'>,
  opening: GeneratedHistory['opening'],
  temper: Temper,
  steps: readonly StepDraw[],
): GeneratedHistory {
  const definition = definitionOf({ policy, plugins });
  const events: OrderEvent[] = [];
  const hostile: number[] = [];
  const refusedOnPurpose: number[] = [];
  let order: Order = begin(definition, opening);
  let clock = 0;
  let references = 0;
  for (const [index, draws] of steps.entries()) {
    const dice = new Dice(draws);
    const onlyFacts = index >= (temper.factsFrom ?? Number.POSITIVE_INFINITY);
    const hostileShare = onlyFacts ? (temper.hostileAfter ?? temper.hostile) : temper.hostile;
    clock += (1 + dice.below(12)) * hour;
    const at = instantAt(clock);
    const fresh = (noun: string) => `${noun}-${++references}`;
    const seen = { order, at, dice, fresh, sent: events };
    const send = (sent: Sent<CommandDraft | ParkedFact> | null) =>
      sent === null ? [] : [enveloped(sent, `event-${index + 1}`, at, dice)];

    let next: readonly OrderEvent[] = [];
    const roll = dice.below(100);
    if (99 - dice.below(100) < hostileShare) {
      next = send(hostileFact(seen));
      if (next.length > 0) hostile.push(events.length);
    } else if (roll < 6 && events.length > 0) {
      const again = dice.pick(events.filter((event) => !onlyFacts || !isCommand(event)));
      if (again) next = [again];
    } else if (onlyFacts) {
      next = send(honestFact(definition, seen));
    } else if (roll < 11) {
      next = send(refusedCommand(definition, order, at, dice));
      const before = dice.chance(10) ? dice.pick(events.filter(isCommand)) : undefined;
      if (before) next = next.map((event) => ({ ...event, id: before.id }));
      if (next.length > 0) refusedOnPurpose.push(events.length);
    } else if (roll < 16) {
      const due = definition.nextDeadline(order);
      if (due) {
        clock = Math.max(clock, Date.parse(due.dueAt) - Date.parse(instantAt(0)));
        next = definition.tick(order, instantAt(clock));
      }
    }
    if (next.length === 0 && !onlyFacts && roll < 60) next = send(allowedCommand(definition, order, at, dice));
    if (next.length === 0) next = send(honestFact(definition, seen));
    for (const event of next) {
      events.push(event);
      order = definition.apply(order, event).order;
    }
  }
  return withStory({ policy, plugins, opening, events, hostile, refusedOnPurpose });
}

function enveloped({ draft, by }: Sent<CommandDraft | ParkedFact>, id: string, at: string, dice: Dice): OrderEvent {
  const earlier = dice.below(8);
  const occurredAt =
    earlier < 4 || isCommand(draft as OrderEvent)
      ? {}
      : {
          occurredAt: new Date(Date.parse(at) - earlier * hour)
            .toISOString()
            .replace(earlier === 7 ? '.000Z' : '', earlier === 7 ? 'Z' : ''),
        };
  return { id, at, by, ...occurredAt, ...draft } as OrderEvent;
}

/** Shows a failing history as a story instead of a heap of JSON; `{ opening, events }` stay plain data. */
function withStory(history: GeneratedHistory): GeneratedHistory {
  return Object.defineProperty(history, fc.toStringMethod, {
    enumerable: false,
    value: () => `a history:\n${storyOf(definitionOf(history), history)}\n`,
  });
}

const tempers = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constant(10) },
  { weight: 2, arbitrary: fc.constant(50) },
);

/** Whole histories of an order, up to so many steps. Evenly drawn: small numbers are as likely as large ones. */
export function histories(
  most = 60,
  decided: GeneratedHistory['policy'] = {},
  shops = pluginDraws,
): fc.Arbitrary<GeneratedHistory> {
  const drawn = fc.tuple(
    policies.map((policy) => ({ ...policy, ...decided })),
    shops,
    openings,
    tempers,
    fc.array(step, { maxLength: most, size: 'max' }),
  );
  return fc
    .noBias(drawn)
    .map(([policy, plugins, opening, hostile, steps]) => play({ policy, plugins }, opening, { hostile }, steps));
}

/** A history that ends in facts, and in which order, how often, they are delivered instead. */
export interface Delivery {
  readonly history: GeneratedHistory;
  /** How many events stand before the facts that are delivered in any order. */
  readonly prefix: number;
  /** For each arrangement, the numbers that shuffle it. */
  readonly shuffles: readonly (readonly number[])[];
}

/** Histories whose last part is facts alone, honest and hostile, declarations of parts among them. */
export function deliveries(decided: GeneratedHistory['policy'] = {}, shops = pluginDraws): fc.Arbitrary<Delivery> {
  const drawn = fc.tuple(
    policies.map((policy) => ({ ...policy, ...decided })),
    shops,
    openings,
    fc.constantFrom(20, 60, 90),
    fc.array(step, { maxLength: 30, size: 'max' }),
    fc.array(step, { minLength: 2, maxLength: 30, size: 'max' }),
    fc.array(fc.array(draw, { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 2 }),
  );
  return fc.noBias(drawn).map(([policy, plugins, opening, hostileAfter, before, after, shuffles]) => {
    const temper = { hostile: 10, hostileAfter, factsFrom: before.length };
    const shop = { policy, plugins };
    const history = play(shop, opening, temper, [...before, ...after]);
    return { history, prefix: play(shop, opening, temper, before).events.length, shuffles };
  });
}
