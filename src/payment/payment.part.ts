/**
 * One tender: how somebody pays part of the order.
 *
 * - **pending**: chosen, and no money has been promised. The customer or the shop acts next.
 * - **requires_action**: the customer has to confirm (3-D Secure, a redirect). They act next; the attempt can still fail.
 * - **authorized**: money is set aside. The shop captures or voids it before it expires.
 * - **partially_captured**: some money is ours, more is expected or still set aside.
 * - **captured**: all of it is ours. It can be refunded, never "unpaid".
 * - **partially_refunded**: some went back. The rest can be refunded; an open authorization can still be captured.
 * - **refunded**: all that was captured went back. A refund that fails later takes this back; an open authorization can still be
 *   captured or voided.
 * - **voided**, **expired**: what was set aside was released. A new attempt may be made.
 * - **failed**: the last attempt failed and none is under way. A new attempt may be made.
 */
import { type Reason, reason } from '../errors.ts';
import { instant, rowOf } from '../events.ts';
import { enter, has } from '../ledger.ts';
import type { Money } from '../money.ts';
import { definePart, type Part } from '../part/part.ts';
import type { PaymentState } from '../statuses.ts';
import type { PaymentEvent } from './payment.events.ts';
import {
  availableOf,
  awaitsCustomer,
  capturableOf,
  type PaymentContext,
  type PaymentKind,
  pendingOperationsOf,
  refundableOf,
  totalsOf,
} from './payment.ledger.ts';
import { isGatewayMethod } from './payment.methods.ts';

type Of<Type extends PaymentEvent['type']> = Extract<PaymentEvent, { readonly type: Type }>;

// Rows

/** The event's money alone: what else an amount carries does not enter the ledger. */
const moneyOf = ({ amount: { amount, currency } }: { readonly amount: Money }) => ({ amount: { amount, currency } });

// Rules

function refusesGateway(context: PaymentContext, event: { readonly amount: Money }): null | Reason {
  const { method } = totalsOf(context);
  const { currency } = context;
  if (method !== undefined && !isGatewayMethod(method)) return reason('offline_method', { method });
  if (event.amount.currency !== currency)
    return reason('currency_mismatch', { expected: currency, currency: event.amount.currency });
  return null;
}

const rules = {
  startsOneAttempt: (context: PaymentContext, event: Of<'payment.authorize'>) => {
    const { pendingOperations } = totalsOf(context);
    if (pendingOperations.length > 0) return reason('operation_pending', { operations: pendingOperations });
    return refusesGateway(context, event);
  },
  coversCapture: (context: PaymentContext, event: Of<'payment.capture'>) => {
    const available = capturableOf(context, event.of);
    if (event.amount.amount > available)
      return reason('exceeds_authorized', { requested: event.amount.amount, available });
    return refusesGateway(context, event);
  },
  coversVoid: (context: PaymentContext, event: Of<'payment.void'>) => {
    const available = availableOf(context, event.of);
    if (event.amount.amount > available)
      return reason('nothing_to_void', { requested: event.amount.amount, available });
    return refusesGateway(context, event);
  },
  coversRefund: (context: PaymentContext, event: Of<'payment.refund'>) => {
    const { currency } = context;
    if (event.amount.currency !== currency)
      return reason('currency_mismatch', { expected: currency, currency: event.amount.currency });
    const available = refundableOf(context, event.of);
    return event.amount.amount > available
      ? reason('exceeds_refundable', { requested: event.amount.amount, available })
      : null;
  },
};

// Settling conditions

const when = {
  isRefunded: (context: PaymentContext) =>
    totalsOf(context).refunded > 0 && totalsOf(context).refunded >= totalsOf(context).captured,
  isPartlyRefunded: (context: PaymentContext) => totalsOf(context).refunded > 0,
  isCaptured: (context: PaymentContext) => {
    const { captured, declared, authorized, open } = totalsOf(context);
    return (
      has<PaymentKind>('captured')(context) &&
      open === 0 &&
      (authorized > 0 || declared === undefined || captured >= declared)
    );
  },
  isPartlyCaptured: has<PaymentKind>('captured'),
  isAuthorized: (context: PaymentContext) => totalsOf(context).open > 0,
  awaitsCustomer,
  hasAttempt: (context: PaymentContext) =>
    pendingOperationsOf(context.rows).some((row) => row.kind === 'authorize' || row.kind === 'capture'),
  isVoided: has<PaymentKind>('voided'),
  isExpired: has<PaymentKind>('expired'),
  isFailed: has<PaymentKind>('failed'),
};

// Evolvers

const evolve = {
  recordTender: (context: PaymentContext, event: Of<'payment.added'>) =>
    enter(context, rowOf('added', event.payment, event, { ...moneyOf(event), method: event.method })),
  recordChallenge: (context: PaymentContext, event: Of<'payment.action_required'>) =>
    enter(context, rowOf('action_required', event.reference, event, { op: event.op })),
  recordAuthorization: (context: PaymentContext, event: Of<'payment.authorized'>) =>
    enter(
      context,
      rowOf('authorized', event.reference, event, {
        ...moneyOf(event),
        op: event.op,
        expiresAt: event.expiresAt === undefined ? undefined : instant(event.expiresAt),
      }),
    ),
  recordCapture: (context: PaymentContext, event: Of<'payment.captured'>) =>
    enter(context, rowOf('captured', event.reference, event, { ...moneyOf(event), of: event.of, op: event.op })),
  recordVoid: (context: PaymentContext, event: Of<'payment.voided'>) =>
    enter(context, rowOf('voided', event.reference, event, { ...moneyOf(event), of: event.of, op: event.op })),
  recordExpiry: (context: PaymentContext, event: Of<'payment.expired'>) =>
    enter(context, rowOf('expired', event.reference, event, { ...moneyOf(event), of: event.of, op: event.op })),
  recordFailure: (context: PaymentContext, event: Of<'payment.failed'>) =>
    enter(context, rowOf('failed', event.reference, event, { op: event.op })),
  recordPendingRefund: (context: PaymentContext, event: Of<'payment.refund_pending'>) =>
    enter(context, rowOf('refund_pending', event.reference, event, { ...moneyOf(event), of: event.of, op: event.op })),
  recordRefund: (context: PaymentContext, event: Of<'payment.refunded'>) =>
    enter(
      context,
      rowOf('refunded', event.reference, event, {
        ...moneyOf(event),
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
    enter(context, rowOf('authorize', event.id, event, moneyOf(event))),
  askToCapture: (context: PaymentContext, event: Of<'payment.capture'>) =>
    enter(context, rowOf('capture', event.id, event, { ...moneyOf(event), of: event.of })),
  askToVoid: (context: PaymentContext, event: Of<'payment.void'>) =>
    enter(context, rowOf('void', event.id, event, { ...moneyOf(event), of: event.of })),
  askToRefund: (context: PaymentContext, event: Of<'payment.refund'>) =>
    enter(
      context,
      rowOf('refund', event.id, event, {
        ...moneyOf(event),
        of: event.of,
        goodwill: event.goodwill,
        return: event.return,
      }),
    ),
};

// The chart

const authorize = { target: 'settling', guard: 'startsOneAttempt', actions: 'askToAuthorize' } as const;
const capture = { target: 'settling', guard: 'coversCapture', actions: 'askToCapture' } as const;
const release = { target: 'settling', guard: 'coversVoid', actions: 'askToVoid' } as const;
const refund = { target: 'settling', guard: 'coversRefund', actions: 'askToRefund' } as const;

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
    authorized: { on: { 'payment.capture': capture, 'payment.void': release } },
    partially_captured: { on: { 'payment.capture': capture, 'payment.void': release, 'payment.refund': refund } },
    captured: { on: { 'payment.refund': refund } },
    partially_refunded: { on: { 'payment.capture': capture, 'payment.void': release, 'payment.refund': refund } },
    refunded: { on: { 'payment.capture': capture, 'payment.void': release } },
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
