import * as fc from 'fast-check';
import {
  type CoreOrderDefinition,
  defineOrder,
  type Order,
  type OrderEvent,
  type OrderOptions,
  type Plugin,
  type Policy,
} from '../../core.ts';
import { refuseUnknown } from '../refused.ts';
import { Dice } from './dice.ts';
import { type GeneratedHistory, tell } from './history.ts';
import { type EventKind, nextEvent } from './next.ts';
import { instantAt, openings, policies } from './openings.ts';
import { eventOptions, historyOptions, refuseShop } from './options.ts';
import { type Payloads, pluginSamples } from './payloads.ts';
import { play, type StepDraw, type Temper } from './play.ts';
import { plugins, precedence } from './plugins.ts';

const draw = fc.nat({ max: 0xffff });

/** How many numbers a step is made of. */
const throws = 12;

/** The numbers of one step. */
export const steps: fc.Arbitrary<StepDraw> = fc.tuple(...Array.from({ length: throws }, () => draw));

/** Everything comes to every state, wanted or not. */
export const unruly: Temper = { hostile: 25, refused: 40 };

/** What brings goods on their way. */
const sent = ['order.place', 'review.approve', 'hold.release', 'fulfillment.plan', 'fulfillment.ship'] as const;

/** What brings goods back, until somebody has looked at them. */
const takenBack = ['return.request', 'return.approve', 'return.receive', 'return.inspect'] as const;

/** What is replaced at no charge, in part. */
const claims = ['return.claim', 'return.approve', 'return.inspect', 'order.cancel_units'] as const;

const tempers: fc.Arbitrary<Temper> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ hostile: 0 }) },
  { weight: 8, arbitrary: fc.constant({ hostile: 10 }) },
  { weight: 4, arbitrary: fc.constant({ hostile: 50 }) },
  { weight: 1, arbitrary: fc.constant(unruly) },
  { weight: 2, arbitrary: fc.constant({ hostile: 10, waits: 30 }) },
  {
    weight: 12,
    arbitrary: fc.nat({ max: 6 }).map((sentAfter) => ({ hostile: 3, acts: 85, eagerFor: takenBack, sentAfter })),
  },
  {
    weight: 4,
    arbitrary: fc.nat({ max: 6 }).map((sentAfter) => ({ hostile: 3, eagerFor: claims, sentAfter })),
  },
  { weight: 3, arbitrary: fc.constant({ hostile: 3, eagerFor: ['fulfillment.request', 'order.cancel_units'] }) },
  {
    weight: 8,
    arbitrary: fc.integer({ min: 8, max: 18 }).map((endsAfter) => ({ hostile: 3, eagerFor: sent, endsAfter })),
  },
  { weight: 3, arbitrary: fc.nat({ max: 30 }).map((endsAfter) => ({ hostile: 10, endsAfter })) },
);

/** Shops of any policy and with any plugins, where some of the policy may be decided. @since 0.1.0 */
export function definitions(
  decided: Partial<Policy> = {},
  lists: fc.Arbitrary<readonly Plugin[]> = plugins(),
): fc.Arbitrary<CoreOrderDefinition> {
  return fc
    .tuple(policies(), lists)
    .map(([policy, list]) => shopOf({ policy: { ...policy, ...decided }, plugins: list, precedence }));
}

/** A shop of which only its readings and steps are asked: whatever its plugins, their words are drawn. */
export function shopOf(options: OrderOptions): CoreOrderDefinition {
  return untyped(defineOrder(options));
}

/** A shop, without what its plugins say of their words and events. */
export function untyped<Status extends string, Event>(shop: CoreOrderDefinition<Status, Event>): CoreOrderDefinition {
  return shop as unknown as CoreOrderDefinition;
}

/** The same shop, once it decides some of its policy otherwise. */
export function deciding(shop: CoreOrderDefinition, decided: Partial<Policy>): CoreOrderDefinition {
  const changes = Object.entries(decided).some(
    ([question, answer]) => shop.policy[question as keyof Policy] !== answer,
  );
  return changes ? shopOf({ ...shop.options, policy: { ...shop.options.policy, ...decided } }) : shop;
}

/** How histories are drawn. @since 0.1.0 */
export interface HistoryOptions {
  /** At most so many steps; 60 unless said otherwise. */
  readonly most?: number;
  /** Payloads of plugins' events, where their schemas do not say which they take. */
  readonly payloads?: Payloads;
}

/**
 * Whole histories of an order in a shop: commands that are allowed and such that are not, facts of honest partners and of others. Evenly
 * drawn: small numbers are as likely as large ones.
 *
 * @since 0.1.0
 */
export function histories<Status extends string = string, Event = never>(
  shops: fc.Arbitrary<CoreOrderDefinition<Status, Event>> = definitions() as fc.Arbitrary<never>,
  options: HistoryOptions = {},
): fc.Arbitrary<GeneratedHistory<Event>> {
  refuseShop('histories', shops);
  refuseUnknown('histories', options, historyOptions);
  return historiesIn(tempers, shops.map(untyped), options) as unknown as fc.Arbitrary<GeneratedHistory<Event>>;
}

/** The same, in the tempers that are told. */
export function historiesIn(
  tempers: fc.Arbitrary<Temper>,
  shops: fc.Arbitrary<CoreOrderDefinition> = definitions(),
  { most = 60, payloads }: HistoryOptions = {},
): fc.Arbitrary<GeneratedHistory> {
  const drawn = fc.tuple(shops, openings, tempers, fc.array(steps, { maxLength: most, size: 'max' }));
  return fc
    .noBias(drawn)
    .map(([shop, opening, temper, taken]) => play(shop, opening, temper, taken, pluginSamples(shop, payloads)));
}

/**
 * An order as a history left it.
 *
 * @typeParam Event - The events that the shop's plugins add.
 * @since 0.1.0
 */
export interface GeneratedOrder<Event = never> {
  /** The shop's orders. */
  readonly definition: CoreOrderDefinition<string, Event>;
  readonly order: Order;
  /** How it came to that. */
  readonly history: GeneratedHistory<Event>;
}

/** Orders of a shop, as histories left them. @since 0.1.0 */
export function orders<Status extends string = string, Event = never>(
  shops?: fc.Arbitrary<CoreOrderDefinition<Status, Event>>,
  options: HistoryOptions = {},
): fc.Arbitrary<GeneratedOrder<Event>> {
  return histories(shops, options).map((history) => {
    const { definition } = history;
    const { last } = tell(untyped(definition), history as unknown as GeneratedHistory);
    return { definition, order: last, history };
  });
}

/**
 * Which events are drawn.
 *
 * @typeParam Event - The events that the shop's plugins add.
 * @since 0.1.0
 */
export interface EventOptions<Event = never> extends Pick<HistoryOptions, 'payloads'> {
  /** What they are to the order; any of the first four unless said otherwise. */
  readonly kinds?: readonly EventKind[];
  /** Everything that was sent to the order before: what comes `again` is one of these. */
  readonly after?: readonly (OrderEvent | Event)[];
  /** When they come: an ISO 8601 UTC instant. Within the month in which drawn orders begin, unless said otherwise. */
  readonly at?: string;
}

const fromOthers = ['allowed', 'refused', 'honest', 'hostile'] as const;

/**
 * Events that could come to an order as it stands: what somebody asks of it, rightly or not, and what an honest or a hostile partner reports.
 * A fact that is not honest is well-formed nevertheless: it is recorded.
 *
 * @since 0.1.0
 */
export function events<Status extends string, Event>(
  shop: CoreOrderDefinition<Status, Event>,
  order: Order,
  options: EventOptions<Event> = {},
): fc.Arbitrary<OrderEvent | Event> {
  refuseUnknown('events', options, eventOptions);
  const { kinds = fromOthers, after = [], at, payloads } = options;
  const definition = untyped(shop);
  const samples = pluginSamples(definition, payloads);
  return fc
    .tuple(fc.constantFrom(...kinds), fc.nat({ max: 24 * 30 }), fc.noBias(steps))
    .map(([kind, hours, numbers]) => {
      let references = 0;
      return nextEvent(kind, {
        definition,
        order,
        at: at ?? instantAt(hours * 3_600_000),
        id: `next-${order.revision}`,
        dice: new Dice(numbers),
        fresh: (noun) => `next-${noun}-${order.revision}-${++references}`,
        sent: after as readonly OrderEvent[],
        samples,
      });
    })
    .filter((event) => event !== null);
}

/**
 * A history that ends in facts, and in which order, how often, they are delivered instead.
 *
 * @typeParam Event - The events that the shop's plugins add.
 * @since 0.1.0
 */
export interface Delivery<Event = never> {
  readonly history: GeneratedHistory<Event>;
  /** How many events stand before the facts that are delivered in any order. */
  readonly prefix: number;
  /** For each arrangement, the numbers that shuffle it. */
  readonly shuffles: readonly (readonly number[])[];
}

/** Histories whose last part is facts alone, honest and hostile, declarations of parts among them. @since 0.1.0 */
export function deliveries<Status extends string = string, Event = never>(
  shops: fc.Arbitrary<CoreOrderDefinition<Status, Event>> = definitions() as fc.Arbitrary<never>,
  options: Pick<HistoryOptions, 'payloads'> = {},
): fc.Arbitrary<Delivery<Event>> {
  refuseShop('deliveries', shops);
  refuseUnknown('deliveries', options, historyOptions);
  const { payloads } = options;
  const drawn = fc.tuple(
    shops.map(untyped),
    openings,
    fc.constantFrom(20, 60, 90),
    fc.array(steps, { maxLength: 30, size: 'max' }),
    fc.array(steps, { minLength: 2, maxLength: 30, size: 'max' }),
    fc.array(fc.array(draw, { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 2 }),
  );
  return fc.noBias(drawn).map(([shop, opening, hostileAfter, before, after, shuffles]) => {
    const temper = { hostile: 10, hostileAfter, factsFrom: before.length };
    const samples = pluginSamples(shop, payloads);
    const history = play(shop, opening, temper, [...before, ...after], samples);
    return {
      history: history as unknown as GeneratedHistory<Event>,
      prefix: play(shop, opening, temper, before, samples).events.length,
      shuffles,
    };
  });
}
