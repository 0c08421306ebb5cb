import type { Envelope } from '../events.ts';
import type { Units } from '../units.ts';
import type { Handover } from './fulfillment.facts.events.ts';

interface OfFulfillment extends Envelope {
  /** The parcel's id in the order. */
  readonly fulfillment: string;
}

/** Put units together into a new parcel. @since 0.1.0 */
export interface PlanFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.plan';
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

/** Pack the parcel. @since 0.1.0 */
export interface PackFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.pack';
  readonly units?: Units;
}

/** Hand the parcel over. To a carrier it is then shipped; at a counter, or without shipping, it is delivered at once. @since 0.1.0 */
export interface ShipFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.ship';
  /** The waybill number; the carrier's report of the same reference is then known. The command's id where it is left out. */
  readonly reference?: string;
  readonly units?: Units;
  /** The tracking number. */
  readonly tracking?: string;
  /** Who carries it: the shop's own name of the carrier. */
  readonly carrier?: string;
  /** Ship although money is not secured or stock rejected the units: staff and system only, with a reason. The record keeps it. */
  readonly force?: true;
}

/** `fulfillment.ship` as the parcel records it. @since 0.1.0 */
export interface ResolvedShip extends ShipFulfillment {
  /** Of the units that are forced out: those that stock had rejected. */
  readonly shortage?: Units;
}

/** Take a shipment back that did not leave after all. @since 0.1.0 */
export interface UnshipFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.unship';
  /** The shipment's reference. */
  readonly of: string;
  readonly reason: string;
  /** It is one of several: what the policy `unship: 'in_bulk'` asks for. */
  readonly bulk?: true;
}

/** Call the work off. Work that a service was asked for is not called off by this: the service is asked, and answers. @since 0.1.0 */
export interface CancelFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.cancel';
}

/** Do the work later. Sent again, it takes the place of the date before. @since 0.1.0 */
export interface ScheduleFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.schedule';
  /** When work may begin: an ISO 8601 UTC instant. */
  readonly startsAt: string;
}

/** Open scheduled work now. Its deadline does the same. @since 0.1.0 */
export interface StartFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.start';
}

/** Ask a fulfillment service to do the work. @since 0.1.0 */
export interface RequestFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.request';
  readonly service: string;
}

/** Put some of the units into a new parcel, which goes on as this one does. @since 0.1.0 */
export interface SplitFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.split';
  /** The new parcel's id. */
  readonly into: string;
  readonly units: Units;
}

/** Put all units into another parcel that has not left. This one is then empty, and canceled. @since 0.1.0 */
export interface MergeFulfillments extends OfFulfillment {
  readonly type: 'fulfillment.merge';
  /** The parcel that takes them. */
  readonly into: string;
}

/** `fulfillment.merge` as each of the two parcels records it. @since 0.1.0 */
export interface ResolvedMerge extends MergeFulfillments {
  /** Where the units came from; absent at the parcel that they leave. */
  readonly from?: string;
  readonly units?: Units;
  /** Those of the units that were picked. */
  readonly picked?: Units;
  /** By when they are to leave, where that is not as the parcel was planned. */
  readonly shipBy?: string;
}

/** Put the parcel together elsewhere. @since 0.1.0 */
export interface MoveFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.move';
  /** Plain data. */
  readonly location: string;
}

/** Take units from the shelf. @since 0.1.0 */
export interface PickFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.pick';
  readonly units: Units;
}

/** Look again at what was picked. The last look counts. @since 0.1.0 */
export interface VerifyFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.verify';
  readonly units: Units;
}

/** Say that the parcel can be collected. @since 0.1.0 */
export interface OfferFulfillment extends OfFulfillment {
  readonly type: 'fulfillment.offer';
  /** Until when it waits: an ISO 8601 UTC instant. */
  readonly until?: string;
}
