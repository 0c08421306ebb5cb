import type { LedgerEntry } from './format.ts';
import { type Draft, Refused, type Session, Untold } from './session.ts';

const main = 'ledger';

/** What is known of a provider's ledger before its entries are told one by one: an entry may be about one that arrives later. */
interface Ledger {
  readonly session: Session;
  readonly authorization: string | undefined;
  /** The largest charge: what refunds and chargebacks are of. */
  readonly charge: { readonly payment: string; readonly reference: string } | undefined;
  /** Refs whose outcome was told, by kind. */
  readonly done: Set<string>;
  /** Requests that the order made, by kind and ref. */
  readonly asked: Set<string>;
}

interface Entry extends LedgerEntry {
  readonly kind: string;
  readonly outcome: string;
  readonly reference: string;
  readonly hasRef: boolean;
}

const spelled: Readonly<Record<string, string>> = {
  requested: 'request',
  succeeded: 'success',
  failed: 'failure',
  reversed: 'reverse',
  adjusted: 'adjustment',
};

function entryOf(entry: LedgerEntry, i: number): Entry {
  const [kind = '', outcome = 'success'] = entry.type.split('_');
  const reference = entry.ref ?? `entry-${i + 1}`;
  return { ...entry, kind, outcome: spelled[outcome] ?? outcome, reference, hasRef: entry.ref != null };
}

/** Tells the order what a provider's ledger says, as facts, and as commands where the peer asked. */
export function openingLedger(session: Session): void {
  const told = (session.story.parts?.ledger ?? []).filter(({ ignore }) => !ignore).map(entryOf);
  if (told.length === 0) return;
  const sum = told.reduce((all, { amount }) => all + amount, 0);
  session.tell({ type: 'payment.added', payment: main, method: 'card', amount: session.money(sum) });
  const authorizations = told.filter(({ kind, outcome }) => kind === 'authorize' && outcome !== 'failure');
  const charges = told.filter(({ kind, outcome }) => kind === 'charge' && outcome === 'success');
  const [largest] = charges.toSorted((a, b) => b.amount - a.amount);
  const ledger: Ledger = {
    session,
    authorization: authorizations[0] && `authorize-${authorizations[0].reference}`,
    charge: largest && { payment: tenderOf(largest), reference: `charge-${largest.reference}` },
    done: new Set(),
    asked: new Set(),
  };
  const adjusted = told
    .filter(({ outcome }) => outcome === 'adjustment')
    .toSorted((a, b) => (a.atMinutes ?? 0) - (b.atMinutes ?? 0));
  for (const entry of told) {
    // Of several adjustments the latest counts, by when it happened.
    if (entry.outcome === 'adjustment' && entry !== adjusted.at(-1)) continue;
    const handler = entries[`${entry.kind}_${entry.outcome}`] ?? entries[entry.kind];
    if (!handler) throw new Untold(`no entry "${entry.type}" of a ledger is known`);
    handler(ledger, entry);
    if (entry.outcome !== 'request') ledger.done.add(`${entry.kind}-${entry.reference}`);
  }
}

/** A charge that names nothing is of no authorization: a payment of its own. */
function tenderOf({ kind, hasRef, reference }: Entry): string {
  return kind === 'charge' && !hasRef ? `${main}-${reference}` : main;
}

type Handler = (ledger: Ledger, entry: Entry) => void;

const request =
  (command: (ledger: Ledger, entry: Entry) => Draft): Handler =>
  (ledger, entry) => {
    const id = `${entry.kind}-${entry.reference}`;
    if (ledger.done.has(id)) return;
    try {
      ledger.session.ask({ id, ...command(ledger, entry) }, 'waits');
      ledger.asked.add(id);
    } catch (error) {
      // What is asked of money that is not there, we never ask; what the provider says of it comes all the same.
      if (!(error instanceof Refused)) throw error;
    }
  };

const fact =
  (type: string, more: (ledger: Ledger, entry: Entry) => Readonly<Record<string, unknown>> = () => ({})): Handler =>
  (ledger, entry) => {
    const reference = `${entry.kind}-${entry.reference}`;
    const op = ledger.asked.has(reference) ? { op: reference } : {};
    ledger.session.tell({
      type,
      payment: tenderOf(entry),
      reference,
      ...op,
      ...more(ledger, entry),
      by: { kind: 'provider', id: 'provider' },
    });
  };

const amounts = ({ session }: Ledger, { amount }: Entry) => ({ amount: session.money(amount) });
const drawn = (ledger: Ledger, entry: Entry) => ({
  ...amounts(ledger, entry),
  ...(ledger.authorization !== undefined && entry.hasRef && { of: ledger.authorization }),
});
const ofCharge = (ledger: Ledger, entry: Entry) => ({
  ...amounts(ledger, entry),
  payment: entry.hasRef ? (ledger.charge?.payment ?? main) : `${main}-${entry.reference}`,
  of: (entry.hasRef ? ledger.charge?.reference : undefined) ?? 'unknown',
});
const failed = fact('payment.failed', (_, { kind, reference }) => ({ reference: `failure-${kind}-${reference}` }));

const entries: Readonly<Record<string, Handler>> = {
  authorize_request: request((ledger, entry) => ({
    type: 'payment.authorize',
    payment: main,
    ...amounts(ledger, entry),
  })),
  authorize_success: fact('payment.authorized', amounts),
  authorize_failure: failed,
  authorize_adjustment: (ledger, entry) => {
    const [open] = [...ledger.asked].filter((id) => id.startsWith('authorize-') && !ledger.done.has(id));
    fact('payment.authorized', (of, one) => ({
      ...amounts(of, one),
      ...(ledger.authorization !== undefined && { replaces: ledger.authorization }),
      ...(open !== undefined && { op: open }),
    }))(ledger, entry);
  },
  charge_request: request((ledger, entry) => ({ type: 'payment.capture', payment: main, ...amounts(ledger, entry) })),
  charge_success: fact('payment.captured', drawn),
  charge_failure: failed,
  refund_request: request((ledger, entry) => ({
    type: 'payment.refund',
    ...ofCharge(ledger, { ...entry, hasRef: true }),
  })),
  refund_success: fact('payment.refunded', ofCharge),
  refund_failure: fact('payment.refund_failed'),
  cancel_request: request((ledger, entry) => ({ type: 'payment.void', payment: main, ...amounts(ledger, entry) })),
  cancel_success: fact('payment.voided', amounts),
  cancel_failure: failed,
  chargeback: fact('payment.dispute_opened', (ledger, entry) => ({ ...ofCharge(ledger, entry), kind: 'chargeback' })),
};
