import type { CoreOrderDefinition, Order, OrderEvent } from '../../core.ts';
import type { Dice } from './dice.ts';
import type { PluginSample } from './payloads.ts';

/** Where an order stands when something comes. */
export interface Scene {
  readonly definition: CoreOrderDefinition;
  readonly order: Order;
  /** When the event comes. */
  readonly at: string;
  /** Its id. */
  readonly id: string;
  readonly dice: Dice;
  readonly fresh: (noun: string) => string;
  /** Everything that came before. */
  readonly sent: readonly OrderEvent[];
  readonly samples: readonly PluginSample[];
  /** Commands whose types begin so are sent more often. */
  readonly eagerFor?: readonly string[];
}
