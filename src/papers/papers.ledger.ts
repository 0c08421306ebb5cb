import { rowOf } from '../events.ts';
import { enter, hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import type { LifecycleContext } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import { normalUnits } from '../units.ts';
import type { ChangeAddress, InvoiceOrder, OrderInvoiced, ResolvedReceipt } from './papers.events.ts';

/** The address that stands, of the order or of a parcel: the one that no later change names as the one before it. */
export function standingAddress({ rows }: LifecycleContext, fulfillment?: string): LedgerRow | undefined {
  const changes = rowsOf(rows, 'addressed').filter((row) => row.fulfillment === fulfillment);
  const replaced = new Set(changes.map(({ of }) => of));
  return changes.find(({ reference }) => !replaced.has(reference));
}

/** Invoices that were asked for and not made. */
export function openInvoicesOf({ rows }: LifecycleContext): readonly LedgerRow[] {
  const made = new Set(rowsOf(rows, 'invoiced').map(({ op }) => op));
  return rowsOf(rows, 'invoice').filter(({ reference }) => !made.has(reference));
}

/** What speaks against a command about papers, as far as the ledger knows. */
export const paperRules = {
  isAnotherAddress: (context: LifecycleContext, { id, address, fulfillment }: ChangeAddress): null | Reason => {
    if (hasRow(context.rows, 'addressed', id)) return reason('reference_used', { reference: id });
    return standingAddress(context, fulfillment)?.address === address ? reason('address_unchanged', { address }) : null;
  },
};

/** What is known of papers after an event. */
export const paperEvolvers = {
  changeAddress: (context: LifecycleContext, event: ChangeAddress) =>
    enter(
      context,
      rowOf(
        'addressed',
        event.id,
        { occurredAt: event.at, ...event },
        {
          address: event.address,
          fulfillment: event.fulfillment,
          of: standingAddress(context, event.fulfillment)?.reference,
        },
      ),
    ),
  askForInvoice: (context: LifecycleContext, event: InvoiceOrder) => enter(context, rowOf('invoice', event.id, event)),
  recordInvoice: (context: LifecycleContext, event: OrderInvoiced) =>
    enter(context, rowOf('invoiced', event.reference, event, { op: event.op })),
  confirmReceipt: (context: LifecycleContext, event: ResolvedReceipt) =>
    enter(
      context,
      rowOf('received', event.id, { occurredAt: event.at, ...event }, { units: normalUnits(event.units) }),
    ),
};
