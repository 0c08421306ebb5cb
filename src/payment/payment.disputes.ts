import { hasAny, rowsOf } from '../ledger.ts';
import { onceWhere } from '../once.ts';
import type { DisputeKind, DisputeState } from '../statuses.money.ts';
import {
  capturesOf,
  isSince,
  minorOf,
  type PaymentContext,
  type PaymentKind,
  type PaymentRow,
  sum,
} from './payment.rows.ts';

/** One dispute of a tender, over all its reports. Amounts are minor units. */
export interface TenderDispute {
  readonly reference: string;
  /** The capture's reference; unknown where only later reports came. */
  readonly capture: string | undefined;
  /** The capture is known, so that the dispute counts. */
  readonly counted: boolean;
  readonly kind: DisputeKind;
  readonly state: DisputeState;
  readonly amount: number;
  /** What it keeps from us now: for good, or until it is decided. */
  readonly taken: number;
  /** Of that, what is lost for good. */
  readonly lost: number;
  readonly respondBy: string | undefined;
  /** Nobody answered it by then. */
  readonly unanswered: boolean;
  /** Reports say that it was won and that it was not, and no sequence tells which is later. */
  readonly contradicted: boolean;
}

const isDisputed: (context: PaymentContext) => boolean = hasAny<PaymentKind>([
  'dispute_opened',
  'dispute_updated',
  'dispute_closed',
]);

/** Every dispute of a tender, by reference. A pure function of its rows. */
export const disputesIn: (context: PaymentContext) => readonly TenderDispute[] = onceWhere(
  isDisputed,
  [],
  (context) => {
    const { rows } = context;
    const opened = new Map(rowsOf(rows, 'dispute_opened').map((row) => [row.reference, row]));
    const reports = [...rowsOf(rows, 'dispute_updated'), ...rowsOf(rows, 'dispute_closed')];
    const references = [...new Set([...opened.keys(), ...reports.flatMap(({ of }) => of ?? [])])].sort();
    const captures = capturesOf(context);
    return references.map((reference) => {
      const isOwn = ({ of }: PaymentRow) => of === reference;
      const by = opened.get(reference)?.expiresAt;
      const unanswered = rowsOf(rows, 'dispute_unanswered')
        .filter(isOwn)
        .some((row) => isSince(row, by));
      return { ...disputeOf(reference, opened.get(reference), reports.filter(isOwn), captures), unanswered };
    });
  },
);

function disputeOf(
  reference: string,
  opened: PaymentRow | undefined,
  reports: readonly PaymentRow[],
  captures: ReadonlyMap<string, number>,
): Omit<TenderDispute, 'unanswered'> {
  const closings = rowsIn(reports, 'dispute_closed');
  const { state, decisive, contradicted } =
    closings.length > 0 ? outcomeOf(closings) : { ...stageOf(rowsIn(reports, 'dispute_updated')), contradicted: false };
  const isChargeback = opened?.form !== 'inquiry' || reports.some(({ form }) => form === 'chargeback');
  const amount = opened ? minorOf(opened) : 0;
  const said = decisive.filter((row) => row.amount !== undefined).map(minorOf);
  const lost =
    state === 'lost' || state === 'accepted' ? (said.length > 0 ? Math.max(...said) : isChargeback ? amount : 0) : 0;
  const open = state === 'needs_response' || state === 'under_review';
  return {
    reference,
    capture: opened?.of,
    counted: opened?.of !== undefined && captures.has(opened.of),
    kind: isChargeback ? 'chargeback' : 'inquiry',
    state,
    amount,
    taken: open && isChargeback ? amount : lost,
    lost,
    respondBy: opened?.expiresAt,
    contradicted,
  };
}

function rowsIn(rows: readonly PaymentRow[], kind: PaymentRow['kind']): readonly PaymentRow[] {
  return rows.filter((row) => row.kind === kind);
}

interface Decided {
  readonly state: DisputeState;
  /** The reports that say so. */
  readonly decisive: readonly PaymentRow[];
}

/** How it ended: not won, unless every report of that has a sequence and a report of winning has a higher one. */
function outcomeOf(closings: readonly PaymentRow[]): Decided & { readonly contradicted: boolean } {
  const won = closings.filter(({ status }) => status === 'won');
  const others = closings.filter(({ status }) => status !== 'won');
  if (others.length === 0) return { state: 'won', decisive: won, contradicted: false };
  const ordered = closings.every(({ sequence }) => sequence !== undefined) && latest(won) !== latest(others);
  if (ordered && latest(won) > latest(others)) return { state: 'won', decisive: won, contradicted: false };
  const lost = others.filter(({ status }) => status === 'lost');
  return {
    state: lost.length > 0 ? 'lost' : 'accepted',
    decisive: lost.length > 0 ? lost : others,
    contradicted: won.length > 0 && !ordered,
  };
}

/** Where it stands: what the latest report says, and of several that are alike late the one that is further. */
function stageOf(updates: readonly PaymentRow[]): Decided {
  const last = updates.filter(({ sequence = none }) => sequence === latest(updates));
  const reviewed = last.some(({ status }) => status === 'under_review');
  return { state: reviewed ? 'under_review' : 'needs_response', decisive: [] };
}

const none = -1;

function latest(rows: readonly PaymentRow[]): number {
  return rows.reduce((most, { sequence = none }) => Math.max(most, sequence), none);
}

/** What disputes keep from us, of one capture or of the tender: for good, or until they are decided. Minor units. */
export function disputedOf(context: PaymentContext, capture?: string): number {
  return together(context, (dispute) => (dispute.counted && ofCapture(dispute, capture) ? dispute.taken : 0));
}

/** Of what disputes keep from us: what is lost for good. Minor units. */
export function disputeLostOf(context: PaymentContext): number {
  return together(context, ({ counted, lost }) => (counted ? lost : 0));
}

/** What disputes keep from us whose capture is not known. Minor units. */
export function disputeUncountedOf(context: PaymentContext): number {
  return together(context, ({ counted, taken }) => (counted ? 0 : taken));
}

function together(context: PaymentContext, amountOf: (dispute: TenderDispute) => number): number {
  return disputesIn(context).reduce((amount, dispute) => amount + amountOf(dispute), 0);
}

function ofCapture(dispute: TenderDispute, capture: string | undefined): boolean {
  return capture === undefined || dispute.capture === capture;
}

/** For each capture of which disputes and refunds together took more than it brought: the excess that is not the refunds' alone. */
export function paidBackTwiceOf(context: PaymentContext, refunds: readonly PaymentRow[]) {
  return [...capturesOf(context)].flatMap(([capture, brought]) => {
    const refunded = sum(refunds.filter(({ of }) => of === capture));
    const disputed = disputedOf(context, capture);
    const kept = Math.max(0, brought - refunded);
    return disputed > kept ? [{ capture, refunded, disputed, excess: disputed - kept }] : [];
  });
}
