import {
  type CoreOrderDefinition,
  type OrderEvent,
  type ProviderSnapshot,
  reconcile,
  type SnapshotPayment,
} from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

/** Where a provider lists what each fact tells. */
const lists: Readonly<Record<string, keyof SnapshotPayment>> = {
  'payment.authorized': 'authorizations',
  'payment.captured': 'captures',
  'payment.voided': 'voids',
  'payment.expired': 'expiries',
  'payment.failed': 'failures',
  'payment.refund_pending': 'refunds',
  'payment.refunded': 'refunds',
  'payment.refund_failed': 'refunds',
};

const statuses: Readonly<Record<string, 'pending' | 'succeeded' | 'failed'>> = {
  'payment.refund_pending': 'pending',
  'payment.refunded': 'succeeded',
  'payment.refund_failed': 'failed',
};

/** What a provider lists that knows nothing but what it told; of refunds that ended, also what an older list says: that they are on their way. */
function snapshotOf(facts: readonly OrderEvent[], at: string): ProviderSnapshot {
  const tenders = new Map<string, Record<string, object[]>>();
  for (const fact of facts) {
    const list = lists[fact.type];
    if (list === undefined || !('payment' in fact) || fact.payment === undefined) continue;
    const { id: _, at: __, by: ___, type, payment, reason: ____, ...item } = fact as OrderEvent & { payment: string };
    const tender = tenders.get(payment) ?? {};
    tenders.set(payment, tender);
    const listed = (status?: string) => ({ ...item, ...(status !== undefined && { status }) });
    const status = statuses[type];
    const older = status === 'succeeded' || status === 'failed' ? [olderThan(item)] : [];
    tender[list] = [...(tender[list] ?? []), listed(status), ...older];
  }
  const payments = [...tenders].map(([payment, said]) => ({ payment, ...said }) as unknown as SnapshotPayment);
  return { at, by: { kind: 'provider', id: 'gateway' }, payments };
}

/** A refund as it was listed before it ended. */
function olderThan(item: object): object {
  return { amount: { amount: 1, currency: 'EUR' }, of: 'a capture', ...item, status: 'pending' };
}

/** Law 3, of what a provider lists: what the order was told of its tenders asks for nothing, and neither does an older list of it. */
export function whatIsListedIsKnown(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
  missingIn: typeof reconcile = reconcile,
): void {
  const { told, last } = tell(definition, history);
  const tenders = new Set(last.payments.map(({ id }) => id));
  const known = told.flatMap((step) => {
    const { event, applied } = step;
    const isKnown = 'payment' in event && event.payment !== undefined && tenders.has(event.payment);
    return isKnown && isAccepted(step) && applied.outcome.kind !== 'parked' ? [event] : [];
  });
  const [missing] = missingIn(last, snapshotOf(known, told.at(-1)?.event.at ?? history.opening.input.at));
  if (missing)
    breaks('whatIsListedIsKnown', `a list of what was told asks for ${JSON.stringify(missing)}`, definition, history);
}
