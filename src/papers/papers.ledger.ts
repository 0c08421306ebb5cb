import { rowOf } from '../events.ts';
import { enter, hasRow, type LedgerRow, rowsOf } from '../ledger.ts';
import type { LifecycleContext } from '../order/lifecycle.ledger.ts';
import { type Reason, reason } from '../reasons.ts';
import { normalUnits } from '../units.ts';
import type { ChangeAddress, InvoiceOrder, OrderInvoiced, ResolvedReceipt } from './papers.events.ts';

/** The address that stands, of the order or of a parcel, or of bills: the one that no later change names as the one before it. */
export function standingAddress(
  { rows }: LifecycleContext,
  fulfillment?: string,
  kind: 'addressed' | 'billed' = 'addressed',
): LedgerRow | undefined {
  const changes = rowsOf(rows, kind).filter((row) => row.fulfillment === fulfillment);
  const replaced = new Set(changes.map(({ of }) => of));
  return changes.find(({ reference }) => !replaced.has(reference));
}

/** What a change of address changes, as the order has it now. */
function concernedBy(context: LifecycleContext, { fulfillment, billing }: ChangeAddress) {
  const kind = billing ? 'billed' : 'addressed';
  return { kind, standing: standingAddress(context, fulfillment, kind) } as const;
}

/** Invoices that were asked for and not made. */
export function openInvoicesOf({ rows }: LifecycleContext): readonly LedgerRow[] {
  const asked = rowsOf(rows, 'invoice');
  if (asked.length === 0) return asked;
  const made = new Set(rowsOf(rows, 'invoiced').map(({ op }) => op));
  return asked.filter(({ reference }) => !made.has(reference));
}

/** What speaks against a command about papers, as far as the ledger knows. */
export const paperRules = {
  isAnotherAddress: (context: LifecycleContext, event: ChangeAddress): null | Reason => {
    const { id, address, fulfillment, billing } = event;
    const { kind, standing } = concernedBy(context, event);
    if (billing && fulfillment !== undefined)
      return reason('invalid_event', {
        path: 'fulfillment',
        problem: 'only the order has an address that bills go to',
      });
    if (hasRow(context.rows, kind, id)) return reason('reference_used', { reference: id });
    return standing?.address === address ? reason('address_unchanged', { address }) : null;
  },
};

/** What is known of papers after an event. */
export const paperEvolvers = {
  changeAddress: (context: LifecycleContext, event: ChangeAddress) => {
    const { kind, standing } = concernedBy(context, event);
    const { address, fulfillment } = event;
    const said = { occurredAt: event.at, ...event };
    return enter(context, rowOf(kind, event.id, said, { address, fulfillment, of: standing?.reference }));
  },
  askForInvoice: (context: LifecycleContext, event: InvoiceOrder) => enter(context, rowOf('invoice', event.id, event)),
  recordInvoice: (context: LifecycleContext, event: OrderInvoiced) =>
    enter(context, rowOf('invoiced', event.reference, event, { op: event.op })),
  confirmReceipt: (context: LifecycleContext, event: ResolvedReceipt) =>
    enter(
      context,
      rowOf('received', event.id, { occurredAt: event.at, ...event }, { units: normalUnits(event.units) }),
    ),
};
