import type { Envelope } from '../events.ts';
import type { OwnCode, TrackingStatus } from '../statuses.ts';
import type { Units } from '../units.ts';

/** How a parcel is handed over. @since 0.1.0 */
export const handovers = ['shipping', 'pickup', 'digital'] as const;

/** How a parcel is handed over: to a carrier, to the customer at a counter, or by sending what needs no shipping. @since 0.1.0 */
export type Handover = (typeof handovers)[number];

/** Why a fulfillment service does not take work. @since 0.1.0 */
export const rejectionCauses = [
  'out_of_stock',
  'unknown_sku',
  'ineligible_product',
  'wrong_product_data',
  'incorrect_address',
  'undeliverable_destination',
  'no_international_shipping',
  'invalid_contact',
  'missing_customs_data',
  'order_too_large',
  'no_packaging_preference',
  'payment_declined',
  'merchant_suspended',
  'other',
] as const;

/** Why a fulfillment service does not take work: one of the list, or the shop's own. @since 0.1.0 */
export type RejectionCause = (typeof rejectionCauses)[number] | OwnCode;

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
  /** When work may begin: an ISO 8601 UTC instant. Until then the parcel is scheduled. */
  readonly startsAt?: string;
  /** By when it is to leave: an ISO 8601 UTC instant. */
  readonly shipBy?: string;
  /** Where it is put together: plain data. */
  readonly location?: string;
  /** How it is handed over; to a carrier unless said otherwise. */
  readonly handover?: Handover;
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
  /** Who carries it. */
  readonly carrier?: string;
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

/** The service took the work. @since 0.1.0 */
export interface FulfillmentAccepted extends Reported {
  readonly type: 'fulfillment.accepted';
  /** The id of the `fulfillment.request` that it answers. */
  readonly op: string;
}

/** The service does not take the work: it is ours again. @since 0.1.0 */
export interface FulfillmentRejected extends Reported {
  readonly type: 'fulfillment.rejected';
  /** The id of the `fulfillment.request` that it answers. */
  readonly op: string;
  readonly cause: RejectionCause;
}

/** The service goes on with work that it was asked to call off. @since 0.1.0 */
export interface FulfillmentCancelRejected extends Reported {
  readonly type: 'fulfillment.cancel_rejected';
  /** The `op` of the request to cancel. */
  readonly op: string;
}

/** Somebody looked again at what was picked. What differs from it is a discrepancy. @since 0.1.0 */
export interface FulfillmentVerified extends Reported {
  readonly type: 'fulfillment.verified';
  readonly units: Units;
  /** The look that this one replaces. */
  readonly of?: string;
}

/** It can be collected. @since 0.1.0 */
export interface FulfillmentReadyForPickup extends Reported {
  readonly type: 'fulfillment.ready_for_pickup';
  /** Until when it waits: an ISO 8601 UTC instant. */
  readonly until?: string;
}

/** The customer collected it: it is handed over and delivered at once. Without units: all it holds. @since 0.1.0 */
export interface FulfillmentPickedUp extends Reported {
  readonly type: 'fulfillment.picked_up';
  readonly units?: Units;
}

/** Nobody collected it. It is packed and here again. @since 0.1.0 */
export interface FulfillmentNotCollected extends Reported {
  readonly type: 'fulfillment.not_collected';
  /** The reference of the offer that is over. */
  readonly of: string;
}

/** It was to leave and is still here. Moves no state: that it was late stays known. @since 0.1.0 */
export interface FulfillmentOverdue extends Reported {
  readonly type: 'fulfillment.overdue';
}
