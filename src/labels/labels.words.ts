import type { DiscrepancyCode } from '../errors.ts';
import type { Handover, RejectionCause } from '../fulfillment/fulfillment.facts.events.ts';
import type { DeadlineKind } from '../order/lifecycle.events.ts';
import type { Effect } from '../order/order.effects.ts';
import type { ExchangeProgress } from '../order/order.replacements.ts';
import type { OrderEvent, Outcome, orderBounds } from '../order/order.ts';
import type { OrderAxis } from '../order/order.words.ts';
import type { ReasonCode } from '../reasons.codes.ts';
import type { DisputeKind, DisputeState, RefundDestination } from '../statuses.money.ts';
import type {
  ActorKind,
  CancelCause,
  ClaimCause,
  DeclineCause,
  Disposition,
  FulfillmentState,
  FulfillmentStatus,
  HoldCause,
  LifecycleState,
  NoteVisibility,
  OverallStatus,
  OwnCode,
  PaymentMethod,
  PaymentState,
  PaymentStatus,
  ReturnCause,
  ReturnState,
  ReturnStatus,
  RiskLevel,
  TrackingStatus,
} from '../statuses.ts';

/** A text for each code of a closed list: one that is missing or misspelt does not compile. @since 0.1.0 */
export type WordsFor<Code extends string> = { readonly [Key in Exclude<Code, OwnCode>]: string };

/** What a reason can be about, as the figures `part` of reasons name it. @since 0.1.0 */
export type NamedPart =
  | 'payment'
  | 'fulfillment'
  | 'other fulfillment'
  | 'return'
  | 'order'
  | 'lifecycle'
  | 'part'
  | 'line'
  | 'shipment'
  | 'authorization'
  | 'edit'
  | 'note'
  | 'tag'
  | 'open hold'
  | 'open review';

/** What about a command is not allowed, where the command itself is; and who else may send it. @since 0.1.0 */
export type Proviso =
  | 'for another'
  | 'for customers'
  | 'with force'
  | 'with restock or notify'
  | 'the warehouse that placed it';

/** What forbids a command: a question of the policy, or the preset, as the figure `policy` of reasons names it. @since 0.1.0 */
export type ForbiddingPolicy = 'reopen' | 'unship' | 'goodwill' | 'preset';

/** Words for what is shown of an order: the four axes, the states of its parts, and what stands beside them. @since 0.1.0 */
export interface StatusWords {
  /** The names of the four axes. */
  readonly axis: WordsFor<OrderAxis>;
  readonly overallStatus: WordsFor<OverallStatus>;
  readonly paymentStatus: WordsFor<PaymentStatus>;
  readonly fulfillmentStatus: WordsFor<FulfillmentStatus>;
  readonly returnStatus: WordsFor<ReturnStatus>;
  /** What stands beside the statuses. */
  readonly mark: WordsFor<'archived'>;
  readonly paymentState: WordsFor<PaymentState>;
  readonly fulfillmentState: WordsFor<FulfillmentState>;
  readonly returnState: WordsFor<ReturnState>;
  readonly lifecycleState: WordsFor<LifecycleState>;
  readonly trackingStatus: WordsFor<TrackingStatus>;
  readonly disputeState: WordsFor<DisputeState>;
  readonly exchangeProgress: WordsFor<ExchangeProgress>;
  readonly riskLevel: WordsFor<RiskLevel>;
  readonly outcome: WordsFor<Outcome['kind']>;
}

/** Words for the closed lists that say why, how, by whom and about what. @since 0.1.0 */
export interface ListWords {
  readonly actorKind: WordsFor<ActorKind>;
  readonly paymentMethod: WordsFor<PaymentMethod>;
  readonly refundDestination: WordsFor<RefundDestination>;
  readonly disputeKind: WordsFor<DisputeKind>;
  readonly handover: WordsFor<Handover>;
  readonly noteVisibility: WordsFor<NoteVisibility>;
  readonly cancelCause: WordsFor<CancelCause>;
  readonly returnCause: WordsFor<ReturnCause>;
  readonly declineCause: WordsFor<DeclineCause>;
  readonly claimCause: WordsFor<ClaimCause>;
  readonly holdCause: WordsFor<HoldCause>;
  readonly rejectionCause: WordsFor<RejectionCause>;
  readonly disposition: WordsFor<Disposition>;
  readonly deadlineKind: WordsFor<DeadlineKind>;
  /** What an order may have only so many of. */
  readonly bounded: WordsFor<keyof typeof orderBounds>;
  /** What the settings of a shop, or the system that its preset stands for, can forbid. */
  readonly policy: WordsFor<ForbiddingPolicy>;
  readonly part: WordsFor<NamedPart>;
  readonly proviso: WordsFor<Proviso>;
}

/** Words for what happens: facts in the past, commands as what a button says, and effects. @since 0.1.0 */
export interface ActionWords {
  readonly event: WordsFor<OrderEvent['type']>;
  readonly effect: WordsFor<Effect['type']>;
}

/** All lists of words, by name. @since 0.1.0 */
export interface LabelWords extends StatusWords, ListWords, ActionWords {}

/** Why something was refused: sentences with the figures of each reason as `{placeholder}`. @since 0.1.0 */
export type ReasonTexts = WordsFor<ReasonCode>;

/** What does not add up: sentences with the figures of each discrepancy as `{placeholder}`; `{subject}` is what it is about. @since 0.1.0 */
export type DiscrepancyTexts = WordsFor<DiscrepancyCode>;
