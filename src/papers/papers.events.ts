import type { Envelope } from '../events.ts';
import type { Units } from '../units.ts';

/** Facts about an order's papers. @since 0.1.0 */
export const paperFacts = ['order.invoiced'] as const;

/** Commands about an order's papers: where it goes, its invoice, and the customer's word that it came. @since 0.1.0 */
export const paperCommands = ['order.change_address', 'order.invoice', 'order.confirm_receipt'] as const;

/** An invoice was made. @since 0.1.0 */
export interface OrderInvoiced extends Envelope {
  readonly type: 'order.invoiced';
  /** The invoice's number. */
  readonly reference: string;
  /** The id of our command that this answers. */
  readonly op?: string;
}

/**
 * Send the order, or one parcel of it, somewhere else, which is refused while what it concerns is shipped; or send its bills somewhere else.
 *
 * @since 0.1.0
 */
export interface ChangeAddress extends Envelope {
  readonly type: 'order.change_address';
  /** The shop's own reference of the address. Keep what has to be erased one day out of it. */
  readonly address: string;
  /** The parcel, where only that goes elsewhere. */
  readonly fulfillment?: string;
  /** It is the address that bills go to, which only the order has. */
  readonly billing?: true;
}

/** Ask for an invoice. Each one has a command of its own. @since 0.1.0 */
export interface InvoiceOrder extends Envelope {
  readonly type: 'order.invoice';
}

/** Everything came: the customer's own word, beside what the carrier says. @since 0.1.0 */
export interface ConfirmReceipt extends Envelope {
  readonly type: 'order.confirm_receipt';
}

/** `order.confirm_receipt` as the life-cycle records it: with what had been handed over. @since 0.1.0 */
export interface ResolvedReceipt extends ConfirmReceipt {
  readonly units: Units;
}

/** What happened to an order's papers. @since 0.1.0 */
export type PaperFact = OrderInvoiced;

/** What may be asked about an order's papers. @since 0.1.0 */
export type PaperCommand = ChangeAddress | InvoiceOrder | ConfirmReceipt;
