import { derive, type Explanation } from '../derive.ts';
import { OrderError } from '../errors.ts';
import type { MoneyFigures } from '../payment/payment.status.ts';
import type { FulfillmentStatus, OverallStatus, PaymentStatus, ReturnStatus } from '../statuses.ts';
import type { AnyOrderDefinition } from './order.define.ts';
import { type GroupFigures, groupRules } from './order.group.rules.ts';
import type { OrderExplanation, OrderStatus, OverallPosition, Readings } from './order.status.ts';
import type { Order } from './order.ts';

/** The money of a group's orders in one currency, in minor units. @since 0.1.0 */
export interface GroupMoney extends MoneyFigures {
  /** ISO 4217. */
  readonly currency: string;
}

/** Several orders seen as one: a split order, or the orders that a marketplace made of one basket. @since 0.1.0 */
export interface OrderGroup {
  /** The ids of its orders, sorted. */
  readonly orders: readonly string[];
  readonly payment: Explanation<PaymentStatus, GroupFigures<PaymentStatus>>;
  readonly fulfillment: Explanation<FulfillmentStatus, GroupFigures<FulfillmentStatus>>;
  readonly returns: Explanation<ReturnStatus, GroupFigures<ReturnStatus>>;
  readonly overall: Explanation<OverallStatus, GroupFigures<OverallStatus>>;
  /** Whether it is so for at least one unit, or one minor unit of money, of any order. */
  readonly any: Readings;
  /** Whether it is so in full for every order that is concerned, and there is one. */
  readonly all: Readings;
  /** Sums by currency, sorted by it. Money of different currencies never adds up. */
  readonly money: readonly GroupMoney[];
}

/** One order of a group, looked at. */
interface Member {
  readonly order: Order;
  readonly status: OrderStatus;
  readonly told: OrderExplanation;
}

/**
 * Several orders as one: on each axis a word with the rule that gave it, the readings and the money. A group of one order shows what
 * the order shows; in which order they are given makes no difference.
 *
 * Words are resolved from the orders' words, not counted over again: a group of mixed orders shows what one order with all their
 * units would show, as far as words tell.
 *
 * @throws {@link OrderError} `invalid_input` where there is no order, or one twice: its money would count twice.
 * @since 0.1.0
 */
export function group(orders: readonly Order[], definition: AnyOrderDefinition): OrderGroup {
  const members = sorted(orders).map(
    (order): Member => ({ order, status: definition.statusOf(order), told: definition.explain(order) }),
  );
  return {
    orders: members.map(({ order }) => order.id),
    payment: wordOf(members, groupRules.payment, ({ status }) => status.payment, counts.payment),
    fulfillment: wordOf(members, groupRules.fulfillment, ({ status }) => status.fulfillment, counts.fulfillment),
    returns: wordOf(members, groupRules.returns, ({ status }) => status.returns, counts.returns),
    overall: wordOf(members, groupRules.overall, ({ status }) => status.overall, counts.overall),
    any: readings((reading) => members.some(({ status }) => status.any[reading])),
    all: readings((reading) => {
      const concerned = members.filter(({ told }) => concerns[reading](told.overall.figures));
      return concerned.length > 0 && concerned.every(({ status }) => status.all[reading]);
    }),
    money: moneyOf(members),
  };
}

/** Whether an order has something to add to the word of a group whose orders differ. */
const counts: Record<keyof typeof groupRules, (member: Member) => boolean> = {
  payment: ({ status }) => status.payment !== 'not_required' && status.payment !== 'voided',
  fulfillment: ({ status }) => status.fulfillment !== 'not_required' && status.fulfillment !== 'canceled',
  returns: ({ status, told }) => status.returns !== 'none' || told.returns.figures.live > 0,
  overall: ({ status }) => status.overall !== 'canceled',
};

/** Whether an order is asked when a reading is to hold for all. */
const concerns: Record<keyof Readings, (figures: OverallPosition) => boolean> = {
  authorized: ({ money }) => money.outstanding > 0 || money.authorized > 0,
  captured: ({ money }) => money.owed > 0 || money.captured > 0,
  refunded: ({ money }) => money.captured > 0 || money.refunded > 0,
  shipped: ({ units }) => units.live > 0,
  delivered: ({ units }) => units.live > 0,
  returned: ({ units }) => units.live > 0,
  canceled: ({ units }) => units.ordered > 0,
  held: ({ units, digitalOpen }) => units.open + digitalOpen > 0,
};

function readings(holds: (reading: keyof Readings) => boolean): Readings {
  const names = Object.keys(concerns) as (keyof Readings)[];
  return Object.fromEntries(names.map((name) => [name, holds(name)])) as unknown as Readings;
}

function wordOf<Word extends string>(
  members: readonly Member[],
  rules: Parameters<typeof derive<Word, GroupFigures<Word>>>[0],
  shownBy: (member: Member) => Word,
  isCounted: (member: Member) => boolean,
): Explanation<Word, GroupFigures<Word>> {
  const figures = {
    shown: tally(members.map(shownBy)),
    counted: tally(members.filter(isCounted).map(shownBy)),
  };
  const { word, rule } = derive(rules, figures);
  return { word, rule, figures };
}

function tally<Word extends string>(words: readonly Word[]): Partial<Record<Word, number>> {
  const counted: Partial<Record<Word, number>> = {};
  for (const word of [...words].sort()) counted[word] = (counted[word] ?? 0) + 1;
  return counted;
}

function moneyOf(members: readonly Member[]): readonly GroupMoney[] {
  const currencies = [...new Set(members.map(({ order }) => order.currency))].sort();
  return currencies.map((currency) => {
    const own = members.filter(({ order }) => order.currency === currency);
    return { currency, ...own.map(({ told }) => told.overall.figures.money).reduce(together) };
  });
}

function together(a: MoneyFigures, b: MoneyFigures): MoneyFigures {
  const names = Object.keys(a) as (keyof MoneyFigures)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as unknown as MoneyFigures;
}

function sorted(orders: readonly Order[]): readonly Order[] {
  const byId = [...orders].sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = byId.find((order, i) => order.id === byId[i + 1]?.id);
  const problem =
    byId.length === 0 ? 'at least one is needed' : twice && `each order once is needed, not "${twice.id}" twice`;
  if (problem) throw new OrderError('invalid_input', `orders: ${problem}.`, { path: 'orders', problem });
  return byId;
}
