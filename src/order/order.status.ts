import { type CustomExplanation, type DerivationRule, derive, type Explanation } from '../derive.ts';
import { type FulfillmentPosition, fulfillmentRules, type UnitFigures } from '../fulfillment/fulfillment.status.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { type MoneyFigures, type PaymentPosition, paymentRules } from '../payment/payment.status.ts';
import { returnTotalsOf } from '../returns/returns.ledger.ts';
import { type ReturnPosition, returnRules } from '../returns/returns.status.ts';
import type {
  FulfillmentStatus,
  LifecycleState,
  OverallStatus,
  PaymentState,
  PaymentStatus,
  ReturnStatus,
} from '../statuses.ts';
import { withoutUnits } from '../units.ts';
import { isArchived } from './order.decisions.ts';
import { figuresOf } from './order.figures.ts';
import { isReceived } from './order.papers.ts';
import type { CompletionMoment, HoldShown, Policy } from './order.policy.ts';
import type { Order } from './order.ts';
import type { OrderWords } from './order.words.ts';

/** Yes-or-no readings of the figures, each for *any* and for *all*. @since 0.1.0 */
export interface Readings {
  /** Money that is owed is authorized. */
  readonly authorized: boolean;
  /** Money that is owed is captured. */
  readonly captured: boolean;
  /** Captured money went back. */
  readonly refunded: boolean;
  readonly shipped: boolean;
  readonly delivered: boolean;
  readonly returned: boolean;
  readonly canceled: boolean;
  /** Open units are on hold or rejected by stock. */
  readonly held: boolean;
}

/** The four words of an order, and what each of them hides. @since 0.1.0 */
export interface OrderStatus<Status extends string = string> extends OrderWords {
  /**
   * The plugin's word that is shown in place of `overall`; absent where none is. Show `custom ?? overall`; whatever decides something reads
   * `overall`.
   */
  readonly custom?: Status;
  /** The order was put away. Absent where it was not. */
  readonly archived?: true;
  /** Whether it is so for at least one unit, or one minor unit of money. */
  readonly any: Readings;
  /** Whether it is so for every one that is concerned, and there is one. */
  readonly all: Readings;
}

/** The four words, each with the rule that gave it and its figures. @since 0.1.0 */
export interface OrderExplanation {
  readonly payment: Explanation<PaymentStatus, PaymentPosition>;
  readonly fulfillment: Explanation<FulfillmentStatus, FulfillmentPosition>;
  readonly returns: Explanation<ReturnStatus, ReturnPosition>;
  readonly overall: Explanation<OverallStatus, OverallPosition>;
  /** Why a plugin's word is shown over the overall word, or none; absent where no custom status stands. */
  readonly custom?: CustomExplanation;
}

/** What the overall word is derived from. @since 0.1.0 */
export interface OverallPosition {
  readonly lifecycle: LifecycleState;
  readonly units: UnitFigures;
  readonly liveOfAll: number;
  /** Units whose digital delivery is planned and not made. */
  readonly digitalOpen: number;
  /** Of these: kept back by stock or by holds. */
  readonly digitalHeld: number;
  readonly money: MoneyFigures;
  readonly balanced: boolean;
  /** A tender was authorized or captured, and that was not given back unused. */
  readonly moneyCame: boolean;
  readonly confirmed: boolean;
  /** The customer said that everything came. */
  readonly received: boolean;
  readonly completedWhen: CompletionMoment;
  readonly holdShownWhen: HoldShown;
}

/** The states of a tender that brought money, or a promise of it that still holds. */
const moneyCame: ReadonlySet<PaymentState> = new Set([
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
]);

/** What "completed" means under each policy. */
const completed: Record<CompletionMoment, (facts: OverallPosition) => boolean> = {
  receipt_confirmed: (f) =>
    f.lifecycle === 'closed' ||
    (f.units.open === 0 && f.digitalOpen === 0 && (f.units.live > 0 ? f.received : f.balanced)),
  paid_and_fulfilled: (f) => f.units.open === 0 && f.digitalOpen === 0 && f.balanced,
  delivered: (f) => f.digitalOpen === 0 && (f.units.live > 0 ? f.units.delivered >= f.units.live : f.balanced),
  // Of a canceled order nothing is open: what did not leave is canceled.
  closed: (f) => f.lifecycle === 'closed' || (f.lifecycle === 'canceled' && f.balanced),
};

/** There is something to hand over, and all of it is kept back. */
function isHeld({ units, digitalOpen, digitalHeld }: Pick<OverallPosition, 'units' | 'digitalOpen' | 'digitalHeld'>) {
  const open = units.open + digitalOpen;
  return open > 0 && units.held + digitalHeld >= open;
}

/** The overall word, from the other axes' figures. */
export const overallRules: readonly DerivationRule<OverallStatus, OverallPosition>[] = [
  { rule: 'is_a_draft', word: 'draft', holds: (f) => f.lifecycle === 'draft' },
  {
    rule: 'canceled_and_nothing_shipped',
    word: 'canceled',
    holds: (f) => f.liveOfAll === 0 || (f.lifecycle === 'canceled' && f.units.handedOver === 0),
  },
  {
    rule: 'every_unit_came_back',
    word: 'returned',
    holds: (f) => f.units.live > 0 && f.units.returned >= f.units.live,
  },
  { rule: 'a_review_is_open', word: 'in_review', holds: (f) => f.lifecycle === 'in_review' },
  { rule: 'completed_by_policy', word: 'completed', holds: (f) => completed[f.completedWhen](f) },
  { rule: 'every_open_unit_is_held', word: 'on_hold', holds: isHeld },
  {
    rule: 'some_open_unit_is_held',
    word: 'on_hold',
    holds: (f) => f.holdShownWhen === 'some' && f.units.held + f.digitalHeld > 0,
  },
  { rule: 'every_unit_is_handed_over', word: 'shipped', holds: (f) => f.units.live > 0 && f.units.open === 0 },
  {
    rule: 'money_or_work_has_begun',
    word: 'processing',
    holds: (f) => f.moneyCame || f.units.begun > 0 || f.units.handedOver > 0,
  },
  { rule: 'somebody_confirmed', word: 'processing', holds: (f) => f.confirmed },
  { rule: 'nothing_has_happened', word: 'pending', holds: () => true },
];

/** What the words are derived from, the money as somebody sees it. */
export function positionOf(order: Order, policy: Policy, seen = (money: MoneyFigures) => money) {
  const figures = figuresOf(order);
  const { units, liveOfAll, digitalOpen, digitalHeld, calledOff, pendingOperations } = figures;
  const money = seen(figures.money);
  const lifecycle = order.lifecycle.state;
  return {
    payment: {
      ...money,
      states: order.payments.map((payment) => payment.state),
      calledOff,
      awaitsCashOnly: awaitsCashOnly(order),
      zeroTotal: policy.zeroTotal,
      refundComparedWith: policy.refundComparedWith,
      cashOnDelivery: policy.cashOnDelivery,
    },
    fulfillment: {
      ...units,
      holdShownWhen: policy.holdShownWhen,
      nothingToShip: policy.nothingToShip,
      canceledUnits: policy.canceledUnits,
      shippedAndDelivered: policy.shippedAndDelivered,
      returnsShown: policy.returnsShown,
    },
    returns: {
      states: order.returns.map((ret) => ret.state),
      returned: units.returned,
      live: units.live,
      inspectedInFull: order.returns.filter((ret) => ret.state === 'inspected' && isInspectedInFull(ret.context))
        .length,
    },
    overall: {
      lifecycle,
      units,
      liveOfAll,
      digitalOpen,
      digitalHeld,
      money,
      balanced: settles(money, pendingOperations),
      pendingOperations,
      moneyCame: order.payments.some(({ state }) => moneyCame.has(state)),
      confirmed: order.lifecycle.context.rows.some((row) => row.kind === 'confirmed'),
      received: isReceived(order),
      completedWhen: policy.completedWhen,
      holdShownWhen: policy.holdShownWhen,
    },
  };
}

/** Whether something is still to be collected with the goods, and nothing in another way. */
function awaitsCashOnly({ payments }: Order): boolean {
  const waiting = payments.filter(({ state }) => state === 'pending' || state === 'requires_action');
  return waiting.length > 0 && waiting.every(({ context }) => totalsOf(context).method === 'cash_on_delivery');
}

function isInspectedInFull(context: Order['returns'][number]['context']): boolean {
  const { requested, inspected } = returnTotalsOf(context);
  return withoutUnits(requested, inspected).length === 0;
}

/** Nothing is outstanding either way and no operation waits for its outcome. */
export function isBalanced(order: Order): boolean {
  const { money, pendingOperations } = figuresOf(order);
  return settles(money, pendingOperations);
}

function settles({ outstanding, refundPending }: MoneyFigures, operations: readonly unknown[]): boolean {
  return outstanding === 0 && refundPending === 0 && operations.length === 0;
}

/** The four words with their rules and figures. */
export function explain(order: Order, policy: Policy): OrderExplanation {
  const facts = positionOf(order, policy);
  const told = <Word extends string, Position>(
    table: readonly DerivationRule<Word, Position>[],
    figures: Position,
  ): Explanation<Word, Position> => {
    const { word, rule } = derive(table, figures);
    return { word, rule, figures };
  };
  return {
    payment: told(paymentRules, facts.payment),
    fulfillment: told(fulfillmentRules, facts.fulfillment),
    returns: told(returnRules, facts.returns),
    overall: told(overallRules, facts.overall),
  };
}

/** The four words and their readings. */
export function statusOf(order: Order, policy: Policy): OrderStatus {
  const facts = positionOf(order, policy);
  const { units, money } = facts.overall;
  return {
    payment: derive(paymentRules, facts.payment).word,
    fulfillment: derive(fulfillmentRules, facts.fulfillment).word,
    returns: derive(returnRules, facts.returns).word,
    overall: derive(overallRules, facts.overall).word,
    ...(isArchived(order) && { archived: true }),
    any: {
      authorized: money.authorized > 0,
      captured: money.captured > 0,
      refunded: money.refunded > 0,
      shipped: units.handedOver > 0,
      delivered: units.delivered > 0,
      returned: units.returned > 0,
      canceled: units.canceled > 0,
      held: units.held + facts.overall.digitalHeld > 0,
    },
    all: {
      authorized: money.authorized > 0 && money.authorized >= money.outstanding,
      captured: money.captured > 0 && money.outstanding <= 0 && money.writtenOff === 0,
      refunded: money.refunded > 0 && money.refunded >= money.captured,
      shipped: units.live > 0 && units.open === 0,
      delivered: units.live > 0 && units.delivered >= units.live,
      returned: units.live > 0 && units.returned >= units.live,
      canceled: units.ordered > 0 && units.live === 0,
      held: isHeld(facts.overall),
    },
  };
}
