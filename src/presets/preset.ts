import type { DerivationRule } from '../derive.ts';
import type { Guard } from '../order/order.guard.ts';
import type { Policy } from '../order/order.policy.ts';
import type { OrderStatus } from '../order/order.status.ts';
import type { Command, Order } from '../order/order.ts';
import type { OrderAxis } from '../order/order.words.ts';
import { reason } from '../reasons.ts';
import type { PaymentStatus } from '../statuses.ts';

/** What `defineOrder` takes of a preset. Spread it and add to it: `{ ...preset.options, id: 'my-shop' }`. @since 0.1.0 */
export interface PresetOptions {
  /** What the system decides; the defaults hold for the rest. */
  readonly policy: Partial<Policy>;
  /** Refuse commands that the system does not have (`forbidden_by_policy`, which names the preset). */
  readonly guards: readonly Guard[];
}

/** Statuses of ours that a system's words cannot tell from one another, whatever the other axes say. @since 0.1.0 */
export interface Lost {
  /** The axis of ours. */
  readonly axis: OrderAxis;
  /** The words of ours, in the order of their list. */
  readonly ours: readonly string[];
  /** The system's word for all of them; `null` where it has none, and they show nowhere. */
  readonly as: string | null;
}

/**
 * Somebody else's system in their own words: their rules as options, their statuses from ours, and what is lost on the way.
 *
 * @since 0.1.0
 */
export interface Preset<Words, Native> {
  /** Names the preset in refusals. */
  readonly name: string;
  /** Their rules: `defineOrder(preset.options)`. */
  readonly options: PresetOptions;
  /** Their words for an order's status. With the order, also those that our four words do not tell. */
  readonly words: (status: OrderStatus, order?: Order) => Words;
  /** Their words as the system's own articles write them, by language. */
  readonly native: Native;
  /** What of ours their words cannot tell. */
  readonly lost: readonly Lost[];
}

/** What a rule of a vocabulary looks at. */
export interface Shown {
  readonly status: OrderStatus;
  readonly order: Order | undefined;
}

/** A vocabulary: the first row that holds gives the word, and the last always does. */
export type Vocabulary<Word extends string> = readonly DerivationRule<Word, Shown>[];

/** Whether one of our axes shows one of these words. */
export function shows<Axis extends OrderAxis>(
  axis: Axis,
  ...words: readonly OrderStatus[Axis][]
): (shown: Shown) => boolean {
  return ({ status }) => words.includes(status[axis]);
}

/** Our payment words under which no money, or not all of it, has come. */
export const beforeAllMoneyCame = [
  'unpaid',
  'pending',
  'authorized',
  'partially_authorized',
  'partially_paid',
  'voided',
  'expired',
  'failed',
] as const satisfies readonly PaymentStatus[];

/** The last row of a vocabulary. */
export const otherwise = (): boolean => true;

/**
 * What no system is without. Facts come whatever a system knows of, so that every order can come to its end: money goes back or is given
 * up, work is done or called off, and what somebody else began is ended.
 */
const everywhere: readonly Command['type'][] = [
  'order.place',
  'order.cancel',
  'order.cancel_units',
  'order.close',
  'order.write_off',
  'order.refund',
  'order.unarchive',
  'deadline.fired',
  'payment.capture',
  'payment.void',
  'payment.refund',
  'payment.mark_paid',
  'fulfillment.plan',
  'fulfillment.start',
  'fulfillment.pack',
  'fulfillment.ship',
  'fulfillment.cancel',
  'hold.release',
  'review.approve',
  'review.reject',
  'return.decline',
  'return.receive',
  'return.inspect',
  'return.close',
  'return.cancel',
  'note.remove',
  'tag.remove',
];

/** Refuses every command that a system does not have. */
export function hasOnly(name: string, commands: readonly Command['type'][]): Guard {
  const known = new Set<Command['type']>([...everywhere, ...commands]);
  return {
    name: `is_unknown_to_${name}`,
    sparesDeadlines: true,
    check: (_, { type }) =>
      known.has(type) ? null : reason('forbidden_by_policy', { policy: 'preset', is: name, command: type }),
  };
}
