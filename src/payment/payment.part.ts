/**
 * One tender: how somebody pays part of the order.
 *
 * - **pending**: chosen, and no money has been promised. The customer or the shop acts next.
 * - **requires_action**: the customer has to confirm (3-D Secure, a redirect). They act next; the attempt can still fail.
 * - **authorized**: money is set aside. The shop captures or voids it before it expires.
 * - **partially_captured**: some money is ours, less than the tender is to pay. The rest is set aside, or can be asked for.
 * - **captured**: all of it is ours. It can be refunded, never "unpaid".
 * - **partially_refunded**: some went back. The rest can be refunded; an open authorization can still be captured.
 * - **refunded**: all that was captured went back. A refund that fails later takes this back; what is owed again can be asked for.
 * - **voided**, **expired**: what was set aside was released. A new attempt may be made.
 * - **failed**: the last attempt failed and none is under way. A new attempt may be made.
 */

import { instant, rowOf } from '../events.ts';
import { enter, has } from '../ledger.ts';
import type { Money } from '../money.ts';
import { definePart, type Part } from '../part/part.ts';
import { type Reason, reason } from '../reasons.ts';
import type { PaymentState } from '../statuses.ts';
import type { PaymentEvent } from './payment.events.ts';
import { authorizableOf, awaitsCustomer, capturableOf, refundableOf, totalsOf } from './payment.ledger.ts';
import { isGatewayMethod } from './payment.methods.ts';
import { availableOf, drawnOn, pendingOperationsOf } from './payment.operations.ts';
import { countedRowsOf, type PaymentContext, type PaymentKind } from './payment.rows.ts';

type Of<Type extends PaymentEvent['type']> = Extract<PaymentEvent, { readonly type: Type }>;

// Rows

/** The event's money: what is in another currency than the order's is kept apart, so that it never stands in for what counts. */
function moneyIn({ currency }: PaymentContext, { amount }: { readonly amount: Money }) {
  const value = { amount: amount.amount + 0, currency: amount.currency };
  return amount.currency === currency ? { amount: value } : { foreign: value };
}

// Rules

/** A gateway can be asked about its own methods, and about any tender of which it holds money already. */
function refusesGateway(context: PaymentContext, event: { readonly amount: Money }): null | Reason {
  const { method, authorized } = totalsOf(context);
  if (method !== undefined && !isGatewayMethod(method) && authorized === 0) return reason('offline_method', { method });
  return refusesCurrency(context, event);
}

function refusesCurrency({ currency }: PaymentContext, { amount }: { readonly amount: Money }): null | Reason {
  return amount.currency === currency
    ? null
    : reason('currency_mismatch', { expected: currency, currency: amount.currency });
}

const rules = {
  startsOneAttempt: (context: PaymentContext, event: Of<'payment.authorize'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const { pendingOperations } = totalsOf(context);
    if (pendingOperations.length > 0) return reason('operation_pending', { operations: pendingOperations });
    const declared = authorizableOf(context);
    return event.amount.amount > declared
      ? reason('exceeds_declared', { requested: event.amount.amount, declared })
      : null;
  },
  coversCapture: (context: PaymentContext, event: Of<'payment.capture'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const attempts = pendingOperationsOf(context).filter(({ row }) => row.kind === 'authorize');
    if (attempts.length > 0)
      return reason('operation_pending', { operations: attempts.map(({ row }) => row.reference) });
    const available = capturableOf(context, drawnOn(context, event.amount.amount, event.of, event.at));
    return event.amount.amount > available
      ? reason('exceeds_authorized', { requested: event.amount.amount, available })
      : null;
  },
  coversVoid: (context: PaymentContext, event: Of<'payment.void'>) => {
    const refused = refusesGateway(context, event);
    if (refused) return refused;
    const drawn = drawnOn(context, event.amount.amount, event.of);
    const available = drawn === undefined ? 0 : availableOf(context, drawn);
    return event.amount.amount > available
      ? reason('nothing_to_void', { requested: event.amount.amount, available })
      : null;
  },
  coversRefund: (context: PaymentContext, event: Of<'payment.refund'>) => {
    const refused = refusesCurrency(context, event);
    if (refused) return refused;
    const available = refundableOf(context, event.of);
    return event.amount.amount > available
      ? reason('exceeds_refundable', { requested: event.amount.amount, available })
      : null;
  },
};

// Settling conditions

const hasCounted = (kind: PaymentKind) => (context: PaymentContext) => countedRowsOf(context, kind).length > 0;

const when = {
  isRefunded: (context: PaymentContext) =>
    totalsOf(context).refunded > 0 && totalsOf(context).refunded >= totalsOf(context).captured,
  isPartlyRefunded: (context: PaymentContext) => totalsOf(context).refunded > 0,
  isCaptured: (context: PaymentContext) => {
    const { captured, declared, open } = totalsOf(context);
    return hasCounted('captured')(context) && open === 0 && (declared === undefined || captured >= declared);
  },
  isPartlyCaptured: hasCounted('captured'),
  isAuthorized: (context: PaymentContext) => totalsOf(context).open > 0,
  awaitsCustomer,
  hasAttempt: (context: PaymentContext) =>
    pendingOperationsOf(context).some(({ row }) => row.kind === 'authorize' || row.kind === 'capture'),
  isVoided: hasCounted('voided'),
  isExpired: hasCounted('expired'),
  isFailed: has<PaymentKind>('failed'),
};

// Evolvers

const evolve = {
  recordTender: (context: PaymentContext, event: Of<'payment.added'>) =>
    enter(context, rowOf('added', event.payment, event, { ...moneyIn(context, event), method: event.method })),
  recordChallenge: (context: PaymentContext, event: Of<'payment.action_required'>) =>
    enter(context, rowOf('action_required', event.reference, event, { op: event.op })),
  recordAuthorization: (context: PaymentContext, event: Of<'payment.authorized'>) =>
    enter(
      context,
      rowOf('authorized', event.reference, event, {
        ...moneyIn(context, event),
        op: event.op,
        expiresAt: event.expiresAt === undefined ? undefined : instant(event.expiresAt),
      }),
    ),
  recordCapture: (context: PaymentContext, event: Of<'payment.captured'>) =>
    enter(
      context,
      rowOf('captured', event.reference, event, { ...moneyIn(context, event), of: event.of, op: event.op }),
    ),
  recordVoid: (context: PaymentContext, event: Of<'payment.voided'>) =>
    enter(context, rowOf('voided', event.reference, event, { ...moneyIn(context, event), of: event.of, op: event.op })),
  recordExpiry: (context: PaymentContext, event: Of<'payment.expired'>) =>
    enter(
      context,
      rowOf('expired', event.reference, event, { ...moneyIn(context, event), of: event.of, op: event.op }),
    ),
  recordFailure: (context: PaymentContext, event: Of<'payment.failed'>) =>
    enter(context, rowOf('failed', event.reference, event, { op: event.op })),
  recordPendingRefund: (context: PaymentContext, event: Of<'payment.refund_pending'>) =>
    enter(
      context,
      rowOf('refund_pending', event.reference, event, { ...moneyIn(context, event), of: event.of, op: event.op }),
    ),
  recordRefund: (context: PaymentContext, event: Of<'payment.refunded'>) =>
    enter(
      context,
      rowOf('refunded', event.reference, event, {
        ...moneyIn(context, event),
        of: event.of,
        op: event.op,
        goodwill: event.goodwill,
      }),
    ),
  recordFailedRefund: (context: PaymentContext, event: Of<'payment.refund_failed'>) =>
    enter(context, rowOf('refund_failed', event.reference, event, { op: event.op })),
  recordReminder: (context: PaymentContext, event: Of<'payment.reminded'>) =>
    enter(context, rowOf('reminded', event.reference, event, { op: event.op })),
  askToAuthorize: (context: PaymentContext, event: Of<'payment.authorize'>) =>
    enter(context, rowOf('authorize', event.id, event, moneyIn(context, event))),
  askToCapture: (context: PaymentContext, event: Of<'payment.capture'>) =>
    enter(
      context,
      rowOf('capture', event.id, event, {
        ...moneyIn(context, event),
        of: drawnOn(context, event.amount.amount, event.of, event.at),
      }),
    ),
  askToVoid: (context: PaymentContext, event: Of<'payment.void'>) =>
    enter(
      context,
      rowOf('void', event.id, event, {
        ...moneyIn(context, event),
        of: drawnOn(context, event.amount.amount, event.of),
      }),
    ),
  askToRefund: (context: PaymentContext, event: Of<'payment.refund'>) =>
    enter(
      context,
      rowOf('refund', event.id, event, {
        ...moneyIn(context, event),
        of: event.of,
        goodwill: event.goodwill,
        return: event.return,
      }),
    ),
};

// The chart

const authorize = { target: 'settling', guard: 'startsOneAttempt', actions: 'askToAuthorize' } as const;
const capture = { target: 'settling', guard: 'coversCapture', actions: 'askToCapture' } as const;
const giveBack = { target: 'settling', guard: 'coversVoid', actions: 'askToVoid' } as const;
const refund = { target: 'settling', guard: 'coversRefund', actions: 'askToRefund' } as const;
const money = {
  'payment.authorize': authorize,
  'payment.capture': capture,
  'payment.void': giveBack,
  'payment.refund': refund,
} as const;

/**
 * The payment part: one tender's life-cycle.
 *
 * @since 0.1.0
 */
export const paymentPart: Part<PaymentContext, PaymentEvent, PaymentState> = definePart<
  PaymentContext,
  PaymentEvent,
  PaymentState
>()({
  rules,
  when,
  evolve,
}).chart({
  id: 'payment',
  initial: 'settling',
  on: {
    'payment.added': { target: '.settling', actions: 'recordTender' },
    'payment.action_required': { target: '.settling', actions: 'recordChallenge' },
    'payment.authorized': { target: '.settling', actions: 'recordAuthorization' },
    'payment.captured': { target: '.settling', actions: 'recordCapture' },
    'payment.voided': { target: '.settling', actions: 'recordVoid' },
    'payment.expired': { target: '.settling', actions: 'recordExpiry' },
    'payment.failed': { target: '.settling', actions: 'recordFailure' },
    'payment.refund_pending': { target: '.settling', actions: 'recordPendingRefund' },
    'payment.refunded': { target: '.settling', actions: 'recordRefund' },
    'payment.refund_failed': { target: '.settling', actions: 'recordFailedRefund' },
    'payment.reminded': { target: '.settling', actions: 'recordReminder' },
  },
  states: {
    pending: { on: { 'payment.authorize': authorize, 'payment.capture': capture } },
    requires_action: {},
    authorized: { on: { 'payment.capture': capture, 'payment.void': giveBack } },
    partially_captured: { on: money },
    captured: { on: money },
    partially_refunded: { on: money },
    refunded: { on: money },
    voided: { on: { 'payment.authorize': authorize } },
    expired: { on: { 'payment.authorize': authorize } },
    failed: { on: { 'payment.authorize': authorize, 'payment.capture': capture } },
    settling: {
      always: [
        { target: 'refunded', guard: 'isRefunded' },
        { target: 'partially_refunded', guard: 'isPartlyRefunded' },
        { target: 'captured', guard: 'isCaptured' },
        { target: 'partially_captured', guard: 'isPartlyCaptured' },
        { target: 'authorized', guard: 'isAuthorized' },
        { target: 'requires_action', guard: 'awaitsCustomer' },
        { target: 'pending', guard: 'hasAttempt' },
        { target: 'voided', guard: 'isVoided' },
        { target: 'expired', guard: 'isExpired' },
        { target: 'failed', guard: 'isFailed' },
        { target: 'pending' },
      ],
    },
  },
});
