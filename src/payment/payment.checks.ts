import { type Check, choice, exactly, instantText, integer, list, moneyOf, shape, text } from '../checks.ts';
import { longest } from '../events.ts';
import { disputeKinds, disputeOutcomes, disputeStages, refundDestinations } from '../statuses.money.ts';
import { paymentMethods } from '../statuses.ts';
import type { PaymentEvent } from './payment.events.ts';
import { type RefundOrder, refundPolicies } from './refund.events.ts';

const occurrence = text(longest.reference);
const reference = { reference: occurrence };
const ofPayment = { payment: text(longest.id) };
const payment = { ...ofPayment, ...reference };
const op = { op: text(longest.op) };
const of = { of: text(longest.event) };
const money = { amount: moneyOf(0) };
const someMoney = { amount: moneyOf(1) };
const goodwill = { goodwill: exactly(true) };
const replaces = { replaces: occurrence };
const to = { to: choice(refundDestinations) };
const sequence = { sequence: integer(0) };
const ofFulfillment = { fulfillment: text(longest.id) };
const ofReturn = { return: text(longest.id) };
const shares = list(shape({ ...ofPayment, ...of, ...someMoney }), 1);
const policy = choice(refundPolicies);
const refundPlan: Check = (value, path) => (Array.isArray(value) ? shares : policy)(value, path);

type Fields = readonly [needed: Readonly<Record<string, Check>>, allowed?: Readonly<Record<string, Check>>];

/** What each event about money carries beside its envelope: what it must, and what it may. */
export const paymentFields: Readonly<Record<(PaymentEvent | RefundOrder)['type'], Fields>> = {
  'payment.added': [{ ...ofPayment, method: choice(paymentMethods), ...money }, { dueAt: instantText }],
  'payment.action_required': [payment, op],
  'payment.authorized': [
    { ...payment, ...money },
    { ...op, expiresAt: instantText, ...replaces },
  ],
  'payment.captured': [
    { ...payment, ...money },
    { ...op, ...of },
  ],
  'payment.voided': [
    { ...payment, ...money },
    { ...op, ...of },
  ],
  'payment.expired': [{ ...payment, ...money, ...of }, op],
  'payment.failed': [payment, { ...op, ...of }],
  'payment.unknown': [{ ...payment, ...op }],
  'payment.refund_pending': [
    { ...payment, ...money, ...of },
    { ...op, ...to },
  ],
  'payment.refunded': [
    { ...payment, ...money, ...of },
    { ...op, ...goodwill, ...to },
  ],
  'payment.refund_failed': [payment, op],
  'payment.reminded': [payment, op],
  'payment.overdue': [payment, op],
  'payment.dispute_opened': [{ ...payment, ...money, ...of, kind: choice(disputeKinds) }, { respondBy: instantText }],
  'payment.dispute_updated': [
    { ...payment, ...of, status: choice(disputeStages) },
    { kind: exactly('chargeback'), ...sequence },
  ],
  'payment.dispute_unanswered': [{ ...payment, ...of }],
  'payment.dispute_closed': [
    { ...payment, ...of, outcome: choice(disputeOutcomes) },
    { ...money, ...sequence },
  ],
  'payment.authorize': [{ ...ofPayment, ...someMoney }, replaces],
  'payment.capture': [
    { ...ofPayment, ...someMoney },
    { ...of, ...ofFulfillment },
  ],
  'payment.void': [{ ...ofPayment, ...someMoney }, of],
  'payment.refund': [
    { ...ofPayment, ...someMoney },
    { ...of, ...goodwill, ...ofReturn, ...to },
  ],
  'payment.mark_paid': [{ ...ofPayment, ...someMoney }, reference],
  'order.refund': [
    { ...someMoney, plan: refundPlan },
    { ...goodwill, ...ofReturn, ...to },
  ],
};
