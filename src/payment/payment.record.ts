import { type Envelope, instant, rowOf } from '../events.ts';
import { enter } from '../ledger.ts';
import type { Money } from '../money.ts';
import type { DisputeKind } from '../statuses.money.ts';
import type { Units } from '../units.ts';
import type { PaymentEvent } from './payment.events.ts';
import { drawnOn } from './payment.operations.ts';
import type { PaymentContext, PaymentKind, PaymentRow } from './payment.rows.ts';

type Of<Type extends PaymentEvent['type']> = Extract<PaymentEvent, { readonly type: Type }>;

/** All that an event may say about money beside its kind and reference. */
interface Said extends Partial<Envelope> {
  readonly amount?: Money;
  readonly of?: string;
  readonly op?: string;
  readonly expiresAt?: string;
  readonly method?: string;
  readonly goodwill?: true;
  readonly return?: string;
  readonly to?: string;
  readonly kind?: DisputeKind;
  readonly status?: string;
  readonly outcome?: string;
  readonly respondBy?: string;
  readonly dueAt?: string;
  readonly sequence?: number;
  readonly replaces?: string;
  readonly fulfillment?: string;
  readonly units?: Units;
  readonly worth?: Money;
}

/** What an event says, as a row. Money in another currency than the order's is kept apart, so that it never stands in for what counts. */
function rowIn({ currency }: PaymentContext, kind: PaymentKind, reference: string, said: Said): PaymentRow {
  const { amount, expiresAt = said.respondBy ?? said.dueAt } = said;
  const money = amount && { amount: amount.amount + 0, currency: amount.currency };
  return rowOf(kind, reference, said, {
    amount: money?.currency === currency ? money : undefined,
    foreign: money?.currency === currency ? undefined : money,
    of: said.of,
    op: said.op,
    expiresAt: expiresAt === undefined ? undefined : instant(expiresAt),
    method: said.method,
    goodwill: said.goodwill,
    return: said.return,
    to: said.to,
    form: said.kind,
    status: said.status ?? said.outcome,
    sequence: said.sequence === undefined ? undefined : said.sequence + 0,
    replaces: said.replaces,
    fulfillment: said.fulfillment,
    units: said.units,
    worth: said.worth,
  });
}

/** A report, known by its reference. */
const told =
  <Type extends PaymentEvent['type']>(kind: PaymentKind) =>
  (context: PaymentContext, event: Of<Type> & { readonly reference: string }): PaymentContext =>
    enter(context, rowIn(context, kind, event.reference, event));

/** A command that was accepted, known by its id. */
const asked =
  <Type extends PaymentEvent['type']>(kind: PaymentKind) =>
  (context: PaymentContext, event: Of<Type>): PaymentContext =>
    enter(context, rowIn(context, kind, event.id, event));

/** How each event enters a tender's ledger. */
export const evolve = {
  recordTender: (context: PaymentContext, event: Of<'payment.added'>): PaymentContext =>
    enter(context, rowIn(context, 'added', event.payment, event)),
  recordChallenge: told<'payment.action_required'>('action_required'),
  recordAuthorization: told<'payment.authorized'>('authorized'),
  recordCapture: told<'payment.captured'>('captured'),
  recordVoid: told<'payment.voided'>('voided'),
  recordExpiry: told<'payment.expired'>('expired'),
  recordFailure: told<'payment.failed'>('failed'),
  recordUnknown: told<'payment.unknown'>('unknown'),
  recordPendingRefund: told<'payment.refund_pending'>('refund_pending'),
  recordRefund: told<'payment.refunded'>('refunded'),
  recordFailedRefund: told<'payment.refund_failed'>('refund_failed'),
  recordReminder: told<'payment.reminded'>('reminded'),
  recordOverdue: told<'payment.overdue'>('overdue'),
  recordDispute: told<'payment.dispute_opened'>('dispute_opened'),
  recordDisputeUpdate: told<'payment.dispute_updated'>('dispute_updated'),
  recordDisputeUnanswered: told<'payment.dispute_unanswered'>('dispute_unanswered'),
  recordDisputeEnd: told<'payment.dispute_closed'>('dispute_closed'),
  askToAuthorize: asked<'payment.authorize'>('authorize'),
  askToCapture: (context: PaymentContext, event: Of<'payment.capture'>): PaymentContext =>
    asked<'payment.capture'>('capture')(context, drawing(context, event, event.at)),
  askToVoid: (context: PaymentContext, event: Of<'payment.void'>): PaymentContext =>
    asked<'payment.void'>('void')(context, drawing(context, event)),
  /** It is the record itself, as if the bank had told it. */
  markPaid: (context: PaymentContext, event: Of<'payment.mark_paid'>): PaymentContext =>
    enter(
      context,
      rowIn(context, 'captured', event.reference ?? event.id, { occurredAt: event.at, ...event, op: event.id }),
    ),
  askToRefund: asked<'payment.refund'>('refund'),
} as const;

/** A request that knows what it draws on. */
function drawing<Event extends Of<'payment.capture' | 'payment.void'>>(
  context: PaymentContext,
  event: Event,
  at?: string,
): Event {
  const of = drawnOn(context, event.amount.amount, event.of, at);
  return of === undefined ? event : { ...event, of };
}
