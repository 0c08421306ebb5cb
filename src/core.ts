/**
 * Orders without XState and zod: the same rules, words, record and checks, but no `receive` and no actor logic. A malformed event is
 * refused at the first place that is wrong; `receive` of the main entry tells every place.
 *
 * @module core
 */

export { canonical } from './canonical.ts';
export {
  type ArchiveOrder,
  type DecisionCommand,
  decisionCommands,
  type ReopenOrder,
  type SetStatus,
  type UnarchiveOrder,
} from './decisions/decisions.events.ts';
export type { CustomExplanation, Explanation } from './derive.ts';
export {
  type EditCommand,
  type EditOrder,
  editCommands,
  type LineChange,
  lineChangeKinds,
  type ResolvedEdit,
  type RevertEdit,
} from './edits/edits.events.ts';
export {
  type Discrepancy,
  type DiscrepancyCode,
  discrepancyCodes,
  type ErrorCode,
  errorCodes,
  type Figures,
  isOrderError,
  type Json,
  OrderError,
  type ReportableCode,
  reportableCodes,
} from './errors.ts';
export type { Actor, Envelope } from './events.ts';
export type {
  CancelFulfillment,
  MergeFulfillments,
  MoveFulfillment,
  OfferFulfillment,
  PackFulfillment,
  PickFulfillment,
  PlanFulfillment,
  RequestFulfillment,
  ResolvedMerge,
  ResolvedShip,
  ScheduleFulfillment,
  ShipFulfillment,
  SplitFulfillment,
  StartFulfillment,
  UnshipFulfillment,
  VerifyFulfillment,
} from './fulfillment/fulfillment.commands.events.ts';
export {
  type FulfillmentCommand,
  type FulfillmentEvent,
  type FulfillmentFact,
  fulfillmentCommands,
  fulfillmentFacts,
} from './fulfillment/fulfillment.events.ts';
export type {
  FulfillmentAccepted,
  FulfillmentCanceled,
  FulfillmentCancelRejected,
  FulfillmentDamaged,
  FulfillmentDelivered,
  FulfillmentDeliveryFailed,
  FulfillmentLost,
  FulfillmentNotCollected,
  FulfillmentOverdue,
  FulfillmentPacked,
  FulfillmentPicked,
  FulfillmentPickedUp,
  FulfillmentPlanned,
  FulfillmentReadyForPickup,
  FulfillmentRejected,
  FulfillmentReturnedToSender,
  FulfillmentShipped,
  FulfillmentTracked,
  FulfillmentVerified,
} from './fulfillment/fulfillment.facts.events.ts';
export {
  type Handover,
  handovers,
  type RejectionCause,
  rejectionCauses,
} from './fulfillment/fulfillment.facts.events.ts';
export { fulfillmentPart } from './fulfillment/fulfillment.part.ts';
export {
  handoverOf,
  locationOf,
  type Pickup,
  pickupOf,
  type Schedule,
  scheduleOf,
} from './fulfillment/fulfillment.plan.ts';
export { type FulfillmentContext, type FulfillmentKind, fulfillmentKinds } from './fulfillment/fulfillment.rows.ts';
export { type ServiceRequest, serviceOf } from './fulfillment/fulfillment.service.ts';
export type { FulfillmentPosition, UnitFigures } from './fulfillment/fulfillment.status.ts';
export { type Tracking, trackingOf } from './fulfillment/fulfillment.tracking.ts';
export {
  type HoldCommand,
  type HoldFact,
  type HoldPlaced,
  type HoldReleased,
  type HoldTarget,
  holdCommands,
  holdFacts,
  type PlaceHold,
  type ReleaseHold,
} from './holds/holds.events.ts';
export type { Hold } from './holds/holds.ledger.ts';
export type { LedgerValue } from './ledger.joins.ts';
export type { Ledger, LedgerRow } from './ledger.ts';
export type { LineDelta, LineInput, LinePrice, OrderLine, ReplacementLine, Worth } from './lines.ts';
export { addMoney, allocateMoney, exponentOf, formatMoney, type Money, money, shareOf, splitMoney } from './money.ts';
export {
  type AddNote,
  type AddTag,
  type NoteCommand,
  noteCommands,
  type RemoveNote,
  type RemoveTag,
} from './notes/notes.events.ts';
export type { Note } from './notes/notes.ledger.ts';
export {
  type CancelOrder,
  type CancelUnits,
  type CloseOrder,
  type CustomerNotified,
  type Deadline,
  type DeadlineFired,
  type DeadlineKind,
  deadlineKinds,
  type LifecycleEvent,
  type OrderCanceled,
  type OrderCommand,
  type OrderConfirmed,
  type OrderFact,
  type OrderReported,
  orderCommands,
  orderFacts,
  type PlaceOrder,
  type ResolvedCancel,
  type ResolvedWriteOff,
  type WriteOff,
} from './order/lifecycle.events.ts';
export { type LifecycleContext, type LifecycleKind, lifecycleKinds } from './order/lifecycle.ledger.ts';
export { lifecyclePart } from './order/lifecycle.part.ts';
export type { AdoptInput } from './order/order.adopt.ts';
export type { Applied } from './order/order.apply.ts';
export type { Available, CommandDraft, DraftOf } from './order/order.available.ts';
export { type Blocked, blockersOf } from './order/order.blockers.ts';
export { applyToAll, type BulkApplied, type BulkMode, type Refusal } from './order/order.bulk.ts';
export { type LineCounts, lineCountsOf, type ParcelContents, parcelContentsOf } from './order/order.counts.ts';
export type { ReturnCredit } from './order/order.credits.ts';
export {
  type CustomerExchange,
  type CustomerLine,
  type CustomerParcel,
  type CustomerReturn,
  type CustomerTender,
  type CustomerTracking,
  type CustomerView,
  customerView,
} from './order/order.customer.ts';
export type { CustomerStatus } from './order/order.customer.words.ts';
export { isArchived } from './order/order.decisions.ts';
export {
  type AnyOrderDefinition,
  type CoreOrderDefinition,
  defineOrder,
  type OrderOptions,
  type Permission,
} from './order/order.define.ts';
export { type Dispute, disputesOf } from './order/order.disputes.ts';
export {
  type AskPluginEffect,
  type AuthorizePaymentEffect,
  type CancelFulfillmentEffect,
  type CapturePaymentEffect,
  type CommitStockEffect,
  type CreateInvoiceEffect,
  type CreateReturnLabelEffect,
  type Effect,
  type EmitWebhookEffect,
  effectTypes,
  type NotifyCustomerEffect,
  type NotifyOfCancellationEffect,
  type NotifyOfStatusEffect,
  type PendingEffect,
  type PluginDeadline,
  type RefundPaymentEffect,
  type ReleaseStockEffect,
  type RequestFulfillmentEffect,
  type ReserveStockEffect,
  type RestockEffect,
  type ScheduleDeadlineEffect,
  type StatusTelling,
  type TellingEffect,
  type VoidPaymentEffect,
} from './order/order.effects.ts';
export type { GroupFigures } from './order/order.group.rules.ts';
export { type GroupMoney, group, type OrderGroup } from './order/order.group.ts';
export type { Guard } from './order/order.guard.ts';
export type { AnyHistory, AuditFinding, History, HistoryEntry, Opening } from './order/order.history.ts';
export { holdsOf } from './order/order.holds.ts';
export { type LateParcel, lateParcelsOf } from './order/order.late.ts';
export { linesOf, linesVersionOf } from './order/order.lines.ts';
export { notesOf, tagsOf } from './order/order.notes.ts';
export {
  type AxisNotifications,
  type CustomerMove,
  type CustomerWord,
  type Notifications,
  type NotificationTable,
  type StatusChannel,
  type StatusMove,
  statusChannels,
} from './order/order.notifications.ts';
export type { OpeningFulfillment, OpeningPayment, OpeningReturn, OpeningStock } from './order/order.opening.ts';
export { type OperationKind, operationsOf, type PendingOperation } from './order/order.operations.ts';
export { type Override, overridesOf } from './order/order.overrides.ts';
export { addressOf, billingAddressOf, type Invoice, invoicesOf } from './order/order.papers.ts';
export type { DiscountInput, ParcelInput, PlaceInput, TenderInput } from './order/order.place.ts';
export type {
  AnyPluginSpec,
  Ask,
  CommandNames,
  LabelSpec,
  PluginGuard,
  PluginSpec,
  StateSpec,
  StatusCapabilities,
  StatusStock,
  StatusTraits,
  Veto,
} from './order/order.plugin.spec.ts';
export { statusStocks } from './order/order.plugin.spec.ts';
export { type CustomStatus, customWordsOf } from './order/order.plugin.statuses.ts';
export {
  definePlugin,
  type FlagCommand,
  type Plugin,
  type PluginEvent,
  type PluginStatus,
} from './order/order.plugin.ts';
export type { Plugins, ReadyPlugin } from './order/order.plugins.ts';
export {
  type CompletionMoment,
  completionMoments,
  type Duration,
  defaultPolicy,
  type HoldShown,
  holdsShown,
  type Policy,
  type PolicyChoices,
  policyChoices,
  type ReviewMoment,
  reviewMoments,
  type StockMoment,
  stockMoments,
} from './order/order.policy.ts';
export {
  type ProviderSnapshot,
  reconcile,
  type SnapshotAuthorization,
  type SnapshotDispute,
  type SnapshotItem,
  type SnapshotMovement,
  type SnapshotPayment,
  type SnapshotRefund,
} from './order/order.reconcile.ts';
export { planRefund } from './order/order.refund.plan.ts';
export { type RefundProgress, type Refunds, refundsOf, type TenderRefunds } from './order/order.refunds.ts';
export { type Exchange, type ExchangeProgress, exchangeProgress, exchangesOf } from './order/order.replacements.ts';
export { type ReturnableUnits, type ReturnBalance, returnBalancesOf } from './order/order.returns.ts';
export { reviewsOf, riskOf } from './order/order.review.ts';
export { type StaleSince, staleSince, type TimeInStatus, timeInStatus } from './order/order.standing.ts';
export type {
  OrderExplanation,
  OrderStatus,
  OverallPosition,
  Readings,
} from './order/order.status.ts';
export { stockGuard } from './order/order.stock.guard.ts';
export { type LineStock, type PlaceStock, stockByPlace, stockOf } from './order/order.stock.states.ts';
export { type TenderFigures, tendersOf } from './order/order.tenders.ts';
export { type OverduePayment, overdueOf } from './order/order.terms.ts';
export {
  type PartMove,
  type PartStates,
  type TimelineEntry,
  type TimelineOptions,
  timeline,
} from './order/order.timeline.ts';
export {
  type AcceptedCommand,
  type Command,
  commandTypes,
  type Fact,
  type Fulfillment,
  factTypes,
  type Obligations,
  type Order,
  type OrderEvent,
  type Outcome,
  orderBounds,
  outcomeKinds,
  type ParkedFact,
  type PartRecord,
  type Payment,
  type PluginRecord,
  parkingBound,
  type Return,
  type StockTerms,
} from './order/order.ts';
export { type OrderAxis, type OrderWords, orderAxes } from './order/order.words.ts';
export { type ParcelWorth, worthOf } from './order/order.worth.ts';
export {
  type ChangeAddress,
  type ConfirmReceipt,
  type InvoiceOrder,
  type OrderInvoiced,
  type PaperCommand,
  type PaperFact,
  paperCommands,
  paperFacts,
  type ResolvedReceipt,
} from './papers/papers.events.ts';
export { compile, type Instance, type Stepper } from './part/compile.ts';
export {
  type Chart,
  type ChartOf,
  type CommandTransition,
  type Condition,
  type DefinePart,
  definePart,
  type Evolver,
  type EvolversByName,
  type FactTransition,
  type NamesFor,
  type OfType,
  type Part,
  type PartEvent,
  type PartFunctions,
  type Rule,
  type RulesByName,
} from './part/part.ts';
export {
  type DisputeFact,
  disputeFacts,
  type PaymentDisputeClosed,
  type PaymentDisputeOpened,
  type PaymentDisputeUnanswered,
  type PaymentDisputeUpdated,
} from './payment/dispute.events.ts';
export {
  type AuthorizePayment,
  type CapturePayment,
  type MarkPaymentPaid,
  type PaymentActionRequired,
  type PaymentAdded,
  type PaymentAuthorized,
  type PaymentCaptured,
  type PaymentCommand,
  type PaymentEvent,
  type PaymentExpired,
  type PaymentFact,
  type PaymentFailed,
  type PaymentOverdue,
  type PaymentRefunded,
  type PaymentRefundFailed,
  type PaymentRefundPending,
  type PaymentReminded,
  type PaymentUnknown,
  type PaymentVoided,
  paymentCommands,
  paymentFacts,
  type RefundPayment,
  type ResolvedCapture,
  type ResolvedRefund,
  type VoidPayment,
} from './payment/payment.events.ts';
export { paymentPart } from './payment/payment.part.ts';
export { type PaymentContext, type PaymentKind, paymentKinds } from './payment/payment.rows.ts';
export type { MoneyFigures, PaymentPosition } from './payment/payment.status.ts';
export {
  type RefundOrder,
  type RefundPlan,
  type RefundPolicy,
  type RefundShare,
  refundCommands,
  refundPolicies,
} from './payment/refund.events.ts';
export type {
  Carrying,
  Occurrence,
  PayloadIssue,
  PayloadResult,
  PayloadSchema,
  PluginCommand,
  PluginEnvelope,
  PluginEventSpec,
  PluginEventSpecs,
  PluginEvents,
  PluginFact,
  Said,
  Slice,
} from './plugin/plugin.events.ts';
export type { PluginContext, PluginRow } from './plugin/plugin.slice.ts';
export { type ReasonCode, reasonCodes } from './reasons.codes.ts';
export { type Reason, reason } from './reasons.ts';
export {
  type ApproveReturn,
  type CancelReturn,
  type ClaimReplacement,
  type CloseReturn,
  type DeclineReturn,
  type InspectedUnits,
  type InspectReturn,
  type LabelReturn,
  type ReceiveReturn,
  type ReopenReturn,
  type RequestReturn,
  type ReturnCommand,
  type ReturnEvent,
  type ReturnFact,
  type ReturnInspected,
  type ReturnLabelCreated,
  type ReturnReceived,
  type ReturnRequested,
  type ReturnRestocked,
  type ReturnSent,
  type ReturnTracked,
  returnCommands,
  returnFacts,
} from './returns/returns.events.ts';
export {
  type Inspection,
  inspectionOf,
  type ReturnContext,
  type ReturnKind,
  type ReturnTracking,
  returnKinds,
  returnTrackingOf,
} from './returns/returns.ledger.ts';
export { returnPart } from './returns/returns.part.ts';
export type { ReturnPosition } from './returns/returns.status.ts';
export {
  type ApproveReview,
  type RejectReview,
  type ReviewCommand,
  type ReviewFact,
  type ReviewOpened,
  type RiskAssessed,
  reviewCommands,
  reviewFacts,
} from './review/review.events.ts';
export type { Review, Risk, RiskAssessment } from './review/review.ledger.ts';
export {
  type DisputeKind,
  type DisputeOutcome,
  type DisputeStage,
  type DisputeState,
  disputeKinds,
  disputeOutcomes,
  disputeStages,
  type RefundDestination,
  refundDestinations,
} from './statuses.money.ts';
export {
  type ActorKind,
  actorKinds,
  type CancelCause,
  type ClaimCause,
  cancelCauses,
  claimCauses,
  type DeclineCause,
  type Disposition,
  declineCauses,
  dispositions,
  type FulfillmentSetting,
  type FulfillmentState,
  type FulfillmentStatus,
  fulfillmentSettings,
  fulfillmentStates,
  fulfillmentStatuses,
  type HoldCause,
  holdCauses,
  type LifecycleState,
  lifecycleStates,
  type NoteVisibility,
  noteVisibilities,
  type OverallStatus,
  type OwnCode,
  overallStatuses,
  type PaymentMethod,
  type PaymentSetting,
  type PaymentState,
  type PaymentStatus,
  paymentMethods,
  paymentSettings,
  paymentStates,
  paymentStatuses,
  type ReturnCause,
  type ReturnState,
  type ReturnStatus,
  type RiskLevel,
  returnCauses,
  returnStates,
  returnStatuses,
  riskLevels,
  type TrackingStatus,
  trackingStatuses,
} from './statuses.ts';
export {
  type StockCommitted,
  type StockFact,
  type StockRejected,
  type StockReleased,
  type StockReserved,
  type StockRestocked,
  stockFacts,
} from './stock/stock.events.ts';
export type { LineUnits, Units } from './units.ts';
