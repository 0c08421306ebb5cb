import type {
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
} from './fulfillment.commands.events.ts';
import type {
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
} from './fulfillment.facts.events.ts';

/** Facts about parcels and other pieces of work. @since 0.1.0 */
export const fulfillmentFacts = [
  'fulfillment.planned',
  'fulfillment.picked',
  'fulfillment.packed',
  'fulfillment.shipped',
  'fulfillment.tracked',
  'fulfillment.delivery_failed',
  'fulfillment.delivered',
  'fulfillment.returned_to_sender',
  'fulfillment.damaged',
  'fulfillment.lost',
  'fulfillment.canceled',
  'fulfillment.accepted',
  'fulfillment.rejected',
  'fulfillment.cancel_rejected',
  'fulfillment.verified',
  'fulfillment.ready_for_pickup',
  'fulfillment.picked_up',
  'fulfillment.not_collected',
  'fulfillment.overdue',
] as const;

/** Commands about parcels. Packing and shipping are done by hand: the accepted command is itself the record. @since 0.1.0 */
export const fulfillmentCommands = [
  'fulfillment.plan',
  'fulfillment.pack',
  'fulfillment.ship',
  'fulfillment.unship',
  'fulfillment.cancel',
  'fulfillment.schedule',
  'fulfillment.start',
  'fulfillment.request',
  'fulfillment.split',
  'fulfillment.merge',
  'fulfillment.move',
  'fulfillment.pick',
  'fulfillment.verify',
  'fulfillment.offer',
] as const;

/** What happened to a parcel. @since 0.1.0 */
export type FulfillmentFact =
  | FulfillmentPlanned
  | FulfillmentPicked
  | FulfillmentPacked
  | FulfillmentShipped
  | FulfillmentTracked
  | FulfillmentDeliveryFailed
  | FulfillmentDelivered
  | FulfillmentReturnedToSender
  | FulfillmentDamaged
  | FulfillmentLost
  | FulfillmentCanceled
  | FulfillmentAccepted
  | FulfillmentRejected
  | FulfillmentCancelRejected
  | FulfillmentVerified
  | FulfillmentReadyForPickup
  | FulfillmentPickedUp
  | FulfillmentNotCollected
  | FulfillmentOverdue;

/** What may be asked of a parcel. @since 0.1.0 */
export type FulfillmentCommand =
  | PlanFulfillment
  | PackFulfillment
  | ShipFulfillment
  | UnshipFulfillment
  | CancelFulfillment
  | ScheduleFulfillment
  | StartFulfillment
  | RequestFulfillment
  | SplitFulfillment
  | MergeFulfillments
  | MoveFulfillment
  | PickFulfillment
  | VerifyFulfillment
  | OfferFulfillment;

/** Everything a fulfillment part understands. @since 0.1.0 */
export type FulfillmentEvent =
  | FulfillmentFact
  | Exclude<FulfillmentCommand, MergeFulfillments | ShipFulfillment>
  | ResolvedMerge
  | ResolvedShip;
