import type { Envelope } from '../events.ts';
import type { TrackingStatus } from '../statuses.ts';
import type { Units } from '../units.ts';

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
] as const;

/** Commands about parcels. Packing and shipping are done by hand: the accepted command is itself the record. @since 0.1.0 */
export const fulfillmentCommands = [
  'fulfillment.plan',
  'fulfillment.pack',
  'fulfillment.ship',
  'fulfillment.unship',
  'fulfillment.cancel',
] as const;

interface OfFulfillment extends Envelope {
  /** The parcel's id in the order. */
  readonly fulfillment: string;
}

interface Reported extends OfFulfillment {
  /** The reporter's id of this occurrence; a second shipping has a new one. */
  readonly reference: string;
}

/** These units go together. @since 0.1.0 */
export interface FulfillmentPlanned extends OfFulfillment {
  readonly type: 'fulfillment.planned';
  readonly units: Units;
}

/** Units were taken from the shelf. @since 0.1.0 */
export interface FulfillmentPicked extends Reported {
  readonly type: 'fulfillment.picked';
  readonly units: Units;
}

/** The parcel was packed. Without units: as planned. @since 0.1.0 */
export interface FulfillmentPacked extends Reported {
  readonly type: 'fulfillment.packed';
  readonly units?: Units;
}

/** The parcel left. Without units: with all it holds. Creates the parcel if it names units. @since 0.1.0 */
export interface FulfillmentShipped extends Reported {
  readonly type: 'fulfillment.shipped';
  readonly units?: Units;
  /** The waybill or tracking number. */
  readonly tracking?: string;
}

/** The carrier reports where the parcel is. Never moves the merchant's state. @since 0.1.0 */
export interface FulfillmentTracked extends Reported {
  readonly type: 'fulfillment.tracked';
  readonly status: TrackingStatus;
  /** The shipment's reference. */
  readonly of?: string;
}

/** Nobody was there, or the address was wrong. Another attempt may follow. @since 0.1.0 */
export interface FulfillmentDeliveryFailed extends Reported {
  readonly type: 'fulfillment.delivery_failed';
  /** The shipment's reference. */
  readonly of?: string;
}

/** The customer has it. Stands even where the shipment was never reported, or was taken back. @since 0.1.0 */
export interface FulfillmentDelivered extends Reported {
  readonly type: 'fulfillment.delivered';
  readonly units?: Units;
  /** The shipment's reference. */
  readonly of?: string;
}

/** The carrier brought the parcel back. It is packed and here again. @since 0.1.0 */
export interface FulfillmentReturnedToSender extends Reported {
  readonly type: 'fulfillment.returned_to_sender';
  /** The shipment's reference. */
  readonly of: string;
}

/** Units that left are broken and will not arrive. They are open again, until they are delivered after all. @since 0.1.0 */
export interface FulfillmentDamaged extends Reported {
  readonly type: 'fulfillment.damaged';
  /** The shipment's reference. */
  readonly of: string;
  /** Without units: the whole shipment. */
  readonly units?: Units;
}

/** Units that left cannot be found and will not arrive. They are open again, until they are delivered after all. @since 0.1.0 */
export interface FulfillmentLost extends Reported {
  readonly type: 'fulfillment.lost';
  /** The shipment's reference. */
  readonly of: string;
  /** Without units: the whole shipment. */
  readonly units?: Units;
}

/** The work was called off outside. Goods that left all the same are not undone by it. @since 0.1.0 */
export interface FulfillmentCanceled extends Reported {
  readonly type: 'fulfillment.canceled';
}

/** Put units together into a new parcel. @since 0.1.0 */
export interface PlanFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.plan';
  readonly units: Units;
}

/** Pack the parcel. @since 0.1.0 */
export interface PackFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.pack';
  readonly units?: Units;
}

/** Hand the parcel over. @since 0.1.0 */
export interface ShipFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.ship';
  /** The waybill number; the carrier's report of the same reference is then known. The command's id where it is left out. */
  readonly reference?: string;
  readonly units?: Units;
  /** The tracking number. */
  readonly tracking?: string;
  /** Ship although money is not secured or stock rejected the units: staff and system only, with a reason. The record keeps it. */
  readonly force?: true;
}

/** Take a shipment back that did not leave after all. @since 0.1.0 */
export interface UnshipFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.unship';
  /** The shipment's reference. */
  readonly of: string;
  readonly reason: string;
}

/** Call the work off. @since 0.1.0 */
export interface CancelFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.cancel';
}

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
  | FulfillmentCanceled;

/** What may be asked of a parcel. @since 0.1.0 */
export type FulfillmentCommand =
  | PlanFulfillment
  | PackFulfillment
  | ShipFulfillment
  | UnshipFulfillment
  | CancelFulfillment;

/** Everything a fulfillment part understands. @since 0.1.0 */
export type FulfillmentEvent = FulfillmentFact | FulfillmentCommand;
