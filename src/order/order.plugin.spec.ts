import type { Figures } from '../errors.ts';
import type { PluginEventSpecs, PluginEvents, Slice } from '../plugin/plugin.events.ts';
import type { PluginRow } from '../plugin/plugin.slice.ts';
import type { OverallStatus } from '../statuses.ts';
import type { StatusChannel } from './order.notifications.ts';
import type { OrderStatus } from './order.status.ts';
import type { Command, Order } from './order.ts';

/** What a custom status counts as, while it stands. The core asks this, and never its name. @since 0.1.0 */
export interface StatusCapabilities {
  /** Goods may be sent although the order is not paid. The money stays owed. */
  readonly paid?: true;
  /** Nothing of the order can be canceled, and no edit takes a piece away. */
  readonly cancellable?: false;
  /** Goods wait, as they do for a hold. */
  readonly held?: true;
  /** No new work begins, nothing is taken up again; what was begun is brought to its end. */
  readonly terminal?: true;
  /** Where stock is asked for: what is open is kept back, deducted or let go while it stands, whatever the shop's moments are. */
  readonly stock?: StatusStock;
}

/** What a custom status does with the stock of what is open. @since 0.1.0 */
export type StatusStock = (typeof statusStocks)[number];

/** Everything that a custom status can do with stock. `released` outweighs the others. @since 0.1.0 */
export const statusStocks = ['reserved', 'deducted', 'released'] as const;

/** What every custom status declares. @since 0.1.0 */
export interface StatusTraits {
  /** The overall words in whose place it is shown. Everything that does not know it goes on with that word. */
  readonly base: OverallStatus | readonly OverallStatus[];
  /** Who sees it: staff, unless said otherwise; others see the base. */
  readonly visibility?: 'staff' | 'customer';
  /** Who is told: other systems that it came and went, customers that they see it. Other systems alone, unless said otherwise. */
  readonly channel?: StatusChannel;
  readonly counts?: StatusCapabilities;
  /** What it is called, by language tag. */
  readonly label?: Readonly<Record<string, string>>;
  /** Statuses or plugins in front of which it is shown, where both stand. */
  readonly before?: readonly string[];
  /** Statuses or plugins behind which it is shown, where both stand. */
  readonly after?: readonly string[];
}

/** A word in place of a base word, with no behaviour: shown while its condition holds. @since 0.1.0 */
export interface LabelSpec extends Omit<StatusTraits, 'counts'> {
  /** Pure. */
  readonly when: (order: Order, status: OrderStatus) => boolean;
}

/** Why a plugin says no. @since 0.1.0 */
export interface Veto {
  /** The plugin's own code. */
  readonly code: string;
  /** What happened and what to do. */
  readonly message: string;
  readonly data?: Figures;
  /** Event types that can remove it. */
  readonly unblockedBy?: readonly string[];
}

/** A question that a plugin asks before a command is accepted. It answers at once. @since 0.1.0 */
export interface PluginGuard<Specs extends PluginEventSpecs = PluginEventSpecs> {
  /** A clause after "refused because it". */
  readonly name: string;
  /** The commands of the library that it is asked about. */
  readonly on: readonly Command['type'][];
  /** The reason that speaks against the command, or `null`. Synchronous and pure. */
  readonly check: (order: Order, command: Command, slice: Slice<Specs>) => null | Veto;
}

/** The names of a plugin's commands. @since 0.1.0 */
export type CommandNames<Specs extends PluginEventSpecs> = {
  [Name in keyof Specs & string]: Specs[Name]['kind'] extends 'command' ? Name : never;
}[keyof Specs & string];

/** Something that a plugin asks of the outside world. @since 0.1.0 */
export interface Ask {
  /** What is asked. */
  readonly name: string;
  /** The occurrence that it is asked for: one key for each. */
  readonly of: string;
  readonly payload?: Figures;
}

/** A state of a plugin. The first whose condition holds is the state; the last has none. @since 0.1.0 */
export interface StateSpec<Specs extends PluginEventSpecs> {
  /** Pure. Left out in the last state. */
  readonly when?: (slice: Slice<Specs>) => boolean;
  /** The commands that are possible here; a rule says why not. */
  readonly on?: {
    readonly [Name in CommandNames<Specs>]?:
      | true
      | ((slice: Slice<Specs>, event: PluginEvents<string, Specs>[Name]) => null | Veto);
  };
  /** The command that comes when nobody acts in time. It has no payload. */
  readonly deadline?: {
    readonly fires: CommandNames<Specs>;
    /** An ISO 8601 UTC instant; none where there is nothing to wait for. */
    readonly at: (slice: Slice<Specs>, order: Order) => string | undefined;
  };
  /** What is asked of the outside world while the state lasts, again after a crash. */
  readonly asks?: (slice: Slice<Specs>) => readonly Ask[];
}

/** What a plugin is made of. @since 0.1.0 */
export interface PluginSpec<
  Id extends string,
  Specs extends PluginEventSpecs,
  State extends string,
  Shown extends NoInfer<State>,
  Flag extends string,
  Label extends string,
> {
  /** Lower snake case, at most 40 characters. In front of all its words and events. */
  readonly id: Id;
  /** Raised by hand when the meaning of its rows changes; 1 unless said otherwise. */
  readonly version?: number;
  /** Tier one, labels: words in place of a base word, with no behaviour. */
  readonly labels?: { readonly [Name in Label]: LabelSpec };
  /** Tier two, flags: staff set and clear them with the commands `set` and `clear`. */
  readonly flags?: { readonly [Name in Flag]: StatusTraits };
  /** Tier three, a part: its events ... */
  readonly events?: Specs & {
    readonly [Name in keyof Specs]: { readonly ends?: readonly NoInfer<keyof Specs & string>[] };
  };
  /** ... its states, the first whose condition holds ... */
  readonly states?: { readonly [Name in State]: StateSpec<Specs> };
  /** ... and which of them are shown as a status. */
  readonly statuses?: { readonly [Name in Shown]: StatusTraits };
  readonly guards?: readonly PluginGuard<NoInfer<Specs>>[];
  /** Ids under which it was known before. */
  readonly formerly?: readonly string[];
  /** Its rows as this version understands them, of those that an older one kept. */
  readonly migrate?: (rows: readonly PluginRow[], version: number) => readonly PluginRow[];
}

/** A plugin of any kind. @since 0.1.0 */
export type AnyPluginSpec = PluginSpec<string, PluginEventSpecs, string, string, string, string>;
