import type { OrderOptions, Plugin } from '../../core.ts';
import type { Payloads } from '../histories/payloads.ts';

/** What the check of a plugin may be told. @since 0.1.0 */
export interface CheckPluginOptions {
  /** Payloads of its events, where their schemas do not say which they take. */
  readonly payloads?: Payloads;
  /** What the shop decides where the plugin is to be used. Its stock is asked for, unless said otherwise. */
  readonly policy?: OrderOptions['policy'];
  /** Plugins that are used beside it, ... */
  readonly neighbors?: readonly Plugin[];
  /** ... and which is shown first, where neither says it. */
  readonly precedence?: readonly string[];
  /** How many records are looked at, at most; 600 unless said otherwise. */
  readonly most?: number;
}

/** What can be wrong with a plugin that defines well. @since 0.1.0 */
export const pluginFlawCodes = [
  'order_matters',
  'impure',
  'throws',
  'payload_refused',
  'trap',
  'leaks_stock',
  'deadline_never_stops',
  'never_reached',
  'never_shown',
  'accepted_nowhere',
] as const;

/**
 * What is wrong with a plugin.
 *
 * - `order_matters`: it answers otherwise when it is asked again, by a shop that lists its plugins in another order or that was defined
 *   later; or nothing says which of two statuses is shown.
 * - `impure`: it reads the clock, or throws dice.
 * - `throws`: one of its functions throws, or answers with what is no answer.
 * - `payload_refused`: a payload does not come back from JSON as its schema takes it.
 * - `trap`: an order that comes there has no way to its end.
 * - `leaks_stock`: pieces are kept back for an order that will not have them.
 * - `deadline_never_stops`: a deadline that fires stands again at once.
 * - `never_reached`, `never_shown`, `accepted_nowhere`: a state, a status or an event that is of no use.
 *
 * @since 0.1.0
 */
export type PluginFlawCode = (typeof pluginFlawCodes)[number];

/** Something that is wrong with a plugin, and the shortest story that shows it. @since 0.1.0 */
export interface PluginFlaw {
  readonly code: PluginFlawCode;
  /** The plugin's id. */
  readonly plugin: string;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
  /** What happened, one line for each event; empty where nothing has to. */
  readonly story: string;
}
