import type { DerivationRule } from '../derive.ts';
import type { FulfillmentState, FulfillmentStatus } from '../statuses.ts';

/** Parcels whose units are planned: they neither left nor were called off. */
export const hasNotLeft: ReadonlySet<FulfillmentState> = new Set([
  'open',
  'scheduled',
  'requested',
  'in_progress',
  'packed',
]);

/** Parcels that a customer's change of mind comes too late for. */
export const packedOrGone: ReadonlySet<FulfillmentState> = new Set(['packed', 'shipped', 'delivered']);

/**
 * The order's units that need shipping, over all lines.
 *
 * @since 0.1.0
 */
export interface UnitFigures {
  readonly ordered: number;
  /** Effectively canceled: never more than what was not shipped. */
  readonly canceled: number;
  /** Ordered and not canceled. */
  readonly live: number;
  /** Live and not handed over. */
  readonly open: number;
  readonly handedOver: number;
  readonly delivered: number;
  readonly returned: number;
  /** Open, and on hold or rejected by stock without a later reservation. Holds count as few units as can be. */
  readonly held: number;
  /** Open, and in a parcel that waits for its date. */
  readonly scheduled: number;
  /** Picked or packed, and not handed over. */
  readonly begun: number;
  /** Live units that replace others, in exchanges and claims: what is not the first delivery. */
  readonly replacements: number;
  /** Of these: not handed over. */
  readonly replacementsOpen: number;
}

/** What the fulfillment word is derived from. @since 0.1.0 */
export interface FulfillmentPosition extends UnitFigures {
  /** The policy: an order is shown as held when all open units are, or when some are. */
  readonly holdShownWhen: 'all' | 'some';
  /** The policy: the word where nothing is to be shipped. */
  readonly nothingToShip: 'not_required' | 'fulfilled';
  /** The policy: whether canceled units leave the denominator. */
  readonly canceledUnits: 'ignored' | 'counted';
  /** The policy: the word where everything was handed over and some of it delivered. */
  readonly shippedAndDelivered: 'partially_delivered' | 'partially_fulfilled' | 'fulfilled';
  /** The policy: whether goods that came back show here too. */
  readonly returnsShown: 'own_axis' | 'in_fulfillment';
}

/** Everything was handed over, and some of it delivered. */
const onTheWay = (f: FulfillmentPosition) => f.open === 0 && f.delivered > 0;
/** Goods came back that are to show here, and nothing is left to ship. */
const cameBack = (f: FulfillmentPosition) => f.returnsShown === 'in_fulfillment' && f.open === 0 && f.returned > 0;

/** The fulfillment word: units decide, never parcels; canceled units leave the denominator, unless the policy counts them. */
export const fulfillmentRules: readonly DerivationRule<FulfillmentStatus, FulfillmentPosition>[] = [
  {
    rule: 'nothing_to_ship_counts_as_fulfilled',
    word: 'fulfilled',
    holds: (f) => f.ordered === 0 && f.nothingToShip === 'fulfilled',
  },
  { rule: 'nothing_to_ship', word: 'not_required', holds: (f) => f.ordered === 0 },
  { rule: 'all_units_canceled', word: 'canceled', holds: (f) => f.live === 0 },
  { rule: 'all_units_came_back', word: 'returned', holds: (f) => cameBack(f) && f.returned >= f.live },
  { rule: 'some_units_came_back', word: 'partially_returned', holds: cameBack },
  {
    rule: 'canceled_units_are_counted',
    word: 'partially_fulfilled',
    holds: (f) => f.canceledUnits === 'counted' && f.canceled > 0 && f.handedOver > 0,
  },
  { rule: 'all_units_delivered', word: 'delivered', holds: (f) => f.delivered >= f.live },
  {
    rule: 'all_handed_over_some_delivered',
    word: 'partially_delivered',
    holds: (f) => onTheWay(f) && f.shippedAndDelivered === 'partially_delivered',
  },
  {
    rule: 'delivered_and_shipped_differ',
    word: 'partially_fulfilled',
    holds: (f) => onTheWay(f) && f.shippedAndDelivered === 'partially_fulfilled',
  },
  { rule: 'all_units_handed_over', word: 'fulfilled', holds: (f) => f.open === 0 },
  { rule: 'some_units_handed_over', word: 'partially_fulfilled', holds: (f) => f.handedOver > 0 },
  { rule: 'all_open_units_held', word: 'on_hold', holds: (f) => f.held >= f.open },
  { rule: 'some_open_units_held', word: 'on_hold', holds: (f) => f.holdShownWhen === 'some' && f.held > 0 },
  { rule: 'all_open_units_scheduled', word: 'scheduled', holds: (f) => f.scheduled >= f.open },
  { rule: 'work_begun', word: 'in_progress', holds: (f) => f.begun > 0 },
  { rule: 'no_work_begun', word: 'unfulfilled', holds: () => true },
];
