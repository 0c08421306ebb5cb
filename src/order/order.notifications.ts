import { type Check, choice, isPlain, shape } from '../checks.ts';
import { fulfillmentStatuses, overallStatuses, paymentStatuses, returnStatuses } from '../statuses.ts';
import { type OrderAxis, type OrderWords, orderAxes } from './order.words.ts';

/** Who can be told of a status. @since 0.1.0 */
export const statusChannels = ['notify', 'webhook', 'silent'] as const;

/** Who is told of a status: the customer and other systems, other systems only, or nobody. @since 0.1.0 */
export type StatusChannel = (typeof statusChannels)[number];

/** The words of each axis. */
export const axisWords = {
  payment: paymentStatuses,
  fulfillment: fulfillmentStatuses,
  returns: returnStatuses,
  overall: overallStatuses,
} as const;

/**
 * The words of an axis that a customer sees: a dispute is between the shop and the bank, and where nothing comes back there is no word
 * about returns.
 *
 * @since 0.1.0
 */
export type CustomerWord<Axis extends OrderAxis> = Exclude<OrderWords[Axis], 'disputed' | 'none'>;

const unseen: readonly string[] = ['disputed', 'none'] satisfies Exclude<
  OrderWords[OrderAxis],
  CustomerWord<OrderAxis>
>[];

/**
 * Who is told that an axis came to a word: one channel for all its words, or one for each and `otherwise` for the rest. Words that
 * customers do not see notify nobody.
 *
 * @since 0.1.0
 */
export type AxisNotifications<Axis extends OrderAxis> =
  | StatusChannel
  | ({
      readonly [Word in OrderWords[Axis]]?: Word extends CustomerWord<Axis>
        ? StatusChannel
        : Exclude<StatusChannel, 'notify'>;
    } & { readonly otherwise?: StatusChannel });

/** Who is told of which word of the library. @since 0.1.0 */
export interface NotificationTable {
  /** The order is placed, whichever overall word it begins with. Left out, that word's own channel. */
  readonly placed?: StatusChannel;
  readonly payment?: AxisNotifications<'payment'>;
  readonly fulfillment?: AxisNotifications<'fulfillment'>;
  readonly returns?: AxisNotifications<'returns'>;
  readonly overall?: AxisNotifications<'overall'>;
  /** All that is not named; nobody, unless said otherwise. */
  readonly otherwise?: StatusChannel;
}

/** Who is told of which word: one channel for everything, or a table, in which the nearest entry says it. @since 0.1.0 */
export type Notifications = StatusChannel | NotificationTable;

/**
 * A word that moved, as staff and systems see it: of one of the axes, `from` being `null` where the order begins; or a custom status,
 * which came (`from` is `null`) or went (`to` is `null`).
 *
 * @since 0.1.0
 */
export type StatusMove =
  | {
      readonly [Axis in OrderAxis]: {
        readonly axis: Axis;
        readonly from: OrderWords[Axis] | null;
        readonly to: OrderWords[Axis];
      };
    }[OrderAxis]
  | { readonly axis: 'custom'; readonly from: string | null; readonly to: string | null };

/** A word that a customer came to see; `from` is the one that they saw before, `null` where there was none. @since 0.1.0 */
export type CustomerMove =
  | {
      readonly [Axis in OrderAxis]: {
        readonly axis: Axis;
        readonly from: CustomerWord<Axis> | null;
        readonly to: CustomerWord<Axis>;
      };
    }[OrderAxis]
  | { readonly axis: 'custom'; readonly from: string | null; readonly to: string };

/** Who is told of a move on one of the axes: the nearest entry says it. */
export function channelFor(
  table: Notifications,
  { axis, from, to }: { readonly axis: OrderAxis; readonly from: string | null; readonly to: string },
): StatusChannel {
  if (typeof table === 'string') return table;
  if (table.placed !== undefined && axis === 'overall' && isPlacing(from, to)) return table.placed;
  const own: StatusChannel | Readonly<Record<string, StatusChannel | undefined>> = table[axis] ?? {};
  const nearest = typeof own === 'string' ? own : (own[to] ?? own.otherwise);
  return nearest ?? table.otherwise ?? 'silent';
}

function isPlacing(from: string | null, to: string): boolean {
  return (from === null || from === 'draft') && to !== 'draft' && to !== 'canceled';
}

const withoutCustomer = ['webhook', 'silent'] as const satisfies readonly StatusChannel[];

/** The channels that a word can have. */
export function channelsOf(word: string): readonly StatusChannel[] {
  return unseen.includes(word) ? withoutCustomer : statusChannels;
}

const channel = choice(statusChannels);

function ofWord(word: string): Check {
  const channels = channelsOf(word);
  return (value, path) =>
    value === 'notify' && !channels.includes(value)
      ? { path, problem: `a customer does not see this word; one of ${channels.join(', ')} is needed` }
      : channel(value, path);
}

function channelOr(table: Check): Check {
  return (value, path) => (isPlain(value) ? table(value, path) : channel(value, path));
}

function ofAxis(axis: OrderAxis): Check {
  const checks = axisWords[axis].map((word) => [word, ofWord(word)] as const);
  return channelOr(shape({}, { ...Object.fromEntries(checks), otherwise: channel }));
}

/** Whether a table names words and channels that there are. */
export const notificationsCheck: Check = channelOr(
  shape(
    {},
    { placed: channel, ...Object.fromEntries(orderAxes.map((axis) => [axis, ofAxis(axis)])), otherwise: channel },
  ),
);
