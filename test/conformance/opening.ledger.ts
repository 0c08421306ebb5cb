import type { LedgerEntry } from './format.ts';
import { type Draft, Refused, type Session, Untold } from './session.ts';

/** The tender that a ledger is about, and the one that an order was paid with before its ledger began. */
export const ledgerTender = 'ledger';
export const presupposedTender = 'paid';
const main = ledgerTender;

/** What is known of a provider's ledger before its entries are told one by one: an entry may be about one that arrives later. */
interface Ledger {
  readonly session: Session;
  /** What stands of the authorizations once all was told. */
  readonly standing: string | undefined;
  /** The authorization that an adjustment takes the place of: the one before it, by when it happened. */
  readonly replaced: ReadonlyMap<string, string>;
  /** The largest charge: what refunds and chargebacks are of. */
  readonly charge: { readonly payment: string; readonly reference: string; readonly isPresupposed?: true } | undefined;
  /** Refs whose outcome was told, by kind. */
  readonly done: Set<string>;
  /** Requests that the order made, by kind and ref. */
  readonly asked: Set<string>;
  readonly refunds: readonly Entry[];
  readonly told: readonly Entry[];
  readonly isAdjusted: boolean;
  readonly firstAuthorization: string | undefined;
}

interface Entry extends LedgerEntry {
  readonly kind: string;
  readonly outcome: string;
  readonly reference: string;
  readonly hasRef: boolean;
  /** When it happened: as it says, else as it arrived. */
  readonly when: readonly [minutes: number, arrival: number];
}

const isBefore = (one: Entry, other: Entry) =>
  one.when[0] < other.when[0] || (one.when[0] === other.when[0] && one.when[1] < other.when[1]);

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
  const when = [entry.atMinutes ?? 0, i] as const;
  return { ...entry, kind, outcome: spelled[outcome] ?? outcome, reference, hasRef: entry.ref !== undefined, when };
}

/** Tells the order what a provider's ledger says, as facts, and as commands where the peer asked. */
export function openingLedger(session: Session): void {
  const told = (session.story.parts?.ledger ?? []).filter(({ ignore }) => !ignore).map(entryOf);
  if (told.length === 0) return;
  const sum = told.reduce((all, { amount }) => all + amount, 0);
  session.tell({ type: 'payment.added', payment: main, method: 'card', amount: session.money(sum) });
  presupposeAuthorization(session, told);
  const authorizations = told.filter(({ kind, outcome }) => kind === 'authorize' && outcome !== 'failure');
  const charges = told.filter(({ kind, outcome }) => kind === 'charge' && outcome === 'success');
  const [largest] = charges.toSorted((a, b) => b.amount - a.amount);
  const adjusted = told.filter(({ outcome }) => outcome === 'adjustment').toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const chain = [...authorizations.filter(({ outcome }) => outcome === 'success').slice(0, 1), ...adjusted];
  const ledger: Ledger = {
    session,
    standing:
      (adjusted.at(-1) ?? authorizations[0]) && `authorize-${(adjusted.at(-1) ?? authorizations[0])?.reference}`,
    replaced: new Map(chain.slice(1).map(({ reference }, i) => [reference, `authorize-${chain[i]?.reference}`])),
    charge: largest
      ? { payment: chargeTender(largest), reference: `charge-${largest.reference}` }
      : presupposed(session),
    done: new Set(),
    asked: new Set(),
    told,
    refunds: told.filter(({ kind, outcome }) => kind === 'refund' && outcome === 'success'),
    isAdjusted: told.some(({ outcome }) => outcome === 'adjustment'),
    firstAuthorization: told.find(({ kind }) => kind === 'authorize')?.reference,
  };
  for (const entry of told) {
    const handler = entries[`${entry.kind}_${entry.outcome}`] ?? entries[entry.kind];
    if (!handler) throw new Untold(`no entry "${entry.type}" of a ledger is known`);
    handler(ledger, entry);
    if (entry.outcome !== 'request') ledger.done.add(`${entry.kind}-${entry.reference}`);
  }
}

/** What a provider is asked to give back was set aside: where a ledger tells of no money at all, that much is presupposed. */
function presupposeAuthorization({ tell, money }: Session, told: readonly Entry[]): void {
  const isMoney = told.some(({ kind, outcome }) => kind !== 'cancel' && outcome !== 'failure' && outcome !== 'request');
  const failed = new Set(
    told.flatMap(({ kind, outcome, reference }) => (kind === 'cancel' && outcome === 'failure' ? [reference] : [])),
  );
  const asked = told.filter(
    ({ kind, outcome, reference }) => kind === 'cancel' && outcome === 'request' && !failed.has(reference),
  );
  if (isMoney || asked.length === 0) return;
  const amount = money(asked.reduce((sum, one) => sum + one.amount, 0));
  tell({ type: 'payment.authorized', payment: main, reference: 'before', amount });
}

/** The payment that an order was paid with before its ledger began. */
function presupposed({ order }: Session): Ledger['charge'] {
  const paid = order().payments.find(({ id }) => id === presupposedTender);
  return paid && { payment: paid.id, reference: `opening:capture:${paid.id}`, isPresupposed: true };
}

/** A charge that names nothing is of no authorization: a payment of its own. */
function chargeTender({ hasRef, reference }: Entry): string {
  return hasRef ? main : `${main}-${reference}`;
}

/** With us one tender makes one attempt at a time: an attempt beside the first is a tender of its own, unless it adjusts the first. */
function tenderOf({ isAdjusted, firstAuthorization }: Ledger, entry: Entry): string {
  if (entry.kind === 'charge') return chargeTender(entry);
  const isBeside = entry.kind === 'authorize' && !isAdjusted && entry.reference !== firstAuthorization;
  return isBeside ? `${main}-${entry.reference}` : main;
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
      payment: tenderOf(ledger, entry),
      reference,
      ...op,
      ...more(ledger, entry),
      by: { kind: 'provider', id: 'provider' },
    });
  };

const amounts = ({ session }: Ledger, { amount }: Entry) => ({ amount: session.money(amount) });
const drawn = (ledger: Ledger, entry: Entry) => ({
  ...amounts(ledger, entry),
  ...(ledger.standing !== undefined && entry.hasRef && { of: ledger.standing }),
});
/** A refund that names nothing is of no charge; of what was paid before the ledger it can be, as nothing else is. */
const isOfCharge = ({ charge }: Ledger, { hasRef }: Entry) => hasRef || charge?.isPresupposed === true;
const ofCharge = (ledger: Ledger, entry: Entry) => ({
  ...amounts(ledger, entry),
  payment: isOfCharge(ledger, entry) ? (ledger.charge?.payment ?? main) : `${main}-${entry.reference}`,
  of: (isOfCharge(ledger, entry) ? ledger.charge?.reference : undefined) ?? 'unknown',
});

/** The success of the same reference that a failure takes back: one that happened before it. One that came after it was another attempt. */
const takenBack = ({ told }: Ledger, failure: Entry) =>
  told.some(
    (one) =>
      one.kind === failure.kind &&
      one.outcome === 'success' &&
      one.hasRef &&
      one.reference === failure.reference &&
      isBefore(one, failure),
  );
const failed = fact('payment.failed', (ledger, entry) => ({
  reference: `failure-${entry.kind}-${entry.reference}`,
  ...(takenBack(ledger, entry) && { of: `${entry.kind}-${entry.reference}` }),
}));

const askForRefund = request((ledger, entry) => ({
  type: 'payment.refund',
  ...ofCharge(ledger, { ...entry, hasRef: true }),
}));

const entries: Readonly<Record<string, Handler>> = {
  authorize_request: (ledger, entry) => {
    const payment = tenderOf(ledger, entry);
    if (payment !== main)
      ledger.session.tell({ type: 'payment.added', payment, method: 'card', ...amounts(ledger, entry) });
    request(() => ({ type: 'payment.authorize', payment, ...amounts(ledger, entry) }))(ledger, entry);
  },
  authorize_success: fact('payment.authorized', amounts),
  authorize_failure: failed,
  authorize_adjustment: (ledger, entry) => {
    const [open] = [...ledger.asked].filter((id) => id.startsWith('authorize-') && !ledger.done.has(id));
    fact('payment.authorized', (of, one) => ({
      ...amounts(of, one),
      ...(of.replaced.has(one.reference) && { replaces: of.replaced.get(one.reference) }),
      ...(open !== undefined && { op: open }),
    }))(ledger, entry);
  },
  charge_request: request((ledger, entry) => ({ type: 'payment.capture', payment: main, ...amounts(ledger, entry) })),
  charge_success: fact('payment.captured', drawn),
  charge_failure: failed,
  refund_request: askForRefund,
  refund_success: (ledger, entry) => {
    const { payment } = ofCharge(ledger, entry);
    if (!isOfCharge(ledger, entry))
      ledger.session.tell({ type: 'payment.added', payment, method: 'card', ...amounts(ledger, entry) });
    fact('payment.refunded', ofCharge)(ledger, entry);
  },
  refund_failure: (ledger, entry) => {
    const isBack = takenBack(ledger, entry);
    // What fails was asked for, whether or not the ledger says so.
    if (!isBack) askForRefund(ledger, entry);
    fact('payment.refund_failed', ({ charge }, { reference }) => ({
      payment: charge?.payment ?? main,
      ...(!isBack && { reference: `failure-refund-${reference}` }),
    }))(ledger, entry);
  },
  // With us a refund fails as a whole: it is taken back, and what stays of it is told anew.
  refund_reverse: (ledger, entry) => {
    let left = entry.amount;
    const exact = ledger.refunds.filter(({ amount }) => amount === left);
    for (const refund of exact.length > 0 ? exact.slice(0, 1) : ledger.refunds) {
      const stays = Math.max(0, refund.amount - left);
      if (left === 0) continue;
      left -= refund.amount - stays;
      const { payment, of } = ofCharge(ledger, refund);
      const reference = `refund-${refund.reference}`;
      ledger.session.tell({ type: 'payment.refund_failed', payment, reference });
      if (stays === 0) continue;
      const amount = ledger.session.money(stays);
      ledger.session.tell({ type: 'payment.refunded', payment, reference: `${reference}-rest`, of, amount });
    }
  },
  cancel_request: request((ledger, entry) => ({ type: 'payment.void', payment: main, ...amounts(ledger, entry) })),
  cancel_success: fact('payment.voided', amounts),
  cancel_failure: failed,
  chargeback: fact('payment.dispute_opened', (ledger, entry) => ({ ...ofCharge(ledger, entry), kind: 'chargeback' })),
};
