import { anything, integer, list, shape, table } from '../../checks.ts';
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
  /** How many records of one life of an order are looked at, at most; 2,000 unless said otherwise. */
  readonly most?: number;
}

/** What the check of a plugin may be told; whether there is such a shop is for the shop to say. */
export const checkOptions = shape(
  {},
  { payloads: table(list(anything)), policy: anything, neighbors: anything, precedence: anything, most: integer(1) },
);

/** What can be wrong with a plugin that defines well. @since 0.1.0 */
export const pluginFlawCodes = [
  'order_matters',
  'remembers',
  'impure',
  'throws',
  'writes',
  'payload_refused',
  'trap',
  'leaks_stock',
  'deadline_never_stops',
  'not_looked_through',
  'never_reached',
  'never_shown',
  'never_said',
  'accepted_nowhere',
] as const;

/**
 * What is wrong with a plugin.
 *
 * - `order_matters`: nothing says which of two statuses is shown.
 * - `remembers`: it answers otherwise when it is asked again, under another order's id, after other records or orders, or beside other plugins.
 * - `impure`: it reads the clock or the machine's time zone, or throws dice, also while it is made.
 * - `throws`: one of its functions throws, or answers with what is no answer.
 * - `writes`: one of its functions writes into the order, or the command, that it is given.
 * - `payload_refused`: a payload does not come back from JSON as its schema takes it.
 * - `trap`: an order that comes there has no way to its end.
 * - `leaks_stock`: pieces are kept back for an order that will not have them.
 * - `deadline_never_stops`: a deadline that fires stands again at once.
 * - `not_looked_through`: there is more to look at than may be looked at, so nobody knows.
 * - `never_reached`, `never_shown`, `never_said`, `accepted_nowhere`: a state, a status, a guard or an event that was of no use in all that was
 *   tried: hints.
 *
 * @since 0.1.0
 */
export type PluginFlawCode = (typeof pluginFlawCodes)[number];

/** Something that is wrong with a plugin, and the shortest story that shows it. @since 0.1.0 */
export interface PluginFlaw {
  readonly code: PluginFlawCode;
  /** Whether it is only worth a look: what was not reached with what was tried may be reached with something else. */
  readonly isHint: boolean;
  /** The plugin's id. */
  readonly plugin: string;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
  /** What happened, one line for each event; empty where nothing has to. */
  readonly story: string;
}

/** What was not seen may be there all the same. */
export const hints: ReadonlySet<PluginFlawCode> = new Set([
  'never_reached',
  'never_shown',
  'never_said',
  'accepted_nowhere',
]);
