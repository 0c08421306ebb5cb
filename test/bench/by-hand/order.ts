/**
 * A shop's order as a good developer writes it by hand: one reducer for one shop, without a library. The yardstick of the benchmark.
 *
 * What it covers, with the outcomes, reasons, statuses, figures and effects that the library gives under its usual policy:
 *
 * - orders that are placed with lines, discounts taken off already, tenders of every method and parcels; lines that need no shipping;
 * - money: authorize, capture, void and refund as commands, and as facts in any order: `authorized`, `captured`, `voided`, `failed`,
 *   `refunded`, `refund_failed`; money without a command, for a tender that nobody declared, beyond what was asked for, and refunds that
 *   come before their capture;
 * - goods: plan and ship as commands, `shipped`, `delivered` and `tracked` as facts, in whole or in part, of parcels that nobody planned;
 * - returns: request, approve, receive, inspect and close as commands, `received`, `inspected` and `restocked` as facts;
 * - canceling the order or its unshipped rest, with what then has to go back; closing; writing off;
 * - retries of commands by id, duplicates of facts by reference, facts that wait for their tender, parcel or case, authority.
 *
 * What it leaves out, and the histories that it is compared on do so too: other currencies in facts, two reports of one occurrence that
 * differ, facts that name an operation nobody asked for, expiries, disputes, holds, reviews, stock, edits, exchanges, claims, fees, goodwill,
 * packing and picking, services, deadlines, plugins, policies, validation, discrepancies and explanations.
 *
 * Written for speed where that costs no clarity: figures are kept and not counted anew, a step touches only the part that it is about, rows
 * are looked up by reference, and nothing is built that nobody reads.
 */
import type { Actor, Command, Fact, Money, Units } from './events.ts';

export interface Line {
  readonly id: string;
  readonly quantity: number;
  /** What all pieces cost, in minor units. */
  readonly total: number;
  readonly requiresShipping: boolean;
  readonly cancelAsked: number;
  /** In parcels that have not left. */
  readonly planned: number;
  readonly shipped: number;
  readonly delivered: number;
  /** Coming back or back. */
  readonly claimed: number;
  readonly received: number;
  readonly accepted: number;
}

/** Something that was reported: known by its reference. */
export interface Occurrence {
  readonly reference: string;
  readonly occurredAt: string | undefined;
}

export interface Authorization extends Occurrence {
  readonly amount: number;
  /** Of it, by reports and operations that name it. */
  readonly voided: number;
  readonly captured: number;
  /** Behind money that names no authorization, too. */
  readonly left: number;
}

export interface Capture extends Occurrence {
  readonly amount: number;
  /** Its authorization, where one is named. */
  readonly of: string | undefined;
  readonly refunded: number;
}

export type Void = Omit<Capture, 'refunded'>;

export interface Refund extends Occurrence {
  readonly amount: number;
  /** Its capture. */
  readonly of: string;
  readonly op: string | undefined;
}

export interface Failure extends Occurrence {
  readonly op: string | undefined;
}

export type OperationKind = 'authorize' | 'capture' | 'void' | 'refund';

/** What a gateway was asked for. */
export interface Operation {
  readonly id: string;
  readonly kind: OperationKind;
  readonly amount: number;
  readonly of: string | undefined;
  readonly return: string | undefined;
  /** What is still to be answered. */
  readonly open: number;
  /** The same, as far as there is something left to ask for. */
  readonly left: number;
}

export type TenderState =
  | 'pending'
  | 'authorized'
  | 'partially_captured'
  | 'captured'
  | 'partially_refunded'
  | 'refunded'
  | 'voided'
  | 'failed';

/** Lists are sorted by reference, operations by id. */
export interface Tender {
  readonly id: string;
  readonly state: TenderState;
  readonly method: string | undefined;
  /** What it is to pay. */
  readonly declared: number | undefined;
  readonly authorizations: readonly Authorization[];
  readonly captures: readonly Capture[];
  readonly voids: readonly Void[];
  readonly refunds: readonly Refund[];
  readonly failures: readonly Failure[];
  readonly refundFailures: readonly Failure[];
  readonly operations: readonly Operation[];
  /** Captured and voided by nobody's order, and without naming an authorization. */
  readonly looseCaptured: number;
  readonly looseVoided: number;
  readonly authorized: number;
  /** Set aside and not spent. */
  readonly open: number;
  readonly captured: number;
  readonly refunded: number;
  /** Refunds whose capture is not known yet. */
  readonly uncounted: number;
  /** Asked for and not answered. */
  readonly pending: Readonly<Record<OperationKind, number>>;
}

export interface Movement extends Occurrence {
  /** Without it, all that the parcel holds. */
  readonly units: Units | undefined;
}

export type ParcelState = 'open' | 'shipped' | 'delivered' | 'canceled';

export interface Parcel {
  readonly id: string;
  readonly state: ParcelState;
  readonly planned: Units;
  readonly shipments: readonly Movement[];
  readonly deliveries: readonly Movement[];
  readonly scans: readonly (Occurrence & { readonly status: string })[];
  /** The id of the command that called it off. */
  readonly canceledBy: string | undefined;
  readonly contents: Units;
  readonly shipped: Units;
  readonly delivered: Units;
}

export interface Inspection extends Occurrence {
  readonly units: Units;
  readonly restock: Units;
  /** Missing from the box, or something else in its place. */
  readonly notThere: Units;
}

export type CaseState = 'requested' | 'approved' | 'received' | 'inspected' | 'closed';

/** A return case. */
export interface Case {
  readonly id: string;
  readonly state: CaseState;
  readonly requested: Units;
  readonly receipts: readonly (Occurrence & { readonly units: Units })[];
  readonly inspections: readonly Inspection[];
  readonly restocked: readonly Occurrence[];
  readonly approvedBy: string | undefined;
  readonly closedBy: string | undefined;
  readonly arrived: Units;
  readonly inspected: Units;
  readonly received: Units;
  readonly accepted: Units;
  readonly claimed: Units;
}

export interface WriteOff {
  readonly id: string;
  readonly amount: number;
  /** What was owed when it was decided. */
  readonly worth: number;
}

/** The order's money in minor units. */
export interface MoneyFigures {
  readonly total: number;
  readonly owed: number;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly refundPending: number;
  readonly writtenOff: number;
  readonly outstanding: number;
  /** Operations that are not answered. */
  readonly operations: number;
}

/** Units of the lines that need shipping; `liveOfAll`, `shippedOfAll` and the money are of all lines. */
export interface UnitFigures {
  readonly ordered: number;
  readonly canceled: number;
  readonly live: number;
  readonly open: number;
  readonly handedOver: number;
  readonly delivered: number;
  readonly returned: number;
  readonly liveOfAll: number;
  readonly shippedOfAll: number;
  /** What the lines cost, and what canceled and accepted pieces of them do. */
  readonly total: number;
  readonly credited: number;
}

export interface Order {
  readonly id: string;
  readonly currency: string;
  readonly revision: number;
  readonly placedAt: string;
  readonly placedBy: Actor;
  readonly state: 'open' | 'canceled' | 'closed';
  readonly lines: readonly Line[];
  /** Parts are sorted by id. */
  readonly tenders: readonly Tender[];
  readonly parcels: readonly Parcel[];
  readonly cases: readonly Case[];
  readonly writeOffs: readonly WriteOff[];
  /** Every command that was accepted: a retry is known by its id, and has to ask for the same. */
  readonly commands: readonly Command[];
  /** Facts whose tender, parcel or case is not known yet. */
  readonly waiting: readonly Fact[];
  readonly money: MoneyFigures;
  readonly units: UnitFigures;
}

export interface Reason {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function reason(code: string, data: Reason['data'] = {}): Reason {
  return { code, data };
}

export interface Effect {
  readonly type: string;
  readonly key: string;
  readonly payment?: string;
  readonly fulfillment?: string;
  readonly return?: string;
  readonly op?: string;
  readonly reference?: string;
  readonly of?: string;
  readonly method?: string;
  readonly amount?: Money;
  readonly units?: Units;
}
