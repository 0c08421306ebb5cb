import * as fc from 'fast-check';
import { type CoreOrderDefinition, defineOrder, type OrderOptions, type Policy } from '../../core.ts';
import type { GeneratedHistory } from './history.ts';
import { openings, policies } from './openings.ts';
import { type Payloads, pluginSamples } from './payloads.ts';
import { play, type StepDraw } from './play.ts';
import { pluginLists, precedence } from './plugins.ts';

const draw = fc.nat({ max: 0xffff });
const step: fc.Arbitrary<StepDraw> = fc.tuple(draw, draw, draw, draw, draw, draw, draw, draw, draw, draw, draw, draw);

const tempers = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constant(10) },
  { weight: 2, arbitrary: fc.constant(50) },
);

/** Shops of any policy and with any plugins, where some of the policy may be decided. */
export function definitions(decided: Partial<Policy> = {}, plugins = pluginLists): fc.Arbitrary<CoreOrderDefinition> {
  return fc
    .tuple(policies, plugins)
    .map(([policy, list]) => shopOf({ policy: { ...policy, ...decided }, plugins: list, precedence }));
}

/** A shop of which only its readings and steps are asked: whatever its plugins, their words are drawn. */
export function shopOf(options: OrderOptions): CoreOrderDefinition {
  return defineOrder(options) as unknown as CoreOrderDefinition;
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

/** Whole histories of an order in a shop. Evenly drawn: small numbers are as likely as large ones. */
export function histories(
  shops: fc.Arbitrary<CoreOrderDefinition> = definitions(),
  { most = 60, payloads }: HistoryOptions = {},
): fc.Arbitrary<GeneratedHistory> {
  const drawn = fc.tuple(shops, openings, tempers, fc.array(step, { maxLength: most, size: 'max' }));
  return fc
    .noBias(drawn)
    .map(([shop, opening, hostile, steps]) => play(shop, opening, { hostile }, steps, pluginSamples(shop, payloads)));
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
export function deliveries(
  shops: fc.Arbitrary<CoreOrderDefinition> = definitions(),
  { payloads }: HistoryOptions = {},
): fc.Arbitrary<Delivery> {
  const drawn = fc.tuple(
    shops,
    openings,
    fc.constantFrom(20, 60, 90),
    fc.array(step, { maxLength: 30, size: 'max' }),
    fc.array(step, { minLength: 2, maxLength: 30, size: 'max' }),
    fc.array(fc.array(draw, { minLength: 40, maxLength: 40 }), { minLength: 2, maxLength: 2 }),
  );
  return fc.noBias(drawn).map(([shop, opening, hostileAfter, before, after, shuffles]) => {
    const temper = { hostile: 10, hostileAfter, factsFrom: before.length };
    const samples = pluginSamples(shop, payloads);
    const history = play(shop, opening, temper, [...before, ...after], samples);
    return { history, prefix: play(shop, opening, temper, before, samples).events.length, shuffles };
  });
}
