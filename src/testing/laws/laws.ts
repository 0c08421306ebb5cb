import * as fc from 'fast-check';
import type { CoreOrderDefinition } from '../../core.ts';
import { definitions, type HistoryOptions, untyped } from '../histories/arbitraries.ts';
import { historyOptions } from '../histories/options.ts';
import { pluginSamples } from '../histories/payloads.ts';
import { plugins } from '../histories/plugins.ts';
import { refuseUnknown } from '../refused.ts';
import type { Law, See, Shops } from './law.ts';
import { specs } from './laws.specs.ts';

/** The numbers of all laws. */
export const lawNumbers: readonly number[] = Object.keys(specs).map(Number);

/** Every law, of the shops that are drawn. */
export function lawsOf(
  { any, withPlugins }: Shops,
  see: See = () => undefined,
  options: HistoryOptions = {},
): readonly Law[] {
  const trial = { any, withPlugins, options, see };
  return Object.entries(specs).map(([number, { name, says, property }]) => ({
    number: Number(number),
    name,
    says,
    property: property(trial),
  }));
}

/** All shops: of any policy, with any plugins. */
export const anyShop: Shops = { any: definitions(), withPlugins: definitions({}, plugins(2)) };

/**
 * The laws of a shop's orders: of its policy, its guards and its plugins.
 *
 * Histories are drawn at random: commands that are allowed and such that are not, honest facts and hostile ones, late, doubled and in any
 * order. A law that needs it holds of the shop as it would be with frozen archives or with stock that is asked for.
 *
 * @throws An `OrderError`, `invalid_input`, where a plugin's payload schema does not say which payloads it takes and none is given, and
 * where some are given for an event that there is not; where an option is none.
 * @since 0.1.0
 */
export function laws<Status extends string, Event>(
  definition: CoreOrderDefinition<Status, Event>,
  options: HistoryOptions = {},
): readonly Law[] {
  refuseUnknown('laws', options, historyOptions);
  const shop = untyped(definition);
  pluginSamples(shop, options.payloads);
  const any = fc.constant(shop);
  return lawsOf({ any, withPlugins: any }, undefined, options);
}
