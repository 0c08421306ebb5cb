import type { Envelope } from '../events.ts';
import type { LineInput, ReplacementLine } from '../lines.ts';
import type { Money } from '../money.ts';
import type { ClaimCause, DeclineCause, Disposition, ReturnCause, TrackingStatus } from '../statuses.ts';
import type { LineUnits, Units } from '../units.ts';

/** Facts about return cases. @since 0.1.0 */
export const returnFacts = [
  'return.requested',
  'return.label_created',
  'return.sent',
  'return.tracked',
  'return.received',
  'return.inspected',
  'return.restocked',
] as const;

/** Commands about return cases. Receiving and inspecting are done by hand: the accepted command is itself the record. @since 0.1.0 */
export const returnCommands = [
  'return.request',
  'return.claim',
  'return.approve',
  'return.decline',
  'return.label',
  'return.receive',
  'return.inspect',
  'return.close',
  'return.cancel',
  'return.reopen',
] as const;

/** Pieces of one line that were looked at, and what becomes of them. @since 0.1.0 */
export interface InspectedUnits extends LineUnits {
  readonly disposition: Disposition;
}

interface OfReturn extends Envelope {
  /** The return case's id in the order. */
  readonly return: string;
}

interface Reported extends OfReturn {
  /** The reporter's id of this occurrence. */
  readonly reference: string;
}

/** Units were announced to come back. @since 0.1.0 */
export interface ReturnRequested extends OfReturn {
  readonly type: 'return.requested';
  readonly units: Units;
  readonly cause?: ReturnCause;
}

/** There is a label for the way back. Carries the command's id as `op` where we asked for it. @since 0.1.0 */
export interface ReturnLabelCreated extends Reported {
  readonly type: 'return.label_created';
  readonly op?: string;
  /** The tracking number. */
  readonly tracking?: string;
}

/** The customer sent the box. @since 0.1.0 */
export interface ReturnSent extends Reported {
  readonly type: 'return.sent';
}

/** The carrier reports where the box is. Never moves the case. @since 0.1.0 */
export interface ReturnTracked extends Reported {
  readonly type: 'return.tracked';
  readonly status: TrackingStatus;
}

/** Units came back, announced or not. Creates the return case where the order has none by that id. @since 0.1.0 */
export interface ReturnReceived extends Reported {
  readonly type: 'return.received';
  readonly units: Units;
}

/** Units were looked at. What is inspected is accepted: it lowers what is owed. @since 0.1.0 */
export interface ReturnInspected extends Reported {
  readonly type: 'return.inspected';
  readonly units: readonly InspectedUnits[];
}

/** The warehouse did what the `restock` effect of this inspection asked. @since 0.1.0 */
export interface ReturnRestocked extends OfReturn {
  readonly type: 'return.restocked';
  /** The inspection's reference. */
  readonly reference: string;
}

/** Ask to bring units back. @since 0.1.0 */
export interface RequestReturn extends OfReturn {
  readonly type: 'return.request';
  readonly units: Units;
  /** Why. A note of the customer's own words goes into `reason`. */
  readonly cause?: ReturnCause;
  /** New lines that are to go out instead. They are added to the order when the shop approves. */
  readonly exchange?: readonly LineInput[];
}

/** Ask for a replacement at no charge while the units stay where they are. @since 0.1.0 */
export interface ClaimReplacement extends OfReturn {
  readonly type: 'return.claim';
  /** What is claimed: pieces that were handed over. */
  readonly units: Units;
  readonly cause: ClaimCause;
  /** What goes out for them. It is added to the order, at no charge, when the shop approves. */
  readonly replacement: readonly ReplacementLine[];
}

/** Let the units come, and what is exchanged or claimed go out. @since 0.1.0 */
export interface ApproveReturn extends OfReturn {
  readonly type: 'return.approve';
  /** What is kept of the credit for restocking, once for the whole case. Never more than the accepted units cost. */
  readonly fee?: Money;
}

/** Say no. The units may be asked for again. @since 0.1.0 */
export interface DeclineReturn extends OfReturn {
  readonly type: 'return.decline';
  readonly cause: DeclineCause;
}

/** Ask for a label that the customer sends the box with; asked again, there is another. @since 0.1.0 */
export interface LabelReturn extends OfReturn {
  readonly type: 'return.label';
}

/** Take units in. @since 0.1.0 */
export interface ReceiveReturn extends OfReturn {
  readonly type: 'return.receive';
  readonly units: Units;
  /** The delivery's id; the warehouse's report of the same reference is then known. */
  readonly reference?: string;
}

/** Decide what becomes of units that came back. @since 0.1.0 */
export interface InspectReturn extends OfReturn {
  readonly type: 'return.inspect';
  readonly units: readonly InspectedUnits[];
  /** The inspection's id. */
  readonly reference?: string;
}

/** Nothing more is expected of this case. @since 0.1.0 */
export interface CloseReturn extends OfReturn {
  readonly type: 'return.close';
}

/** The units stay with the customer. @since 0.1.0 */
export interface CancelReturn extends OfReturn {
  readonly type: 'return.cancel';
}

/** Take back that the case was closed, declined or canceled. It can be ended again. @since 0.1.0 */
export interface ReopenReturn extends OfReturn {
  readonly type: 'return.reopen';
}

/** What happened to a return case. @since 0.1.0 */
export type ReturnFact =
  | ReturnRequested
  | ReturnLabelCreated
  | ReturnSent
  | ReturnTracked
  | ReturnReceived
  | ReturnInspected
  | ReturnRestocked;

/** What may be asked of a return case. @since 0.1.0 */
export type ReturnCommand =
  | RequestReturn
  | ClaimReplacement
  | ApproveReturn
  | DeclineReturn
  | LabelReturn
  | ReceiveReturn
  | InspectReturn
  | CloseReturn
  | CancelReturn
  | ReopenReturn;

/** Everything a return part understands. @since 0.1.0 */
export type ReturnEvent = ReturnFact | ReturnCommand;
