/**
 * One tender: how somebody pays part of the order.
 *
 * - **pending**: chosen, and no money has been promised. The customer or the shop acts next.
 * - **requires_action**: the customer has to confirm (3-D Secure, a redirect). They act next; the attempt can still fail.
 * - **authorized**: money is set aside. The shop captures or voids it before it expires, or has it authorized anew in its place.
 * - **partially_captured**: some money is ours, less than the tender is to pay. The rest is set aside, or can be asked for.
 * - **captured**: all of it is ours. It can be refunded, never "unpaid".
 * - **partially_refunded**: some went back. The rest can be refunded; an open authorization can still be captured.
 * - **refunded**: all that was captured went back. A refund that fails later takes this back; what is owed again can be asked for.
 * - **voided**, **expired**: what was set aside was released. A new attempt may be made.
 * - **failed**: the last attempt failed and none is under way. A new attempt may be made.
 *
 * Disputes stand beside the state: what was captured stays captured, whatever the bank says of it.
 */

import { has } from '../ledger.ts';
import { definePart, type Part } from '../part/part.ts';
import type { PaymentState } from '../statuses.ts';
import type { PaymentEvent } from './payment.events.ts';
import { awaitsCustomer, totalsOf } from './payment.ledger.ts';
import { pendingOperationsOf } from './payment.operations.ts';
import { evolve } from './payment.record.ts';
import { hasCounted, type PaymentContext, type PaymentKind } from './payment.rows.ts';
import { rules } from './payment.rules.ts';

// Settling conditions

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

// The chart

const authorize = { target: 'settling', guard: 'startsOneAttempt', actions: 'askToAuthorize' } as const;
const capture = { target: 'settling', guard: 'coversCapture', actions: 'askToCapture' } as const;
const giveBack = { target: 'settling', guard: 'coversVoid', actions: 'askToVoid' } as const;
const refund = { target: 'settling', guard: 'coversRefund', actions: 'askToRefund' } as const;
const mark = { target: 'settling', guard: 'isToldByNobody', actions: 'markPaid' } as const;
const attempts = { 'payment.authorize': authorize, 'payment.capture': capture, 'payment.mark_paid': mark } as const;
const money = { ...attempts, 'payment.void': giveBack, 'payment.refund': refund } as const;

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
    'payment.unknown': { target: '.settling', actions: 'recordUnknown' },
    'payment.refund_pending': { target: '.settling', actions: 'recordPendingRefund' },
    'payment.refunded': { target: '.settling', actions: 'recordRefund' },
    'payment.refund_failed': { target: '.settling', actions: 'recordFailedRefund' },
    'payment.reminded': { target: '.settling', actions: 'recordReminder' },
    'payment.overdue': { target: '.settling', actions: 'recordOverdue' },
    'payment.dispute_opened': { target: '.settling', actions: 'recordDispute' },
    'payment.dispute_updated': { target: '.settling', actions: 'recordDisputeUpdate' },
    'payment.dispute_unanswered': { target: '.settling', actions: 'recordDisputeUnanswered' },
    'payment.dispute_closed': { target: '.settling', actions: 'recordDisputeEnd' },
  },
  states: {
    pending: { on: attempts },
    requires_action: { on: { 'payment.mark_paid': mark } },
    authorized: { on: { ...attempts, 'payment.void': giveBack } },
    partially_captured: { on: money },
    captured: { on: money },
    partially_refunded: { on: money },
    refunded: { on: money },
    voided: { on: { 'payment.authorize': authorize, 'payment.mark_paid': mark } },
    expired: { on: { 'payment.authorize': authorize, 'payment.mark_paid': mark } },
    failed: { on: attempts },
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
