import type { Envelope } from '../events.ts';
import type { HoldCause } from '../statuses.ts';
import type { Units } from '../units.ts';

/** Facts about holds: another service keeps work back, or lets it go. @since 0.1.0 */
export const holdFacts = ['hold.placed', 'hold.released'] as const;

/** Commands about holds. @since 0.1.0 */
export const holdCommands = ['hold.place', 'hold.release'] as const;

/** What a hold keeps back: all that is open, one parcel, or so many units of lines, in whichever parcel they are. @since 0.1.0 */
export type HoldTarget = 'order' | { readonly fulfillment: string } | { readonly units: Units };

interface OfHold extends Envelope {
  /** The hold's handle: its name in the order, which is used once. */
  readonly hold: string;
}

interface Holding extends OfHold {
  readonly on: HoldTarget;
  /** Why, as data; `reason` says it for people. */
  readonly cause: HoldCause;
  /**
   * Whose hold it is: a user's, service's or job's id. Says whom to ask and counts against their bound. It gives nobody a right: staff
   * and the system release every hold, a warehouse those that it placed itself. Staff and the system may name somebody else.
   */
  readonly owner?: string;
  /** When it ends by itself: an ISO 8601 UTC instant. */
  readonly expiresAt?: string;
}

/** Another service keeps work back. @since 0.1.0 */
export interface HoldPlaced extends Holding {
  readonly type: 'hold.placed';
}

/** Another service lets the work go. It may come before the hold that it ends. @since 0.1.0 */
export interface HoldReleased extends OfHold {
  readonly type: 'hold.released';
}

/** Keep work back. Without `owner` it belongs to whoever sends it. @since 0.1.0 */
export interface PlaceHold extends Holding {
  readonly type: 'hold.place';
}

/** Let the work go. @since 0.1.0 */
export interface ReleaseHold extends OfHold {
  readonly type: 'hold.release';
}

/** What happened to holds. @since 0.1.0 */
export type HoldFact = HoldPlaced | HoldReleased;

/** What may be asked about holds. @since 0.1.0 */
export type HoldCommand = PlaceHold | ReleaseHold;
