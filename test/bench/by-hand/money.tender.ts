import { inserted } from './lists.ts';
import type { Authorization, Operation, OperationKind, Tender, TenderState } from './order.ts';

const nothingPending: Tender['pending'] = { authorize: 0, capture: 0, void: 0, refund: 0 };

export function newTender(id: string, method?: string, declared?: number): Tender {
  return {
    id,
    state: 'pending',
    method,
    declared,
    authorizations: [],
    captures: [],
    voids: [],
    refunds: [],
    failures: [],
    refundFailures: [],
    operations: [],
    looseCaptured: 0,
    looseVoided: 0,
    authorized: 0,
    open: 0,
    captured: 0,
    refunded: 0,
    uncounted: 0,
    pending: nothingPending,
  };
}

/** The operations, one of them answered by so much, or ended. */
export function answered(
  { operations }: Tender,
  op: string | undefined,
  amount: number,
  ends: boolean,
): readonly Operation[] {
  if (op === undefined) return operations;
  return operations.map((one) => (one.id === op ? { ...one, open: ends ? 0 : Math.max(0, one.open - amount) } : one));
}

/** The tender with one more thing asked of its gateway. */
export function asked(
  tender: Tender,
  id: string,
  kind: OperationKind,
  amount: number,
  of: string | undefined,
  about?: string,
): Tender {
  const operation: Operation = { id, kind, amount, of, return: about, open: amount, left: 0 };
  let place = tender.operations.length;
  while (place > 0 && (tender.operations[place - 1] as Operation).id > id) place--;
  return settled({ ...tender, operations: inserted(tender.operations, -1 - place, operation) });
}

/** What is left of each authorization, what is pending, and where the tender stands. */
export function settled(tender: Tender): Tender {
  let { looseVoided, looseCaptured } = tender;
  let open = 0;
  let authorizations = tender.authorizations;
  for (let i = 0; i < authorizations.length; i++) {
    const row = authorizations[i] as Authorization;
    const unspent = Math.max(0, row.amount - row.voided - row.captured);
    const given = Math.min(unspent, looseVoided);
    const taken = Math.min(unspent - given, looseCaptured);
    looseVoided -= given;
    looseCaptured -= taken;
    const left = unspent - given - taken;
    open += left;
    if (left === row.left) continue;
    if (authorizations === tender.authorizations) authorizations = authorizations.slice();
    (authorizations as Authorization[])[i] = { ...row, left };
  }
  const pending = { authorize: 0, capture: 0, void: 0, refund: 0 };
  let operations = tender.operations;
  for (let i = 0; i < operations.length; i++) {
    const one = operations[i] as Operation;
    const left = one.kind === 'void' ? Math.min(one.open, leftToVoid(authorizations, one.of)) : one.open;
    pending[one.kind] += left;
    if (left === one.left) continue;
    if (operations === tender.operations) operations = operations.slice();
    (operations as Operation[])[i] = { ...one, left };
  }
  const state = stateOf(tender, open, pending.authorize + pending.capture > 0);
  return { ...tender, state, authorizations, operations, open, pending };
}

/** A void of which nothing is set aside any more has nothing left to ask for. */
function leftToVoid(authorizations: readonly Authorization[], of: string | undefined): number {
  for (const row of authorizations) if (row.reference === of) return row.left;
  return Number.MAX_SAFE_INTEGER;
}

function stateOf(tender: Tender, open: number, isAttempted: boolean): TenderState {
  const { captured, refunded, declared } = tender;
  if (refunded > 0) return refunded >= captured ? 'refunded' : 'partially_refunded';
  if (tender.captures.length > 0)
    return open === 0 && (declared === undefined || captured >= declared) ? 'captured' : 'partially_captured';
  if (open > 0) return 'authorized';
  if (isAttempted) return 'pending';
  if (tender.voids.length > 0) return 'voided';
  return tender.failures.length > 0 ? 'failed' : 'pending';
}

const gateways: ReadonlySet<string> = new Set(['card', 'voucher', 'store_credit']);

/** Whether a gateway is to be asked; of a tender that nobody declared it may be. */
export function isOffline({ method }: Tender): boolean {
  return method !== undefined && !gateways.has(method);
}

/** What is set aside and not spoken for. */
export function availableOf(tender: Tender, row: Authorization): number {
  let spoken = 0;
  for (const one of tender.operations)
    if (one.of === row.reference && (one.kind === 'capture' || one.kind === 'void')) spoken += one.left;
  return Math.max(0, row.left - spoken);
}

/** The authorization that a request draws on: the first that has enough, else the one that has most. */
export function drawnOn(tender: Tender, amount: number): string | undefined {
  let most = 0;
  let best: string | undefined;
  for (const row of tender.authorizations) {
    const available = availableOf(tender, row);
    if (available === 0) continue;
    if (available >= amount) return row.reference;
    if (available > most) {
      most = available;
      best = row.reference;
    }
  }
  return best;
}

/** What the tender is to pay and does not hold; without end where it was never declared. */
export function wantedOf({ declared, captured, refunded }: Tender): number {
  return declared === undefined ? Number.MAX_SAFE_INTEGER : declared - (captured - refunded);
}

/** What may go back, of one capture or of the tender. */
export function refundableOf(tender: Tender, of?: string): number {
  const ofTender = Math.max(0, tender.captured - tender.refunded - tender.uncounted - tender.pending.refund);
  if (of === undefined) return ofTender;
  const capture = tender.captures.find(({ reference }) => reference === of);
  let gone = 0;
  for (const one of tender.operations) if (one.kind === 'refund' && one.of === of) gone += one.left;
  return capture ? Math.max(0, Math.min(ofTender, capture.amount - capture.refunded - gone)) : 0;
}
